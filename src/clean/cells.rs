//! Cells of an information table whose frame the scrape lost, stranded before the first sentence.

use crate::document::flat::record_removal;
use crate::document::{Block, BlockKind, Document, EditKind, Inline, plain_text};
use crate::text::Lexicon;
use regex::Regex;
use std::sync::LazyLock;

/// A first paragraph has at least this many characters.
const SHORTEST_LEAD: usize = 40;
/// As many blocks before the lead are looked at.
const MOST_CELLS: usize = 60;

static BRACKETED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\[[^\[\]]{0,12}\](?:[:：][\d\-–—]+)?").ok());

/// Puts stranded cells that carry figures into a block of their own before the lead, and takes out the others.
pub fn stranded_cells(mut document: Document, kind: EditKind) -> Document {
    let Some(lead) = lead(&document) else { return document };
    let rest = document.blocks.split_off(lead);
    let mut figures: Vec<Block> = Vec::new();
    let mut label: Option<Block> = None;
    for block in document.blocks.drain(..) {
        let BlockKind::Paragraph(run) = &block.kind else {
            figures.push(block);
            continue;
        };
        let figure = carries_figure(run);
        // A cell of one line straight before a figure that has no name of its own says whose it is.
        let named = figure && !is_named(run);
        let before = label.take();
        match before {
            Some(before) if named => figures.push(before),
            Some(Block { kind: BlockKind::Paragraph(run), .. }) => record_removal(&run, kind, &mut document.edits),
            _ => {}
        }
        if figure { figures.push(block) } else { label = Some(block) }
    }
    if let Some(Block { kind: BlockKind::Paragraph(run), .. }) = label {
        record_removal(&run, kind, &mut document.edits);
    }
    if let (Some(first), Some(last)) = (figures.first(), figures.last()) {
        let span = first.span.to(last.span);
        document.blocks.push(Block::new(BlockKind::Infobox(figures), span));
    }
    document.blocks.extend(rest);
    document
}

/// The index of the first block that is a paragraph of sentences, where only short paragraphs stand before it.
fn lead(document: &Document) -> Option<usize> {
    let terminals = &Lexicon::of(&document.language).terminals;
    let is_lead = |text: &str| {
        let text = text.trim_end();
        text.chars().count() >= SHORTEST_LEAD
            && text.chars().any(|c| terminals.contains(c))
            && !terminals.is_empty()
            && {
                let end = bare(text);
                let last = end.trim_end().chars().next_back();
                last.is_some_and(|last| terminals.contains(last) || crate::text::script::is_closing(last))
                    && end.chars().filter(|c| terminals.contains(*c)).count() > 0
                    && !ends_like_a_cell(&end)
            }
    };
    let mut cells = 0;
    for (index, block) in document.blocks.iter().enumerate().take(MOST_CELLS) {
        match &block.kind {
            BlockKind::Paragraph(run) if is_lead(&plain_text(run)) => return (cells > 0).then_some(index),
            BlockKind::Paragraph(_) => cells += 1,
            _ => return None,
        }
    }
    None
}

/// A cell may end with a bracket; a sentence then has its full stop before or in it.
fn ends_like_a_cell(text: &str) -> bool {
    let line = text.trim_end().lines().next_back().unwrap_or_default();
    !line.chars().any(|c| "。．.!！?？".contains(c))
}

/// The text without marks of references, whose numbers are no figures.
fn bare(text: &str) -> String {
    BRACKETED.as_ref().map_or_else(|| text.to_owned(), |marks| marks.replace_all(text, "").into_owned())
}

/// Whether the text before the first figure is a name for it: a line of its own, or words before a colon.
fn is_named(run: &[Inline]) -> bool {
    let text = bare(&plain_text(run));
    let before = text.split(char::is_numeric).next().unwrap_or_default();
    before.trim_end().contains(['\n', '：', ':'])
}

fn carries_figure(run: &[Inline]) -> bool {
    let text: Vec<Inline> = run.iter().filter(|inline| !matches!(inline, Inline::Apparatus(..))).cloned().collect();
    bare(&plain_text(&text)).chars().any(char::is_numeric)
}
