//! The files of words: what an editor writes, and what they add to each other.

use super::{Boundary, Counters, Form, ObjectPlace, Particles};
use crate::base::{Diagnostic, Source};
use crate::casualty::claim::{Kind, Population};
use crate::config::parse;
use crate::text::variants::unify;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file of a language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Table {
    /// The language's tag.
    pub tag: String,
    pub(super) boundary: Option<Boundary>,
    pub(super) object: Option<ObjectPlace>,
    pub(super) home: Option<String>,
    /// The party that a text of the language speaks of if it names none, where that is not the one of `home`.
    pub(super) native: Option<String>,
    pub(super) own_enemy: bool,
    pub(super) designation: Option<String>,
    pub(super) left_out: Vec<String>,
    pub(super) parties: BTreeMap<String, Vec<String>>,
    /// Characters that write the sounds of foreign names, where names are not set apart: a country's name that touches one
    /// may be a piece of another name (`伊拉克利翁`).
    pub(super) sounds: String,
    /// Names that a text may give to several parties, or to none: `人民軍`.
    pub(super) shared: BTreeMap<String, Vec<String>>,
    pub(super) stems: BTreeMap<String, String>,
    pub(super) stem_endings: StemEndings,
    pub(super) ignore: Ignore,
    pub(super) places: BTreeMap<String, Vec<String>>,
    pub(super) people: BTreeMap<Population, Vec<String>>,
    pub(super) crews: Vec<String>,
    pub(super) counters: Counters,
    #[serde(rename = "cue")]
    pub(super) cues: Vec<CueWords>,
    pub(super) particles: Particles,
    pub(super) markers: MarkerWords,
    pub(super) subject: SubjectWords,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct StemEndings {
    pub(super) military: Vec<String>,
    pub(super) any: Vec<String>,
    /// What may follow the first character of any country's name, where a text names the country: `巴軍`.
    pub(super) short: Vec<String>,
    /// Words that are none of these: `海軍`.
    pub(super) words: Vec<String>,
    /// Characters that may stand before a name of one character with an ending of any kind.
    pub(super) before: String,
}

/// What the subject of a text is called by.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SubjectWords {
    /// What the names of wars have: `戰爭`.
    pub wars: Vec<String>,
    /// What the names of battles and other events have: `戰役`.
    pub events: Vec<String>,
    /// What the names of events have that strike civilians: `大屠殺`.
    pub atrocities: Vec<String>,
    /// What the names of civil wars have behind that of a country: `内戦`.
    pub civil: Vec<String>,
    /// What ends the name of the subject, besides a bracket or a comma: `是`.
    pub ends: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Ignore {
    pub(super) names: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CueWords {
    pub(super) kinds: Vec<Kind>,
    pub(super) form: Form,
    #[serde(default)]
    pub(super) general: bool,
    #[serde(default)]
    pub(super) civilians: bool,
    pub(super) words: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MarkerWords {
    pub(super) agent: Vec<String>,
    pub(super) patient: Vec<String>,
    pub(super) place: Vec<String>,
    pub(super) passive: Vec<String>,
    pub(super) takes: Vec<String>,
    /// Who is its subject counts the dead of others: `counted`.
    pub(super) finds: Vec<String>,
    pub(super) strike: Vec<String>,
    pub(super) including: Vec<String>,
    pub(super) of_which: Vec<String>,
    pub(super) total: Vec<String>,
    pub(super) other: Vec<String>,
    pub(super) respectively: Vec<String>,
    pub(super) belligerents: Vec<String>,
    pub(super) unstated: Vec<String>,
    pub(super) troops: Vec<String>,
    pub(super) branches: Vec<String>,
    pub(super) writers: Vec<String>,
    pub(super) estimate: Vec<String>,
    pub(super) war: Vec<String>,
    pub(super) event: Vec<String>,
    pub(super) conjunctions: Vec<String>,
    pub(super) articles: Vec<String>,
    pub(super) indefinite: Vec<String>,
    pub(super) possessives: Vec<String>,
    pub(super) personal: Vec<String>,
    pub(super) parts: Vec<String>,
    pub(super) relatives: Vec<String>,
    pub(super) breaks: Vec<String>,
    pub(super) openings: Vec<String>,
    pub(super) claim_before: Vec<String>,
    pub(super) claim_after: Vec<String>,
    pub(super) claim_beginnings: Vec<String>,
    pub(super) claim_endings: Vec<String>,
    pub(super) nobody: Vec<String>,
}

/// A file of word lists: one table a language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Tables {
    language: Vec<Table>,
}

impl Table {
    /// Reads an editor's word lists: a `[[language]]` with a `tag` and any of the tables that the program's own lists have.
    ///
    /// # Errors
    /// A diagnostic with the place at which the file is not what it should be.
    ///
    /// ```
    /// use hexapla::{base::Source, casualty::Table};
    /// let file = Source::new("casualties.toml", "[[language]]\ntag = \"en\"\nparties.gb = [\"Tommies\"]\n");
    /// assert_eq!(Table::parse(&file).unwrap()[0].tag, "en");
    /// assert!(Table::parse(&Source::new("casualties.toml", "[[language]]\nparty = 1")).is_err());
    /// ```
    pub fn parse(file: &Source) -> Result<Vec<Self>, Diagnostic> {
        const KEYS: &str = "those of a [[language]]: tag, parties, shared, places, stems, people, crews, cue, counters, markers and ignore";
        let tables = parse::<Tables>(file, KEYS)?;
        // The words are those of texts in which one Han character stands for all its variants.
        Ok(toml::from_str(&unify(file.text())).map_or(tables.language, |unified: Tables| unified.language))
    }

    /// This table with another's words.
    pub(super) fn extended(mut self, other: &Self) -> Self {
        for (id, names) in &other.parties {
            self.parties.entry(id.clone()).or_default().extend(names.iter().cloned());
        }
        for (id, names) in &other.shared {
            self.shared.entry(id.clone()).or_default().extend(names.iter().cloned());
        }
        for (population, words) in &other.people {
            self.people.entry(*population).or_default().extend(words.iter().cloned());
        }
        for (id, names) in &other.places {
            self.places.entry(id.clone()).or_default().extend(names.iter().cloned());
        }
        self.stems.extend(other.stems.clone());
        self.cues.extend(other.cues.iter().cloned());
        self.ignore.names.extend(other.ignore.names.iter().cloned());
        self.counters.people.extend(other.counters.people.iter().cloned());
        self.counters.things.extend(other.counters.things.iter().cloned());
        self.markers.strike.extend(other.markers.strike.iter().cloned());
        self.markers.claim_before.extend(other.markers.claim_before.iter().cloned());
        self.markers.claim_after.extend(other.markers.claim_after.iter().cloned());
        self
    }
}

impl StemEndings {
    pub(super) fn all(&self) -> impl Iterator<Item = (&String, Option<Population>)> {
        let military = self.military.iter().map(|ending| (ending, Some(Population::Military)));
        military.chain(self.any.iter().map(|ending| (ending, None)))
    }
}
