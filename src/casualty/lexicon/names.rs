//! How a language names people and ships, and how the names of other languages sound in it.

use super::camps::{CampWords, Camps};
use super::renowned::Renowned;
use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file of a language on names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NameWords {
    /// A regular expression for a name without its rank.
    pub pattern: Option<String>,
    /// Ranks, and kinds of ships.
    pub ranks: Vec<String>,
    /// What stands between those who are led and the one who leads them: `under`.
    pub leads: Vec<String>,
    /// What stands between someone and those who are theirs: `'s`.
    pub possessive: Vec<String>,
    /// What besides stands between a commander and a unit: `of`.
    pub links: Vec<String>,
    /// Words for those who fight, by the part that they have.
    pub camps: CampWords,
    /// How names sound.
    pub sounds: Vec<SoundWords>,
    /// What the units of some parties alone are called.
    pub kinds: Vec<KindWords>,
    /// Commanders and ships that are known everywhere, by their party.
    pub renowned: BTreeMap<String, Vec<String>>,
}

/// What the units of some parties are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    parties: Vec<String>,
    /// A regular expression for a designation.
    pattern: String,
    /// A regular expression for what no unit of theirs is called: it is one of those whom they fight.
    #[serde(default)]
    others: Option<String>,
}

/// How the names of some parties sound.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundWords {
    parties: Vec<String>,
    /// A regular expression for a whole name.
    pattern: String,
}

/// What the units of some parties are called.
#[derive(Debug)]
struct Kind {
    parties: Vec<String>,
    own: Regex,
    others: Option<Regex>,
}

impl Kind {
    fn of(words: &KindWords) -> Option<Self> {
        let others = words.others.as_ref().and_then(|pattern| Regex::new(pattern).ok());
        Some(Self { parties: words.parties.clone(), own: Regex::new(&words.pattern).ok()?, others })
    }
}

/// How names are found, and whose they are.
#[derive(Debug, Default)]
pub struct Names {
    /// A name.
    pub pattern: Option<Regex>,
    /// A rank, or a kind of ship.
    pub ranks: Option<Regex>,
    /// What stands between those who are led and the one who leads them.
    pub leads: Vec<String>,
    /// What stands between someone and those who are theirs.
    pub possessive: Vec<String>,
    /// What besides stands between a commander and a unit.
    pub links: Vec<String>,
    /// Words for those who fight, by the part that they have.
    pub camps: Camps,
    /// Commanders and ships that are known everywhere.
    pub renowned: Renowned,
    sounds: Vec<(Vec<String>, Regex)>,
    kinds: Vec<Kind>,
}

impl Names {
    /// The names of a language.
    pub fn of(words: &NameWords, spaced: bool) -> Self {
        let mut ranks: Vec<String> = words.ranks.iter().map(|word| regex::escape(word)).collect();
        ranks.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let any = ranks.join("|");
        let any = if spaced { format!(r"\b(?:{any})\b") } else { any };
        let sounds =
            words.sounds.iter().filter_map(|sound| Some((sound.parties.clone(), Regex::new(&sound.pattern).ok()?)));
        Self {
            kinds: words.kinds.iter().filter_map(Kind::of).collect(),
            pattern: words.pattern.as_deref().and_then(|pattern| Regex::new(pattern).ok()),
            ranks: Regex::new(&any).ok().filter(|_| !ranks.is_empty()),
            leads: words.leads.clone(),
            possessive: words.possessive.clone(),
            links: words.links.clone(),
            camps: Camps::of(&words.camps, spaced),
            renowned: Renowned::of(&words.renowned),
            sounds: sounds.collect(),
        }
    }

    /// Whether every expression of a file is one.
    #[cfg(test)]
    pub(super) fn is_whole(&self, words: &NameWords) -> bool {
        let kinds =
            self.kinds.iter().zip(&words.kinds).all(|(kind, own)| kind.others.is_some() == own.others.is_some());
        let counts = self.sounds.len() == words.sounds.len() && self.kinds.len() == words.kinds.len();
        self.pattern.is_some() && self.ranks.is_some() && kinds && counts
    }

    /// The one of some parties whose language a name is of; none where it can be of several. What the names of few languages
    /// have says more than what those of many have: a script, say.
    pub fn sound_of(&self, name: &str, parties: &[String]) -> Option<String> {
        const FEW: usize = 6;
        let of = |most: usize| {
            let fitting = self.sounds.iter().filter(|(own, pattern)| own.len() <= most && pattern.is_match(name));
            let mut found: Vec<&String> =
                fitting.flat_map(|(own, _)| parties.iter().filter(|party| own.contains(party))).collect();
            found.sort_unstable();
            found.dedup();
            found.first().filter(|_| found.len() == 1).map(|party| (*party).clone())
        };
        of(FEW).or_else(|| of(usize::MAX))
    }

    /// The one of some parties whose army has a unit, by what it is called.
    pub fn army_of(
        &self,
        designation: &str,
        parties: &[String],
        enemy: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let of = |kind: &Kind| parties.iter().find(|party| kind.parties.contains(party));
        let fitting = self.kinds.iter().filter(|kind| kind.own.is_match(designation));
        let mut found: Vec<&String> = fitting.filter_map(of).collect();
        found.sort_unstable();
        found.dedup();
        let own = found.first().filter(|_| found.len() == 1).map(|party| (*party).clone());
        let is_other = |kind: &&Kind| kind.others.as_ref().is_some_and(|others| others.is_match(designation));
        let against = || self.kinds.iter().filter(is_other).filter_map(of).next();
        let leading = |party: &&String| parties.iter().take(2).any(|own| own == *party);
        own.or_else(|| against().filter(leading).and_then(|party| enemy(party)))
    }
}
