//! Numbers as texts write them: `162,394`, `8萬2千多`, `백여만`, `1.2 million`, `twenty-five`, `500至1000`.
//!
//! A numeral is read piece by piece: digits, words that stand for a digit or for tens (`三`, `twenty`), multipliers within a
//! group (`百`, `hundred`) and groups (`萬`, `million`). What the pieces are is data, one table a language in
//! `languages/`; how they add up is the same everywhere.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

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
    pieces: HashMap<char, Vec<(String, Piece)>>,
    /// The characters that words and idioms begin with, in either case.
    begins: HashSet<char>,
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

/// Values are counted in thousandths of thousandths of thousandths, so that `1.25 million` is exact.
const ONE: u128 = 1_000_000_000;
const DECIMALS: usize = 9;
/// Numbers from here on are no numbers of anything that texts count.
const LIMIT: u128 = ONE * 1_000_000_000_000_000;
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

/// What has been added up; the lower and the higher end of a range.
#[derive(Clone, Debug, Default)]
struct Sum {
    total: [u128; 2],
    section: [u128; 2],
    current: Option<[u128; 2]>,
    /// The last two digits in words that stood side by side, for `三四百`.
    run: Vec<u64>,
    least_group: Option<u64>,
    least_multiplier: Option<u64>,
    pieces: usize,
    digits: bool,
    over: bool,
}

impl Sum {
    fn value(&self) -> [u128; 2] {
        let current = self.current.unwrap_or_default();
        [0, 1].map(|end| self.total[end] + self.section[end] + current[end])
    }

    /// Takes a piece in; whether it can stand here.
    fn take(&mut self, piece: Piece, spaced: bool) -> bool {
        let fits = match piece {
            Piece::Digits(value) => self.current.is_none() && !self.over && self.set([value; 2]),
            Piece::Word(value) => !self.over && self.word(value, spaced),
            Piece::One | Piece::Half if self.pieces > 0 => false,
            Piece::One => self.set([ONE; 2]),
            Piece::Half => self.set([ONE / 2; 2]),
            Piece::Multiplier(factor) => self.multiply(factor),
            Piece::Group(factor) => self.group(factor),
            Piece::Over => self.pieces > 0 && !std::mem::replace(&mut self.over, true),
        };
        self.digits |= matches!(piece, Piece::Digits(_));
        self.pieces += 1;
        fits && self.value().iter().all(|value| *value < LIMIT)
    }

    fn set(&mut self, value: [u128; 2]) -> bool {
        self.current = Some(value);
        true
    }

    fn word(&mut self, value: u64, spaced: bool) -> bool {
        let value_in = u128::from(value) * ONE;
        match self.current {
            None => {
                self.run = vec![value];
                self.set([value_in; 2])
            }
            // Twenty-five; 스물다섯.
            Some([low, high])
                if low == high
                    && low >= if spaced { 20 * ONE } else { 10 * ONE }
                    && low % (10 * ONE) == 0
                    && value < 10
                    && !self.digits =>
            {
                self.run.clear();
                self.set([low + value_in; 2])
            }
            Some([low, _]) if !spaced && value < 10 && !self.run.is_empty() => {
                self.run.push(value);
                let next = self.run[..] == [self.run[0], self.run[0] + 1];
                self.set(if next { [low, value_in] } else { [self.positional(); 2] })
            }
            Some(_) => false,
        }
    }

    fn positional(&self) -> u128 {
        self.run.iter().take(18).fold(0, |sum, digit| sum * 10 + u128::from(*digit)) * ONE
    }

    fn multiply(&mut self, factor: u64) -> bool {
        if self.least_multiplier.is_some_and(|least| least <= factor) {
            return false;
        }
        let current = self.current.take().unwrap_or([ONE; 2]);
        for (section, current) in self.section.iter_mut().zip(current) {
            *section = section.saturating_add(current.saturating_mul(u128::from(factor)));
        }
        self.least_multiplier = Some(factor);
        self.run.clear();
        true
    }

    fn group(&mut self, factor: u64) -> bool {
        if self.least_group.is_some_and(|least| least <= factor) {
            return false;
        }
        let current = self.current.take().unwrap_or_default();
        for end in [0, 1] {
            let section = self.section[end] + current[end];
            let section = if section == 0 { ONE } else { section };
            self.total[end] = self.total[end].saturating_add(section.saturating_mul(u128::from(factor)));
        }
        self.section = [0; 2];
        self.least_group = Some(factor);
        self.least_multiplier = None;
        self.run.clear();
        true
    }
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
        let mut pieces: HashMap<char, Vec<(String, Piece)>> = HashMap::new();
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
        let before = before.trim_end_matches(' ').to_ascii_lowercase();
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
        let before = text[..start].trim_end_matches(' ').to_ascii_lowercase();
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

/// The value of a decimal digit, also of a full-width one.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// A number in digits at the start of a text, with separators between groups of three and a decimal fraction: its length
/// and its value.
fn digits(text: &str) -> Option<(usize, u128)> {
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

#[cfg(test)]
mod tests;
