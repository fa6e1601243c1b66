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

use crate::base::{Diagnostic, Language, Source, Span};
use crate::document::{Builder, Document, EditKind, Metadata, plain_text_of};
use crate::text::detect;
use crate::text::script::sets_direction;
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

/// How a source is read of which one cannot make a page.
const LEFT_OUT: Reader = Reader {
    format: Format::FlattenedText,
    looks_like: |_| false,
    read: |source, _| {
        let mut builder = Builder::new(source);
        builder.edit(EditKind::MARKUP, source.span());
        builder.finish(Metadata::default(), Language::undetermined())
    },
};

/// How many line ends and signs of markup a source has at most. Each can become a node and an edit, of which a build has
/// several kinds of records: it bounds the memory that it takes.
const MOST_SIGNS: usize = 400_000;

fn has_too_many_signs(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let is_sign = |byte: &u8| matches!(byte, b'\n' | b'<' | b'&' | b'[' | b'*' | b'_' | b'`' | b'|');
    let signs = source.text().bytes().filter(is_sign).count();
    if signs > MOST_SIGNS {
        diagnostics.push(
            Diagnostic::error(
                "too-many-signs",
                format!("the source has {signs} line ends and signs of markup, and at most {MOST_SIGNS} can be read"),
            )
            .in_file(source.path())
            .hint("divide it into several sources, or look whether it is a text at all"),
        );
    }
    signs > MOST_SIGNS
}

/// Says where the first of the characters stands that would turn the text behind it; none of them gets into a page.
fn direction(source: &Source) -> Option<Diagnostic> {
    let (at, c) = source.text().char_indices().find(|(_, c)| sets_direction(*c))?;
    let warning = Diagnostic::warning(
        "direction-character",
        format!("characters that turn the direction of text (here U+{:04X}) are left out", u32::from(c)),
    );
    Some(
        warning
            .at(source, Span::new(at, at + c.len_utf8()))
            .hint("text in another direction needs none; they can make it look like other text than it is"),
    )
}

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
    let reader = if has_too_many_signs(source, &mut diagnostics) { &LEFT_OUT } else { reader(source.text()) };
    let format = reader.format;
    let mut document = (reader.read)(source, &mut diagnostics);
    diagnostics.extend(direction(source));
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
