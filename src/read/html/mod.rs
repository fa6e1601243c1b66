//! HTML: a printed list of elements (`[<p>…</p>, <p>…</p>]`), or elements alone.
//!
//! The tokenizer is html5ever's, so that what is a tag, a comment or a character reference is what a browser takes it for.
//! The tree is not built by its tree builder but as the tokens come, by [`Builder`]: a scrape's paragraphs need none of the
//! repairs that move nodes about, and every token keeps its place in the source.

mod elements;
mod tokens;

use crate::base::{Diagnostic, Language, Source, Span};
use crate::document::builder::FrameId;
use crate::document::{Builder, Document, EditKind, Inline, Metadata};
pub use elements::target;
use elements::{Effect, Tag};
use std::collections::HashSet;

/// Brackets and commas of a printed list.
const LIST_SYNTAX: EditKind = EditKind("list-syntax");
/// How far down the open elements an end tag looks for its start tag.
const LOOK_BACK: usize = 256;

/// Whether a text is a printed list of elements, or begins with a tag.
pub fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    let element = text.strip_prefix('[').map_or(text, str::trim_start);
    element.strip_prefix('<').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!'))
}

/// Reads HTML.
pub fn read(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let is_list = source.text().trim_start().starts_with('[');
    let mut html = Html::new(source);
    html.is_list = is_list;
    html.feed(source.span());
    if is_list && !source.text().trim_end().ends_with(']') {
        diagnostics.push(
            Diagnostic::warning(
                "list-cut-off",
                "the printed list of elements has no end: the source seems to be cut off",
            )
            .at(source, Span::at(source.text().trim_end().len()))
            .hint("what is there is kept; scrape the page again if the rest is wanted"),
        );
    }
    html.finish(diagnostics)
}

/// Tokens of HTML on their way into a document. Markdown uses it for the HTML in it.
pub struct Html<'s> {
    source: &'s Source,
    /// The document that is being built.
    pub builder: Builder<'s>,
    open: Vec<OpenElement>,
    ids: HashSet<String>,
    dropping: Option<Dropping>,
    unclosed: Vec<(&'static str, Span)>,
    is_list: bool,
}

struct OpenElement {
    name: String,
    frame: Option<FrameId>,
    kind: EditKind,
}

/// An element that is left out with everything in it.
struct Dropping {
    name: String,
    depth: usize,
    span: Span,
}

impl<'s> Html<'s> {
    /// Nothing read yet.
    pub fn new(source: &'s Source) -> Self {
        Self {
            source,
            builder: Builder::new(source),
            open: Vec::new(),
            ids: HashSet::new(),
            dropping: None,
            unclosed: Vec::new(),
            is_list: false,
        }
    }

    /// Reads the HTML at a span of the source.
    pub fn feed(&mut self, span: Span) {
        tokens::tokenize(self.source, span, self);
        if let Some(dropping) = self.dropping.take() {
            self.unclosed.push(("element-open", dropping.span));
        }
    }

    /// Ends the document.
    pub fn finish(self, diagnostics: &mut Vec<Diagnostic>) -> Document {
        for (code, span) in self.unclosed {
            diagnostics.push(
                Diagnostic::warning(
                    code,
                    "a tag or element begins here and never ends; what follows in it is left out",
                )
                .at(self.source, span)
                .hint("the source may be cut off"),
            );
        }
        if self.builder.too_deep() {
            diagnostics.push(
                Diagnostic::warning(
                    "nested-too-deeply",
                    "elements are nested so deeply that the innermost were flattened",
                )
                .in_file(self.source.path()),
            );
        }
        self.builder.finish(Metadata::default(), Language::undetermined())
    }

    fn start_tag(&mut self, tag: &Tag, span: Span) {
        if let Some(dropping) = &mut self.dropping {
            dropping.depth += usize::from(dropping.name == tag.name && !tag.self_closing);
            self.builder.edit(EditKind::ACTIVE_CONTENT, span);
            return;
        }
        let within = self.open.last().map_or(EditKind::MARKUP, |open| open.kind);
        let kind = self.kind_of(tag, within);
        let effect = elements::effect(tag, kind);
        match effect {
            Effect::Drop if tag.is_void() => self.builder.edit(EditKind::ACTIVE_CONTENT, span),
            Effect::Drop => {
                self.builder.edit(EditKind::ACTIVE_CONTENT, span);
                self.dropping = Some(Dropping { name: tag.name.clone(), depth: 1, span });
            }
            Effect::LineBreak => {
                self.builder.edit(kind, span);
                if self.builder.in_run() {
                    self.builder.inline(Inline::LineBreak, span);
                }
            }
            Effect::Block(block) => {
                self.builder.edit(kind, span);
                self.builder.block(block, span);
            }
            Effect::Open(_) | Effect::Nothing => {
                self.builder.edit(kind, span);
                let frame = if let Effect::Open(frame) = effect { self.builder.open(frame, span.start) } else { None };
                if !tag.is_void() {
                    self.open.push(OpenElement { name: tag.name.clone(), frame, kind });
                }
            }
        }
    }

    /// What the tag is recorded as: by its class, by an id that was there before, or as what is around it.
    fn kind_of(&mut self, tag: &Tag, within: EditKind) -> EditKind {
        let repeated = tag.id.as_ref().is_some_and(|id| !self.ids.insert(id.clone()));
        let own = elements::kind(tag);
        match own {
            EditKind::MARKUP if repeated => EditKind("duplicate-id"),
            EditKind::MARKUP if within == elements::INTERLANGUAGE => within,
            own => own,
        }
    }

    fn end_tag(&mut self, name: &str, span: Span) {
        if let Some(dropping) = &mut self.dropping {
            if dropping.name == name {
                dropping.depth -= 1;
            }
            if dropping.depth == 0 {
                self.dropping = None;
            }
            self.builder.edit(EditKind::ACTIVE_CONTENT, span);
            return;
        }
        let found = self.open.iter().rev().take(LOOK_BACK).position(|open| open.name == name);
        let Some(up) = found else { return self.builder.edit(EditKind::MARKUP, span) };
        let kind = self.open[self.open.len() - 1 - up].kind;
        for open in self.open.drain(self.open.len() - 1 - up..).rev() {
            if let Some(frame) = open.frame {
                self.builder.close_frame(frame, span.start);
            }
        }
        self.builder.edit(kind, span);
    }

    fn text(&mut self, span: Span) {
        if self.dropping.is_some() {
            return self.builder.edit(EditKind::ACTIVE_CONTENT, span);
        }
        if self.is_list && self.open.is_empty() && is_list_syntax(self.source.slice(span)) {
            return self.builder.edit(LIST_SYNTAX, span);
        }
        // The line end before an end tag belongs to the way the source is printed.
        self.builder.text(span);
    }

    fn replaced_text(&mut self, span: Span, text: &str) {
        if self.dropping.is_some() {
            return self.builder.edit(EditKind::ACTIVE_CONTENT, span);
        }
        self.builder.replaced_text(span, text, EditKind::CHARACTER_REFERENCE);
    }

    fn comment(&mut self, span: Span) {
        self.builder.edit(EditKind::COMMENT, span);
    }

    /// What is left when the text ends inside a tag.
    fn rest(&mut self, span: Span) {
        if !span.is_empty() {
            self.builder.edit(EditKind::MARKUP, span);
            self.unclosed.push(("tag-cut-off", span));
        }
    }
}

fn is_list_syntax(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '[' | ']' | ','))
}

#[cfg(test)]
mod tests {
    use crate::base::Source;
    use crate::document::plain_text_of;
    use crate::read::read;

    fn text(html: &str) -> String {
        let document = read(&Source::new("a", html)).document;
        plain_text_of(&document.blocks)
    }

    #[test]
    fn a_printed_list_is_paragraphs() {
        assert_eq!(
            text("[<p>一<b>二</b>\n</p>, <p class=\"mw-empty-elt\">\n</p>, <p>三 &amp; 四\n</p>]"),
            "一二\n三 & 四\n"
        );
    }

    #[test]
    fn nothing_that_runs_is_read() {
        let html = "<p onclick=x>a<script>alert('b')</script><a href='javascript:c'>d</a><svg><text>e</text></svg>f</p><style>g</style>";
        assert_eq!(text(html), "adf\n");
        let document = read(&Source::new("a", html)).document;
        let shown = format!("{:?}", document.blocks);
        assert!(!shown.contains("javascript"), "{shown}");
    }

    #[test]
    fn leaves_say_what_the_source_says_at_their_place() {
        let html = "[<p>&lt;x&gt; &copy 2020 &nosuch; a&b &#x97d3;戰</p>, <p>cut <b";
        let source = Source::new("a", html);
        let reading = read(&source);
        reading.document.for_each_text(&mut |leaf| {
            assert!(leaf.edited || source.slice(leaf.span) == leaf.text, "{leaf:?}");
        });
        assert!(text(html).starts_with("<x> © 2020 &nosuch; a&b 韓戰\ncut"), "{}", text(html));
        let codes: Vec<_> = reading.diagnostics.iter().map(|d| d.code.clone()).collect();
        assert_eq!(codes, ["list-cut-off", "tag-cut-off"]);
    }
}
