//! Texts as what can be compared across languages: words of spaced scripts, pairs of characters of the others.

use crate::base::Language;
use crate::text::{hanja, script, variants};
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::Hasher;

/// A unit of a text — a character, a word — or a gram of two characters, as a number.
pub type Unit = u64;

/// How a language is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cut {
    /// Into characters, each of which means something: Han, Hangul, kana.
    Characters,
    /// Into words.
    Words,
}

impl Cut {
    /// How texts of a language are cut.
    pub fn of(language: &Language) -> Self {
        // A syllable of Hangul mostly writes one of Han, though words stand apart.
        if language.is_unspaced() || language.primary() == "ko" { Self::Characters } else { Self::Words }
    }
}

/// The units of a text: characters or words without case and variants, `None` where something else stands between them.
pub fn units(text: &str, cut: Cut) -> Vec<Option<Unit>> {
    let folded = variants::fold(text);
    match cut {
        Cut::Characters => {
            let own = |c: char| script::is_han(c) || script::is_hangul(c) || script::is_kana(c);
            let mut units: Vec<Option<Unit>> = folded.chars().map(|c| own(c).then_some(Unit::from(c))).collect();
            units.dedup_by(|a, b| a.is_none() && b.is_none());
            units
        }
        Cut::Words => {
            let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
            // What is folded has no capital ASCII letters any more.
            let small = |word: &str| if word.is_ascii() { number(word) } else { number(&word.to_lowercase()) };
            words.map(|word| Some(small(word))).collect()
        }
    }
}

/// The grams of a text: its words, or the pairs of characters that stand together.
pub fn grams(text: &str, cut: Cut) -> Vec<Unit> {
    let units = units(text, cut);
    match cut {
        Cut::Words => units.into_iter().flatten().collect(),
        Cut::Characters => units.windows(2).filter_map(|two| Some(pair(two[0]?, two[1]?))).collect(),
    }
}

/// The syllables of a text that stand together, some at a time, as Korean reads them.
pub fn sounds(text: &str, length: usize) -> Vec<Unit> {
    let syllables: Vec<Option<Unit>> = text.chars().map(|c| hanja::sound(c).map(Unit::from)).collect();
    let gram = |own: &[Option<Unit>]| own.iter().try_fold(0, |gram, unit| Some(pair(gram, (*unit)?)));
    syllables.windows(length).filter_map(gram).collect()
}

/// How often each of some units stands somewhere, in the order of the units.
pub type Counts = Vec<(Unit, f64)>;

/// The sums of counts.
pub fn counted(counts: impl IntoIterator<Item = (Unit, f64)>) -> Counts {
    let mut counts: Counts = counts.into_iter().collect();
    // Stable, so that sums are the same in their last digits too.
    counts.sort_by_key(|(unit, _)| *unit);
    counts.dedup_by(|(unit, count), (before, sum)| {
        let same = unit == before;
        *sum += if same { *count } else { 0.0 };
        same
    });
    counts
}

/// How often each unit stands among some.
pub fn times(mut units: Vec<Unit>) -> Counts {
    units.sort_unstable();
    units.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as f64)).collect()
}

/// The gram of two characters.
pub const fn pair(first: Unit, second: Unit) -> Unit {
    first << 32 | second
}

/// A piece of text as a number: the same for the same text.
pub fn number(text: &str) -> Unit {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Whether a unit is a Han character.
pub fn is_han(unit: Unit) -> bool {
    u32::try_from(unit).ok().and_then(char::from_u32).is_some_and(script::is_han)
}
