//! Spaces that are there for no reason.

use super::each_run;
use crate::document::flat::{Change, Flat, apply};
use crate::document::{Document, EditKind};
use crate::text::Lexicon;
use crate::text::script::{is_han, is_hangul, is_wide_punctuation};
use regex::Regex;
use std::sync::LazyLock;

/// Takes out spaces beside full-width punctuation in scripts that are set solid, spaces before a comma or full stop, and all
/// but one of several spaces.
pub fn stray_spaces(document: Document, kind: EditKind) -> Document {
    let solid = document.language.is_unspaced();
    each_run(document, |run, edits| {
        let changes = stray(&Flat::of(run).text, solid);
        apply(run, &changes, kind, edits);
    })
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}' | '\u{200B}' | '\u{FEFF}')
}

fn stray(text: &str, solid: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(is_space) {
        let start = at + found;
        let rest = &text[start..];
        let end = start + rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        let left = text[..start].chars().next_back();
        let right = text[end..].chars().next();
        if left.is_none() || right.is_none() || is_needless(left, right, &text[end..], solid) {
            changes.push(Change::remove(start..end));
        } else {
            let one = rest.chars().next().map_or(end, |c| start + c.len_utf8());
            if one < end {
                changes.push(Change::remove(one..end));
            }
        }
        at = end;
    }
    changes
}

fn is_needless(left: Option<char>, right: Option<char>, rest: &str, solid: bool) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return true };
    solid && (is_wide_punctuation(left) || is_wide_punctuation(right))
        || matches!(right, ',' | '.' | ')') && {
            let after = rest[right.len_utf8()..].chars().next();
            after.is_none_or(|c| c.is_whitespace() || is_hangul(c) || is_han(c)) && !left.is_ascii_punctuation()
        }
}

static HANJA: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\p{Hangul}(?P<before> )\([\p{Han}/·,、 ]+\)(?P<after> (?P<next>\p{Hangul}+))?").ok());

/// Takes out the space between a Korean word and its hanja in brackets, and between the bracket and a particle.
pub fn bracket_spaces(document: Document, kind: EditKind) -> Document {
    let particles = &Lexicon::of(&document.language).particles;
    if particles.is_empty() {
        return document;
    }
    each_run(document, |run, edits| {
        let text = Flat::of(run).text;
        let mut changes = Vec::new();
        for found in HANJA.iter().flat_map(|pattern| pattern.captures_iter(&text)) {
            changes.extend(found.name("before").map(|space| Change::remove(space.range())));
            if let (Some(after), Some(next)) = (found.name("after"), found.name("next"))
                && particles.iter().any(|particle| particle == next.as_str())
            {
                changes.push(Change::remove(after.start()..next.start()));
            }
        }
        apply(run, &changes, kind, edits);
    })
}
