//! How one language writes what another says, as far as the names of terms and countries teach it.
//!
//! Model 1 of Brown, Della Pietra, Della Pietra and Mercer, "The mathematics of statistical machine translation" (1993), on
//! pairs of names. Between languages that share a past in Han characters its units are characters: 인천 상륙 작전 and 仁川登陸,
//! 상륙함 and 登陸艦 teach that 륙 writes 陸. Else they are words, and pairs of characters.

use super::grams::{Cut, grams, units};
use crate::base::Language;
use rustc_hash::FxHashMap;

/// How often the model is made better.
const ROUNDS: usize = 8;
/// What a unit that translates nothing counts as, beside those that may.
const NOTHING: f64 = 0.05;
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
#[derive(Clone, Debug)]
pub struct Dictionary {
    cuts: [Cut; 2],
    /// Whether a character may stand for itself.
    shared: bool,
    /// For each unit the likely ones of the other language.
    likely: FxHashMap<String, Vec<(String, f64)>>,
}

/// A pair of names as the numbers of their units.
struct Example {
    one: Vec<usize>,
    other: Vec<usize>,
    weight: f64,
}

/// Numbers for units.
#[derive(Default)]
struct Numbers {
    by_unit: FxHashMap<String, usize>,
    units: Vec<String>,
}

impl Numbers {
    fn of(&mut self, unit: String) -> usize {
        *self.by_unit.entry(unit).or_insert_with_key(|unit| {
            self.units.push(unit.clone());
            self.units.len() - 1
        })
    }
}

impl Dictionary {
    /// The dictionary from one language to another that pairs of names teach.
    pub fn learn(one: &Language, other: &Language, pairs: impl IntoIterator<Item = Pair>) -> Self {
        let cuts = [Cut::of(one), Cut::of(other)];
        let both = cuts == [Cut::Characters; 2];
        let (mut ones, mut others) = (Numbers::default(), Numbers::default());
        let cut = |text: &str, cut: Cut| if both { units(text, cut).into_iter().flatten().collect() } else { grams(text, cut) };
        let example = |pair: Pair| Example {
            one: cut(&pair.one, cuts[0]).into_iter().map(|unit| ones.of(unit)).collect(),
            other: cut(&pair.other, cuts[1]).into_iter().map(|unit| others.of(unit)).collect(),
            weight: pair.weight,
        };
        let examples: Vec<Example> = pairs.into_iter().map(example).collect();
        let probabilities = model(&examples);
        let mut likely: FxHashMap<String, Vec<(String, f64)>> = FxHashMap::default();
        for ((one, other), probability) in probabilities.into_iter().filter(|(_, probability)| *probability > LEAST) {
            likely.entry(ones.units[one].clone()).or_default().push((others.units[other].clone(), probability));
        }
        likely.values_mut().for_each(|found| found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0))));
        Self { cuts, shared: both, likely }
    }

    /// The grams of a text in the other language, with how often they stand there.
    pub fn own_grams(&self, text: &str) -> FxHashMap<String, f64> {
        let mut counts = FxHashMap::default();
        grams(text, self.cuts[1]).into_iter().for_each(|gram| *counts.entry(gram).or_default() += 1.0);
        counts
    }

    /// The grams of the other language that a text in the one may say, with how often it is likely to.
    pub fn translated(&self, text: &str) -> FxHashMap<String, f64> {
        let mut counts = FxHashMap::default();
        if self.shared {
            for pair in units(text, self.cuts[0]).windows(2) {
                let (Some(first), Some(second)) = (&pair[0], &pair[1]) else { continue };
                for (a, p) in self.of(first) {
                    for (b, q) in self.of(second) {
                        *counts.entry(format!("{a}{b}")).or_default() += p * q;
                    }
                }
            }
        } else {
            for gram in grams(text, self.cuts[0]) {
                self.of(&gram).for_each(|(other, probability)| *counts.entry(other.to_owned()).or_default() += probability);
            }
        }
        counts
    }

    /// What a unit is likely to be. Han characters stand for themselves where both languages write them.
    fn of<'d>(&'d self, unit: &'d str) -> impl Iterator<Item = (&'d str, f64)> {
        let own = self.shared && unit.chars().all(crate::text::script::is_han);
        let itself = own.then_some((unit, 1.0));
        let found = self.likely.get(unit).filter(|_| !own).map_or(&[][..], Vec::as_slice);
        itself.into_iter().chain(found.iter().map(|(other, probability)| (other.as_str(), *probability)))
    }

    /// How much two titles say the same, from 0 to 1: how much of each is likely to be said by the other.
    pub fn likeness(&self, one: &str, other: &str) -> f64 {
        let cut = |text: &str, cut: Cut| -> Vec<String> {
            if self.shared { units(text, cut).into_iter().flatten().collect() } else { grams(text, cut) }
        };
        let (ones, others) = (cut(one, self.cuts[0]), cut(other, self.cuts[1]));
        if ones.is_empty() || others.is_empty() {
            return 0.0;
        }
        let says = |one: &String, other: &String| {
            self.of(one).filter(|(said, _)| said == other).map(|(_, probability)| probability).fold(0.0, f64::max)
        };
        let best_other = |one: &String| others.iter().map(|other| says(one, other)).fold(0.0, f64::max);
        let best_one = |other: &String| ones.iter().map(|one| says(one, other)).fold(0.0, f64::max);
        let covered = ones.iter().map(best_other).sum::<f64>() / ones.len() as f64;
        let covering = others.iter().map(best_one).sum::<f64>() / others.len() as f64;
        (covered * covering).sqrt()
    }
}

/// The probabilities of the units of the other language, given those of the one, by expectation and maximisation.
fn model(examples: &[Example]) -> FxHashMap<(usize, usize), f64> {
    let mut probabilities: FxHashMap<(usize, usize), f64> = FxHashMap::default();
    for round in 0..ROUNDS {
        let probability =
            |pair: &(usize, usize)| if round == 0 { 1.0 } else { probabilities.get(pair).copied().unwrap_or_default() };
        let mut counts: FxHashMap<(usize, usize), f64> = FxHashMap::default();
        let mut totals: FxHashMap<usize, f64> = FxHashMap::default();
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
            .map(|((one, other), count)| ((one, other), count / totals.get(&one).copied().unwrap_or(1.0).max(f64::MIN_POSITIVE)))
            .collect();
    }
    probabilities
}
