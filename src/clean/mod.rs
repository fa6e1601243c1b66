//! Floor 4: cleaning. One pass a kind of noise; each takes a document and returns a document, and records what it changed.
//!
//! A pass looks at runs of text (see [`flat`](crate::document::flat)) or at the list of blocks. The order of the passes
//! matters where one looks at what another removes: lines are judged while the marks at their ends are still there, and
//! doubled punctuation is what is left when marks between are gone.

mod apparatus;
mod brackets;
mod cells;
mod foreign;
mod lines;
mod links;
mod locators;
mod punctuation;
mod sections;
mod sentences;
mod spacing;

pub use brackets::unbalanced;

use crate::document::{Document, Edit, EditKind, Inline};

/// A cleaning pass: its name and what it does.
pub struct Pass {
    /// The kind of its edits.
    pub kind: EditKind,
    /// The transformation.
    pub apply: fn(Document, EditKind) -> Document,
}

const fn pass(name: &'static str, apply: fn(Document, EditKind) -> Document) -> Pass {
    Pass { kind: EditKind(name), apply }
}

/// The passes in their order. A pass is added with a file and a line here.
pub const PASSES: &[Pass] = &[
    pass("link-list", sections::link_lists),
    pass("empty-section", sections::empty_sections),
    pass("stranded-cell", cells::stranded_cells),
    pass("orphan-punctuation", lines::orphan_punctuation),
    pass("line-break", lines::line_breaks),
    pass("paragraph-break", lines::split_lines),
    pass("page-suffix", locators::page_suffixes),
    pass("citation-mark", apparatus::citation_marks),
    pass("request-mark", apparatus::request_marks),
    pass("namespace-link", links::namespace_links),
    pass("red-link", links::red_links),
    pass("doubled-punctuation", punctuation::doubled),
    pass("stray-stop", punctuation::stray_stops),
    pass("punctuation-form", punctuation::forms),
    pass("paragraph-break", sentences::split_run_together),
    pass("sentence-space", sentences::sentence_spaces),
    pass("stray-space", spacing::stray_spaces),
    pass("particle-space", spacing::particle_spaces),
    pass("unit-space", spacing::unit_spaces),
    pass("bare-list", lines::bare_lists),
    pass("foreign", foreign::foreign),
    pass("empty-element", sections::empty_paragraphs),
];

/// Cleans a document.
///
/// ```
/// use hexapla::{base::Source, clean::clean, document::plain_text_of, read::read};
/// let source = Source::new("a.txt", "戰線回到三八線[12]:103。。\n\n志願軍[註 2]渡過鴨綠江[來源請求]。");
/// let document = clean(read(&source).document);
/// assert_eq!(plain_text_of(&document.blocks), "戰線回到三八線。\n志願軍渡過鴨綠江。\n");
/// ```
pub fn clean(document: Document) -> Document {
    PASSES.iter().fold(document, |document, pass| (pass.apply)(document, pass.kind))
}

/// Calls `f` with every run of a document and the record of edits.
fn each_run(mut document: Document, mut f: impl FnMut(&mut Vec<Inline>, &mut Vec<Edit>)) -> Document {
    let mut edits = std::mem::take(&mut document.edits);
    document.for_each_run_mut(&mut |run| f(run, &mut edits));
    document.edits = edits;
    document
}

#[cfg(test)]
mod tests;
