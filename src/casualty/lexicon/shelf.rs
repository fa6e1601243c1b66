//! The lexicons of the languages of a site, each built when it is first asked for.

use super::{Lexicon, Table};
use crate::base::Language;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The words of all languages, with those that editors added. Building the lexicon of a language costs more than reading most
/// texts: the editions of a site share what is built.
#[derive(Debug, Default)]
pub struct Lexicons {
    additions: Vec<Table>,
    built: Mutex<HashMap<Language, Arc<Lexicon>>>,
}

impl Lexicons {
    /// The program's own words with those of some tables, later ones over earlier.
    pub fn new(additions: impl IntoIterator<Item = Table>) -> Self {
        Self { additions: additions.into_iter().collect(), built: Mutex::default() }
    }

    /// The lexicon of a language.
    pub(in crate::casualty) fn of(&self, language: &Language) -> Arc<Lexicon> {
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let lexicon = || Arc::new(Lexicon::of(language, &self.additions));
        Arc::clone(built.entry(language.clone()).or_insert_with(lexicon))
    }
}
