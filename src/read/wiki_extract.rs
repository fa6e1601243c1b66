//! The text extract of a wiki page: front matter, then lines of text and `== Heading ==` lines.
//!
//! It is what MediaWiki's TextExtracts extension gives as plain text: one line a paragraph, sections by equals signs.

use super::{flattened::lines, front_matter};
use crate::base::{Diagnostic, Language, Source, Span};
use crate::document::{Builder, Document, EditKind, Frame};

/// Lines of white space that stood for something that was not text: images of a gallery, cells of a table.
const EMPTY_ELEMENT: EditKind = EditKind("empty-element");

/// Whether a text has lines that are headings between equals signs.
pub fn looks_like(text: &str) -> bool {
    text.lines().any(|line| heading(line).is_some())
}

/// Reads a wiki extract.
pub fn read(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let mut builder = Builder::new(source);
    let front = front_matter::read(source, diagnostics);
    builder.edit(EditKind::FRONT_MATTER, Span::new(0, front.end));
    for line in lines(source.text(), front.end) {
        let text = source.slice(line);
        let end = line.start + text.trim_end_matches('\n').len();
        if let Some((level, title)) = heading(text) {
            let title = Span::new(line.start + title.start, line.start + title.end);
            builder.edit(EditKind::MARKUP, Span::new(line.start, title.start));
            builder.open(Frame::Heading(level, None), line.start);
            builder.text(title);
            builder.close(end);
            builder.edit(EditKind::MARKUP, Span::new(title.end, line.end));
        } else if text.trim().is_empty() {
            let kind = if text.trim_end_matches('\n').is_empty() { EditKind::MARKUP } else { EMPTY_ELEMENT };
            builder.edit(kind, line);
        } else {
            builder.open(Frame::Paragraph, line.start);
            builder.text(Span::new(line.start, end));
            builder.close(end);
            builder.edit(EditKind::MARKUP, Span::new(end, line.end));
        }
    }
    builder.finish(front.metadata, Language::undetermined())
}

/// The level of a heading line and the byte range of its title in the line.
fn heading(line: &str) -> Option<(u8, std::ops::Range<usize>)> {
    let trimmed = line.trim_end();
    let left = trimmed.len() - trimmed.trim_start_matches('=').len();
    let right = trimmed.len() - trimmed.trim_end_matches('=').len();
    let level = left.min(right).min(6);
    if level < 2 || left + right >= trimmed.len() {
        return None;
    }
    let inside = &trimmed[level..trimmed.len() - level];
    let title = inside.trim();
    let start = level + (inside.len() - inside.trim_start().len());
    (!title.is_empty()).then(|| (u8::try_from(level).unwrap_or(6), start..start + title.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        assert_eq!(heading("== 배경 ==\n"), Some((2, 3..9)));
        assert_eq!(heading("====x===="), Some((4, 4..5)));
        assert_eq!(heading("= x ="), None);
        assert_eq!(heading("====="), None);
        assert_eq!(heading("== =="), None);
        assert_eq!(heading("a == b =="), None);
    }
}
