//! Floor 3: one reader a source format; which format and which language a source is in.
//!
//! A reader yields a [`Document`]; nothing above it knows which format it was. Readers are total: bad input becomes a node
//! and a diagnostic, never a panic.

pub mod flattened;
pub mod front_matter;
pub mod html;
pub mod identity;
pub mod markdown;
pub mod wiki_extract;

use crate::base::{Diagnostic, Language, Source};
use crate::document::{Document, Metadata, plain_text_of};
use crate::text::detect;
use std::fmt;

/// The format of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A printed list of HTML elements, or plain HTML.
    ParagraphDump,
    /// Paragraphs without markup or headings.
    FlattenedText,
    /// Text of a wiki page with `== Heading ==` lines.
    WikiExtract,
    /// CommonMark with tables and footnotes.
    Markdown,
}

/// What reading a source gives.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// The format it was in.
    pub format: Format,
    /// What there is to say about the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// How a format is told and read.
struct Reader {
    format: Format,
    looks_like: fn(&str) -> bool,
    read: fn(&Source, &mut Vec<Diagnostic>) -> Document,
}

/// The formats, in the order in which they are tried; what none of them takes is flattened text. A format is added with a
/// file and a line here.
const READERS: &[Reader] = &[
    Reader { format: Format::ParagraphDump, looks_like: html::looks_like, read: html::read },
    Reader { format: Format::WikiExtract, looks_like: wiki_extract::looks_like, read: wiki_extract::read },
    Reader { format: Format::Markdown, looks_like: markdown::looks_like, read: markdown::read },
];
const FLATTENED: Reader = Reader { format: Format::FlattenedText, looks_like: |_| true, read: flattened::read };

fn reader(text: &str) -> &'static Reader {
    READERS.iter().find(|reader| (reader.looks_like)(text)).unwrap_or(&FLATTENED)
}

impl Format {
    /// Its name in kebab-case; interface strings call it `format-NAME`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ParagraphDump => "paragraph-dump",
            Self::FlattenedText => "flattened-text",
            Self::WikiExtract => "wiki-extract",
            Self::Markdown => "markdown",
        }
    }

    /// The format of a text, told from the text alone.
    pub fn detect(text: &str) -> Self {
        reader(text).format
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reads a source in whatever format it is in.
///
/// ```
/// use hexapla::{base::Source, read::{read, Format}};
/// let reading = read(&Source::new("a.txt", "[<p>韓戰<sup class=\"reference\" id=\"cite_ref-1\">[1]</sup>。\n</p>]"));
/// assert_eq!(reading.format, Format::ParagraphDump);
/// ```
pub fn read(source: &Source) -> Reading {
    let mut diagnostics = Vec::new();
    let reader = reader(source.text());
    let format = reader.format;
    let mut document = (reader.read)(source, &mut diagnostics);
    identity::settle_title(source, &mut document, &mut diagnostics);
    document.language = language_of(&document.metadata, &document);
    Reading { document, format, diagnostics }
}

fn language_of(metadata: &Metadata, document: &Document) -> Language {
    metadata.language.clone().unwrap_or_else(|| detect::language(&plain_text_of(&document.blocks)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_from_content() {
        let cases = [
            ("[<p>字\n</p>, <p>字\n</p>]", Format::ParagraphDump),
            ("<p>text</p>", Format::ParagraphDump),
            ("revision: 1\ntitle: \"x\"\n\n---\n\n본문이다.\n\n== 배경 ==\n본문", Format::WikiExtract),
            ("---\ntitle: x\n---\n\n# Heading\n\ntext", Format::Markdown),
            ("Text with a [link](a.md) in it.\n\n- item\n- item", Format::Markdown),
            ("韓戰[54]，是朝鮮半島上的戰爭。\n\n聯合國軍[註 2]", Format::FlattenedText),
        ];
        for (text, format) in cases {
            assert_eq!(Format::detect(text), format, "{text}");
        }
    }
}
