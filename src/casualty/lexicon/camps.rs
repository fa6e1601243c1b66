//! Words for those who fight, by the part that they have in a fight: defenders, rebels. Whose they are, each text tells.

use regex::Regex;
use serde::Deserialize;
use std::ops::Range;

/// The part that someone has in a fight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Camp {
    Attackers,
    Defenders,
    Rebels,
    Government,
    /// A side in a war within a country, by a name that it gives itself: `Royalists`.
    Faction,
}

impl Camp {
    /// All there are.
    pub const ALL: [Self; 5] = [Self::Attackers, Self::Defenders, Self::Rebels, Self::Government, Self::Faction];

    /// Those whom they fight.
    pub const fn other(self) -> Self {
        match self {
            Self::Attackers => Self::Defenders,
            Self::Defenders => Self::Attackers,
            Self::Rebels => Self::Government,
            Self::Government => Self::Rebels,
            Self::Faction => Self::Faction,
        }
    }

    /// What they are known by among the names of a text.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Attackers => "\0attackers",
            Self::Defenders => "\0defenders",
            Self::Rebels => "\0rebels",
            Self::Government => "\0government",
            Self::Faction => "\0faction",
        }
    }
}

/// The words of a language for each.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CampWords {
    attackers: Vec<String>,
    defenders: Vec<String>,
    rebels: Vec<String>,
    government: Vec<String>,
    factions: Vec<String>,
}

impl CampWords {
    fn of(&self, camp: Camp) -> &[String] {
        match camp {
            Camp::Attackers => &self.attackers,
            Camp::Defenders => &self.defenders,
            Camp::Rebels => &self.rebels,
            Camp::Government => &self.government,
            Camp::Faction => &self.factions,
        }
    }
}

/// How the words of a language for camps are found.
#[derive(Debug, Default)]
pub struct Camps(Vec<(Camp, Regex)>);

impl Camps {
    /// The camps of a language, whose words stand apart or not.
    pub fn of(words: &CampWords, spaced: bool) -> Self {
        let pattern = |camp: Camp| {
            let mut words: Vec<String> = words.of(camp).iter().map(|word| regex::escape(word)).collect();
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            let any = words.join("|");
            let any = if spaced { format!(r"\b(?:{any})\b") } else { any };
            Regex::new(&any).ok().filter(|_| !words.is_empty())
        };
        Self(Camp::ALL.into_iter().filter_map(|camp| Some((camp, pattern(camp)?))).collect())
    }

    /// Where a text has such words.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Camp, Range<usize>)> + 't {
        self.0.iter().flat_map(move |(camp, words)| words.find_iter(text).map(move |found| (*camp, found.range())))
    }
}
