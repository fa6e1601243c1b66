//! What the templates of the indexes are given.

use crate::render::view::Common;
use serde::Serialize;

/// An index.
#[derive(Debug, Serialize)]
pub struct IndexPage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// The ways to all of its groups.
    pub letters: Vec<IndexLetter>,
    /// The groups that stand on this page: all, or where the index is long one, or on its first page none.
    pub groups: Vec<IndexGroup>,
}

/// The way to a group of an index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexLetter {
    /// What stands above the group.
    pub label: String,
    /// Its address.
    pub url: String,
    /// Whether it stands on this page alone.
    pub current: bool,
}

/// A term that stands in many sections.
#[derive(Debug, Serialize)]
pub struct TermPage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// Its entry, with all places in the page's language.
    pub entry: IndexEntry,
}

/// A part of an index: the entries with one letter, sound or number of strokes.
#[derive(Debug, Serialize)]
pub struct IndexGroup {
    /// Its id.
    pub id: String,
    /// What stands above it.
    pub label: String,
    /// How many lines it begins, about.
    pub rows: usize,
    /// How long the text of these lines is, about, in ems.
    pub ems: usize,
    /// Its entries.
    pub entries: Vec<IndexEntry>,
}

/// An entry of an index.
#[derive(Debug, Serialize)]
pub struct IndexEntry {
    /// Its id; empty where nothing leads to it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The language of that.
    pub lang: String,
    /// What it is: a person, a place.
    pub kind: String,
    /// Its other names in the language.
    pub variants: Vec<String>,
    /// Its names in the other languages of the site.
    pub names: Vec<IndexName>,
    /// Where it stands, an edition each.
    pub places: Vec<IndexPlace>,
}

/// A name in another language.
#[derive(Debug, Serialize)]
pub struct IndexName {
    /// The name.
    pub name: String,
    /// Its language.
    pub lang: String,
    /// The address of the entry in the index of that language.
    pub url: String,
}

/// The sections of an edition in which something stands.
#[derive(Debug, Serialize)]
pub struct IndexPlace {
    /// What the edition is called.
    pub edition: String,
    /// Its language.
    pub lang: String,
    /// The sections.
    pub sections: Vec<IndexSection>,
}

/// A section in which something stands.
#[derive(Debug, Serialize)]
pub struct IndexSection {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// How often.
    pub count: usize,
}
