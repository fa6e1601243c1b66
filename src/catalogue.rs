//! Floor 3: the catalogue — the works, editions and sections of a site and their addresses, without their text.
//!
//! It is what pages need to know of other pages: links, switches of language and indexes are made from it.

use crate::base::Language;
use crate::document::Section;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// All works of a site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Catalogue {
    /// The works, in the order of their ids, which are the names of their folders.
    pub works: Vec<Work>,
}

/// A work: one subject.
#[derive(Clone, Debug, Serialize)]
pub struct Work {
    /// The name of its folder.
    pub id: String,
    /// Its editions; the first of each language is its principal one.
    pub editions: Vec<Edition>,
    /// Its titles and descriptions, by the languages of the site.
    pub titles: Vec<(Language, String, String)>,
}

/// An edition: one text of a work.
#[derive(Clone, Debug, Serialize)]
pub struct Edition {
    /// The work that it is of.
    pub work: String,
    /// The language.
    pub language: Language,
    /// The id.
    pub id: String,
    /// What readers are shown as its name.
    pub label: Option<String>,
    /// The title of its text.
    pub title: String,
    /// Whether it is the principal one of its language.
    pub principal: bool,
    /// Its sections; where text stands before the first heading, one with the id `lead` comes first.
    pub sections: Vec<Section>,
    /// The source file, relative to the content folder, with `/` between its parts.
    pub source: String,
    /// Numbers of paragraphs and characters.
    pub size: Size,
    /// How many casualty claims it makes.
    pub claims: usize,
    /// How many entries it gives a timeline.
    pub dates: usize,
    /// The date of the text (ISO 8601), where one is known.
    pub date: Option<String>,
    /// The licence of the text, where one is known.
    pub license: Option<String>,
}

/// How large a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Paragraphs, items and cells.
    pub paragraphs: usize,
    /// Characters of text.
    pub characters: usize,
}

impl Edition {
    /// The folder of its page: `<lang>/<work>/`, and for other than the principal editions `<lang>/<work>/<id>/`.
    pub fn folder(&self) -> String {
        let Self { language, work, id, .. } = self;
        if self.principal { format!("{language}/{work}/") } else { format!("{language}/{work}/{id}/") }
    }

    /// The path of its page.
    pub fn page(&self) -> String {
        format!("{}index.html", self.folder())
    }

    /// Whether it has a section of an id.
    pub fn has_section(&self, id: &str) -> bool {
        self.sections.iter().any(|section| section.id == id)
    }
}

impl Work {
    /// The principal edition in a language.
    pub fn principal(&self, language: &Language) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.principal && edition.language == *language)
    }

    /// The edition to show a reader of a language: the principal one, or else the first of all.
    pub fn edition_for(&self, language: &Language) -> Option<&Edition> {
        self.principal(language).or_else(|| self.editions.first())
    }

    /// Whether it has several editions in a language.
    pub fn has_several(&self, language: &Language) -> bool {
        self.editions.iter().filter(|edition| edition.language == *language).count() > 1
    }

    /// The languages that it has editions in.
    pub fn languages(&self) -> BTreeSet<&Language> {
        self.editions.iter().map(|edition| &edition.language).collect()
    }

    /// How many sections its editions have.
    pub fn sections(&self) -> usize {
        self.editions.iter().map(|edition| edition.sections.len()).sum()
    }

    /// How many characters its editions have.
    pub fn characters(&self) -> usize {
        self.editions.iter().map(|edition| edition.size.characters).sum()
    }

    /// Whether an edition makes a casualty claim, so that the work has tables.
    pub fn has_claims(&self) -> bool {
        self.editions.iter().any(|edition| edition.claims > 0)
    }

    /// Whether an edition gives a date, so that the work has a timeline.
    pub fn has_dates(&self) -> bool {
        self.editions.iter().any(|edition| edition.dates > 0)
    }

    /// The title and description in a language.
    pub fn title(&self, language: &Language) -> (&str, &str) {
        let found = self.titles.iter().find(|(own, ..)| own == language).or_else(|| self.titles.first());
        found.map_or((self.id.as_str(), ""), |(_, title, description)| (title, description))
    }
}

impl Catalogue {
    /// All editions of all works.
    pub fn editions(&self) -> impl Iterator<Item = &Edition> {
        self.works.iter().flat_map(|work| &work.editions)
    }

    /// Whether a work has an edition in a language.
    pub fn has_editions_in(&self, language: &Language) -> bool {
        self.editions().any(|edition| edition.language == *language)
    }

    /// The index of the work of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.works.binary_search_by(|work| work.id.as_str().cmp(id)).ok()
    }

    /// The work of an id.
    pub fn work(&self, id: &str) -> Option<&Work> {
        self.works.get(self.position(id)?)
    }
}
