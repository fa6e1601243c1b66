//! A site that is shown while it is made: the pages of works before those of the whole site, which take longer.

use super::Preview;
use crate::base::Diagnostic;
use crate::pipeline::Sink;
use crate::pipeline::sink::{Files, Gathered, Writer};
use crate::render::Page;
use crate::text::hash::{Fingerprint, Sum};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

/// Takes the pages of a build. The first one is shown when it is whole; of a later one the pages of works are shown as soon as
/// they are there, and the rest is given up if the input changes before it is.
pub struct Live<'p> {
    preview: &'p Preview,
    /// Whether the input has changed since.
    stale: &'p (dyn Fn() -> bool + Sync),
    /// Whether there is a site that pages of works can be shown in.
    follows: bool,
    gathered: Gathered,
    /// Whether the pages of works are shown.
    shown: AtomicBool,
    abandoned: AtomicBool,
}

impl<'p> Live<'p> {
    /// Shows pages in a preview, over the files of the last build.
    pub fn new(preview: &'p Preview, before: Files, stale: &'p (dyn Fn() -> bool + Sync)) -> Self {
        let follows = !before.is_empty();
        let (shown, abandoned) = (AtomicBool::new(false), AtomicBool::new(false));
        Self { preview, stale, follows, gathered: Gathered::after(before), shown, abandoned }
    }

    /// Whether the build was given up because its input has changed.
    pub fn is_abandoned(&self) -> bool {
        self.abandoned.load(Ordering::Relaxed)
    }

    /// The files of the site; those of one that was given up, with what there was before.
    pub fn into_files(self) -> Files {
        if self.is_abandoned() { self.gathered.so_far() } else { self.gathered.into_files() }
    }

    fn newest(&self) -> Result<(), Diagnostic> {
        if !(self.shown.load(Ordering::Relaxed) && (self.stale)()) {
            return Ok(());
        }
        self.abandoned.store(true, Ordering::Relaxed);
        Err(Diagnostic::error("abandoned", "what the site is made from has changed meanwhile"))
    }
}

/// Takes a large page bit by bit, as long as it is of the newest input.
struct Newest<'o, 'l> {
    out: &'o mut dyn io::Write,
    live: &'l Live<'l>,
}

impl io::Write for Newest<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.live.newest().map_err(|stale| io::Error::other(stale.message))?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Sink for Live<'_> {
    fn put(&self, page: Page, fingerprint: Fingerprint) -> Result<(), Diagnostic> {
        self.newest()?;
        self.gathered.put(page, fingerprint)
    }

    fn write(&self, path: &str, writer: Writer<'_>) -> Result<Sum, Diagnostic> {
        self.newest()?;
        self.gathered.write(path, &mut |out| writer(&mut Newest { out, live: self }))
    }

    fn has(&self, path: &str, fingerprint: &Fingerprint) -> bool {
        self.gathered.has(path, fingerprint)
    }

    fn keep(&self, path: &str) {
        self.gathered.keep(path);
    }

    fn works_are_made(&self) {
        if self.follows {
            self.preview.show(self.gathered.so_far());
            self.shown.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::sink::put;

    fn page(path: &str, text: &str) -> Page {
        Page::text(path, text.to_owned())
    }

    fn shown(preview: &Preview, path: &str) -> String {
        let shown = preview.shown.borrow();
        String::from_utf8_lossy(shown.file(path).unwrap_or_default()).into_owned()
    }

    #[test]
    fn pages_of_works_are_shown_before_those_of_the_site_which_a_change_ends() {
        let preview = Preview::start(Some(0), || ()).unwrap();
        let stale = AtomicBool::new(false);
        let is_stale = || stale.load(Ordering::Relaxed);
        let first = Live::new(&preview, Files::new(), &is_stale);
        put(&first, page("en/a/index.html", "one")).unwrap();
        first.works_are_made();
        assert_eq!(shown(&preview, "en/a/index.html"), "", "there is no home page yet");
        stale.store(true, Ordering::Relaxed);
        put(&first, page("index.html", "home")).unwrap();
        assert!(!first.is_abandoned(), "the first one is made to its end");
        let files = first.into_files();

        stale.store(false, Ordering::Relaxed);
        let next = Live::new(&preview, files, &is_stale);
        put(&next, page("en/a/index.html", "two")).unwrap();
        next.works_are_made();
        assert_eq!(shown(&preview, "en/a/index.html"), "two");
        assert_eq!(shown(&preview, "index.html"), "home");
        stale.store(true, Ordering::Relaxed);
        assert!(put(&next, page("index.html", "new home")).is_err());
        let written = next.write("data/a.json", &mut |out| out.write_all(b"{}"));
        assert!(written.is_err() && next.is_abandoned());
        let files = next.into_files();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["en/a/index.html", "index.html"]);
    }
}
