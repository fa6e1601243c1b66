//! `hexapla serve`

use super::SiteArguments;
use super::report::{self, counted, print};
use crate::base::Diagnostic;
use crate::disk::{self, Places};
use crate::pipeline::Store;
use crate::pipeline::sink::Files;
use crate::pipeline::store::Memory;
use crate::serve::{Live, Preview, Watch};
use clap::Args;
use std::time::{Duration, Instant};

/// Show the site while it is being written
///
/// Builds the site in memory and shows it to this machine alone. When a source, an outline, terms, a template, a static file or
/// site.toml changes, the site is built anew and open pages follow; what is wrong is shown in them over the last version that
/// was not. Nothing is written to disk.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    site: SiteArguments,
    /// The port to listen on [default: 4400, or the next one that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
    /// Make the search index as well, each time
    #[arg(long)]
    search: bool,
}

impl Serve {
    /// Serves until it is stopped; whether it could.
    pub fn run(&self) -> bool {
        let preview = match Preview::start(self.port, stop) {
            Ok(preview) => preview,
            Err(error) => {
                report::diagnostics(&[error]);
                return false;
            }
        };
        print(&format!("The site is at {}\nStop with Ctrl-C.\n", preview.url()));
        if self.open && open::that_detached(preview.url()).is_err() {
            print("No browser could be opened.\n");
        }
        let mut last = Last::default();
        loop {
            if let Err(error) = self.follow(&preview, &mut last) {
                report::diagnostics(&[error]);
                return false;
            }
        }
    }

    /// Builds the site whenever something has changed, as long as its content is in the same folder.
    fn follow(&self, preview: &Preview, last: &mut Last) -> Result<(), Diagnostic> {
        let root = &self.site.root;
        let places = Places { root: root.clone(), content: self.site.content.clone() };
        let content = disk::content(&places);
        let folders = vec![content.clone(), root.join("templates"), root.join("static")];
        // Watching begins before the build reads, so that no change falls between them.
        let mut watch = Watch::new(vec![root.join("site.toml")], folders)?;
        let stale = watch.changed();
        self.build(preview, last, &stale);
        while disk::content(&places) == content {
            watch.wait()?;
            self.build(preview, last, &stale);
        }
        Ok(())
    }

    /// Builds the site and shows it, or what is wrong. A build that a change has overtaken leaves what it made to the next.
    fn build(&self, preview: &Preview, last: &mut Last, stale: &(dyn Fn() -> bool + Sync)) {
        let start = Instant::now();
        let behind = *last.behind.get_or_insert(start);
        let overtaken = || behind.elapsed() < PATIENCE && stale();
        let (input, live) = (report::read(&self.site, self.search), Live::new(preview, last.files.clone(), &overtaken));
        let outcome = report::build(&self.site, &input, &last.store, &live);
        if live.is_abandoned() {
            last.files = live.into_files();
            return;
        }
        report::diagnostics(&outcome.diagnostics);
        if outcome.has_errors() {
            preview.show_problems(report::as_text(&outcome.diagnostics));
            return;
        }
        last.store.sweep();
        last.behind = None;
        last.files = live.into_files();
        preview.show(last.files.clone());
        let count = outcome.catalogue.editions().count();
        print(&format!("Built {} in {:.2} s.\n", counted(count, "edition"), start.elapsed().as_secs_f64()));
    }
}

/// How long the pages of the whole site are behind at most while changes overtake one build after the other.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the last build leaves to the next.
#[derive(Default)]
struct Last {
    store: Memory,
    files: Files,
    /// Since when the pages of the whole site are behind those of works.
    behind: Option<Instant>,
}

/// Ends the program as a reader asked it to: there is nothing to lose.
fn stop() {
    print("\nStopped.\n");
    std::process::exit(0);
}
