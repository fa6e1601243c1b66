//! A run of inlines as one string, and changes to the run by places in that string.
//!
//! A cleaning rule wants to look at a paragraph as a reader does, whatever links and emphasis it is cut into by. [`Flat`] is
//! that look; [`apply`] and [`split`] carry what the rule found back into the tree and record it.

use super::{Edit, EditKind, Inline, Link, Text};
use crate::base::Span;
use std::ops::Range;

/// Stands in a [`Flat`] for what is not plain text (code), so that no rule matches in or across it.
pub const OBJECT: char = '\u{FFFC}';
/// Stands in a [`Flat`] for a line break that is markup.
pub const LINE_BREAK: char = '\u{2028}';

/// The text of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flat {
    /// The characters, with [`OBJECT`] and [`LINE_BREAK`] for what is none.
    pub text: String,
}

/// A change to make: what is in the range is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Byte range in the flat text.
    pub range: Range<usize>,
    /// What is to stand there.
    pub after: String,
}

impl Change {
    /// Takes out what is in the range.
    pub fn remove(range: Range<usize>) -> Self {
        Self { range, after: String::new() }
    }

    /// Puts something in.
    pub fn insert(at: usize, after: impl Into<String>) -> Self {
        Self { range: at..at, after: after.into() }
    }

    /// Replaces what is in the range.
    pub fn replace(range: Range<usize>, after: impl Into<String>) -> Self {
        Self { range, after: after.into() }
    }
}

impl Flat {
    /// The flat text of a run.
    pub fn of(inlines: &[Inline]) -> Self {
        fn write(inlines: &[Inline], out: &mut String) {
            for inline in inlines {
                match inline {
                    Inline::Text(text) => out.push_str(&text.text),
                    Inline::Code(_) => out.push(OBJECT),
                    Inline::LineBreak => out.push(LINE_BREAK),
                    other => write(other.children(), out),
                }
            }
        }
        let mut text = String::new();
        write(inlines, &mut text);
        Self { text }
    }
}

/// The length of an inline in the flat text, in bytes.
pub fn flat_len(inline: &Inline) -> usize {
    match inline {
        Inline::Text(text) => text.text.len(),
        Inline::Code(_) => OBJECT.len_utf8(),
        Inline::LineBreak => LINE_BREAK.len_utf8(),
        other => other.children().iter().map(flat_len).sum(),
    }
}

/// Makes changes to a run and records them as edits of one kind.
///
/// The changes are in order and do not overlap. Inlines that are left without content go.
pub fn apply(inlines: &mut Vec<Inline>, changes: &[Change], kind: EditKind, edits: &mut Vec<Edit>) {
    if changes.is_empty() {
        return;
    }
    debug_assert!(
        changes.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start),
        "changes overlap: {changes:?}"
    );
    let mut todo = Applying { changes, next: 0, offset: 0, kind, edits };
    todo.run(inlines);
}

struct Applying<'a> {
    changes: &'a [Change],
    /// The first change that is not done yet.
    next: usize,
    /// Offset in the flat text.
    offset: usize,
    kind: EditKind,
    edits: &'a mut Vec<Edit>,
}

impl Applying<'_> {
    fn run(&mut self, inlines: &mut Vec<Inline>) {
        let mut kept = Vec::with_capacity(inlines.len());
        for mut inline in inlines.drain(..) {
            match inline {
                Inline::Text(text) => self.leaf(text, &mut kept),
                Inline::Code(_) => {
                    self.offset += OBJECT.len_utf8();
                    kept.push(inline);
                }
                Inline::LineBreak => {
                    let here = self.offset..self.offset + LINE_BREAK.len_utf8();
                    self.offset = here.end;
                    let gone = self.changes[self.next.min(self.changes.len())..]
                        .iter()
                        .any(|change| change.range.start <= here.start && here.end <= change.range.end);
                    if !gone {
                        kept.push(Inline::LineBreak);
                    }
                    self.skip_done();
                }
                Inline::NoteReference(_) => kept.push(inline),
                _ => {
                    if let Some(children) = inline.children_mut() {
                        let had = !children.is_empty();
                        self.run(children);
                        if had && children.is_empty() {
                            continue;
                        }
                    }
                    kept.push(inline);
                }
            }
        }
        *inlines = kept;
    }

    fn skip_done(&mut self) {
        while self
            .changes
            .get(self.next)
            .is_some_and(|change| change.range.end <= self.offset && !change.range.is_empty())
        {
            self.next += 1;
        }
    }

    fn leaf(&mut self, text: Text, kept: &mut Vec<Inline>) {
        let start = self.offset;
        let end = start + text.text.len();
        self.offset = end;
        let mut pieces: Vec<(Range<usize>, Option<String>)> = Vec::new();
        let mut done = 0;
        while let Some(change) = self.changes.get(self.next) {
            // A place between two leaves belongs to the first of them.
            if change.range.start > end || (change.range.start == end && !change.range.is_empty()) {
                break;
            }
            let from = change.range.start.saturating_sub(start);
            let to = change.range.end.min(end) - start;
            if from > done {
                pieces.push((done..from, None));
            }
            let after = if change.range.start >= start { change.after.clone() } else { String::new() };
            pieces.push((from..to, Some(after)));
            done = to;
            if change.range.end > end {
                break;
            }
            self.next += 1;
        }
        if done < text.text.len() {
            pieces.push((done..text.text.len(), None));
        }
        if pieces.iter().all(|(_, after)| after.is_none()) {
            kept.push(Inline::Text(text));
        } else if text.edited {
            self.amend(text, &pieces, kept);
        } else {
            self.cut(&text, pieces, kept);
        }
    }

    /// Cuts a verbatim leaf into what stays and what is replaced.
    fn cut(&mut self, text: &Text, pieces: Vec<(Range<usize>, Option<String>)>, kept: &mut Vec<Inline>) {
        for (range, after) in pieces {
            let span = Span::new(text.span.start + range.start, text.span.start + range.end);
            match after {
                None => kept.push(Inline::Text(Text::verbatim(&text.text[range], span))),
                Some(after) => {
                    if !after.is_empty() {
                        kept.push(Inline::Text(Text { text: after.clone(), span, edited: true }));
                    }
                    if !(span.is_empty() && after.is_empty()) {
                        self.edits.push(Edit { kind: self.kind, span, after });
                    }
                }
            }
        }
    }

    /// Changes text that an earlier edit had put there, and that edit with it.
    fn amend(&mut self, text: Text, pieces: &[(Range<usize>, Option<String>)], kept: &mut Vec<Inline>) {
        let after: String =
            pieces.iter().map(|(range, after)| after.as_deref().unwrap_or(&text.text[range.clone()])).collect();
        if let Some(edit) = self.edits.iter_mut().rev().find(|edit| edit.span == text.span && edit.after == text.text) {
            edit.after.clone_from(&after);
        }
        if !after.is_empty() {
            kept.push(Inline::Text(Text { text: after, ..text }));
        }
    }
}

/// Takes out the inlines for which `is` holds, wherever they are, and records their text.
pub fn drop_where(inlines: &mut Vec<Inline>, is: &dyn Fn(&Inline) -> bool, kind: EditKind, edits: &mut Vec<Edit>) {
    inlines.retain_mut(|inline| {
        if is(inline) {
            record_removal(std::slice::from_ref(inline), kind, edits);
            return false;
        }
        let had = !inline.children().is_empty();
        if let Some(children) = inline.children_mut() {
            drop_where(children, is, kind, edits);
            return !(had && children.is_empty());
        }
        true
    });
}

/// Records that all text of some inlines is gone.
pub fn record_removal(inlines: &[Inline], kind: EditKind, edits: &mut Vec<Edit>) {
    super::visit::for_each_text(inlines, &mut |text| record_text_removal(text, kind, edits));
}

/// Records that a text leaf is gone.
pub fn record_text_removal(text: &Text, kind: EditKind, edits: &mut Vec<Edit>) {
    if text.edited {
        // What an edit had put there goes with it; what that edit took out stays out.
        match edits.iter().rposition(|edit| edit.span == text.span && edit.after == text.text) {
            Some(at) if text.span.is_empty() => {
                edits.remove(at);
            }
            Some(at) => edits[at].after.clear(),
            None => {}
        }
    } else {
        edits.push(Edit::removal(kind, text.span));
    }
}

/// Replaces wrappers for which `is` holds by what is in them.
pub fn unwrap_where(inlines: &mut Vec<Inline>, is: &dyn Fn(&Inline) -> bool) {
    let mut kept = Vec::with_capacity(inlines.len());
    for mut inline in inlines.drain(..) {
        if let Some(children) = inline.children_mut() {
            unwrap_where(children, is);
        }
        if is(&inline) {
            kept.append(inline.children_mut().unwrap_or(&mut Vec::new()));
        } else {
            kept.push(inline);
        }
    }
    *inlines = kept;
}

/// Cuts a run in two at a byte offset of its flat text; wrappers that the cut goes through are in both parts.
pub fn split(inlines: Vec<Inline>, at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let mut parts = split_at_all(inlines, &[at]).into_iter();
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

/// Cuts a run at byte offsets of its flat text, which are in order: one part more than there are offsets.
pub fn split_at_all(inlines: Vec<Inline>, cuts: &[usize]) -> Vec<Vec<Inline>> {
    let mut parts = vec![Vec::new()];
    let mut rest = cuts;
    let mut offset = 0;
    for inline in inlines {
        let end = offset + flat_len(&inline);
        while let Some((_, later)) = rest.split_first().filter(|(cut, _)| **cut <= offset) {
            parts.push(Vec::new());
            rest = later;
        }
        let inside = rest.iter().take_while(|cut| **cut < end).count();
        let relative: Vec<usize> = rest[..inside].iter().map(|cut| cut - offset).collect();
        rest = &rest[inside..];
        for (index, piece) in split_inline(inline, &relative).into_iter().enumerate() {
            if index > 0 {
                parts.push(Vec::new());
            }
            if let Some(part) = parts.last_mut() {
                part.extend(piece);
            }
        }
        offset = end;
    }
    parts.extend(rest.iter().map(|_| Vec::new()));
    parts
}

/// The pieces of an inline that is cut at offsets within it. What is one piece by nature stays in the first.
fn split_inline(inline: Inline, cuts: &[usize]) -> Vec<Option<Inline>> {
    if cuts.is_empty() {
        return vec![Some(inline)];
    }
    let all = |children: Vec<Inline>, wrap: &dyn Fn(Vec<Inline>) -> Inline| {
        let parts = split_at_all(children, cuts).into_iter();
        parts.map(|part| (!part.is_empty()).then(|| wrap(part))).collect()
    };
    match inline {
        Inline::Text(text) if !text.edited => {
            let ends = cuts.iter().copied().chain([text.text.len()]);
            let pieces = std::iter::once(0).chain(cuts.iter().copied()).zip(ends);
            let piece = |(from, to): (usize, usize)| {
                let span = Span::new(text.span.start + from, text.span.start + to);
                (from < to).then(|| Inline::Text(Text::verbatim(&text.text[from..to], span)))
            };
            pieces.map(piece).collect()
        }
        Inline::Text(_) | Inline::Code(_) | Inline::LineBreak | Inline::NoteReference(_) => {
            std::iter::once(Some(inline)).chain(cuts.iter().map(|_| None)).collect()
        }
        Inline::Emphasis(c) => all(c, &Inline::Emphasis),
        Inline::Strong(c) => all(c, &Inline::Strong),
        Inline::Small(c) => all(c, &Inline::Small),
        Inline::Superscript(c) => all(c, &Inline::Superscript),
        Inline::Subscript(c) => all(c, &Inline::Subscript),
        Inline::Deleted(c) => all(c, &Inline::Deleted),
        Inline::Foreign(language, c) => all(c, &|c| Inline::Foreign(language.clone(), c)),
        Inline::Link(link) => all(link.content, &|c| Inline::Link(Link { target: link.target.clone(), content: c })),
        Inline::Apparatus(apparatus, c) => all(c, &|c| Inline::Apparatus(apparatus, c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain_text;

    fn leaf(text: &str, start: usize) -> Inline {
        Inline::Text(Text::verbatim(text, Span::new(start, start + text.len())))
    }

    const KIND: EditKind = EditKind("test");

    #[test]
    fn a_change_across_wrappers_is_recorded_in_pieces_that_tile() {
        let mut run = vec![leaf("ab", 0), Inline::Strong(vec![leaf("cd", 5)]), leaf("ef", 10)];
        let mut edits = vec![];
        apply(&mut run, &[Change::replace(1..5, "X")], KIND, &mut edits);
        assert_eq!(plain_text(&run), "aXf");
        let spans: Vec<_> = edits.iter().map(|edit| (edit.span, edit.after.as_str())).collect();
        assert_eq!(spans, [(Span::new(1, 2), "X"), (Span::new(5, 7), ""), (Span::new(10, 11), "")]);
        assert!(!run.iter().any(|inline| matches!(inline, Inline::Strong(_))), "an emptied wrapper goes");
    }

    #[test]
    fn a_change_to_what_an_edit_put_there_changes_that_edit() {
        let mut run = vec![leaf("a.b", 0)];
        let mut edits = vec![];
        apply(&mut run, &[Change::insert(2, "  ")], KIND, &mut edits);
        apply(&mut run, &[Change::remove(2..3)], EditKind("other"), &mut edits);
        assert_eq!((plain_text(&run).as_str(), edits.len(), edits[0].after.as_str()), ("a. b", 1, " "));
    }

    #[test]
    fn splitting_keeps_every_character() {
        let run = vec![leaf("ab", 0), Inline::Emphasis(vec![leaf("cdef", 2)]), leaf("gh", 6)];
        let (left, right) = split(run, 4);
        assert_eq!((plain_text(&left).as_str(), plain_text(&right).as_str()), ("abcd", "efgh"));
    }
}
