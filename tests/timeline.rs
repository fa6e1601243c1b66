//! The timeline: what holds for the dates of any text, and the data and pages of a small work and of the seeds.

mod common;

use common::html::{assert_inert, each_element, ids, main};
use common::{Folder, seeds};
use hexapla::base::{Language, Source};
use hexapla::text::dates::{Calendar, Context};
use hexapla::timeline::{Entry, timeline};
use hexapla::{clean, outline, read};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

const LANGUAGES: [&str; 6] = ["en", "ja", "ko", "zh-Hans", "zh-Hant", "fr"];

fn entries(text: &str, language: &str) -> Vec<Entry> {
    let mut document = clean::clean(read::read(&Source::new("a.md", text)).document);
    document.language = language.parse().unwrap();
    timeline(&outline::settle(document))
}

/// Pieces of texts that give dates, or nearly.
fn text() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "1950",
        "195",
        "6",
        "25",
        "31",
        "0",
        "年",
        "月",
        "日",
        "년",
        "월",
        "일",
        "년 ",
        "월 ",
        "일에 ",
        "昭和",
        "民國",
        "元",
        "廿",
        "三",
        "十",
        "〇",
        "至",
        "부터 ",
        "까지",
        "〜",
        "–",
        "-",
        "June",
        "June ",
        " of ",
        "in ",
        "On ",
        ", ",
        ". ",
        "。",
        "(",
        ")",
        "（",
        "）",
        "翌年",
        "이듬해 ",
        "the following year",
        "\n\n",
        "\n## ",
        "**",
        "６",
        "th",
        "代",
        "\u{301}",
        "a",
        "人",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn dates_lie_in_their_text_one_behind_the_other(text in prop_oneof![text(), any::<String>()], tag in select(&LANGUAGES[..])) {
        let language: Language = tag.parse().unwrap();
        let calendar = Calendar::of(&language);
        let mut context = Context::default();
        let mut end = 0;
        for dated in calendar.settle(&text, &calendar.find(&text), &mut context) {
            prop_assert!(end <= dated.range.start && text.get(dated.range.clone()).is_some_and(|words| !words.is_empty()));
            prop_assert!(dated.end.is_none_or(|end| end > dated.date));
            end = dated.range.end;
        }
    }

    #[test]
    fn entries_have_their_words_and_their_place(text in prop_oneof![text(), any::<String>()], tag in select(&LANGUAGES[..])) {
        let source = Source::new("a.md", text.as_str());
        for entry in entries(&text, tag) {
            prop_assert!(entry.sentence.get(entry.words.clone()).is_some());
            prop_assert!(!source.slice(entry.span).is_empty());
            prop_assert!(entry.paragraph.starts_with("p-"));
        }
    }
}

#[test]
fn a_title_says_what_time_a_section_is_about() {
    let text = "## 1950년 6월\n\n25일에 시작되었다. 28일에 함락되었다.\n\n- 7월 1일\n\n## 목록\n\n5일에 떠났다.\n";
    let found: Vec<(String, String)> =
        entries(text, "ko").into_iter().map(|entry| (entry.date.to_string(), entry.section)).collect();
    let section = "1950년-6월".to_owned();
    let wanted = ["1950-06-25", "1950-06-28", "1950-07-01"].map(|date| (date.to_owned(), section.clone()));
    assert_eq!(found, wanted);
}

#[test]
fn a_book_at_the_end_of_a_paragraph_does_not_take_the_next_one_along() {
    let text = "전쟁은 1950년 6월에 시작되었다. 자료는 2010년 3월에 공개되었다.\n\n7월 5일에 싸웠다.\n";
    let dates: Vec<String> = entries(text, "ko").iter().map(|entry| entry.date.to_string()).collect();
    assert_eq!(dates, ["1950-06", "2010-03", "1950-07-05"]);
}

const ENGLISH: &str = "---\ntitle: The bridge\nlang: en\n---\n\nThe bridge was opened on 3 May 1931.\n\n## Flood\n\nOn 7–9 June 1932 the river rose. By 9 June it fell.\n";
const KOREAN: &str = "---\ntitle: 다리\nlang: ko\n---\n\n다리는 1931년 5월 3일에 열렸다.\n\n## 홍수\n\n1932년 6월 7일에 강물이 불었다.\n";

#[test]
fn the_editions_of_a_work_are_merged_by_date() {
    let site = Folder::with(&[
        ("content/bridge/en.md", ENGLISH),
        ("content/bridge/ko.md", KOREAN),
        ("site.toml", "title = \"Bridges\""),
    ]);
    site.build();
    site.run(&["check"]).must_succeed();
    let page = site.read("_site/ko/bridge/timeline/index.html");
    assert_inert("timeline", &page);
    let mut dates = Vec::new();
    each_element(main(&page), |name, attributes| {
        match (name, attributes.get("datetime"), attributes.get("lang").filter(|_| name == "a")) {
            ("time", Some(date), _) => dates.push((*date).to_owned()),
            ("a", _, Some(language)) if attributes.get("class") == Some(&"quote") => dates.push((*language).to_owned()),
            _ => {}
        }
    });
    // Under each date the reader's own language comes first; a range has its last day behind it.
    assert_eq!(
        dates,
        ["1931-05-03", "ko", "en", "1932-06-07", "ko", "en", "1932-06-09", "1932-06-09", "en"],
        "{}",
        main(&page)
    );
    for (path, html) in site.pages().iter().filter(|(path, _)| path.ends_with("bridge/index.html")) {
        assert!(html.contains("timeline/index.html"), "{path} has no link to the timeline");
    }
}

#[test]
fn the_data_has_every_entry_with_an_address_that_is_there() {
    let site = Folder::with(&[
        ("content/bridge/en.md", ENGLISH),
        ("content/bridge/ko.md", KOREAN),
        ("site.toml", "title = \"Bridges\""),
    ]);
    site.build();
    let json: Vec<serde_json::Value> = serde_json::from_str(&site.read("_site/data/timeline.json")).unwrap();
    let dates: Vec<&str> = json.iter().map(|record| record["date"].as_str().unwrap()).collect();
    assert_eq!(dates, ["1931-05-03", "1932-06-07", "1932-06-09", "1931-05-03", "1932-06-07"]);
    assert_eq!((json[1]["end"].as_str(), json[0]["end"].as_str()), (Some("1932-06-09"), None));
    assert_eq!((&json[1]["section"], &json[1]["text"]), (&"flood".into(), &"On 7–9 June 1932 the river rose.".into()));
    for record in &json {
        let (page, id) = record["url"].as_str().unwrap().split_once('#').unwrap();
        assert!(ids(&site.read(&format!("_site/{page}"))).contains(id), "{record} leads nowhere");
    }
}

#[test]
fn the_seeds_have_a_timeline() {
    let Some(content) = seeds() else { return };
    let site = Folder::new();
    site.run(&["build", "--content", content.to_str().unwrap()]).must_succeed();
    let json: Vec<serde_json::Value> = serde_json::from_str(&site.read("_site/data/timeline.json")).unwrap();
    let editions: BTreeSet<(&str, &str)> =
        json.iter().map(|one| (one["lang"].as_str().unwrap(), one["edition"].as_str().unwrap())).collect();
    assert_eq!(editions.len(), 3);
    for (language, edition) in editions {
        let own: Vec<&str> = json
            .iter()
            .filter(|one| one["lang"] == language && one["edition"] == edition)
            .map(|one| one["date"].as_str().unwrap())
            .collect();
        assert!(own.len() > 300, "{language}/{edition} has only {} dates", own.len());
        for date in ["1950-06-25", "1950-09-15", "1951-01-04", "1953-07-27"] {
            assert!(own.contains(&date), "{language}/{edition} does not give {date}");
        }
    }
    // What is shown at once is one year.
    let page = site.read("_site/ko/korean-war/timeline/index.html");
    assert_eq!(page.matches("<details class=\"fold year\" open>").count(), 1);
}
