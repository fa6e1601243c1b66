//! `hexapla check`

use super::SiteArguments;
use super::report::{self, counted, print};
use crate::audit::pages;
use crate::pipeline::{EditionReport, Outcome};
use crate::terms::Candidate;
use crate::text::slug;
use clap::Args;
use std::collections::{BTreeMap, HashMap};
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
        let mut outcome = report::build(&self.site, false);
        let problems = check_pages(&outcome);
        outcome.diagnostics.extend(problems);
        for edition in &outcome.editions {
            print(&account(edition));
        }
        outcome.diagnostics.extend(outcome.survey.unused_terms());
        report::diagnostics(&outcome.diagnostics);
        print(&names_to_add(&outcome.survey.names_to_add()));
        let good = !outcome.has_errors();
        if good {
            let pages = outcome.pages.iter().filter(|page| page.path.ends_with(".html")).count();
            print(&format!(
                "All is well: {} accounted for to the last character, {} checked.\n",
                counted(outcome.editions.len(), "edition"),
                counted(pages, "page")
            ));
        }
        good
    }
}

fn check_pages(outcome: &Outcome) -> Vec<crate::base::Diagnostic> {
    let by_path: BTreeMap<&str, &[u8]> =
        outcome.pages.iter().map(|page| (page.path.as_str(), page.bytes.as_slice())).collect();
    let texts: HashMap<&str, &str> =
        outcome.editions.iter().map(|edition| (edition.page.as_str(), edition.visible.as_str())).collect();
    pages::check(&by_path, &texts)
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
fn account(edition: &EditionReport) -> String {
    let account = &edition.account;
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
        counted(edition.paragraphs, "paragraph"),
        counted(edition.sections, "section"),
        counted(edition.links, "link"),
    ];
    format!("{}: {}\n{out}", edition.source, counts.join(", "))
}
