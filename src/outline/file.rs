//! An editor's outline file: `<stem>.outline.toml`.

use crate::base::{Diagnostic, Source, Span};
use serde::Deserialize;

/// An outline: a list of sections.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutlineFile {
    /// The sections, in the order of the text.
    #[serde(default, rename = "section")]
    pub sections: Vec<Entry>,
}

/// One section of an outline.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The id that the section shares with the same section of other editions.
    pub id: Option<String>,
    /// The level, from 2; without it 2, or that of the source's own heading.
    pub level: Option<u8>,
    /// The title. Without `starts`, it names a heading of the source.
    pub title: Option<toml::Spanned<String>>,
    /// The words that the section starts with.
    pub starts: Option<toml::Spanned<String>>,
}

impl OutlineFile {
    /// Reads an outline file.
    ///
    /// # Errors
    /// A diagnostic with the place at which the file is not an outline.
    pub fn parse(source: &Source) -> Result<Self, Diagnostic> {
        toml::from_str(source.text()).map_err(|error| {
            let span = error.span().map_or(Span::default(), |range| Span::new(range.start, range.end));
            Diagnostic::error("outline-syntax", format!("this is no outline: {}", error.message().trim()))
                .at(source, span)
                .hint("a section is a [[section]] table with the keys id, level, title and starts")
        })
    }
}
