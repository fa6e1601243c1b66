use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;

fn collator_of(tag: &str) -> Collator {
    Collator::new(&Language::known(tag), None)
}

/// The groups of an index, each as its label and the names in it.
fn grouped(tag: &str, names: &[&str]) -> Vec<String> {
    let groups = collator_of(tag).index(names.iter().copied(), |name| Heading::from(*name));
    let line = |(group, names): (Group, Vec<&str>)| format!("{}: {}", shown(&group.label), names.join(" "));
    groups.into_iter().map(line).collect()
}

fn shown(label: &Label) -> String {
    match label {
        Label::Letter(letter) => letter.clone(),
        Label::Strokes(count) => count.to_string(),
        other => format!("{other:?}"),
    }
}

/// That names given in ICU's order come out in it, whatever order they go in.
fn in_order(tag: &str, names: &str) {
    let collator = collator_of(tag);
    let expected: Vec<&str> = names.split(' ').collect();
    let mut sorted: Vec<&str> = expected.iter().rev().copied().collect();
    sorted.sort_by(|a, b| collator.compare(a, b));
    assert_eq!(sorted, expected, "{tag}");
}

#[test]
fn names_are_in_the_order_that_icu_has_for_the_language() {
    let strokes = "一 丁 七 三 上 中國人民志願軍 仁川登陸 李承晚 麥克阿瑟 聯合國軍 A";
    in_order("zh-Hant", strokes);
    in_order("zh-TW", strokes);
    in_order("zh-u-co-zhuyin", "麥克阿瑟 李承晚 聯合國軍 中國人民志願軍 仁川登陸 一");
    in_order("zh-Hant-u-co-pinyin", "李承晚 聯合國軍 麥克阿瑟 仁川登陸 一 中國人民志願軍");
    in_order("zh-Hans", "38线 阿尔蒙德 板门店 重庆 李承晚 联合国军 麦克阿瑟 仁川登陆 中国人民志愿军 X军团");
    in_order("ko", "가 개 국군 國軍 까 깨 나 맥아더 북한 빨치산 인천 하 B-29 あ");
    in_order("ja", "B-29 アメリカ いんちょん インド かいぜん がいせん かいそう ソウル ちょうせん 仁川");
    in_order("en", "1950 38 Almond American co-op coop Élan Inchon Zulu α");
    in_order("sv", "Aland Zulu Åland Ärna Öland");
    in_order("de", "Ahorn Apfel Äpfel Apfelsaft Zug");
    in_order("de-u-co-phonebk", "Äpfel Ahorn Apfel Zug");
    in_order("cs", "Cid Hora Chata Ilona");
}

#[test]
fn an_order_that_is_asked_for_takes_the_place_of_the_usual_one() {
    let label = |tag: &str, order: &str, name: &str| {
        shown(&Collator::new(&Language::known(tag), order.parse().ok()).group(name).label)
    };
    assert_eq!(label("zh-Hant", "pinyin", "仁川"), "R");
    assert_eq!(label("zh-Hant", "zhuyin", "仁川"), "ㄖ");
    assert_eq!(label("zh-Hant", "unihan", "仁川"), "人");
    assert_eq!(label("zh-Hant", "stroke", "仁川"), "4");
    assert_eq!(label("zh-Hans", "stroke", "仁川"), "4");
    assert_eq!(label("zh-Hans-u-co-stroke", "pinyin", "仁川"), "R");
    // Korean has no such order.
    assert_eq!(label("ko", "stroke", "인천"), "ㅇ");
    assert!("".parse::<Order>().is_err() && "search".parse::<Order>().is_err() && "Pinyin".parse::<Order>().is_err());
}

#[test]
fn chinese_names_are_grouped_by_strokes_or_by_sound() {
    let names =
        ["聯合國軍", "麥克阿瑟", "李承晚", "中國人民志願軍", "仁川登陸", "一江山", "X軍團", "1950年", "龘", "𠀀"];
    let latin_last = ["48: 龘", "Han: 𠀀", "X: X軍團"];
    let strokes =
        ["Digits: 1950年", "1: 一江山", "4: 中國人民志願軍 仁川登陸", "7: 李承晚", "11: 麥克阿瑟", "17: 聯合國軍"];
    assert_eq!(grouped("zh-Hant", &names), [&strokes[..], &latin_last].concat());

    let names = ["重庆", "中国", "长津湖", "阿尔蒙德", "Almond", "做", "座", "38线", "㐀"];
    // Of the sounds of a character the CLDR takes one: 长 is zhǎng.
    let pinyin = ["Digits: 38线", "A: 阿尔蒙德", "C: 重庆", "Z: 长津湖 中国 座 做", "Han: 㐀", "Latin: Almond"];
    assert_eq!(grouped("zh-Hans", &names).join("\n"), pinyin.join("\n"));
    let read = Heading { name: "长津湖", reading: Some("常津湖") };
    assert_eq!(shown(&collator_of("zh-Hans").group(read.key()).label), "C");
    assert_eq!(grouped("zh-u-co-zhuyin", &["云", "八", "ㄅ", "Z"]), ["ㄅ: 八", "ㄩ: 云", "Other: ㄅ", "Z: Z"]);
    assert_eq!(grouped("ja-u-co-unihan", &["仁川", "あ", "龠"]), ["あ: あ", "人: 仁川", "龠: 龠"]);
}

#[test]
fn korean_names_are_grouped_by_their_initial_consonant() {
    let names = [
        "흥남",
        "꽃",
        "강릉",
        "빨치산",
        "부산",
        "쌀",
        "짜장",
        "따개비",
        "미국",
        "B-29",
        "b",
        "國軍",
        "38선",
        "あ",
        "ㄹ",
    ];
    let expected = [
        "Digits: 38선",
        "ㄱ: 강릉 國軍 꽃",
        "ㄷ: 따개비",
        "ㄹ: ㄹ",
        "ㅁ: 미국",
        "ㅂ: 부산 빨치산",
        "ㅅ: 쌀",
        "ㅈ: 짜장",
        "ㅎ: 흥남",
        "B: b B-29",
        "Other: あ",
    ];
    assert_eq!(grouped("ko", &names), expected);
}

#[test]
fn japanese_names_are_grouped_by_rows_of_kana_and_filed_by_their_reading() {
    let names = ["ガダルカナル", "かんこく", "アメリカ", "んじゃ", "パリ", "ヴェトナム", "仁川", "A"];
    let expected =
        ["A: A", "あ: アメリカ ヴェトナム", "か: ガダルカナル かんこく", "は: パリ", "わ: んじゃ", "Han: 仁川"];
    assert_eq!(grouped("ja", &names), expected);

    let terms = [("仁川", Some("じんせん")), ("朝鮮", Some(" ")), ("ソウル", None), ("人選", Some("じんせん"))];
    let groups = collator_of("ja").index(terms, |&(name, reading)| Heading { name, reading });
    let found: Vec<(String, Vec<&str>)> = groups
        .into_iter()
        .map(|(group, terms)| (shown(&group.label), terms.iter().map(|term| term.0).collect()))
        .collect();
    let expected =
        [("さ", vec!["人選", "仁川", "ソウル"]), ("Han", vec!["朝鮮"])].map(|(label, names)| (label.to_owned(), names));
    assert_eq!(found, expected);
}

#[test]
fn letters_that_a_language_does_not_count_are_with_those_it_does() {
    assert_eq!(
        grouped("en", &["Éire", "eel", "Östersund", "Ωmega", "東"]),
        ["E: eel Éire", "O: Östersund", "Other: Ωmega", "Han: 東"]
    );
    assert_eq!(grouped("sv", &["Éire", "Östersund", "Zulu", "Åbo"]), ["E: Éire", "Z: Zulu", "Å: Åbo", "Ö: Östersund"]);
    assert_eq!(grouped("cs", &["Chata", "Hora", "Cid", "Czech"]), ["C: Cid Czech", "H: Hora", "CH: Chata"]);
    assert_eq!(grouped("ru", &["Ёлка", "Ель", "Zulu", "Ялта"]), ["Е: Ёлка Ель", "Я: Ялта", "Z: Zulu"]);
    assert_eq!(grouped("ar", &["بغداد", "الرياض", "A"]), ["ا: الرياض", "ب: بغداد", "A: A"]);
    assert_eq!(grouped("tlh", &["a", "ö"]), ["A: a", "O: ö"]);
    assert_eq!(grouped("und", &["a", "仁"]), ["A: a", "Han: 仁"]);
}

#[test]
fn quotation_marks_and_brackets_before_a_name_do_not_count() {
    let names = ["「仁川」", "仁", "《李》", "“Zulu”", " 7", "…", "", "『』"];
    assert_eq!(
        grouped("zh-Hant", &names),
        ["Signs:  『』 …", "Digits:  7", "4: 仁 「仁川」", "7: 《李》", "Z: “Zulu”"]
    );
}

#[test]
fn collators_are_shared_by_threads() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    shared(&collator_of("ko"));
}

/// The collators of the languages that have strings, and of some others.
static COLLATORS: LazyLock<Vec<Collator>> = LazyLock::new(|| {
    let tags = [
        "en",
        "ja",
        "ko",
        "zh-Hans",
        "zh-Hant",
        "zh-u-co-zhuyin",
        "zh-u-co-unihan",
        "sv",
        "cs",
        "ru",
        "ar",
        "hi",
        "th",
        "und",
    ];
    tags.iter().map(|tag| collator_of(tag)).collect()
});

/// Strings of characters that orders treat in ways of their own, and of any others.
fn name() -> impl Strategy<Value = String> {
    let known = "aAáÅåäzZ09٣½Ⅷ-“「』 .…一丁三仁國做龘㐀𠀀兙〇々ㄅㄱ가각까각나하あアｱがカーんｶﾞヶЯёΩϢאبกเहक\u{301}\u{34F}\u{200B}\u{FDD0}\u{FDD1}\u{2801}\u{FFFF}";
    let character = prop_oneof![4 => proptest::sample::select(known.chars().collect::<Vec<_>>()), 1 => any::<char>()];
    proptest::collection::vec(character, 0..6).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn the_order_is_total_and_the_groups_follow_it(names in proptest::collection::vec(name(), 3)) {
        for collator in COLLATORS.iter() {
            let [a, b, c] = [0, 1, 2].map(|at| names[at].as_str());
            let order = collator.compare(a, b);
            prop_assert_eq!(order, collator.compare(b, a).reverse());
            prop_assert_eq!(order.is_eq(), a == b);
            if order.is_le() && collator.compare(b, c).is_le() {
                prop_assert!(collator.compare(a, c).is_le(), "{:?} {:?} {:?}", a, b, c);
            }
            let (first, second) = (collator.group(a), collator.group(b));
            prop_assert!(order.is_eq() || (order.is_lt() == (first < second)) || first == second, "{:?} {:?}", first, second);
        }
    }

    #[test]
    fn an_index_holds_every_item_once(names in proptest::collection::vec(name(), 0..20)) {
        for collator in COLLATORS.iter() {
            let groups = collator.index(names.iter().enumerate(), |(_, name)| Heading::from(name.as_str()));
            prop_assert!(groups.is_sorted_by(|a, b| a.0 < b.0));
            for (group, items) in &groups {
                prop_assert!(!items.is_empty() && items.iter().all(|(_, name)| collator.group(name) == *group));
            }
            let mut items: Vec<usize> = groups.iter().flat_map(|(_, items)| items).map(|(at, _)| *at).collect();
            items.sort_unstable();
            prop_assert_eq!(items, Vec::from_iter(0..names.len()));
        }
    }
}
