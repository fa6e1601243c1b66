//! Where a document mentions terms.

use super::Finder;
use crate::base::Span;
use crate::document::flat::{Flat, flat_len};
use crate::document::spans::span_of;
use crate::document::{BlockKind, Document, Inline, Link, parts};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;

/// The first mention of a term in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The place of the term.
    pub term: usize,
    /// The id of the section; `lead` before the first heading.
    pub section: String,
    /// Where it stands in the source; nothing where a link of the source already leads from it.
    pub span: Option<Span>,
    /// How often the section mentions it.
    pub count: usize,
}

/// The first mention of each term in each section of a document, in the order of its text. Headings, notes and information
/// tables are not looked at.
///
/// `linked` tells the term that a link of the source leads to.
pub fn mentions(
    document: &Document,
    finder: &Finder<'_>,
    work: &str,
    linked: &dyn Fn(&Link) -> Option<usize>,
) -> Vec<Mention> {
    let mut found = Vec::new();
    for part in parts(document) {
        let mut gatherer =
            Gatherer { finder, work, linked, section: part.id, known: HashMap::new(), found: Vec::new() };
        let text = part.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Infobox(_)));
        text.for_each(|block| block.for_each_run(&mut |run| gatherer.run(run)));
        found.append(&mut gatherer.found);
    }
    found
}

/// Gathers the mentions of one section.
struct Gatherer<'a> {
    finder: &'a Finder<'a>,
    work: &'a str,
    linked: &'a dyn Fn(&Link) -> Option<usize>,
    section: &'a str,
    /// The terms, with the places of their mentions in what was found.
    known: HashMap<usize, usize>,
    found: Vec<Mention>,
}

impl Gatherer<'_> {
    fn run(&mut self, run: &[Inline]) {
        let links = links_of(run);
        let own = links.iter().filter_map(|(range, link)| Some((range.clone(), Some((self.linked)(link)?), true)));
        let mut all: Vec<(Range<usize>, Option<usize>, bool)> = own.collect();
        // Links stand in order and apart.
        let inside = |range: &Range<usize>| {
            let next = all.get(all.partition_point(|(link, ..)| link.end <= range.start));
            next.is_some_and(|(link, ..)| link.start < range.end)
        };
        let named = self.finder.find(&Flat::of(run).text, self.work).into_iter();
        let named: Vec<_> = named.filter(|found| !inside(&found.range)).collect();
        all.extend(named.into_iter().map(|found| (found.range, found.term, false)));
        all.sort_by_key(|(range, ..)| range.start);
        for (range, term, linked) in all {
            let Some(term) = term else { continue };
            self.mention(term, || if linked { None } else { span_of(run, range) });
        }
    }

    fn mention(&mut self, term: usize, span: impl FnOnce() -> Option<Span>) {
        match self.known.get(&term).and_then(|at| self.found.get_mut(*at)) {
            Some(first) => first.count += 1,
            None => {
                self.known.insert(term, self.found.len());
                self.found.push(Mention { term, section: self.section.to_owned(), span: span(), count: 1 });
            }
        }
    }
}

/// The links of a run with their places in its flat text.
fn links_of(run: &[Inline]) -> Vec<(Range<usize>, &Link)> {
    fn walk<'r>(run: &'r [Inline], offset: &mut usize, links: &mut Vec<(Range<usize>, &'r Link)>) {
        for inline in run {
            let start = *offset;
            match inline {
                Inline::Link(link) => {
                    *offset += flat_len(inline);
                    links.push((start..*offset, link));
                }
                other if other.children().is_empty() => *offset += flat_len(other),
                other => walk(other.children(), offset, links),
            }
        }
    }
    let mut links = Vec::new();
    walk(run, &mut 0, &mut links);
    links
}
