//! The sections of a document, without their text.

use super::{Block, Document, Heading};

/// A section, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its level, from 2.
    pub level: u8,
    /// Its title.
    pub title: String,
}

/// The sections of a settled document.
pub fn sections(document: &Document) -> Vec<Section> {
    let section =
        |heading: &Heading| Some(Section { id: heading.id.clone()?, level: heading.level, title: heading.title() });
    document.blocks.iter().filter_map(Block::heading).filter_map(section).collect()
}
