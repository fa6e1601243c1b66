//! Markdown: CommonMark with tables, footnotes, struck-out text and ids of headings (GitHub Flavored Markdown, and PHP
//! Markdown Extra for the ids).

use super::front_matter;
use super::html::Html;
use crate::base::{Diagnostic, Source, Span};
use crate::document::Frame;
use crate::document::builder::FrameId;
use crate::document::{Alignment, BlockKind, Document, EditKind, Inline, Metadata, Target};
use crate::text::script::is_solid;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;
use std::sync::LazyLock;

/// The kind of edit that joins lines.
const LINE_BREAK: EditKind = EditKind("line-break");

/// Whether a text has what Markdown has and other formats have not: front matter, headings, links, lists, tables, notes.
pub fn looks_like(text: &str) -> bool {
    front_matter::is_fenced(text) || text.lines().any(is_markdown_line)
}

/// Words between asterisks or grave accents.
static EMPHASIS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\*\*[^\s*][^*]*\*\*|(?:^|[\s(])(?:\*[^\s*](?:[^*]*[^\s*])?\*|`[^`]+`)(?:[\s.,;:!?)]|$)").ok()
});

fn is_markdown_line(line: &str) -> bool {
    let heading = || {
        let marks = line.len() - line.trim_start_matches('#').len();
        (1..=6).contains(&marks) && line[marks..].starts_with(' ')
    };
    let link = || line.find("](").is_some_and(|at| line[..at].contains('[') && line[at..].contains(')'));
    let item = || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark));
    let table = || line.starts_with('|') && line.contains("---");
    let emphasis = || EMPHASIS.as_ref().is_some_and(|emphasis| emphasis.is_match(line));
    heading() || emphasis() || link() || item() || table() || line.starts_with("```") || line.starts_with("[^")
}

/// Reads Markdown.
pub fn read(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let front = front_matter::read(source, diagnostics);
    let mut reader = Reader {
        source,
        html: Html::new(source),
        open: Vec::new(),
        metadata: front.metadata,
        offset: front.end,
        title: None,
        code_block: None,
        read_to: 0,
        cells_to: 0,
    };
    reader.html.builder.edit(EditKind::FRONT_MATTER, Span::new(0, front.end));
    let body = source.slice(Span::new(front.end, source.text().len()));
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        // The parser counts the line end to a block; a paragraph that ends before an empty line is next to nothing.
        let end = range.start + body[range.clone()].trim_end_matches(['\n', '\r']).len();
        let end =
            if matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)) { end } else { range.end };
        let span = Span::new(front.end + range.start, front.end + end);
        reader.event(event, span);
    }
    reader.finish(diagnostics)
}

struct Reader<'s> {
    source: &'s Source,
    html: Html<'s>,
    open: Vec<Option<FrameId>>,
    metadata: Metadata,
    offset: usize,
    /// A first heading of level 1 is the title of the document.
    title: Option<Span>,
    /// The text of the code block that is being read, and where in the source it is.
    code_block: Option<(String, Option<Span>)>,
    /// How far the source has been read.
    read_to: usize,
    /// Where the last paragraph ends whose lines are cells.
    cells_to: usize,
}

/// So many lines are no verse and no address.
const FEWEST_CELLS: usize = 6;
/// Longer lines are those of a paragraph, in characters.
const LONGEST_CELL: usize = 60;

/// Whether the lines of a paragraph are what is left of a table: many, short, with figures, and hardly one of them a sentence.
fn are_cells(paragraph: &str) -> bool {
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    let ends = |line: &&&str| line.ends_with(['.', '。', '!', '！', '?', '？', ';', '；', ',', '，', '、']);
    let short = lines.iter().all(|line| line.chars().count() <= LONGEST_CELL);
    let sentences = lines.iter().filter(ends).count();
    let counts = lines.iter().any(|line| line.contains(|c: char| c.is_ascii_digit()));
    let last = lines.last().is_some_and(|last| ends(&last));
    lines.len() >= FEWEST_CELLS && short && counts && !last && sentences * 8 <= lines.len()
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        if !matches!(event, Event::Start(_) | Event::End(_)) {
            // Of a table with too many empty cells, the parser tells the row in which it gives up a second time.
            if span.start < self.read_to {
                return;
            }
            self.read_to = span.end;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(end) => self.end(end, span),
            Event::Text(text) => self.text(&text, span),
            Event::Code(code) => self.code(&code, span),
            Event::SoftBreak => self.soft_break(span),
            Event::HardBreak => self.html.builder.inline(Inline::LineBreak, span),
            Event::Rule => self.html.builder.block(BlockKind::Break, span),
            Event::FootnoteReference(label) => self.html.builder.inline(Inline::NoteReference(label.to_string()), span),
            Event::InlineHtml(_) => self.html.feed(span),
            // A block of HTML comes in lines; it is read as a whole where it starts.
            Event::Html(_) => {}
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, span),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        let frame = match tag {
            Tag::HtmlBlock => {
                self.html.feed(span);
                return self.open.push(None);
            }
            Tag::CodeBlock(_) => {
                self.code_block = Some(Default::default());
                return self.open.push(None);
            }
            Tag::Heading { level, id, .. } => {
                if level as u8 == 1 && self.title.is_none() && self.metadata.title.is_none() {
                    self.title = Some(span);
                }
                Frame::Heading((level as u8).max(2), id.map(|id| id.to_string()).filter(|id| !id.is_empty()))
            }
            Tag::Paragraph => {
                if are_cells(self.source.slice(span)) {
                    self.cells_to = span.end;
                }
                Frame::Paragraph
            }
            Tag::BlockQuote(_) => Frame::Quote,
            Tag::List(start) => Frame::List(start),
            Tag::Item => Frame::Item,
            Tag::Table(alignments) => Frame::Table(alignments.iter().map(alignment).collect()),
            Tag::TableHead => Frame::TableHead,
            Tag::TableRow => Frame::TableRow,
            Tag::TableCell => Frame::Cell,
            Tag::FootnoteDefinition(label) => Frame::Note(label.to_string()),
            Tag::Emphasis => Frame::Emphasis,
            Tag::Strong => Frame::Strong,
            Tag::Strikethrough => Frame::Deleted,
            Tag::Link { dest_url, .. } => match super::html::target(dest_url.strip_prefix("./").unwrap_or(&dest_url)) {
                Some(Target::Wiki { .. }) | None => return self.open.push(None),
                Some(target) => Frame::Link(target),
            },
            // The text of an image is shown in its place.
            _ => return self.open.push(None),
        };
        let id = self.html.builder.open(frame, span.start);
        self.open.push(id);
    }

    fn end(&mut self, end: TagEnd, span: Span) {
        if let Some(Some(id)) = self.open.pop() {
            self.html.builder.close_frame(id, span.end);
        }
        if let Some((text, Some(span))) = self.code_block.take_if(|_| end == TagEnd::CodeBlock) {
            // The end of the last line belongs to the fence.
            let length = self.source.slice(span).trim_end_matches(['\n', '\r']).len();
            let span = Span::new(span.start, span.start + length);
            self.html.builder.preformatted(span, text.trim_end_matches('\n'));
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if let Some((code, at)) = &mut self.code_block {
            code.push_str(text);
            *at = Some(at.map_or(span, |at| at.to(span)));
        } else if text == self.source.slice(span) {
            self.html.builder.text(span);
        } else {
            self.html.builder.replaced_text(span, text, EditKind::CHARACTER_REFERENCE);
        }
    }

    /// A line end in a paragraph is a space, or nothing between characters that are set solid; cells stay apart.
    fn soft_break(&mut self, span: Span) {
        if span.start < self.cells_to {
            return self.html.builder.inline(Inline::LineBreak, span);
        }
        let text = self.source.text();
        let left = text[..span.start].trim_end().chars().next_back();
        let right = text[span.end..].trim_start().chars().next();
        let solid = left.is_some_and(is_solid) && right.is_some_and(is_solid);
        self.html.builder.replaced_text(span, if solid { "" } else { " " }, LINE_BREAK);
    }

    fn code(&mut self, code: &str, span: Span) {
        let whole = self.source.slice(span);
        let inside = match whole.find(code) {
            Some(at) => Span::new(span.start + at, span.start + at + code.len()),
            None => span,
        };
        self.html.builder.code(inside, code);
    }

    fn finish(mut self, diagnostics: &mut Vec<Diagnostic>) -> Document {
        let title = self.title;
        let metadata = std::mem::take(&mut self.metadata);
        let offset = self.offset;
        let source = self.source;
        let mut document = self.html.finish(diagnostics);
        document.metadata = metadata;
        take_title(&mut document, title);
        record_syntax(source, offset, &mut document);
        document
    }
}

fn alignment(alignment: &pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
    }
}

/// The heading that is the document's title is not a section.
fn take_title(document: &mut Document, title: Option<Span>) {
    let Some(at) = title.and_then(|span| document.blocks.iter().position(|block| block.span.start == span.start))
    else {
        return;
    };
    let block = document.blocks.remove(at);
    document.metadata.title = block.heading().map(super::super::document::Heading::title);
    block.for_each_text(&mut |text| {
        crate::document::flat::record_text_removal(text, EditKind::FRONT_MATTER, &mut document.edits);
    });
}

/// What is neither text nor recorded yet is syntax: the parser tells where text is, not where its marks are.
fn record_syntax(source: &Source, offset: usize, document: &mut Document) {
    let mut spans: Vec<Span> = document.edits.iter().map(|edit| edit.span).collect();
    document.for_each_text(&mut |text| {
        if !text.edited {
            spans.push(text.span);
        }
    });
    spans.sort_unstable();
    let mut at = offset;
    let mut gaps = Vec::new();
    for span in spans.into_iter().chain([Span::at(source.text().len())]) {
        if span.start > at {
            gaps.push(crate::document::Edit::removal(EditKind::MARKUP, Span::new(at, span.start)));
        }
        at = at.max(span.end);
    }
    document.edits.append(&mut gaps);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain_text_of;
    use crate::read;

    fn parse(text: &str) -> Document {
        read::read(&Source::new("a.md", text)).document
    }

    #[test]
    fn structure() {
        let document = parse(
            "---\ntitle: T\n---\nIntro[^1] *a* \\* &amp;\n\n## Two {#two}\n\n1. x\n   - y\n\n| h |\n|--:|\n| c |\n\n[^1]: Note.\n",
        );
        assert_eq!(document.metadata.title.as_deref(), Some("T"));
        assert_eq!(plain_text_of(&document.blocks), "Intro a * &\nTwo\nx\ny\nh\nc\n");
        assert_eq!(document.blocks[1].heading().unwrap().id.as_deref(), Some("two"));
        assert_eq!((document.notes.len(), document.notes[0].label.as_str()), (1, "1"));
    }

    #[test]
    fn html_in_it_is_read_and_not_passed_on() {
        let document = parse(
            "# T\n\nThe 24<sup>th</sup><script>x</script> day<br>b\n\n<div align=\"center\">mid</div>\n\n<!-- c -->\n",
        );
        assert_eq!(document.metadata.title.as_deref(), Some("T"));
        assert_eq!(plain_text_of(&document.blocks), "The 24thx day\nb\nmid\n");
    }
}
