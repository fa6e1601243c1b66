//! Pages behind references: `[68]:5210`, `[85]:第一章`, `[122]:182-183`.
//!
//! In flattened text the page may run straight into a date or number that begins the next sentence: `[122]:11410月3日` is
//! page 114 and then 10月3日. Where the digits can be cut in more than one way, the pages that the same reference has
//! elsewhere in the document decide.

use super::each_run;
use crate::document::flat::{Change, Flat, apply, drop_where};
use crate::document::{Apparatus, Document, EditKind, Inline};
use crate::text::script::is_closing;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

static LOCATOR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\[(?P<label>[^\[\]\s]{1,12}|[^\[\]\s]{1,6}\s[0-9]{1,3})\](?P<locator>(?P<colon>[:：])(?:第[一二三四五六七八九十百[0-9]]+[章節节頁页卷回部冊册]|[ivxlc]{1,8}\b|(?P<pages>[0-9]+(?:[-–—,、][0-9]+)*)(?:쪽|頁|页)?))",
    )
    .ok()
});

/// Units that make a number of the digits before them. 人 is none in 人民, and 만 none in 만주.
static COUNTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:[萬万億亿]|[만억] ?[0-9]|만 ?[명여원대톤]|명|人(?:[^民們们員员類类口]|$))").ok());

/// Pages that each reference is known to cite.
type Known = BTreeMap<String, BTreeSet<u32>>;

/// Takes out the pages behind references.
pub fn page_suffixes(document: Document, kind: EditKind) -> Document {
    let mut known = Known::new();
    let document = each_run(document, |run, edits| {
        drop_where(run, &|inline| matches!(inline, Inline::Apparatus(Apparatus::Locator, _)), kind, edits);
        for found in find(&Flat::of(run).text).filter(|found| found.candidates.len() == 1) {
            known.entry(found.label).or_default().insert(found.candidates[0].last_page);
        }
    });
    each_run(document, |run, edits| {
        let changes: Vec<Change> =
            find(&Flat::of(run).text).map(|found| Change::remove(found.start..found.choose(&known).end)).collect();
        apply(run, &changes, kind, edits);
    })
}

/// A page behind a reference, with the ways in which its digits can be cut.
struct Found {
    label: String,
    start: usize,
    first_page: Option<u32>,
    candidates: Vec<Candidate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Candidate {
    end: usize,
    last_page: u32,
}

impl Found {
    /// The way of cutting that agrees best with the range's first page, or else with the other pages of the reference.
    fn choose(&self, known: &Known) -> Candidate {
        let pages = known.get(&self.label);
        let distance = |candidate: &Candidate| match self.first_page {
            Some(first) => (candidate.last_page.wrapping_sub(first), 0),
            None => {
                let nearest = pages.and_then(|pages| nearest(pages, candidate.last_page)).unwrap_or(0);
                (nearest, candidate.end)
            }
        };
        self.candidates.iter().copied().min_by_key(distance).unwrap_or(Candidate { end: self.start, last_page: 0 })
    }
}

/// How far a page is from the nearest known one.
fn nearest(pages: &BTreeSet<u32>, page: u32) -> Option<u32> {
    let below = pages.range(..=page).next_back();
    let above = pages.range(page..).next();
    below.into_iter().chain(above).map(|known| known.abs_diff(page)).min()
}

fn find(text: &str) -> impl Iterator<Item = Found> + '_ {
    LOCATOR.iter().flat_map(move |pattern| pattern.captures_iter(text)).filter_map(move |captures| {
        let locator = captures.name("locator")?;
        let label = captures.name("label")?.as_str().to_owned();
        let end = locator.end();
        if label.chars().all(|c| c.is_ascii_alphabetic()) && label.chars().count() > 1 {
            return None;
        }
        // A full-width colon is mostly one of the text: 任務如下[3]：1個師.
        let next = text[end..].chars().next();
        if captures.name("colon")?.as_str() == "：" && !next.is_none_or(|c| c == '[' || is_closing(c)) {
            return None;
        }
        let Some(pages) = captures.name("pages") else {
            return Some(Found {
                label,
                start: locator.start(),
                first_page: None,
                candidates: vec![Candidate { end, last_page: 0 }],
            });
        };
        let last = pages.as_str().rfind(|c: char| !c.is_ascii_digit()).map_or(pages.start(), |at| {
            pages.start() + at + pages.as_str()[at..].chars().next().map_or(1, char::len_utf8)
        });
        let first_page = (last > pages.start())
            .then(|| pages.as_str().split(|c: char| !c.is_ascii_digit()).next()?.parse().ok())
            .flatten();
        let mut candidates = candidates(text, last..pages.end());
        if let [only] = &mut candidates[..]
            && only.end == pages.end()
        {
            // What belongs to the page alone, such as 쪽, goes with it.
            only.end = end.max(only.end);
        }
        (!candidates.is_empty()).then(|| Found { label, start: locator.start(), first_page, candidates })
    })
}

/// The ways to cut a run of digits into a page and the number that the next sentence begins with.
fn candidates(text: &str, digits: Range<usize>) -> Vec<Candidate> {
    let run = &text[digits.clone()];
    let after = &text[digits.end..];
    let page =
        |length: usize| run[..length].parse().ok().map(|last_page| Candidate { end: digits.start + length, last_page });
    let cuts = (1..run.len()).filter(|&length| begins_sentence(&run[length..], after)).filter_map(page);
    let cuts: Vec<Candidate> = cuts.filter(|candidate| candidate.end - digits.start <= 4).collect();
    match cuts.is_empty() {
        // The colon is one of the text: 開戰[12]:1950年6月25日.
        true if begins_sentence(run, after) || is_counted(after) => Vec::new(),
        true => page(run.len()).or(page(1)).into_iter().collect(),
        false => cuts,
    }
}

/// Whether what follows digits makes them a number of something.
fn is_counted(after: &str) -> bool {
    COUNTED.as_ref().is_some_and(|pattern| pattern.is_match(after))
}

/// Whether a number with what follows it is a date that a sentence can begin with.
fn begins_sentence(number: &str, after: &str) -> bool {
    let Ok(value) = number.parse::<u32>() else { return false };
    if number.starts_with('0') {
        return false;
    }
    let mut following = after.chars();
    match following.next() {
        // 月尾島 and 月球 are no months.
        Some('月' | '월') => (1..=12).contains(&value) && !after.starts_with("月尾") && !after.starts_with("月球"),
        Some('年' | '년') => {
            (1000..=2100).contains(&value) || (after.starts_with("年代") && value % 10 == 0 && value < 100)
        }
        Some('日' | '일') => {
            (1..=31).contains(&value) && following.next().is_some_and(|next| "，,、至晚凌早上下－-到에".contains(next))
        }
        _ => false,
    }
}
