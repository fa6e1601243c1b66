//! The sections of a document, without their text.

use super::{Block, Document, Heading};
use serde::{Deserialize, Serialize};

/// A section, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its level, from 2.
    pub level: u8,
    /// Its title.
    pub title: String,
}

/// What stands under a heading, until the next one; what stands before the first has the id `lead`.
#[derive(Clone, Copy, Debug)]
pub struct Part<'d> {
    /// The id of the section.
    pub id: &'d str,
    /// The blocks, without the heading.
    pub blocks: &'d [Block],
}

/// The parts of a settled document, in its order; the first is what stands before the first heading, even if that is nothing.
///
/// ```
/// use hexapla::{base::Source, document::parts, outline, read};
/// let document = outline::settle(read::read(&Source::new("a.md", "One.\n\n## Two\n\nThree.\n\nFour.\n")).document);
/// let found: Vec<(&str, usize)> = parts(&document).iter().map(|part| (part.id, part.blocks.len())).collect();
/// assert_eq!(found, [("lead", 1), ("two", 2)]);
/// ```
pub fn parts(document: &Document) -> Vec<Part<'_>> {
    let blocks = &document.blocks;
    let headings: Vec<usize> = (0..blocks.len()).filter(|at| blocks[*at].heading().is_some()).collect();
    let starts = std::iter::once(0).chain(headings.iter().map(|at| at + 1));
    let ends = headings.iter().copied().chain([blocks.len()]);
    let ids =
        headings.iter().map(|at| blocks[*at].heading().and_then(|heading| heading.id.as_deref()).unwrap_or_default());
    let ids = std::iter::once("lead").chain(ids);
    starts.zip(ends).zip(ids).map(|((start, end), id)| Part { id, blocks: &blocks[start..end] }).collect()
}

/// The sections of a settled document.
pub fn sections(document: &Document) -> Vec<Section> {
    let section =
        |heading: &Heading| Some(Section { id: heading.id.clone()?, level: heading.level, title: heading.title() });
    document.blocks.iter().filter_map(Block::heading).filter_map(section).collect()
}
