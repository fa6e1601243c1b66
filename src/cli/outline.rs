//! `hexapla outline`

use super::report::{self, print};
use crate::clean;
use crate::document::{Document, plain_text_of};
use crate::{outline, read};
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;

/// Print an outline of one source as TOML
///
/// For a text without headings it is a proposal, inferred from dates, names and vocabulary; edit it and save it beside the
/// source under the source's name without its extension, with `.outline.toml`. For a text with headings it lists them.
#[derive(Debug, Args)]
pub struct Outline {
    /// The source
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Characters of a paragraph that name it.
const STARTS: usize = 18;

impl Outline {
    /// Prints the outline; whether it could.
    pub fn run(&self) -> bool {
        let Some(source) = report::source(&self.file) else { return false };
        let reading = read::read(&source);
        report::diagnostics(&reading.diagnostics);
        let document = clean::clean(reading.document);
        let own = outline::has_headings(&document);
        let proposals = if own { Vec::new() } else { outline::infer(&document) };
        let settled = outline::settle(outline::insert(document, &proposals));
        let outline = toml(&settled, own);
        print(if outline.is_empty() {
            "# The text shows no sections; write them here as [[section]] tables.\n"
        } else {
            &outline
        });
        true
    }
}

fn toml(document: &Document, own: bool) -> String {
    let mut out = String::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let Some(heading) = block.heading() else { continue };
        let _ = writeln!(
            out,
            "[[section]]\nid = {}\nlevel = {}\ntitle = {}",
            quoted(heading.id.as_deref().unwrap_or_default()),
            heading.level,
            quoted(&heading.title())
        );
        if let Some(next) = document.blocks.get(index + 1).filter(|_| !own) {
            let text = plain_text_of(std::slice::from_ref(next));
            let words: String = text.lines().next().unwrap_or_default().chars().take(STARTS).collect();
            let _ = writeln!(out, "starts = {}", quoted(words.trim_end()));
        }
        out.push('\n');
    }
    out
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
