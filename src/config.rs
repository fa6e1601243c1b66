//! Floor 2: the site's configuration and the manifests of works, as their files say.

use crate::base::{Diagnostic, Language, Source, Span};
use crate::text::collate::Order;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `site.toml`: what the site is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SiteConfig {
    /// The title of the site: one for all languages, or one a language.
    pub title: Localized,
    /// A sentence on what the site holds, likewise.
    pub description: Localized,
    /// The address at which the site will stand, for canonical links, the sitemap and the feed.
    pub base_url: Option<String>,
    /// The languages of the site; the first is the default. Without it: the languages of the editions.
    pub languages: Vec<toml::Spanned<String>>,
    /// The folder of the content, relative to the site.
    pub content: Option<String>,
    /// The folder that the site is written to, relative to the site.
    pub output: Option<String>,
    /// The licence of works that name none.
    pub license: Option<String>,
    /// Who publishes the site, for citations.
    pub publisher: Option<String>,
    /// The order of the indexes, by language: `stroke`, `zhuyin` or `pinyin` for Chinese.
    pub collation: BTreeMap<String, toml::Spanned<String>>,
    /// Whether links of a wiki that the site has no target for lead to the page at their origin.
    pub origin_links: bool,
}

/// A text that is the same in all languages, or one a language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Localized {
    /// The same in all.
    One(String),
    /// By language tag.
    Many(BTreeMap<String, String>),
}

impl Default for Localized {
    fn default() -> Self {
        Self::Many(BTreeMap::new())
    }
}

impl Localized {
    /// The text in a language: its own, or that of a more general tag.
    pub fn get(&self, language: &Language) -> Option<&str> {
        match self {
            Self::One(text) => Some(text),
            Self::Many(texts) => language.fallbacks().find_map(|tag| texts.get(tag)).map(String::as_str),
        }
    }

    /// The text in a language, or else in any.
    pub fn get_or_any(&self, language: &Language) -> Option<&str> {
        self.get(language).or_else(|| match self {
            Self::One(text) => Some(text),
            Self::Many(texts) => texts.get("en").or_else(|| texts.values().next()).map(String::as_str),
        })
    }
}

/// `work.toml`: the titles and editions of a work.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WorkManifest {
    /// The title of the work, by language.
    pub title: Localized,
    /// A sentence on what the work is, by language.
    pub description: Localized,
    /// The licence of editions that name none.
    pub license: Option<String>,
    /// The editions; the first of each language is its principal one.
    #[serde(rename = "edition")]
    pub editions: Vec<toml::Spanned<EditionEntry>>,
}

/// One edition of a manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionEntry {
    /// The source file, in the folder of the work.
    pub source: String,
    /// The language; without it, the source's own or the one detected.
    pub lang: Option<String>,
    /// The id; without it `current` for the first edition of a language.
    pub id: Option<String>,
    /// What readers are shown as the name of the edition.
    pub label: Option<String>,
    /// The title of the text in this edition.
    pub title: Option<String>,
    /// The outline file, in the folder of the work; without it `<stem>.outline.toml` where there is one.
    pub outline: Option<String>,
    /// The file of corrections of casualty claims, likewise; without it `<stem>.casualties.toml` where there is one.
    pub casualties: Option<String>,
    /// Where the text was taken from.
    pub url: Option<String>,
    /// The revision at its origin.
    pub revision: Option<String>,
    /// The licence of the text.
    pub license: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was written or changed last (ISO 8601).
    pub date: Option<String>,
}

impl SiteConfig {
    /// The order of the indexes of a language, where the site gives one.
    pub fn order(&self, language: &Language) -> Option<Order> {
        language.fallbacks().find_map(|tag| self.collation.get(tag)).and_then(|name| name.get_ref().parse().ok())
    }
}

/// Reads a TOML file.
///
/// # Errors
/// A diagnostic with the place at which the file is not what it should be.
pub fn parse<T: serde::de::DeserializeOwned>(source: &Source, keys: &str) -> Result<T, Diagnostic> {
    toml::from_str(source.text()).map_err(|error| {
        let span = error.span().map_or(Span::default(), |range| Span::new(range.start, range.end));
        Diagnostic::error("config-syntax", error.message().trim().replace('\n', "; "))
            .at(source, span)
            .hint(format!("the keys are {keys}"))
    })
}

/// The keys of `site.toml`, for hints.
pub const SITE_KEYS: &str =
    "title, description, base_url, languages, content, output, license, publisher, collation and origin_links";
/// The keys of `work.toml`, for hints.
pub const WORK_KEYS: &str = "title, description and license, and in [[edition]]: source, lang, id, label, title, outline, casualties, url, revision, license, author and date";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_by_language() {
        let source = Source::new("site.toml", "[title]\nzh-Hant = \"韓戰\"\nen = \"Korean War\"\n");
        let config: SiteConfig = parse(&source, SITE_KEYS).unwrap();
        assert_eq!(config.title.get(&Language::known("zh-Hant-TW")), Some("韓戰"));
        assert_eq!(config.title.get(&Language::known("ko")), None);
        assert_eq!(config.title.get_or_any(&Language::known("ko")), Some("Korean War"));
    }

    #[test]
    fn an_unknown_key_is_placed() {
        let error =
            parse::<SiteConfig>(&Source::new("site.toml", "title = \"x\"\nbase = \"y\"\n"), SITE_KEYS).unwrap_err();
        assert_eq!(error.place.unwrap().to_string(), "site.toml:2:1");
    }
}
