//! Floor 4: alignment — which section of one edition is the counterpart of a section of another.
//!
//! Editors say it by giving both the same id. Where they did not, sections are compared by evidence that does not depend on
//! their languages: terms, dates, numbers, foreign names ([`Channel`]); by what the names of terms teach of how one language
//! writes what another says ([`Dictionary`]); and by the sounds of words that Korean shares with Chinese and Japanese. The
//! order of the sections settles what the evidence leaves open.

pub mod changes;
mod evidence;
mod grams;
mod matrix;
mod path;
mod similarity;
mod translation;

pub use evidence::{Channel, Section, Witness};
pub use matrix::Matrix;
pub use similarity::matrix;
pub use translation::{Dictionary, Pair};

use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The counterpart of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counterpart {
    /// The place of the section among those of its edition.
    pub section: usize,
    /// The place of its counterpart among those of the other edition.
    pub other: usize,
    /// How likely it is, as far as the evidence goes: 1 where editors gave both the same id; below one half it is none.
    pub score: f64,
}

/// The counterparts of the sections of an edition in another of its work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    /// The place of the other edition among those of the work.
    pub other: usize,
    /// The counterparts, in the order of the edition's own sections.
    pub counterparts: Vec<Counterpart>,
}

/// The score from which on two sections are counterparts.
pub const LEAST: f64 = 0.5;
/// How much less a likeness counts that sections have to many.
const HUBS: f64 = 0.5;

/// The counterparts of the sections of one edition in some editions of one other language, a list an edition, given how alike
/// the sections of each two are.
///
/// Editions of one language that share ids are witnesses of the same text: what speaks for a section in one of them speaks
/// for the section of the same id in the others. A section may be the counterpart of several, or of none.
pub fn align(one: &Witness, others: &[&Witness], matrices: &[Matrix]) -> Vec<Vec<Counterpart>> {
    let pooled: Vec<Matrix> = (0..others.len()).map(|at| pooled(matrices, others, at)).collect();
    others.iter().zip(&pooled).map(|(other, matrix)| aligned(one, other, matrix)).collect()
}

/// The matrix of an edition as the mean of those of all editions that have the section.
fn pooled(matrices: &[Matrix], others: &[&Witness], at: usize) -> Matrix {
    let Some(own) = others.get(at) else { return Matrix::default() };
    let columns: Vec<Vec<(usize, usize)>> = own
        .sections
        .iter()
        .map(|section| {
            let there = others.iter().enumerate();
            there.filter_map(|(edition, other)| Some((edition, other.position(&section.id)?))).collect()
        })
        .collect();
    let rows = matrices.get(at).map_or(0, Matrix::rows);
    Matrix::of(rows, columns.len(), |row, column| {
        let same = columns.get(column).map_or(&[][..], Vec::as_slice);
        let values = same.iter().filter_map(|(edition, column)| Some(matrices.get(*edition)?.at(row, *column)));
        values.sum::<f64>() / same.len().max(1) as f64
    })
}

/// How many pairs of sections are compared at most: a thousand sections with a thousand. No text for readers has so many.
const MOST_PAIRS: usize = 1_000_000;

/// Whether evidence is needed to align two editions: in both are sections that have no counterpart by their ids. Of editions
/// with more sections than can be compared, the ids alone say what belongs together.
pub fn needs_evidence(one: &Witness, other: &Witness) -> bool {
    if one.sections.len().saturating_mul(other.sections.len()) > MOST_PAIRS {
        return false;
    }
    let alone =
        |one: &Witness, other: &Witness| one.sections.iter().any(|section| other.position(&section.id).is_none());
    alone(one, other) && alone(other, one)
}

fn aligned(one: &Witness, other: &Witness, matrix: &Matrix) -> Vec<Counterpart> {
    let shared: Vec<Option<usize>> = one.sections.iter().map(|section| other.position(&section.id)).collect();
    // What an editor has paired is no counterpart of anything else.
    let taken: HashSet<usize> = shared.iter().copied().flatten().collect();
    let columns: Vec<usize> = (0..other.sections.len()).filter(|column| !taken.contains(column)).collect();
    // Without evidence there is nothing to go by.
    let rows: Vec<usize> = (0..matrix.rows()).filter(|row| shared.get(*row).is_some_and(Option::is_none)).collect();
    let left = Matrix::of(rows.len(), columns.len(), |row, column| matrix.at(rows[row], columns[column]));
    let posterior = path::posterior(&left.without_hubs(HUBS));
    let found = posterior.by_row().enumerate().filter_map(|(row, likely)| {
        let (column, score) = likely.iter().enumerate().rev().max_by(|a, b| a.1.total_cmp(b.1))?;
        Some(Counterpart { section: *rows.get(row)?, other: *columns.get(column)?, score: rounded(*score) })
    });
    let given = shared.iter().enumerate();
    let given = given.filter_map(|(section, other)| Some(Counterpart { section, other: (*other)?, score: 1.0 }));
    let mut all: Vec<Counterpart> = given.chain(found.filter(|found| found.score >= LEAST)).collect();
    all.sort_by_key(|counterpart| counterpart.section);
    all
}

/// What evidence says, to three digits: never as sure as what an editor says.
fn rounded(score: f64) -> f64 {
    ((score * 1000.0).round() / 1000.0).min(0.999)
}

#[cfg(test)]
mod tests;
