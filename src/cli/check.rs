//! `hexapla check`

mod against;

use super::SiteArguments;
use super::report::{self, counted, print};
use crate::audit::manifest::Manifest;
use crate::audit::pages;
use crate::base::Diagnostic;
use crate::catalogue::Edition;
use crate::external::{self, Checked};
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
use std::path::{Path, PathBuf};

/// Check sources, links, anchors and that no character of a source was lost; write nothing
///
/// Builds the site in memory. For every edition it proves that the characters of the source are those of the article and
/// those of the recorded edits, and prints the shares. In the pages it checks that ids are unique, that links inside the
/// site lead somewhere, that nothing can run, and that the text of each article is that of its document.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    site: SiteArguments,
    /// Compare the build with a manifest, the data/build.json of a site: what differs is an error
    #[arg(long, value_name = "MANIFEST")]
    against: Option<PathBuf>,
    /// Compare the files of this folder, a copy of a site, with the manifest; build nothing, and read no sources
    #[arg(long, value_name = "DIR", requires = "against")]
    folder: Option<PathBuf>,
    /// Follow the links to other hosts as well: one request at a time to each host, with a pause. What is not there is a warning
    #[arg(long, conflicts_with = "folder")]
    external: bool,
    /// How many links to other hosts are followed at most
    #[arg(long, value_name = "N", default_value = "1000", requires = "external")]
    external_limit: usize,
}

impl Check {
    /// Checks; whether all is well.
    pub fn run(&self) -> bool {
        let manifest = match self.against.as_deref().map(against::manifest).transpose() {
            Ok(manifest) => manifest,
            Err(error) => {
                report::diagnostics(&[error]);
                return false;
            }
        };
        match (&manifest, &self.folder) {
            (Some(manifest), Some(folder)) => check_folder(manifest, folder),
            (manifest, _) => self.check_site(manifest.as_ref()),
        }
    }

    /// Checks a build, with the search index where one that it is compared with has it.
    fn check_site(&self, manifest: Option<&Manifest>) -> bool {
        let input = report::read(&self.site, manifest.is_some_and(|manifest| manifest.options.search));
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
        problems.extend(manifest.into_iter().flat_map(|manifest| against::of_build(manifest, &pages)));
        let mut good = vec![counted(texts.len(), "edition") + " accounted for to the last character"];
        good.push(counted(pages.keys().filter(|path| path.ends_with(".html")).count(), "page") + " checked");
        drop(texts);
        if self.external && !outcome.has_errors() {
            let checked = self.check_external(&pages, input.address());
            problems.extend(checked.diagnostics);
            good.push(counted(checked.followed, "link") + " to other hosts followed");
        }
        good.extend(manifest.map(|_| "the build is that of the manifest, byte for byte".to_owned()));
        outcome.diagnostics.extend(problems);
        report::diagnostics(&outcome.diagnostics);
        print(&names_to_add(&names));
        if !outcome.has_errors() {
            print(&format!("All is well: {}.\n", good.join(", ")));
        }
        !outcome.has_errors()
    }

    /// Follows the links to other hosts.
    fn check_external(&self, pages: &Files, own: Option<&str>) -> Checked {
        let links = pages::external(&by_path(pages), own);
        let most = self.external_limit;
        let mut checked =
            report::with_bar(|progress| external::check(&links, most, external::Manners::default(), progress));
        report::strictly(&self.site, &mut checked.diagnostics);
        checked
    }
}

/// Checks a folder; whether it is the site of a manifest.
fn check_folder(manifest: &Manifest, folder: &Path) -> bool {
    let (differences, compared) = match against::of_folder(manifest, folder) {
        Ok(compared) => compared,
        Err(error) => (vec![error], 0),
    };
    report::diagnostics(&differences);
    if differences.is_empty() {
        print(&format!("All is well: {} compared with the manifest.\n", counted(compared, "file")));
    }
    differences.is_empty()
}

/// Editions with their texts.
type Texts<'c> = Vec<(&'c Edition, Box<Prepared>)>;

fn check_pages(pages: &Files, texts: &Texts<'_>) -> Vec<Diagnostic> {
    let by_path = by_path(pages);
    let visible: Vec<(String, String)> =
        texts.par_iter().map(|(edition, text)| (edition.page(), visible_text(&text.document))).collect();
    let visible = visible.iter().filter(|(page, _)| by_path.contains_key(page.as_str()));
    pages::check(&by_path, &visible.map(|(page, text)| (page.as_str(), text.as_str())).collect())
}

fn by_path(pages: &Files) -> BTreeMap<&str, &[u8]> {
    pages.iter().map(|(path, (bytes, _))| (path.as_str(), &**bytes)).collect()
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
