//! Punctuation: doubled where a mark between was taken out, half-width forms, quotation marks within quotation marks.

use super::each_run;
use crate::document::flat::{Change, Flat, apply};
use crate::document::{Document, EditKind};
use crate::text::Lexicon;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Whether a sign is one of those of which two never stand together.
const fn is_sign(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：')
}

/// Whether a sign may stand between two full stops of which one is left over.
const fn is_closer(c: char) -> bool {
    matches!(c, '」' | '』' | '”' | '’' | '）' | ')')
}

/// Takes out the sign that is left over where two stand together: `。。`, `，，`, `。；`, `」。。`, `。」。`, `, ,`.
pub fn doubled(document: Document, kind: EditKind) -> Document {
    each_run(document, |run, edits| {
        let changes = left_over(&Flat::of(run).text);
        apply(run, &changes, kind, edits);
        let text = Flat::of(run).text;
        let around = AROUND.iter().flat_map(|pattern| pattern.captures_iter(&text));
        let gone = around.filter_map(|found| found.name("brackets").or_else(|| found.name("stop")));
        let changes: Vec<Change> = gone.map(|gone| Change::remove(gone.range())).collect();
        apply(run, &changes, kind, edits);
    })
}

/// Brackets with nothing in them, and the full stop before a bracket that another one follows.
static AROUND: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?P<brackets>（\s*）)|[^。](?P<stop>。)）。").ok());

fn left_over(text: &str) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut last: Option<(usize, char, bool)> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        last = match last {
            // The weaker of two different signs goes; a full stop before a sign that goes on is left from the mark.
            Some((before, sign, false)) if is_sign(c) => {
                let drop_first = sign != c && (c == '。' || sign == '。');
                changes.push(Change::remove(if drop_first { before..before + sign.len_utf8() } else { at..end }));
                if drop_first { Some((at, c, false)) } else { Some((before, sign, false)) }
            }
            Some((_, '。', true)) if c == '。' => {
                changes.push(Change::remove(at..end));
                None
            }
            Some((before, sign, _)) if is_closer(c) && c != '）' && c != ')' => Some((before, sign, true)),
            // In Latin and Korean text only a comma twice, with a space between or not.
            Some((_, ',', _)) if c == ' ' => last,
            Some((before, ',', _)) if c == ',' => {
                // What was taken out between the two goes with the second.
                changes.retain(|change| change.range.start <= before);
                changes.push(Change::remove(before + 1..end));
                Some((before, ',', false))
            }
            _ if is_sign(c) || c == ',' => Some((at, c, false)),
            _ => None,
        };
    }
    changes.sort_by_key(|change| change.range.start);
    changes
}

static STRAY_STOP: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?P<before>[\p{Hangul}\d])(?P<stop>\.)(?:(?P<particle>\p{Hangul}{1,3}) |: )").ok());

/// Takes out a full stop that a mark left in the middle of a sentence: before a particle (`96명.으로`) or a colon.
pub fn stray_stops(document: Document, kind: EditKind) -> Document {
    let lexicon = Lexicon::of(&document.language);
    if lexicon.particles.is_empty() {
        return document;
    }
    let is_stray = |found: &Captures<'_>| match found.name("particle") {
        Some(particle) => {
            !found["before"].chars().any(|c| lexicon.declarative.contains(c) || c.is_ascii_digit())
                && lexicon.particles.iter().any(|known| known == particle.as_str())
        }
        None => true,
    };
    each_run(document, |run, edits| {
        let text = Flat::of(run).text;
        let found = STRAY_STOP.iter().flat_map(|pattern| pattern.captures_iter(&text)).filter(is_stray);
        let changes: Vec<Change> =
            found.filter_map(|found| found.name("stop")).map(|stop| Change::remove(stop.range())).collect();
        apply(run, &changes, kind, edits);
    })
}

/// Writes half-width corner brackets in their full form, and quotation marks within quotation marks as such.
pub fn forms(document: Document, kind: EditKind) -> Document {
    each_run(document, |run, edits| {
        let text = Flat::of(run).text;
        let mut changes = half_width(&text);
        changes.extend(nested(&text));
        changes.sort_by_key(|change| change.range.start);
        changes.dedup_by(|a, b| a.range == b.range);
        apply(run, &changes, kind, edits);
    })
}

/// Half-width corner brackets get their full form.
fn half_width(text: &str) -> Vec<Change> {
    let full = |c| match c {
        '｢' => Some("「"),
        '｣' => Some("」"),
        _ => None,
    };
    text.char_indices().filter_map(|(at, c)| Some(Change::replace(at..at + c.len_utf8(), full(c)?))).collect()
}

/// `「…「…」…」` becomes `「…『…』…」`, where all are closed. Marks that alternate already stay.
fn nested(text: &str) -> Vec<Change> {
    // The sign before each opened quotation as it will be, and whether it is changed.
    let mut open: Vec<(char, bool)> = Vec::new();
    let mut changes: Vec<Change> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '「' if open.last().is_some_and(|(outer, _)| *outer == '「') => {
                changes.push(Change::replace(at..at + c.len_utf8(), "『"));
                open.push(('『', true));
            }
            '「' | '『' => open.push((c, false)),
            '」' | '』' => {
                let Some((form, changed)) = open.pop() else { return Vec::new() };
                if changed && c == '」' {
                    changes.push(Change::replace(at..at + c.len_utf8(), "』"));
                } else if (form == '「') != (c == '」') {
                    return Vec::new();
                }
            }
            _ => {}
        }
    }
    if open.is_empty() { changes } else { Vec::new() }
}
