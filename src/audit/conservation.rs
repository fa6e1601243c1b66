//! The first law: every character of a source is in the article or in an edit.

use crate::base::{Source, Span};
use crate::document::{Document, EditKind};
use std::collections::{BTreeMap, HashSet};

/// Where the characters of a source went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Characters of the source.
    pub characters: usize,
    /// Characters that stand in the article as they stood in the source.
    pub article: usize,
    /// Characters that were syntax of the source's format.
    pub markup: usize,
    /// Characters that other edits took out or replaced, by kind.
    pub edits: BTreeMap<EditKind, usize>,
    /// Places that are neither in the article nor in an edit.
    pub lost: Vec<Span>,
    /// Places that are in more than one of them.
    pub doubled: Vec<Span>,
    /// Text of the article that is not what the source says at its place, and no edit says so.
    pub invented: Vec<Span>,
}

impl Account {
    /// Whether everything is accounted for.
    pub fn is_balanced(&self) -> bool {
        self.lost.is_empty() && self.doubled.is_empty() && self.invented.is_empty()
    }

    /// The share of a number of characters in all, in percent.
    pub fn percent(&self, characters: usize) -> f64 {
        if self.characters == 0 { 0.0 } else { characters as f64 * 100.0 / self.characters as f64 }
    }

    /// Characters that are accounted for.
    pub fn accounted(&self) -> usize {
        self.article + self.markup + self.edits.values().sum::<usize>()
    }
}

/// Accounts for every character of a source.
///
/// A text leaf stands for its span if it says what the source says there; the new text of an edit stands for nothing, its
/// edit does. The spans of leaves and edits must cover the source without a gap and without meeting twice.
pub fn account(source: &Source, document: &Document) -> Account {
    let mut account = Account { characters: source.text().chars().count(), ..Account::default() };
    let count = |span: Span| source.slice(span).chars().count();
    let mut spans: Vec<Span> = Vec::new();
    let replaced: HashSet<(Span, &str)> = document.edits.iter().map(|edit| (edit.span, edit.after.as_str())).collect();
    document.for_each_text(&mut |text| {
        if !text.edited {
            if source.slice(text.span) == text.text {
                account.article += count(text.span);
                spans.push(text.span);
            } else {
                account.invented.push(text.span);
            }
        } else if !replaced.contains(&(text.span, text.text.as_str())) {
            account.invented.push(text.span);
        }
    });
    for edit in &document.edits {
        spans.push(edit.span);
        match edit.kind {
            EditKind::MARKUP => account.markup += count(edit.span),
            kind if edit.span.is_empty() => {
                account.edits.entry(kind).or_default();
            }
            kind => *account.edits.entry(kind).or_default() += count(edit.span),
        }
    }
    cover(source, spans, &mut account);
    account
}

fn cover(source: &Source, mut spans: Vec<Span>, account: &mut Account) {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut at = 0;
    for span in spans.into_iter().chain([Span::at(source.text().len())]) {
        if span.start > at {
            account.lost.push(Span::new(at, span.start));
        } else if span.start < at && !span.is_empty() {
            account.doubled.push(Span::new(span.start, at.min(span.end)));
        }
        at = at.max(span.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::clean;
    use crate::document::{BlockKind, Inline};
    use crate::read::read;

    #[test]
    fn a_loss_and_an_invention_are_found() {
        let source = Source::new("a.txt", "第一段[1]。。\n\n第二段。");
        let document = clean(read(&source).document);
        assert!(account(&source, &document).is_balanced());
        let mut lossy = document.clone();
        lossy.edits.pop();
        assert!(!account(&source, &lossy).lost.is_empty());
        let mut inventive = document;
        if let BlockKind::Paragraph(run) = &mut inventive.blocks[1].kind
            && let Inline::Text(text) = &mut run[0]
        {
            text.text.push('！');
        }
        assert!(!account(&source, &inventive).invented.is_empty());
    }
}
