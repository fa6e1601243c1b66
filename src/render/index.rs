//! The indexes of a language: its terms, and the titles of its works and sections, as books of the language order them.

mod extent;
mod leaves;
mod view;

use super::addresses::{entry_id, part_path, sections_path, term_path, terms_path};
use super::concordance::{Concordance, Occurrence, by_edition};
use super::{Page, Site};
use crate::base::path::{encode, relative};
use crate::base::{Diagnostic, Language};
use crate::catalogue::Edition;
use crate::terms::Term;
use leaves::Index;
use std::collections::{BTreeMap, HashMap};
use view::{IndexEntry, IndexName, IndexPlace, IndexSection};

/// From how many sections on an entry names those of other languages by their number alone, and from how many in the language
/// of the page on these too: they have a page of their own then.
const MOST: usize = 150;
/// From how many titles on an index of them has a page for each of its groups.
const LONG: usize = 5000;

/// How an index page names editions, and where they are from it.
struct Places<'a> {
    language: &'a Language,
    path: String,
    editions: HashMap<&'a str, (String, String)>,
}

impl Places<'_> {
    /// What an edition is called.
    fn name(&self, edition: &Edition) -> String {
        self.editions.get(edition.source.as_str()).map_or(String::new(), |(name, _)| name.clone())
    }

    /// The address of a section; of the edition where there is none.
    fn url(&self, edition: &Edition, section: &str) -> String {
        let page = self.editions.get(edition.source.as_str()).map_or("", |(_, page)| page);
        if section.is_empty() { page.to_owned() } else { format!("{page}#{}", encode(section)) }
    }
}

/// A kind of index: its name, which is that of its template and its strings, and where it is in a language.
struct IndexKind {
    name: &'static str,
    path: fn(&Language) -> String,
}

const TERMS: IndexKind = IndexKind { name: "terms", path: terms_path };
const SECTIONS: IndexKind = IndexKind { name: "sections", path: sections_path };

/// What stands in an index, with what it is filed under.
struct Filed {
    name: String,
    reading: Option<String>,
    entry: IndexEntry,
}

impl Site<'_> {
    /// The index of terms in a language: of those that texts mention; nothing where no term has a name in it.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn terms_index(&self, language: &Language, concordance: &Concordance<'_>) -> Option<Result<Page, Diagnostic>> {
        if !self.terms.has(language) {
            return None;
        }
        let places = self.index_places(language, terms_path(language));
        let terms = self.terms.all().iter().enumerate();
        let filed = terms.filter_map(|(at, term)| self.filed_term(term, concordance.of(at), &places)).collect();
        let index = Index::new(self, &TERMS, language, |other| self.terms.has(other), filed);
        Some(index.on_one_page())
    }

    /// The pages of the terms that stand in so many sections of a language that the index leaves them out.
    ///
    /// # Errors
    /// Diagnostics where the template is wrong.
    pub fn term_pages<'s>(
        &'s self,
        language: &'s Language,
        concordance: &'s Concordance<'s>,
    ) -> impl Iterator<Item = Result<Page, Diagnostic>> + 's {
        // All of them stand equally deep.
        let from = part_path(&terms_path(language), "");
        let places = self.index_places(language, from);
        self.terms.all().iter().enumerate().filter_map(move |(at, term)| {
            let occurrences = concordance.of(at);
            let filed = is_frequent(occurrences, language).then(|| self.filed_term(term, occurrences, &places))??;
            let places = self.all_places(term, occurrences, &places);
            Some(self.term_page(language, &term_path(language, term), IndexEntry { places, ..filed.entry }))
        })
    }

    /// The index of the works and sections in a language, on as many pages as it needs; none where it has no edition.
    ///
    /// # Errors
    /// Diagnostics where the template is wrong.
    pub fn sections_index(&self, language: &Language) -> Vec<Result<Page, Diagnostic>> {
        let path = sections_path(language);
        let own = self.catalogue.editions().filter(|edition| edition.language == *language);
        let long = own.map(|edition| edition.sections.len()).sum::<usize>() > LONG;
        let from = if long { part_path(&path, "") } else { path };
        let filed = self.filed_sections(&self.index_places(language, from));
        if filed.is_empty() {
            return Vec::new();
        }
        let index = Index::new(self, &SECTIONS, language, |other| self.catalogue.has_editions_in(other), filed);
        if long { index.in_parts() } else { vec![index.on_one_page()] }
    }

    fn index_places<'s>(&'s self, language: &'s Language, path: String) -> Places<'s> {
        let edition = |edition: &'s Edition| {
            let page = encode(&relative(&path, &edition.page()));
            (edition.source.as_str(), (self.place_name(edition, language), page))
        };
        let editions = self.catalogue.editions().map(edition).collect();
        Places { language, path, editions }
    }

    fn filed_term(&self, term: &Term, occurrences: &[Occurrence<'_>], places: &Places<'_>) -> Option<Filed> {
        let Places { language, path, .. } = places;
        let (own, names) = term.names_in(language).filter(|_| !occurrences.is_empty())?;
        let name = names.first()?.clone();
        let reading = own.fallbacks().find_map(|tag| term.readings.iter().find(|(known, _)| known.as_str() == tag));
        let others = self.languages.iter().filter(|other| other != language);
        let foreign = others.filter_map(|other| self.foreign_name(term, other, path)).collect();
        let entry = IndexEntry {
            id: entry_id(term),
            name: name.clone(),
            lang: own.to_string(),
            kind: self.templates.strings.text(language, &format!("kind-{}", term.kind.as_str())),
            variants: names.iter().skip(1).cloned().collect(),
            names: foreign,
            places: self.places(term, occurrences, places),
        };
        Some(Filed { name, reading: reading.map(|(_, reading)| reading.clone()), entry })
    }

    /// The sections in which a term stands, as its entry has them: of every edition; where these are many, those of the page's
    /// language, with the way to the others; where those are many too, the way to its own page.
    fn places(&self, term: &Term, occurrences: &[Occurrence<'_>], places: &Places<'_>) -> Vec<IndexPlace> {
        let Places { language, path, .. } = places;
        if is_frequent(occurrences, language) {
            let own = encode(&relative(path, &term_path(language, term)));
            let count = occurrences.iter().filter(|one| one.edition.language == **language).count();
            let own = self.numbered(language, language, count, own);
            return std::iter::once(own).chain(self.elsewhere(term, occurrences, places)).collect();
        }
        self.all_places(term, occurrences, places)
    }

    fn all_places(&self, term: &Term, occurrences: &[Occurrence<'_>], places: &Places<'_>) -> Vec<IndexPlace> {
        let editions = by_edition(occurrences, places.language).into_iter();
        if occurrences.len() <= MOST {
            return editions.map(|own| place(own, places)).collect();
        }
        let own = editions.filter(|own| own.first().is_some_and(|first| first.edition.language == *places.language));
        own.map(|own| place(own, places)).chain(self.elsewhere(term, occurrences, places)).collect()
    }

    /// In how many sections of each other language a term stands, with the way to its entry there.
    fn elsewhere(&self, term: &Term, occurrences: &[Occurrence<'_>], places: &Places<'_>) -> Vec<IndexPlace> {
        let Places { language, path, .. } = places;
        let mut counts: BTreeMap<&Language, usize> = BTreeMap::new();
        let others = occurrences.iter().filter(|one| one.edition.language != **language);
        others.for_each(|one| *counts.entry(&one.edition.language).or_default() += 1);
        let place =
            |(other, count)| Some(self.numbered(language, other, count, self.foreign_name(term, other, path)?.url));
        counts.into_iter().filter_map(place).collect()
    }

    /// Sections of a language by their number alone.
    fn numbered(&self, reader: &Language, language: &Language, count: usize, url: String) -> IndexPlace {
        let strings = &self.templates.strings;
        let title = strings.with(reader, "count-sections", &[("count", count.into())]);
        let sections = vec![IndexSection { title, url, count: 1 }];
        IndexPlace { edition: strings.language_name(language), lang: reader.to_string(), sections }
    }

    /// What a term is called in another language of the site, with the way to its entry there.
    fn foreign_name(&self, term: &Term, language: &Language, path: &str) -> Option<IndexName> {
        let (own, names) = term.names_in(language)?;
        let url = format!("{}#{}", encode(&relative(path, &terms_path(language))), encode(&entry_id(term)));
        Some(IndexName { name: names.first()?.clone(), lang: own.to_string(), url })
    }

    /// An edition as an index names it: its title where the site has several works, its language where that is not the
    /// page's, its label where there are several in one language.
    fn place_name(&self, edition: &Edition, language: &Language) -> String {
        let work = self.catalogue.work(&edition.work);
        let several = self.catalogue.works.len() > 1;
        let mut parts = Vec::new();
        parts.extend(
            several.then(|| work.map_or(edition.work.clone(), |work| work.title(&edition.language).0.to_owned())),
        );
        parts.extend((edition.language != *language).then(|| self.templates.strings.language_name(&edition.language)));
        let label = work.is_some_and(|work| work.has_several(&edition.language)) || parts.is_empty();
        parts.extend(label.then(|| self.label(edition)));
        parts.join(" · ")
    }

    /// The titles of the works and sections that have editions in a language; one that several editions of a work have is one
    /// entry.
    fn filed_sections(&self, places: &Places<'_>) -> Vec<Filed> {
        let language = places.language;
        let mut entries: BTreeMap<(&str, &str), Vec<(&Edition, &str)>> = BTreeMap::new();
        for edition in self.catalogue.editions().filter(|edition| edition.language == *language) {
            for section in edition.sections.iter().filter(|section| section.id != "lead") {
                entries.entry((&section.title, &edition.work)).or_default().push((edition, &section.id));
            }
            entries.entry((&edition.title, &edition.work)).or_default().push((edition, ""));
        }
        let filed = |((title, _), own): ((&str, &str), Vec<(&Edition, &str)>)| {
            let place = |(edition, id): &(&Edition, &str)| IndexPlace {
                edition: String::new(),
                lang: language.to_string(),
                sections: vec![IndexSection { title: places.name(edition), url: places.url(edition, id), count: 1 }],
            };
            let entry = IndexEntry {
                id: String::new(),
                name: title.to_owned(),
                lang: language.to_string(),
                kind: String::new(),
                variants: Vec::new(),
                names: Vec::new(),
                places: own.iter().map(place).collect(),
            };
            Filed { name: title.to_owned(), reading: None, entry }
        };
        entries.into_iter().map(filed).collect()
    }
}

/// Whether a term stands in so many sections of a language that they have a page of their own.
fn is_frequent(occurrences: &[Occurrence<'_>], language: &Language) -> bool {
    occurrences.iter().filter(|one| one.edition.language == *language).nth(MOST).is_some()
}

/// The sections of an edition.
fn place(own: &[Occurrence<'_>], places: &Places<'_>) -> IndexPlace {
    let edition = own.first().map(|first| first.edition);
    let section = |occurrence: &Occurrence<'_>| IndexSection {
        title: occurrence.section.title.clone(),
        url: places.url(occurrence.edition, &occurrence.section.id),
        count: occurrence.count,
    };
    IndexPlace {
        edition: edition.map_or(String::new(), |edition| places.name(edition)),
        lang: edition.map_or(String::new(), |edition| edition.language.to_string()),
        sections: own.iter().map(section).collect(),
    }
}
