//! What the template of the timeline is given.

use crate::render::view::{Common, WorkName};
use serde::Serialize;

/// The timeline of a work.
#[derive(Debug, Serialize)]
pub struct TimelinePage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// The work.
    pub work: WorkName,
    /// The editions that give dates, those in the page's language first.
    pub editions: Vec<EditionDates>,
    /// The overview: a row a year or a decade.
    pub chart: Vec<RowView>,
    /// What the overview is called.
    pub chart_title: String,
    /// The years long before, folded together.
    pub before: Option<FarView>,
    /// The years.
    pub years: Vec<YearView>,
    /// The years long after, folded together.
    pub after: Option<FarView>,
    /// The address of the data.
    pub data: String,
}

/// An edition.
#[derive(Debug, Serialize)]
pub struct EditionDates {
    /// Its short name, as on badges.
    pub badge: String,
    /// Its full name: language and label.
    pub name: String,
    /// The title of its text.
    pub title: String,
    /// Its language.
    pub lang: String,
    /// The address of its page.
    pub url: String,
    /// How many dates its sentences give.
    pub count: usize,
}

/// A row of the overview.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// The year or decade.
    pub label: String,
    /// The address of the year; none of a decade.
    pub url: Option<String>,
    /// The cells, whose places and sizes are in percent of the width and in pixels.
    pub cells: Vec<CellView>,
}

/// A bar of the overview.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// Where the cell begins.
    pub x: String,
    /// Its middle.
    pub middle: String,
    /// How wide it is.
    pub width: String,
    /// Where the bar begins.
    pub bar: String,
    /// How wide the bar is.
    pub bar_width: String,
    /// Where the bar's upper end is.
    pub y: u32,
    /// How high the bar is.
    pub height: u32,
    /// The short name of the month or year.
    pub label: String,
    /// What it is called for those who do not see where it stands.
    pub name: String,
    /// The address of its fold, where sentences give it.
    pub url: Option<String>,
}

/// Years folded together.
#[derive(Debug, Serialize)]
pub struct FarView {
    /// The id.
    pub id: &'static str,
    /// What they are called.
    pub label: String,
    /// How many sentences give them.
    pub count: usize,
    /// The dates.
    pub days: Vec<DayView>,
}

/// A year.
#[derive(Debug, Serialize)]
pub struct YearView {
    /// The id.
    pub id: String,
    /// The year.
    pub label: String,
    /// How many sentences give it.
    pub count: usize,
    /// Whether it is shown open.
    pub open: bool,
    /// What gives no month, where that is all.
    pub days: Vec<DayView>,
    /// The months; before them what gives none.
    pub months: Vec<MonthView>,
}

/// A month.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// How many sentences give it.
    pub count: usize,
    /// Whether it is shown open.
    pub open: bool,
    /// Its days.
    pub days: Vec<DayView>,
}

/// A date and what gives it.
#[derive(Debug, Serialize)]
pub struct DayView {
    /// The date as ISO 8601 has it.
    pub datetime: String,
    /// The date as the reader's language has it.
    pub label: String,
    /// The sentences.
    pub sentences: Vec<SentenceView>,
}

/// A sentence that gives a date.
#[derive(Debug, Serialize)]
pub struct SentenceView {
    /// The index of its edition in those of the page; the first where several have it.
    pub edition: usize,
    /// The address of its paragraph.
    pub url: String,
    /// The sentence before the date, as far as it is shown.
    pub before: String,
    /// The words of the date.
    pub hit: String,
    /// The sentence behind the date, as far as it is shown.
    pub after: String,
    /// The last date of a range.
    pub until: Option<UntilView>,
    /// The other editions that have it.
    pub others: Vec<OtherView>,
}

/// The last date of a range.
#[derive(Debug, Serialize)]
pub struct UntilView {
    /// The date as ISO 8601 has it.
    pub datetime: String,
    /// What it is called.
    pub label: String,
}

/// Another edition that has a sentence.
#[derive(Debug, Serialize)]
pub struct OtherView {
    /// The index of the edition in those of the page.
    pub edition: usize,
    /// The address of the paragraph there.
    pub url: String,
}
