//! One cleaned document in a format of its own: Markdown, plain text, JSON. (HTML is [`article`](super::article).)

use crate::base::Source;
use crate::document::{Block, BlockKind, Document, Inline, Link, Table, Target, plain_text, plain_text_of};
use serde_json::{Value, json};

/// A document as CommonMark, with tables, footnotes and ids of headings.
pub fn markdown(document: &Document) -> String {
    let mut out = String::new();
    if let Some(title) = &document.metadata.title {
        out.push_str(&format!("# {}\n\n", escape(title)));
    }
    blocks(&document.blocks, "", &mut out);
    for note in &document.notes {
        let mut text = String::new();
        blocks(&note.blocks, "    ", &mut text);
        out.push_str(&format!("[^{}]: {}\n", escape(&note.label), text.trim_start()));
    }
    out.trim_end().to_owned() + "\n"
}

fn blocks(blocks: &[Block], indent: &str, out: &mut String) {
    for block in blocks {
        write_block(block, indent, out);
        out.push('\n');
    }
}

fn write_block(block: &Block, indent: &str, out: &mut String) {
    match &block.kind {
        BlockKind::Heading(heading) => {
            let id = heading.id.as_ref().map_or(String::new(), |id| format!(" {{#{}}}", escape(id)));
            out.push_str(&format!("{} {}{id}\n", "#".repeat(usize::from(heading.level)), escape(&heading.title())));
        }
        BlockKind::Paragraph(run) => out.push_str(&format!("{indent}{}\n", inlines(run))),
        BlockKind::Quote(inner) | BlockKind::Infobox(inner) => {
            let mut text = String::new();
            blocks(inner, "", &mut text);
            for line in text.trim_end().lines() {
                out.push_str(&format!("{indent}> {line}\n"));
            }
        }
        BlockKind::List(list) => {
            for (index, item) in list.items.iter().enumerate() {
                let mark = list.start.map_or("- ".to_owned(), |start| format!("{}. ", start + index as u64));
                let mut text = String::new();
                blocks(item, &format!("{indent}{}", " ".repeat(mark.len())), &mut text);
                out.push_str(&format!("{indent}{mark}{}\n", text.trim()));
            }
        }
        BlockKind::Table(table) => write_table(table, out),
        BlockKind::Preformatted(text) => {
            let fence = fence(&text.text, 3);
            out.push_str(&format!("{fence}\n{}\n{fence}\n", text.text));
        }
        BlockKind::Break => out.push_str("---\n"),
    }
}

fn write_table(table: &Table, out: &mut String) {
    let line = |row: &[Vec<Inline>]| {
        let cells: Vec<String> = row.iter().map(|cell| inlines(cell).replace('|', "\\|").replace('\n', " ")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let columns = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    let head = if table.head.is_empty() { vec![Vec::new(); columns] } else { table.head.clone() };
    out.push_str(&line(&head));
    out.push_str(&format!("|{}\n", " --- |".repeat(columns)));
    table.rows.iter().for_each(|row| out.push_str(&line(row)));
}

fn inlines(run: &[Inline]) -> String {
    run.iter().map(write_inline).collect()
}

fn write_inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escape(&text.text),
        Inline::Emphasis(content) => format!("*{}*", inlines(content)),
        Inline::Strong(content) => format!("**{}**", inlines(content)),
        Inline::Deleted(content) => format!("~~{}~~", inlines(content)),
        Inline::Superscript(content) => format!("<sup>{}</sup>", inlines(content)),
        Inline::Subscript(content) => format!("<sub>{}</sub>", inlines(content)),
        Inline::Foreign(_, content) | Inline::Small(content) | Inline::Apparatus(_, content) => inlines(content),
        Inline::Link(link) => write_link(link),
        Inline::Code(text) => {
            let fence = fence(&text.text, 1);
            let space = if text.text.starts_with('`') || text.text.ends_with('`') { " " } else { "" };
            format!("{fence}{space}{}{space}{fence}", text.text)
        }
        Inline::LineBreak => "  \n".to_owned(),
        Inline::NoteReference(label) => format!("[^{}]", escape(label)),
    }
}

fn write_link(link: &Link) -> String {
    let text = inlines(&link.content);
    match &link.target {
        Target::Url(url) => format!("[{text}](<{}>)", address(url)),
        Target::Source { path, fragment } => {
            let fragment = fragment.as_ref().map_or(String::new(), |fragment| format!("#{fragment}"));
            format!("[{text}](<{}{}>)", address(path), address(&fragment))
        }
        Target::Wiki { .. } | Target::Missing(_) => text,
    }
}

/// An address as it stands between angle brackets: nothing in it ends them.
fn address(text: &str) -> String {
    text.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C").replace(char::is_whitespace, "%20")
}

/// Grave accents that stand around code: more than stand side by side in it.
fn fence(code: &str, least: usize) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(least.max(longest + 1))
}

/// Text as Markdown: what would be markup is escaped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '#' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A document as plain text: a line a paragraph.
pub fn text(document: &Document) -> String {
    let mut out = plain_text_of(&document.blocks);
    document.notes.iter().for_each(|note| out.push_str(&plain_text_of(&note.blocks)));
    out
}

/// A document as JSON: its description, its sections and paragraphs as text, and every edit with its place.
pub fn json(document: &Document, source: &Source) -> String {
    let metadata = &document.metadata;
    let blocks: Vec<Value> = document.blocks.iter().map(|block| json_block(block, source)).collect();
    let edits: Vec<Value> = edits(document, source).into_iter().map(|(line, column, kind, before, after)| {
        json!({"line": line, "column": column, "kind": kind, "before": before, "after": after})
    }).collect();
    let value = json!({
        "title": metadata.title,
        "lang": document.language.as_str(),
        "url": metadata.url,
        "revision": metadata.revision,
        "license": metadata.license,
        "author": metadata.author,
        "date": metadata.date,
        "blocks": blocks,
        "edits": edits,
    });
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}

fn json_block(block: &Block, source: &Source) -> Value {
    let position = source.position(block.span.start);
    let (kind, extra) = match &block.kind {
        BlockKind::Heading(heading) => {
            ("heading", json!({"id": heading.id, "level": heading.level, "text": heading.title()}))
        }
        BlockKind::Paragraph(run) => ("paragraph", json!({"text": plain_text(run)})),
        BlockKind::Quote(_) => ("quote", json!({"text": plain_text_of(std::slice::from_ref(block))})),
        BlockKind::List(_) => ("list", json!({"text": plain_text_of(std::slice::from_ref(block))})),
        BlockKind::Table(_) => ("table", json!({"text": plain_text_of(std::slice::from_ref(block))})),
        BlockKind::Preformatted(text) => ("preformatted", json!({"text": text.text})),
        BlockKind::Infobox(_) => ("infobox", json!({"text": plain_text_of(std::slice::from_ref(block))})),
        BlockKind::Break => ("break", json!({})),
    };
    let mut value = json!({"kind": kind, "line": position.line});
    if let (Some(object), Value::Object(extra)) = (value.as_object_mut(), extra) {
        object.extend(extra);
    }
    value
}

/// An edit as a row: line, column, kind, what stood there, what stands there.
pub type EditRow<'a> = (usize, usize, &'static str, &'a str, &'a str);

/// The edits of a document in the order of the source.
pub fn edits<'a>(document: &'a Document, source: &'a Source) -> Vec<EditRow<'a>> {
    let mut edits: Vec<_> = document.edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    edits
        .into_iter()
        .map(|edit| {
            let position = source.position(edit.span.start);
            (position.line, position.column, edit.kind.0, source.slice(edit.span), edit.after.as_str())
        })
        .collect()
}
