//! Lines: sentences that were broken across lines, paragraphs that were run into one, a full stop on a line of its own.

use super::each_run;
use crate::base::Span;
use crate::document::flat::{Change, Flat, apply, split_at_all};
use crate::document::{Block, BlockKind, Document, Edit, EditKind, Inline, List, Text, plain_text};
use crate::text::Lexicon;
use crate::text::script::{is_closing, is_solid};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Lines shorter than this, in characters, are labels or items and not the first half of a sentence.
const SHORT_LINE: usize = 20;
/// A paragraph shorter than this is not taken for the first half of a sentence that a scrape broke.
const SHORT_PARAGRAPH: usize = 40;

/// Marks of references and their pages at the end or the beginning of a line.
static MARKS_AT_END: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:\s*\[[^\[\]\n]{1,12}\](?:[:：][\d\-–—]+)?)+\s*$").ok());
static MARK_AT_START: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\s*\[[^\[\]\n]{0,6}?\d{1,3}\]").ok());

/// What a line end inside a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineEnd {
    /// The second line only has what the first lacks: its full stop, or the mark of its reference.
    Orphan,
    /// The sentence goes on.
    Wrap,
    /// A paragraph ends.
    Paragraph,
}

fn judge(before: &str, after: &str) -> LineEnd {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let end = MARKS_AT_END.as_ref().and_then(|marks| marks.find(line)).map_or(line.len(), |marks| marks.start());
    let line = line[..end].trim();
    let next = after.trim_start();
    let marked = MARK_AT_START.as_ref().is_some_and(|mark| mark.is_match(next));
    match (line.chars().next_back(), next.chars().next()) {
        (_, Some(first)) if is_closing(first) || marked => LineEnd::Orphan,
        (Some(last), _) if ends_sentence(last) => LineEnd::Paragraph,
        (Some('，' | '、' | ',' | '،'), _) => LineEnd::Wrap,
        _ if line.chars().count() < SHORT_LINE || is_item(next) => LineEnd::Paragraph,
        _ => LineEnd::Wrap,
    }
}

static ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{1,3}[.、．)）]\D|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[㈠-㈩①-⑳•·*-] ?)").ok()
});

/// Whether a line begins as an item of a list does, or is as short as one and no sentence.
fn is_item(next: &str) -> bool {
    let line = next.lines().next().unwrap_or_default().trim_end();
    let short = line.chars().count() < SHORT_LINE && !line.chars().next_back().is_some_and(is_closing);
    short || ITEM.as_ref().is_some_and(|item| item.is_match(line))
}

fn ends_sentence(c: char) -> bool {
    is_closing(c) && !matches!(c, '，' | '、' | ',' | '；' | ';' | '،')
}

/// The white space in a run that holds a line end, with what that is.
fn line_ends(text: &str) -> impl Iterator<Item = (Range<usize>, LineEnd)> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text[from..].find('\n')?;
        let start = from + text[from..at].trim_end_matches(is_blank).len();
        let end = text.len() - text[at..].trim_start_matches(|c| is_blank(c) || c == '\n').len();
        from = end;
        Some((start..end, judge(&text[..start], &text[end..])))
    })
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}')
}

/// Joins a line that only has closing punctuation, or the mark of a reference, with the line above it; also where the two
/// are paragraphs.
pub fn orphan_punctuation(document: Document, kind: EditKind) -> Document {
    let mut document = each_run(document, |run, edits| {
        let text = Flat::of(run).text;
        let orphans = line_ends(&text).filter(|(_, end)| *end == LineEnd::Orphan);
        let changes: Vec<Change> = orphans.map(|(range, _)| Change::remove(range)).collect();
        apply(run, &changes, kind, edits);
    });
    let mut kept: Vec<Block> = Vec::with_capacity(document.blocks.len());
    for mut block in document.blocks.drain(..) {
        let orphan = matches!(&block.kind, BlockKind::Paragraph(run) if is_orphan(&plain_text(run)));
        match (kept.last_mut().map(|last| &mut last.kind), &mut block.kind) {
            (Some(BlockKind::Paragraph(above)), BlockKind::Paragraph(run)) if orphan => above.append(run),
            _ => kept.push(block),
        }
    }
    document.blocks = kept;
    document
}

fn is_orphan(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| is_closing(c) || c.is_whitespace())
}

/// Joins lines of one sentence: without anything in scripts that are set solid, with a space in others. The lines of an
/// information table are cells.
pub fn line_breaks(mut document: Document, kind: EditKind) -> Document {
    let connectives = &Lexicon::of(&document.language).connectives;
    let edits = &mut document.edits;
    let notes = document.notes.iter_mut().flat_map(|note| note.blocks.iter_mut());
    let blocks = document.blocks.iter_mut().chain(notes);
    for block in blocks.filter(|block| !matches!(block.kind, BlockKind::Infobox(_))) {
        block.for_each_run_mut(&mut |run| join_lines(run, kind, edits));
    }
    join_paragraphs(document, kind, connectives)
}

fn join_lines(run: &mut Vec<Inline>, kind: EditKind, edits: &mut Vec<Edit>) {
    let text = Flat::of(run).text;
    let wraps = line_ends(&text).filter(|(_, end)| *end == LineEnd::Wrap);
    let changes: Vec<Change> = wraps.map(|(range, _)| join(&text, range)).collect();
    apply(run, &changes, kind, edits);
}

fn join(text: &str, range: Range<usize>) -> Change {
    let left = text[..range.start].chars().next_back();
    let right = text[range.end..].chars().next();
    Change::replace(range, glue(left, right))
}

fn glue(left: Option<char>, right: Option<char>) -> &'static str {
    match (left, right) {
        (Some(left), Some(right)) if is_solid(left) || is_solid(right) => "",
        _ => " ",
    }
}

/// Joins paragraphs of adjacent lines where the first breaks off in the middle of a sentence.
fn join_paragraphs(mut document: Document, kind: EditKind, connectives: &str) -> Document {
    let mut kept: Vec<Block> = Vec::with_capacity(document.blocks.len());
    for mut block in document.blocks.drain(..) {
        if let (Some(above), BlockKind::Paragraph(run)) = (kept.last_mut(), &mut block.kind) {
            let adjacent = block.span.start == above.span.end + 1;
            if let BlockKind::Paragraph(first) = &mut above.kind
                && adjacent
                && breaks_off(&plain_text(first), &plain_text(run), connectives)
            {
                let glue = glue(plain_text(first).chars().next_back(), plain_text(run).chars().next());
                if !glue.is_empty() {
                    let span = Span::at(above.span.end);
                    document.edits.push(Edit { kind, span, after: glue.to_owned() });
                    first.push(Inline::Text(Text { text: glue.to_owned(), span, edited: true }));
                }
                first.append(run);
                above.span = above.span.to(block.span);
                continue;
            }
        }
        kept.push(block);
    }
    document.blocks = kept;
    document
}

fn breaks_off(first: &str, second: &str, connectives: &str) -> bool {
    let last = first.trim_end().chars().next_back();
    let goes_on = last.is_some_and(|c| c == ',' || connectives.contains(c) || is_solid(c) && !is_closing(c));
    let ends = second.trim_end().chars().next_back().is_some_and(ends_sentence);
    goes_on && ends && first.chars().count() >= SHORT_PARAGRAPH
}

/// Makes paragraphs of lines that are paragraphs.
pub fn split_lines(mut document: Document, kind: EditKind) -> Document {
    let edits = &mut document.edits;
    document.blocks = document.blocks.drain(..).flat_map(|block| split_block(block, kind, edits)).collect();
    document
}

fn split_block(block: Block, kind: EditKind, edits: &mut Vec<Edit>) -> Vec<Block> {
    let span = block.span;
    match block.kind {
        BlockKind::Paragraph(run) => {
            let runs = split_run(run, kind, edits);
            runs.into_iter().map(|run| Block::new(BlockKind::Paragraph(run), span)).collect()
        }
        BlockKind::Infobox(blocks) => {
            let blocks = blocks.into_iter().flat_map(|block| split_block(block, kind, edits)).collect();
            vec![Block::new(BlockKind::Infobox(blocks), span)]
        }
        _ => vec![block],
    }
}

fn split_run(run: Vec<Inline>, kind: EditKind, edits: &mut Vec<Edit>) -> Vec<Vec<Inline>> {
    let text = Flat::of(&run).text;
    let ends: Vec<Range<usize>> = line_ends(&text).map(|(range, _)| range).collect();
    let cuts: Vec<usize> = ends.iter().map(|range| range.end).collect();
    let mut runs = split_at_all(run, &cuts);
    let mut start = 0;
    for (run, end) in runs.iter_mut().zip(&ends) {
        let next = start + Flat::of(run).text.len();
        // What an earlier pass has put there is one piece and was not cut: its line ends stay.
        if start <= end.start && next == end.end {
            apply(run, &[Change::remove(end.start - start..end.end - start)], kind, edits);
        }
        start = next;
    }
    runs.iter_mut().for_each(trim_line_breaks);
    runs
}

/// A line break that is markup has no place at the end of a paragraph.
fn trim_line_breaks(run: &mut Vec<Inline>) {
    while run.last().is_some_and(|last| *last == Inline::LineBreak) {
        run.pop();
    }
}

/// Lines of a list are at most this long, in characters.
const LONGEST_ITEM: usize = 90;

/// What begins an item: a date, or a short label with a colon.
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^(?:\d{4}년|\d{4}年|[^:：.。]{1,40}[:：])").ok());

/// Makes a list of three or more adjacent lines that are no sentences, or that all begin with a date or a label. No
/// character changes.
pub fn bare_lists(mut document: Document, _: EditKind) -> Document {
    let mut kept: Vec<Block> = Vec::with_capacity(document.blocks.len());
    let mut lines: Vec<Block> = Vec::new();
    for block in document.blocks.drain(..) {
        let line = is_line(&block);
        if !line || !is_next(lines.last(), &block) {
            finish_list(&mut lines, &mut kept);
        }
        if line { lines.push(block) } else { kept.push(block) }
    }
    finish_list(&mut lines, &mut kept);
    document.blocks = kept;
    document
}

fn is_line(block: &Block) -> bool {
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    let text = plain_text(run);
    text.chars().nth(LONGEST_ITEM).is_none() || has_label(&text)
}

fn is_labelled(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(run) if has_label(&plain_text(run)))
}

fn has_label(text: &str) -> bool {
    LABEL.as_ref().is_some_and(|label| label.is_match(text))
}

fn is_next(last: Option<&Block>, block: &Block) -> bool {
    last.is_none_or(|last| block.span.start == last.span.end + 1)
}

fn finish_list(lines: &mut Vec<Block>, kept: &mut Vec<Block>) {
    let sentences = lines.iter().filter(|line| match &line.kind {
        BlockKind::Paragraph(run) => plain_text(run).trim_end().ends_with(['.', '。', '!', '?', '！', '？']),
        _ => false,
    });
    if lines.len() >= 3 && (sentences.count() * 2 < lines.len() || lines.iter().all(is_labelled)) {
        let span = lines[0].span.to(lines[lines.len() - 1].span);
        let items = lines.drain(..).map(|line| vec![line]).collect();
        kept.push(Block::new(BlockKind::List(List { start: None, items }), span));
    }
    kept.append(lines);
}
