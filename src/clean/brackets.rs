//! Brackets and quotation marks that are not closed, or closed without having been opened.

use crate::base::Span;
use crate::document::{Document, Text, visit};

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
        let (mut text, mut leaves) = (String::new(), Vec::new());
        visit::for_each_text(run, &mut |leaf| {
            leaves.push((text.len(), leaf));
            text.push_str(&leaf.text);
        });
        found.extend(unmatched(&text).into_iter().filter_map(|(at, sign)| Some((place(&leaves, at, sign)?, sign))));
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

/// The place in the source of a sign at an offset in leaves that follow each other, each with where it begins.
fn place(leaves: &[(usize, &Text)], at: usize, sign: char) -> Option<Span> {
    let (start, leaf) = leaves.get(leaves.partition_point(|(start, _)| *start <= at).checked_sub(1)?)?;
    let from = leaf.span.start + (at - start);
    (!leaf.edited).then(|| Span::new(from, from + sign.len_utf8()))
}
