//! From what is written of dates to dates: what a date leaves out is that of the date before it.

use super::Date;
use super::forms::{Calendar, Mention, Partial};
use crate::text::script::BRACKETS;
use std::ops::Range;

/// As many years back or on, a year that stands alone is a comparison, not the time that the text goes on in.
pub const FAR: u16 = 20;
/// From one month to another that is so much earlier in the year, a text has gone on to the next year: from November or
/// December to January.
const TURN: u8 = 10;
/// So near to its beginning, in bytes, a date is what a sentence is about: four Han characters or a dozen Latin ones.
const BEGINNING: usize = 12;

/// The time that a text is in: what dates that leave out their year or month go by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The year.
    pub year: Option<u16>,
    /// The month.
    pub month: Option<u8>,
    /// The year that was said last, be it only in passing.
    said: Option<u16>,
    /// Where the year is from.
    since: Since,
}

/// Where a context is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Since {
    /// Another section.
    #[default]
    Before,
    /// Another paragraph of the section.
    Section,
    /// The paragraph.
    Paragraph,
}

impl Context {
    /// The time that a text is in behind a date.
    pub fn of(date: Date) -> Self {
        Self { year: Some(date.year), month: date.month, said: Some(date.year), since: Since::Paragraph }
    }

    /// At the beginning of a section.
    pub fn enter_section(&mut self) {
        self.since = Since::Before;
    }

    /// At the beginning of a paragraph.
    pub fn enter_paragraph(&mut self) {
        self.since = self.since.min(Since::Section);
    }

    /// The year of a month that leaves it out. A text goes on with the year that it is in, but from December to January;
    /// a section begins with the month that is nearest to what was before.
    fn year_of(&self, month: Option<u8>) -> Option<u16> {
        let year = self.year?;
        let (Some(before), Some(month)) = (self.month, month) else { return Some(year) };
        let on = i32::from(month) - i32::from(before);
        let turned = match self.since {
            Since::Before if on >= 6 => year.checked_sub(1),
            Since::Before if on < -6 => year.checked_add(1),
            Since::Section | Since::Paragraph if before >= month + TURN => year.checked_add(1),
            _ => Some(year),
        };
        turned.or(Some(year))
    }
}

/// A date of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Its words, in bytes of the text.
    pub range: Range<usize>,
    /// The date, or the first one of a range.
    pub date: Date,
    /// The last date of a range.
    pub end: Option<Date>,
}

impl Calendar {
    /// The dates of a sentence from what is written of them, in its order. The context is what the text before says, and
    /// then what this one leaves to the next. What has no year anywhere, and what is no day of the calendar, is no date.
    ///
    /// ```
    /// use hexapla::{base::Language, text::dates::{Calendar, Context}};
    /// let (korean, text) = (Calendar::of(&"ko".parse::<Language>().unwrap()), "1923년 9월 1일에 났고 3일~5일에 번졌다.");
    /// let dates = korean.settle(text, &korean.find(text), &mut Context::default());
    /// assert_eq!(dates[1].date.to_string(), "1923-09-03");
    /// assert_eq!(dates[1].end.unwrap().to_string(), "1923-09-05");
    /// ```
    pub fn settle(&self, sentence: &str, mentions: &[Mention], context: &mut Context) -> Vec<Dated> {
        let before = *context;
        let mut found: Vec<Dated> = Vec::with_capacity(mentions.len());
        let mut rest = mentions;
        while let Some((mention, after)) = rest.split_first() {
            rest = after;
            let aside = mention.first.month.is_none() && in_brackets(sentence, mention.range.start);
            let mut then = *context;
            if let Some(range) = after.first().and_then(|other| self.pair(sentence, mention, other, &mut then)) {
                found.push(range);
                rest = &after[1..];
            } else {
                found.extend(single(mention, &mut then));
            }
            *context = if aside { Context { said: then.said, ..*context } } else { then };
        }
        if looks_back(&before, context, &found) {
            *context = Context { said: context.said, ..before };
        }
        found
    }

    /// A range that is written as two dates.
    fn pair(&self, sentence: &str, first: &Mention, other: &Mention, context: &mut Context) -> Option<Dated> {
        let joined = self.joins(sentence.get(first.range.end..other.range.start)?);
        if !joined || first.last.is_some() || other.last.is_some() {
            return None;
        }
        // `from 3 May to 5 June 1923`: a year that stands behind is that of both.
        let shared = other.first.year.filter(|_| other.first.year_behind && first.first.month.is_some());
        let written = Partial { year: first.first.year.or(shared), ..first.first };
        let mut then = *context;
        let date = take(&written, first.next_year, &mut then)?;
        let end = take(&other.first, other.next_year, &mut then).filter(|end| *end > date)?;
        *context = then;
        Some(Dated { range: first.range.start..other.range.end, date, end: Some(end) })
    }
}

/// Whether a sentence has only looked back: to an earlier year as such, or to an earlier date in its midst.
fn looks_back(before: &Context, after: &Context, dates: &[Dated]) -> bool {
    let Some((own, year)) = before.year.zip(after.year).filter(|(own, year)| year < own) else { return false };
    let year_alone = after.month.is_none() && before.since >= Since::Section;
    let earlier = dates.iter().find(|dated| dated.date.year <= year);
    let at_its_beginning = earlier.is_some_and(|dated| dated.range.start < BEGINNING && dated.date.year < own);
    year_alone || !at_its_beginning && before.since == Since::Paragraph
}

/// Whether a bracket is open at a place.
fn in_brackets(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_REMARK))..];
    let count = |sign: char| before.chars().filter(|c| *c == sign).count();
    BRACKETS.iter().take(ROUND).any(|(open, close)| count(*open) > count(*close))
}

/// How far back a bracket is looked for, in bytes.
const LONGEST_REMARK: usize = 400;
/// How many of the brackets hold remarks; the others hold quotations.
const ROUND: usize = 7;

/// A date, or a range that is written as one.
fn single(mention: &Mention, context: &mut Context) -> Option<Dated> {
    let date = take(&mention.first, mention.next_year, context)?;
    let end = mention.last.and_then(|last| {
        let last = Partial { month: last.month.or(mention.first.month.filter(|_| last.day.is_some())), ..last };
        take(&last, false, &mut Context::of(date))
    });
    Some(Dated { range: mention.range.clone(), date, end: end.filter(|end| *end > date) })
}

/// A date with what it leaves out, which becomes the context.
fn take(written: &Partial, next_year: bool, context: &mut Context) -> Option<Date> {
    let year = match (written.year, next_year) {
        (Some(year), _) => year,
        (None, false) => context.year_of(written.month)?,
        (None, true) => context.said?.checked_add(1)?,
    };
    let month = match (written.month, written.day) {
        // The day of a month that another section spoke of is none.
        (None, Some(_)) => Some(context.month.filter(|_| context.since > Since::Before)?),
        (month, _) => month,
    };
    let date = Date::new(year, month, written.day)?;
    let aside = month.is_none() && context.year.is_some_and(|own| own.abs_diff(year) > FAR);
    *context = if aside { Context { said: Some(year), ..*context } } else { Context::of(date) };
    Some(date)
}
