//! From a place in the text of a run back to the place in the source that says it.

use super::Inline;
use super::flat::flat_len;
use crate::base::Span;
use std::ops::Range;

/// The bytes of the source that a range of a run's [`Flat`](super::flat::Flat) text stands for.
///
/// A leaf that stands in the source as it is maps byte for byte. Of a leaf that an edit put there, and of code, no part has a
/// place of its own: a range that touches one takes its whole span. Nothing where the range touches no leaf.
///
/// ```
/// use hexapla::base::{Source, Span};
/// use hexapla::document::{BlockKind, spans::span_of};
/// let source = Source::new("a.md", "Of them **54** fell.");
/// let document = hexapla::read::read(&source).document;
/// let BlockKind::Paragraph(run) = &document.blocks[0].kind else { panic!() };
/// assert_eq!(span_of(run, 8..15), Some(Span::new(10, 19)));
/// assert_eq!(source.slice(Span::new(10, 19)), "54** fell");
/// ```
pub fn span_of(run: &[Inline], range: Range<usize>) -> Option<Span> {
    let mut search = Search { range, offset: 0, found: None };
    search.run(run);
    search.found
}

struct Search {
    range: Range<usize>,
    /// Offset in the flat text.
    offset: usize,
    found: Option<Span>,
}

impl Search {
    fn run(&mut self, run: &[Inline]) {
        for inline in run {
            if self.offset >= self.range.end {
                return;
            }
            match inline {
                Inline::Text(leaf) => self.leaf(leaf.span, flat_len(inline), !leaf.edited),
                Inline::Code(leaf) => self.leaf(leaf.span, flat_len(inline), false),
                Inline::LineBreak => self.offset += flat_len(inline),
                other => self.run(other.children()),
            }
        }
    }

    fn leaf(&mut self, span: Span, length: usize, verbatim: bool) {
        let start = self.offset;
        self.offset += length;
        let from = self.range.start.max(start);
        let to = self.range.end.min(self.offset);
        if from < to {
            let own = if verbatim { Span::new(span.start + from - start, span.start + to - start) } else { span };
            self.found = Some(self.found.map_or(own, |found| found.to(own)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    fn run() -> Vec<Inline> {
        let verbatim = |text: &str, at: usize| Inline::Text(Text::verbatim(text, Span::new(at, at + text.len())));
        let edited = Inline::Text(Text { text: "54".to_owned(), span: Span::new(13, 20), edited: true });
        vec![verbatim("ab", 3), Inline::Strong(vec![verbatim("cd", 7), Inline::LineBreak]), edited, verbatim("ef", 20)]
    }

    #[test]
    fn a_range_within_leaves_maps_byte_for_byte() {
        assert_eq!(span_of(&run(), 1..2), Some(Span::new(4, 5)));
        assert_eq!(span_of(&run(), 1..3), Some(Span::new(4, 8)));
    }

    #[test]
    fn a_range_that_touches_an_edit_takes_all_of_it() {
        assert_eq!(span_of(&run(), 8..10), Some(Span::new(13, 21)));
        assert_eq!(span_of(&run(), 7..8), Some(Span::new(13, 20)));
    }

    #[test]
    fn a_range_without_a_leaf_has_no_place() {
        assert_eq!(span_of(&run(), 4..7), None);
        assert_eq!(span_of(&run(), 2..2), None);
        assert_eq!(span_of(&run(), 40..50), None);
    }
}
