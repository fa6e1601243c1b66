//! The overview: how many sentences give each month of a year, or each year of a decade.

use super::folds::{Folds, Month, Year};
use crate::text::dates::Date;

/// A row of the chart: a year with its months, or a decade with its years.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The year, or the first one of the decade.
    pub year: u16,
    /// What stands beside each other, with how many sentences give it.
    pub cells: Vec<(Date, usize)>,
}

/// As many years are shown month by month.
const BY_MONTH: u16 = 6;

/// The rows for the years that have many sentences, month by month; year by year where these are many years, or where most
/// sentences give no month.
pub fn rows(folds: &Folds<'_>) -> Vec<Row> {
    let Some((first, last)) = folds.core else { return Vec::new() };
    let within = |first: u16, last: u16| folds.near.iter().filter(move |year| (first..=last).contains(&year.year));
    let years: Vec<&Year<'_>> = within(first, last).collect();
    let in_months: usize = years.iter().flat_map(|year| &year.months).map(Month::count).sum();
    let precise = in_months * 2 >= years.iter().map(|year| year.count()).sum();
    if precise && last - first < BY_MONTH {
        years.into_iter().map(months).collect()
    } else {
        decades(&within(first / 10 * 10, last / 10 * 10 + 9).collect::<Vec<_>>())
    }
}

/// Whether rows are years with their months.
pub fn by_month(rows: &[Row]) -> bool {
    rows.first().is_some_and(|row| row.cells.len() == 12)
}

fn months(year: &Year<'_>) -> Row {
    let count = |month| {
        let own = year.months.iter().find(|own| own.date.month == Some(month));
        (Date { year: year.year, month: Some(month), day: None }, own.map_or(0, Month::count))
    };
    Row { year: year.year, cells: (1..=12).map(count).collect() }
}

fn decades(years: &[&Year<'_>]) -> Vec<Row> {
    let row = |own: &[&Year<'_>]| {
        let first = own[0].year / 10 * 10;
        let count = |year| {
            let own = own.iter().find(|own| own.year == year);
            (Date { year, month: None, day: None }, own.map_or(0, |year| year.count()))
        };
        Row { year: first, cells: (first..first + 10).map(count).collect() }
    };
    years.chunk_by(|a, b| a.year / 10 == b.year / 10).map(row).collect()
}
