//! How alike sections are.

use super::evidence::{Channel, Counts, Scope, Witness};
use super::grams::{Unit, counted, grams, sounds};
use super::matrix::Matrix;
use super::translation::{Dictionary, Weighed};
use rustc_hash::FxHashMap;

/// How much what the dictionary translates counts, beside the channels.
const TEXTS: f64 = 1.7;
/// How much it does that titles translate each other.
const TITLES: f64 = 0.4;
/// How much pairs of characters do that sound the same.
const SOUNDS: f64 = 5.0;
/// How much the characters of titles do that sound the same.
const SOUNDS_OF_TITLES: f64 = 0.6;
/// How much it counts against two sections that they stand at other places of their texts, from end to end.
const DISTANCE: f64 = 0.9;
/// What little text counts for less by, in mean lengths: a section of one sentence that is like another says little.
const SMOOTHING: f64 = 0.45;

/// How alike the sections of two editions are.
pub fn matrix(one: &Witness, other: &Witness, dictionary: &Dictionary) -> Matrix {
    let (rows, columns) = (one.sections.len(), other.sections.len());
    let place = |at: usize, of: usize| at as f64 / of.max(1) as f64;
    let apart = |row: usize, column: usize| (place(row, rows) - place(column, columns)).abs();
    let mut alike = Matrix::of(rows, columns, |row, column| -DISTANCE * apart(row, column));
    let mut hear = |weight: f64, ones: Vec<Counts>, others: Vec<Counts>| {
        for scope in Scope::ALL {
            alike.add(weight * scope.weight(), &likeness(&one.spoken(scope, &ones), &other.spoken(scope, &others)));
        }
    };
    for channel in Channel::ALL {
        hear(channel.weight(), one.in_channel(channel), other.in_channel(channel));
    }
    let [_, cut] = dictionary.cuts();
    hear(TEXTS, one.in_texts(|text| dictionary.translated(text)), other.in_texts(|text| counted(grams(text, cut))));
    if dictionary.sounds() {
        let pairs = |text: &str| counted(sounds(text, 2));
        let single = |text: &str| counted(sounds(text, 1));
        hear(SOUNDS, one.in_texts(pairs), other.in_texts(pairs));
        hear(SOUNDS_OF_TITLES, one.in_titles(single), other.in_titles(single));
    }
    alike.add(TITLES, &titles(one, other, dictionary));
    alike
}

fn titles(one: &Witness, other: &Witness, dictionary: &Dictionary) -> Matrix {
    let [cut, other_cut] = dictionary.cuts();
    let units =
        |witness: &Witness, cut| witness.sections.iter().map(|section| dictionary.units(&section.title, cut)).collect();
    let (ones, others) = (weighed(units(one, cut)), weighed(units(other, other_cut)));
    Matrix::of(ones.len(), others.len(), |row, column| dictionary.likeness(&ones[row], &others[column]))
}

/// The units of titles, that weigh the more the fewer titles have them.
fn weighed(titles: Vec<Vec<Unit>>) -> Vec<Vec<Weighed>> {
    let mut frequencies: FxHashMap<Unit, f64> = FxHashMap::default();
    for title in &titles {
        let mut units = title.clone();
        units.sort_unstable();
        units.dedup();
        units.into_iter().for_each(|unit| *frequencies.entry(unit).or_default() += 1.0);
    }
    let all = titles.len() as f64;
    let weight = |unit: Unit| frequencies.get(&unit).map_or(0.0, |frequency| libm::log(1.0 + all / frequency));
    titles.into_iter().map(|title| title.into_iter().map(|unit| (unit, weight(unit))).collect()).collect()
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
        frequencies.into_iter().map(|(piece, [one, other])| (piece, libm::log(all / (one + other) as f64))).collect();
    let (ones, others) = (unit_vectors(ones, &weights), unit_vectors(others, &weights));
    let mut holders: FxHashMap<Unit, Vec<(usize, f64)>> = FxHashMap::default();
    for (column, vector) in others.iter().enumerate() {
        vector.iter().for_each(|(piece, weight)| holders.entry(*piece).or_default().push((column, *weight)));
    }
    let mut sums = Matrix::of(ones.len(), others.len(), |_, _| 0.0);
    for (vector, row) in ones.iter().zip(sums.by_row_mut()) {
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
    let times = |count: f64| if count > 1.0 { 1.0 + libm::log(count) } else { count };
    let weighted = |counts: &Counts| {
        let pieces = counts.iter().filter_map(|(piece, count)| Some((*piece, times(*count) * weights.get(piece)?)));
        let mut vector: Vec<(Unit, f64)> = pieces.filter(|(_, weight)| *weight > 0.0).collect();
        vector.sort_unstable_by_key(|(piece, _)| *piece);
        vector
    };
    let vectors: Vec<Vec<(Unit, f64)>> = counts.iter().map(weighted).collect();
    let squares: Vec<f64> =
        vectors.iter().map(|vector| vector.iter().map(|(_, weight)| weight * weight).sum::<f64>()).collect();
    let speaking = squares.iter().filter(|square| **square > 0.0).count().max(1);
    let added = SMOOTHING * squares.iter().map(|square| square.sqrt()).sum::<f64>() / speaking as f64;
    let scale = |(mut vector, square): (Vec<(Unit, f64)>, &f64)| {
        let length = (square + added * added).sqrt().max(f64::MIN_POSITIVE);
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        vector
    };
    vectors.into_iter().zip(&squares).map(scale).collect()
}
