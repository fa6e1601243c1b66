//! Finding a quotation in a document, whatever white space and markup it is cut into by.

use crate::base::Span;
use crate::document::flat::{Flat, OBJECT};
use crate::document::{Block, Document, Inline, spans};
use crate::text::sentences::sentences;
use std::collections::HashSet;
use std::ops::Range;

/// How much of a quotation a sentence must share to be shown as the nearest one, in pairs of letters.
const NEAR: f64 = 0.4;
/// The most places that are looked at of what stands in a text often.
const MOST: usize = 20;
/// The most characters of a sentence that are shown.
const SHOWN: usize = 60;

/// The text of a document, to be searched: paragraphs, cells and headings, one after the other.
pub(super) struct Wording<'a> {
    runs: Vec<Run<'a>>,
    /// The text of all runs without white space, which an editor may have set otherwise.
    folded: String,
}

/// A paragraph, a cell or a heading.
pub(super) struct Run<'a> {
    inlines: &'a [Inline],
    /// Its text.
    pub text: String,
    /// The id of the section that it stands in.
    pub section: &'a str,
    /// Where it begins in the folded text.
    start: usize,
}

/// A part of a run.
pub(super) struct Part<'w, 'a> {
    /// The run.
    pub run: &'w Run<'a>,
    /// The bytes of its text.
    pub range: Range<usize>,
}

impl<'a> Wording<'a> {
    pub fn of(document: &'a Document) -> Self {
        let mut wording = Self { runs: Vec::new(), folded: String::new() };
        let mut section = "";
        for block in &document.blocks {
            section = block.heading().and_then(|heading| heading.id.as_deref()).unwrap_or(section);
            wording.take(block, section);
        }
        document.notes.iter().flat_map(|note| &note.blocks).for_each(|block| wording.take(block, ""));
        wording
    }

    fn take(&mut self, block: &'a Block, section: &'a str) {
        block.for_each_run(&mut |inlines| {
            let text = Flat::of(inlines).text;
            self.runs.push(Run { inlines, section, start: self.folded.len(), text });
            self.folded.extend(self.runs.last().into_iter().flat_map(|run| run.text.chars()).filter(|c| is_kept(*c)));
        });
    }

    /// How often a quotation is found, and its first places: for each, its parts in the runs that it stands in.
    pub fn find(&self, quote: &str) -> (usize, Vec<Vec<Part<'_, 'a>>>) {
        let quote = fold(quote);
        if quote.is_empty() {
            return (0, Vec::new());
        }
        let places = self.folded.match_indices(&quote);
        let first = places.clone().take(MOST).map(|(at, _)| self.parts(at..at + quote.len())).collect();
        (places.count(), first)
    }

    fn parts(&self, folded: Range<usize>) -> Vec<Part<'_, 'a>> {
        let first = self.runs.partition_point(|run| run.start <= folded.start).saturating_sub(1);
        let runs = self.runs.iter().skip(first).take_while(|run| run.start < folded.end);
        let part = |run: &'_ Run<'a>| unfold(&run.text, folded.start.saturating_sub(run.start)..folded.end - run.start);
        runs.map(|run| Part { run, range: part(run) }).filter(|part| !part.range.is_empty()).collect()
    }

    /// The words of the text that are most like a quotation, and their place.
    pub fn nearest(&self, quote: &str) -> Option<(String, Span)> {
        let wanted: HashSet<(char, char)> = pairs(&fold(quote)).collect();
        let score = |sentence: &str| {
            let shared: HashSet<_> = pairs(&fold(sentence)).filter(|pair| wanted.contains(pair)).collect();
            shared.len() as f64 / wanted.len().max(1) as f64
        };
        let sentences =
            self.runs.iter().flat_map(|run| sentences(&run.text).into_iter().map(move |range| (run, range)));
        let scored = sentences.map(|(run, range)| (score(&run.text[range.clone()]), run, range));
        // Of equals the first.
        let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let (_, run, range) = best.filter(|(score, ..)| *score >= NEAR)?;
        let range = closest(&run.text, range, &wanted, quote);
        Some((one_line(&run.text[range.clone()]), run.span(range)?))
    }
}

impl Run<'_> {
    /// The bytes of the source that a part of it stands for.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        spans::span_of(self.inlines, range)
    }

    /// The sentence that an offset lies in.
    pub fn sentence(&self, at: usize) -> String {
        let found = sentences(&self.text).into_iter().find(|range| range.contains(&at));
        one_line(&self.text[found.unwrap_or(0..self.text.len())])
    }
}

impl Part<'_, '_> {
    /// Where some words stand in it. A number is not found within a longer one.
    pub fn find(&self, words: &str) -> Vec<Range<usize>> {
        let (words, text) = (fold(words), &self.run.text);
        let own = fold(&text[self.range.clone()]);
        let before = fold(&text[..self.range.start]).len();
        own.match_indices(&words)
            .take(MOST)
            .map(|(at, _)| unfold(text, before + at..before + at + words.len()))
            .filter(|range| !range.is_empty() && stands_alone(text, range))
            .collect()
    }

    /// The bytes of the source that it stands for.
    pub fn span(&self) -> Option<Span> {
        self.run.span(self.range.clone())
    }
}

/// Whether the digits at the ends of a range go on outside of it.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let words = &text[range.clone()];
    let separator = |c: char| matches!(c, ',' | '，' | '.' | '．');
    let goes_on = |edge: Option<char>, outside: &mut dyn Iterator<Item = char>| {
        edge.is_some_and(char::is_numeric)
            && match outside.next() {
                Some(c) if separator(c) => outside.next().is_some_and(char::is_numeric),
                c => c.is_some_and(char::is_numeric),
            }
    };
    !goes_on(words.chars().next(), &mut text[..range.start].chars().rev())
        && !goes_on(words.chars().next_back(), &mut text[range.end..].chars())
}

/// The part of a sentence, a little longer than the quotation, that shares most pairs of letters with it.
fn closest(text: &str, sentence: Range<usize>, wanted: &HashSet<(char, char)>, quote: &str) -> Range<usize> {
    let inside = &text[sentence.clone()];
    let length = one_line(quote).chars().count();
    let length = (length + length / 4).min(SHOWN);
    let shared: Vec<usize> = pairs(inside).map(|pair| usize::from(wanted.contains(&pair))).collect();
    let sums = shared.windows(length.max(2) - 1).map(|window| window.iter().sum::<usize>()).enumerate();
    // Of equals the first.
    let Some((start, _)) = sums.reduce(|best, next| if next.1 > best.1 { next } else { best }) else { return sentence };
    let mut letters = inside.char_indices().skip(start).take(length).filter(|(_, c)| c.is_alphanumeric());
    let first = letters.next();
    let last = letters.last().or(first);
    match (first, last) {
        (Some((first, _)), Some((last, c))) => sentence.start + first..sentence.start + last + c.len_utf8(),
        _ => sentence,
    }
}

/// Two letters that stand side by side, for all places in a text.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1))
}

fn is_kept(c: char) -> bool {
    !c.is_whitespace() && c != OBJECT
}

/// Text without white space, which an editor may have set otherwise.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|c| is_kept(*c)).collect()
}

/// The bytes of a text that a range of its folded form stands for.
fn unfold(text: &str, folded: Range<usize>) -> Range<usize> {
    let (mut offset, mut start, mut end) = (0, None, 0);
    for (at, c) in text.char_indices().filter(|(_, c)| is_kept(*c)) {
        if offset >= folded.end {
            break;
        }
        if offset >= folded.start {
            start = start.or(Some(at));
            end = at + c.len_utf8();
        }
        offset += c.len_utf8();
    }
    start.map_or(0..0, |start| start..end)
}

/// Words as they are shown: in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::read::read;

    fn found(text: &str, quote: &str) -> Vec<Vec<String>> {
        let source = Source::new("a.md", text);
        let document = read(&source).document;
        let wording = Wording::of(&document);
        let texts =
            |parts: Vec<Part<'_, '_>>| parts.iter().map(|part| part.run.text[part.range.clone()].to_owned()).collect();
        wording.find(quote).1.into_iter().map(texts).collect()
    }

    #[test]
    fn white_space_and_markup_do_not_matter() {
        assert_eq!(found("A raid: *54 men*\nfell.\n\nMore.", "54  men fell"), [["54 men fell"]]);
        assert_eq!(found("사상자는 **1만 2천** 명이다.", "1만2천 명"), [["1만 2천 명"]]);
    }

    #[test]
    fn a_quotation_may_go_over_cells_and_paragraphs() {
        let table = "| who | fell |\n|---|---|\n| north | 12 |\n| south | 12 |\n";
        assert_eq!(found(table, "south 12"), [["south", "12"]]);
        assert_eq!(found(table, "12").len(), 2);
    }

    #[test]
    fn a_figure_is_not_found_within_another() {
        let source = Source::new("a.md", "4,544, 544 and 1544 in 1950, 12 of them at 5.12");
        let document = read(&source).document;
        let wording = Wording::of(&document);
        let whole = &wording.find(source.text()).1[0][0];
        let at = |words: &str| whole.find(words).into_iter().map(|range| range.start).collect::<Vec<_>>();
        assert_eq!((at("544"), at("4,544"), at("12")), (vec![7], vec![0], vec![29]));
    }

    #[test]
    fn the_nearest_words_are_shown_where_nothing_is_found() {
        let source = Source::new("a.txt", "風浪很大。\n\n守軍在夜裡撤退，陣亡四百二十人，另有三十人失蹤。");
        let document = read(&source).document;
        let wording = Wording::of(&document);
        let (words, span) = wording.nearest("守軍陣亡四百廿人").unwrap();
        assert!(words.contains("陣亡四百"), "{words}");
        assert_eq!(source.position(span.start).line, 3);
        assert_eq!(wording.nearest("something else"), None);
    }
}
