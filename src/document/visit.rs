//! Walking a document: every list of inlines, every text leaf, the text alone.

use super::{Block, BlockKind, Document, Inline, Link, Text};

impl Document {
    /// Calls `f` with every list of inlines that a block holds: paragraphs, headings, cells, also of notes.
    pub fn for_each_run<'a>(&'a self, f: &mut dyn FnMut(&'a [Inline])) {
        for block in self.blocks.iter().chain(self.notes.iter().flat_map(|note| &note.blocks)) {
            block.for_each_run(f);
        }
    }

    /// The same, to be changed.
    pub fn for_each_run_mut(&mut self, f: &mut dyn FnMut(&mut Vec<Inline>)) {
        for block in self.blocks.iter_mut().chain(self.notes.iter_mut().flat_map(|note| note.blocks.iter_mut())) {
            block.for_each_run_mut(f);
        }
    }

    /// Calls `f` with every link, in the order of the document.
    pub fn for_each_link<'a>(&'a self, f: &mut dyn FnMut(&'a Link)) {
        self.for_each_run(&mut |run| for_each_link(run, f));
    }

    /// Calls `f` with every text leaf, in the order of the document.
    pub fn for_each_text<'a>(&'a self, f: &mut dyn FnMut(&'a Text)) {
        for block in self.blocks.iter().chain(self.notes.iter().flat_map(|note| note.blocks.iter())) {
            block.for_each_text(f);
        }
    }
}

impl Block {
    /// Calls `f` with every list of inlines in the block.
    pub fn for_each_run<'a>(&'a self, f: &mut dyn FnMut(&'a [Inline])) {
        match &self.kind {
            BlockKind::Heading(heading) => f(&heading.content),
            BlockKind::Paragraph(inlines) => f(inlines),
            BlockKind::Quote(blocks) | BlockKind::Infobox(blocks) => {
                blocks.iter().for_each(|block| block.for_each_run(f));
            }
            BlockKind::List(list) => list.items.iter().flatten().for_each(|block| block.for_each_run(f)),
            BlockKind::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| f(cell));
            }
            BlockKind::Preformatted(_) | BlockKind::Break => {}
        }
    }

    /// Calls `f` with every list of inlines in the block, to be changed.
    pub fn for_each_run_mut(&mut self, f: &mut dyn FnMut(&mut Vec<Inline>)) {
        match &mut self.kind {
            BlockKind::Heading(heading) => f(&mut heading.content),
            BlockKind::Paragraph(inlines) => f(inlines),
            BlockKind::Quote(blocks) | BlockKind::Infobox(blocks) => {
                blocks.iter_mut().for_each(|block| block.for_each_run_mut(f));
            }
            BlockKind::List(list) => list.items.iter_mut().flatten().for_each(|block| block.for_each_run_mut(f)),
            BlockKind::Table(table) => {
                table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(f);
            }
            BlockKind::Preformatted(_) | BlockKind::Break => {}
        }
    }

    /// Calls `f` with every text leaf in the block.
    pub fn for_each_text<'a>(&'a self, f: &mut dyn FnMut(&'a Text)) {
        match &self.kind {
            BlockKind::Preformatted(text) => f(text),
            _ => self.for_each_run(&mut |run| for_each_text(run, f)),
        }
    }
}

impl Inline {
    /// The inlines that this one holds.
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Emphasis(c)
            | Self::Strong(c)
            | Self::Small(c)
            | Self::Superscript(c)
            | Self::Subscript(c)
            | Self::Deleted(c)
            | Self::Foreign(_, c)
            | Self::Apparatus(_, c) => c,
            Self::Link(link) => &link.content,
            Self::Text(_) | Self::Code(_) | Self::LineBreak | Self::NoteReference(_) => &[],
        }
    }

    /// The inlines that this one holds, to be changed.
    pub fn children_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Emphasis(c)
            | Self::Strong(c)
            | Self::Small(c)
            | Self::Superscript(c)
            | Self::Subscript(c)
            | Self::Deleted(c)
            | Self::Foreign(_, c)
            | Self::Apparatus(_, c) => Some(c),
            Self::Link(link) => Some(&mut link.content),
            Self::Text(_) | Self::Code(_) | Self::LineBreak | Self::NoteReference(_) => None,
        }
    }
}

/// Calls `f` with every text leaf of some inlines, in their order.
pub fn for_each_text<'a>(inlines: &'a [Inline], f: &mut dyn FnMut(&'a Text)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => f(text),
            other => for_each_text(other.children(), f),
        }
    }
}

/// Calls `f` with every link in some inlines, in their order.
pub fn for_each_link<'a>(inlines: &'a [Inline], f: &mut dyn FnMut(&'a Link)) {
    for inline in inlines {
        if let Inline::Link(link) = inline {
            f(link);
        }
        for_each_link(inline.children(), f);
    }
}

/// The characters of some inlines, without structure; a line break is a line feed.
pub fn plain_text(inlines: &[Inline]) -> String {
    fn write(inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(&text.text),
                Inline::LineBreak => out.push('\n'),
                other => write(other.children(), out),
            }
        }
    }
    let mut out = String::new();
    write(inlines, &mut out);
    out
}

/// The characters of some blocks, one line a paragraph.
pub fn plain_text_of(blocks: &[Block]) -> String {
    fn write(block: &Block, out: &mut String) {
        match &block.kind {
            BlockKind::Heading(heading) => line(&heading.title(), out),
            BlockKind::Paragraph(inlines) => line(&plain_text(inlines), out),
            BlockKind::Quote(blocks) | BlockKind::Infobox(blocks) => blocks.iter().for_each(|b| write(b, out)),
            BlockKind::List(list) => list.items.iter().flatten().for_each(|b| write(b, out)),
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    let cells: Vec<String> = row.iter().map(|cell| plain_text(cell)).collect();
                    line(&cells.join("\t"), out);
                }
            }
            BlockKind::Preformatted(text) => line(&text.text, out),
            BlockKind::Break => {}
        }
    }
    fn line(text: &str, out: &mut String) {
        if !text.is_empty() {
            out.push_str(text);
            out.push('\n');
        }
    }
    let mut out = String::new();
    blocks.iter().for_each(|block| write(block, &mut out));
    out
}
