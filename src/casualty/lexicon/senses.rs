//! What words can mean.

use crate::casualty::claim::{Kind, Kinds, Population};
use serde::Deserialize;

/// What a cue says of those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// It happens to what it is about: `died`, `陣亡`.
    State,
    /// One does it to another: `殲滅`, `killing`.
    Act,
    /// One or the other, as it stands: `300 killed`, `killed 300`.
    Either,
    /// The subject bears it: `suffered`, `lost`.
    Suffer,
    /// The subject does it: `inflicted`, `造成`.
    Inflict,
    /// No casualty: `evacuated`, `兵力`.
    Fate,
}

/// A word that says what happened to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What happened; nothing for a fate that is no casualty.
    pub kinds: Kinds,
    /// What it says of those around it.
    pub form: Form,
    /// Whether it only says that there were casualties, so that a word that says more comes before it.
    pub general: bool,
    /// Whether it happens to civilians if nothing else is said: `massacre`.
    pub civilians: bool,
}

impl Cue {
    /// What prisoners have in common.
    pub fn captured() -> Self {
        Self { kinds: Kinds::of([Kind::Captured]), form: Form::State, general: true, civilians: false }
    }
}

/// A word that says how others belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// The one who does it follows: `by`, `被`.
    Agent,
    /// The one to whom it is done follows: `on`, `對`.
    Patient,
    /// The place follows.
    Place,
    /// What is said is done to the subject.
    Passive,
    /// Prisoners are taken: `took`.
    Takes,
    /// Those who died are counted by others: `counted 400 bodies`.
    Finds,
    /// Harm done from afar or to the defenceless: those who die of it are not those who do it.
    Strike,
    /// A part of the number before follows.
    OfWhich,
    /// What stands before is a part of the number that follows: `を含む`.
    Including,
    /// A sum follows.
    Total,
    /// Those who were not named yet.
    Other,
    /// Numbers and kinds belong together in their order.
    Respectively,
    /// The war as a whole.
    War,
    /// A battle, a campaign, a period: not the war as a whole.
    Event,
    /// What a number is put at, without a word on what it counts: `as high as`.
    Estimate,
    /// The one who says so follows.
    ClaimBefore,
    /// The one who says so stood before.
    ClaimAfter,
}

/// A set of markers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Markers(u32);

impl Markers {
    /// Adds a marker.
    pub const fn insert(&mut self, marker: Marker) {
        self.0 |= 1 << marker as u32;
    }

    /// Whether a marker is in it.
    pub const fn contains(self, marker: Marker) -> bool {
        self.0 & 1 << marker as u32 != 0
    }

    /// Whether nothing but one marker is in it.
    pub const fn is_only(self, marker: Marker) -> bool {
        self.0 == 1 << marker as u32
    }
}

/// All that a word can mean.
#[derive(Clone, Debug, Default)]
pub struct Senses {
    /// A party, by its id.
    pub party: Option<String>,
    /// Parties that may be meant, where the text names one of them by another name as well.
    pub shared: Vec<String>,
    /// People of some kind.
    pub people: Option<Population>,
    /// What happened.
    pub cue: Option<Cue>,
    /// How words belong together.
    pub markers: Markers,
    /// Whether the party is named by a place on its land.
    pub place: bool,
    /// Whether the party is named by one character, which can also be the last of another name (`庫爾德方面`).
    pub stem: bool,
    /// People who die with their craft when they are lost.
    pub crew: bool,
    /// Things that are counted.
    pub thing: bool,
}

/// What a word behind a number says that it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// People: `人`.
    People,
    /// Anything else: `架`.
    Things,
    /// People, by a noun that is no counter.
    Noun,
}
