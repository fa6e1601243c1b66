//! The cells of information tables, line by line.

use crate::base::Source;
use crate::document::flat::{Flat, LINE_BREAK};
use crate::document::spans::span_of;
use crate::document::{Block, BlockKind, Document, Inline};

/// What parts the cells of a row in text that was copied from a table.
pub const CELL_END: char = '\t';

/// A cell of a row, or a line of one.
pub struct Cell {
    /// Where it begins in the source.
    pub at: usize,
    /// How many cells stand before it in its line.
    pub column: usize,
    /// Whether a blank line stands before it.
    pub apart: bool,
    pub text: String,
}

/// The lines of information tables, with those that cleaning took out because they say nothing by themselves.
pub fn lines(document: &Document, source: &Source) -> Vec<Cell> {
    fn gather(block: &Block, lines: &mut Vec<Cell>) {
        match &block.kind {
            BlockKind::Infobox(blocks) => blocks.iter().for_each(|block| gather(block, lines)),
            BlockKind::Paragraph(run) => lines.extend(lines_of(run)),
            _ => {}
        }
    }
    let mut lines = Vec::new();
    let tables = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Infobox(_)));
    tables.for_each(|block| gather(block, &mut lines));
    let end = lines.iter().map(|line| line.at).max().unwrap_or(0);
    let removed = document.edits.iter().filter(|edit| edit.kind.0 == "stranded-cell" && edit.span.start <= end);
    for edit in removed {
        let mut at = edit.span.start;
        for line in source.slice(edit.span).split_inclusive('\n') {
            lines.extend(cells(line).map(|(column, start, text)| Cell {
                at: at + start,
                column,
                apart: false,
                text: text.to_owned(),
            }));
            at += line.len();
        }
    }
    lines.sort_by_key(|line| line.at);
    let ends: Vec<usize> = lines.iter().map(|line| line.at + line.text.len()).collect();
    for (line, end) in lines.iter_mut().skip(1).zip(ends) {
        line.apart = source.text().get(end..line.at).is_some_and(|between| between.matches('\n').count() > 1);
    }
    lines
}

/// The lines of a run, each with where it begins in the source.
fn lines_of(run: &[Inline]) -> Vec<Cell> {
    let flat = Flat::of(run).text;
    let mut lines = Vec::new();
    let mut at = 0;
    for line in flat.split_inclusive(['\n', LINE_BREAK]) {
        for (column, start, text) in cells(line.trim_end()) {
            let span = span_of(run, at + start..at + start + text.len().max(1));
            lines.extend(span.map(|span| Cell { at: span.start, column, apart: false, text: text.to_owned() }));
        }
        at += line.len();
    }
    lines
}

/// The cells of a line, which tabulators part, with where each begins in it.
fn cells(line: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut at = 0;
    line.split(CELL_END).enumerate().map(move |(column, text)| {
        let start = at;
        at += text.len() + CELL_END.len_utf8();
        (column, start, text)
    })
}
