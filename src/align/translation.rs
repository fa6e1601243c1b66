//! How one language writes what another says, as far as the names of terms and countries teach it.
//!
//! Model 1 of Brown, Della Pietra, Della Pietra and Mercer, "The mathematics of statistical machine translation" (1993), on
//! pairs of names. Between languages that share a past in Han characters its units are characters: 인천 상륙 작전 and 仁川登陸,
//! 상륙함 and 登陸艦 teach that 륙 writes 陸. Else they are words, and pairs of characters.

use super::grams::{Counts, Cut, Unit, counted, grams, is_han, pair, units};
use crate::base::Language;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// How often the model is made better.
const ROUNDS: usize = 8;
/// What a unit that translates nothing counts as, beside those that may.
const NOTHING: f64 = 0.05;
/// How much of a title or a name is compared, in characters.
const LONGEST: usize = 200;
/// How likely a translation must be to be used.
const LEAST: f64 = 0.2;

/// Two names of one thing, one in each language, and how much they count.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The name in the one language.
    pub one: String,
    /// The name in the other.
    pub other: String,
    /// At most 1; less where there are more names of the thing.
    pub weight: f64,
}

/// What the units of one language are likely to be in another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dictionary {
    cuts: [Cut; 2],
    /// Whether a character may stand for itself.
    shared: bool,
    /// Whether one language writes in syllables what the other writes in Han characters.
    sounds: bool,
    /// For each unit the likely ones of the other language.
    likely: FxHashMap<Unit, Vec<(Unit, f64)>>,
}

/// A unit and how much it counts.
pub(super) type Weighed = (Unit, f64);

/// A pair of names as their units.
struct Example {
    one: Vec<Unit>,
    other: Vec<Unit>,
    weight: f64,
}

impl Dictionary {
    /// The dictionary from one language to another that pairs of names teach.
    pub fn learn(one: &Language, other: &Language, pairs: impl IntoIterator<Item = Pair>) -> Self {
        let cuts = [Cut::of(one), Cut::of(other)];
        let shared = cuts == [Cut::Characters; 2];
        let sounds = shared && (one.primary() == "ko") != (other.primary() == "ko");
        let mut dictionary = Self { cuts, shared, sounds, likely: FxHashMap::default() };
        let example = |pair: Pair| Example {
            one: dictionary.units(&pair.one, cuts[0]),
            other: dictionary.units(&pair.other, cuts[1]),
            weight: pair.weight,
        };
        let examples: Vec<Example> = pairs.into_iter().map(example).collect();
        for ((one, other), probability) in model(&examples).into_iter().filter(|(_, probability)| *probability > LEAST)
        {
            dictionary.likely.entry(one).or_default().push((other, probability));
        }
        let likeliest = |a: &(Unit, f64), b: &(Unit, f64)| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0));
        dictionary.likely.values_mut().for_each(|found| found.sort_by(likeliest));
        dictionary
    }

    /// The grams of the other language that a text in the one may say, with how often it is likely to.
    pub(super) fn translated(&self, text: &str) -> Counts {
        let mut said = Counts::new();
        if self.shared {
            for two in units(text, self.cuts[0]).windows(2) {
                let (Some(first), Some(second)) = (two[0], two[1]) else { continue };
                for (a, p) in self.of(first) {
                    for (b, q) in self.of(second) {
                        said.push((pair(a, b), p * q));
                    }
                }
            }
        } else {
            said.extend(grams(text, self.cuts[0]).into_iter().flat_map(|gram| self.of(gram)));
        }
        counted(said)
    }

    /// What a unit is likely to be. Han characters stand for themselves where both languages write them.
    fn of(&self, unit: Unit) -> impl Iterator<Item = (Unit, f64)> + '_ {
        let own = self.shared && is_han(unit);
        let found = self.likely.get(&unit).filter(|_| !own).map_or(&[][..], Vec::as_slice);
        own.then_some((unit, 1.0)).into_iter().chain(found.iter().copied())
    }

    /// How the two languages are cut.
    pub(super) fn cuts(&self) -> [Cut; 2] {
        self.cuts
    }

    /// Whether the two languages have words that sound alike in Korean, written in syllables there and in Han characters here.
    pub(super) fn sounds(&self) -> bool {
        self.sounds
    }

    /// The units by which a title or a name in one of the languages is compared.
    pub(super) fn units(&self, title: &str, cut: Cut) -> Vec<Unit> {
        let start = title.char_indices().nth(LONGEST).map_or(title, |(at, _)| &title[..at]);
        if self.shared { units(start, cut).into_iter().flatten().collect() } else { grams(start, cut) }
    }

    /// How much two titles say the same, from 0 to 1: how much of each, by the weights of its units, is likely to be said by
    /// the other.
    pub(super) fn likeness(&self, ones: &[Weighed], others: &[Weighed]) -> f64 {
        let says = |one: Unit, other: Unit| {
            self.of(one).filter(|(said, _)| *said == other).map(|(_, probability)| probability).fold(0.0, f64::max)
        };
        let covered = share(ones, |one| others.iter().map(|(other, _)| says(one, *other)).fold(0.0, f64::max));
        if covered == 0.0 {
            return 0.0;
        }
        let covering = share(others, |other| ones.iter().map(|(one, _)| says(*one, other)).fold(0.0, f64::max));
        (covered * covering).sqrt()
    }
}

/// How much of some units a function says is there.
fn share(units: &[Weighed], there: impl Fn(Unit) -> f64) -> f64 {
    let all: f64 = units.iter().map(|(_, weight)| weight).sum();
    units.iter().map(|(unit, weight)| weight * there(*unit)).sum::<f64>() / all.max(f64::MIN_POSITIVE)
}

/// The probabilities of the units of the other language, given those of the one, by expectation and maximisation.
fn model(examples: &[Example]) -> FxHashMap<(Unit, Unit), f64> {
    let mut probabilities: FxHashMap<(Unit, Unit), f64> = FxHashMap::default();
    for round in 0..ROUNDS {
        let probability =
            |pair: &(Unit, Unit)| if round == 0 { 1.0 } else { probabilities.get(pair).copied().unwrap_or_default() };
        let mut counts: FxHashMap<(Unit, Unit), f64> = FxHashMap::default();
        let mut totals: FxHashMap<Unit, f64> = FxHashMap::default();
        for example in examples {
            for &other in &example.other {
                let all: f64 = example.one.iter().map(|&one| probability(&(one, other))).sum::<f64>() + NOTHING;
                for &one in &example.one {
                    let share = probability(&(one, other)) / all * example.weight;
                    *counts.entry((one, other)).or_default() += share;
                    *totals.entry(one).or_default() += share;
                }
            }
        }
        probabilities = counts
            .into_iter()
            .map(|((one, other), count)| {
                ((one, other), count / totals.get(&one).copied().unwrap_or(1.0).max(f64::MIN_POSITIVE))
            })
            .collect();
    }
    probabilities
}
