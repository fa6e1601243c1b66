//! What a claim is.

use crate::base::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How exact the number of a claim is.
pub use crate::text::numerals::Bound as Approximation;

/// A number of people harmed, as one sentence states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// `c-` and a short hash of the sentence and the figure: unique in its document, and the same as long as they are.
    pub id: String,
    /// The figure's bytes in the source.
    pub span: Span,
    /// The figure as the text writes it, with what is counted and how exact it is: `約3萬人`.
    pub text: String,
    /// The sentence that states it.
    pub sentence: String,
    /// The number; of a range, the lower one (UCDP `low`).
    pub low: u64,
    /// The number; of a range, the higher one (UCDP `high`).
    pub high: u64,
    /// How exact it is.
    pub approximation: Approximation,
    /// Who suffered it.
    pub party: Party,
    /// Who of that party.
    pub population: Population,
    /// What happened to them.
    pub kinds: Kinds,
    /// Whether it is a total for the whole war.
    pub scope: Scope,
    /// Whether it counts the whole of what its text is about: of the war, or in a text on a battle of that.
    pub total: bool,
    /// Who says so, as the sentence names them; empty where it names no one.
    pub claimant: String,
    /// The id of the section; empty before the first heading.
    pub section: String,
    /// Whether an editor has amended or confirmed it.
    pub edited: bool,
}

/// Who suffered a loss: ISO 3166 codes in lower case joined by `+`, also those of former states (`su`), or `unc` (the UN
/// Command), `unc-other` (without the US and South Korea), `comm` (the communist side), `korea` (both Koreas), `all` (all
/// belligerents), `unknown`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Party(String);

impl Party {
    /// Parties by their ids, in any order.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut ids: Vec<&str> = ids.into_iter().flat_map(|id| id.split('+')).collect();
        ids.sort_unstable();
        ids.dedup();
        Self(ids.join("+"))
    }

    /// No one that the text names.
    pub fn unknown() -> Self {
        Self("unknown".to_owned())
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ids of the parties that it is joined from.
    pub fn members(&self) -> impl Iterator<Item = &str> {
        self.0.split('+')
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who of a party was harmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Population {
    /// Soldiers.
    Military,
    /// Civilians.
    Civilian,
    /// People who were prisoners of war when it happened to them.
    Pow,
    /// Both, or the text does not say.
    All,
}

/// What happened to people, in the order of the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Civilians were carried off.
    Abducted,
    /// Taken prisoner, or held as prisoners.
    Captured,
    /// Dead of whatever cause.
    Killed,
    /// Missing in action.
    Missing,
    /// Laid down their arms.
    Surrendered,
    /// Wounded, also by frostbite.
    Wounded,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Abducted, Self::Captured, Self::Killed, Self::Missing, Self::Surrendered, Self::Wounded];

    /// The kind's name in data: `killed`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Abducted => "abducted",
            Self::Captured => "captured",
            Self::Killed => "killed",
            Self::Missing => "missing",
            Self::Surrendered => "surrendered",
            Self::Wounded => "wounded",
        }
    }
}

/// A set of kinds: `killed` and `wounded` for casualties of which the text does not say more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kinds(u8);

impl Kinds {
    /// The set of some kinds.
    pub fn of(kinds: impl IntoIterator<Item = Kind>) -> Self {
        Self(kinds.into_iter().fold(0, |bits, kind| bits | 1 << kind as u8))
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a kind is in it.
    pub const fn contains(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether it has no kind.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds in it, in the order of the alphabet.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }
}

impl Serialize for Kinds {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Kinds {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::of(Vec::<Kind>::deserialize(deserializer)?))
    }
}

/// What a number is a total of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The whole war.
    War,
    /// A battle, a campaign, a period, a camp, a massacre.
    Event,
}
