//! Claims as records: the columns of `hexapla casualties`, of `data/casualties.json` and of `data/casualties.csv`.
//!
//! A record's fields are the same in every format, under the same names. In CSV several values of one cell are joined by
//! `;`, and a text that a spreadsheet would take for a formula has a `'` before it; JSON has every text as it is.

use crate::base::Source;
use crate::casualty::{Approximation, Claim, Kinds, Party, Population, Scope};
use serde::Serialize;
use serde_json::Value;

/// A claim with its place in its source: one line of `hexapla casualties FILE --format jsonl`.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimRecord<'a> {
    /// The path of the source.
    pub source: &'a str,
    /// The line of the figure in the source, from 1.
    pub line: usize,
    /// The column of the figure in its line, in characters, from 1.
    pub column: usize,
    /// The figure as the text writes it.
    pub text: &'a str,
    /// The number; of a range, the lower one (UCDP `low`).
    pub low: u64,
    /// The number; of a range, the higher one (UCDP `high`).
    pub high: u64,
    /// How exact the number is.
    pub approx: Approximation,
    /// Who suffered the loss.
    pub party: &'a Party,
    /// Who of that party.
    pub population: Population,
    /// What happened to them.
    pub kinds: Kinds,
    /// Whether it is a total for the whole war.
    pub scope: Scope,
    /// Who says so; empty where the text names no one.
    pub claimant: &'a str,
    /// The id of the section; empty before the first heading.
    pub section: &'a str,
}

impl<'a> ClaimRecord<'a> {
    /// The names of the fields, in their order.
    pub const COLUMNS: [&'static str; 13] = [
        "source",
        "line",
        "column",
        "text",
        "low",
        "high",
        "approx",
        "party",
        "population",
        "kinds",
        "scope",
        "claimant",
        "section",
    ];

    /// A claim with its place in the source that it was found in.
    pub fn of(claim: &'a Claim, source: &'a Source) -> Self {
        let position = source.position(claim.span.start);
        Self {
            source: source.path(),
            line: position.line,
            column: position.column,
            text: &claim.text,
            low: claim.low,
            high: claim.high,
            approx: claim.approximation,
            party: &claim.party,
            population: claim.population,
            kinds: claim.kinds,
            scope: claim.scope,
            claimant: &claim.claimant,
            section: &claim.section,
        }
    }
}

/// Records as CSV (RFC 4180, with line feeds): a line with the names of the columns, then a line a record.
///
/// ```
/// use hexapla::render::records::csv;
/// let records = [std::collections::BTreeMap::from([("text", "1,200人"), ("claimant", "=A1")])];
/// assert_eq!(csv(&["text", "claimant"], &records), "text,claimant\n\"1,200人\",'=A1\n");
/// ```
pub fn csv<R: Serialize>(columns: &[&str], records: &[R]) -> String {
    lines([columns.to_vec()]) + &csv_lines(columns, records)
}

/// The lines of records, without the one with the names of the columns.
pub fn csv_lines<R: Serialize>(columns: &[&str], records: &[R]) -> String {
    lines(records.iter().map(|record| {
        let record = serde_json::to_value(record).unwrap_or_default();
        columns.iter().map(|&column| cell(record.get(column))).collect::<Vec<_>>()
    }))
}

fn lines<C: AsRef<[u8]>>(lines: impl IntoIterator<Item = Vec<C>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines {
        // Writing to memory does not fail, and all lines have the same number of cells.
        let _ = writer.write_record(&line);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Records as the items of a JSON array, without its brackets: nothing where there are none.
///
/// ```
/// use hexapla::render::records::json_items;
/// assert_eq!(json_items(&[1, 2]), "  1,\n  2");
/// assert_eq!(json_items::<u8>(&[]), "");
/// ```
pub fn json_items<R: Serialize>(records: &[R]) -> String {
    let array = serde_json::to_string_pretty(records).unwrap_or_default();
    let items = array.strip_prefix("[\n").and_then(|rest| rest.strip_suffix("\n]"));
    items.unwrap_or_default().to_owned()
}

/// A value as the text of a cell.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => inert(text),
        Some(Value::Array(values)) => values.iter().map(|value| cell(Some(value))).collect::<Vec<_>>().join(";"),
        Some(other) => other.to_string(),
    }
}

/// Text that no spreadsheet takes for a formula.
fn inert(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::casualty::Kind;

    fn claim() -> Claim {
        Claim {
            id: "c-1".into(),
            span: Span::new(7, 16),
            text: "8萬人".into(),
            sentence: "共有\"8萬人\"傷亡。".into(),
            low: 80_000,
            high: 80_000,
            approximation: Approximation::About,
            party: Party::of(["us", "gb"]),
            population: Population::Pow,
            kinds: Kinds::of([Kind::Wounded, Kind::Killed]),
            scope: Scope::War,
            total: true,
            claimant: "美國, \"國防部\"".into(),
            section: "損失".into(),
            edited: false,
        }
    }

    #[test]
    fn a_record_has_the_fields_of_the_design() {
        let source = Source::new("a.txt", "一\n共\n8萬人");
        let claim = Claim { span: Span::new(8, 16), ..claim() };
        let record = ClaimRecord::of(&claim, &source);
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(
            json,
            "{\"source\":\"a.txt\",\"line\":3,\"column\":1,\"text\":\"8萬人\",\"low\":80000,\"high\":80000,\
             \"approx\":\"about\",\"party\":\"gb+us\",\"population\":\"pow\",\"kinds\":[\"killed\",\"wounded\"],\
             \"scope\":\"war\",\"claimant\":\"美國, \\\"國防部\\\"\",\"section\":\"損失\"}"
        );
    }

    #[test]
    fn the_columns_are_the_fields() {
        let source = Source::new("a.txt", "8萬人");
        let claim = claim();
        let value = serde_json::to_value(ClaimRecord::of(&claim, &source)).unwrap();
        let mut columns = ClaimRecord::COLUMNS;
        columns.sort_unstable();
        assert_eq!(value.as_object().unwrap().keys().collect::<Vec<_>>(), columns);
    }

    #[test]
    fn cells_are_quoted_and_inert() {
        let source = Source::new("a.txt", "8萬人");
        let claim = Claim { text: "-8".into(), section: "@x\ny".into(), ..claim() };
        let table = csv(&ClaimRecord::COLUMNS, &[ClaimRecord::of(&claim, &source)]);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), ClaimRecord::COLUMNS);
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!(&row[3], "'-8");
        assert_eq!(&row[9], "killed;wounded");
        assert_eq!(&row[11], "美國, \"國防部\"");
        assert_eq!(&row[12], "'@x\ny");
    }
}
