//! What holds for every source: nothing panics, nothing is lost, ids are unique and do not change with other text.
//!
//! The sources are made at random, from one seed: `PROPTEST_RNG_SEED` and `PROPTEST_CASES` give others, and more.

mod common;

use common::html;
use hexapla::audit::conservation::account;
use hexapla::base::{Language, Source, Span};
use hexapla::document::{Document, Link, sections};
use hexapla::link::Destination;
use hexapla::outline;
use hexapla::render::article::{visible_text, write};
use hexapla::render::marks::{Mark, Marks};
use hexapla::render::strings::StringTable;
use hexapla::text::slug::slug;
use hexapla::{clean, pipeline, read};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};
use std::collections::BTreeSet;
use std::panic;
use std::sync::{Once, OnceLock};

fn config(cases: u32) -> Config {
    let from_environment = Config::default();
    let seed = match from_environment.rng_seed {
        RngSeed::Random => RngSeed::Fixed(6_25),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { from_environment.cases } else { cases };
    Config { cases, rng_seed: seed, failure_persistence: None, ..from_environment }
}

/// A document as far as it gets before pages are made.
fn document(source: &Source) -> Document {
    pipeline::outlined(clean::clean(read::read(source).document), None, &mut Vec::new())
}

fn strings() -> &'static StringTable {
    static STRINGS: OnceLock<StringTable> = OnceLock::new();
    STRINGS.get_or_init(|| StringTable::load(&[]).unwrap_or_else(|errors| panic!("{errors:?}")))
}

/// Marks that begin within the leaves of a document and end within others, also within their characters.
fn marks(document: &Document) -> Marks {
    let mut marks = Vec::new();
    document.for_each_text(&mut |text| {
        let span = Span::new(text.span.start + text.span.len() / 3, text.span.end + marks.len() % 4);
        let id = format!("c-{}", marks.len());
        marks.push(Mark { span, href: format!("#{id}"), id, value: "1".to_owned() });
    });
    Marks::new(marks)
}

/// The article element of a document.
fn page(document: &Document) -> String {
    let english: Language = "en".parse().unwrap();
    let resolve = |link: &Link| match &link.target {
        hexapla::document::Target::Url(url) => Destination::Elsewhere(url.clone()),
        _ => Destination::Nowhere,
    };
    let inside = write(document, strings(), &english, "index.html", &resolve, &marks(document));
    format!("<article>{inside}</article>")
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
fn holds(text: &str) -> Result<(), TestCaseError> {
    report_only_the_smallest();
    let source = Source::new("a.txt", text);
    let read = read::read(&source).document;
    let after_reading = account(&source, &read);
    prop_assert!(after_reading.is_balanced(), "after reading: {after_reading:?}");
    let document = document(&source);
    let account = account(&source, &document);
    prop_assert!(account.is_balanced(), "{account:?}");
    prop_assert_eq!(account.accounted(), account.characters);
    let found = sections(&document);
    let ids: BTreeSet<&str> = found.iter().map(|section| section.id.as_str()).collect();
    prop_assert_eq!(ids.len(), found.len(), "ids of sections: {:?}", found);
    prop_assert!(!ids.iter().any(|id| id.is_empty() || id.contains(char::is_whitespace)), "{:?}", ids);
    // Both of these assert what they read: elements are closed, values quoted, ids unique, nothing runs.
    let page = page(&document);
    html::ids(&page);
    html::assert_inert("page", &page);
    let shown: String = html::blocks_of_text(&page).concat().split_whitespace().collect();
    prop_assert_eq!(shown, visible_text(&document));
    Ok(())
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
        holds(&text)?;
    }
}

proptest! {
    #![proptest_config(config(250))]

    #[test]
    fn nothing_is_lost_of_any_text(text in any::<String>()) {
        holds(&text)?;
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
            holds(source.text())?;
        }
        let marked = [&[0xFF, 0xFE][..], &bytes].concat();
        if let Ok(source) = Source::decode("a.txt", &marked) {
            holds(source.text())?;
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
        holds(&format!("---\ntitle: {words}\n---\n{text}"))?;
        let file = Source::new("a.outline.toml", format!("[[section]]\nid = {words:?}\ntitle = {words:?}\nstarts = {words:?}\n"));
        let source = Source::new("a.txt", text);
        let cleaned = clean::clean(read::read(&source).document);
        let document = pipeline::outlined(cleaned, Some(&file), &mut Vec::new());
        let account = account(&source, &document);
        prop_assert!(account.is_balanced(), "{account:?}");
        html::ids(&page(&document));
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
