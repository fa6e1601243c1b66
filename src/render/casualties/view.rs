//! What the template of the casualty tables is given.

use crate::render::view::{Common, WorkName};
use serde::Serialize;

/// The casualty tables of a work.
#[derive(Debug, Serialize)]
pub struct CasualtiesPage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// The work.
    pub work: WorkName,
    /// The editions with claims, those in the page's language first.
    pub editions: Vec<EditionClaims>,
    /// Totals for the whole war; none where no edition states one.
    pub totals: Option<TotalsView>,
    /// Where figures differ, those that differ most first.
    pub ranges: Vec<RangeView>,
    /// Claims about parts of what the work is about, in all editions.
    pub events: usize,
    /// Claims about the whole of it, in all editions.
    pub statements: usize,
    /// What that is: `war`, or `event` where no text is about a whole war.
    pub whole: &'static str,
    /// The addresses of the data.
    pub data: DataLinks,
}

/// The addresses of the data files.
#[derive(Debug, Serialize)]
pub struct DataLinks {
    /// `casualties.csv`.
    pub csv: String,
    /// `casualties.json`.
    pub json: String,
    /// `datapackage.json`.
    pub package: String,
}

/// An edition and what it states.
#[derive(Debug, Serialize)]
pub struct EditionClaims {
    /// Its short name, as on badges.
    pub badge: String,
    /// Its full name: language and label.
    pub name: String,
    /// The title of its text.
    pub title: String,
    /// Its language.
    pub lang: String,
    /// The direction of that.
    pub dir: &'static str,
    /// The address of its page.
    pub url: String,
    /// Whether it is in the page's language, or there is none in that: then it is shown open.
    pub open: bool,
    /// How many claims it makes.
    pub count: usize,
    /// How many about events.
    pub event_count: usize,
    /// Claims about events, by sections.
    pub events: Vec<SectionRows>,
    /// How many about the whole war.
    pub statement_count: usize,
    /// Claims about the whole war, by sections.
    pub statements: Vec<SectionRows>,
}

/// The claims of a section.
#[derive(Debug, Serialize)]
pub struct SectionRows {
    /// Its title.
    pub title: String,
    /// The language of that.
    pub lang: String,
    /// Its address.
    pub url: String,
    /// The claims.
    pub rows: Vec<RowView>,
}

/// A figure, dressed.
#[derive(Debug, Serialize)]
pub struct FigureView {
    /// The number or range.
    pub number: String,
    /// `≈`, `≥` or `≤`.
    pub sign: Option<&'static str>,
    /// What the sign means.
    pub sign_label: Option<String>,
    /// The lower number, to sort by.
    pub value: u64,
}

/// A claim as a row.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// The id of the row.
    pub id: String,
    /// The address of the sentence.
    pub url: String,
    /// The figure.
    pub figure: FigureView,
    /// Who suffered the loss.
    pub party: String,
    /// Who of that party.
    pub population: String,
    /// What happened to them.
    pub kinds: String,
    /// Who says so.
    pub claimant: String,
    /// The sentence before the figure, as far as it is shown.
    pub before: String,
    /// The figure in the sentence; empty where it was not found in it.
    pub hit: String,
    /// The sentence behind the figure, as far as it is shown.
    pub after: String,
    /// Whether an editor has amended or confirmed it.
    pub edited: bool,
}

/// Totals for the whole war.
#[derive(Debug, Serialize)]
pub struct TotalsView {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<TotalsRowView>,
}

/// A row of the totals.
#[derive(Debug, Serialize)]
pub struct TotalsRowView {
    /// Who suffered the losses.
    pub party: String,
    /// Who of that party.
    pub population: String,
    /// The figures, a cell a column.
    pub cells: Vec<CellView>,
}

/// A cell of the totals.
#[derive(Debug, Serialize)]
pub struct CellView {
    /// The name of its column.
    pub column: String,
    /// The largest number in it, to sort by.
    pub value: Option<u64>,
    /// The figures.
    pub figures: Vec<StatedFigure>,
}

/// A figure and who states it.
#[derive(Debug, Serialize)]
pub struct StatedFigure {
    /// The figure.
    pub figure: FigureView,
    /// Who states it.
    pub voices: Vec<VoiceView>,
}

/// A claimant and the sentences that name them.
#[derive(Debug, Serialize)]
pub struct VoiceView {
    /// The claimant; empty where the text names no one.
    pub claimant: String,
    /// The language of that.
    pub lang: String,
    /// The editions.
    pub badges: Vec<BadgeView>,
}

/// An edition with its sentences.
#[derive(Debug, Serialize)]
pub struct BadgeView {
    /// Its short name.
    pub text: String,
    /// Its language.
    pub lang: String,
    /// Its full name.
    pub name: String,
    /// The addresses of the sentences.
    pub sentences: Vec<SentenceLink>,
}

/// A sentence, for a link.
#[derive(Debug, Serialize)]
pub struct SentenceLink {
    /// Its address.
    pub url: String,
    /// What the link is called, for those who do not see where it stands.
    pub label: String,
}

/// Different figures for the same losses.
#[derive(Debug, Serialize)]
pub struct RangeView {
    /// The id.
    pub id: String,
    /// Who suffered the losses.
    pub party: String,
    /// Who of that party.
    pub population: String,
    /// What happened to them.
    pub kinds: String,
    /// The smallest and the largest number.
    pub extent: String,
    /// How many times as large the largest is: `×1.73`.
    pub ratio: String,
    /// Whether the scale is logarithmic.
    pub logarithmic: bool,
    /// The ends of the scale, for those who do not see it.
    pub scale: [String; 2],
    /// The places of the scale's ticks.
    pub ticks: Vec<String>,
    /// Their labels, as far as there is room.
    pub tick_labels: Vec<LabelView>,
    /// The labels of the figures, as far as there is room.
    pub labels: Vec<LabelView>,
    /// Where the smallest number stands, in percent of the width.
    pub start: String,
    /// Where the largest one stands.
    pub end: String,
    /// The figures on the scale.
    pub points: Vec<PointView>,
    /// The same as a table.
    pub figures: Vec<StatedFigure>,
}

/// Text at a place of a scale.
#[derive(Debug, Serialize)]
pub struct LabelView {
    /// The place, in percent of the width.
    pub x: String,
    /// The value of `text-anchor`.
    pub anchor: &'static str,
    /// The text.
    pub text: String,
}

/// A figure on a scale.
#[derive(Debug, Serialize)]
pub struct PointView {
    /// Its place, in percent of the width; of a range, that of the lower number.
    pub x: String,
    /// Of a range, the place of the higher number.
    pub end: Option<String>,
    /// Whether the number is not exact.
    pub open: bool,
    /// The address of the first sentence that states it.
    pub url: String,
    /// The figure, who says so and where.
    pub label: String,
}
