//! The real input: the seeds, where they are beside the project.

mod common;

use common::html::{article, assert_inert, assert_links_lead_somewhere, blocks_of_text, values};
use common::{Folder, seeds};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The site of the seeds, built once: its files, and what `check` said of it.
struct Site {
    files: BTreeMap<String, Vec<u8>>,
    check: String,
    notes: String,
}

fn site() -> Option<&'static Site> {
    static SITE: OnceLock<Option<Site>> = OnceLock::new();
    let build = || {
        let content = seeds()?;
        let folder = Folder::new();
        let content = content.to_str().unwrap();
        folder.run(&["build", "--content", content]).must_succeed();
        let check = folder.run(&["check", "--content", content]);
        check.must_succeed();
        Some(Site { files: folder.files("_site"), check: check.out, notes: check.err })
    };
    let site = SITE.get_or_init(build).as_ref();
    if site.is_none() {
        println!("skipped: without the seeds there is nothing to test");
    }
    site
}

impl Site {
    fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[path]).unwrap()
    }

    /// The pages of the editions, by their paths.
    fn editions(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.files.keys().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.as_str(), self.text(path))).filter(|(_, html)| html.contains("<article"))
    }
}

#[test]
fn every_character_of_every_edition_is_accounted_for() {
    let Some(site) = site() else { return };
    let editions = site.check.lines().filter(|line| line.contains(" characters, ")).count();
    let whole = site.check.lines().filter(|line| line.contains("accounted for") && line.ends_with("100.00 %")).count();
    assert_eq!((editions, whole), (3, 3), "{}", site.check);
    assert!(site.check.contains("All is well"), "{}", site.check);
}

#[test]
fn the_front_matter_that_speaks_of_another_article_is_noticed() {
    let Some(site) = site() else { return };
    assert!(site.notes.contains("warning[title-of-another]"), "{}", site.notes);
}

#[test]
fn ids_are_unique_links_lead_somewhere_and_nothing_runs() {
    let Some(site) = site() else { return };
    assert_links_lead_somewhere(&site.files);
    for path in site.files.keys().filter(|path| path.ends_with(".html")) {
        assert_inert(path, site.text(path));
    }
}

#[test]
fn no_noise_is_left_in_the_text() {
    let Some(site) = site() else { return };
    let mut left = Vec::new();
    for (path, html) in site.editions() {
        for block in blocks_of_text(html) {
            left.extend(noise(&block).map(|what| format!("{path}: {what} in “{}”", start(&block))));
        }
    }
    assert!(left.is_empty(), "{} pieces of noise:\n{}", left.len(), left.join("\n"));
}

/// What of a scrape's noise stands in a text, if any does.
fn noise(text: &str) -> Option<String> {
    let lone = text.chars().all(|c| "。，、；：.,)）」』 \u{A0}".contains(c));
    let fixed = [
        "。。",
        "，，",
        "、、",
        "。，",
        "，。",
        "。；",
        "==",
        "</",
        "<p",
        "<sup",
        "<a ",
        "&lt;",
        "&amp;",
        "[<",
        ">]",
        ">,",
        "｢",
        "｣",
        "cite_",
        "mw-",
        "redlink",
        "Template:",
        "\u{FFFD}",
    ];
    let found = fixed.iter().find(|piece| text.contains(**piece)).map(|piece| (*piece).to_owned());
    found
        .or_else(|| lone.then(|| "nothing but punctuation".to_owned()))
        .or_else(|| text.contains('<').then(|| "<".to_owned()))
        .or_else(|| (text.starts_with('[') && !text.starts_with("[1")).then(|| "a bracket at the beginning".to_owned()))
        .or_else(|| bracketed(text).find(|inside| is_mark(inside)).map(|inside| format!("[{inside}]")))
        .or_else(|| suffix(text))
        .or_else(|| {
            text.starts_with(['。', '，', '、', '；', '」', '』', '）'])
                .then(|| "punctuation at the beginning".to_owned())
        })
}

/// What stands between square brackets.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('[').filter_map(|(at, _)| {
        let inside = &text[at + 1..];
        Some(&inside[..inside.find([']', '['])?])
    })
}

fn is_mark(inside: &str) -> bool {
    let inside = inside.trim();
    let number = |text: &str| !text.is_empty() && text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit());
    let words = [
        "註",
        "注",
        "參",
        "주",
        "note",
        "nb",
        "來源請求",
        "頁碼請求",
        "失效連結",
        "來源可靠",
        "需要",
        "請求",
        "출처",
        "citation",
    ];
    number(inside) || words.iter().any(|word| inside.starts_with(word))
}

/// A colon with digits that stands behind the end of a sentence or quotation, where a page was cited.
fn suffix(text: &str) -> Option<String> {
    text.match_indices([':', '：']).find_map(|(at, colon)| {
        let before = text[..at].chars().next_back();
        let digit = text[at + colon.len()..].starts_with(|c: char| c.is_ascii_digit());
        let behind_end = before.is_none_or(|c| "。」』，”）.!?！？".contains(c));
        (digit && behind_end).then(|| format!("a page: {}", start(&text[at..])))
    })
}

fn start(text: &str) -> String {
    text.chars().take(40).collect()
}

#[test]
fn dates_behind_pages_are_whole() {
    let Some(site) = site() else { return };
    // 月尾島 and 年底 are words of their own.
    let words = ["月尾", "月球", "月底", "月初", "年輕", "年底", "年初", "年內", "年末", "年代"];
    let mut torn = Vec::new();
    for (path, html) in site.editions() {
        for block in blocks_of_text(html) {
            for (at, _) in ["月", "年", "월 "].iter().flat_map(|unit| block.match_indices(unit)) {
                let begins = block[..at].trim_end().chars().next_back().is_none_or(|c| "。」』，；：.".contains(c));
                if begins && !words.iter().any(|word| block[at..].starts_with(word)) {
                    torn.push(format!("{path}: {}", start(&block[at..])));
                }
            }
            // Nor is there a thirteenth month, as where a digit of the page stayed with the date.
            torn.extend(
                numbers_before(&block, '月')
                    .filter(|month| !(1..=12).contains(month))
                    .map(|n| format!("{path}: {n}月 in {}", start(&block))),
            );
        }
    }
    assert!(torn.is_empty(), "{}", torn.join("\n"));
}

/// The numbers that stand straight before a sign.
fn numbers_before(text: &str, sign: char) -> impl Iterator<Item = u64> {
    text.match_indices(sign).filter_map(|(at, _)| {
        let before = &text[..at];
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        before[at - digits..].parse().ok()
    })
}

#[test]
fn every_section_of_the_editors_outlines_is_on_its_page() {
    let Some(site) = site() else { return };
    let folder = seeds().unwrap().join("korean-war");
    let mut outlines: Vec<usize> = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_name().to_string_lossy().ends_with(".outline.toml") {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            outlines.push(text.matches("[[section]]").count());
        }
    }
    outlines.sort_unstable();
    let sections = |html: &str| values(article(html), "section", "id").len();
    let mut chinese: Vec<usize> =
        site.editions().filter(|(path, _)| path.starts_with("zh-Hant/")).map(|(_, html)| sections(html)).collect();
    chinese.sort_unstable();
    assert_eq!(outlines.len(), chinese.len());
    assert!(outlines.iter().zip(&chinese).all(|(wanted, found)| found >= wanted), "{outlines:?}, {chinese:?}");
    let korean = site.editions().filter(|(path, _)| path.starts_with("ko/")).map(|(_, html)| sections(html)).max();
    assert!(korean > Some(10), "{korean:?}");
}

#[test]
fn paragraphs_end_as_sentences_do() {
    let Some(site) = site() else { return };
    for (path, html) in site.editions() {
        let blocks = blocks_of_text(html);
        let broken = blocks.iter().filter(|block| block.ends_with(['，', '、', ',']));
        let broken: Vec<String> =
            broken.map(|block| block.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect()).collect();
        assert!(broken.is_empty(), "{path}: paragraphs that break off: {broken:?}");
        assert!(
            blocks.iter().all(|block| !block.contains('\n') && !block.contains('\t')),
            "{path}: lines in a paragraph"
        );
    }
}

fn json(site: &Site, path: &str) -> Vec<serde_json::Value> {
    serde_json::from_str(site.text(path)).unwrap()
}

#[test]
fn a_section_that_is_called_after_a_term_is_aligned_with_the_one_called_after_it_in_the_other_language() {
    let Some(site) = site() else { return };
    let (terms, sections) = (json(site, "data/terms.json"), json(site, "data/sections.json"));
    let named = |lang: &str, title: &str| {
        let names = |term: &serde_json::Value| {
            term["names"][lang].as_array().is_some_and(|all| all.iter().any(|name| name == title))
        };
        terms.iter().find(|term| names(term)).map(|term| term["id"].clone())
    };
    let text = |section: &serde_json::Value, key: &str| section[key].as_str().unwrap().to_owned();
    let (mut right, mut all) = (0, 0);
    for section in sections.iter().filter(|section| section["lang"] == "ko" && section["id"] != "lead") {
        let Some(term) = named("ko", &text(section, "title")) else { continue };
        let same = |other: &&serde_json::Value| {
            other["lang"] == "zh-Hant"
                && other["edition"] == "current"
                && named("zh-Hant", &text(other, "title")).as_ref() == Some(&term)
        };
        let Some(other) = sections.iter().find(same) else { continue };
        let aligned = section["aligned"].as_array().unwrap();
        let first = aligned.iter().find(|one| one["lang"] == "zh-Hant" && one["edition"] == "current");
        all += 1;
        right += usize::from(first.is_some_and(|first| first["id"] == other["id"]));
    }
    assert!(all > 0 && right == all, "{right} of {all}");
}

#[test]
fn links_of_the_source_lead_to_terms_or_are_plain_text() {
    let Some(site) = site() else { return };
    let earlier = article(site.text("zh-Hant/korean-war/earlier/index.html"));
    let links = earlier.matches("<a href=\"../../terms/index.html#t-").count();
    assert!(links > 450, "{links} of some 540 links lead to terms");
    assert!(!earlier.contains("href=\"/wiki/"), "no link leads to the wiki unless the editor asks for it");
}
