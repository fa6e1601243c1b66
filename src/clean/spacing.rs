//! Spaces that are there for no reason.

use super::each_run;
use crate::document::flat::{Change, Flat, apply};
use crate::document::{Document, EditKind};
use crate::text::Lexicon;
use crate::text::script::{is_han, is_hangul, is_wide_punctuation};
use regex::{Match, Regex};
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
    left == '('
        || right == ')'
        || solid && (is_wide_punctuation(left) || is_wide_punctuation(right))
        || right == ':' && (is_hangul(left) || left == ')') && rest[1..].starts_with(' ')
        || matches!(right, ',' | '.') && {
            let after = rest[right.len_utf8()..].chars().next();
            after.is_none_or(|c| c.is_whitespace() || is_hangul(c) || is_han(c)) && !left.is_ascii_punctuation()
        }
}

/// A word with something in brackets behind it, and a particle behind that.
static BRACKET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\p{Hangul}(?P<before> )?\((?P<inside>[^()]{1,40})\)(?P<after> )?(?P<next>\p{Hangul}+)?").ok()
});
/// A word, a space, and one or two syllables alone.
static LONE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\p{Hangul}\d”’」』] \p{Hangul}{1,3}(?: |$)").ok());

/// Takes out spaces before particles, and those between a Korean word and what explains it in brackets.
pub fn particle_spaces(document: Document, kind: EditKind) -> Document {
    let lexicon = Lexicon::of(&document.language);
    if lexicon.particles.is_empty() {
        return document;
    }
    each_run(document, |run, edits| {
        let text = Flat::of(run).text;
        let mut changes = at_brackets(&text, lexicon);
        changes.extend(before_particles(&text, lexicon));
        changes.sort_by_key(|change| change.range.start);
        changes.dedup();
        apply(run, &changes, kind, edits);
    })
}

fn at_brackets(text: &str, lexicon: &Lexicon) -> Vec<Change> {
    let mut changes = Vec::new();
    for found in BRACKET.iter().flat_map(|pattern| pattern.captures_iter(text)) {
        let hanja = found["inside"].chars().all(|c| is_han(c) || "/·,、 ".contains(c));
        let next = found.name("next").map_or("", |next| next.as_str());
        let particle = lexicon.particles.iter().any(|particle| particle == next);
        let after = found.name("after").filter(|_| particle && hanja && !lexicon.can_be_word(next));
        // Behind the bracket a particle shows that word and bracket are one.
        if hanja || particle && found.name("after").is_none() {
            changes.extend(found.name("before").map(|space| Change::remove(space.range())));
        }
        changes.extend(after.map(|space| Change::remove(space.range())));
    }
    changes
}

fn before_particles(text: &str, lexicon: &Lexicon) -> Vec<Change> {
    // Most words of Korean text are tried: the parts of what is found are cut here, for a pattern takes longer to name them.
    let change = |found: Match<'_>| {
        let (left, next) = found.as_str().trim_end().split_once(' ')?;
        let known = if "”’」』".contains(left) { &lexicon.quotatives } else { &lexicon.bound_particles };
        let space = found.start() + left.len();
        known.iter().any(|particle| particle == next).then(|| Change::remove(space..space + 1))
    };
    LONE.iter().flat_map(|pattern| pattern.find_iter(text)).filter_map(change).collect()
}

static RUN_ON_UNIT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\d(?:년|월|일|시간|시|조)(?P<gap>)\d{1,2}(?:월|일|시|분|항)").ok());
static APART: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\d(?P<space> )(?:월 \d|일 \d|여 ?명)").ok());

/// Sets numbers and their units as Korean does: `1950년 6월`, `10월 3일`, `850여 명`.
pub fn unit_spaces(document: Document, kind: EditKind) -> Document {
    if document.language.primary() != "ko" {
        return document;
    }
    each_run(document, |run, edits| {
        let text = Flat::of(run).text;
        let gaps =
            RUN_ON_UNIT.iter().flat_map(|pattern| pattern.captures_iter(&text)).filter_map(|found| found.name("gap"));
        let mut changes: Vec<Change> = gaps.map(|gap| Change::insert(gap.start(), " ")).collect();
        let spaces =
            APART.iter().flat_map(|pattern| pattern.captures_iter(&text)).filter_map(|found| found.name("space"));
        changes.extend(spaces.map(|space| Change::remove(space.range())));
        changes.sort_by_key(|change| change.range.start);
        apply(run, &changes, kind, edits);
    })
}
