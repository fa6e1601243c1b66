//! What the words of a table mean, gathered word by word.

use super::table::{MarkerWords, Table};
use super::{Counted, Cue, Marker, Senses};
use crate::base::Language;
use crate::casualty::claim::Kinds;
use crate::text::{regions, variants::unify};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Regions of ISO 3166-1 that are no states and belong to others: no one fights as their party.
const TERRITORIES: &[&str] = &[
    "ac", "ai", "as", "aw", "ax", "bl", "bm", "bq", "bv", "cc", "ck", "cp", "cw", "cx", "dg", "ea", "eh", "fk", "fo",
    "gf", "gg", "gi", "gl", "gp", "gs", "gu", "hk", "hm", "ic", "im", "io", "je", "ky", "mf", "mo", "mp", "mq", "ms",
    "nc", "nf", "nu", "pf", "pm", "pn", "pr", "re", "sh", "sj", "sx", "ta", "tc", "tf", "tk", "um", "vg", "vi", "wf",
    "yt", "aq",
];

/// What may follow a number, by its first character.
pub fn following(table: &Table) -> FxHashMap<char, Vec<(String, Counted)>> {
    let people = table.counters.people.iter().map(|word| (word, Counted::People));
    let things = table.counters.things.iter().map(|word| (word, Counted::Things));
    let nouns = table.people.values().flatten().map(|word| (word, Counted::Noun));
    let mut following: FxHashMap<char, Vec<(String, Counted)>> = FxHashMap::default();
    for (word, counted) in people.chain(things).chain(nouns) {
        if let Some(first) = word.chars().next() {
            following.entry(first).or_default().push((word.clone(), counted));
        }
    }
    following
}

/// Words and what they mean, while they are gathered.
#[derive(Default)]
pub struct Words(pub FxHashMap<String, Senses>);

impl Words {
    fn add(&mut self, word: &str, set: impl FnOnce(&mut Senses)) {
        set(self.0.entry(word.to_owned()).or_default());
    }

    /// The names of countries from the CLDR; the table's own come over them.
    pub fn parties(&mut self, table: &Table, language: &Language) {
        for code in regions::codes().filter(|code| !TERRITORIES.contains(&code.as_str())) {
            for name in regions::all_names(language, &code).iter().map(|name| unify(name)) {
                if name.chars().count() > 1 && !table.ignore.names.contains(&name) {
                    self.add(&name, |senses| senses.party = Some(code.clone()));
                }
            }
        }
        for (id, stem) in &table.stems {
            for (ending, population) in table.stem_endings.all() {
                // `第` of `美第8軍` is no part of the name, but shows that it is one.
                self.add(&format!("{stem}{ending}"), |senses| {
                    senses.party = Some(id.clone());
                    senses.people = population;
                    senses.stem = population.is_none();
                });
            }
        }
        for (id, names) in &table.places {
            for name in names {
                self.add(name, |senses| {
                    senses.party = Some(id.clone());
                    senses.place = true;
                });
            }
        }
        for (id, names) in &table.parties {
            for name in names {
                self.add(name, |senses| {
                    senses.party = Some(id.clone());
                    senses.stem = false;
                });
            }
        }
    }

    /// Short names of countries, each by the first character of its name: of those that begin with it the text says which.
    pub fn shorts(&mut self, table: &Table, language: &Language) {
        let mut first: BTreeMap<char, Vec<String>> = BTreeMap::new();
        for code in regions::codes().filter(|code| !TERRITORIES.contains(&code.as_str())) {
            for begin in regions::names(language, &code).iter().filter_map(|name| unify(name).chars().next()) {
                let codes = first.entry(begin).or_default();
                if !codes.contains(&code) {
                    codes.push(code.clone());
                }
            }
        }
        for (begin, codes) in first {
            for word in table.stem_endings.short.iter().map(|ending| format!("{begin}{ending}")) {
                let known = self.0.get(&word).map(|senses| senses.party.clone());
                // Another word is no name; a name may be that of more than it is listed for.
                if known.as_ref().is_some_and(Option::is_none) || table.stem_endings.words.contains(&word) {
                    continue;
                }
                let others = codes.iter().filter(|code| Some(Some(*code)) != known.as_ref().map(Option::as_ref));
                self.add(&word, |senses| senses.shared.extend(others.cloned()));
            }
        }
    }

    /// Names that are those of the party that a text speaks of.
    pub fn shared(&mut self, table: &Table) {
        for (id, names) in &table.shared {
            names.iter().for_each(|name| self.add(name, |senses| senses.shared.push(id.clone())));
        }
    }

    /// Words for people, and for what happens to them.
    pub fn people_and_cues(&mut self, table: &Table) {
        for (population, words) in &table.people {
            words.iter().for_each(|word| self.add(word, |senses| senses.people = Some(*population)));
        }
        table.crews.iter().for_each(|word| self.add(word, |senses| senses.crew = true));
        for cue in &table.cues {
            let sense = Cue {
                kinds: Kinds::of(cue.kinds.iter().copied()),
                form: cue.form,
                general: cue.general,
                civilians: cue.civilians,
            };
            cue.words.iter().for_each(|word| {
                self.add(word, |senses| {
                    senses.cue.get_or_insert(sense);
                });
            });
        }
        for word in table.counters.things.iter().filter(|word| word.chars().count() > 1) {
            self.add(word, |senses| senses.thing = true);
        }
    }

    /// Words that say how others belong together.
    pub fn markers(&mut self, markers: &MarkerWords) {
        let tables = [
            (&markers.agent, Marker::Agent),
            (&markers.patient, Marker::Patient),
            (&markers.place, Marker::Place),
            (&markers.passive, Marker::Passive),
            (&markers.takes, Marker::Takes),
            (&markers.finds, Marker::Finds),
            (&markers.strike, Marker::Strike),
            (&markers.including, Marker::Including),
            (&markers.of_which, Marker::OfWhich),
            (&markers.total, Marker::Total),
            (&markers.other, Marker::Other),
            (&markers.respectively, Marker::Respectively),
            (&markers.war, Marker::War),
            (&markers.event, Marker::Event),
            (&markers.estimate, Marker::Estimate),
            (&markers.claim_before, Marker::ClaimBefore),
            (&markers.claim_after, Marker::ClaimAfter),
        ];
        for (words, marker) in tables {
            words.iter().for_each(|word| self.add(word, |senses| senses.markers.insert(marker)));
        }
    }
}
