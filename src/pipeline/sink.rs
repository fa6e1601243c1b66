//! Where pages go.

use crate::base::Diagnostic;
use crate::render::Page;
use crate::text::hash::{Fingerprint, Sum};
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// Writes a page bit by bit.
pub type Writer<'a> = &'a mut dyn FnMut(&mut dyn io::Write) -> io::Result<()>;

/// Takes the pages of a site as they are made, in any order and from any thread.
///
/// A page that is as it was need not be made again: it is told apart by the fingerprint of its bytes.
pub trait Sink: Sync {
    /// Takes a page.
    ///
    /// # Errors
    /// A diagnostic where there is no room for it.
    fn put(&self, page: Page, fingerprint: Fingerprint) -> Result<(), Diagnostic>;

    /// Takes a page that is too large to be held at once, and gives its sum.
    ///
    /// # Errors
    /// A diagnostic where there is no room for it, or what the writer says.
    fn write(&self, path: &str, writer: Writer<'_>) -> Result<Sum, Diagnostic>;

    /// Whether a page of the last build is at hand, with these bytes.
    fn has(&self, path: &str, fingerprint: &Fingerprint) -> bool;

    /// Takes over a page of the last build that is at hand.
    fn keep(&self, path: &str);

    /// Is told that the pages of all works have come: those of the whole site come next.
    fn works_are_made(&self) {}
}

/// Takes a page of which nothing is known yet.
///
/// # Errors
/// As [`Sink::put`].
pub fn put(sink: &dyn Sink, page: Page) -> Result<(String, Sum), Diagnostic> {
    let made = (page.path.clone(), Sum::of(&page.bytes));
    sink.put(page, made.1.fingerprint)?;
    Ok(made)
}

/// The files of a site by their paths, in memory.
pub type Files = BTreeMap<String, (Arc<[u8]>, Fingerprint)>;

/// Gathers the pages of a site in memory.
#[derive(Debug, Default)]
pub struct Gathered {
    before: Files,
    now: Mutex<Files>,
}

impl Gathered {
    /// With the files of the last build.
    pub fn after(before: Files) -> Self {
        Self { before, now: Mutex::default() }
    }

    /// The files.
    pub fn into_files(self) -> Files {
        self.now.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files that there are so far, and besides them those of the last build.
    pub fn so_far(&self) -> Files {
        let mut files = self.before.clone();
        files.extend(self.now.lock().unwrap_or_else(PoisonError::into_inner).clone());
        files
    }

    fn insert(&self, path: String, bytes: Arc<[u8]>, fingerprint: Fingerprint) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(path, (bytes, fingerprint));
    }
}

impl Sink for Gathered {
    fn put(&self, page: Page, fingerprint: Fingerprint) -> Result<(), Diagnostic> {
        self.insert(page.path, page.bytes.into(), fingerprint);
        Ok(())
    }

    fn write(&self, path: &str, writer: Writer<'_>) -> Result<Sum, Diagnostic> {
        let mut bytes = Vec::new();
        writer(&mut bytes).map_err(|error| Diagnostic::error("unwritable", error.to_string()).in_file(path))?;
        put(self, Page { path: path.to_owned(), bytes }).map(|(_, sum)| sum)
    }

    fn has(&self, path: &str, fingerprint: &Fingerprint) -> bool {
        self.before.get(path).is_some_and(|(_, own)| own == fingerprint)
    }

    fn keep(&self, path: &str) {
        if let Some((bytes, fingerprint)) = self.before.get(path) {
            self.insert(path.to_owned(), Arc::clone(bytes), *fingerprint);
        }
    }
}
