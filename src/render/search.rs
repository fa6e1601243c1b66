//! Search: the sections of all editions as search finds them, and the page on which readers do it.

use super::addresses::{SEARCH, search_path};
use super::layout::Draft;
use super::view::Common;
use super::{EditionText, Page, Site};
use crate::base::path::encode;
use crate::base::{Diagnostic, Language};
use crate::document::{parts, plain_text_of};
use crate::search::Record;
use crate::text::Lexicon;
use serde::Serialize;

/// What the template of the page is given.
#[derive(Debug, Serialize)]
struct SearchPage {
    #[serde(flatten)]
    common: Common,
    /// The folder of the index, from the page; nothing where the site has none.
    index: Option<String>,
    /// What is written onto the end of words in the language, with spaces between: `은 는`.
    endings: String,
}

impl Site<'_> {
    /// The page of a language on which readers search. A site without an index says so there.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn search_page(&self, language: &Language, has_index: bool) -> Result<Page, Diagnostic> {
        let strings = &self.templates.strings;
        let path = search_path(language);
        let title = strings.text(language, "search-title");
        let counterparts = self.languages.iter().filter(|language| self.catalogue.has_editions_in(language));
        let draft = Draft {
            path: &path,
            kind: "search",
            language,
            description: strings.with(language, "search-description", &[("site", self.title(language).into())]),
            title: title.clone(),
            counterparts: counterparts.map(|other| (other.clone(), search_path(other), String::new())).collect(),
            breadcrumbs: vec![
                (self.title(language), language.clone(), Some(format!("{language}/index.html"))),
                (title, language.clone(), None),
            ],
            json_ld: None,
        };
        let view = SearchPage {
            common: self.common(draft),
            index: has_index.then(|| format!("../../{SEARCH}")),
            endings: Lexicon::of(language).name_endings.join(" "),
        };
        Ok(Page::text(&path, self.templates.render(language, "search.html", &view)?))
    }

    /// The sections of an edition that have text of their own, as search finds them.
    pub fn searched(&self, text: &EditionText<'_>) -> Vec<Record> {
        let edition = text.edition;
        let work = self.catalogue.work(&edition.work).map(|work| work.title(&edition.language).0);
        let mut records: Vec<Record> = Vec::new();
        for part in parts(text.document) {
            let text = plain_text_of(part.blocks);
            let Some(section) = edition.sections.iter().find(|section| section.id == part.id) else { continue };
            let url = format!("{}#{}", encode(&edition.page()), encode(&section.id));
            match records.last_mut() {
                _ if text.trim().is_empty() => {}
                // What stands before a heading can be of the section under it.
                Some(last) if last.url == url => last.text.push_str(&text),
                _ => records.push(Record {
                    url,
                    language: edition.language.clone(),
                    title: section.title.clone(),
                    work: work.unwrap_or(&edition.title).to_owned(),
                    edition: (!edition.principal).then(|| self.label(edition)),
                    text,
                }),
            }
        }
        records
    }
}
