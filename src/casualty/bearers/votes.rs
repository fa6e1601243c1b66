//! What speaks for whom.

use std::collections::{BTreeMap, HashMap};

/// How much speaks for each party of each name.
#[derive(Debug, Default)]
pub struct Votes(HashMap<String, BTreeMap<String, usize>>);

impl Votes {
    /// Adds what speaks for a party.
    pub fn add(&mut self, name: &str, party: &str, weight: usize) {
        *self.0.entry(name.to_owned()).or_default().entry(party.to_owned()).or_default() += weight;
    }

    /// Whether anything speaks for any party.
    pub fn knows(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The names for which all speaks for one party.
    pub fn settled(&self) -> impl Iterator<Item = (&String, &String)> {
        self.settled_by(1)
    }

    /// The names for which all speaks for one party, and no less than so much.
    pub fn settled_by(&self, least: usize) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().filter_map(move |(name, parties)| {
            let (party, count) = parties.iter().next().filter(|_| parties.len() == 1)?;
            (*count >= least).then_some((name, party))
        })
    }
}
