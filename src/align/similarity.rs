//! How alike sections are.

use super::evidence::{Channel, Counts, Witness};
use super::translation::Dictionary;
use rustc_hash::FxHashMap;

/// How much what the dictionary translates counts, beside the channels.
const TEXTS: f64 = 3.0;
/// How much the likeness of titles does.
const TITLES: f64 = 0.8;
/// How much it counts against two sections that they stand at other places of their texts, from end to end.
const DISTANCE: f64 = 0.4;
/// How much of the likeness of the sections above them goes to those below.
const INHERITED: f64 = 0.3;
/// What little text counts for less by, in mean lengths: a section of one sentence that is like another says little.
const SMOOTHING: f64 = 0.45;
/// The likeness of which as much speaks for as against that two sections are counterparts.
const EVEN: f64 = 1.06;

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
    let mut channels: Vec<(f64, Matrix)> = Channel::ALL
        .into_iter()
        .map(|channel| (channel.weight(), likeness(&spoken(one, channel), &spoken(other, channel))))
        .collect();
    channels.push((TEXTS, texts(one, other, dictionary)));
    let titles = Matrix::of(rows, columns, |row, column| {
        dictionary.likeness(&one.sections[row].title, &other.sections[column].title)
    });
    channels.push((TITLES, titles));
    let place = |at: usize, of: usize| at as f64 / of.max(1) as f64;
    let own = Matrix::of(rows, columns, |row, column| {
        let evidence: f64 = channels.iter().map(|(weight, matrix)| weight * matrix.at(row, column)).sum();
        evidence - DISTANCE * (place(row, rows) - place(column, columns)).abs()
    });
    let (above, beside) = (one.parents(), other.parents());
    Matrix::of(rows, columns, |row, column| {
        let parents = above.get(row).copied().flatten().zip(beside.get(column).copied().flatten());
        own.at(row, column) + parents.map_or(0.0, |(row, column)| INHERITED * own.at(row, column))
    })
}

/// A section as a vector: a weight for each piece of evidence.
type Vector = FxHashMap<String, f64>;

/// What the sections of an edition say in a channel.
fn spoken(witness: &Witness, channel: Channel) -> Vec<Vector> {
    let vector = |speakers: Vec<usize>| {
        let mut vector = Vector::default();
        let counts = speakers.iter().filter_map(|at| witness.sections.get(*at)?.evidence.get(&channel));
        for (piece, count) in counts.flat_map(Counts::iter) {
            *vector.entry(piece.clone()).or_default() += *count as f64;
        }
        vector
    };
    witness.speakers().into_iter().map(vector).collect()
}

/// How alike their texts are, as far as the dictionary knows.
fn texts(one: &Witness, other: &Witness, dictionary: &Dictionary) -> Matrix {
    let text = |witness: &Witness, speakers: Vec<usize>| -> String {
        speakers.iter().filter_map(|at| Some(witness.sections.get(*at)?.text.as_str())).collect::<Vec<_>>().join("\n")
    };
    let ones: Vec<Vector> =
        one.speakers().into_iter().map(|speakers| dictionary.translated(&text(one, speakers))).collect();
    let others: Vec<Vector> =
        other.speakers().into_iter().map(|speakers| dictionary.own_grams(&text(other, speakers))).collect();
    likeness(&ones, &others)
}

/// The cosine of each pair of vectors, whose pieces weigh the more the fewer sections have them (Spärck Jones, "A
/// statistical interpretation of term specificity", 1972). Pieces that one side alone has do not count.
fn likeness(ones: &[Vector], others: &[Vector]) -> Matrix {
    let mut frequencies: FxHashMap<&str, [usize; 2]> = FxHashMap::default();
    for (side, vectors) in [ones, others].into_iter().enumerate() {
        for piece in vectors.iter().flat_map(FxHashMap::keys) {
            frequencies.entry(piece).or_default()[side] += 1;
        }
    }
    let all = (ones.len() + others.len()) as f64;
    let weight = |piece: &str| match frequencies.get(piece) {
        Some([one, other]) if *one > 0 && *other > 0 => (all / (one + other) as f64).ln(),
        _ => 0.0,
    };
    let weighted = |vectors: &[Vector]| -> Vec<FxHashMap<String, f64>> {
        let raw: Vec<Vector> = vectors.iter().map(|vector| scaled(vector, weight)).collect();
        let lengths: Vec<f64> = raw.iter().map(|vector| vector.values().map(|w| w * w).sum::<f64>().sqrt()).collect();
        let speaking = lengths.iter().filter(|length| **length > 0.0).count().max(1);
        let added = SMOOTHING * lengths.iter().sum::<f64>() / speaking as f64;
        let unit = |(vector, length): (Vector, f64)| {
            let length = length.hypot(added).max(f64::MIN_POSITIVE);
            vector.into_iter().map(|(piece, weight)| (piece, weight / length)).collect()
        };
        raw.into_iter().zip(lengths).map(unit).collect()
    };
    let (ones, others) = (weighted(ones), weighted(others));
    Matrix::of(ones.len(), others.len(), |row, column| cosine(&ones[row], &others[column]))
}

/// Counts as weights: the second time says less than the first.
fn scaled(vector: &Vector, weight: impl Fn(&str) -> f64) -> Vector {
    let count = |count: f64| if count > 1.0 { 1.0 + count.ln() } else { count };
    let weights = vector.iter().map(|(piece, own)| (piece.clone(), count(*own) * weight(piece)));
    weights.filter(|(_, weight)| *weight > 0.0).collect()
}

fn cosine(one: &Vector, other: &Vector) -> f64 {
    let (small, large) = if one.len() < other.len() { (one, other) } else { (other, one) };
    // In one order, so that sums are the same however the pieces lie in memory.
    let mut products: Vec<f64> = small.iter().filter_map(|(piece, a)| Some(a * large.get(piece)?)).collect();
    products.sort_by(f64::total_cmp);
    products.into_iter().sum()
}
