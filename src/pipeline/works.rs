//! The pages of works, each made from its own texts and its [`surroundings`]; those of a work for which nothing of that has
//! changed are taken over.

use super::Progress;
use super::alignment::{Evidence, Told, alignments};
use super::crossing::mentions_in;
use super::sink::{Sink, put};
use super::store::{Store, keep, recall};
use super::summary::Summary;
use super::surroundings::surroundings;
use super::texts::Texts;
use crate::base::Diagnostic;
use crate::catalogue::{Catalogue, Work};
use crate::document::paragraphs;
use crate::link::Links;
use crate::render::concordance::Spot;
use crate::render::counterparts::Counterparts;
use crate::render::overview::facts::WorkFacts;
use crate::render::{EditionText, Page, Site, beside, casualties, timeline};
use crate::terms::Mention;
use crate::text::hash::{Fingerprint, Sum};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What there is to know of a work once its pages are made.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record {
    /// Where terms are mentioned, an entry an edition.
    pub spots: Vec<Vec<Spot>>,
    /// What its overview says.
    pub facts: WorkFacts,
    /// The works whose titles and addresses its pages show besides its own: those that they link to, and their neighbours.
    pub near: Vec<String>,
    /// Its pages.
    pub pages: Vec<(String, Sum)>,
    /// Whether its sections are kept as search finds them.
    searched: bool,
}

/// The records of a work in the data files of the site.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Rows {
    /// Its claims as lines of CSV.
    pub claims_csv: String,
    /// Its claims as items of a JSON array.
    pub claims: String,
    /// Its dates, likewise.
    pub dates: String,
    /// Its sections, likewise.
    pub sections: String,
}

/// A work whose pages are made: its record, and the fingerprint of all that it was made from.
pub type Made = (Fingerprint, Record);

/// What is needed to make the pages of works.
pub struct Makings<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// What tells the site from others, as far as all of its pages go: its configuration, templates and terms.
    pub constants: Fingerprint,
    /// Its texts.
    pub texts: &'a Texts<'a>,
    /// What there is to know of them.
    pub summaries: &'a [Summary],
    /// Whether they can be searched.
    pub searched: bool,
    /// What remembers works that were made before.
    pub store: &'a dyn Store,
    /// Where the pages go.
    pub sink: &'a dyn Sink,
}

/// A work, and the place of its first text.
type Placed<'a> = (&'a Work, usize);

impl Makings<'_> {
    /// Makes the pages of all works, or takes them over.
    ///
    /// # Errors
    /// Diagnostics for templates that are wrong, and for texts and pages that cannot be read or written.
    pub fn make(&self, progress: Progress<'_>) -> Result<Vec<Made>, Vec<Diagnostic>> {
        let catalogue = self.site.catalogue;
        let links = Links::new(catalogue);
        let starts =
            catalogue.works.iter().scan(0, |next, work| Some(std::mem::replace(next, *next + work.editions.len())));
        let works: Vec<Placed<'_>> = catalogue.works.iter().zip(starts).collect();
        let known: Vec<(Fingerprint, Option<Record>)> =
            works.par_iter().map(|work| self.known(*work, &links)).collect();
        // What is found in all works is looked for at once, but only if there is a work to look at.
        let wanted = known.iter().any(|(_, record)| record.is_none());
        let evidence = if wanted { Evidence::new } else { Evidence::none };
        let evidence = evidence(self.site.terms, catalogue, self.store);
        let (done, total) = (AtomicUsize::new(0), works.len());
        let made = works.into_par_iter().zip(known).map(|(work, (key, record))| {
            let record = match record {
                Some(record) => self.taken_over(&key, record),
                None => self.anew(work, key, &evidence, &links)?,
            };
            progress("writing", done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Ok((key, record))
        });
        all_or_errors(made.collect::<Vec<Result<Made, Vec<Diagnostic>>>>())
    }

    /// What a work depends on, and its record where that is remembered and its pages are at hand.
    fn known(&self, work: Placed<'_>, links: &Links<'_>) -> (Fingerprint, Option<Record>) {
        let texts: Vec<Option<Fingerprint>> = self.places(work).map(|at| self.texts.fingerprint(at)).collect();
        let key = Fingerprint::of(&("work", self.constants, &self.surroundings(work, links), texts));
        let record = recall::<Record>(self.store, &key).filter(|record| {
            let at_hand = record.pages.iter().all(|(path, sum)| self.sink.has(path, &sum.fingerprint));
            at_hand && (record.searched || !self.searched)
        });
        (key, record)
    }

    fn places(&self, (work, start): Placed<'_>) -> std::ops::Range<usize> {
        start..start + work.editions.len()
    }

    fn surroundings(&self, (work, start): Placed<'_>, links: &Links<'_>) -> Catalogue {
        let summaries = self.summaries.get(start..).unwrap_or_default();
        let targets = work.editions.iter().zip(summaries).map(|(edition, own)| (edition, own.targets.as_slice()));
        surroundings(self.site.catalogue, links, work, targets)
    }

    fn taken_over(&self, key: &Fingerprint, record: Record) -> Record {
        [rows_key(key), sections_key(key)].iter().for_each(|key| self.store.claim(key));
        record.pages.iter().for_each(|(path, _)| self.sink.keep(path));
        record
    }

    /// Makes the pages of a work and remembers it.
    fn anew(
        &self,
        placed: Placed<'_>,
        key: Fingerprint,
        evidence: &Evidence<'_>,
        links: &Links<'_>,
    ) -> Result<Record, Vec<Diagnostic>> {
        let prepared: Vec<_> = self.places(placed).into_par_iter().map(|at| self.texts.take(at)).collect();
        let prepared = all_or_errors(prepared)?;
        let nearby = self.surroundings(placed, links);
        let work = nearby.work(&placed.0.id).unwrap_or(placed.0);
        let links = Links::new(&nearby);
        let editions: Vec<_> = work.editions.iter().zip(&prepared).collect();
        let mentions: Vec<Vec<Mention>> = editions
            .par_iter()
            .map(|(edition, text)| mentions_in(text, edition, self.site.terms, &evidence.finders, &links))
            .collect();
        let all = editions.iter().zip(&mentions);
        let told: Vec<Told<'_>> = all.map(|((edition, text), own)| (*edition, &***text, own.as_slice())).collect();
        let alignments = alignments(&told, evidence);
        let counterparts = Counterparts::new([(work, &alignments)]);
        let paragraphs: Vec<_> = told.iter().map(|(_, text, _)| paragraphs(&text.document)).collect();
        let texts = told.iter().zip(&paragraphs);
        let texts: Vec<EditionText<'_>> =
            texts.map(|((edition, text, own), paragraphs)| text.text(edition, paragraphs, own)).collect();
        let site = Site { catalogue: &nearby, counterparts: &counterparts, ..*self.site };
        let pages = pages(&site, work, &texts, &links).into_iter();
        let pages =
            all_or_errors(pages.map(|page| page.and_then(|page| put(self.sink, page)).map_err(|error| vec![error])))?;
        let facts = WorkFacts::new(&counterparts, &texts);
        keep(self.store, rows_key(&key), &rows(&site, work, &texts));
        if self.searched {
            let sections: Vec<_> = texts.iter().flat_map(|text| site.searched(text)).collect();
            keep(self.store, sections_key(&key), &sections);
        }
        let spots = told.iter().map(|(edition, _, own)| Spot::of(edition, own)).collect();
        let near = nearby.works.iter().map(|other| &other.id).filter(|id| **id != work.id).cloned().collect();
        let record = Record { spots, facts, near, pages, searched: self.searched };
        keep(self.store, key, &record);
        Ok(record)
    }
}

/// Under which the records of a work in the data files are kept.
pub fn rows_key(work: &Fingerprint) -> Fingerprint {
    Fingerprint::of(&("rows", work))
}

/// Under which the sections of a work are kept as search finds them.
pub fn sections_key(work: &Fingerprint) -> Fingerprint {
    Fingerprint::of(&("sections", work))
}

fn rows(site: &Site<'_>, work: &Work, texts: &[EditionText<'_>]) -> Rows {
    let (claims_csv, claims) = casualties::data::records(texts);
    Rows { claims_csv, claims, dates: timeline::data::records(texts), sections: site.section_items(work) }
}

/// The pages of a work: of its editions, where it is from, its casualty tables and its timeline, its editions side by side.
fn pages(site: &Site<'_>, work: &Work, texts: &[EditionText<'_>], links: &Links<'_>) -> Vec<Result<Page, Diagnostic>> {
    let editions = texts.par_iter().map(|text| site.edition(text, links));
    let languages: Vec<_> =
        work.editions.iter().filter(|edition| edition.principal).map(|edition| &edition.language).collect();
    let about = languages.par_iter().flat_map_iter(|language| {
        let casualties = work.has_claims().then(|| site.casualties(work, language, texts));
        let timeline = work.has_dates().then(|| site.timeline(work, language, texts));
        [Some(site.provenance(work, language, texts)), casualties, timeline].into_iter().flatten()
    });
    let pairs = beside::pairs(work).into_par_iter();
    let beside = pairs.filter_map(|(one, other)| Some(site.beside(work, texts.get(one)?, texts.get(other)?, links)));
    editions.chain(about).chain(beside).collect()
}

/// All values, or what went wrong, [each once](each_once).
pub fn all_or_errors<T>(
    results: impl IntoIterator<Item = Result<T, Vec<Diagnostic>>>,
) -> Result<Vec<T>, Vec<Diagnostic>> {
    let (mut values, mut failed) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(errors) => failed.push(errors),
        }
    }
    if failed.is_empty() { Ok(values) } else { Err(each_once(failed.into_iter().flatten())) }
}

/// A mistake in a template is said once and not for every page.
pub fn each_once(errors: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut said: Vec<Diagnostic> = Vec::new();
    for error in errors {
        if !said.iter().any(|known| said_already(known, &error)) {
            said.push(error);
        }
    }
    said
}

/// Whether two diagnostics say the same of the same place. Their hints can name the variables of different pages.
fn said_already(known: &Diagnostic, new: &Diagnostic) -> bool {
    (&known.place, &known.message) == (&new.place, &new.message)
}
