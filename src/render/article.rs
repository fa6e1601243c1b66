//! The text of an article as HTML: one function a node.
//!
//! What stands between tags is text of the document, and nothing else but for elements marked `data-generated`. Every
//! section and paragraph has an id; every id is used once.

use super::html::escape;
use super::setting::{Home, Setting};
use super::strings::StringTable;
use crate::base::Language;
use crate::base::path::{encode, relative};
use crate::document::{Alignment, Block, BlockKind, Document, Heading, Ids, Inline, Link, List, Table, Text};
use crate::document::{Paragraph, notes, plain_text_of};
use crate::link::Destination;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

/// The inside of the article element of a document, whose paragraphs are given.
pub fn write(document: &Document, paragraphs: &[Paragraph<'_>], setting: &Setting<'_>) -> String {
    let mut writer = Writer::new(document, paragraphs, setting);
    writer.body(document);
    writer.out
}

/// What stands under each heading of a document, until the next one, with the heading; what stands before the first comes
/// first, with the id `lead`. Notes are not shown.
pub fn excerpts<'d>(
    document: &'d Document,
    paragraphs: &[Paragraph<'_>],
    setting: &Setting<'_>,
) -> Vec<(&'d str, String)> {
    let mut writer = Writer::new(document, paragraphs, setting);
    let mut found = Vec::new();
    let mut id = "lead";
    for block in &document.blocks {
        if let Some(heading) = block.heading() {
            found.push((id, std::mem::take(&mut writer.out)));
            id = heading.id.as_deref().unwrap_or_default();
        }
        writer.block(block);
    }
    found.push((id, writer.out));
    found
}

struct Writer<'a> {
    out: String,
    setting: &'a Setting<'a>,
    strings: &'a StringTable,
    interface: &'a Language,
    language: &'a Language,
    /// The paragraphs that are still to be written: they are in the order of the page.
    paragraphs: std::slice::Iter<'a, Paragraph<'a>>,
    /// The numbers of notes by their labels.
    notes: BTreeMap<String, usize>,
    /// How often each note has been referred to.
    references: HashMap<usize, usize>,
    /// The levels of the sections that are open.
    sections: Vec<u8>,
    /// The marks that have been written.
    marked: HashSet<usize>,
    /// Whether a link of the source is open: links do not hold links.
    in_link: bool,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, paragraphs: &'a [Paragraph<'a>], setting: &'a Setting<'a>) -> Self {
        Self {
            out: String::with_capacity(1 << 16),
            setting,
            strings: setting.strings,
            interface: setting.interface,
            language: &document.language,
            paragraphs: paragraphs.iter(),
            notes: notes::numbers(document),
            references: HashMap::new(),
            sections: Vec::new(),
            marked: HashSet::new(),
            in_link: false,
        }
    }

    fn body(&mut self, document: &Document) {
        let lead = document.blocks.iter().position(|block| block.heading().is_some()).unwrap_or(document.blocks.len());
        let has_lead = document.blocks[..lead].iter().any(|block| !matches!(block.kind, BlockKind::Infobox(_)));
        if has_lead {
            let id = Ids::beside_sections(document).section(Some("lead"), "lead", "lead");
            let _ = writeln!(self.out, "<div class=\"lead\" id=\"{}\">", escape(&id));
            self.also(&id);
        }
        self.blocks(&document.blocks[..lead]);
        if has_lead {
            self.out.push_str("</div>\n");
        }
        self.blocks(&document.blocks[lead..]);
        while self.sections.pop().is_some() {
            self.out.push_str("</section>\n");
        }
        self.notes(document);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Paragraph(inlines) => self.paragraph(inlines),
            BlockKind::Quote(blocks) => self.wrapped("blockquote", blocks),
            BlockKind::List(list) => self.list(list),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Preformatted(text) => {
                self.out.push_str("<pre tabindex=\"0\">");
                self.text(text);
                self.out.push_str("</pre>\n");
            }
            BlockKind::Infobox(blocks) => self.infobox(blocks),
            BlockKind::Break => self.out.push_str("<hr>\n"),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let id = escape(heading.id.as_deref().unwrap_or_default());
        // Beside another text there is one section a row, and no section in it.
        let level = match &self.setting.home {
            Home::Here => {
                self.open_section(&id, heading.level);
                let _ = write!(self.out, "<h{} id=\"hx-h-{id}\"", heading.level);
                heading.level
            }
            Home::At(_) => {
                self.out.push_str("<h2");
                2
            }
        };
        match &heading.generated {
            Some(title) => {
                let _ = write!(self.out, " data-generated>{}", escape(title));
            }
            None => {
                self.out.push('>');
                self.inlines(&heading.content);
            }
        }
        self.permalink(&id, "#", "permalink-section", Some(&heading.title()));
        let _ = writeln!(self.out, "</h{level}>");
        self.also(heading.id.as_deref().unwrap_or_default());
    }

    fn open_section(&mut self, id: &str, level: u8) {
        while self.sections.last().is_some_and(|open| *open >= level) {
            self.sections.pop();
            self.out.push_str("</section>\n");
        }
        self.sections.push(level);
        // Without a name: dozens of landmarks would be none, and titles repeat. The headings lead through the text.
        let _ = writeln!(self.out, "<section id=\"{id}\" class=\"section level-{level}\">");
    }

    /// Where else the section stands.
    fn also(&mut self, section: &str) {
        let all = (self.setting.also)(section);
        if all.is_empty() {
            return;
        }
        let label = self.phrase("also-label");
        let lang = self.interface_lang();
        let _ = write!(self.out, "<p class=\"also\" data-generated{lang}><span class=\"also-label\">{label}</span>");
        for also in &all {
            also.write(&mut self.out);
        }
        self.out.push_str("</p>\n");
    }

    fn permalink(&mut self, id: &str, sign: &str, key: &'static str, title: Option<&str>) {
        let arguments = title.map(|title| ("title", title.into())).into_iter().collect::<Vec<_>>();
        let label = self.strings.with(self.interface, key, &arguments);
        let lang = self.interface_lang();
        let _ = write!(
            self.out,
            "<a class=\"permalink\" data-generated href=\"{}\"{lang} aria-label=\"{}\">{sign}</a>",
            self.setting.home.href(id),
            escape(&label)
        );
    }

    /// The language attribute of interface text inside the article, where it is not that of the article.
    fn interface_lang(&self) -> String {
        let strings = self.strings.of(self.interface).map(|strings| &strings.language);
        match strings.filter(|language| *language != self.language) {
            Some(language) => format!(" lang=\"{language}\""),
            None => String::new(),
        }
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        let id = self.next_id(inlines);
        let _ = write!(self.out, "<p{}>", self.setting.home.attribute(id));
        self.inlines(inlines);
        self.permalink(id, "¶", "permalink-paragraph", None);
        self.out.push_str("</p>\n");
    }

    /// The id of the paragraph that is written next.
    fn next_id(&mut self, run: &[Inline]) -> &'a str {
        let next = self.paragraphs.next();
        debug_assert!(next.as_ref().is_some_and(|next| std::ptr::eq(next.run, run)), "not the order of the page");
        next.map_or("", |next| &next.id)
    }

    fn wrapped(&mut self, tag: &str, blocks: &[Block]) {
        let _ = writeln!(self.out, "<{tag}>");
        self.blocks(blocks);
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn list(&mut self, list: &List) {
        let tag = if list.start.is_some() { "ol" } else { "ul" };
        let start = list.start.filter(|start| *start != 1).map_or(String::new(), |start| format!(" start=\"{start}\""));
        let _ = writeln!(self.out, "<{tag}{start}>");
        for item in &list.items {
            self.out.push_str("<li>");
            match &item[..] {
                // An item of one paragraph needs no paragraph in it, but an id.
                [Block { kind: BlockKind::Paragraph(inlines), .. }, rest @ ..] => {
                    let id = self.next_id(inlines);
                    self.out.truncate(self.out.len() - 1);
                    let _ = write!(self.out, "{}>", self.setting.home.attribute(id));
                    self.inlines(inlines);
                    self.permalink(id, "¶", "permalink-paragraph", None);
                    self.blocks(rest);
                }
                blocks => self.blocks(blocks),
            }
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "</{tag}>");
    }

    /// A phrase of the interface, as HTML.
    fn phrase(&self, key: &str) -> String {
        escape(&self.strings.text(self.interface, key)).into_owned()
    }

    fn table(&mut self, table: &Table) {
        let label = self.phrase("table-label");
        let _ =
            writeln!(self.out, "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">\n<table>");
        if !table.head.is_empty() {
            self.out.push_str("<thead>\n");
            self.row(&table.head, "th scope=\"col\"", "th", &table.alignments);
            self.out.push_str("</thead>\n");
        }
        self.out.push_str("<tbody>\n");
        for row in &table.rows {
            self.row(row, "td", "td", &table.alignments);
        }
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn row(&mut self, cells: &[Vec<Inline>], open: &str, close: &str, alignments: &[Alignment]) {
        self.out.push_str("<tr>");
        for (index, cell) in cells.iter().enumerate() {
            let class = match alignments.get(index).copied().unwrap_or_default() {
                Alignment::Start => "",
                Alignment::Center => " class=\"center\"",
                Alignment::End => " class=\"end\"",
            };
            let _ = write!(self.out, "<{open}{class}>");
            self.inlines(cell);
            let _ = write!(self.out, "</{close}>");
        }
        self.out.push_str("</tr>\n");
    }

    fn infobox(&mut self, blocks: &[Block]) {
        let label = self.phrase("infobox-label");
        let lang = self.interface_lang();
        let _ = writeln!(
            self.out,
            "<aside class=\"infobox\" aria-label=\"{label}\">\n<p class=\"infobox-label\" data-generated{lang}>{label}</p>"
        );
        self.blocks(blocks);
        self.out.push_str("</aside>\n");
    }

    fn notes(&mut self, document: &Document) {
        if document.notes.is_empty() {
            return;
        }
        let title = self.phrase("notes-title");
        let lang = self.interface_lang();
        let _ = writeln!(
            self.out,
            "<section class=\"notes\" aria-labelledby=\"hx-notes\">\n<h2 id=\"hx-notes\" data-generated{lang}>{title}</h2>\n<ol>"
        );
        for (number, note) in notes::in_order(document) {
            let _ = write!(self.out, "<li id=\"n-{number}\">");
            self.blocks(&note.blocks);
            self.back_link(number);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn back_link(&mut self, number: usize) {
        if self.references.contains_key(&number) {
            let back = self.phrase("note-back");
            let lang = self.interface_lang();
            let _ = write!(
                self.out,
                "<a class=\"backlink\" data-generated href=\"#r-{number}\"{lang} aria-label=\"{back}\">↩</a>"
            );
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        inlines.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Emphasis(content) => self.element("em", content),
            Inline::Strong(content) => self.element("strong", content),
            Inline::Small(content) => self.element("small", content),
            Inline::Superscript(content) => self.element("sup", content),
            Inline::Subscript(content) => self.element("sub", content),
            Inline::Deleted(content) => self.element("del", content),
            Inline::Foreign(language, content) => self.foreign(language, content),
            Inline::Link(link) => self.link(link),
            Inline::Code(text) => {
                self.out.push_str("<code>");
                self.text(text);
                self.out.push_str("</code>");
            }
            Inline::LineBreak => self.out.push_str("<br>"),
            Inline::NoteReference(label) => self.note_reference(label),
            Inline::Apparatus(_, content) => self.inlines(content),
        }
    }

    fn text(&mut self, text: &Text) {
        self.setting.marks.write(text, self.in_link, &mut self.marked, &mut self.out);
    }

    fn element(&mut self, tag: &str, content: &[Inline]) {
        let _ = write!(self.out, "<{tag}>");
        self.inlines(content);
        let _ = write!(self.out, "</{tag}>");
    }

    fn foreign(&mut self, language: &Language, content: &[Inline]) {
        if language == self.language {
            return self.inlines(content);
        }
        let direction = language.direction();
        let dir = if direction == self.language.direction() { String::new() } else { format!(" dir=\"{direction}\"") };
        let _ = write!(self.out, "<span lang=\"{language}\"{dir}>");
        self.inlines(content);
        self.out.push_str("</span>");
    }

    fn link(&mut self, link: &Link) {
        let page = self.setting.page;
        let (href, rel) = match (self.setting.resolve)(link) {
            Destination::Page(path, fragment) => {
                let fragment = fragment.map_or(String::new(), |id| format!("#{}", encode(&id)));
                let path = if path == page { String::new() } else { encode(&relative(page, &path)) };
                (format!("{path}{fragment}"), "")
            }
            Destination::Elsewhere(url) => (url, " rel=\"external\""),
            Destination::Nowhere | Destination::Broken(_) => return self.inlines(&link.content),
        };
        let _ = write!(self.out, "<a href=\"{}\"{rel}>", escape(&href));
        let outer = std::mem::replace(&mut self.in_link, true);
        self.inlines(&link.content);
        self.in_link = outer;
        self.out.push_str("</a>");
    }

    fn note_reference(&mut self, label: &str) {
        let Some(&number) = self.notes.get(label) else { return };
        let count = self.references.entry(number).or_insert(0);
        *count += 1;
        let id = if *count == 1 { format!("r-{number}") } else { format!("r-{number}-{count}") };
        let (id, href) = (self.setting.home.attribute(&id), self.setting.home.href(&format!("n-{number}")));
        let _ = write!(self.out, "<sup class=\"noteref\" data-generated><a href=\"{href}\"{id}>{number}</a></sup>");
    }
}

/// Characters of a document without white space, in the order in which its page has them.
pub fn visible_text(document: &Document) -> String {
    let mut text: String = document.blocks.iter().map(own_text).collect();
    notes::in_order(document).iter().for_each(|(_, note)| text.push_str(&plain_text_of(&note.blocks)));
    text.retain(|c| !c.is_whitespace());
    text
}

fn own_text(block: &Block) -> String {
    match block.heading() {
        Some(Heading { generated: Some(_), .. }) => String::new(),
        _ => plain_text_of(std::slice::from_ref(block)),
    }
}
