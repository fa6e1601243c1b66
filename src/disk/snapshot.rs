//! A file that is made of a whole site: the pages are kept beside it until all are there, then the file is written, and put in
//! its place when it is whole.

use super::{Cache, shown};
use crate::base::Diagnostic;
use crate::pipeline::Sink;
use crate::pipeline::sink::Writer;
use crate::render::Page;
use crate::text::hash::{Fingerprint, Sum, Summing};
use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A file that is being made. What is there already stays until it is [finished](Snapshot::finish).
pub struct Snapshot {
    /// The file, as the user named it and where it is.
    named: String,
    path: PathBuf,
    /// The folder beside it for what is needed on the way. It goes with this value.
    workshop: PathBuf,
    pages: Mutex<Pages>,
    /// Held as long as the file is being made.
    _lock: File,
}

/// Pages, one behind the other in one file.
struct Pages {
    file: File,
    /// Where each begins, and its length.
    places: BTreeMap<String, (u64, u64)>,
}

impl Snapshot {
    /// Begins to make a file.
    ///
    /// # Errors
    /// A diagnostic where it cannot be written.
    pub fn begin(path: &Path) -> Result<Self, Diagnostic> {
        let named = shown(path);
        // Where the file is a link, what it leads to is written.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let Some(name) = path.file_name().filter(|_| !path.is_dir()) else {
            return Err(Diagnostic::error("unwritable", "there is a folder where the file is to be written")
                .in_file(named)
                .hint("name a file with --out"));
        };
        let workshop = path.with_file_name(format!(".{}.hexapla", name.to_string_lossy()));
        let lock = furnish(&workshop).map_err(|error| unwritable(&named, &error))?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            return Err(Diagnostic::error("busy", "another run is writing to this file")
                .in_file(named)
                .hint("wait until it has ended, or name another file with --out"));
        }
        let file = open(&workshop.join("pages")).map_err(|error| unwritable(&named, &error))?;
        let pages = Mutex::new(Pages { file, places: BTreeMap::new() });
        Ok(Self { named, path, workshop, pages, _lock: lock })
    }

    /// A cache for the build that makes the pages.
    pub fn cache(&self) -> Cache {
        Cache::open(&self.workshop.join("cache"))
    }

    /// The paths of the pages that are there, in order.
    pub fn paths(&self) -> Vec<String> {
        self.pages().places.keys().cloned().collect()
    }

    /// A page that is there.
    ///
    /// # Errors
    /// Those of the file in which it is kept.
    pub fn page(&self, path: &str) -> io::Result<Page> {
        let Pages { file, places } = &mut *self.pages();
        let (start, length) = *places.get(path).ok_or(io::ErrorKind::NotFound)?;
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        file.take(length).read_to_end(&mut bytes)?;
        Ok(Page { path: path.to_owned(), bytes })
    }

    /// Writes the file, and says how many bytes it has.
    ///
    /// # Errors
    /// A diagnostic where it cannot be written; what was there before is then still there.
    pub fn finish(&self, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<u64, Diagnostic> {
        let whole = self.workshop.join("whole");
        let write = || {
            let mut file = open(&whole)?;
            fill(&mut file)?;
            file.sync_all()?;
            let bytes = file.metadata()?.len();
            std::fs::rename(&whole, &self.path).map(|()| bytes)
        };
        write().map_err(|error| unwritable(&self.named, &error))
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.workshop);
    }
}

impl Sink for Snapshot {
    fn put(&self, page: Page, _: Fingerprint) -> Result<(), Diagnostic> {
        self.write(&page.path, &mut |out| out.write_all(&page.bytes)).map(|_| ())
    }

    fn write(&self, path: &str, writer: Writer<'_>) -> Result<Sum, Diagnostic> {
        let Pages { file, places } = &mut *self.pages();
        let mut write = || {
            let start = file.seek(SeekFrom::End(0))?;
            let mut summing = Summing::new(BufWriter::new(&mut *file));
            writer(&mut summing)?;
            summing.flush()?;
            let (_, sum) = summing.finish();
            places.insert(path.to_owned(), (start, sum.bytes));
            Ok(sum)
        };
        write().map_err(|error| unwritable(&self.named, &error))
    }

    /// There is no last build.
    fn has(&self, _: &str, _: &Fingerprint) -> bool {
        false
    }

    fn keep(&self, _: &str) {}
}

/// Makes the folder for what is needed on the way, and opens its lock.
fn furnish(workshop: &Path) -> io::Result<File> {
    match std::fs::create_dir(workshop) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    File::options().create(true).write(true).truncate(false).open(workshop.join("lock"))
}

/// An empty file; what a run that was ended left there goes.
fn open(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).create(true).truncate(true).open(path)
}

fn unwritable(named: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unwritable", format!("the file cannot be written: {error}"))
        .in_file(named)
        .hint("name a file in a folder that is there, that you may write to, and that has room")
}
