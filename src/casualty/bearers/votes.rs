//! What speaks for whom.

use std::collections::{BTreeSet, HashMap};

/// The parties that something speaks for, of each name.
#[derive(Debug, Default)]
pub struct Votes(HashMap<String, BTreeSet<String>>);

impl Votes {
    /// Adds what speaks for a party.
    pub fn add(&mut self, name: &str, party: &str) {
        self.0.entry(name.to_owned()).or_default().insert(party.to_owned());
    }

    /// Whether anything speaks for any party.
    pub fn knows(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The names for which all speaks for one party.
    pub fn settled(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().filter_map(|(name, parties)| Some((name, parties.first().filter(|_| parties.len() == 1)?)))
    }
}
