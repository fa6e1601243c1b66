//! Entries in the order of time, folded into months, years and what is far from the time that the texts are about.

use crate::text::dates::Date;
use crate::timeline::Entry;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// An entry of an edition.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The index of the edition, in the order of the page.
    pub witness: usize,
    /// The entry.
    pub entry: &'a Entry,
}

/// What gives one date.
#[derive(Debug)]
pub struct Day<'a> {
    /// The date, of whatever precision.
    pub date: Date,
    /// The sentences: one that several editions have is one, with an entry for each.
    pub sentences: Vec<Vec<Said<'a>>>,
}

/// A month of a year.
#[derive(Debug)]
pub struct Month<'a> {
    /// The month.
    pub date: Date,
    /// Its days; first the month itself, where a text gives no day.
    pub days: Vec<Day<'a>>,
}

/// A year.
#[derive(Debug)]
pub struct Year<'a> {
    /// The year.
    pub year: u16,
    /// What gives no month.
    pub whole: Option<Day<'a>>,
    /// The months.
    pub months: Vec<Month<'a>>,
}

/// The years of a work.
#[derive(Debug, Default)]
pub struct Folds<'a> {
    /// Years long before.
    pub before: Vec<Year<'a>>,
    /// The years that the texts are about, and those near them.
    pub near: Vec<Year<'a>>,
    /// Years long after.
    pub after: Vec<Year<'a>>,
    /// The first and the last year of those that have many sentences.
    pub core: Option<(u16, u16)>,
}

impl Month<'_> {
    /// How many sentences give it.
    pub fn count(&self) -> usize {
        self.days.iter().map(|day| day.sentences.len()).sum()
    }
}

impl Year<'_> {
    /// How many sentences give it.
    pub fn count(&self) -> usize {
        let whole = self.whole.as_ref().map_or(0, |day| day.sentences.len());
        whole + self.months.iter().map(Month::count).sum::<usize>()
    }
}

/// As many years on either side of the core are not far from it; where it is longer, as many as it is long.
const NEAR: u16 = 5;
/// As few years are shown one by one however far they are.
const FEW: usize = 3;

/// Entries, of all editions in the order of the page, in the order of time. Of sentences under one date those of the first
/// edition come first.
pub fn folds<'a>(said: &[Said<'a>]) -> Folds<'a> {
    let mut by_date: BTreeMap<Date, Vec<Vec<Said<'a>>>> = BTreeMap::new();
    let mut known: FxHashMap<(Date, &str), usize> = FxHashMap::default();
    for one in said {
        let sentences = by_date.entry(one.entry.date).or_default();
        let at = known.entry((one.entry.date, &one.entry.sentence)).or_insert(sentences.len());
        match sentences.get_mut(*at).filter(|own| own.last().is_some_and(|last| last.witness != one.witness)) {
            Some(own) => own.push(*one),
            None => {
                *at = sentences.len();
                sentences.push(vec![*one]);
            }
        }
    }
    let mut years: Vec<Year<'a>> = Vec::new();
    for (date, sentences) in by_date {
        place(&mut years, Day { date, sentences });
    }
    let core = core(&years);
    let Some((first, last)) = core else { return Folds::default() };
    let margin = NEAR.max(last - first + 1);
    let mut before = split_before(&mut years, first.saturating_sub(margin));
    let mut after = split_from(&mut years, last.saturating_add(margin) + 1);
    if before.len() <= FEW {
        before.append(&mut years);
        years = std::mem::take(&mut before);
    }
    if after.len() <= FEW {
        years.append(&mut after);
    }
    Folds { before, near: years, after, core }
}

/// Takes out the years before one.
fn split_before<'a>(years: &mut Vec<Year<'a>>, first: u16) -> Vec<Year<'a>> {
    let at = years.partition_point(|year| year.year < first);
    let rest = years.split_off(at);
    std::mem::replace(years, rest)
}

/// Takes out the years from one on.
fn split_from<'a>(years: &mut Vec<Year<'a>>, first: u16) -> Vec<Year<'a>> {
    years.split_off(years.partition_point(|year| year.year < first))
}

/// Puts a day, which comes after all before it, into its month and year.
fn place<'a>(years: &mut Vec<Year<'a>>, day: Day<'a>) {
    let date = day.date;
    if years.last().is_none_or(|last| last.year != date.year) {
        years.push(Year { year: date.year, whole: None, months: Vec::new() });
    }
    let Some(year) = years.last_mut() else { return };
    if date.month.is_none() {
        year.whole = Some(day);
        return;
    }
    if year.months.last().is_none_or(|last| last.date.month != date.month) {
        year.months.push(Month { date: Date { day: None, ..date }, days: Vec::new() });
    }
    if let Some(month) = year.months.last_mut() {
        month.days.push(day);
    }
}

/// The year with most sentences and those beside it, as long as a year within reach has no small part as many.
fn core(years: &[Year<'_>]) -> Option<(u16, u16)> {
    let most = years.iter().map(Year::count).max()?;
    let middle = years.iter().find(|year| year.count() == most)?.year;
    let full = || years.iter().filter(|year| year.count() * PART >= most).map(|year| year.year);
    let last =
        full().filter(|year| *year > middle).fold(middle, |last, year| if year - last <= REACH { year } else { last });
    let first = full()
        .rev()
        .filter(|year| *year < middle)
        .fold(middle, |first, year| if first - year <= REACH { year } else { first });
    Some((first, last))
}

/// The part of the most sentences of a year that others beside it have.
const PART: usize = 20;
/// How many years on the next year can be.
const REACH: u16 = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    fn entry(year: u16, month: Option<u8>, sentence: &str) -> Entry {
        let date = Date::new(year, month, None).unwrap();
        let [section, paragraph] = [String::new(), String::new()];
        Entry { date, end: None, section, paragraph, sentence: sentence.into(), words: 0..0, span: Span::at(0) }
    }

    fn years(years: &[Year<'_>]) -> Vec<(u16, usize)> {
        years.iter().map(|year| (year.year, year.count())).collect()
    }

    #[test]
    fn years_that_are_far_are_folded_together_where_they_are_many() {
        let far = [1592, 1866, 1894, 1905].map(|year| entry(year, None, "far"));
        let near = [(1948, 1), (1950, 6), (1950, 7), (1950, 9), (1951, 1), (1951, 4)];
        let near: Vec<Entry> = near
            .iter()
            .flat_map(|(year, month)| (0..4).map(|at| entry(*year, Some(*month), &at.to_string())))
            .collect();
        let after = entry(2010, None, "book");
        let all: Vec<Said<'_>> =
            near.iter().chain(&far).chain([&after]).map(|entry| Said { witness: 0, entry }).collect();
        let folds = folds(&all);
        assert_eq!(folds.core, Some((1948, 1951)));
        assert_eq!(years(&folds.before), [(1592, 1), (1866, 1), (1894, 1), (1905, 1)]);
        assert_eq!(years(&folds.near), [(1948, 4), (1950, 12), (1951, 8), (2010, 1)]);
        assert!(folds.after.is_empty());
    }

    #[test]
    fn a_sentence_of_two_editions_is_one() {
        let [first, other] = ["a", "b"].map(|sentence| entry(1950, Some(6), sentence));
        let said = [(0, &first), (1, &first), (1, &other)].map(|(witness, entry)| Said { witness, entry });
        let folds = folds(&said);
        let days = &folds.near[0].months[0].days;
        assert_eq!(days[0].sentences.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
        assert!(folds.near[0].whole.is_none());
        assert!(super::folds(&[]).core.is_none());
    }
}
