//! Dates of the calendar in running text: days, months and years, and from when to when.
//!
//! How a language writes them is data: the table `dates` of its file in `languages/`. [`Calendar::find`] finds what is
//! written; [`Calendar::settle`] gives what is written without its year the year that readers give it, that of the date
//! before it. A date is one of the Gregorian calendar with reduced precision (ISO 8601, EDTF level 0).

mod forms;
mod numbers;
mod settle;

pub use forms::{Calendar, DateWords, Mention};
pub use numbers::{number, zero};
pub use settle::{Context, Dated, FAR};

use std::fmt;

/// A year, a month of a year, or a day: what a text gives.
///
/// A year comes before its months and a month before its days.
///
/// ```
/// use hexapla::text::dates::Date;
/// let day = Date::new(1923, Some(9), Some(1)).unwrap();
/// assert_eq!(day.to_string(), "1923-09-01");
/// assert!(Date::new(1923, Some(9), None).unwrap() < day);
/// assert_eq!(Date::new(1923, Some(2), Some(30)), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, from 1 to 2100.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, from 1; only with a month.
    pub day: Option<u8>,
}

impl Date {
    /// A date, where there is such a day.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let possible = match (month, day) {
            (None, day) => day.is_none(),
            (Some(month), None) => (1..=12).contains(&month),
            (Some(month), Some(day)) => (1..=days(year, month)).contains(&day),
        };
        (possible && (1..=LATEST).contains(&year)).then_some(Self { year, month, day })
    }
}

/// The last year that a number can mean: what is higher counts something.
const LATEST: u16 = 2100;

/// How many days a month has.
fn days(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl fmt::Display for Date {
    /// As ISO 8601 has it: `1923`, `1923-09` or `1923-09-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests;
