//! Punctuation: doubled where a mark between was taken out, half-width forms, quotation marks within quotation marks.

use super::each_run;
use crate::document::flat::{Change, Flat, apply};
use crate::document::{Document, EditKind};

/// Signs of which two never stand together.
const SIGNS: &str = "。，、；：";
/// What may stand between two full stops of which one is left over.
const CLOSERS: &str = "」』”’）)";

/// Takes out the sign that is left over where two stand together: `。。`, `，，`, `。；`, `」。。`, `。」。`, `, ,`.
pub fn doubled(document: Document, kind: EditKind) -> Document {
    each_run(document, |run, edits| {
        let changes = left_over(&Flat::of(run).text);
        apply(run, &changes, kind, edits);
    })
}

fn left_over(text: &str) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut last: Option<(usize, char, bool)> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        last = match last {
            // The weaker of two different signs goes; a full stop before a sign that goes on is left from the mark.
            Some((before, sign, false)) if SIGNS.contains(c) => {
                let drop_first = sign != c && (c == '。' || sign == '。');
                changes.push(Change::remove(if drop_first { before..before + sign.len_utf8() } else { at..end }));
                if drop_first { Some((at, c, false)) } else { Some((before, sign, false)) }
            }
            Some((_, '。', true)) if c == '。' => {
                changes.push(Change::remove(at..end));
                None
            }
            Some((before, sign, _)) if CLOSERS.contains(c) && c != '）' && c != ')' => Some((before, sign, true)),
            // In Latin and Korean text only a comma twice, with a space between or not.
            Some((_, ',', _)) if c == ' ' => last,
            Some((before, ',', _)) if c == ',' => {
                changes.push(Change::remove(before + 1..end));
                Some((before, ',', false))
            }
            _ if SIGNS.contains(c) || c == ',' => Some((at, c, false)),
            _ => None,
        };
    }
    changes.sort_by_key(|change| change.range.start);
    changes
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

fn half_width(text: &str) -> Vec<Change> {
    let full = |c| match c {
        '｢' => Some("「"),
        '｣' => Some("」"),
        _ => None,
    };
    text.char_indices().filter_map(|(at, c)| Some(Change::replace(at..at + c.len_utf8(), full(c)?))).collect()
}

/// `「…「…」…」` becomes `「…『…』…」`, where all are closed.
fn nested(text: &str) -> Vec<Change> {
    let mut open: Vec<usize> = Vec::new();
    let mut changes = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '「' => open.push(at),
            '」' => match open.pop() {
                Some(start) if open.len() % 2 == 1 => {
                    changes.push(Change::replace(start..start + c.len_utf8(), "『"));
                    changes.push(Change::replace(at..at + c.len_utf8(), "』"));
                }
                Some(_) => {}
                None => return Vec::new(),
            },
            _ => {}
        }
    }
    if open.is_empty() { changes } else { Vec::new() }
}
