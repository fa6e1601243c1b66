//! How alike sections are.

use super::evidence::{Channel, Scope, Witness};
use super::grams::{Counts, Unit, grams, sounds, times};
use super::matrix::Matrix;
use super::translation::{Dictionary, Weighed};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

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
    let flat = one.is_flat() && other.is_flat();
    let mut hear = |weight: f64, ones: Vec<Counts>, others: Vec<Counts>| {
        let heard = |scope| likeness(&one.spoken(scope, &ones), &other.spoken(scope, &others));
        let own = heard(Scope::Own);
        alike.add(weight * Scope::Own.weight(), &own);
        alike.add(weight * Scope::Whole.weight(), &if flat { own } else { heard(Scope::Whole) });
    };
    for channel in Channel::ALL {
        hear(channel.weight(), one.in_channel(channel), other.in_channel(channel));
    }
    let [_, cut] = dictionary.cuts();
    hear(TEXTS, one.in_texts(|text| dictionary.translated(text)), other.in_texts(|text| times(grams(text, cut))));
    if dictionary.sounds() {
        let pairs = |text: &str| times(sounds(text, 2));
        let single = |text: &str| times(sounds(text, 1));
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
fn likeness(ones: &[Cow<'_, Counts>], others: &[Cow<'_, Counts>]) -> Matrix {
    let weights = shared(ones, others);
    let (ones, others) = (unit_vectors(ones, &weights), unit_vectors(others, &weights));
    let mut holders: Vec<(usize, usize, f64)> = Vec::new();
    for (column, vector) in others.iter().enumerate() {
        holders.extend(vector.iter().map(|(piece, weight)| (*piece, column, *weight)));
    }
    holders.sort_unstable_by_key(|(piece, column, _)| (*piece, *column));
    let mut sums = Matrix::of(ones.len(), others.len(), |_, _| 0.0);
    for (vector, row) in ones.iter().zip(sums.by_row_mut()) {
        for (piece, weight) in vector {
            let first = holders.partition_point(|(held, ..)| held < piece);
            for (_, column, other) in holders[first..].iter().take_while(|(held, ..)| held == piece) {
                row[*column] += weight * other;
            }
        }
    }
    sums
}

/// The pieces that both sides have, each with its place in the order of the pieces and its weight.
fn shared(ones: &[Cow<'_, Counts>], others: &[Cow<'_, Counts>]) -> FxHashMap<Unit, (usize, f64)> {
    let mut holders: FxHashMap<Unit, [f64; 2]> = FxHashMap::default();
    for (piece, _) in ones.iter().flat_map(|said| said.iter()) {
        holders.entry(*piece).or_default()[0] += 1.0;
    }
    for (piece, _) in others.iter().flat_map(|said| said.iter()) {
        holders.entry(*piece).and_modify(|[_, other]| *other += 1.0);
    }
    let all = (ones.len() + others.len()) as f64;
    let both = holders.into_iter().filter(|(_, [_, other])| *other > 0.0);
    let mut both: Vec<(Unit, f64)> =
        both.map(|(piece, [one, other])| (piece, libm::log(all / (one + other)))).collect();
    both.sort_unstable_by_key(|(piece, _)| *piece);
    both.into_iter().enumerate().map(|(at, (piece, weight))| (piece, (at, weight))).collect()
}

/// Counts as vectors of a length below one, by the places of their pieces. The second time says less than the first.
fn unit_vectors(counts: &[Cow<'_, Counts>], weights: &FxHashMap<Unit, (usize, f64)>) -> Vec<Vec<(usize, f64)>> {
    let worth = |count: f64| if count > 1.0 { 1.0 + libm::log(count) } else { count };
    let weighted = |counts: &Cow<'_, Counts>| -> Vec<(usize, f64)> {
        let weigh =
            |(piece, count): &(Unit, f64)| weights.get(piece).map(|(place, weight)| (*place, worth(*count) * weight));
        counts.iter().filter_map(weigh).filter(|(_, weight)| *weight > 0.0).collect()
    };
    let vectors: Vec<Vec<(usize, f64)>> = counts.iter().map(weighted).collect();
    let squares: Vec<f64> =
        vectors.iter().map(|vector| vector.iter().map(|(_, weight)| weight * weight).sum::<f64>()).collect();
    let speaking = squares.iter().filter(|square| **square > 0.0).count().max(1);
    let added = SMOOTHING * squares.iter().map(|square| square.sqrt()).sum::<f64>() / speaking as f64;
    let scale = |(mut vector, square): (Vec<(usize, f64)>, &f64)| {
        let length = (square + added * added).sqrt().max(f64::MIN_POSITIVE);
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        vector
    };
    vectors.into_iter().zip(&squares).map(scale).collect()
}
