//! Where the terms of a site stand: for each the sections of all editions that mention it.

use super::EditionText;
use crate::base::Language;
use crate::catalogue::Edition;
use crate::document::Section;
use crate::terms::Terms;
use std::collections::BTreeSet;

/// A section that mentions a term.
#[derive(Clone, Copy, Debug)]
pub struct Occurrence<'t> {
    /// The edition.
    pub edition: &'t Edition,
    /// Its section.
    pub section: &'t Section,
    /// How often.
    pub count: usize,
}

/// The occurrences of all terms.
#[derive(Debug, Default)]
pub struct Concordance<'t> {
    by_term: Vec<Vec<Occurrence<'t>>>,
    languages: BTreeSet<Language>,
}

impl<'t> Concordance<'t> {
    /// Of the mentions in some texts, in their order.
    pub fn new(terms: &Terms, texts: &[EditionText<'t>]) -> Self {
        let mut by_term: Vec<Vec<Occurrence<'_>>> = vec![Vec::new(); terms.all().len()];
        for text in texts {
            let edition = text.edition;
            let mut sections = edition.sections.iter();
            let mut current: Option<&Section> = None;
            for mention in text.mentions {
                // Mentions are in the order of the sections.
                if current.is_none_or(|section| section.id != mention.section) {
                    let own = |section: &&Section| section.id == mention.section;
                    current = sections.find(own).or_else(|| edition.sections.iter().find(own));
                }
                let Some((section, places)) = current.zip(by_term.get_mut(mention.term)) else { continue };
                places.push(Occurrence { edition, section, count: mention.count });
            }
        }
        let named = by_term.iter().zip(terms.all()).filter(|(places, _)| !places.is_empty());
        let languages = named.flat_map(|(_, term)| term.names.keys().cloned()).collect();
        Self { by_term, languages }
    }

    /// The occurrences of the term at a place.
    pub fn of(&self, term: usize) -> &[Occurrence<'t>] {
        self.by_term.get(term).map_or(&[], Vec::as_slice)
    }

    /// Whether a language, or one with its primary subtag, has a name of a term that stands anywhere.
    pub fn has(&self, language: &Language) -> bool {
        self.languages.iter().any(|own| own.primary() == language.primary())
    }
}

/// Occurrences an edition, those in one language first.
pub fn by_edition<'o, 't>(occurrences: &'o [Occurrence<'t>], language: &Language) -> Vec<&'o [Occurrence<'t>]> {
    let mut editions: Vec<&[Occurrence<'_>]> =
        occurrences.chunk_by(|a, b| a.edition.source == b.edition.source).collect();
    editions.sort_by_key(|own| own.first().is_some_and(|first| first.edition.language != *language));
    editions
}
