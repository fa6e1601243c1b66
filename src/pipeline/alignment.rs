//! Which sections of the editions of a work are counterparts, from what every other room knows of them.

use super::Prepared;
use super::store::{Store, keep, recall};
use crate::align::{
    Alignment, Channel, Counterpart, Dictionary, Matrix, Pair, Section, Witness, align, matrix, needs_evidence,
};
use crate::base::Language;
use crate::catalogue::{Catalogue, Edition};
use crate::document::flat::Flat;
use crate::document::{Block, BlockKind, parts};
use crate::terms::{Finder, Finders, Mention, Term, Terms};
use crate::text::hash::Fingerprint;
use crate::text::regions;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What alignments are made with, besides the texts.
pub struct Evidence<'t> {
    terms: &'t Terms,
    /// What finds the terms.
    pub finders: Finders<'t>,
    dictionaries: Dictionaries,
}

impl<'t> Evidence<'t> {
    /// For the works of a catalogue. What names teach of languages is remembered.
    pub fn new(terms: &'t Terms, catalogue: &Catalogue, store: &dyn Store) -> Self {
        let finders = Finders::new(terms, catalogue.editions().map(|edition| &edition.language));
        let own = terms.fingerprint();
        let dictionary = |(one, other): (Language, Language)| {
            let key = dictionary_key(&own, &one, &other);
            let dictionary = recall(store, &key).unwrap_or_else(|| {
                let names = names_of_terms(terms, &one, &other).chain(names_of_countries(&one, &other));
                let learned = Dictionary::learn(&one, &other, names);
                keep(store, key, &learned);
                learned
            });
            ((one, other), dictionary)
        };
        Self { terms, finders, dictionaries: pairs(catalogue).into_par_iter().map(dictionary).collect() }
    }

    /// For no work. What is remembered for those of a catalogue still is.
    pub fn none(terms: &'t Terms, catalogue: &Catalogue, store: &dyn Store) -> Self {
        let own = terms.fingerprint();
        pairs(catalogue).iter().for_each(|(one, other)| store.claim(&dictionary_key(&own, one, other)));
        Self { terms, finders: Finders::new(terms, [].into_iter()), dictionaries: Dictionaries::new() }
    }
}

/// A text of a work, its place in the catalogue, and the mentions of terms in it.
pub type Told<'a> = (&'a Edition, &'a Prepared, &'a [Mention]);

/// The alignments of the editions of a work, in their order.
pub fn alignments(own: &[Told<'_>], evidence: &Evidence<'_>) -> Vec<Vec<Alignment>> {
    let Evidence { terms, finders, dictionaries } = evidence;
    if own.len() < 2 {
        return vec![Vec::new(); own.len()];
    }
    let witnesses: Vec<Witness> = own.par_iter().map(|told| witness(told, terms, finders)).collect();
    let languages: BTreeSet<&Language> = witnesses.iter().map(|witness| &witness.language).collect();
    let matrices = matrices(&witnesses, dictionaries);
    let of_edition = |(at, one): (usize, &Witness)| {
        let mut found: Vec<(usize, Vec<Counterpart>)> = Vec::new();
        for language in &languages {
            let others: Vec<usize> =
                (0..own.len()).filter(|other| *other != at && witnesses[*other].language == **language).collect();
            let texts: Vec<&Witness> = others.iter().map(|other| &witnesses[*other]).collect();
            let likeness = others.iter().map(|other| matrices.get(&(at, *other)).cloned().unwrap_or_default());
            found.extend(others.iter().copied().zip(align(one, &texts, &likeness.collect::<Vec<_>>())));
        }
        found.sort_by_key(|(other, _)| *other);
        found.into_iter().map(|(other, counterparts)| Alignment { other, counterparts }).collect()
    };
    witnesses.iter().enumerate().map(of_edition).collect()
}

/// How alike the sections of each two editions are, by their places, both ways.
fn matrices(witnesses: &[Witness], dictionaries: &Dictionaries) -> BTreeMap<(usize, usize), Matrix> {
    let mut matrices = BTreeMap::new();
    for (at, one) in witnesses.iter().enumerate() {
        for (place, other) in witnesses.iter().enumerate().skip(at + 1) {
            let (from, to) = if one.language <= other.language { (one, other) } else { (other, one) };
            let languages = (from.language.clone(), to.language.clone());
            let Some(dictionary) = dictionaries.get(&languages).filter(|_| needs_evidence(one, other)) else {
                continue;
            };
            let found = matrix(from, to, dictionary);
            let turned = found.transposed();
            let both = if std::ptr::eq(from, one) { [found, turned] } else { [turned, found] };
            let [there, back] = both;
            matrices.insert((at, place), there);
            matrices.insert((place, at), back);
        }
    }
    matrices
}

/// Dictionaries by the languages that they are from and to, in the order of their tags.
type Dictionaries = BTreeMap<(Language, Language), Dictionary>;

/// Under which the dictionary of two languages is kept.
fn dictionary_key(terms: &Fingerprint, one: &Language, other: &Language) -> Fingerprint {
    Fingerprint::of(&("dictionary", terms, one, other))
}

/// Each two languages in which one work has editions; one language twice, where a work has several editions in it.
fn pairs(catalogue: &Catalogue) -> Vec<(Language, Language)> {
    let mut pairs: BTreeSet<(Language, Language)> = BTreeSet::new();
    for work in catalogue.works.iter().filter(|work| work.editions.len() > 1) {
        let languages = work.languages();
        for (at, one) in languages.iter().enumerate() {
            let others = languages.iter().skip(at).filter(|other| other != &one || work.has_several(one));
            pairs.extend(others.map(|other| ((*one).clone(), (*other).clone())));
        }
    }
    pairs.into_iter().collect()
}

fn names_of_terms<'t>(terms: &'t Terms, one: &'t Language, other: &'t Language) -> impl Iterator<Item = Pair> + 't {
    const MOST: usize = 20;
    let names =
        |term: &'t Term, language: &Language| term.names_in(language).map(|(_, names)| &names[..names.len().min(MOST)]);
    let both = move |term: &'t Term| Some((names(term, one)?, names(term, other)?));
    terms.all().iter().filter_map(both).flat_map(|(ones, others)| {
        let weight = 1.0 / (ones.len() * others.len()).max(1) as f64;
        let pair = move |one: &String, other: &String| Pair { one: one.clone(), other: other.clone(), weight };
        ones.iter().flat_map(move |one| others.iter().map(move |other| pair(one, other)))
    })
}

/// What countries are called teaches how one language writes the sounds of another.
fn names_of_countries(one: &Language, other: &Language) -> impl Iterator<Item = Pair> {
    let pair = |code: String| {
        let (one, other) = (regions::name(one, &code)?, regions::name(other, &code)?);
        Some(Pair { one, other, weight: 1.0 })
    };
    regions::codes().filter_map(pair).collect::<Vec<_>>().into_iter()
}

/// What an edition says, section by section.
fn witness((edition, prepared, mentions): &Told<'_>, terms: &Terms, finders: &Finders<'_>) -> Witness {
    let (language, listed) = (edition.language.clone(), &edition.sections);
    let mut sections: Vec<Section> =
        listed.iter().map(|section| Section::new(&section.id, section.level, &section.title)).collect();
    let places: BTreeMap<&str, usize> =
        listed.iter().enumerate().map(|(at, section)| (section.id.as_str(), at)).collect();
    let place = |id: &str| places.get(if id.is_empty() { "lead" } else { id }).copied();
    for part in parts(&prepared.document) {
        let Some(section) = place(part.id).and_then(|at| sections.get_mut(at)) else { continue };
        section.read(text_of(part.blocks), &language);
    }
    for mention in *mentions {
        let (Some(at), Some(term)) = (place(&mention.section), terms.get(mention.term)) else { continue };
        sections[at].add(Channel::Term, &term.id, mention.count);
    }
    for claim in &prepared.claims {
        let Some(section) = place(&claim.section).and_then(|at| sections.get_mut(at)) else { continue };
        section.add(Channel::Claim, &format!("{}-{}", claim.low, claim.high), 1);
    }
    for entry in &prepared.timeline {
        let Some(section) = place(&entry.section).and_then(|at| sections.get_mut(at)) else { continue };
        section.add_date(entry.date);
    }
    if let Some(finder) = finders.of(&language) {
        sections.iter_mut().for_each(|section| in_title(section, finder, edition, terms));
    }
    Witness::new(language, sections)
}

fn in_title(section: &mut Section, finder: &Finder<'_>, edition: &Edition, terms: &Terms) {
    let found = finder.find(&section.title, &edition.work);
    let named: Vec<&Term> = found.into_iter().filter_map(|found| terms.get(found.term?)).collect();
    named.into_iter().for_each(|term| section.add(Channel::Title, &term.id, 1));
}

/// The text of some blocks, a line a paragraph; that of information tables is none of the section.
fn text_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Infobox(_))) {
        block.for_each_run(&mut |run| {
            text.push_str(&Flat::of(run).text);
            text.push('\n');
        });
    }
    text
}
