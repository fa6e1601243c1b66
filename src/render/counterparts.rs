//! The counterparts of sections, as pages and data need them: by edition and id.

use crate::align::Alignment;
use crate::catalogue::{Edition, Work};
use crate::document::Section;
use std::collections::HashMap;

/// A section of another edition that says the same.
#[derive(Clone, Copy, Debug)]
pub struct Found<'c> {
    /// The other edition.
    pub edition: &'c Edition,
    /// Its section.
    pub section: &'c Section,
    /// How good it is, up to 1.
    pub score: f64,
}

/// The counterparts of all sections of a site.
#[derive(Debug, Default)]
pub struct Counterparts<'c> {
    by_section: HashMap<(&'c str, &'c str), Vec<Found<'c>>>,
}

impl<'c> Counterparts<'c> {
    /// Of works with the alignments of their editions. The counterparts in one language stand together, in the order of the
    /// editions, the best first.
    pub fn new<'r>(works: impl IntoIterator<Item = (&'c Work, &'r Vec<Vec<Alignment>>)>) -> Self {
        let mut all = Self::default();
        works.into_iter().for_each(|(work, alignments)| all.add(work, alignments));
        all
    }

    fn add(&mut self, work: &'c Work, alignments: &[Vec<Alignment>]) {
        let by_section = &mut self.by_section;
        for (edition, own) in work.editions.iter().zip(alignments) {
            for alignment in own {
                let Some(other) = work.editions.get(alignment.other) else { continue };
                for counterpart in &alignment.counterparts {
                    let sections = edition.sections.get(counterpart.section).zip(other.sections.get(counterpart.other));
                    let Some((section, counter)) = sections else { continue };
                    let found = Found { edition: other, section: counter, score: counterpart.score };
                    by_section.entry((&edition.source, &section.id)).or_default().push(found);
                }
            }
            let first = |found: &Found<'_>| work.editions.iter().position(|e| e.language == found.edition.language);
            for section in &edition.sections {
                let Some(found) = by_section.get_mut(&(edition.source.as_str(), section.id.as_str())) else { continue };
                found.sort_by(|a, b| first(a).cmp(&first(b)).then(b.score.total_cmp(&a.score)));
            }
        }
    }

    /// The counterparts of a section.
    pub fn of<'s>(&'s self, edition: &'s Edition, section: &'s str) -> &'s [Found<'c>] {
        self.by_section.get(&(edition.source.as_str(), section)).map_or(&[], Vec::as_slice)
    }

    /// The counterpart of a section in one other edition.
    pub fn in_edition<'s>(&'s self, edition: &'s Edition, section: &'s str, other: &Edition) -> Option<&'s Found<'c>> {
        self.of(edition, section).iter().find(|found| found.edition.source == other.source)
    }
}
