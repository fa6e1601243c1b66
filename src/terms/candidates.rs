//! Names that texts use often and that no term has: worth adding to `terms.toml`.

use super::{Finder, folded};
use crate::base::Language;
use crate::document::Document;
use crate::document::flat::Flat;
use crate::text::{Lexicon, script};
use std::collections::BTreeMap;
use std::ops::Range;

/// A name that may be worth adding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The language of the texts.
    pub language: Language,
    /// The name, as most texts write it.
    pub name: String,
    /// How often the texts have it.
    pub count: usize,
}

/// How often a name must stand to be worth adding.
const LEAST: usize = 3;
/// How long names in quotation marks and brackets are at most, in characters.
const LONGEST: usize = 24;

/// The names that some documents of one language use often and that are no terms, the most frequent first.
///
/// What writing itself marks as a name counts: capital letters within a sentence, katakana, names in 《》 and 『』, and
/// what a gloss in another language stands behind.
pub fn candidates<'d>(documents: impl Iterator<Item = (&'d Document, &'d str)>, finder: &Finder<'_>) -> Vec<Candidate> {
    let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let language = finder.language();
    for (document, work) in documents {
        document.for_each_run(&mut |run| {
            let text = Flat::of(run).text;
            let known = finder.find(&text, work);
            let free = |range: &Range<usize>| {
                known.iter().all(|found| found.range.end <= range.start || range.end <= found.range.start)
            };
            for range in names_in(&text, Lexicon::of(language).capitals_join).into_iter().filter(free) {
                let name = text.get(range).unwrap_or_default();
                *counts.entry(folded(name)).or_default().entry(name.to_owned()).or_default() += 1;
            }
        });
    }
    let candidate = |spellings: BTreeMap<String, usize>| {
        let count = spellings.values().sum();
        let name = spellings.into_iter().max_by_key(|(_, count)| *count).map(|(name, _)| name)?;
        (count >= LEAST).then(|| Candidate { language: language.clone(), name, count })
    };
    let mut all: Vec<Candidate> = counts.into_values().filter_map(candidate).collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    all
}

/// What a text marks as names.
fn names_in(text: &str, capitals: bool) -> Vec<Range<usize>> {
    let mut names = katakana(text);
    names.extend(quoted(text));
    names.extend(glossed(text));
    if capitals {
        names.extend(capitalised(text));
    }
    names.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    names.retain(|range| {
        let apart = range.start >= end && !range.is_empty();
        end = if apart { range.end } else { end };
        apart
    });
    names
}

/// Runs of characters for which `is` holds.
fn runs(text: &str, is: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is(*c)) {
        let end = at + c.len_utf8();
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = end,
            None => found.push(at..end),
        }
    }
    found
}

fn katakana(text: &str) -> Vec<Range<usize>> {
    let of_name = |c: char| matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー' | '・' | '＝');
    let whole = |range: &Range<usize>| text[range.clone()].chars().filter(|c| script::is_kana(*c)).count() > 2;
    runs(text, of_name).into_iter().filter(whole).collect()
}

fn quoted(text: &str) -> Vec<Range<usize>> {
    let opening = text.char_indices().filter(|(_, c)| matches!(c, '《' | '『'));
    let inside = opening.filter_map(|(at, c)| {
        let start = at + c.len_utf8();
        let length = text[start..].char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '》' | '』'))?.0;
        Some(start..start + length)
    });
    inside.filter(|range| text[range.clone()].chars().count() > 1).collect()
}

/// The word before a bracket that says it in another script: `덩화(鄧華)`.
fn glossed(text: &str) -> Vec<Range<usize>> {
    let opening = text.char_indices().filter(|(_, c)| matches!(c, '(' | '（'));
    let word = opening.filter_map(|(at, c)| {
        let gloss = text[at + c.len_utf8()..].chars().next()?;
        let before = &text[..at];
        let length: usize = before.chars().rev().take_while(|c| script::is_hangul(*c)).map(char::len_utf8).sum();
        let foreign = script::is_han(gloss) || gloss.is_ascii_uppercase();
        (foreign && length > 0).then(|| at - length..at)
    });
    word.filter(|range| (2..=LONGEST).contains(&text[range.clone()].chars().count())).collect()
}

/// Capitalised words that stand together, but for the first word of a sentence.
fn capitalised(text: &str) -> Vec<Range<usize>> {
    let words = runs(text, |c| c.is_alphanumeric() || matches!(c, '-' | '’' | '\''));
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut before = 0;
    for word in words {
        let between = &text[before..word.start];
        let first = between.contains(['.', '!', '?', ':', '“', '"']) || before == 0;
        before = word.end;
        let capital = text[word.clone()].chars().next().is_some_and(char::is_uppercase);
        match names.last_mut().filter(|last| between == " " && last.end + 1 == word.start) {
            Some(last) if capital => last.end = word.end,
            _ if capital && !first => names.push(word),
            _ => {}
        }
    }
    names.retain(|range| text[range.clone()].chars().count() > 3);
    names
}
