//! Where a quotation can be cut.

use crate::base::Language;

/// Characters of a quotation in languages without spaces, and in others.
const LONGEST: [usize; 2] = [56, 120];

/// How many characters of a sentence are shown.
pub fn longest(language: &Language) -> usize {
    if language.is_unspaced() { LONGEST[0] } else { LONGEST[1] }
}

/// The end of a text, from about a character on: from the next word, where one begins soon, and not within a number.
pub fn word_start(text: &str, from: usize) -> &str {
    let at = text.char_indices().nth(from).map_or(text.len(), |(at, _)| at);
    let (before, rest) = text.split_at(at);
    let rest = match rest.char_indices().take(12).find(|(_, c)| *c == ' ') {
        Some((space, _)) => &rest[space + 1..],
        None if before.ends_with(of_number) => rest.trim_start_matches(of_number),
        None => rest,
    };
    rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !"（「『“‘《〈([\"".contains(c))
}

/// The beginning of a text, up to about a number of characters: to the end of a word, where one ends shortly before, and not
/// within a number.
pub fn shortened(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    let cut = &text[..end];
    let cut = match cut.rfind(' ').filter(|at| *at + 12 > cut.len()) {
        Some(space) => &cut[..space],
        None => cut.trim_end_matches(of_number),
    };
    format!("{cut}…")
}

/// Whether a character can be one of a number in digits.
fn of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.')
}
