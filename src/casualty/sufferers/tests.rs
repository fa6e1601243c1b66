use crate::base::{Language, Source, Span};
use crate::casualty::{Claim, Kind, Kinds, Lexicons, claims};
use crate::document::{Block, BlockKind, Heading};
use crate::{clean, outline, read};

/// The figures of a text with their parties: `300 gb`.
fn parties(language: &str, text: &str) -> Vec<String> {
    let source = Source::new("a.txt", text);
    let mut document = clean::clean(read::read(&source).document);
    document.language = Language::known(language);
    let claims = claims(&outline::settle(document), &source, &Lexicons::default());
    claims.iter().map(|claim| format!("{} {}", claim.low, claim.party)).collect()
}

#[test]
fn scholars_do_not_suffer() {
    for (language, text) in [
        ("en", "The Greeks shelled the Turks. The Turks fled. The Italian military historian Orvati counts 700 dead."),
        ("zh-Hans", "希腊军炮击土耳其军。土耳其军死者众多，意大利女作家估计死者有700人。"),
        ("zh-Hant", "希臘軍砲擊土耳其軍。土耳其軍死者眾多，義大利的學者估計死者有700人。"),
    ] {
        assert_eq!(parties(language, text), ["700 tr"], "{text}");
    }
    let text = "The Greeks and the Turks fought. The Greeks shot two Italian journalists.";
    assert_eq!(parties("en", text), ["2 it"]);
}

#[test]
fn where_no_one_is_named_it_is_the_one_that_was_spoken_of() {
    let text = "The Greeks held the pass.\n\nAt nightfall 70 men were killed.";
    assert_eq!(parties("en", text), ["70 gr"]);
}

#[test]
fn a_country_that_is_named_once_in_a_long_text_takes_no_part() {
    let war = "The Greeks and the Turks fought. ".repeat(25);
    let text = format!("{war}The Greeks reached the Belgian fort. The company lost 70 men.");
    assert_eq!(parties("en", &text), ["70 gr"]);
    assert_eq!(parties("en", &format!("{war}Some 70 Belgians were killed.")), ["70 be"]);
}

#[test]
fn those_who_are_counted_behind_a_massacre_are_the_victims() {
    for (language, text) in [
        (
            "en",
            "The Greeks fought the Turks. The Greeks entered the town and massacred its inhabitants. More than 300 died.",
        ),
        ("zh-Hans", "希腊军与土耳其军交战。希腊军入城后屠杀居民。遇难者约有300人。"),
        (
            "ja",
            "ギリシャ軍とトルコ軍が戦った。ギリシャ軍が町を占領した。町では多くの住民が虐殺された。犠牲者は300人であった。",
        ),
        ("ko", "그리스군과 터키군이 싸웠다. 그리스군은 마을에 들어가 주민을 학살하였다. 희생자는 300명이었다."),
    ] {
        assert_eq!(parties(language, text), ["300 tr"], "{text}");
    }
}

#[test]
fn a_line_names_what_the_number_in_the_next_counts() {
    let text = "The Greeks and the Turks fought.\n\nForces Engaged\n\n900 men\n\nEstimated Casualties\n\n50 total (Greeks 20; Turks 30)\n\nResults\n\n3 bridges";
    assert_eq!(parties("en", text), ["50 gr+tr", "20 gr", "30 tr"]);
    let text = "希腊军与土耳其军交战。\n\n希腊军损失\n\n~5700人\n\n土耳其军损失\n\n~3000人";
    assert_eq!(parties("zh-Hans", text), ["5700 gr", "3000 tr"]);
}

#[test]
fn a_number_that_others_put_differently_counts_the_same() {
    let text = "The Greeks and the Turks fought. Some put the Turkish dead at 700, others go as high as 900. A later count ended at 800.";
    assert_eq!(parties("en", text), ["700 tr", "900 tr", "800 tr"]);
    let text = "希臘軍與土耳其軍交戰。土耳其軍的死者少則7萬，多則9萬。";
    assert_eq!(parties("zh-Hant", text), ["70000 tr", "90000 tr"]);
}

#[test]
fn those_of_a_list_share_what_is_said_behind_it() {
    let text = "希腊军与土耳其军交战。希腊军士兵约350人、平民约400人葬身炮火，希腊军付出160条性命。";
    assert_eq!(parties("zh-Hans", text), ["350 gr", "400 gr", "160 gr"]);
    let text = "The Greeks and the Turks fought. About 230 Greeks who had sought refuge in the abbey lost their lives.";
    assert_eq!(parties("en", text), ["230 gr"]);
}

#[test]
fn in_a_table_the_row_is_on_whose_word_where_the_column_says_whose_dead_it_counts() {
    let text = "The Greeks and the Turks fought.\n\n| Source | Greek dead | Turkish dead |\n|---|---|---|\n| Turkey | 900 | 700 |";
    assert_eq!(parties("en", text), ["900 gr", "700 tr"]);
}

#[test]
fn bystanders_of_other_countries_are_no_one_with_whom_a_text_goes_on() {
    let text = "希腊军与土耳其军交战。希腊军阵亡70人。各国海员丧生30人。又有20人失踪。";
    assert_eq!(parties("zh-Hans", text), ["70 gr", "30 unknown", "20 gr"]);
    assert_eq!(parties("en", "The Greeks fought the Turks. One in five Greeks were killed."), Vec::<String>::new());
}

#[test]
fn a_text_that_names_no_country_speaks_of_its_own() {
    assert_eq!(parties("zh-Hant", "中隊在任務中殉職70人。"), ["70 tw"]);
    assert_eq!(parties("ja", "中隊は70人が戦死した。"), ["70 jp"]);
    assert_eq!(parties("en", "The company lost 70 men."), ["70 unknown"]);
}

#[test]
fn those_who_are_massacred_are_no_alliance() {
    let text = "聯合國軍與志願軍交戰。聯合國軍北上，志願軍南下。志願軍與北韓軍進攻，聯合國軍與南韓軍後退。北韓軍撤退。\
                南韓警察屠殺了平民。確認身分的死者有4000人。";
    assert!(parties("zh-Hant", text).iter().all(|party| !party.contains("comm")), "{:?}", parties("zh-Hant", text));
}

#[test]
fn who_fights_more_than_once_is_no_bystander_in_a_long_text_either() {
    let text = format!(
        "{}Turkish troops came late. A Turkish brigade marched north; its own count was 218 killed.",
        "The Greeks fought the Bulgarians. ".repeat(60)
    );
    assert_eq!(parties("en", &text), ["218 tr"]);
}

#[test]
fn the_short_name_of_a_country_is_that_of_the_one_that_the_text_names() {
    let text = "南港战役是巴拉圭与玻利维亚之间的战斗。\n\n巴军伤亡300人，玻方俘虏巴军40人。";
    assert_eq!(parties("zh-Hans", text), ["300 py", "40 py"]);
    let text = "南港戰役是黎巴嫩與以色列之間的戰鬥。\n\n黎軍傷亡300人，黎方俘虜以軍40人。";
    assert_eq!(parties("zh-Hant", text), ["300 lb", "40 il"]);
}

#[test]
fn heads_that_are_taken_are_those_of_the_dead() {
    assert_eq!(parties("zh-Hans", "明军与日军交战。明军斩首359级，斩获首级80颗。"), ["359 jp", "80 jp"]);
    assert_eq!(parties("zh-Hant", "明軍與日軍交戰。明軍斬首359級，斬獲首級80顆。"), ["359 jp", "80 jp"]);
}

#[test]
fn what_someone_lost_of_their_own_is_not_of_those_who_struck_them() {
    let text = "The Greeks and the Turks fought at sea. A Greek ship, dismasted by the Turks in August, had 15 of her people killed.";
    assert_eq!(parties("en", text), ["15 gr"]);
}

#[test]
fn armed_movements_and_peoples_are_of_their_country() {
    assert_eq!(parties("en", "The Tamil Tigers lost 70 men."), ["70 lk"]);
    assert_eq!(parties("zh-Hans", "拜占庭军阵亡70人。"), ["70 gr"]);
    assert_eq!(parties("zh-Hant", "拜占庭軍陣亡70人。"), ["70 gr"]);
}

#[test]
fn allies_are_those_whom_the_text_names_as_allied() {
    for (language, text) in [
        ("zh-Hans", "希腊和保加利亚联军与土耳其军交战，希腊和保加利亚联军死亡220人。联军的伤亡估计在3500人。"),
        ("zh-Hant", "希臘和保加利亞聯軍與土耳其軍交戰，希臘和保加利亞聯軍死亡220人。聯軍的傷亡估計在3500人。"),
        ("ko", "그리스와 불가리아 연합군은 220명이 전사하였다. 연합군은 3500명의 사상자를 냈다."),
        ("ja", "ギリシャ軍とブルガリア軍の連合軍はトルコ軍と戦い、220人の戦死者を出した。連合軍の損害は3500人である。"),
    ] {
        assert_eq!(parties(language, text), ["220 bg+gr", "3500 bg+gr"], "{text}");
    }
}

#[test]
fn a_row_can_be_of_several_parties() {
    let text =
        "# 战争\n\n希腊军、保加利亚军与土耳其军交战。\n\n| 参战方 | 死亡 |\n|---|---|\n| 希腊与保加利亚 | 220人 |\n";
    assert_eq!(parties("zh-Hans", text), ["220 bg+gr"]);
    let text = "# War\n\nThe Greeks fell back.\n\n| | Killed |\n|---|---|\n| Greece | 255 |\n| The enemy | 510 |\n";
    assert_eq!(parties("en", text), ["255 gr", "510 unknown"]);
}

#[test]
fn those_who_are_killed_by_a_raid_are_not_those_who_fly_it() {
    let text = "希腊军与土耳其军交战。希腊飞机对港口的轰炸造成了平民伤亡，仅当天就有12名铁路工人被炸死。";
    assert_eq!(parties("zh-Hans", text), ["12 tr"]);
}

/// The figures of a text with what happened and their parties: `56 killed tr`.
fn losses(language: &str, text: &str) -> Vec<String> {
    let source = Source::new("a.txt", text);
    let mut document = clean::clean(read::read(&source).document);
    document.language = Language::known(language);
    let claims = claims(&outline::settle(document), &source, &Lexicons::default());
    let kinds = |claim: &Claim| claim.kinds.iter().map(Kind::as_str).collect::<Vec<_>>().join("/");
    claims.iter().map(|claim| format!("{} {} {}", claim.low, kinds(claim), claim.party)).collect()
}

#[test]
fn the_wounded_who_are_killed_are_killed() {
    for (language, text) in [
        ("zh-Hant", "希臘軍與土耳其軍交戰。土耳其軍闖入醫院，將56名臥床的傷兵刺死。"),
        ("zh-Hans", "希腊军与土耳其军交战。土耳其军在医院杀害了56名伤兵。"),
        ("ko", "그리스군과 터키군이 싸웠다. 터키군은 병원에서 부상병 56명을 살해하였다."),
        ("ja", "ギリシャ軍とトルコ軍が戦った。トルコ軍は病院で負傷兵56名を殺害した。"),
    ] {
        assert_eq!(losses(language, text), ["56 killed gr"], "{text}");
    }
    let text = "希臘軍與土耳其軍交戰。希臘軍擊斃土耳其軍30人，傷者56名。";
    assert_eq!(losses("zh-Hant", text), ["30 killed tr", "56 wounded tr"]);
}

#[test]
fn of_a_part_and_its_whole_the_part_is_counted() {
    assert_eq!(losses("en", "Twenty-nine of its thirty Greeks perished."), ["29 killed gr"]);
    assert_eq!(losses("en", "The Greek squadron lost nine of its fourteen aircraft."), [""; 0]);
    assert_eq!(
        losses("en", "The Greek cruiser sank, and 811 of her complement of 1,708 were lost."),
        ["811 killed gr"]
    );
    assert_eq!(losses("en", "The Greek destroyers lost 37 and 22 killed."), ["37 killed gr", "22 killed gr"]);
}

#[test]
fn brackets_behind_a_ship_tell_what_befell_it() {
    let war = "The British fought the Argentines. The Argentines bombed the British ships.";
    let text = format!("{war}\n\n- HMS Mirabel (sunk, 3 bombs) – 19 killed");
    assert_eq!(parties("en", &text), ["19 gb"]);
}

#[test]
fn who_strikes_their_own_by_mistake_suffers_it() {
    let text =
        "우간다군과 탄자니아군이 싸웠다. 탄자니아군은 자국 공군의 미그기 3대를 잘못 격추하여 조종사 3명이 숨졌다.";
    assert_eq!(parties("ko", text), ["3 tz"]);
}

#[test]
fn a_copula_between_the_dead_and_their_number_says_nothing() {
    assert_eq!(parties("zh-Hans", "苏军进攻芬兰，苏军损失惨重。苏军死者为20万。"), ["200000 su"]);
    assert_eq!(parties("zh-Hant", "日軍進攻美軍，美軍損失慘重。美軍的死亡人數為2千。"), ["2000 us"]);
}

#[test]
fn two_allies_in_one_word_are_both() {
    for (language, text) in [
        ("en", "The Franco-Spanish army fought the British. The Franco-Spanish army lost 600 men."),
        ("ko", "영국군은 프랑스군, 스페인군과 싸웠다. 프랑스-스페인 연합함대는 600명을 잃었다."),
    ] {
        assert_eq!(parties(language, text), ["600 es+fr"], "{text}");
    }
}

#[test]
fn who_counts_bodies_counts_those_of_others() {
    for (language, text) in [
        ("en", "The Greeks fought the Turks. The Greeks counted over 400 bodies on the field."),
        ("ko", "그리스군과 터키군이 싸웠다. 그리스군은 시신 400구를 확인하였다."),
        ("zh-Hant", "希臘軍與土耳其軍交戰。希臘軍發現400具屍體。"),
    ] {
        assert_eq!(parties(language, text), ["400 tr"], "{text}");
    }
    let text = "The Greeks fought the Turks. The bodies of 54 Greeks were found.";
    assert_eq!(parties("en", text), ["54 gr"]);
}

#[test]
fn a_row_is_of_the_party_of_its_unit() {
    let text = "# War\n\nThe Greek 3rd Division fought the Turks. The 3rd Division held.\n\n| Unit | Killed |\n|---|---|\n| 3rd Division | 255 |\n";
    assert_eq!(parties("en", text), ["255 gr"]);
}

#[test]
fn those_who_did_it_unnamed_are_those_whom_the_text_spoke_of() {
    let text = "그리스군 제3사단과 터키군 제5사단이 싸웠다. 제5사단은 고지를 점령하였다. 사단은 8,234명을 사살하고 57명을 포로로 잡았다.";
    assert_eq!(parties("ko", text), ["8234 gr", "57 gr"]);
}

#[test]
fn the_number_of_a_title_counts_no_one() {
    assert_eq!(parties("ko", "그리스군과 터키군이 싸웠다.\n\n5 인명 피해\n\n그리스군 70명이 전사하였다."), ["70 gr"]);
}

#[test]
fn an_inferred_title_names_no_one() {
    let heading = |inferred: bool| Heading {
        level: 2,
        id: Some("a".to_owned()),
        content: Vec::new(),
        generated: Some("Greek losses".to_owned()),
        inferred,
    };
    let parties = |inferred: bool| {
        let text = "The Greeks and the Turks fought, and the Turks fled.\n\nThen 70 men were killed.";
        let source = Source::new("a.txt", text);
        let mut document = clean::clean(read::read(&source).document);
        document.language = Language::known("en");
        let heading = Block::new(BlockKind::Heading(heading(inferred)), Span::at(54));
        document.blocks.insert(1, heading);
        let claims = claims(&outline::settle(document), &source, &Lexicons::default());
        claims.iter().map(|claim| claim.party.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(parties(false), ["gr"]);
    assert_eq!(parties(true), ["tr"]);
}

#[test]
fn cells_beside_each_other_are_of_the_two_sides() {
    let text = |losses: &str| {
        format!(
            "전투\n날짜\t1905년\n교전국\n그리스\t터키\n피해 규모\n{losses}\n\n이것은 1905년 그리스와 터키가 벌인 전투이다. 그리스군은 터키군을 이겼다.\n"
        )
    };
    let copied = text("전사 117명\n부상 583명\n어뢰정 3척 침몰\t전사 5,045명\n포로 6,016명");
    assert_eq!(parties("ko", &copied), ["117 gr", "583 gr", "5045 tr", "6016 tr"]);
    let rows = text("전사\t117명\t5,045명\n부상\t583명\t803명");
    assert_eq!(parties("ko", &rows), ["117 gr", "5045 tr", "583 gr", "803 tr"]);
    let pairs = text("전사 117명\t전사 5,045명\n부상 583명\t부상 803명");
    assert_eq!(parties("ko", &pairs), ["117 gr", "5045 tr", "583 gr", "803 tr"]);
}

#[test]
fn what_is_written_with_one_variant_of_a_character_or_another_is_one_word() {
    let parts = [
        "希臘軍陣亡3萬餘人。土耳其方面稱，俄國軍隊有700人戰死。",
        "希腊军阵亡3万余人。土耳其方面称，俄国军队有700人战死。",
    ];
    let mixed = "希臘军陣亡3萬余人。土耳其方面稱，俄国軍隊有700人战死。";
    for (language, text) in
        [("zh-Hant", parts[0]), ("zh-Hant", parts[1]), ("zh-Hans", parts[0]), ("zh-Hans", mixed), ("zh-Hant", mixed)]
    {
        assert_eq!(parties(language, text), ["30000 gr", "700 ru"], "{language} {text}");
    }
    assert_eq!(parties("ja", "露國軍は戰死者700人を出した。"), ["700 ru"]);
    let source = Source::new("a.txt", mixed);
    let mut document = clean::clean(read::read(&source).document);
    document.language = Language::known("zh-Hant");
    let claims = claims(&outline::settle(document), &source, &Lexicons::default());
    let last = &claims[1];
    assert_eq!((last.claimant.as_str(), last.text.as_str()), ("土耳其方面", "700人"));
    assert!(last.sentence.contains("俄国軍隊"), "{}", last.sentence);
}

#[test]
fn a_compound_of_two_parties_that_fight_is_both() {
    for (language, text) in [
        ("en", "The Anglo–Greek force lost 700 killed."),
        ("en", "British-Greek losses were 700 dead."),
        ("ja", "イギリス・ギリシャ軍は700人が戦死した。"),
        ("zh-Hant", "英國·希臘聯軍陣亡700人。"),
        ("zh-Hans", "英国－希腊联军阵亡700人。"),
        ("ko", "영국-그리스 연합군은 700명이 전사했다."),
    ] {
        assert_eq!(parties(language, text), ["700 gb+gr"], "{text}");
    }
    for text in [
        "In the Greco-Turkish War the Greeks lost 700 killed.",
        "At the Greek–Turkish border the Greeks lost 700 killed.",
    ] {
        assert_eq!(parties("en", text), ["700 gr"], "{text}");
    }
}

#[test]
fn who_is_taken_is_captured_and_both_sides_are_all() {
    let war = "The French fought the British at sea. Napoleon attacked Wellington.";
    let of = |text: &str| parties("en", &format!("{war} {text}"));
    assert_eq!(of("The British killed 1,100 of the French and took 149."), ["1100 fr", "149 fr"]);
    assert_eq!(of("The British killed 1,100 French and took 14 guns."), ["1100 fr"]);
    assert_eq!(of("The two sides between them lost 6,800 killed."), ["6800 all"]);
    assert_eq!(of("Some 6,800 soldiers were killed on both sides."), ["6800 all"]);
    assert_eq!(of("Three British airmen, Adams of the Mirabel and Baker, were captured in July."), ["3 gb"]);
}

#[test]
fn who_shoots_things_down_is_the_subject_of_the_next_verb_too() {
    let war = "希臘軍與土耳其軍交戰。";
    assert_eq!(parties("zh-Hant", &format!("{war}希臘擊沉土艦3艘，因事故犧牲40人。")), ["40 gr"]);
    assert_eq!(parties("zh-Hant", &format!("{war}希臘軍砲擊土耳其陣地，死亡40人。")), ["40 tr"]);
}

#[test]
fn labels_with_colons_are_of_the_number_behind_them() {
    let text = "Greek losses were heavy. Killed: 23 officers and 300 men. Wounded: 12 officers, 250 men.";
    assert_eq!(parties("en", text), ["23 gr", "300 gr", "12 gr", "250 gr"]);
    let ja = "ギリシャ軍の損失は次のとおりである。戦死：70人 戦傷：80人 生死不明：90人 合計：240人。";
    let source = Source::new("a.md", ja);
    let mut document = read::read(&source).document;
    document.language = Language::known("ja");
    let claims = claims(&outline::settle(document), &source, &Lexicons::default());
    let kinds = |kinds: Kinds| kinds.iter().map(Kind::as_str).collect::<Vec<_>>().join("+");
    let found: Vec<String> = claims.iter().map(|claim| format!("{} {}", claim.low, kinds(claim.kinds))).collect();
    assert_eq!(found, ["70 killed", "80 wounded", "90 missing", "240 killed+missing+wounded"]);
}

#[test]
fn the_topic_of_losses_is_that_of_all_numbers_behind_it() {
    let war = "第一次港湾戦争では、ギリシャとイタリアが戦った。";
    let text = format!("{war}戦死者数については、ギリシャの70人が図抜けて多く、イタリアの30人がこれに次いだ。");
    assert_eq!(parties("ja", &text), ["70 gr", "30 it"]);
}

#[test]
fn who_does_the_same_as_an_ally_does_it_to_the_same() {
    let war =
        "The Greeks and the Italians fought the Turks. The Greeks attacked the Turks. The Italians attacked the Turks.";
    let of = |text: &str| parties("en", &format!("{war} {text}"));
    assert_eq!(of("The Greeks took 1,200 Turkish prisoners, the Italians 1,500."), ["1200 tr", "1500 tr"]);
    assert_eq!(of("The Greeks had 255 killed, the Italians 649."), ["255 gr", "649 it"]);
    assert_eq!(of("The Italians fought alongside the Greeks and lost 200 men."), ["200 it"]);
    assert_eq!(of("The Turks took 700 prisoners and 20 guns when the fort fell."), ["700 gr"]);
}

#[test]
fn who_strikes_and_loses_is_one() {
    let war = "The Greeks fought the Turks. The Greeks attacked the Turks.";
    let of = |text: &str| parties("en", &format!("{war} {text}"));
    assert_eq!(of("The Turks killed 60 Greeks and lost 10."), ["60 gr", "10 tr"]);
    assert_eq!(of("A storm sank three Greek ships and drowned 150 sailors."), ["150 gr"]);
    let zh = |text: &str| parties("zh-Hans", &format!("希腊军与土耳其军交战。{text}"));
    assert_eq!(zh("希腊军毙敌600人，自身伤亡100人。"), ["600 tr", "100 gr"]);
    assert_eq!(zh("希腊军炸死600人，炸伤100人。"), ["600 tr", "100 tr"]);
}

#[test]
fn both_sides_of_a_civil_war_are_of_its_country() {
    for (language, text) in [
        ("en", "The Greek Civil War was long. Italy sent arms. The rebels killed 700 soldiers."),
        ("ja", "ギリシャ内戦は長く続いた。イタリアが武器を送った。反乱軍は政府軍の700人を殺害した。"),
        ("ko", "그리스 내전은 오래 이어졌다. 이탈리아가 무기를 보냈다. 반란군은 700명을 사살했다."),
        ("zh-Hans", "希腊内战持续多年。意大利送来武器。叛军击毙700人。"),
    ] {
        assert_eq!(parties(language, text), ["700 gr"], "{text}");
    }
}

#[test]
fn names_in_the_plural_that_die_are_people_and_units_are_not() {
    let war = "The Greeks fought the Turks.";
    assert_eq!(parties("en", &format!("{war} The Greeks fled. At dawn 102 Orvatians were killed.")), ["102 gr"]);
    assert_eq!(parties("en", &format!("{war} One Greek company lost 110 of its 140 men.")), ["110 gr"]);
    assert_eq!(parties("en", &format!("{war} A Greek party of 1,000 lost 700.")), ["700 gr"]);
}
