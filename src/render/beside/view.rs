//! What the template of two editions side by side is given.

use crate::render::view::Common;
use serde::Serialize;

/// Two editions side by side.
#[derive(Debug, Serialize)]
pub struct BesidePage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// The two editions.
    pub columns: [BesideColumn; 2],
    /// Whether they are revisions in one language, so that changes are marked.
    pub revisions: bool,
    /// The rows.
    pub rows: Vec<BesideRow>,
}

/// One of two editions side by side.
#[derive(Debug, Serialize)]
pub struct BesideColumn {
    /// What its language calls itself.
    pub name: String,
    /// The name of the edition.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its language.
    pub lang: String,
    /// The direction of that.
    pub dir: &'static str,
    /// The address of its page.
    pub url: String,
}

/// Sections that say the same.
#[derive(Debug, Serialize)]
pub struct BesideRow {
    /// The ids of the sections on the left.
    pub ids: Vec<String>,
    /// The sections on the left.
    pub left: Option<BesideCell>,
    /// The section on the right.
    pub right: Option<BesideCell>,
    /// The address of the row in which the section on the right is shown.
    pub seen: Option<String>,
    /// Its title.
    pub seen_title: String,
    /// The language of that.
    pub seen_lang: String,
}

/// Text of one edition in a row.
#[derive(Debug, Serialize)]
pub struct BesideCell {
    /// Its language.
    pub lang: String,
    /// The direction of that.
    pub dir: &'static str,
    /// The text, as HTML.
    pub html: String,
}
