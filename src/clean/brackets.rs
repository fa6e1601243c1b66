//! Brackets and quotation marks that are not closed, or closed without having been opened.

use crate::base::Span;
use crate::document::{Document, Inline, visit};

/// The pairs that prose closes. Curved single quotes are left out: the closing one is also an apostrophe.
const PAIRS: &[(char, char)] = &[
    ('(', ')'),
    ('（', '）'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('“', '”'),
    ('［', '］'),
    ('【', '】'),
];

/// So many brackets within each other are looked through for a counterpart.
const DEEPEST: usize = 64;

/// The places of brackets and quotation marks without their counterpart in the same paragraph, with the sign.
///
/// They are reported and not changed: where the counterpart belongs, only an editor knows.
pub fn unbalanced(document: &Document) -> Vec<(Span, char)> {
    let mut found = Vec::new();
    document.for_each_run(&mut |run| {
        let mut text = String::new();
        visit::for_each_text(run, &mut |leaf| text.push_str(&leaf.text));
        found.extend(unmatched(&text).into_iter().filter_map(|(at, sign)| Some((place(run, at)?, sign))));
    });
    found
}

fn unmatched(text: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut wrong = Vec::new();
    for (at, c) in text.char_indices() {
        if PAIRS.iter().any(|&(opening, _)| opening == c) {
            open.push((at, c));
        } else if let Some(&(opening, _)) = PAIRS.iter().find(|&&(_, closing)| closing == c) {
            // An item of an enumeration, `1)`, opens nothing.
            let item = c == ')' && text[..at].chars().next_back().is_some_and(|before| before.is_ascii_digit());
            let near = open.len().saturating_sub(DEEPEST);
            match open[near..].iter().rposition(|&(_, sign)| sign == opening).map(|index| near + index) {
                Some(index) => wrong.extend(open.drain(index..).skip(1)),
                None if item => {}
                None => wrong.push((at, c)),
            }
        }
    }
    wrong.extend(open);
    wrong
}

/// The place in the source of an offset in the texts of a run, one behind the other.
fn place(run: &[Inline], at: usize) -> Option<Span> {
    let mut offset = 0;
    let mut found = None;
    visit::for_each_text(run, &mut |text| {
        if found.is_none() && at < offset + text.text.len() && at >= offset && !text.edited {
            let start = text.span.start + (at - offset);
            let length = text.text[at - offset..].chars().next().map_or(0, char::len_utf8);
            found = Some(Span::new(start, start + length));
        }
        offset += text.text.len();
    });
    found
}
