//! Frames: what a reader opens and closes while it builds a document.

use super::{Alignment, Apparatus, Target};
use crate::base::Language;

/// What a reader can open.
#[derive(Clone, Debug, PartialEq)]
pub enum Frame {
    /// A heading with its level and, where the source gives one, its id.
    Heading(u8, Option<String>),
    /// A paragraph.
    Paragraph,
    /// A block quotation.
    Quote,
    /// A list; the number of its first item where it is ordered.
    List(Option<u64>),
    /// An item of a list.
    Item,
    /// A table with the alignment of its columns.
    Table(Vec<Alignment>),
    /// The row of headers of a table.
    TableHead,
    /// A row of a table.
    TableRow,
    /// A cell of a row.
    Cell,
    /// A footnote definition with its label.
    Note(String),
    /// Stress emphasis.
    Emphasis,
    /// Strong importance.
    Strong,
    /// Small print.
    Small,
    /// Raised text.
    Superscript,
    /// Lowered text.
    Subscript,
    /// Struck-out text.
    Deleted,
    /// Text in another language.
    Foreign(Language),
    /// A link.
    Link(Target),
    /// A mark of the source's apparatus.
    Apparatus(Apparatus),
}

impl Frame {
    /// Whether it is a piece of running text.
    pub(super) fn is_inline(&self) -> bool {
        !self.holds_blocks()
            && !self.holds_run()
            && !matches!(self, Self::List(_) | Self::Table(_) | Self::TableHead | Self::TableRow)
    }

    /// Whether it holds running text.
    pub(super) fn holds_run(&self) -> bool {
        matches!(self, Self::Heading(..) | Self::Paragraph | Self::Cell)
    }

    /// Whether it holds blocks.
    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self, Self::Quote | Self::Item | Self::Note(_))
    }
}
