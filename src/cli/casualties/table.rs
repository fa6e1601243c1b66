//! Claims as a table for a terminal.

use crate::base::Source;
use crate::casualty::{Approximation, Claim, Kind};
use crate::cli::report::counted;
use crate::render::records::ClaimRecord;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const COLUMNS: usize = 9;
const NAMES: [&str; COLUMNS] =
    ["place", "figure", "number", "party", "population", "kinds", "scope", "claimant", "section"];
/// The column of numbers, which are set to the right.
const NUMBER: usize = 2;
/// The widest that a cell may be, in columns of the terminal.
const WIDEST: usize = 28;

/// The claims of some sources, with a heading for each source and a line that counts them.
pub(super) fn table(texts: &[(Source, Vec<Claim>)]) -> String {
    let rows: Vec<Vec<[String; COLUMNS]>> =
        texts.iter().map(|(source, claims)| claims.iter().map(|claim| row(claim, source)).collect()).collect();
    let mut widths = NAMES.map(str::len);
    for row in rows.iter().flatten() {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let mut out = String::new();
    for ((source, _), rows) in texts.iter().zip(&rows) {
        out.push_str(&format!("{}: {}\n", source.path(), counted(rows.len(), "claim")));
        let head = NAMES.map(str::to_owned);
        let lines = std::iter::once(&head).chain(rows).filter(|_| !rows.is_empty());
        lines.for_each(|row| out.push_str(&line(row, &widths)));
    }
    out
}

fn row(claim: &Claim, source: &Source) -> [String; COLUMNS] {
    let record = ClaimRecord::of(claim, source);
    let kinds: Vec<&str> = claim.kinds.iter().map(Kind::as_str).collect();
    // An editor's word shows where the figure stands.
    let edited = if claim.edited { "*" } else { "" };
    [
        format!("{}:{}{edited}", record.line, record.column),
        fitting(record.text),
        number(claim),
        claim.party.to_string(),
        name(&claim.population),
        kinds.join("+"),
        name(&claim.scope),
        fitting(record.claimant),
        fitting(record.section),
    ]
}

/// A value's name in data.
fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn number(claim: &Claim) -> String {
    let sign = match claim.approximation {
        Approximation::Exact => "",
        Approximation::About => "~",
        Approximation::Over => "≥",
        Approximation::Under => "≤",
    };
    if claim.low == claim.high {
        format!("{sign}{}", grouped(claim.low))
    } else {
        format!("{sign}{}–{}", grouped(claim.low), grouped(claim.high))
    }
}

/// A number with commas between groups of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Text in one line, cut where it is wider than a cell may be.
fn fitting(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, " ");
    if text.width() <= WIDEST {
        return text;
    }
    let mut width = 0;
    let fits = text.chars().take_while(|c| {
        width += c.width().unwrap_or(0);
        width < WIDEST
    });
    fits.collect::<String>() + "…"
}

fn line(row: &[String; COLUMNS], widths: &[usize; COLUMNS]) -> String {
    let mut out = String::new();
    for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
        let gap = " ".repeat(width.saturating_sub(cell.width()));
        let (before, after) = if column == NUMBER { (gap.as_str(), "") } else { ("", gap.as_str()) };
        out.push_str(&format!("  {before}{cell}{after}"));
    }
    out.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_as_wide_as_they_look() {
        assert_eq!(fitting("조선민주주의인민공화국 국가통계국"), "조선민주주의인민공화국 국가…");
        assert_eq!(fitting("조선민주주의인민공화국 국가…").width(), 28);
        assert_eq!(fitting("a\tb\u{1b}[1m"), "a b [1m");
        assert_eq!((grouped(0), grouped(999), grouped(1_234_567)), ("0".into(), "999".into(), "1,234,567".into()));
    }
}
