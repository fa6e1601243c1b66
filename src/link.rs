//! Floor 4: where links lead — from what a source says to an address on the site.

use crate::base::path::resolve;
use crate::catalogue::{Catalogue, Edition};
use crate::document::Target;
use crate::text::nearest::compared;
use crate::text::variants;
use std::collections::HashMap;

/// Where a link leads, once it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A page of the site, and an id on it.
    Page(String, Option<String>),
    /// An address elsewhere.
    Elsewhere(String),
    /// Nowhere: the site has no such thing; what is linked is shown without a link.
    Nowhere,
    /// Nowhere, and that is a mistake: a file of the content that is not there, or an id that it does not have.
    Broken(String),
}

/// Finds the destinations of links.
pub struct Links<'c> {
    by_source: HashMap<&'c str, &'c Edition>,
    by_title: HashMap<String, Vec<&'c Edition>>,
}

impl<'c> Links<'c> {
    /// The links of a site.
    pub fn new(catalogue: &'c Catalogue) -> Self {
        let mut by_source = HashMap::new();
        let mut by_title: HashMap<String, Vec<&Edition>> = HashMap::new();
        for work in &catalogue.works {
            for edition in &work.editions {
                by_source.entry(edition.source.as_str()).or_insert(edition);
                let titles = work
                    .titles
                    .iter()
                    .filter(|(language, ..)| *language == edition.language)
                    .map(|(_, title, _)| title);
                for title in titles.chain([&edition.title]) {
                    let editions = by_title.entry(fold(title)).or_default();
                    if !editions.iter().any(|known| known.source == edition.source) {
                        editions.push(edition);
                    }
                }
            }
        }
        Self { by_source, by_title }
    }

    /// Where a link on the page of an edition leads.
    pub fn destination(&self, target: &Target, from: &Edition) -> Destination {
        match target {
            Target::Url(url) => Destination::Elsewhere(url.clone()),
            Target::Missing(_) => Destination::Nowhere,
            Target::Wiki { title, section } => self.wiki(title, section.as_deref(), from),
            Target::Source { path, fragment } => self.source(path, fragment.as_deref(), from),
        }
    }

    /// The edition to which a link on the page of another leads, with the section that it names.
    pub fn edition<'t>(&self, target: &'t Target, from: &Edition) -> Option<(&'c Edition, Option<&'t str>)> {
        match target {
            Target::Url(_) | Target::Missing(_) => None,
            Target::Wiki { title, section } => Some((self.titled(title, from)?, section.as_deref())),
            Target::Source { path, fragment } => {
                let file = resolve(&from.source, path)?;
                Some((self.by_source.get(file.as_str()).copied()?, fragment.as_deref()))
            }
        }
    }

    fn titled(&self, title: &str, from: &Edition) -> Option<&'c Edition> {
        let editions = self.by_title.get(&fold(title))?;
        let in_language = editions.iter().find(|edition| edition.language == from.language && edition.principal);
        in_language.or_else(|| editions.first()).copied()
    }

    fn wiki(&self, title: &str, section: Option<&str>, from: &Edition) -> Destination {
        match self.titled(title, from) {
            // A page does not link to itself, but to a section of itself.
            Some(edition) if edition.work == from.work && section.is_none() => Destination::Nowhere,
            Some(edition) => {
                let section = section.filter(|id| edition.has_section(id)).map(str::to_owned);
                Destination::Page(edition.page(), section)
            }
            None => Destination::Nowhere,
        }
    }

    fn source(&self, path: &str, fragment: Option<&str>, from: &Edition) -> Destination {
        let edition = if path.is_empty() {
            from
        } else {
            let Some(file) = resolve(&from.source, path) else {
                return Destination::Broken(format!("“{path}” leads out of the content folder"));
            };
            let Some(edition) = self.by_source.get(file.as_str()) else {
                let near =
                    self.by_source.keys().map(|known| (strsim::jaro_winkler(compared(known), compared(&file)), *known));
                let near = near.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).filter(|(score, _)| *score > 0.8);
                let near = near.map_or(String::new(), |(_, known)| format!("; the nearest is “{known}”"));
                return Destination::Broken(format!("no edition is read from “{file}”{near}"));
            };
            edition
        };
        match fragment {
            Some(id) if !edition.has_section(id) => {
                Destination::Broken(format!("“{}” has no section “{id}”", edition.source))
            }
            _ => Destination::Page(edition.page(), fragment.map(str::to_owned)),
        }
    }
}

/// Titles are compared without case, spaces and underscores, and without variants of characters.
fn fold(title: &str) -> String {
    variants::fold(title).chars().filter(|c| !c.is_whitespace() && *c != '_').flat_map(char::to_lowercase).collect()
}
