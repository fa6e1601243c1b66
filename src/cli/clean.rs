//! `hexapla clean`

use super::report::{self, print};
use crate::audit::conservation;
use crate::base::{Diagnostic, Source};
use crate::clean;
use crate::document::{Document, Target, paragraphs};
use crate::link::Destination;
use crate::read;
use crate::render::marks::Marks;
use crate::render::setting::{Home, Setting};
use crate::render::strings::StringTable;
use crate::render::{article, export};
use clap::{Args, ValueEnum};
use std::fmt::Write;
use std::path::PathBuf;

/// Print one source, cleaned
#[derive(Debug, Args)]
pub struct Clean {
    /// The source
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// Print what was changed instead: line, column, kind, what stood there, what stands there
    #[arg(long)]
    edits: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Html,
    Json,
    Text,
}

impl Clean {
    /// Cleans and prints; whether it could.
    pub fn run(&self) -> bool {
        let Some(source) = report::source(&self.file) else { return false };
        let reading = read::read(&source);
        let mut diagnostics = reading.diagnostics;
        let document = crate::outline::settle(clean::clean(reading.document));
        if !conservation::account(&source, &document).is_balanced() {
            diagnostics.push(
                Diagnostic::error("conservation", "a character of the source is not accounted for")
                    .in_file(source.path()),
            );
        }
        report::diagnostics(&diagnostics);
        print(&if self.edits { edits(&document, &source) } else { self.formatted(&document, &source) });
        !diagnostics.iter().any(Diagnostic::is_error)
    }

    fn formatted(&self, document: &Document, source: &Source) -> String {
        match self.format {
            Format::Markdown => export::markdown(document),
            Format::Text => export::text(document),
            Format::Json => export::json(document, source),
            Format::Html => StringTable::load(&[]).map_or(String::new(), |strings| html(document, &strings)),
        }
    }
}

/// The article alone, with links to addresses on the web.
fn html(document: &Document, strings: &StringTable) -> String {
    let language = &document.language;
    let setting = Setting {
        strings,
        interface: language,
        page: "index.html",
        resolve: &|link| match &link.target {
            Target::Url(url) => Destination::Elsewhere(url.clone()),
            _ => Destination::Nowhere,
        },
        marks: &Marks::default(),
        home: Home::Here,
        also: &|_| Vec::new(),
    };
    let inside = article::write(document, &paragraphs(document), &setting);
    format!("<article lang=\"{language}\" dir=\"{}\">\n{inside}</article>\n", language.direction())
}

fn edits(document: &Document, source: &Source) -> String {
    let mut out = String::new();
    for (line, column, kind, before, after) in export::edits(document, source) {
        let _ = writeln!(out, "{line}\t{column}\t{kind}\t{before:?}\t{after:?}");
    }
    out
}
