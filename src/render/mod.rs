//! Floor 5: from documents and the catalogue to pages — bytes by path.
//!
//! Everything here is a pure function of its arguments. The text of an article is written by [`article`], one function a
//! node; the rest of a page comes from a template, whose context is one of the structures of [`view`].

pub mod addresses;
pub mod article;
pub mod assets;
pub mod beside;
pub mod casualties;
pub mod cite;
pub mod concordance;
pub mod counterparts;
pub mod data;
pub mod export;
pub mod feeds;
pub mod hosting;
pub mod html;
pub mod index;
pub mod layout;
pub mod linked_data;
pub mod margin;
pub mod marks;
pub mod overview;
pub mod package;
pub mod pages;
pub mod provenance;
mod quote;
pub mod records;
pub mod search;
pub mod setting;
pub mod strings;
pub mod templates;
pub mod terms;
pub mod timeline;
pub mod view;
mod witness;

use crate::audit::conservation::Account;
use crate::base::{Diagnostic, Language, Source};
use crate::casualty::Claim;
use crate::catalogue::{Catalogue, Edition, Work};
use crate::config::SiteConfig;
use crate::document::{Document, Paragraph};
use crate::read::Format;
use crate::terms::{Mention, Terms};
use crate::timeline::Entry;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its path in the site, with `/` between its parts.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Page {
    /// A page of text.
    pub fn text(path: impl Into<String>, text: String) -> Self {
        Self { path: path.into(), bytes: text.into_bytes() }
    }
}

/// What pages are made from, besides the text of one edition.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The site's configuration.
    pub config: &'a SiteConfig,
    /// Its works, editions and sections; where the pages of one work are made, those that they speak of.
    pub catalogue: &'a Catalogue,
    /// How many works it has.
    pub works: usize,
    /// Its languages; the first is the default.
    pub languages: &'a [Language],
    /// The address that it will stand at, with `/` at its end, where one is known.
    pub base_url: Option<&'a str>,
    /// Its terms.
    pub terms: &'a Terms,
    /// Which of its sections are counterparts.
    pub counterparts: &'a counterparts::Counterparts<'a>,
    /// Its templates and interface strings.
    pub templates: &'a templates::Library,
    /// The path of its own stylesheet, where it has one.
    pub stylesheet: Option<&'a str>,
    /// The time that undated things are dated with (ISO 8601), from the sources or from `SOURCE_DATE_EPOCH`.
    pub date: &'a str,
}

/// The text of one edition with what is known of it.
#[derive(Clone, Copy)]
pub struct EditionText<'a> {
    /// Its place in the catalogue.
    pub edition: &'a Edition,
    /// The document.
    pub document: &'a Document,
    /// The paragraphs of the document.
    pub paragraphs: &'a [Paragraph<'a>],
    /// Its source.
    pub source: &'a Source,
    /// The bytes of the source as a SHA-256, in hexadecimal digits.
    pub sha256: &'a str,
    /// The format of the source.
    pub format: Format,
    /// Where the characters of the source went.
    pub account: &'a Account,
    /// What was said of the source.
    pub diagnostics: &'a [Diagnostic],
    /// Its casualty claims, in the order of the text.
    pub claims: &'a [Claim],
    /// Its first mentions of terms in each section, in the order of the text.
    pub mentions: &'a [Mention],
    /// The dates that it gives, in the order of the text.
    pub timeline: &'a [Entry],
}

/// The title of a site in a language. Without one in the configuration, the site is called after its work, if it has only one.
pub fn site_title(config: &SiteConfig, sole: Option<&Work>, language: &Language) -> String {
    let own = config.title.get_or_any(language).or_else(|| Some(sole?.title(language).0));
    own.unwrap_or("hexapla").to_owned()
}

impl Site<'_> {
    /// The title of the site in a language.
    pub fn title(&self, language: &Language) -> String {
        site_title(self.config, self.catalogue.works.first().filter(|_| self.works == 1), language)
    }

    /// The address of a page: a page of a folder is addressed by the folder.
    pub fn canonical(&self, path: &str) -> Option<String> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        self.base_url.map(|base| format!("{base}{}", crate::base::path::encode(path)))
    }
}
