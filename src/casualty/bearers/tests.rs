use crate::base::{Language, Source};
use crate::casualty::{Lexicons, claims};
use crate::{clean, read};

/// The figures of a text with their parties: `300 gb`.
fn parties(language: &str, text: &str) -> Vec<String> {
    let mut document = clean::clean(read::read(&Source::new("a.txt", text)).document);
    document.language = Language::known(language);
    let claims = claims(&document, &Source::new("a.txt", text), &Lexicons::default());
    claims.iter().map(|claim| format!("{} {}", claim.low, claim.party)).collect()
}

#[test]
fn a_unit_is_of_the_army_that_it_is_once_said_to_be_of() {
    let text =
        "The Finns fought the Soviets. The Soviet 88th Division crossed the lake.\n\nThe 88th Division lost 700 men.";
    assert_eq!(parties("en", text), ["700 su"]);
    let text = "美軍第9師在河邊設防，日軍逼近。\n\n第9師陣亡70人。";
    assert_eq!(parties("zh-Hant", text), ["70 us"]);
}

#[test]
fn a_commander_stands_for_those_whom_he_leads() {
    let war = "The war between the Italians and the Greeks began in October.";
    let with = |sentence: &str| parties("en", &format!("{war} {sentence}\n\nOrvati lost 700 men."));
    assert_eq!(with("The Italian General Orvati crossed the border."), ["700 it"]);
    assert_eq!(with("The Greeks, who were led by General Orvati, held the pass."), ["700 gr"]);
    // Nothing says it but the name itself.
    assert_eq!(with("General Orvati crossed the border."), ["700 it"]);
}

#[test]
fn whose_someone_is_whom_everyone_knows_the_sides_of_the_war_tell() {
    let of = |war: &str, loser: &str| parties("en", &format!("{war}\n\nIt was raining. {loser} lost 700 men."));
    let french = "The French and the Prussians met in June. The French held the hill against the Prussians.";
    assert_eq!(of(french, "Ney"), ["700 fr"]);
    assert_eq!(of(french, "Marshal Michel Ney"), ["700 fr"]);
    assert_eq!(of(french, "Gneisenau"), ["700 de"]);
    let others = "The Greeks and the Italians met in June. The Greeks held the hill against the Italians.";
    assert_ne!(of(others, "Ney"), ["700 fr"]);
    let text = "日軍與美軍於六月交戰，美軍擊退日軍。\n\n天降大雨。南雲的艦隊陣亡700人。";
    assert_eq!(parties("zh-Hant", text), ["700 jp"]);
}

#[test]
fn a_ship_is_of_the_navy_that_the_prefix_says_or_of_those_whom_its_attacker_fights() {
    let war = "The Germans and the British fought at sea. The British sank a German trawler.";
    let with = |sentence: &str| parties("en", &format!("{war} {sentence}\n\nThe cruiser Mirabel lost 70 men."));
    assert_eq!(with("HMS Mirabel left the port."), ["70 gb"]);
    assert_eq!(with("The British torpedoed the cruiser Mirabel."), ["70 de"]);
}

#[test]
fn what_units_are_called_tells_whose_they_are() {
    let text = "日軍與國民革命軍在河邊交戰，中國軍隊擊退日軍。\n\n第77聯隊傷亡300人。\n\n第66師傷亡400人。";
    assert_eq!(parties("zh-Hant", text), ["300 jp", "400 cn"]);
    let text = "The Finns fought the Soviets. The Finns routed the Soviets.\n\nThe 88th Rifle Division lost 700 men.";
    assert_eq!(parties("en", text), ["700 su"]);
}

#[test]
fn words_that_begin_a_sentence_and_parts_of_dates_are_no_names() {
    let text = "The Soviets fought the Finns. It was May. Some 20 Soviet tanks came. On May 4 the Finns lost 700 men.";
    assert_eq!(parties("en", text), ["700 fi"]);
}

#[test]
fn what_is_said_of_someone_is_said_of_the_one_who_was_named_last() {
    let war = "The Germans and the British fought at sea.";
    let with = |sentence: &str| parties("en", &format!("{war} {sentence}"));
    assert_eq!(with("HMS Mirabel was hit by a mine; the blast killed 70 of her crew."), ["70 gb"]);
    assert_eq!(with("The hill was held by the British Guards, who had suffered 70 casualties."), ["70 gb"]);
    assert_eq!(with("A German boat attacked HMS Mirabel. The attack killed 70 men."), ["70 gb"]);
}

#[test]
fn a_unit_that_is_named_by_its_kind_is_the_last_of_that_kind() {
    let text = "The Greeks fought the Turks. The Greek 9th Division and the Turkish 2nd Battalion met. The division lost 70 men, the battalion 30.";
    assert_eq!(parties("en", text), ["70 gr", "30 tr"]);
    let text = "希臘軍與土耳其軍交戰。希臘軍第9師渡河，土耳其軍第7團抵抗，該師陣亡70人，該團陣亡30人。";
    assert_eq!(parties("zh-Hant", text), ["70 gr", "30 tr"]);
}

#[test]
fn the_number_of_a_unit_counts_no_people() {
    let text = "The British fought the Argentines. On the hill 7 Para lost 70 men.";
    assert_eq!(parties("en", text), ["70 gb"]);
}

#[test]
fn someone_else_of_whom_nothing_is_said_is_of_the_other_side() {
    let war = "The Greeks and the Turks fought. The Greeks attacked the Turks.";
    let with = |sentence: &str| parties("en", &format!("{war} {sentence}"));
    assert_eq!(with("The Greeks lost 70 killed, Orvat lost 30."), ["70 gr", "30 tr"]);
    assert_eq!(
        with("The Greek pilots came again. The frigates Mirabel (22 dead) and Arda (2) were lost."),
        ["22 tr", "2 tr"]
    );
    let text = "希腊军与土耳其军交战。希腊军死70人，奥尔瓦特所部死伤共30人。";
    assert_eq!(parties("zh-Hans", text), ["70 gr", "30 tr"]);
}

#[test]
fn a_garrison_is_of_those_of_whom_it_is_once_said_to_be_and_its_attackers_are_not() {
    let text = "The Greeks fought the Turks. The Greek garrison of the island was small.\n\nIn May the storm broke. The garrison lost 70 men, the attackers 90.";
    assert_eq!(parties("en", text), ["70 gr", "90 tr"]);
}

#[test]
fn rebels_are_of_the_country_against_which_the_government_is_not() {
    let text = "The Malden Emergency was fought between British colonial forces and a guerrilla army in Kenya.\n\nThe insurgents killed 30 policemen. Government forces lost 20 dead. The rebels lost 40 dead.";
    assert_eq!(parties("en", text), ["30 gb", "20 gb", "40 ke"]);
}

#[test]
fn the_sides_of_a_war_within_a_country_are_both_of_it() {
    let war = "The war in Portugal began in May. Portuguese towns burned, and a Portuguese fleet sailed. The Portuguese rose against the Portuguese. The Portuguese ports were closed, the Portuguese banks failed, the Portuguese army split, and Portuguese peasants rose.";
    let text = format!("{war} A Danish ship came.\n\nThe rebels killed 70 soldiers. The Royalists lost 90 men.");
    assert_eq!(parties("en", &text), ["70 pt", "90 pt"]);
    let text = "The Nationalists and the Republicans fought for the Spanish capital. The Spanish fleet sailed, and the Spanish coast was shelled.\n\nThe Nationalists lost 70 men. The Republicans lost 90 men.";
    assert_eq!(parties("en", text), ["70 es", "90 es"]);
}

#[test]
fn the_army_of_a_unit_may_stand_behind_it() {
    let text = "The Greeks fought the Turks. The 88th Division of the Turkish Army crossed the river.\n\nThe 88th Division lost 700 men.";
    assert_eq!(parties("en", text), ["700 tr"]);
}

#[test]
fn the_units_of_either_chinese_side_have_names_of_their_own() {
    let text = "解放军与国民党军交战。\n\n第四纵队伤亡300人。整编第十一师被歼2000人。";
    assert_eq!(parties("zh-Hans", text), ["300 cn", "2000 tw"]);
    let text = "解放軍與國民黨軍交戰。\n\n第四縱隊傷亡300人。整編第十一師被殲2000人。";
    assert_eq!(parties("zh-Hant", text), ["300 cn", "2000 tw"]);
}

#[test]
fn units_share_a_party_by_their_lists_their_leaders_and_what_they_belong_to() {
    let of = |language: &str, text: &str| parties(language, text);
    let war = "한국군과 중국군이 싸웠다. 중국군은 한국군을 공격하였다.\n\n중국군 제38군의 제113사단은 강을 건넜다. 제113·제114사단이 뒤를 이었다.";
    assert_eq!(of("ko", &format!("{war}\n\n제113사단은 300명을 잃었다.")), ["300 cn"]);
    assert_eq!(of("ko", &format!("{war}\n\n제114사단은 300명을 잃었다.")), ["300 cn"]);
    let war = "日本軍とイギリス軍が戦った。イギリス軍は日本軍を攻撃した。\n\n第33師団長であった柳田元三中将は作戦の中止を求めた。";
    assert_eq!(of("ja", &format!("{war}\n\n第33師団では300名が戦死した。")), ["300 jp"]);
    let war = "The French fought the British. The British attacked the French.\n\nThe 95th Regiment of the 3rd Division held the wood. The British 3rd Division had come late.";
    assert_eq!(of("en", &format!("{war}\n\nThe 95th Regiment lost 300 killed.")), ["300 gb"]);
}

#[test]
fn who_is_named_in_one_word_with_another_is_not_fought_by_them() {
    let text = "英印軍は円陣を守り抜いた。日本軍は退いた。インド国民軍はイギリス軍を攻撃した。\n\n第215連隊は第17インド師団の退路を断った。\n\n第215連隊では331名が戦死した。";
    assert_eq!(parties("ja", text), ["331 jp"]);
}
