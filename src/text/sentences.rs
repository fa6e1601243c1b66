//! Where the sentences of a text begin and end.
//!
//! As Unicode Standard Annex 29 has it, but for what such texts are full of: initials and abbreviations (`U.S. Army`, `Lt.
//! Smith`), decimals, dates (`6.25`), and quotations and brackets that hold whole sentences and belong to the one around them.

use super::script::BRACKETS;
use std::ops::Range;

/// Full stops that always end a sentence.
const WIDE: &[char] = &['。', '！', '？', '｡'];
/// Full stops that end one if something begins behind them.
const NARROW: &[char] = &['.', '!', '?'];
/// Abbreviations that stand before a name or a number.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "St", "Lt", "Col", "Gen", "Maj", "Capt", "Sgt", "Cpl", "Pvt", "Adm", "Brig", "Cmdr",
    "Prof", "Sen", "Rep", "Gov", "Pres", "Rev", "Hon", "No", "Nos", "vs", "c", "ca", "approx", "est", "e.g", "i.e",
    "cf", "vol", "pp", "ed", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mt",
    "Ft", "Div", "Regt", "Bn", "Inf", "Jr", "Sr",
];
/// How deep brackets are followed.
const DEEPEST: usize = 16;

/// The sentences of a text, in its order, without the white space around them.
///
/// ```
/// use hexapla::text::sentences::sentences;
/// let text = "The U.S. Army lost 3.5 per cent. It went on. 終わった。「行く。」と言った。";
/// let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
/// assert_eq!(found, ["The U.S. Army lost 3.5 per cent.", "It went on.", "終わった。", "「行く。」と言った。"]);
/// ```
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut open: Vec<char> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let narrow = NARROW.contains(&c) && ends_narrow(text, at, end);
        if let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == c).filter(|_| open.len() < DEEPEST) {
            open.push(*close);
        } else if open.last() == Some(&c) {
            open.pop();
        } else if matches!(c, '\n' | '\u{2028}') || open.is_empty() && (WIDE.contains(&c) || narrow) {
            // What closes a quotation goes with the sentence that it closes.
            let mut end = end;
            while let Some((at, closing)) =
                chars.next_if(|(_, c)| matches!(c, '”' | '’' | '"' | '」' | '』' | '）' | ')') || WIDE.contains(c))
            {
                end = at + closing.len_utf8();
            }
            push(text, start..end, &mut found);
            start = end;
            open.clear();
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    let end = range.start + inside.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// Whether a narrow full stop ends a sentence.
fn ends_narrow(text: &str, at: usize, end: usize) -> bool {
    let rest = text[end..].trim_start_matches(['"', '”', '’', ')', '\'']);
    let spaced = rest.chars().next().is_none_or(char::is_whitespace);
    let next = rest.trim_start().chars().next();
    if !spaced || next.is_some_and(char::is_lowercase) {
        return false;
    }
    let word = text[..at].rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(|c| c.is_ascii_uppercase());
    let initials = word.contains('.') && word.split('.').all(|part| part.len() == 1);
    !(text[at..].starts_with('.') && (initial || initials || ABBREVIATIONS.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn full_stops_inside_a_sentence_do_not_end_it() {
        assert_eq!(split("Lt. Gen. W. H. Walker fell. 300 died.").len(), 2);
        assert_eq!(split("6.25 전쟁이다. 9·28 수복은 그 뒤다.").len(), 2);
        assert_eq!(split("他說「來了。走吧。」就走了。").len(), 1);
        assert_eq!(split("一（註。二）。三。"), ["一（註。二）。", "三。"]);
    }

    #[test]
    fn a_bracket_that_never_closes_ends_with_the_line() {
        assert_eq!(split("一（二。\n三。"), ["一（二。", "三。"]);
    }
}
