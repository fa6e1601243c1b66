//! Names that texts use often and that no term has: worth adding to `terms.toml`.

use super::{Finder, Kind, Term, TermFile, Terms, folded};
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
/// How long names are at most, in characters.
const LONGEST: usize = 24;
/// How long a name in Han characters before a bracket is at most: what is longer is more than a name.
const LONGEST_HAN: usize = 8;

/// The names that some documents of one language use often and that are no terms, the most frequent first.
///
/// A name is what writing itself marks as one, at least once: by capital letters within a sentence, katakana, 《》 and 『』, or
/// a gloss in another script. Then every place where it stands counts.
pub fn candidates(documents: &[(&Document, &str)], finder: &Finder<'_>) -> Vec<Candidate> {
    let language = finder.language();
    let lexicon = Lexicon::of(language);
    let mut marked: BTreeMap<String, String> = BTreeMap::new();
    each_free(documents, finder, |text, free| {
        for range in names_in(text, lexicon.capitals_join).into_iter().filter(free) {
            let name = text.get(range).unwrap_or_default();
            if lexicon.dates.months.iter().flatten().any(|month| month == name) {
                continue;
            }
            marked.entry(folded(name)).or_insert_with(|| name.to_owned());
        }
    });
    let term = |name: String| Term {
        id: name.clone(),
        kind: Kind::Other,
        names: BTreeMap::from([(language.clone(), vec![name.clone()])]),
        readings: BTreeMap::new(),
        work: None,
        declared: Some((String::new(), 0)),
    };
    let proposed = Terms::new([TermFile { terms: marked.into_values().map(term).collect(), rules: Vec::new() }]);
    let counter = Finder::new(&proposed, language);
    let mut counts = vec![0; proposed.all().len()];
    each_free(documents, finder, |text, free| {
        for found in counter.find(text, "").into_iter().filter(|found| free(&found.range)) {
            counts[found.term.unwrap_or_default()] += usize::from(found.term.is_some());
        }
    });
    let names = proposed.all().iter().map(|term| term.id.clone());
    let candidate = |(name, count)| Candidate { language: language.clone(), name, count };
    let mut all: Vec<Candidate> = names.zip(counts).filter(|(_, count)| *count >= LEAST).map(candidate).collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    all
}

/// Calls `f` with every run of text, and with what tells whether a place of it is free of the names of terms.
fn each_free(
    documents: &[(&Document, &str)],
    finder: &Finder<'_>,
    mut f: impl FnMut(&str, &dyn Fn(&Range<usize>) -> bool),
) {
    for (document, work) in documents {
        document.for_each_run(&mut |run| {
            let text = Flat::of(run).text;
            let known = finder.find(&text, work);
            let next = |range: &Range<usize>| known.get(known.partition_point(|found| found.range.end <= range.start));
            f(&text, &|range| next(range).is_none_or(|found| range.end <= found.range.start));
        });
    }
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

/// The word before a bracket that says it in another script: `덩화(鄧華)`, `，李奇微（英語：Ridgway）`.
fn glossed(text: &str) -> Vec<Range<usize>> {
    let opening = text.char_indices().filter(|(_, c)| matches!(c, '(' | '（'));
    let word = opening.filter_map(|(at, c)| {
        let gloss = &text[at + c.len_utf8()..];
        let start = gloss.char_indices().nth(LONGEST).map_or(gloss, |(at, _)| &gloss[..at]);
        let labelled = || {
            start.split_once(['：', ':']).is_some_and(|(label, _)| {
                Lexicon::all().iter().any(|lexicon| lexicon.glosses.contains_key(label.trim()))
            })
        };
        let first = gloss.chars().next()?;
        let last = text[..at].chars().next_back()?;
        let (own, longest): (fn(char) -> bool, usize) = match last {
            c if script::is_hangul(c) && (script::is_han(first) || first.is_ascii_uppercase() || labelled()) => {
                (script::is_hangul, LONGEST)
            }
            c if script::is_han(c) && labelled() => (|c| script::is_han(c) || c == '·', LONGEST_HAN),
            _ => return None,
        };
        let length = text[..at].chars().rev().take(longest + 1).take_while(|c| own(*c));
        let (count, bytes) = length.fold((0, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()));
        (2..=longest).contains(&count).then(|| at - bytes..at)
    });
    word.collect()
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
    names.retain(|range| (4..=LONGEST * 2).contains(&text[range.clone()].chars().count()));
    names
}
