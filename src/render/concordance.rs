//! Where the terms of a site stand: for each the sections of all editions that mention it.

use crate::base::Language;
use crate::catalogue::Edition;
use crate::document::Section;
use crate::terms::{Mention, Terms};

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
}

impl<'t> Concordance<'t> {
    /// Of the mentions in some editions, in their order.
    pub fn new<'m>(terms: &Terms, editions: impl Iterator<Item = (&'t Edition, &'m Vec<Mention>)>) -> Self {
        let mut by_term: Vec<Vec<Occurrence<'_>>> = vec![Vec::new(); terms.all().len()];
        for (edition, mentions) in editions {
            let mut sections = edition.sections.iter();
            let mut current: Option<&Section> = None;
            for mention in mentions {
                // Mentions are in the order of the sections.
                if current.is_none_or(|section| section.id != mention.section) {
                    let own = |section: &&Section| section.id == mention.section;
                    current = sections.find(own).or_else(|| edition.sections.iter().find(own));
                }
                let Some((section, places)) = current.zip(by_term.get_mut(mention.term)) else { continue };
                places.push(Occurrence { edition, section, count: mention.count });
            }
        }
        Self { by_term }
    }

    /// The occurrences of the term at a place.
    pub fn of(&self, term: usize) -> &[Occurrence<'t>] {
        self.by_term.get(term).map_or(&[], Vec::as_slice)
    }
}

/// Occurrences an edition, those in one language first.
pub fn by_edition<'o, 't>(occurrences: &'o [Occurrence<'t>], language: &Language) -> Vec<&'o [Occurrence<'t>]> {
    let mut editions: Vec<&[Occurrence<'_>]> =
        occurrences.chunk_by(|a, b| a.edition.source == b.edition.source).collect();
    editions.sort_by_key(|own| own.first().is_some_and(|first| first.edition.language != *language));
    editions
}
