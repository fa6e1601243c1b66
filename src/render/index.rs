//! The indexes of a language: its terms, and the titles of its works and sections, as books of the language order them.

mod extent;
mod view;

use super::addresses::{entry_id, sections_path, terms_path};
use super::concordance::{Concordance, Occurrence, by_edition};
use super::layout::Draft;
use super::{Page, Site};
use crate::base::path::{encode, relative};
use crate::base::{Diagnostic, Language};
use crate::catalogue::Edition;
use crate::terms::Term;
use crate::text::collate::{Collator, Group, Heading, Label};
use std::collections::{BTreeMap, HashMap};
use view::{IndexEntry, IndexGroup, IndexName, IndexPage, IndexPlace, IndexSection};

/// From how many sections on an entry names those of other languages by their number alone.
const MOST: usize = 150;

/// How an index page names editions, and where they are from it.
struct Places<'a> {
    language: &'a Language,
    path: &'a str,
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
        let path = terms_path(language);
        let places = self.index_places(language, &path);
        let terms = self.terms.all().iter().enumerate();
        let filed = terms.filter_map(|(at, term)| self.filed_term(term, concordance.of(at), &places)).collect();
        let others = self.languages.iter().filter(|other| self.terms.has(other));
        Some(self.index_page(&TERMS, language, others, filed))
    }

    /// The index of the works and sections in a language; nothing where it has no edition.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn sections_index(&self, language: &Language) -> Option<Result<Page, Diagnostic>> {
        let path = sections_path(language);
        let filed = self.filed_sections(&self.index_places(language, &path));
        let others = self.languages.iter().filter(|other| self.catalogue.has_editions_in(other));
        (!filed.is_empty()).then(|| self.index_page(&SECTIONS, language, others, filed))
    }

    /// An index in a language, with the ways to those of its kind in all languages that have one.
    fn index_page<'l>(
        &self,
        kind: &IndexKind,
        language: &Language,
        all: impl Iterator<Item = &'l Language>,
        filed: Vec<Filed>,
    ) -> Result<Page, Diagnostic> {
        let path = (kind.path)(language);
        let strings = &self.templates.strings;
        let collator = Collator::new(language, self.config.order(language));
        let count = filed.len();
        let groups = collator.index(filed, |filed| Heading { name: &filed.name, reading: filed.reading.as_deref() });
        let group = |(at, (group, filed)): (usize, (Group, Vec<Filed>))| {
            let entries: Vec<IndexEntry> = filed.into_iter().map(|filed| filed.entry).collect();
            let (rows, ems) = (extent::rows(&entries), extent::ems(&entries));
            IndexGroup { id: format!("hx-g-{at}"), label: self.group_label(language, &group.label), rows, ems, entries }
        };
        let groups = groups.into_iter().enumerate().map(group).collect();
        let key = |part: &str| format!("{}-index-{part}", kind.name);
        let title = strings.text(language, &key("title"));
        let draft = Draft {
            path: &path,
            kind: kind.name,
            language,
            description: strings.with(language, &key("description"), &[("count", count.into())]),
            counterparts: all.map(|other| (other.clone(), (kind.path)(other), String::new())).collect(),
            breadcrumbs: vec![
                (self.title(language), language.clone(), Some(format!("{language}/index.html"))),
                (title.clone(), language.clone(), None),
            ],
            title,
            json_ld: None,
        };
        let view = IndexPage { common: self.common(draft), groups };
        Ok(Page::text(&path, self.templates.render(language, &format!("{}.html", kind.name), &view)?))
    }

    fn group_label(&self, language: &Language, label: &Label) -> String {
        let text = |key: &str| self.templates.strings.text(language, key);
        match label {
            Label::Letter(letter) => letter.clone(),
            Label::Strokes(count) => {
                self.templates.strings.with(language, "group-strokes", &[("count", usize::from(*count).into())])
            }
            Label::Digits => "0–9".to_owned(),
            Label::Latin => "A–Z".to_owned(),
            Label::Han => text("group-han"),
            Label::Signs => text("group-signs"),
            Label::Other => text("group-other"),
        }
    }

    fn index_places<'s>(&'s self, language: &'s Language, path: &'s str) -> Places<'s> {
        let edition = |edition: &'s Edition| {
            let page = encode(&relative(path, &edition.page()));
            (edition.source.as_str(), (self.place_name(edition, language), page))
        };
        Places { language, path, editions: self.catalogue.editions().map(edition).collect() }
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

    /// The sections in which a term stands: of every edition, or where these are many those of the page's language, with the
    /// way to the others.
    fn places(&self, term: &Term, occurrences: &[Occurrence<'_>], places: &Places<'_>) -> Vec<IndexPlace> {
        let Places { language, path, .. } = *places;
        let editions = by_edition(occurrences, language);
        if occurrences.len() <= MOST {
            return editions.into_iter().map(|own| place(own, places)).collect();
        }
        let mut counts: BTreeMap<&Language, usize> = BTreeMap::new();
        occurrences.iter().for_each(|one| *counts.entry(&one.edition.language).or_default() += 1);
        let own =
            editions.into_iter().filter(|own| own.first().is_some_and(|first| first.edition.language == *language));
        let own = own.map(|own| place(own, places));
        let others = counts.into_iter().filter(|(other, _)| *other != language);
        let others = others.filter_map(|(other, count)| {
            let title = self.templates.strings.with(language, "count-sections", &[("count", count.into())]);
            let url = self.foreign_name(term, other, path)?.url;
            let edition = self.templates.strings.language_name(other);
            Some(IndexPlace {
                edition,
                lang: language.to_string(),
                sections: vec![IndexSection { title, url, count: 1 }],
            })
        });
        own.chain(others).collect()
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
