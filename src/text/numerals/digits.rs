//! Numbers in digits, with the separators that texts put between them.

use super::sum::{LIMIT, ONE};

/// How many decimals count.
const DECIMALS: usize = 9;

/// The value of a decimal digit, also of a full-width one.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// A number in digits at the start of a text, with separators between groups of three and a decimal fraction: its length
/// and its value.
pub fn digits(text: &str) -> Option<(usize, u128)> {
    let (mut at, mut value) = run(text)?;
    let first = count(&text[..at]);
    let mut separator = None;
    let fits = |c: char, separator: Option<char>| first <= 3 && separator.map_or(is_separator(c), |own| own == c);
    while let Some(c) = text[at..].chars().next().filter(|c| fits(*c, separator)) {
        let start = at + c.len_utf8();
        let Some((length, group)) = run(&text[start..]).filter(|(length, _)| count(&text[start..start + length]) == 3)
        else {
            break;
        };
        separator = Some(c);
        value = value.checked_mul(1000)?.checked_add(group)?;
        at = start + length;
    }
    let mut scaled = value.checked_mul(ONE)?;
    let point = text[at..].chars().next().filter(|c| matches!(c, '.' | '．' | '·') && Some(*c) != separator);
    if let Some(point) = point
        && let Some((length, _)) = run(&text[at + point.len_utf8()..])
    {
        let start = at + point.len_utf8();
        let fraction: Vec<u32> = text[start..start + length].chars().filter_map(digit).take(DECIMALS).collect();
        let padded = fraction.iter().copied().chain(std::iter::repeat(0)).take(DECIMALS);
        scaled = scaled.checked_add(padded.fold(0u128, |sum, digit| sum * 10 + u128::from(digit)))?;
        at = start + length;
    }
    Some((at, scaled))
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '，' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2007}')
}

fn count(digits: &str) -> usize {
    digits.chars().count()
}

fn run(text: &str) -> Option<(usize, u128)> {
    let length: usize = text.chars().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum();
    let value = text[..length]
        .chars()
        .filter_map(digit)
        .try_fold(0u128, |sum, digit| sum.checked_mul(10)?.checked_add(u128::from(digit)).filter(|sum| *sum < LIMIT));
    value.filter(|_| length > 0).map(|value| (length, value))
}
