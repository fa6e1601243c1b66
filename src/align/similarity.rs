//! How alike sections are.

use super::evidence::{Channel, Counts, Witness};
use super::grams::Unit;
use super::translation::Dictionary;
use rustc_hash::FxHashMap;

/// How much what the dictionary translates counts, beside the channels.
const TEXTS: f64 = 3.0;
/// How much the likeness of titles does.
const TITLES: f64 = 0.8;
/// How much it counts against two sections that they stand at other places of their texts, from end to end.
const DISTANCE: f64 = 0.5;
/// How much of the likeness of the sections above them goes to those below.
const INHERITED: f64 = 0.25;
/// What little text counts for less by, in mean lengths: a section of one sentence that is like another says little.
const SMOOTHING: f64 = 0.45;
/// The likeness of which as much speaks for as against that two sections are counterparts.
const EVEN: f64 = 0.9;

/// A number for each pair of a section of one edition and a section of another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A matrix of what a function says of each row and column.
    pub fn of(rows: usize, columns: usize, value: impl Fn(usize, usize) -> f64) -> Self {
        let value = &value;
        let values = (0..rows).flat_map(|row| (0..columns).map(move |column| value(row, column))).collect();
        Self { columns, values }
    }

    /// The number at a row and a column; 0 where there is none.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        let inside = column < self.columns;
        inside.then(|| self.values.get(row * self.columns + column).copied()).flatten().unwrap_or_default()
    }

    /// Adds another matrix of the same size, by a weight.
    fn add(&mut self, weight: f64, other: &Self) {
        self.values.iter_mut().zip(&other.values).for_each(|(own, other)| *own += weight * other);
    }

    /// With rows for columns.
    pub fn transposed(&self) -> Self {
        Self::of(self.columns, self.rows(), |row, column| self.at(column, row))
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.values.len().checked_div(self.columns).unwrap_or_default()
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }
}

/// A likeness as a score: one half where as much speaks for two sections as against them.
pub fn score(likeness: f64) -> f64 {
    let likeness = likeness.max(0.0);
    (likeness / (likeness + EVEN) * 1000.0).round() / 1000.0
}

/// How alike the sections of two editions are.
pub fn matrix(one: &Witness, other: &Witness, dictionary: &Dictionary) -> Matrix {
    let (rows, columns) = (one.sections.len(), other.sections.len());
    let place = |at: usize, of: usize| at as f64 / of.max(1) as f64;
    let apart = |row: usize, column: usize| (place(row, rows) - place(column, columns)).abs();
    let mut own = Matrix::of(rows, columns, |row, column| -DISTANCE * apart(row, column));
    for channel in Channel::ALL {
        own.add(channel.weight(), &likeness(&one.spoken(channel), &other.spoken(channel)));
    }
    let translated: Vec<Counts> = one.spoken_texts().map(|text| dictionary.translated(&text)).collect();
    own.add(TEXTS, &likeness(&translated, other.spoken_grams()));
    own.add(TITLES, &titles(one, other, dictionary));
    let (above, beside) = (one.parents(), other.parents());
    Matrix::of(rows, columns, |row, column| {
        let parents = above.get(row).copied().flatten().zip(beside.get(column).copied().flatten());
        own.at(row, column) + parents.map_or(0.0, |(row, column)| INHERITED * own.at(row, column))
    })
}

fn titles(one: &Witness, other: &Witness, dictionary: &Dictionary) -> Matrix {
    let ones: Vec<Vec<Unit>> = one.sections.iter().map(|section| dictionary.title(&section.title)).collect();
    let others: Vec<Vec<Unit>> = other.sections.iter().map(|section| dictionary.other_title(&section.title)).collect();
    Matrix::of(ones.len(), others.len(), |row, column| dictionary.likeness(&ones[row], &others[column]))
}

/// The cosine of each pair of vectors of counts, whose pieces weigh the more the fewer sections have them (Spärck Jones, "A
/// statistical interpretation of term specificity", 1972). Pieces that one side alone has do not count.
fn likeness(ones: &[Counts], others: &[Counts]) -> Matrix {
    let mut frequencies: FxHashMap<Unit, [usize; 2]> = FxHashMap::default();
    for (side, vectors) in [ones, others].into_iter().enumerate() {
        for piece in vectors.iter().flat_map(FxHashMap::keys) {
            frequencies.entry(*piece).or_default()[side] += 1;
        }
    }
    let all = (ones.len() + others.len()) as f64;
    frequencies.retain(|_, [one, other]| *one > 0 && *other > 0);
    let weights: FxHashMap<Unit, f64> =
        frequencies.into_iter().map(|(piece, [one, other])| (piece, (all / (one + other) as f64).ln())).collect();
    let (ones, others) = (unit_vectors(ones, &weights), unit_vectors(others, &weights));
    let mut holders: FxHashMap<Unit, Vec<(usize, f64)>> = FxHashMap::default();
    for (column, vector) in others.iter().enumerate() {
        vector.iter().for_each(|(piece, weight)| holders.entry(*piece).or_default().push((column, *weight)));
    }
    let columns = others.len();
    let mut sums = Matrix { columns, values: vec![0.0; ones.len() * columns] };
    for (vector, row) in ones.iter().zip(sums.values.chunks_mut(columns.max(1))) {
        for (piece, weight) in vector {
            for (column, other) in holders.get(piece).into_iter().flatten() {
                row[*column] += weight * other;
            }
        }
    }
    sums
}

/// Counts as vectors of a length below one, the pieces in order. The second time says less than the first.
fn unit_vectors(counts: &[Counts], weights: &FxHashMap<Unit, f64>) -> Vec<Vec<(Unit, f64)>> {
    let times = |count: f64| if count > 1.0 { 1.0 + count.ln() } else { count };
    let weighted = |counts: &Counts| {
        let pieces = counts.iter().filter_map(|(piece, count)| Some((*piece, times(*count) * weights.get(piece)?)));
        let mut vector: Vec<(Unit, f64)> = pieces.filter(|(_, weight)| *weight > 0.0).collect();
        vector.sort_unstable_by_key(|(piece, _)| *piece);
        vector
    };
    let vectors: Vec<Vec<(Unit, f64)>> = counts.iter().map(weighted).collect();
    let lengths: Vec<f64> =
        vectors.iter().map(|vector| vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt()).collect();
    let speaking = lengths.iter().filter(|length| **length > 0.0).count().max(1);
    let added = SMOOTHING * lengths.iter().sum::<f64>() / speaking as f64;
    let scale = |(mut vector, length): (Vec<(Unit, f64)>, &f64)| {
        let length = length.hypot(added).max(f64::MIN_POSITIVE);
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        vector
    };
    vectors.into_iter().zip(&lengths).map(scale).collect()
}
