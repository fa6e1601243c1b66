//! From folded entries to what the template is given.

use super::chart::{Row, by_month};
use super::folds::{Day, Folds, Said, Year};
use super::quote;
use super::view::{
    CellView, DayView, EditionDates, FarView, MonthView, OtherView, RowView, SentenceView, UntilView, YearView,
};
use crate::base::Language;
use crate::base::path::encode;
use crate::render::strings::StringTable;
use crate::render::witness::Witness;
use crate::text::dates::{Calendar, Date};

/// What the views of a page are made with.
pub struct Composer<'a> {
    /// The interface strings.
    pub strings: &'a StringTable,
    /// The reader's language.
    pub language: &'a Language,
    /// How dates are written in it.
    pub calendar: &'static Calendar,
    /// The editions, in the order of the page.
    pub witnesses: Vec<Witness<'a>>,
}

/// How high the bars of the overview are, in pixels.
const HEIGHT: usize = 48;
/// The share of its cell that a bar takes.
const BAR: f64 = 0.64;
/// A month with no more sentences than these is shown open with its year.
const SHORT: usize = 4;

impl<'a> Composer<'a> {
    /// The entries of all editions, in the order of the page and of the texts.
    pub fn said(&self) -> Vec<Said<'a>> {
        let all = self.witnesses.iter().enumerate();
        all.flat_map(|(witness, own)| own.text.timeline.iter().map(move |entry| Said { witness, entry })).collect()
    }

    /// The editions.
    pub fn editions(&self) -> Vec<EditionDates> {
        let view = |witness: &Witness<'_>| EditionDates {
            badge: witness.badge.clone(),
            name: witness.name.clone(),
            title: witness.text.edition.title.clone(),
            lang: witness.text.edition.language.to_string(),
            url: witness.url.clone(),
            count: witness.text.timeline.len(),
        };
        self.witnesses.iter().map(view).collect()
    }

    /// The years; the one with most sentences is open.
    pub fn years(&self, years: &[Year<'_>]) -> Vec<YearView> {
        let most = years.iter().map(Year::count).max();
        let open = years.iter().position(|year| Some(year.count()) == most);
        years.iter().enumerate().map(|(at, year)| self.year(year, Some(at) == open)).collect()
    }

    fn year(&self, year: &Year<'_>, open: bool) -> YearView {
        let date = Date { year: year.year, month: None, day: None };
        let day = |day: &Day<'_>| self.day(day, self.calendar.write_in_year(day.date));
        let whole = year.whole.iter().filter(|_| !year.months.is_empty()).map(|day| {
            let label = self.strings.text(self.language, "timeline-whole");
            self.fold(format!("{}-00", id(date)), label, std::slice::from_ref(day))
        });
        let months = year
            .months
            .iter()
            .map(|month| self.fold(id(month.date), self.calendar.write_in_year(month.date), &month.days));
        YearView {
            id: id(date),
            label: self.calendar.write(date),
            count: year.count(),
            open,
            days: year.whole.iter().filter(|_| year.months.is_empty()).map(day).collect(),
            months: whole.chain(months).collect(),
        }
    }

    fn fold(&self, id: String, label: String, days: &[Day<'_>]) -> MonthView {
        let count = days.iter().map(|day| day.sentences.len()).sum();
        let days = days.iter().map(|day| self.day(day, self.calendar.write_in_year(day.date)));
        MonthView { id, label, count, open: count <= SHORT, days: days.collect() }
    }

    /// Years that are far, date by date; nothing where there is none.
    pub fn far(&self, id: &'static str, key: &str, boundary: Option<u16>, years: &[Year<'_>]) -> Option<FarView> {
        let label = self.calendar.write(Date { year: boundary?, month: None, day: None });
        let days =
            years.iter().flat_map(|year| year.whole.iter().chain(year.months.iter().flat_map(|month| &month.days)));
        Some(FarView {
            id,
            label: self.strings.with(self.language, key, &[("year", label.into())]),
            count: years.iter().map(Year::count).sum(),
            days: days.map(|day| self.day(day, self.calendar.write(day.date))).collect(),
        })
    }

    fn day(&self, day: &Day<'_>, label: String) -> DayView {
        DayView {
            datetime: day.date.to_string(),
            label,
            sentences: day.sentences.iter().filter_map(|said| self.sentence(said)).collect(),
        }
    }

    fn sentence(&self, said: &[Said<'_>]) -> Option<SentenceView> {
        let (first, others) = said.split_first()?;
        let witness = self.witnesses.get(first.witness)?;
        let [before, hit, after] = quote::around(first.entry, &witness.text.edition.language);
        Some(SentenceView {
            edition: first.witness,
            url: self.paragraph_url(first),
            before,
            hit,
            after,
            until: first.entry.end.map(|end| self.until(first.entry.date, end)),
            others: others
                .iter()
                .map(|said| OtherView { edition: said.witness, url: self.paragraph_url(said) })
                .collect(),
        })
    }

    fn until(&self, date: Date, end: Date) -> UntilView {
        let same_year = end.year == date.year && end.month.is_some();
        let date = if same_year { self.calendar.write_in_year(end) } else { self.calendar.write(end) };
        let label = self.strings.with(self.language, "timeline-until", &[("date", date.into())]);
        UntilView { datetime: end.to_string(), label }
    }

    fn paragraph_url(&self, said: &Said<'_>) -> String {
        let page = self.witnesses.get(said.witness).map_or("", |witness| &witness.url);
        format!("{page}#{}", encode(&said.entry.paragraph))
    }

    /// What the overview is called.
    pub fn chart_title(&self, rows: &[Row]) -> String {
        self.strings.text(self.language, if by_month(rows) { "timeline-months" } else { "timeline-years" })
    }

    /// The overview. All bars have one scale.
    pub fn chart(&self, rows: &[Row], folds: &Folds<'_>) -> Vec<RowView> {
        let most = rows.iter().flat_map(|row| &row.cells).map(|(_, count)| *count).max().unwrap_or(1).max(1);
        let view = |row: &Row| {
            let date = Date { year: row.year, month: None, day: None };
            let is_year = by_month(rows) && folds.near.iter().any(|year| year.year == row.year);
            let width = 100.0 / row.cells.len() as f64;
            let cells = row.cells.iter().enumerate();
            RowView {
                label: self.calendar.write(date),
                url: is_year.then(|| format!("#{}", id(date))),
                cells: cells.map(|(at, (date, count))| self.cell(at, width, *date, *count, most)).collect(),
            }
        };
        rows.iter().map(view).collect()
    }

    fn cell(&self, at: usize, width: f64, date: Date, count: usize, most: usize) -> CellView {
        let x = width * at as f64;
        let height = (count * HEIGHT).div_ceil(most);
        let number = self.strings.with(self.language, "count-sentences", &[("count", count.into())]);
        let percent = |place: f64| format!("{place:.2}%");
        CellView {
            x: percent(x),
            middle: percent(x + width / 2.0),
            width: percent(width),
            bar: percent(x + width * (1.0 - BAR) / 2.0),
            bar_width: percent(width * BAR),
            y: (HEIGHT - height) as u32,
            height: height as u32,
            label: self.calendar.short(date),
            name: format!("{}: {number}", self.calendar.write(date)),
            url: (count > 0).then(|| format!("#{}", id(date))),
        }
    }
}

/// The id of the fold of a year or month.
fn id(date: Date) -> String {
    format!("t-{date}")
}
