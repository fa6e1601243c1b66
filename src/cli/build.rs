//! `hexapla build`

use super::SiteArguments;
use super::report::{self, counted, print};
use crate::disk::{self};
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
    /// The folder to write to [default: _site in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Leave out the search index
    #[arg(long)]
    no_search: bool,
}

impl Build {
    /// Builds and writes; whether it could.
    pub fn run(&self) -> bool {
        let start = Instant::now();
        let mut outcome = report::build(&self.site, !self.no_search);
        let out = self.out.clone().unwrap_or_else(|| self.site.root.join("_site"));
        // Pages are written without the texts that they were made from.
        drop(std::mem::take(&mut outcome.survey));
        let written = if outcome.has_errors() {
            None
        } else {
            disk::write(&out, &outcome.pages).map_err(|error| outcome.diagnostics.push(error)).ok()
        };
        report::diagnostics(&outcome.diagnostics);
        let Some(written) = written else {
            print("Nothing was written.\n");
            return false;
        };
        let sections: usize = outcome.catalogue.editions().map(|edition| edition.sections.len()).sum();
        let languages: Vec<&str> = outcome.languages.iter().map(crate::base::Language::as_str).collect();
        print(&format!(
            "Built {} of {} in {} ({}), {}.\nWrote {} ({} changed, {:.1} MB) in {:.2} s.\nOpen {}\n",
            counted(outcome.editions.len(), "edition"),
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
