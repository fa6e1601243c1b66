//! `hexapla check`

use super::SiteArguments;
use super::report::{self, counted, print};
use crate::audit::pages;
use crate::base::Diagnostic;
use crate::catalogue::Edition;
use crate::pipeline::Prepared;
use crate::pipeline::sink::{Files, Gathered};
use crate::pipeline::store::Memory;
use crate::render::article::visible_text;
use crate::terms::Candidate;
use crate::text::slug;
use clap::Args;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Check sources, links, anchors and that no character of a source was lost; write nothing
///
/// Builds the site in memory. For every edition it proves that the characters of the source are those of the article and
/// those of the recorded edits, and prints the shares. In the pages it checks that ids are unique, that links inside the
/// site lead somewhere, that nothing can run, and that the text of each article is that of its document.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    site: SiteArguments,
}

impl Check {
    /// Checks; whether all is well.
    pub fn run(&self) -> bool {
        let input = report::read(&self.site, false);
        let (store, gathered) = (Memory::default(), Gathered::default());
        let mut outcome = report::build(&self.site, &input, &store, &gathered);
        let pages = gathered.into_files();
        let editions: Vec<&Edition> = outcome.catalogue.editions().collect();
        let read = editions.into_par_iter().enumerate().map(|(at, edition)| Ok((edition, outcome.texts.take(at)?)));
        let texts = match read.collect::<Result<Texts<'_>, Vec<Diagnostic>>>() {
            Ok(texts) => texts,
            Err(errors) => {
                report::diagnostics(&[outcome.diagnostics, errors].concat());
                return false;
            }
        };
        for (edition, text) in &texts {
            print(&account(edition, text));
        }
        let names = outcome.names_to_add(&texts);
        let mut problems = check_pages(&pages, &texts);
        problems.extend(outcome.unused_terms());
        let checked = counted(texts.len(), "edition");
        drop(texts);
        outcome.diagnostics.extend(problems);
        report::diagnostics(&outcome.diagnostics);
        print(&names_to_add(&names));
        let good = !outcome.has_errors();
        if good {
            let pages = counted(pages.keys().filter(|path| path.ends_with(".html")).count(), "page");
            print(&format!("All is well: {checked} accounted for to the last character, {pages} checked.\n"));
        }
        good
    }
}

/// Editions with their texts.
type Texts<'c> = Vec<(&'c Edition, Box<Prepared>)>;

fn check_pages(pages: &Files, texts: &Texts<'_>) -> Vec<Diagnostic> {
    let by_path: BTreeMap<&str, &[u8]> = pages.iter().map(|(path, (bytes, _))| (path.as_str(), &**bytes)).collect();
    let visible: Vec<(String, String)> =
        texts.par_iter().map(|(edition, text)| (edition.page(), visible_text(&text.document))).collect();
    let visible = visible.iter().filter(|(page, _)| by_path.contains_key(page.as_str()));
    pages::check(&by_path, &visible.map(|(page, text)| (page.as_str(), text.as_str())).collect())
}

/// How many names are proposed for each language.
const MOST: usize = 25;

/// Names that the texts use often and that no term has, as TOML to paste into `terms.toml`.
fn names_to_add(candidates: &[Candidate]) -> String {
    let mut out = String::new();
    for own in candidates.chunk_by(|a, b| a.language == b.language) {
        for candidate in own.iter().take(MOST) {
            let name = toml::Value::String(candidate.name.clone());
            let _ = writeln!(
                out,
                "\n[[term]] # {} times\nid = {}\n{} = [{name}]",
                candidate.count,
                toml::Value::String(slug::slug(&candidate.name)),
                candidate.language
            );
        }
    }
    if out.is_empty() {
        out
    } else {
        format!("# Names that the texts use often and that are no terms yet, for terms.toml:\n{out}\n")
    }
}

/// Where the characters of a source went, as lines.
fn account(edition: &Edition, text: &Prepared) -> String {
    let account = &text.account;
    let mut links = 0;
    text.document.for_each_link(&mut |_| links += 1);
    let mut out = String::new();
    let mut line = |label: &str, characters: usize| {
        let _ = writeln!(out, "  {label:<22} {characters:>9}  {:>6.2} %", account.percent(characters));
    };
    line("in the article", account.article);
    line("markup", account.markup);
    let mut kinds: Vec<_> = account.edits.iter().collect();
    kinds.sort_by_key(|(kind, characters)| (std::cmp::Reverse(**characters), **kind));
    for (kind, characters) in kinds {
        line(kind.0, *characters);
    }
    line("accounted for", account.accounted());
    let counts = [
        counted(account.characters, "character"),
        counted(edition.size.paragraphs, "paragraph"),
        counted(edition.sections.len(), "section"),
        counted(links, "link"),
    ];
    format!("{}: {}\n{out}", edition.source, counts.join(", "))
}
