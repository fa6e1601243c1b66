//! Floor 2: the document, the typed tree that a source becomes.
//!
//! A [`Document`] is a list of blocks; blocks hold inlines or other blocks. Every [`Text`] leaf knows which bytes of the
//! source it stands for, and every change that was made on the way is an [`Edit`]. Together they keep the first law: *each
//! character of the source lies in exactly one text leaf or one edit* (a text leaf whose text is not what the source says at
//! that place is the new text of an edit at the same place).
//!
//! The tree's words are those of CommonMark where it has one and of TEI or HTML where not. What is particular to a source
//! format (tags, classes, markers) does not get past its reader; what is noise in several formats has a node of its own
//! ([`Inline::Apparatus`]), so that one cleaning pass serves them all.

pub mod builder;
pub mod edit;
pub mod flat;
pub mod frame;
pub mod ids;
pub mod notes;
pub mod paragraphs;
pub mod section;
pub mod spans;
pub mod visit;

pub use builder::Builder;
pub use edit::{Edit, EditKind};
pub use frame::Frame;
pub use ids::Ids;
pub use paragraphs::{Paragraph, paragraphs};
pub use section::{Part, Section, parts, sections};
pub use visit::{plain_text, plain_text_of};

use crate::base::{Language, Span};
use serde::{Deserialize, Serialize};

/// A text of a work: its description, its blocks, and what was changed to get there.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What the source says of itself.
    pub metadata: Metadata,
    /// The language of the text.
    pub language: Language,
    /// The blocks, in the order of the source.
    pub blocks: Vec<Block>,
    /// Footnote definitions, in the order of the source.
    pub notes: Vec<Note>,
    /// Everything that differs between the source and the blocks.
    pub edits: Vec<Edit>,
}

/// What a source says of itself, in front matter or otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title of the text.
    pub title: Option<String>,
    /// The declared language.
    pub language: Option<Language>,
    /// Where the text was taken from.
    pub url: Option<String>,
    /// The revision at its origin.
    pub revision: Option<String>,
    /// The licence, as the source writes it.
    pub license: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was written or changed last, as the source writes it (ISO 8601 where it can be compared).
    pub date: Option<String>,
}

/// A footnote: what a [`Inline::NoteReference`] with the same label refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The label, as the source writes it.
    pub label: String,
    /// What the note says.
    pub blocks: Vec<Block>,
}

/// A block and the bytes of the source that it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// From its first to its last byte in the source.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A heading; what stands under it until the next heading of the same or a higher level is its section.
    Heading(Heading),
    /// A paragraph.
    ///
    /// ```
    /// use hexapla::{base::Source, document::{plain_text, BlockKind}, read};
    /// let document = read::read(&Source::new("a.md", "One *sentence*.")).document;
    /// assert!(matches!(&document.blocks[0].kind, BlockKind::Paragraph(inlines) if plain_text(inlines) == "One sentence."));
    /// ```
    Paragraph(Vec<Inline>),
    /// A quotation set apart.
    Quote(Vec<Block>),
    /// A list of items.
    List(List),
    /// A table.
    Table(Table),
    /// Lines that were kept as they stand, such as program text.
    Preformatted(Text),
    /// Cells of an information table whose frame the scrape lost, and that say something of their own.
    Infobox(Vec<Block>),
    /// A thematic break.
    Break,
}

/// A heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 2 to 6; 1 is the title of the document.
    pub level: u8,
    /// The id of the section: from the source, an outline, or a slug once the outline is settled.
    pub id: Option<String>,
    /// The title. Where [`generated`](Self::generated) is set its text is not the source's.
    pub content: Vec<Inline>,
    /// The title when it was not in the source but comes from an outline.
    pub generated: Option<String>,
    /// Whether that outline was inferred from the text, so that the title says nothing that the text does not.
    pub inferred: bool,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The number of the first item of an ordered list.
    pub start: Option<u64>,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

/// A table: a row of headers and rows of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How each column is aligned.
    pub alignments: Vec<Alignment>,
    /// The header cells; empty where the table has none.
    pub head: Vec<Vec<Inline>>,
    /// The rows of cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How the cells of a column are aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// As the text runs.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Against the way the text runs.
    End,
}

/// A run of text and the bytes of the source that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where the source says it. Empty for text that an edit put in.
    pub span: Span,
    /// Whether it is the new text of an edit. Else it is, byte for byte, what the source says at the span.
    pub edited: bool,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters.
    Text(Text),
    /// Stress emphasis.
    Emphasis(Vec<Inline>),
    /// Strong importance, and what sources set in bold.
    Strong(Vec<Inline>),
    /// Side comments, and what sources set in small print.
    Small(Vec<Inline>),
    /// Raised text that is part of the text, as in `10²`.
    Superscript(Vec<Inline>),
    /// Lowered text.
    Subscript(Vec<Inline>),
    /// Struck-out text.
    Deleted(Vec<Inline>),
    /// Text in another language (TEI `foreign`).
    Foreign(Language, Vec<Inline>),
    /// A link.
    Link(Link),
    /// A line of code.
    Code(Text),
    /// A place where the line is broken.
    LineBreak,
    /// A reference to a footnote of the same document.
    NoteReference(String),
    /// A mark that belongs to the source's own apparatus and not to its text.
    Apparatus(Apparatus, Vec<Inline>),
}

/// The kinds of marks that scrapes carry along from the page that they were made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apparatus {
    /// The mark of a reference or a note whose text is not there: `[54]`, `[註 2]`.
    Citation,
    /// The page of the work that the reference before it cites: `:5210`.
    Locator,
    /// A request by editors of the origin: `[來源請求]`.
    Request,
}

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// What is linked.
    pub content: Vec<Inline>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Target {
    /// A page of the wiki that the source is from, by its title, with the section where one is given.
    Wiki {
        /// The title of the page, as the link's address has it, decoded.
        title: String,
        /// The section of the page.
        section: Option<String>,
    },
    /// A page that the wiki did not have (a "red link").
    Missing(String),
    /// An address on the web.
    Url(String),
    /// A file of the site's content, relative to the source, or (with an empty path) the source itself.
    Source {
        /// The path, with `/` between its parts.
        path: String,
        /// The id in it.
        fragment: Option<String>,
    },
}

impl Text {
    /// Text that stands in the source as it is.
    pub fn verbatim(text: &str, span: Span) -> Self {
        Self { text: text.to_owned(), span, edited: false }
    }
}

impl Block {
    /// A block of a kind, made from a span.
    pub fn new(kind: BlockKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// The heading, where the block is one.
    pub fn heading(&self) -> Option<&Heading> {
        match &self.kind {
            BlockKind::Heading(heading) => Some(heading),
            _ => None,
        }
    }
}

impl Heading {
    /// The title as somebody chose it: nothing where it was inferred from the text, of which it tells nothing then.
    pub fn chosen_title(&self) -> String {
        if self.inferred { String::new() } else { self.title() }
    }

    /// The title: what the source or the outline calls the section.
    pub fn title(&self) -> String {
        self.generated.clone().unwrap_or_else(|| plain_text(&self.content).trim().to_owned())
    }
}
