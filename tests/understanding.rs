//! What a text says of who suffered what, in miniature: one way of saying it at a time, in the language that says it so.
//!
//! How often longer texts are read rightly is measured in `claims.rs`; here stands what must not be read wrongly again. The
//! wars are known ones, as the names of their parties must be; the numbers are made up.

use hexapla::base::Source;
use hexapla::casualty::{self, Approximation, Claim, Lexicons};
use hexapla::{clean, pipeline, read};

/// The claims of a text: for each the numbers, who suffered, what happened, and who says so.
fn said(tag: &str, text: &str) -> Vec<String> {
    let source = Source::new("a.txt", text);
    let mut read = read::read(&source).document;
    read.language = tag.parse().unwrap();
    let document = pipeline::outlined(clean::clean(read), None, &mut Vec::new());
    casualty::claims(&document, &source, &Lexicons::default()).iter().map(line).collect()
}

fn line(claim: &Claim) -> String {
    let bound = match claim.approximation {
        Approximation::Exact => "",
        Approximation::About => "~",
        Approximation::Over => "≥",
        Approximation::Under => "≤",
    };
    let ends = if claim.low == claim.high { claim.low.to_string() } else { format!("{}-{}", claim.low, claim.high) };
    let kinds: Vec<&str> = claim.kinds.iter().map(|kind| kind.as_str()).collect();
    let by = if claim.claimant.is_empty() { String::new() } else { format!(" [{}]", claim.claimant) };
    format!("{bound}{ends} {} {}{by}", claim.party, kinds.join("+"))
}

/// Compares what texts say with what is expected of them.
fn assert_said(cases: &[(&str, &str, &[&str])]) {
    for (tag, text, expected) in cases {
        assert_eq!(said(tag, text), *expected, "{tag}: {text}");
    }
}

#[test]
fn who_does_it_and_to_whom_it_is_done() {
    assert_said(&[
        (
            "en",
            "The Finns killed 300 Soviet soldiers. The Soviets lost 40 dead to the Finns.",
            &["300 su killed", "40 su killed"],
        ),
        ("ja", "日本軍はソ連軍の300人を戦死させた。日本軍は40人が戦死した。", &["300 su killed", "40 jp killed"]),
        ("ko", "국군은 북한군 300명을 사살하였다. 국군은 40명이 전사하였다.", &["300 kp killed", "40 kr killed"]),
        ("zh-Hans", "志愿军毙伤美军300人。志愿军阵亡40人。", &["300 us killed+wounded", "40 cn killed"]),
        ("zh-Hant", "志願軍斃傷美軍300人。美軍有40人被志願軍俘虜。", &["300 us killed+wounded", "40 us captured"]),
    ]);
}

#[test]
fn a_party_is_named_once_for_what_follows() {
    assert_said(&[
        (
            "en",
            "The British had 255 killed and 775 wounded, the Argentines 649 and 1,657.",
            &["255 gb killed", "775 gb wounded", "649 ar killed", "1657 ar wounded"],
        ),
        (
            "ja",
            "ロシア軍は戦死50名、負傷120名、行方不明7名の損害を出した。",
            &["50 ru killed", "120 ru wounded", "7 ru missing"],
        ),
        (
            "ko",
            "영국군의 손실은 전사 50명, 부상 120명, 실종 7명이다.",
            &["50 gb killed", "120 gb wounded", "7 gb missing"],
        ),
        (
            "zh-Hans",
            "英军伤亡177人，其中阵亡50人，负伤120人，失踪7人。",
            &["177 gb killed+missing+wounded", "50 gb killed", "120 gb wounded", "7 gb missing"],
        ),
        ("zh-Hant", "死亡總數：57人（英國50人，法國7人）。", &["57 fr+gb killed", "50 gb killed", "7 fr killed"]),
    ]);
}

#[test]
fn what_takes_up_one_who_was_named_means_that_one() {
    assert_said(&[
        (
            "en",
            "The hill was held by the Finnish Guards, who had suffered 70 casualties against the Soviets.",
            &["70 fi killed+wounded"],
        ),
        (
            "en",
            "The Finns encircled a Soviet column and within a week had killed 900 of their soldiers.",
            &["900 su killed"],
        ),
        ("en", "A Soviet boat attacked the Finnish steamer. The attack killed 34 men.", &["34 fi killed"]),
        ("en", "The siege of the town had cost Finland:\n\n- 700 battle casualties;\n", &["700 fi killed+wounded"]),
        (
            "en",
            "Across the lake the Finns carried the whole of the Soviet line, with the loss of a mere 90 men.",
            &["90 fi killed+wounded"],
        ),
        (
            "en",
            "70 Finns were killed, at a cost to the Soviets of 300 casualties.",
            &["70 fi killed", "300 su killed+wounded"],
        ),
        (
            "ko",
            "핀란드군이 70명의 전사자와 300명의 부상자를 냈다고 소련 측은 보았다.",
            &["70 fi killed", "300 fi wounded"],
        ),
    ]);
}

#[test]
fn those_who_die_in_a_raid_are_not_those_who_fly_it() {
    assert_said(&[
        ("en", "German aircraft bombed the town, and 90 people were killed. Britain mourned.", &["90 gb killed"]),
        ("ja", "アメリカ軍の艦載機が日本の港を空襲し、軍人と住民668名が死亡した。", &["668 jp killed"]),
        ("ko", "일본은 항복하지 않았다. 미국 함재기가 항구를 공습하여 668명이 숨졌다.", &["668 jp killed"]),
        ("zh-Hant", "日軍攻陷中國縣城後放火屠殺，遇害者約1,300人。", &["~1300 cn killed"]),
        // Craft that are named after what they throw do not throw it here.
        ("zh-Hans", "俄军战败。日军只损失鱼雷艇三艘，战死117人。", &["117 jp killed"]),
    ]);
}

#[test]
fn defenders_are_those_of_whom_one_speaks() {
    assert_said(&[
        ("ko", "프랑스 국방부는 수비대의 전사자를 1,571명으로 집계하였다.", &["1571 fr killed [프랑스 국방부]"]),
        ("zh-Hant", "中國對日本作戰。日軍攻擊縣城，守軍陣亡720人。", &["720 cn killed"]),
        ("zh-Hant", "美軍戰報稱擊斃日本守軍519人，自身陣亡39人。", &["519 jp killed [美軍]", "39 us killed [美軍]"]),
    ]);
}

#[test]
fn each_claim_has_its_own_claimant() {
    assert_said(&[
        (
            "en",
            "According to the Soviet General Staff, 126 Soviet soldiers died; the Finnish ministry claims 300.",
            &["126 su killed [Soviet General Staff]", "300 su killed [Finnish ministry]"],
        ),
        ("ko", "이라크 정부는 공습으로 민간인 2,300명이 죽었다고 주장하였다.", &["2300 iq killed [이라크 정부]"]),
        (
            "zh-Hant",
            "日本陸軍省宣布日軍陣亡72人；中國國防部則稱斃傷日軍519人。",
            &["72 jp killed [日本陸軍省]", "519 jp killed+wounded [中國國防部]"],
        ),
    ]);
}

#[test]
fn a_number_that_is_only_reported_counts_what_the_one_before_it_did() {
    assert_said(&[
        (
            "zh-Hant",
            "重慶方面宣布斃傷日軍2萬5千人以上，師長在回憶錄中則寫為四萬八千餘人。",
            &["≥25000 jp killed+wounded [重慶方面]", "≥48000 jp killed+wounded [師長]"],
        ),
        ("zh-Hans", "关于中国遇难者人数，立碑者称有一万八百余人。", &["≥10800 cn killed [立碑者]"]),
    ]);
}

#[test]
fn a_name_that_several_bear_is_that_of_whom_the_text_speaks() {
    assert_said(&[
        (
            "ja",
            "ベトナムの人民軍は4,020名が戦死した。フランス軍は人民軍の792名を捕虜にした。",
            &["4020 vn killed", "792 vn captured"],
        ),
        (
            "ja",
            "北朝鮮の人民軍は4,020名が戦死した。韓国軍は人民軍の792名を捕虜にした。",
            &["4020 kp killed", "792 kp captured"],
        ),
        ("zh-Hant", "國軍與日軍激戰，國軍陣亡50人，日軍陣亡70人。日軍撤退。", &["50 cn killed", "70 jp killed"]),
        ("zh-Hant", "國軍與解放軍激戰，國軍陣亡50人，解放軍陣亡70人。國軍撤退。", &["50 tw killed", "70 cn killed"]),
        ("zh-Hans", "德军进攻，英军在伊拉克利翁阵亡50人，280人受伤。", &["50 gb killed", "280 gb wounded"]),
    ]);
}

#[test]
fn tables_that_lost_their_frame_have_two_sides() {
    let english = "== Battle of the Strait ==\n\nBelligerents\n United States\n Japan\nCommanders\nA. Smith\n\nStrength\n541,000 men\n\n\
        Casualties and losses\n~50,000 casualties\n12,520 killed\n221 tanks\n36 ships sunk\n77,166 killed\n7,000 captured\n\
        16 ships sunk\n\nThe battle was the last of the war in the Pacific.";
    let chinese = "== 海峽戰役 ==\n\n參戰方\n 法蘭西第二帝國（至1870年）\n 普魯士\n\n兵力\n492,585人\n\n傷亡與損失\n138,871人死亡\n143,000人受傷\n\
        44,700人死亡\n89,732人受傷\n\n這場戰役改變了歐洲。";
    let japanese = "== 海峡の戦い ==\n\n交戦勢力\n アメリカ合衆国\n 大日本帝国\n損害\n アメリカ合衆国\n戦死 7,100\n捕虜 4\n 大日本帝国\n\
        戦死 19,200\n捕虜 1,000\n\nこの戦いは太平洋戦争の転機となった。";
    assert_said(&[
        ("en", english, &["~50000 us killed+wounded", "12520 us killed", "77166 jp killed", "7000 jp captured"]),
        ("zh-Hant", chinese, &["138871 fr killed", "143000 fr wounded", "44700 de killed", "89732 de wounded"]),
        ("ja", japanese, &["7100 us killed", "4 us captured", "19200 jp killed", "1000 jp captured"]),
    ]);
}

#[test]
fn a_paragraph_that_names_no_one_goes_on() {
    assert_said(&[
        ("en", "The Germans reached the river.\n\nIn ten days they lost 3,000 men.", &["3000 de killed+wounded"]),
        ("zh-Hans", "德军抵达河边。\n\n十天之内伤亡3,000人。", &["3000 de killed+wounded"]),
    ]);
}

#[test]
fn what_counts_no_people_is_no_claim() {
    assert_said(&[
        (
            "en",
            "The 3rd Battalion lost 22 aircraft and 40 tanks in 1943, 12 miles from Hill 609; 5,000 men landed.",
            &[],
        ),
        ("ja", "第38師団の兵力1万5,000人が上陸し、戦車43両を失った。", &[]),
        ("ko", "병력 1만 5,000명이 상륙하였고 4분의 1가량이 돌아왔다. 어뢰정으로 오인하였다.", &[]),
        ("zh-Hans", "出动飞机2,400架次，挽救了24,761名机组人员的生命。", &[]),
        ("zh-Hans", "伊拉克利翁的守军撤走，孔多马里村被毁。", &[]),
        ("zh-Hant", "約翰·巴西隆率領第28團攻取382高地，損失戰車488輛。", &[]),
    ]);
}

#[test]
fn information_tables_give_each_side_its_own_lines() {
    let labelled = "Strait War\n\nDate\n3 May – 4 June 1982 (33 days)\n\nBelligerents\n United Kingdom\n Argentina\n\n\
        Commanders and leaders\n Ann Hill\n Leo Cruz\n\nCasualties and losses\nMilitary dead:\n1,255[2]\n770 captured\n\
        Military dead:\nOver 2,640[3]\n1,650 captured\n\nThe war was short. It was fought over a strait, and it ended in the \
        autumn of that year with an armistice that nobody had expected.\n";
    let sources = "海峽戰役\n\n參戰方\n 聯合國軍 美國 英國 大韓民國\n 中國人民志願軍\n\n兵力\n約30,000人\n約120,000人\n\n傷亡與損失\n\
        美方資料：\n陣亡1,029人\n失蹤4,894人\n中方資料：\n戰鬥傷亡19,202人\n凍傷28,954人\n\n\
        海峽戰役是韓戰中的一場戰役，發生在1950年冬季，雙方都宣稱自己獲得勝利，此後雙方的史書對結果的說法一直不同。\n";
    let things = "海峽戰爭\n\n參戰方\n 大清\n 大日本帝國\n\n傷亡與損失\n約35,000人死傷\n軍艦14艘被擊沉或俘獲\n1,132人陣亡\n\
        3,758人負傷\n11,894人病死\n\n海峽戰爭是1894年的一場戰爭，大清與日本為爭奪海峽的控制權而戰，最後雙方簽訂條約，結束了戰爭。\n";
    assert_said(&[
        ("en", labelled, &["1255 gb killed", "770 gb captured", "≥2640 ar killed", "1650 ar captured"]),
        ("zh-Hant", sources, &["1029 unc killed", "4894 unc missing", "19202 cn killed+wounded", "28954 cn wounded"]),
        ("zh-Hant", things, &["~35000 cn killed+wounded", "1132 jp killed", "3758 jp wounded", "11894 jp killed"]),
    ]);
}

#[test]
fn what_a_part_is_of_is_no_loss() {
    assert_said(&[
        ("en", "The Argentine army had 300 men killed out of some 4,300.", &["300 ar killed"]),
        ("en", "Argentina acknowledged the loss of 45 of its planes.", &[]),
    ]);
}
