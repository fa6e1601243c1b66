//! Sections: lists of links at the end, headings with nothing under them, paragraphs without text.

use crate::document::flat::{Flat, OBJECT, record_removal, record_text_removal};
use crate::document::{Block, BlockKind, Document, Edit, EditKind, plain_text};
use crate::text::Lexicon;

/// A paragraph of so many characters that ends as a sentence does is prose and no link with its description.
const PROSE: usize = 60;

/// Takes out sections that are only lists of links to other sites, by their titles.
pub fn link_lists(mut document: Document, kind: EditKind) -> Document {
    let lexicon = Lexicon::of(&document.language);
    let mut end = 0;
    let mut dropped: Vec<bool> = Vec::with_capacity(document.blocks.len());
    for index in 0..document.blocks.len() {
        let (block, behind) = (&document.blocks[index], &document.blocks[index + 1..]);
        if let Some(length) = link_list(block, behind, lexicon).filter(|_| index >= end) {
            end = index + 1 + length;
        }
        dropped.push(index < end);
    }
    let mut dropped = dropped.into_iter();
    let edits = &mut document.edits;
    document.blocks.retain(|block| {
        let drop = dropped.next().unwrap_or(false);
        if drop {
            remove(block, kind, edits);
        }
        !drop
    });
    document
}

/// How many blocks a section has under its heading, where it is a list of links.
fn link_list(block: &Block, behind: &[Block], lexicon: &Lexicon) -> Option<usize> {
    let heading = block.heading()?;
    let title = heading.title();
    if !lexicon.link_sections.iter().any(|known| known.eq_ignore_ascii_case(title.trim())) {
        return None;
    }
    let is_next = |block: &Block| block.heading().is_some_and(|next| next.level <= heading.level);
    let length = behind.iter().position(is_next).unwrap_or(behind.len());
    let is_prose = |block: &Block| match &block.kind {
        BlockKind::Paragraph(run) => {
            let text = plain_text(run);
            text.chars().count() >= PROSE && text.trim_end().ends_with(|c| lexicon.terminals.contains(c))
        }
        _ => false,
    };
    let is_list = !behind[..length].iter().any(is_prose);
    is_list.then_some(length)
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
