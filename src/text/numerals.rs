//! Numbers as texts write them: `162,394`, `8萬2千多`, `백여만`, `1.2 million`, `twenty-five`, `500至1000`.
//!
//! A numeral is read piece by piece: digits, words that stand for a digit or for tens (`三`, `twenty`), multipliers within a
//! group (`百`, `hundred`) and groups (`萬`, `million`). What the pieces are is data, one table a language in
//! `languages/`; how they add up is the same everywhere.

mod digits;
mod sum;
mod unified;

use digits::{digit, digits};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use sum::{ONE, Sum};

/// How exact a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bound {
    /// As it stands.
    #[default]
    Exact,
    /// Near it: `約`, `some`.
    About,
    /// At least that many: `餘`, `以上`, `more than`.
    Over,
    /// At most that many: `不到`, `up to`.
    Under,
}

/// A number, or a range of numbers, in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its bytes in the text, with what stands inside it (`餘`, `여`) but without words around it (`about`).
    pub range: Range<usize>,
    /// The number; of a range, the lower one.
    pub low: u64,
    /// The number; of a range, the higher one.
    pub high: u64,
    /// What the numeral says of itself: `over` for `18萬餘`.
    pub bound: Bound,
    /// Whether it has no digits: such a word can also be something else (`만` is a particle, `one` a pronoun).
    pub in_words: bool,
}

/// The words that numbers are written with in one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Table")]
pub struct NumeralWords {
    /// The words of numbers by their first character, in lower case; of each the longest first.
    pieces: FxHashMap<char, Vec<(String, Piece)>>,
    /// The characters that words and idioms begin with, in either case.
    begins: FxHashSet<char>,
    table: Table,
}

/// The table of a language, as its file has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Table {
    /// Words for numbers that are added: `三`, `twenty`.
    digits: BTreeMap<String, u64>,
    /// Words that multiply what is before them within a group: `百`, `hundred`.
    multipliers: BTreeMap<String, u64>,
    /// Words that close a group: `萬`, `million`.
    groups: BTreeMap<String, u64>,
    /// `a` of `a hundred`: one, if a multiplier or a group follows.
    one: Vec<String>,
    /// `half a` of `half a million`.
    half: Vec<String>,
    /// What may stand between two words of one number.
    joiners: Vec<String>,
    /// What stands inside or at the end of a number that is a little larger: `餘`.
    over_inside: Vec<String>,
    /// What makes a number in words vague, so that it says no number: `數` of `數千`.
    vague: Vec<String>,
    /// Phrases that look like numbers and are none.
    idioms: Vec<String>,
    /// What stands between the ends of a range, besides dashes and tildes.
    ranges: Vec<String>,
    /// Pairs around and between the ends of a range: `between`, `and`.
    between: Vec<[String; 2]>,
    /// Whether words are separated by spaces, and match whole.
    spaced: bool,
    /// Whether a number in words begins a word, though its word may go on behind it.
    begins_word: bool,
    /// What stands before a number and says how exact it is.
    before: Bounds,
    /// What stands after a number, or after what is counted.
    after: Bounds,
}

/// Words that say how exact a number is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Bounds {
    about: Vec<String>,
    over: Vec<String>,
    under: Vec<String>,
}

const DASHES: &[char] = &['-', '–', '—', '−', '‐', '‑', '~', '～', '〜', '∼', '－', '─'];

/// A piece of a numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Digits(u128),
    Word(u64),
    One,
    Half,
    Multiplier(u64),
    Group(u64),
    Over,
}

/// A numeral without its range, with what its last group or multiplier makes of a number before it.
struct Single {
    numeral: Numeral,
    scale: u64,
}

impl From<Table> for NumeralWords {
    fn from(table: Table) -> Self {
        let numbers = [
            (&table.digits, Piece::Word as fn(u64) -> Piece),
            (&table.multipliers, Piece::Multiplier),
            (&table.groups, Piece::Group),
        ];
        let numbers =
            numbers.into_iter().flat_map(|(words, piece)| words.iter().map(move |(word, value)| (word, piece(*value))));
        let others = [(&table.one, Piece::One), (&table.half, Piece::Half), (&table.over_inside, Piece::Over)];
        let others = others.into_iter().flat_map(|(words, piece)| words.iter().map(move |word| (word, piece)));
        let mut pieces: FxHashMap<char, Vec<(String, Piece)>> = FxHashMap::default();
        for (word, piece) in numbers.chain(others) {
            if let Some(first) = word.chars().next() {
                pieces.entry(first).or_default().push((word.clone(), piece));
            }
        }
        pieces.values_mut().for_each(|words| words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len())));
        let idioms = table.idioms.iter().filter_map(|idiom| idiom.chars().next());
        let begins = pieces.keys().copied().chain(idioms).flat_map(|c| [c, c.to_ascii_uppercase()]).collect();
        Self { pieces, begins, table }
    }
}

impl NumeralWords {
    /// The numbers in a text, in its order. Fractions of one (`0.5`, `11.1`) are none.
    ///
    /// ```
    /// use hexapla::text::Lexicon;
    /// let words = &Lexicon::of(&"zh-Hant".parse().unwrap()).numerals;
    /// let found = words.find("殲滅8萬2千多人，俘500至1000人");
    /// assert_eq!((found[0].low, found[1].low, found[1].high), (82_000, 500, 1000));
    /// ```
    pub fn find(&self, text: &str) -> Vec<Numeral> {
        let mut found: Vec<Numeral> = Vec::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let next = at + c.len_utf8();
            // Most characters begin no number.
            if digit(c).is_none() && !self.begins.contains(&c) {
                at = next;
                continue;
            }
            if let Some(idiom) = self.idiom(text, at) {
                at += idiom;
                continue;
            }
            match self.at(text, at) {
                Some((end, numeral)) => {
                    found.extend(numeral);
                    at = end.max(next);
                }
                None => at = next,
            }
        }
        found
    }

    fn idiom(&self, text: &str, at: usize) -> Option<usize> {
        self.table.idioms.iter().find(|idiom| self.starts(&text[at..], idiom)).map(String::len)
    }

    /// What says, right before an offset, how exact the number there is, with the offset at which it begins.
    pub fn bound_before(&self, text: &str, at: usize) -> Option<(usize, Bound)> {
        let before = text[..at].trim_end_matches([' ', '\u{A0}', '\u{3000}']);
        let ends = |word: &&String| {
            let Some(start) = before.len().checked_sub(word.len()) else { return false };
            let own = before.is_char_boundary(start) && before[start..].eq_ignore_ascii_case(word);
            own && (!self.table.spaced || !before[..start].ends_with(char::is_alphanumeric))
        };
        self.table.before.longest(ends).map(|(word, bound)| (before.len() - word.len(), bound))
    }

    /// What says, right after an offset, how exact the number before it is, with the offset at which it ends.
    pub fn bound_after(&self, text: &str, at: usize) -> Option<(usize, Bound)> {
        let rest = text[at..].trim_start_matches([' ', '\u{A0}', '\u{3000}']);
        let start = text.len() - rest.len();
        let begins = |word: &&String| self.starts(rest, word);
        self.table.after.longest(begins).map(|(word, bound)| (start + word.len(), bound))
    }

    /// A number or a range that begins at an offset, and where it ends. `Some((end, None))` is something that looks like a
    /// number and is none.
    fn at(&self, text: &str, at: usize) -> Option<(usize, Option<Numeral>)> {
        let (end, first) = self.single(text, at)?;
        let Some(first) = first else { return Some((end, None)) };
        if first.numeral.in_words && self.is_vague(&text[..at]) {
            return Some((end, None));
        }
        // 四、五百
        if let Some(start) = text[end..].strip_prefix('、').map(|rest| text.len() - rest.len())
            && first.numeral.low < 10
            && let Some((end, Some(second))) = self.single(text, start)
            && second.numeral.low == (first.numeral.low + 1).saturating_mul(second.scale)
            && let Some(range) = range_of(&first, &second)
        {
            return Some((end, Some(range)));
        }
        if let Some(start) = self.separator(text, at, end)
            && let Some((end, Some(second))) = self.single(text, start)
            && let Some(range) = range_of(&first, &second)
        {
            return Some((end, Some(range)));
        }
        Some((end, Some(first.numeral)))
    }

    /// Whether what stands between two numbers, each with its counter, makes them the ends of a range. `before` is what
    /// stands before the first.
    pub fn joins(&self, before: &str, between: &str) -> bool {
        let between = between.trim();
        let dash = between.chars().all(|c| DASHES.contains(&c)) && !between.is_empty();
        let before = tail(before);
        let pair = |[open, middle]: &[String; 2]| before.ends_with(open.as_str()) && between == middle;
        dash || self.table.ranges.iter().any(|word| word == between) || self.table.between.iter().any(pair)
    }

    fn is_vague(&self, before: &str) -> bool {
        let before = before.trim_end_matches(' ');
        self.table.vague.iter().any(|word| {
            let start = before.len().wrapping_sub(word.len());
            before.ends_with(word.as_str()) && (!self.table.spaced || !before[..start].ends_with(char::is_alphanumeric))
        })
    }

    /// Where the second number of a range begins, if the first, from `start` to `end`, is followed by what makes a range.
    fn separator(&self, text: &str, start: usize, end: usize) -> Option<usize> {
        let rest = text[end..].trim_start_matches(' ');
        let after = |separator: usize| {
            let next = rest[separator..].trim_start_matches(' ');
            Some(text.len() - next.len())
        };
        if let Some(dash) = rest.chars().next().filter(|c| DASHES.contains(c)) {
            return after(dash.len_utf8());
        }
        let before = tail(&text[..start]);
        let pair = self
            .table
            .between
            .iter()
            .find(|[open, middle]| before.ends_with(open.as_str()) && self.starts(rest, middle));
        let word =
            pair.map(|[_, middle]| middle).or_else(|| self.table.ranges.iter().find(|word| self.starts(rest, word)));
        word.and_then(|word| after(word.len()))
    }

    /// Whether a text begins with a word; in a spaced language, with the whole word.
    fn starts(&self, text: &str, word: &str) -> bool {
        let own = text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        own && (!self.table.spaced || !text[word.len()..].starts_with(char::is_alphanumeric))
    }

    /// One number.
    fn single(&self, text: &str, start: usize) -> Option<(usize, Option<Single>)> {
        let before = text[..start].chars().next_back();
        let word = self.table.begins_word && !text[start..].starts_with(|c| digit(c).is_some());
        let inside =
            before.is_some_and(|c| c.is_ascii_alphanumeric() || digit(c).is_some() || word && c.is_alphabetic());
        if inside {
            return None;
        }
        let (mut sum, mut at, mut scale) = (Sum::default(), start, 1);
        let mut best: Option<(usize, Sum)> = None;
        // What was read before the last space: `11만 5만` are two numbers, which shows only at the second 만.
        let mut apart: Option<(usize, Sum)> = None;
        while let Some((from, end, piece)) = self.piece(text, at, sum.pieces > 0) {
            let mut next = sum.clone();
            // `9만 1천이`: behind digits a syllable is a particle.
            let particle = self.table.begins_word && sum.digits && matches!(piece, Piece::Word(_));
            if particle {
                break;
            }
            if !next.take(piece, self.table.spaced) {
                best = apart.or(best);
                break;
            }
            if from > at {
                apart.clone_from(&best);
            }
            let open = matches!(piece, Piece::One | Piece::Half) && next.pieces == 1;
            sum = next;
            at = end;
            if !open {
                scale = match piece {
                    Piece::Group(factor) | Piece::Multiplier(factor) => factor.saturating_mul(scale),
                    Piece::Over => scale,
                    _ => 1,
                };
                best = Some((end, sum.clone()));
            }
        }
        let (end, sum) = best?;
        Some((end, self.finish(&text[start..end], start, end, &sum, scale)))
    }

    fn finish(&self, written: &str, start: usize, end: usize, sum: &Sum, scale: u64) -> Option<Single> {
        let [low, high] = sum.value();
        let word_of_one_letter = !sum.digits && written.len() == 1;
        if low % ONE != 0 || high % ONE != 0 || word_of_one_letter {
            return None;
        }
        let [low, high] = [low, high].map(|value| u64::try_from(value / ONE).ok());
        let bound = if sum.over { Bound::Over } else { Bound::Exact };
        let numeral = Numeral { range: start..end, low: low?, high: high?, bound, in_words: !sum.digits };
        Some(Single { numeral, scale })
    }

    /// The next piece from an offset on: where it begins, where it ends, what it is. Between two pieces there may be a space
    /// or a joining word.
    fn piece(&self, text: &str, at: usize, joined: bool) -> Option<(usize, usize, Piece)> {
        let direct = self.piece_here(text, at, joined).map(|(end, piece)| (at, end, piece));
        if direct.is_some() || !joined {
            return direct;
        }
        let rest = text[at..].strip_prefix([' ', '-', '\u{A0}', '\u{2010}', '\u{2011}'])?;
        let gap = text.len() - rest.len();
        let joiner = self.table.joiners.iter().find(|word| self.starts(rest, word));
        let start = joiner.map_or(gap, |word| gap + word.len() + usize::from(rest[word.len()..].starts_with(' ')));
        let (end, piece) = self.piece_here(text, start, true)?;
        // Digits behind a space are a new number, but after a word that closes a group (`1만 4936`).
        let hyphen = !text[at..gap].starts_with([' ', '\u{A0}']);
        let allowed = match piece {
            Piece::Digits(_) => !hyphen && !self.table.spaced,
            Piece::Word(_) | Piece::One => self.table.spaced || !hyphen,
            _ => !hyphen || self.table.spaced,
        };
        allowed.then_some((start, end, piece))
    }

    fn piece_here(&self, text: &str, at: usize, joined: bool) -> Option<(usize, Piece)> {
        let rest = &text[at..];
        if rest.chars().next().and_then(digit).is_some() {
            let (length, value) = digits(rest)?;
            return Some((at + length, Piece::Digits(value)));
        }
        if self.table.spaced && text[..at].ends_with(char::is_alphanumeric) {
            return None;
        }
        let words = self.pieces.get(&rest.chars().next()?.to_ascii_lowercase())?;
        let fitting = words.iter().find(|(word, piece)| {
            // Behind a number `여` and `多` mean that there is more; elsewhere they do not.
            (*piece != Piece::Over || joined) && self.starts(rest, word)
        });
        fitting.map(|(word, piece)| (at + word.len(), *piece))
    }
}

impl Bounds {
    fn longest<'w>(&'w self, fits: impl Fn(&&'w String) -> bool) -> Option<(&'w str, Bound)> {
        let tables = [(&self.about, Bound::About), (&self.over, Bound::Over), (&self.under, Bound::Under)];
        let words = tables.into_iter().flat_map(|(words, bound)| words.iter().map(move |word| (word, bound)));
        let fitting = words.filter(|(word, _)| fits(word)).max_by_key(|(word, _)| word.len());
        fitting.map(|(word, bound)| (word.as_str(), bound))
    }
}

/// The last characters of a text in lower case: enough for a word that begins a range.
fn tail(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = text.trim_end_matches(' ');
    text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..].to_ascii_lowercase()
}

/// A range from two numbers. `4` of `4~5만` takes its ten thousands from the second.
fn range_of(first: &Single, second: &Single) -> Option<Numeral> {
    let (a, b) = (&first.numeral, &second.numeral);
    let scaled = a.low.checked_mul(second.scale).filter(|scaled| first.scale == 1 && a.low < 1000 && *scaled <= b.high);
    let low = scaled.unwrap_or(a.low);
    (low < b.high).then(|| Numeral {
        range: a.range.start..b.range.end,
        low,
        high: b.high,
        bound: a.bound.max(b.bound),
        in_words: a.in_words && b.in_words,
    })
}

#[cfg(test)]
mod tests;
