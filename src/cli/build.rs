//! `hexapla build`

use super::SiteArguments;
use super::report::{self, counted, print};
use crate::base::Diagnostic;
use crate::disk::{self, Output};
use crate::pipeline::Store;
use crate::pipeline::sink::Gathered;
use crate::pipeline::store::Memory;
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// Build the site
///
/// Reads the works of the content folder and writes the site. When there are errors in the input nothing is written, and a
/// site that is there already stays as it is.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    site: SiteArguments,
    /// The folder to write to [default: the one that site.toml names, or _site in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Leave out the search index
    #[arg(long)]
    no_search: bool,
    /// Write compressed copies (.gz, .br, .zst) beside the files, for servers that send them as they are
    #[arg(long)]
    precompress: bool,
}

impl Build {
    /// Builds and writes; whether it could.
    pub fn run(&self) -> bool {
        let start = Instant::now();
        let input = report::read(&self.site, !self.no_search);
        if input.works.is_empty() {
            let outcome = report::build(&self.site, &input, &Memory::default(), &Gathered::default());
            return failed(&outcome.diagnostics);
        }
        let out = self.out.clone().unwrap_or_else(|| disk::output(&self.site.root));
        let output = match Output::begin(&out) {
            Ok(output) => output,
            Err(error) => return failed(&[error]),
        };
        let cache = output.cache();
        let mut outcome = report::build(&self.site, &input, &cache, &output);
        if outcome.has_errors() {
            return failed(&outcome.diagnostics);
        }
        if self.precompress
            && let Err(error) =
                report::with_threads(&self.site, |progress| disk::precompress(&output, &cache, progress))
        {
            outcome.diagnostics.push(error);
            return failed(&outcome.diagnostics);
        }
        cache.sweep();
        let written = match output.finish() {
            Ok(written) => written,
            Err(error) => {
                outcome.diagnostics.push(error);
                return failed(&outcome.diagnostics);
            }
        };
        report::diagnostics(&outcome.diagnostics);
        let sections: usize = outcome.catalogue.editions().map(|edition| edition.sections.len()).sum();
        let languages: Vec<&str> = outcome.languages.iter().map(crate::base::Language::as_str).collect();
        print(&format!(
            "Built {} of {} in {} ({}), {}.\nWrote {} ({} changed, {:.1} MB) in {:.2} s.\nOpen {}\n",
            counted(outcome.catalogue.editions().count(), "edition"),
            counted(outcome.catalogue.works.len(), "work"),
            counted(languages.len(), "language"),
            languages.join(", "),
            counted(sections, "section"),
            counted(written.files, "file"),
            written.changed,
            written.bytes as f64 / 1e6,
            start.elapsed().as_secs_f64(),
            out.join("index.html").display(),
        ));
        true
    }
}

/// Says what went wrong.
fn failed(diagnostics: &[Diagnostic]) -> bool {
    report::diagnostics(diagnostics);
    print("Nothing was written.\n");
    false
}
