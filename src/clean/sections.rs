//! Sections: lists of links at the end, headings with nothing under them, paragraphs without text.

use crate::document::flat::{Flat, OBJECT, record_removal, record_text_removal};
use crate::document::{Block, BlockKind, Document, Edit, EditKind, plain_text};
use crate::text::Lexicon;

/// Takes out sections that are only lists of links to other sites, by their titles.
pub fn link_lists(mut document: Document, kind: EditKind) -> Document {
    let titles = &Lexicon::of(&document.language).link_sections;
    let mut dropping: Option<u8> = None;
    let edits = &mut document.edits;
    document.blocks.retain(|block| {
        if let Some(heading) = block.heading().filter(|heading| dropping.is_none_or(|level| heading.level <= level)) {
            let is_list = titles.iter().any(|title| title.eq_ignore_ascii_case(heading.title().trim()));
            dropping = is_list.then_some(heading.level);
        }
        if dropping.is_some() {
            remove(block, kind, edits);
        }
        dropping.is_none()
    });
    document
}

fn remove(block: &Block, kind: EditKind, edits: &mut Vec<Edit>) {
    block.for_each_text(&mut |text| record_text_removal(text, kind, edits));
}

/// Takes out headings with nothing under them.
pub fn empty_sections(mut document: Document, kind: EditKind) -> Document {
    // From the end: a heading is empty when what follows it is a heading that does not lie under it, or nothing.
    let mut next: Option<u8> = Some(0);
    let mut kept = Vec::with_capacity(document.blocks.len());
    for block in document.blocks.drain(..).rev() {
        match block.heading().map(|heading| heading.level) {
            Some(level) if next.is_some_and(|next| next <= level) => {
                remove(&block, kind, &mut document.edits);
                continue;
            }
            Some(level) => next = Some(level),
            None => next = None,
        }
        kept.push(block);
    }
    kept.reverse();
    document.blocks = kept;
    document
}

/// Takes out paragraphs in which nothing is left to read.
pub fn empty_paragraphs(mut document: Document, kind: EditKind) -> Document {
    let edits = &mut document.edits;
    document.blocks.retain(|block| match &block.kind {
        BlockKind::Paragraph(run) if !Flat::of(run).text.contains(OBJECT) && plain_text(run).trim().is_empty() => {
            record_removal(run, kind, edits);
            false
        }
        BlockKind::Infobox(blocks) => !blocks.is_empty(),
        _ => true,
    });
    document
}
