//! Building a document from the events of a reader.
//!
//! A reader opens and closes frames, adds text, and declares what is syntax; the builder makes the tree. It forgives: a block
//! that begins inside a paragraph ends the paragraph, text outside any block gets a paragraph of its own, frames left open
//! are closed at the end, and nesting beyond [`DEEPEST`] is flattened. So whatever order events come in, a well-formed tree
//! comes out, and every text that was given is in it.

use super::frame::Frame;
use super::{Block, BlockKind, Document, Edit, EditKind, Heading, Inline, Link, List, Metadata};
use super::{Note, Table, Text};
use crate::base::{Language, Source, Span};
use crate::text::script::is_control;

/// How deeply frames nest before further ones are taken as if they were not there.
pub const DEEPEST: usize = 64;

/// Names an open frame, so that its reader can close it even if something else has meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameId(usize);

struct Open {
    id: FrameId,
    frame: Frame,
    span: Span,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
}

impl Open {
    fn new(id: FrameId, frame: Frame, at: usize) -> Self {
        Self {
            id,
            frame,
            span: Span::at(at),
            blocks: vec![],
            inlines: vec![],
            items: vec![],
            head: vec![],
            rows: vec![],
        }
    }
}

/// Makes a [`Document`] out of a reader's events.
pub struct Builder<'s> {
    source: &'s Source,
    stack: Vec<Open>,
    opened: usize,
    notes: Vec<Note>,
    edits: Vec<Edit>,
    too_deep: bool,
}

impl<'s> Builder<'s> {
    /// A builder for the document of a source.
    pub fn new(source: &'s Source) -> Self {
        // The root is a quotation that nobody sees: it holds blocks.
        Self {
            source,
            stack: vec![Open::new(FrameId(0), Frame::Quote, 0)],
            opened: 0,
            notes: vec![],
            edits: vec![],
            too_deep: false,
        }
    }

    /// Whether something was nested so deeply that it was flattened.
    pub fn too_deep(&self) -> bool {
        self.too_deep
    }

    /// Opens a frame at an offset of the source. A block ends what running text is open.
    ///
    /// Returns its name; too deep a frame is not opened, and what comes belongs to the frame around it.
    pub fn open(&mut self, frame: Frame, at: usize) -> Option<FrameId> {
        if self.stack.len() >= DEEPEST && !frame.holds_run() {
            self.too_deep = true;
            return None;
        }
        if let Frame::Heading(..) = frame
            && self.in_container(at)
        {
            // A heading within a quotation, an item or a cell heads no section of the document.
            let paragraph = self.open(Frame::Paragraph, at);
            self.open(Frame::Strong, at);
            return paragraph;
        }
        if frame.is_inline() {
            self.ensure_run(at);
        } else {
            self.end_run(at);
            self.ensure_parent(&frame, at);
        }
        Some(self.push(frame, at))
    }

    /// Whether, what runs being ended, something is open that holds blocks.
    fn in_container(&mut self, at: usize) -> bool {
        self.end_run(at);
        self.stack.len() > 1
    }

    fn push(&mut self, frame: Frame, at: usize) -> FrameId {
        self.opened += 1;
        let id = FrameId(self.opened);
        self.stack.push(Open::new(id, frame, at));
        id
    }

    /// Closes a frame with everything that is still open in it. Nothing happens where it is closed already.
    pub fn close_frame(&mut self, id: FrameId, at: usize) {
        if self.stack.iter().any(|open| open.id == id) {
            while self.stack.last().is_some_and(|open| open.id != id) {
                self.close(at);
            }
            self.close(at);
        }
    }

    /// Closes the innermost frame.
    pub fn close(&mut self, at: usize) {
        if self.stack.len() < 2 {
            return;
        }
        let Some(mut open) = self.stack.pop() else { return };
        open.span.end = open.span.end.max(at);
        if open.frame.holds_run() {
            self.trim(&mut open.inlines);
        }
        self.place(open);
    }

    /// Adds text that stands in the source at the span as it is. White space between blocks is syntax.
    pub fn text(&mut self, span: Span) {
        let source = self.source;
        let text = source.slice(span);
        if text.is_empty() {
            return;
        }
        if !self.in_run() && text.trim().is_empty() {
            return self.edit(EditKind::MARKUP, span);
        }
        let mut start = span.start;
        for (at, c) in text.char_indices().filter(|(_, c)| is_control(*c)) {
            self.push_text(Span::new(start, span.start + at));
            start = span.start + at + c.len_utf8();
            self.edit(EditKind::CONTROL_CHARACTER, Span::new(span.start + at, start));
        }
        self.push_text(Span::new(start, span.end));
    }

    fn push_text(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        let text = self.source.slice(span);
        self.ensure_run(span.start);
        let Some(open) = self.stack.last_mut() else { return };
        open.span.end = open.span.end.max(span.end);
        match open.inlines.last_mut() {
            // One leaf for what stands together.
            Some(Inline::Text(last)) if !last.edited && last.span.end == span.start => {
                last.text.push_str(text);
                last.span.end = span.end;
            }
            _ => open.inlines.push(Inline::Text(Text::verbatim(text, span))),
        }
    }

    /// Adds code: as the source has it, or what replaces that.
    pub fn code(&mut self, span: Span, code: &str) {
        let text = self.literal(span, code, EditKind::CHARACTER_REFERENCE);
        self.push_inline(Inline::Code(text), span);
    }

    /// Adds a block of code; what stands before its lines in the source is markup.
    pub fn preformatted(&mut self, span: Span, code: &str) {
        let text = self.literal(span, code, EditKind::MARKUP);
        self.block(BlockKind::Preformatted(text), span);
    }

    fn literal(&mut self, span: Span, code: &str, kind: EditKind) -> Text {
        if code == self.source.slice(span) && !code.contains(is_control) {
            return Text::verbatim(code, span);
        }
        let text: String = code.chars().filter(|c| !is_control(*c)).collect();
        self.edits.push(Edit { kind, span, after: text.clone() });
        Text { text, span, edited: true }
    }

    /// Adds text that replaces what the source says at the span.
    pub fn replaced_text(&mut self, span: Span, text: &str, kind: EditKind) {
        if text == self.source.slice(span) {
            return self.text(span);
        }
        let text: String = text.chars().filter(|c| !is_control(*c)).collect();
        self.edits.push(Edit { kind, span, after: text.clone() });
        if !text.is_empty() {
            self.push_inline(Inline::Text(Text { text, span, edited: true }), span);
        }
    }

    /// Adds an inline that has no text of its own, or code.
    pub fn inline(&mut self, inline: Inline, span: Span) {
        self.push_inline(inline, span);
    }

    /// Adds a block that holds nothing a reader could open.
    pub fn block(&mut self, kind: BlockKind, span: Span) {
        self.end_run(span.start);
        self.ensure_parent(&Frame::Paragraph, span.start);
        if let Some(open) = self.stack.last_mut() {
            open.span.end = open.span.end.max(span.end);
            open.blocks.push(Block::new(kind, span));
        }
    }

    /// Records that the source's text at the span is not in the document.
    pub fn edit(&mut self, kind: EditKind, span: Span) {
        if span.is_empty() {
            return;
        }
        match self.edits.last_mut() {
            // One record for what stands together.
            Some(last) if last.kind == kind && last.after.is_empty() && last.span.end == span.start => {
                last.span.end = span.end
            }
            _ => self.edits.push(Edit::removal(kind, span)),
        }
    }

    /// Whether running text can be added without opening a paragraph.
    pub fn in_run(&self) -> bool {
        self.stack.iter().rev().find(|open| !open.frame.is_inline()).is_some_and(|open| open.frame.holds_run())
    }

    /// The document.
    pub fn finish(mut self, metadata: Metadata, language: Language) -> Document {
        let end = self.source.text().len();
        while self.stack.len() > 1 {
            self.close(end);
        }
        let blocks = self.stack.pop().map(|root| root.blocks).unwrap_or_default();
        Document { metadata, language, blocks, notes: self.notes, edits: self.edits }
    }

    /// White space at the ends of a run is syntax.
    fn trim(&mut self, inlines: &mut Vec<Inline>) {
        while let Some(Inline::Text(first)) = inlines.first_mut().filter(|inline| is_verbatim(inline)) {
            let rest = first.text.trim_start().len();
            let cut = Span::new(first.span.start, first.span.end - rest);
            if cut.is_empty() {
                break;
            }
            first.text.drain(..cut.len());
            first.span.start = cut.end;
            self.edits.push(Edit::removal(EditKind::MARKUP, cut));
            if rest > 0 {
                break;
            }
            inlines.remove(0);
        }
        while let Some(Inline::Text(last)) = inlines.last_mut().filter(|inline| is_verbatim(inline)) {
            let rest = last.text.trim_end().len();
            let cut = Span::new(last.span.start + rest, last.span.end);
            if cut.is_empty() {
                break;
            }
            last.text.truncate(rest);
            last.span.end = cut.start;
            self.edits.push(Edit::removal(EditKind::MARKUP, cut));
            if rest > 0 {
                break;
            }
            inlines.pop();
        }
    }

    fn push_inline(&mut self, inline: Inline, span: Span) {
        self.ensure_run(span.start);
        if let Some(open) = self.stack.last_mut() {
            open.span.end = open.span.end.max(span.end);
            open.inlines.push(inline);
        }
    }

    fn ensure_run(&mut self, at: usize) {
        if !self.in_run() {
            match self.stack.last().map(|open| &open.frame) {
                Some(Frame::Table(_) | Frame::TableRow | Frame::TableHead) => {
                    self.ensure_parent(&Frame::Cell, at);
                    self.push(Frame::Cell, at);
                }
                _ => {
                    self.ensure_parent(&Frame::Paragraph, at);
                    self.push(Frame::Paragraph, at);
                }
            }
        }
    }

    /// Closes inline frames and the run that they are in.
    fn end_run(&mut self, at: usize) {
        while self.stack.len() > 1 && self.stack.last().is_some_and(|open| open.frame.is_inline()) && self.in_run() {
            self.close(at);
        }
        if self.stack.last().is_some_and(|open| open.frame.holds_run()) {
            self.close(at);
        }
    }

    /// Opens or closes frames until `frame` may stand in the innermost one.
    fn ensure_parent(&mut self, frame: &Frame, at: usize) {
        loop {
            let parent = self.stack.last().map(|open| &open.frame);
            let fix = match (frame, parent) {
                (Frame::Item, Some(Frame::List(_)))
                | (Frame::Cell, Some(Frame::TableRow | Frame::TableHead))
                | (Frame::TableRow | Frame::TableHead, Some(Frame::Table(_))) => return,
                (Frame::Item, _) => Frame::List(None),
                (Frame::Cell, _) => Frame::TableRow,
                (Frame::TableRow | Frame::TableHead, Some(Frame::TableRow | Frame::TableHead)) => {
                    self.close(at);
                    continue;
                }
                (Frame::TableRow | Frame::TableHead, _) => Frame::Table(vec![]),
                (_, Some(Frame::List(_))) => Frame::Item,
                // A block in a table: its cell takes running text only, so the table ends.
                (_, Some(Frame::Table(_) | Frame::TableRow | Frame::TableHead)) => {
                    self.close(at);
                    continue;
                }
                _ => return,
            };
            self.ensure_parent(&fix, at);
            self.push(fix, at);
        }
    }

    /// Puts what a closed frame holds into the frame around it.
    fn place(&mut self, open: Open) {
        let Some(parent) = self.stack.last_mut() else { return };
        parent.span.end = parent.span.end.max(open.span.end);
        let inlines = open.inlines;
        let inline =
            |wrap: fn(Vec<Inline>) -> Inline, inlines: Vec<Inline>| (!inlines.is_empty()).then(|| wrap(inlines));
        let placed = match open.frame {
            Frame::Cell => return parent.rows.push(vec![inlines]),
            Frame::TableRow => return parent.rows.push(open.rows.into_iter().flatten().collect()),
            Frame::TableHead => return parent.head = open.rows.into_iter().flatten().collect(),
            Frame::Item => return parent.items.push(open.blocks),
            Frame::Note(label) => return self.notes.push(Note { label, blocks: open.blocks }),
            Frame::Heading(level, id) => {
                let heading = Heading { level, id, content: inlines, generated: None, inferred: false };
                return parent.blocks.push(Block::new(BlockKind::Heading(heading), open.span));
            }
            Frame::Paragraph => {
                if !inlines.is_empty() {
                    parent.blocks.push(Block::new(BlockKind::Paragraph(inlines), open.span));
                }
                return;
            }
            Frame::Quote => return parent.blocks.push(Block::new(BlockKind::Quote(open.blocks), open.span)),
            Frame::List(start) => {
                let list = List { start, items: open.items };
                return parent.blocks.push(Block::new(BlockKind::List(list), open.span));
            }
            Frame::Table(alignments) => {
                let table = Table { alignments, head: open.head, rows: open.rows };
                return parent.blocks.push(Block::new(BlockKind::Table(table), open.span));
            }
            Frame::Emphasis => inline(Inline::Emphasis, inlines),
            Frame::Strong => inline(Inline::Strong, inlines),
            Frame::Small => inline(Inline::Small, inlines),
            Frame::Superscript => inline(Inline::Superscript, inlines),
            Frame::Subscript => inline(Inline::Subscript, inlines),
            Frame::Deleted => inline(Inline::Deleted, inlines),
            Frame::Foreign(language) => (!inlines.is_empty()).then_some(Inline::Foreign(language, inlines)),
            Frame::Link(target) => (!inlines.is_empty()).then_some(Inline::Link(Link { target, content: inlines })),
            Frame::Apparatus(apparatus) => (!inlines.is_empty()).then_some(Inline::Apparatus(apparatus, inlines)),
        };
        parent.inlines.extend(placed);
    }
}

fn is_verbatim(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if !text.edited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{plain_text, plain_text_of};

    #[test]
    fn text_outside_blocks_gets_a_paragraph_and_a_block_ends_it() {
        let source = Source::new("a", "one two");
        let mut builder = Builder::new(&source);
        builder.open(Frame::Strong, 0);
        builder.text(Span::new(0, 3));
        builder.open(Frame::Quote, 3);
        builder.text(Span::new(3, 7));
        let document = builder.finish(Metadata::default(), Language::undetermined());
        assert_eq!(document.blocks.len(), 2);
        assert_eq!(plain_text_of(&document.blocks), "one\ntwo\n");
    }

    #[test]
    fn nesting_without_end_is_flattened_and_nothing_is_lost() {
        let source = Source::new("a", "x".repeat(1_000));
        let mut builder = Builder::new(&source);
        for at in 0..1_000 {
            builder.open(Frame::Emphasis, at);
            builder.text(Span::new(at, at + 1));
        }
        assert!(builder.too_deep());
        let document = builder.finish(Metadata::default(), Language::undetermined());
        let BlockKind::Paragraph(inlines) = &document.blocks[0].kind else { panic!("no paragraph") };
        assert_eq!(plain_text(inlines).len(), 1_000);
    }

    #[test]
    fn a_cell_without_a_table_makes_one() {
        let source = Source::new("a", "ab");
        let mut builder = Builder::new(&source);
        for at in 0..2 {
            builder.open(Frame::Cell, at);
            builder.text(Span::new(at, at + 1));
            builder.close(at + 1);
        }
        let document = builder.finish(Metadata::default(), Language::undetermined());
        let BlockKind::Table(table) = &document.blocks[0].kind else { panic!("no table") };
        assert_eq!((table.rows.len(), table.rows[0].len()), (1, 2));
    }
}
