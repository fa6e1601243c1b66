//! What holds for every source: nothing panics, nothing is lost, ids are unique and do not change with other text.
//!
//! The sources are made at random, from one seed: `PROPTEST_RNG_SEED` and `PROPTEST_CASES` give others, and more.

mod common;
#[path = "common/laws.rs"]
mod laws;

use common::html;
use hexapla::base::Source;
use hexapla::document::sections;
use hexapla::text::slug::slug;
use hexapla::{outline, read};
use laws::{document, page};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::collections::BTreeSet;
use std::panic;
use std::sync::Once;

fn config(cases: u32) -> Config {
    let from_environment = Config::default();
    let seed = match from_environment.rng_seed {
        RngSeed::Random => RngSeed::Fixed(6_25),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { from_environment.cases } else { cases };
    Config { cases, rng_seed: seed, failure_persistence: None, ..from_environment }
}

/// Of the panics of a property that fails, only the last one is of interest: the one with the smallest input.
fn report_only_the_smallest() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if info.payload().downcast_ref::<String>().is_some_and(|message| message.starts_with("Test failed")) {
                usual(info);
            }
        }));
    });
}

/// What must hold for a text, whatever it is.
fn holds(text: &str) {
    report_only_the_smallest();
    laws::hold(&Source::new("a.txt", text));
}

/// A piece of text, noisy or not.
fn word() -> impl Strategy<Value = String> {
    let clean = select(vec![
        "北港",
        "堤防在1907年完工",
        "漁船，",
        "颱風來到。",
        "「燈塔」",
        "『海』",
        "（英語：North Harbour）",
        "1911年9月",
        "항구",
        "전쟁이다.그러나",
        "항구(港口)는",
        "6.25",
        "T-34/85.",
        "끝났다.",
        "방파제",
        "the pier",
        "was built.",
        "Harbour",
        "fo'c'sle",
        "It rained.The",
    ]);
    let noise = select(vec![
        "[54]",
        "[註 2]",
        "[68]:5210",
        "[9]:11410月3日",
        "[85]:第一章[86]",
        "[來源請求]",
        "[頁碼請求]",
        "[失效連結]",
        "。",
        "。。",
        "，，",
        "、",
        "\n。\n",
        "\n",
        " ",
        "  ",
        "\t",
        "\u{3000}",
        "\n\n",
        "\r\n",
        "（",
        "）",
        "「",
        "」",
        "[",
        "]",
        "(",
        ")",
        "“",
        "”",
        "\"",
        ": ",
        "：",
        "{#x}",
        "\u{FFFC}",
        "\u{2028}",
        "\u{200B}",
        "\u{FEFF}",
        "\0",
        "🌊",
        "e\u{301}",
        "\u{202E}",
        "&",
        "&amp;",
        "&lt;b&gt;",
        "&#x97d3;",
        "&copy",
        "&nosuch;",
        "&#0;",
        "&#1114112;",
    ]);
    let markup = select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i lang=\"ja\">",
        "</i>",
        "<br>",
        "<br/>",
        "<sup class=\"reference\" id=\"cite_ref-1\">[1]</sup>",
        "<sup class=\"reference\">:12</sup>",
        "<a href=\"/wiki/%E5\">",
        "<a class=\"new\" href=\"/w/index.php?title=A&amp;redlink=1\">",
        "<a href=\"javascript:x\">",
        "</a>",
        "<span class=\"ilh-all\">",
        "</span>",
        "<ul><li>",
        "</li></ul>",
        "<table><tr><td>",
        "</td>",
        "</table>",
        "<h2 id=\"a\">",
        "</h2>",
        "<!-- c -->",
        "<!--",
        "<script>x</script>",
        "<script>",
        "<svg>",
        "<p class=\"mw-empty-elt\">\n</p>",
        "[<p>",
        "</p>, <p>",
        "</p>]",
        "<",
        ">",
        "</",
        "<div",
        "<blockquote>",
        "<pre>",
        "<img src=x onerror=y>",
    ]);
    let marks = select(vec![
        "\n== 배경 ==\n",
        "\n=== 전쟁 ===\n",
        "\n== 각주 ==\n",
        "\n== ==\n",
        "\n=\n",
        "\n# T\n",
        "\n## 背景\n",
        "\n## 背景\n",
        "\n#### X {#y}\n",
        "\n- a\n",
        "\n1. b\n",
        "\n> q\n",
        "\n> > r\n",
        "\n| a | b |\n|---|---|\n| c |\n",
        "[^1]",
        "\n\n[^1]: note\n",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "\n```\n",
        "\n    code\n",
        "[a](b.md#c)",
        "[a](https://example.org/)",
        "![i](j.png)",
        "\n---\n",
        "\n***\n",
        "\\*",
        "  \n",
        "\n+++\n",
        "\ntitle: x\n",
    ]);
    prop_oneof![4 => clean, 3 => noise, 2 => markup, 2 => marks].prop_map(str::to_owned)
}

/// A source in one of the formats, perhaps cut off somewhere.
fn source() -> impl Strategy<Value = String> {
    let front = select(vec![
        "",
        "",
        "[<p>",
        "<p>",
        "---\ntitle: x\nlang: ko\n---\n",
        "revision: 1\ntitle: \"x\"\nurl: https://ko.example.org/wiki/%EB%B6%81\n\n---\n\n",
        "# T\n\n",
        "== 배경 ==\n",
        "+++\ntitle = \"x\"\n+++\n",
        "---\n",
        "\u{FEFF}",
    ]);
    let text = prop::collection::vec(word(), 0..60).prop_map(|words| words.concat());
    (front, text, prop::option::of(0.0..1.0_f64)).prop_map(|(front, text, cut)| {
        let text = format!("{front}{text}");
        let keep = cut.map_or(usize::MAX, |share| (text.chars().count() as f64 * share) as usize);
        text.chars().take(keep).collect()
    })
}

proptest! {
    #![proptest_config(config(700))]

    #[test]
    fn nothing_is_lost_of_a_noisy_source_and_nothing_invented(text in source()) {
        holds(&text);
    }
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn nothing_is_lost_of_any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn no_page_has_a_character_that_html_does_not_allow(text in prop_oneof![any::<String>(), source()]) {
        report_only_the_smallest();
        let page = page(&document(&Source::new("a.txt", text)));
        // Control characters but white space, and noncharacters.
        let wrong = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || u32::from(c) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c);
        prop_assert!(!page.contains(wrong), "{page:?}");
    }

    #[test]
    fn nothing_is_lost_of_any_bytes_that_are_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(source) = Source::decode("a.txt", &bytes) {
            holds(source.text());
        }
        let marked = [&[0xFF, 0xFE][..], &bytes].concat();
        if let Ok(source) = Source::decode("a.txt", &marked) {
            holds(source.text());
        }
    }

    #[test]
    fn a_slug_is_never_empty_and_has_nothing_that_an_id_or_an_address_cannot_have(title in "\\PC{0,80}|.{0,10}") {
        let slug = slug(&title);
        prop_assert!(!slug.is_empty());
        prop_assert!(!slug.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'&/?#%\\".contains(c)), "{slug}");
        prop_assert!(slug.chars().count() <= 60, "{slug}");
        prop_assert!(!["p-", "c-", "hx-"].iter().any(|prefix| slug.starts_with(prefix)), "{slug}");
    }

    #[test]
    fn a_front_matter_or_an_outline_can_say_anything(text in source(), words in prop::collection::vec(word(), 0..8)) {
        let words = words.concat();
        holds(&format!("---\ntitle: {words}\n---\n{text}"));
        let file = Source::new("a.outline.toml", format!("[[section]]\nid = {words:?}\ntitle = {words:?}\nstarts = {words:?}\n"));
        let source = Source::new("a.txt", text);
        let read = read::read(&source).document;
        laws::hold_of(&source, read, Some(&file));
    }
}

/// Sentences, each different from the others: the first word is its number.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let sentence = select(vec![
        "堤防在這一年的春天完工，漁船停泊在港口裡。",
        "颱風在夜裡來到，燈塔熄滅，碼頭上的人都看見了。",
        "The pier was built in a year.",
        "방파제 공사는 봄에 끝났다.",
    ]);
    prop::collection::vec(sentence, 3..14).prop_map(|sentences| {
        sentences
            .into_iter()
            .enumerate()
            .map(|(at, sentence)| format!("{}{sentence}", char::from(b'A' + at as u8)))
            .collect()
    })
}

/// The ids of the paragraphs and sections of a Markdown text whose sections have two paragraphs each.
fn ids(paragraphs: &[String]) -> BTreeSet<String> {
    let mut ids = html::ids(&page(&document(&Source::new("a.md", paragraphs.join("\n\n")))));
    // Those of marks are not made from the text here.
    ids.retain(|id| !id.starts_with("c-"));
    ids
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn an_id_stays_when_other_text_is_changed_or_inserted(texts in texts(), at in any::<prop::sample::Index>(), new in "[a-z]{9}") {
        let headed = |texts: &[String]| -> Vec<String> {
            texts.iter().map(|text| if text.starts_with(['B', 'E', 'H']) { format!("## {}\n\n{text}", &text[..1]) } else { text.clone() }).collect()
        };
        let before = headed(&texts);
        let at = at.index(before.len());
        let mut inserted = before.clone();
        inserted.insert(at, format!("Z{new} is new here."));
        let (old, now) = (ids(&before), ids(&inserted));
        prop_assert!(old.is_subset(&now), "gone: {:?}", old.difference(&now).collect::<Vec<_>>());
        prop_assert_eq!(now.len(), old.len() + 1);
        let mut changed = before.clone();
        changed[at].push_str(&format!(" It is {new}."));
        let now = ids(&changed);
        prop_assert_eq!(old.difference(&now).count(), 1, "gone: {:?}", old.difference(&now).collect::<Vec<_>>());
        prop_assert_eq!(now.len(), old.len());
    }

    #[test]
    fn settling_an_outline_gives_every_heading_an_id_once(titles in prop::collection::vec(word(), 1..12)) {
        let text: String = titles.iter().enumerate().map(|(at, title)| format!("## {}\n\ntext {at}\n\n", title.replace('\n', " "))).collect();
        let settled = outline::settle(read::read(&Source::new("a.md", text)).document);
        let found = sections(&settled);
        let ids: BTreeSet<&str> = found.iter().map(|section| section.id.as_str()).collect();
        prop_assert_eq!(ids.len(), found.len(), "{:?}", found);
        prop_assert!(ids.iter().all(|id| !id.is_empty() && !id.contains(char::is_whitespace)), "{:?}", ids);
    }
}

/// Pieces of sentences about losses, by language: numbers; counters, parties, fates, and what stands between them.
const LOSSES: [(&str, &str, &str); 5] = [
    (
        "en",
        "255¦1,200¦twelve thousand¦1.2 million¦3–5¦between 300 and 400¦some¦dozens¦99999999999999999999¦1/3",
        " killed¦ wounded¦ and ¦, ¦ the British¦ Argentines¦ soldiers¦ civilians¦ prisoners¦ lost ¦ were ¦ of whom ¦ men\
         ¦ according to ¦ the Ministry of Defence¦ respectively¦ tanks¦. ¦; ¦: ¦ (¦)¦ at least ¦ the enemy¦ suffered \
         ¦ casualties¦The 3rd Battalion¦In 1982¦\nCasualties and losses\n¦\n Argentina\n\
         ¦\n| | Killed | Wounded |\n|---|---|---|\n| Britain | 255 | 777 |\n",
    ),
    (
        "ja",
        "255¦１，２００¦三万五千¦約1万2千¦数十¦300から400¦5,000～6,000¦十数¦99999999999999999999兆¦〇",
        "名¦人¦戦死¦負傷¦が¦を¦の¦は¦、¦。¦日本軍¦ソ連軍¦捕虜¦民間人¦うち¦行方不明¦死傷者¦以上¦（¦）¦「¦」¦によれば¦第23師団\
         ¦1939年¦両軍¦損害¦合計¦それぞれ¦\n損害\n¦\nソビエト連邦\n¦\n| | 戦死 | 負傷 |\n|---|---|---|\n| 日本 | 255 | 777 |\n",
    ),
    (
        "ko",
        "255¦1,200¦8만 2천¦약 113만¦수십¦300~400¦10만¦삼만 오천¦99999999999999999999조¦3천여",
        "명¦명이 ¦전사¦부상¦하였고 ¦하였다. ¦, ¦ 및 ¦미군¦북한군은 ¦중공군 ¦포로¦민간인¦ 그중 ¦실종¦사상자¦ 이상¦(¦)¦‘¦에 따르면 ¦제2사단\
         ¦1950년¦양측¦ 피해¦총 ¦각각 ¦\n피해 규모\n¦\n 대한민국\n¦\n| | 전사 | 부상 |\n|---|---|---|\n| 미국 | 255 | 777 |\n",
    ),
    (
        "zh-Hans",
        "255¦1,200¦3万5千¦约18.3万余¦三万三千¦500至1000¦数十¦十余¦99999999999999999999亿¦两百",
        "人¦名¦阵亡¦负伤¦，¦、¦。¦；¦美军¦志愿军¦俘虏¦平民¦其中¦失踪¦伤亡¦以上¦（¦）¦“¦”¦据¦称¦第38军¦1950年¦双方¦毙伤¦歼灭¦共¦分别\
         ¦\n伤亡与损失\n¦\n 越南\n¦\n| | 阵亡 | 负伤 |\n|---|---|---|\n| 美国 | 255 | 777 |\n",
    ),
    (
        "zh-Hant",
        "255¦１，２００¦3萬5千¦約18.3萬餘¦三萬三千¦500至1000¦數十¦十餘¦99999999999999999999億¦兩百",
        "人¦名¦陣亡¦負傷¦，¦、¦。¦；¦美軍¦志願軍¦俘虜¦平民¦其中¦失蹤¦傷亡¦以上¦（¦）¦「¦」¦據¦稱¦第38師¦1950年¦雙方¦斃傷¦殲滅¦共¦分別\
         ¦[12]:34¦\n傷亡與損失\n¦\n 大韓民國\n¦\n| | 陣亡 | 負傷 |\n|---|---|---|\n| 美國 | 255 | 777 |\n",
    ),
];

/// What any text can have between its words.
const BETWEEN: &str = " ¦\n¦\n\n¦\n- ¦\n## T\n\n¦[1]¦\u{3000}¦\u{200B}¦🌊¦e\u{301}¦**¦&amp;¦<b>¦%¦$";

fn one_of(pieces: &'static str) -> impl Strategy<Value = &'static str> {
    select(pieces.split('¦').collect::<Vec<_>>())
}

/// A text about losses, and the language that it is read as.
fn losses() -> impl Strategy<Value = (&'static str, String)> {
    // Most pieces are of one language, so that sentences come about.
    let piece = |own: usize| {
        let of = |at: usize| prop_oneof![2 => one_of(LOSSES[at].1), 5 => one_of(LOSSES[at].2)];
        let other = (0..LOSSES.len()).prop_flat_map(of);
        prop_oneof![12 => of(own), 1 => other, 1 => one_of(BETWEEN)]
    };
    let front = select(vec!["", "", "", "# T\n\n", "== T ==\n", "---\ntitle: x\n---\n\n", "[<p>"]);
    (0..LOSSES.len()).prop_flat_map(move |own| {
        let pieces = prop::collection::vec(piece(own), 0..50);
        (Just(LOSSES[own].0), (front.clone(), pieces).prop_map(|(front, pieces)| format!("{front}{}", pieces.concat())))
    })
}

/// What must hold for the claims of a text, whatever it is: how many there are.
fn claims_hold(text: &str, language: &str) -> usize {
    report_only_the_smallest();
    laws::claims_hold(&Source::new("a.txt", text), &language.parse().unwrap())
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn claims_have_their_places_and_their_order((language, text) in losses()) {
        claims_hold(&text, language);
    }
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn claims_of_any_text_do_not_panic(text in prop_oneof![any::<String>(), source()], language in select(vec!["en", "ja", "ko", "zh-Hans", "zh-Hant", "fr", "und"])) {
        claims_hold(&text, language);
    }
}

/// What the properties of claims are worth depends on how many there are.
#[test]
fn random_texts_about_losses_have_claims() {
    let mut runner = TestRunner::new(config(0));
    for (own, (language, ..)) in LOSSES.into_iter().enumerate() {
        let text = (0..3000).map_while(|_| Some(losses().new_tree(&mut runner).ok()?.current()));
        let of_language = text.filter(|(tag, _)| *tag == LOSSES[own].0).take(100);
        let found: usize = of_language.map(|(_, text)| claims_hold(&text, language)).sum();
        assert!(found >= 100, "{language}: only {found} claims in a hundred texts");
    }
}
