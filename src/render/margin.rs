//! The margin of a section: where else it stands, in other languages and editions.

use super::Site;
use super::addresses::beside_path;
use super::html::escape;
use crate::base::path::{encode, relative};
use crate::catalogue::Edition;
use std::fmt::Write;

/// Another edition of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// What the edition is called: the language, or the name of another edition in the same language.
    pub name: String,
    /// The language that the name is in.
    pub lang: String,
    /// The language of the edition.
    pub hreflang: String,
    /// The title of the section there.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The address of both side by side, and what that is called.
    pub beside: Option<(String, String)>,
}

/// How many other editions a margin names at most.
const MOST: usize = 8;

impl Also {
    /// Writes the links.
    pub fn write(&self, out: &mut String) {
        let Self { name, lang, hreflang, title, href, .. } = self;
        let _ = write!(
            out,
            " <span class=\"also-edition\"><a href=\"{}\" lang=\"{lang}\" hreflang=\"{hreflang}\" title=\"{}\">{}</a>",
            escape(href),
            escape(title),
            escape(name)
        );
        if let Some((address, label)) = &self.beside {
            let label = escape(label);
            let _ = write!(
                out,
                "<a class=\"also-beside\" href=\"{}\" aria-label=\"{label}\" title=\"{label}\">⇄</a>",
                escape(address)
            );
        }
        out.push_str("</span>");
    }
}

impl Site<'_> {
    /// Where else a section of an edition stands: the first edition of each other language, and the other editions of its own.
    pub fn also(&self, edition: &Edition, section: &str, page: &str) -> Vec<Also> {
        let strings = &self.templates.strings;
        let found = self.counterparts.of(edition, section).iter();
        let shown = found.filter(|found| found.edition.principal || found.edition.language == edition.language);
        let also = |found: &super::counterparts::Found<'_>| {
            let other = found.edition;
            let same = other.language == edition.language;
            let name = if same { self.label(other) } else { strings.language_name(&other.language) };
            let beside = beside_path(edition, other).map(|path| {
                let arguments = [("name", name.clone().into())];
                // The rows have the ids of the principal edition.
                let row = if edition.principal { section } else { &found.section.id };
                let address = format!("{}#{}", encode(&relative(page, &path)), encode(row));
                (address, strings.with(&edition.language, "beside-section", &arguments))
            });
            Also {
                lang: other.language.to_string(),
                hreflang: other.language.to_string(),
                title: found.section.title.clone(),
                href: format!("{}#{}", encode(&relative(page, &other.page())), encode(&found.section.id)),
                beside,
                name,
            }
        };
        shown.map(also).take(MOST).collect()
    }
}
