//! Flattened text: paragraphs without markup or headings.

use crate::base::{Diagnostic, Language, Source, Span};
use crate::document::{Builder, Document, EditKind, Frame, Metadata};

/// Reads flattened text: what stands between blank lines is a paragraph, whose line ends stay in it for cleaning to judge.
pub fn read(source: &Source, _: &mut Vec<Diagnostic>) -> Document {
    let mut builder = Builder::new(source);
    let mut paragraph: Option<Span> = None;
    for line in lines(source.text(), 0) {
        if source.slice(line).trim().is_empty() {
            flush(&mut builder, source, paragraph.take());
            builder.edit(EditKind::MARKUP, line);
        } else {
            paragraph = Some(paragraph.map_or(line, |before| before.to(line)));
        }
    }
    flush(&mut builder, source, paragraph);
    builder.finish(Metadata::default(), Language::undetermined())
}

fn flush(builder: &mut Builder<'_>, source: &Source, paragraph: Option<Span>) {
    if let Some(span) = paragraph {
        let end = span.end - usize::from(source.slice(span).ends_with('\n'));
        builder.open(Frame::Paragraph, span.start);
        builder.text(Span::new(span.start, end));
        builder.close(end);
        builder.edit(EditKind::MARKUP, Span::new(end, span.end));
    }
}

/// The lines of a text from an offset on, each with its line end.
pub fn lines(text: &str, from: usize) -> impl Iterator<Item = Span> + '_ {
    let mut start = from;
    text.get(from..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end;
        span
    })
}
