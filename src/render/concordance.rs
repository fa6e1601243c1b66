//! Where the terms of a site stand: for each the sections of all editions that mention it.

use crate::base::Language;
use crate::catalogue::Edition;
use crate::document::Section;
use crate::terms::{Mention, Terms};
use serde::{Deserialize, Serialize};

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

/// That a section of an edition mentions a term, by the places of both, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The place of the term.
    pub term: usize,
    section: usize,
    count: usize,
}

impl Spot {
    /// Of the mentions in an edition, which are in the order of its sections.
    pub fn of(edition: &Edition, mentions: &[Mention]) -> Vec<Self> {
        let at = |id: &str| edition.sections.iter().position(|section| section.id == id);
        let sections = mentions.chunk_by(|a, b| a.section == b.section);
        let spots = sections.filter_map(|own| Some((at(&own.first()?.section)?, own)));
        let spots = spots
            .flat_map(|(section, own)| own.iter().map(move |Mention { term, count, .. }| (*term, section, *count)));
        spots.map(|(term, section, count)| Self { term, section, count }).collect()
    }
}

/// The occurrences of all terms.
#[derive(Debug, Default)]
pub struct Concordance<'t> {
    by_term: Vec<Vec<Occurrence<'t>>>,
}

impl<'t> Concordance<'t> {
    /// Of the spots in some editions, in their order.
    pub fn new<'s>(terms: &Terms, editions: impl Iterator<Item = (&'t Edition, &'s Vec<Spot>)>) -> Self {
        let mut by_term: Vec<Vec<Occurrence<'_>>> = vec![Vec::new(); terms.all().len()];
        for (edition, spots) in editions {
            for spot in spots {
                let Some(places) = by_term.get_mut(spot.term) else { continue };
                let section = edition.sections.get(spot.section);
                places.extend(section.map(|section| Occurrence { edition, section, count: spot.count }));
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
