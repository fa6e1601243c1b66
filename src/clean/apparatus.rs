//! Marks of references and notes (`[54]`, `[註 2]`), and requests by editors of the origin (`[來源請求]`).

use super::each_run;
use crate::document::flat::{Change, Flat, apply, drop_where};
use crate::document::{Apparatus, Document, EditKind, Inline};
use crate::text::Lexicon;
use crate::text::script::is_solid;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A number of up to three digits, with or without a word for notes before it, or a word with a letter. Four digits in
/// brackets are a year that an editor put in. Also a note of Markdown that is not there: `[^8]`.
static CITATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = alternatives(|lexicon| &lexicon.note_words);
    let marks = format!(r"\[\s*(?:(?:(?i:{words})[\s.:]*)?\d{{1,3}}|(?i:{words})[\s.:]*[A-Za-z])\s*\]");
    Regex::new(&format!(r"{marks}|\[\^[^\s\[\]]{{1,32}}\]")).ok()
});

static REQUEST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let requests = alternatives(|lexicon| &lexicon.requests);
    Regex::new(&format!(r"\[\s*(?i:{requests})\s*[?？]?\s*\]")).ok()
});

/// The words of all languages, the longest first, as alternatives of a regular expression.
fn alternatives(words: fn(&Lexicon) -> &Vec<String>) -> String {
    let mut all: Vec<&String> = Lexicon::all().iter().flat_map(words).collect();
    all.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    all.dedup();
    all.iter().map(|word| regex::escape(word)).collect::<Vec<_>>().join("|")
}

/// Takes out marks of references and notes.
pub fn citation_marks(document: Document, kind: EditKind) -> Document {
    remove(document, kind, Apparatus::Citation, &CITATION)
}

/// Takes out requests by editors of the origin.
pub fn request_marks(document: Document, kind: EditKind) -> Document {
    remove(document, kind, Apparatus::Request, &REQUEST)
}

fn remove(document: Document, kind: EditKind, apparatus: Apparatus, pattern: &LazyLock<Option<Regex>>) -> Document {
    let solid = document.language.is_unspaced();
    each_run(document, |run, edits| {
        drop_where(run, &|inline| matches!(inline, Inline::Apparatus(own, _) if *own == apparatus), kind, edits);
        let text = Flat::of(run).text;
        let found = pattern.iter().flat_map(|pattern| pattern.find_iter(&text));
        let changes: Vec<Change> = found.map(|found| Change::remove(with_space(&text, found.range(), solid))).collect();
        apply(run, &changes, kind, edits);
    })
}

/// A mark with the space behind it, where the script before it is set solid.
fn with_space(text: &str, mark: Range<usize>, solid: bool) -> Range<usize> {
    let before = text[..mark.start].chars().next_back();
    let spaces = text[mark.end..].len() - text[mark.end..].trim_start_matches([' ', '\u{A0}']).len();
    if solid && before.is_some_and(is_solid) { mark.start..mark.end + spaces } else { mark }
}
