//! Cells of an information table whose frame the scrape lost, stranded before the first sentence.

use crate::document::flat::record_removal;
use crate::document::{Block, BlockKind, Document, EditKind, Inline, plain_text};
use crate::text::Lexicon;
use crate::text::script::is_closing;
use regex::Regex;
use std::sync::LazyLock;

/// With fewer lines before the first sentence they are a title or a motto, and no table.
const FEWEST_LINES: usize = 3;
/// Behind a title of its own a text can begin with an author, a place and a date; a table has more.
const FEWEST_BEHIND_TITLE: usize = 8;
/// As many blocks before the lead are looked at.
const MOST_CELLS: usize = 60;

static BRACKETED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\[[^\[\]]{0,12}\](?:[:：][\d\-–—]+)?").ok());
static LARGE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\d,\d{3}|\d{5}").ok());

/// Puts stranded cells that carry figures into a block of their own before the lead, and takes out the others.
pub fn stranded_cells(mut document: Document, kind: EditKind) -> Document {
    let Some(lead) = lead(&document) else { return document };
    let rest = document.blocks.split_off(lead);
    // The title of the whole heads a section, in which the table is.
    let cells = document.blocks.split_off(titles(&document));
    let mut figures: Vec<Block> = Vec::new();
    let mut label: Option<Block> = None;
    for block in cells {
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

/// The index of the first block that is a sentence, where at least so many lines stand before it that are none; the title
/// of the whole may stand before these.
fn lead(document: &Document) -> Option<usize> {
    let terminals = &Lexicon::of(&document.language).terminals;
    let ends_sentence = |text: &str| {
        let end = text.trim_end().trim_end_matches(|c| !terminals.contains(c) && is_closing(c));
        end.ends_with(|c| terminals.contains(c))
    };
    let mut lines = 0;
    let titles = titles(document);
    for (index, block) in document.blocks.iter().enumerate().skip(titles).take(MOST_CELLS) {
        let BlockKind::Paragraph(run) = &block.kind else { return None };
        let text = bare(&plain_text(run));
        if ends_sentence(&text) {
            // A title, an author and a place are lines before the first sentence too; a table names its figures.
            let table = document.blocks[..index].iter().any(is_tabular);
            let fewest = if titles > 0 { FEWEST_BEHIND_TITLE } else { FEWEST_LINES };
            return (table && lines >= fewest).then_some(index);
        }
        lines += text.trim().lines().count().max(1);
    }
    None
}

/// How many headings stand before all else.
fn titles(document: &Document) -> usize {
    document.blocks.iter().take_while(|block| block.heading().is_some()).count()
}

/// Whether a block has a figure with its name, or one that is large enough to be no year.
fn is_tabular(block: &Block) -> bool {
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    carries_figure(run) && (is_named(run) || LARGE.as_ref().is_some_and(|large| large.is_match(&plain_text(run))))
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
