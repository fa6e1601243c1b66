//! `hexapla archive`

use super::SiteArguments;
use super::report::{self, print};
use crate::archive::{self, About, Files};
use crate::base::{Diagnostic, Language};
use crate::disk::Snapshot;
use crate::pipeline::{Input, Outcome, latest};
use crate::render::feeds::NO_ADDRESS;
use crate::render::hosting::{HEADERS, NO_JEKYLL};
use crate::render::site_title;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::time::Instant;

/// Write a snapshot of the site to one file
#[derive(Debug, Args)]
pub struct Archive {
    #[command(flatten)]
    site: SiteArguments,
    /// The form of the file
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Format,
    /// The file to write to
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Leave out the search index (a zip file never has it: no page can read it from a disk)
    #[arg(long)]
    no_search: bool,
}

/// How it is used.
pub const EXAMPLES: &str = "Examples:
  hexapla archive --format zim --out harbour.zim
  hexapla archive --format wacz --base-url https://example.org/harbour/ --out harbour.wacz";

/// The forms of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For web archives: WARC records at the address of the site (--base-url or site.toml), with indexes and texts
    Wacz,
    /// For Kiwix and other readers without a network
    Zim,
    /// The site to unpack and open from a disk: every link names a file
    Zip,
}

impl Format {
    fn form(self) -> archive::Format {
        match self {
            Self::Wacz => archive::Format::Wacz,
            Self::Zim => archive::Format::Zim,
            Self::Zip => archive::Format::Zip,
        }
    }
}

impl Archive {
    /// Builds and writes; whether it could.
    pub fn run(&self) -> bool {
        let start = Instant::now();
        let (written, diagnostics) = match self.write() {
            Ok((bytes, diagnostics)) => (Some(bytes), diagnostics),
            Err(diagnostics) => (None, diagnostics),
        };
        report::diagnostics(&diagnostics);
        let Some(bytes) = written else {
            print("Nothing was written.\n");
            return false;
        };
        let (size, seconds) = (bytes as f64 / 1e6, start.elapsed().as_secs_f64());
        print(&format!("Wrote {} ({size:.1} MB) in {seconds:.2} s.\n", self.out.display()));
        true
    }

    /// The number of bytes written, or why there are none, with what there is to say about the input.
    fn write(&self) -> Result<(u64, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut input = report::read(&self.site, !self.no_search && self.format != Format::Zip);
        if self.format == Format::Wacz {
            input.diagnostics.extend(problem_of(input.address()));
        }
        let snapshot = Snapshot::begin(&self.out).map_err(|error| vec![error])?;
        let (about, diagnostics) = {
            let outcome = report::build(&self.site, &input, &snapshot.cache(), &snapshot);
            if outcome.has_errors() {
                return Err(outcome.diagnostics);
            }
            (about(&input, &outcome), outcome.diagnostics)
        };
        // What hosts go by is nothing to readers of a snapshot.
        let mut paths = snapshot.paths();
        paths.retain(|path| ![NO_JEKYLL, HEADERS].contains(&path.as_str()));
        let files = Files { paths: &paths, read: &|path| snapshot.page(path) };
        let write = |file: &mut _| {
            report::with_bar(|progress| archive::write(self.format.form(), &files, &about, file, progress))
        };
        match snapshot.finish(write) {
            Ok(bytes) => Ok((bytes, diagnostics)),
            Err(error) => Err([diagnostics, vec![error]].concat()),
        }
    }
}

/// What is wrong with the address of a web archive, which says what stood where. A site without one can still be preserved:
/// its archive has the address that stands for none in the feeds of such a site as well.
fn problem_of(address: Option<&str>) -> Option<Diagnostic> {
    let problem = match address {
        Some(url) if super::address(url).is_ok() => return None,
        Some(url) => Diagnostic::error("no-address", format!("a web archive cannot be of the address “{url}”")),
        None => Diagnostic::warning(
            "no-address",
            format!("the site has no address: in the web archive it stands at {NO_ADDRESS}, which leads nowhere"),
        ),
    };
    Some(problem.hint("give the address with --base-url https://example.org/archive/, or as base_url in site.toml"))
}

/// What the snapshot says of the site.
fn about(input: &Input, outcome: &Outcome<'_>) -> About {
    let language = outcome.languages.first().cloned().unwrap_or_else(Language::undetermined);
    let config = &input.config;
    let sole = outcome.catalogue.works.first().filter(|_| outcome.catalogue.works.len() == 1);
    About {
        title: site_title(config, sole, &language),
        description: config.description.get_or_any(&language).map(str::to_owned),
        languages: outcome.languages.clone(),
        date: input.date.clone().unwrap_or_else(|| latest(&outcome.catalogue)),
        base_url: input.address().map(str::to_owned),
        publisher: config.publisher.clone(),
        licenses: outcome.catalogue.editions().filter_map(|edition| edition.license.clone()).collect(),
    }
}
