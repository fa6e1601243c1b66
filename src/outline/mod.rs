//! Floor 4: the outline of a document — its sections, from its own headings, an editor's file, or inferred from the text.
//!
//! Whatever it comes from, afterwards the document has headings, and every heading has an id.

mod file;
mod infer;
mod place;

pub use file::{Entry, OutlineFile};
pub use infer::{Proposal, infer};
pub use place::place;

use crate::base::Span;
use crate::document::{Block, BlockKind, Document, Heading, Ids, plain_text_of};

/// Gives a document headings that an outline proposes.
pub fn insert(mut document: Document, proposals: &[Proposal]) -> Document {
    for proposal in proposals.iter().rev() {
        let at = proposal.block.min(document.blocks.len());
        let start = document.blocks.get(at).map_or(0, |block| block.span.start);
        let heading = Heading {
            level: proposal.level.clamp(2, 6),
            id: proposal.id_hint.clone(),
            content: Vec::new(),
            generated: Some(proposal.title.clone()),
            inferred: true,
        };
        document.blocks.insert(at, Block::new(BlockKind::Heading(heading), Span::at(start)));
    }
    document
}

/// Whether a document has headings.
pub fn has_headings(document: &Document) -> bool {
    document.blocks.iter().any(|block| block.heading().is_some())
}

/// Gives every heading a unique id and closes gaps between levels, so that no section is more than one level below the one
/// around it.
pub fn settle(mut document: Document) -> Document {
    let texts = texts_under(&document);
    let mut ids = Ids::default();
    let first = document.blocks.iter().find(|block| !matches!(block.kind, BlockKind::Infobox(_)));
    if first.is_some_and(|block| block.heading().is_none()) {
        // What stands before the first heading is a section too.
        ids.section(Some("lead"), "lead", "");
    }
    let mut path: Vec<u8> = Vec::new();
    for (block, text) in document.blocks.iter_mut().zip(texts) {
        if let BlockKind::Heading(heading) = &mut block.kind {
            while path.last().is_some_and(|&level| level >= heading.level) {
                path.pop();
            }
            path.push(heading.level);
            heading.id = Some(ids.section(heading.id.as_deref(), &heading.title(), &text));
            heading.level = u8::try_from(path.len() + 1).unwrap_or(6).min(6);
        }
    }
    document
}

/// For each block that is a heading, the first text that stands under it; an id is told apart by it.
fn texts_under(document: &Document) -> Vec<String> {
    let mut next = String::new();
    let mut texts: Vec<String> = Vec::with_capacity(document.blocks.len());
    for block in document.blocks.iter().rev() {
        if block.heading().is_none() {
            next = plain_text_of(std::slice::from_ref(block));
            texts.push(String::new());
        } else {
            texts.push(next.clone());
        }
    }
    texts.reverse();
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::document::sections;
    use crate::read::read;

    fn ids(text: &str) -> Vec<String> {
        let document = settle(read(&Source::new("a.md", text)).document);
        sections(&document).into_iter().map(|section| section.id).collect()
    }

    #[test]
    fn every_heading_has_an_id_of_its_own() {
        let ids = ids("## 背景\n一\n\n## 背景\n二\n\n## ……\n三\n\n## 背景 {#x}\n四\n\n## X\n五\n");
        assert_eq!(ids[0], "背景");
        assert!(ids[1].starts_with("背景-") && ids[2].starts_with("s-") && ids[4].starts_with("x-"), "{ids:?}");
        assert_eq!(ids[3], "x");
    }

    #[test]
    fn an_id_does_not_change_when_other_text_does() {
        let before = ids("## A\none\n\n## A\ntwo\n\n## B\nthree\n");
        let after = ids("new first\n\n## New\nzero\n\n## A\none, changed\n\n## A\ntwo\n\n## B\nthree\n");
        assert_eq!(before, after[1..]);
    }

    #[test]
    fn levels_have_no_gaps() {
        let document = settle(read(&Source::new("a.md", "## A\n\n#### B\n\nx\n\n### C\n\ny\n")).document);
        let levels: Vec<u8> = sections(&document).iter().map(|section| section.level).collect();
        assert_eq!(levels, [2, 3, 3]);
    }
}
