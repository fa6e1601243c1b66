//! The numbers in a sentence that can be numbers of people.

use super::lexicon::{Boundary, Counted, Lexicon};
use crate::text::numerals::{Bound, Numeral};
use std::ops::Range;

/// A number that can be one of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number with what is counted and how exact it is.
    pub range: Range<usize>,
    /// The lower end.
    pub low: u64,
    /// The higher end.
    pub high: u64,
    /// How exact it is.
    pub bound: Bound,
    /// Whether a word that counts people follows.
    pub counted: bool,
    /// Where the number itself ends.
    pub number_end: usize,
}

/// Years that texts name without saying that they are years.
const YEARS: std::ops::RangeInclusive<u64> = 1400..=2100;

/// The figures of a sentence, in its order.
pub fn figures(text: &str, lexicon: &Lexicon) -> Vec<Figure> {
    let numerals = lexicon.numerals.find(text);
    let found = numerals.iter().filter_map(|numeral| figure(text, numeral, lexicon)).collect();
    joined(text, found, lexicon)
}

fn figure(text: &str, numeral: &Numeral, lexicon: &Lexicon) -> Option<Figure> {
    let Range { start, end: number_end } = numeral.range.clone();
    // Most numbers in words are something else, and most others count things.
    let direct = counter(text, number_end, lexicon);
    let thing = direct.is_some_and(|(_, people)| !people);
    // `Charcoal 01`
    let code = text[numeral.range.clone()].starts_with('0') && !text[numeral.range.clone()].starts_with("0.");
    if thing || code || numeral.low == 0 || is_name(text, numeral, lexicon) {
        return None;
    }
    let mut bound = numeral.bound;
    let mut range = numeral.range.clone();
    if let Some((start, before)) = lexicon.numerals.bound_before(text, start) {
        range.start = start;
        bound = before;
    }
    let after = |range: &mut Range<usize>, bound: &mut Bound| {
        if let Some((end, found)) = lexicon.numerals.bound_after(text, range.end) {
            range.end = end;
            *bound = if *bound == Bound::Exact || *bound == Bound::About { found } else { *bound };
        }
    };
    after(&mut range, &mut bound);
    let counter = counter(text, range.end, lexicon);
    let counted = match counter {
        Some((_, false)) => return None,
        Some((end, true)) => {
            range.end = end;
            after(&mut range, &mut bound);
            true
        }
        None => false,
    };
    let solid = lexicon.boundary != Boundary::Word && !(lexicon.boundary == Boundary::None && numeral.low >= 1000);
    let digits = text[numeral.range.clone()].bytes().all(|byte| byte.is_ascii_digit());
    let is_year = digits && numeral.range.len() == 4 && YEARS.contains(&numeral.low);
    let year = !counted && (is_year || are_years(text, numeral));
    if year || numeral.in_words && solid && !counted && numeral.bound != Bound::Over {
        return None;
    }
    Some(Figure { range, low: numeral.low, high: numeral.high, bound, counted, number_end })
}

/// Whether a range is one of years: `1935 to 1940`.
fn are_years(text: &str, numeral: &Numeral) -> bool {
    /// How far apart the years of a range are at most: what is wider counts people.
    const LONGEST: u64 = 40;
    let written = text.get(numeral.range.clone()).unwrap_or_default();
    let mut digits = written.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let plain = digits.all(|part| part.len() == 4);
    let near = numeral.low < numeral.high && numeral.high - numeral.low <= LONGEST;
    plain && near && YEARS.contains(&numeral.low) && YEARS.contains(&numeral.high)
}

/// Whether a number is a part of a name, a date, a time, a measure.
fn is_name(text: &str, numeral: &Numeral, lexicon: &Lexicon) -> bool {
    let (before, after) = (&text[..numeral.range.start], &text[numeral.range.end..]);
    let mut back = before.chars().rev();
    // `15,567人–30,000人`
    let counted = |before: &str| lexicon.counters.people.iter().any(|word| before.ends_with(word.as_str()));
    let glued = match back.next() {
        Some('-' | '–') if counted(&before[..before.len() - back_len(before)]) => false,
        Some('-' | '‐' | '‑' | '–' | '·') => back.next().is_some_and(char::is_alphanumeric),
        Some(':' | '：') => back.next().is_some_and(|c| c.is_ascii_digit()),
        Some('/' | '#' | '№' | '$' | '£' | '€' | '¥' | '₩' | '§') => true,
        Some('.') => back.next().is_some_and(|c| c.is_ascii_digit()),
        // `F 80`, `MiG 15`
        Some(' ') => lexicon.boundary != Boundary::Word && back.next().is_some_and(|c| c.is_ascii_alphabetic()),
        _ => false,
    };
    let mut front = after.chars();
    let measure = match front.next() {
        Some(':' | '/' | '.' | '·') => front.next().is_some_and(|c| c.is_ascii_digit()),
        Some('%' | '％' | '°' | '′' | '″' | '℃' | '‰' | '$' | '£' | '€') => true,
        Some('-' | '‑') => front.next().is_some_and(char::is_alphabetic) && lexicon.boundary == Boundary::Word,
        Some(c) => c.is_ascii_alphabetic() || c == '\u{FFFC}',
        None => false,
    };
    glued || measure || named_before(before, lexicon) || named_after(after, lexicon)
}

/// The length of the last character of a text.
fn back_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

fn named_before(before: &str, lexicon: &Lexicon) -> bool {
    let trimmed = before.trim_end_matches([' ', '\u{A0}']);
    lexicon.counters.before.iter().any(|word| {
        let Some(start) = trimmed.len().checked_sub(word.trim_end().len()) else { return false };
        let own = trimmed.ends_with(word.trim_end());
        own && (lexicon.boundary != Boundary::Word || !trimmed[..start].ends_with(char::is_alphanumeric))
    })
}

fn named_after(after: &str, lexicon: &Lexicon) -> bool {
    // `27 and 28 May`
    let joined = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{A0}' | '–' | '-');
    let trimmed = after.trim_start_matches([' ', '\u{A0}', '–', '-']);
    let joining = |word: &String| trimmed.strip_prefix(word.as_str())?.strip_prefix(' ');
    let trimmed = lexicon.counters.joining.iter().find_map(joining).unwrap_or(trimmed);
    let trimmed =
        if trimmed.starts_with(|c: char| c.is_ascii_digit()) { trimmed.trim_start_matches(joined) } else { trimmed };
    lexicon.counters.after.iter().any(|word| begins(trimmed, word, lexicon))
}

/// The counter at an offset: where it ends, and whether it counts people.
fn counter(text: &str, at: usize, lexicon: &Lexicon) -> Option<(usize, bool)> {
    let rest = text[at..].trim_start_matches([' ', '\u{A0}']);
    let linked = lexicon.counters.linking.iter().find_map(|word| rest.strip_prefix(word.as_str()));
    let rest = linked.map_or(rest, |rest| rest.trim_start_matches([' ', '\u{A0}']));
    let start = text.len() - rest.len();
    // `9萬軍人` are soldiers, not armies: the longest word counts.
    match lexicon.counted(rest)? {
        (length, Counted::People) => Some((start + length, true)),
        (length, Counted::Things) => Some((start + length, false)),
        (_, Counted::Noun) => None,
    }
}

fn begins(text: &str, word: &str, lexicon: &Lexicon) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| lexicon.boundary != Boundary::Word || !rest.starts_with(char::is_alphanumeric))
}

/// Joins two figures that are the ends of one range, each with its counter: `500人至1000人`, `최소 A명, 최대 B명`.
fn joined(text: &str, figures: Vec<Figure>, lexicon: &Lexicon) -> Vec<Figure> {
    let mut joined: Vec<Figure> = Vec::with_capacity(figures.len());
    for figure in figures {
        let between = joined.last().and_then(|last| text.get(last.range.end..figure.range.start));
        let spans = joined.last().zip(between).is_some_and(|(last, between)| {
            let words = lexicon.numerals.joins(&text[..last.range.start], between);
            // 최소 A명, 최대 B명
            let ends = (last.bound, figure.bound) == (Bound::Over, Bound::Under) && between.chars().count() <= 3;
            last.low < figure.high && (words && last.low == last.high || ends)
        });
        match joined.last_mut() {
            Some(last) if spans => {
                last.range.end = figure.range.end;
                last.high = figure.high;
                last.bound = Bound::Exact;
                last.counted |= figure.counted;
                last.number_end = figure.number_end;
            }
            // Two numbers may share a word that says how exact they are; it goes with the first.
            Some(last) if figure.range.start < last.range.end => {
                let start = last.range.end.max(figure.range.start);
                joined
                    .extend((start < figure.range.end).then_some(Figure { range: start..figure.range.end, ..figure }));
            }
            _ => joined.push(figure),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Language;
    use crate::casualty::Lexicons;

    #[test]
    fn years_are_no_numbers_of_people() {
        let lexicon = Lexicons::default().of(&Language::known("en"));
        let found = |text: &str| figures(text, &lexicon).into_iter().map(|figure| figure.low).collect::<Vec<_>>();
        assert_eq!(found("The dead of 1914 and of the years from 1935 to 1940 are not counted."), Vec::<u64>::new());
        assert_eq!(found("There were 1,935 to 2,940 dead."), [1935]);
    }

    #[test]
    fn a_range_whose_ends_both_have_counters_is_one_figure() {
        for (language, text) in [
            ("ja", "ロシア軍は15,567人–30,000人が戦死した。"),
            ("zh-Hant", "俄軍陣亡15,567人-30,000人。"),
            ("ko", "러시아군 15,567명–30,000명이 전사하였다."),
        ] {
            let found = figures(text, &Lexicons::default().of(&Language::known(language)));
            let ends: Vec<_> = found.iter().map(|figure| (figure.low, figure.high)).collect();
            assert_eq!(ends, [(15_567, 30_000)], "{text}");
        }
    }
}
