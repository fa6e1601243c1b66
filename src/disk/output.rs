//! Writing the site: staged beside the output folder, then put in its place at once.
//!
//! The old site stands until the new one is whole. A file that has not changed is taken over, not written again. The folder
//! has a list of the files that were written to it; what is not on it was put there by somebody else and is not touched.

use super::list::{Listed, Listing};
use super::{Cache, shown};
use crate::base::Diagnostic;
use crate::pipeline::Sink;
use crate::pipeline::sink::Writer;
use crate::render::Page;
use crate::text::hash::Fingerprint;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::{File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use walkdir::WalkDir;

/// The file in an output folder that lists the files that were written to it.
pub(super) const LIST: &str = ".hexapla";
/// The file beside it that says more of them: what they were when they were written.
const FILES: &str = "files";

/// What writing a site did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Files that were new or had changed.
    pub changed: usize,
    /// Bytes of the site.
    pub bytes: u64,
}

/// A site that is being written. Until it is [finished](Output::finish) the folder is as it was.
pub struct Output {
    out: PathBuf,
    /// The folder beside it for what is not the site: the lock, the cache, the next site.
    workshop: PathBuf,
    staged: PathBuf,
    before: Listing,
    now: Mutex<Pages>,
    /// Held as long as the site is being written.
    _lock: File,
}

/// The pages that there are, by their paths.
#[derive(Default)]
struct Pages {
    written: BTreeMap<String, Listed>,
    kept: BTreeSet<String>,
}

impl Output {
    /// Begins to write a site to a folder.
    ///
    /// # Errors
    /// A diagnostic where the folder has files that were not written by a build, where another build is writing to it, or
    /// where it cannot be written.
    pub fn begin(out: &Path) -> Result<Self, Diagnostic> {
        // Where the folder is a link, the site is written to where it leads.
        let out = out.canonicalize().unwrap_or_else(|_| out.to_owned());
        let name = out.file_name().map_or_else(|| "site".to_owned(), |name| name.to_string_lossy().into_owned());
        refuse_foreign(&out)?;
        let workshop = out.with_file_name(format!(".{name}.hexapla"));
        let lock = furnish(&workshop).map_err(|error| unwritable(&out, &error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Diagnostic::error("busy", "another build is writing to this folder")
                    .in_file(shown(&out))
                    .hint("wait until it has ended, or name another folder with --out"));
            }
            Err(TryLockError::Error(error)) => return Err(unwritable(&out, &error)),
        }
        let staged = workshop.join("new");
        recover(&out, &workshop).map_err(|error| unwritable(&out, &error))?;
        let before = Listing::read(&workshop.join(FILES));
        std::fs::create_dir_all(&staged).map_err(|error| unwritable(&out, &error))?;
        Ok(Self { out, workshop, staged, before, now: Mutex::default(), _lock: lock })
    }

    /// The cache of the builds that were written to this folder.
    pub fn cache(&self) -> Cache {
        Cache::open(&self.workshop.join("cache"))
    }

    /// Puts the new site in the place of the old one.
    ///
    /// # Errors
    /// A diagnostic where it cannot be written; the folder then is as it was.
    pub fn finish(self) -> Result<Written, Diagnostic> {
        let Pages { written, mut kept } = std::mem::take(&mut *self.now.lock().unwrap_or_else(PoisonError::into_inner));
        kept.retain(|path| !written.contains_key(path));
        let changed = written.len();
        let mut listing = Listing::of(written);
        let failed = |error| unwritable(&self.out, &error);
        if changed > 0 || kept.len() != self.before.len() {
            listing.extend(self.taken_over(&kept).map_err(failed)?);
            std::fs::write(self.staged.join(LIST), listing.paths()).map_err(failed)?;
            listing.write(&self.workshop.join(FILES)).map_err(failed)?;
            swap(&self.out, &self.staged, &self.workshop.join("old")).map_err(failed)?;
        } else {
            listing.extend(kept.into_iter().filter_map(|path| Some((path.clone(), *self.before.get(&path)?))));
        }
        Ok(Written { files: listing.len(), changed, bytes: listing.bytes() })
    }

    /// Puts files of the old site into the new one.
    fn taken_over(&self, paths: &BTreeSet<String>) -> io::Result<Vec<(String, Listed)>> {
        let one = |path: &String| {
            let (old, new) = (self.out.join(path), self.staged.join(path));
            let listed = self.before.get(path).copied().ok_or_else(|| io::Error::other("a file is gone"))?;
            with_folder(&new, || std::fs::hard_link(&old, &new)).or_else(|_| copy(&old, &new))?;
            Ok((path.clone(), Listed::of(listed.fingerprint, &new.metadata()?)))
        };
        paths.par_iter().map(one).collect()
    }

    fn listed(&self, path: &str, listed: Listed) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).written.insert(path.to_owned(), listed);
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.staged);
    }
}

impl Sink for Output {
    fn put(&self, page: Page, fingerprint: Fingerprint) -> Result<(), Diagnostic> {
        if self.has(&page.path, &fingerprint) {
            self.keep(&page.path);
            return Ok(());
        }
        let path = self.staged.join(&page.path);
        let write = || {
            with_folder(&path, || File::create(&path)).and_then(|mut file| {
                file.write_all(&page.bytes)?;
                file.metadata()
            })
        };
        let metadata = write().map_err(|error| unwritable(&self.out, &error))?;
        self.listed(&page.path, Listed::of(fingerprint, &metadata));
        Ok(())
    }

    fn write(&self, path: &str, writer: Writer<'_>) -> Result<Fingerprint, Diagnostic> {
        let staged = self.staged.join(path);
        let mut write = || {
            let file = with_folder(&staged, || File::create(&staged))?;
            let mut hashing = Hashing { out: BufWriter::new(file), hash: Sha256::new() };
            writer(&mut hashing)?;
            let file = hashing.out.into_inner().map_err(io::IntoInnerError::into_error)?;
            Ok((Fingerprint::from(hashing.hash), file.metadata()?))
        };
        let (fingerprint, metadata) = write().map_err(|error| unwritable(&self.out, &error))?;
        if self.has(path, &fingerprint) {
            let _ = std::fs::remove_file(&staged);
            self.keep(path);
        } else {
            self.listed(path, Listed::of(fingerprint, &metadata));
        }
        Ok(fingerprint)
    }

    fn has(&self, path: &str, fingerprint: &Fingerprint) -> bool {
        let same = |listed: &Listed| {
            let file = self.out.join(path).symlink_metadata();
            listed.fingerprint == *fingerprint && file.is_ok_and(|file| *listed == Listed::of(*fingerprint, &file))
        };
        self.before.get(path).is_some_and(same)
    }

    fn keep(&self, path: &str) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).kept.insert(path.to_owned());
    }
}

/// Writes, and sums up what was written.
struct Hashing<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or(bytes));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn unwritable(out: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unwritable", format!("the site cannot be written: {error}")).in_file(shown(out))
}

/// Makes the folder beside the output, which backups and version control leave alone, and opens its lock.
fn furnish(workshop: &Path) -> io::Result<File> {
    /// As the Cache Directory Tagging Specification says (<https://bford.info/cachedir/>).
    const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# What hexapla remembers from build to build. It may be deleted.\n";
    std::fs::create_dir_all(workshop)?;
    for (name, text) in [("CACHEDIR.TAG", TAG), (".gitignore", "*\n")] {
        let path = workshop.join(name);
        if !path.exists() {
            std::fs::write(path, text)?;
        }
    }
    File::options().create(true).write(true).truncate(false).open(workshop.join("lock"))
}

/// Does something that needs the folder of a path, which is made where there is none.
fn with_folder<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match act() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            act()
        }
        done => done,
    }
}

/// Copies a file where systems have no second names for files. What is there already is not written to: under its other name
/// it may be part of the old site.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    io::copy(&mut File::open(from)?, &mut File::create_new(to)?).map(drop)
}

fn refuse_foreign(out: &Path) -> Result<(), Diagnostic> {
    let error = |message: String| {
        Err(Diagnostic::error("foreign-output", message)
            .in_file(shown(out))
            .hint("name another folder with --out, or remove what is there; files of your own belong into static/"))
    };
    if !out.exists() {
        return Ok(());
    }
    if !out.is_dir() {
        return error("there is a file where the site is to be written".to_owned());
    }
    let listed = std::fs::read_to_string(out.join(LIST)).unwrap_or_default();
    let listed: HashSet<&str> = listed.lines().collect();
    let found = WalkDir::new(out).min_depth(1).sort_by_file_name().into_iter().flatten();
    let files = found.filter(|entry| !entry.file_type().is_dir());
    let names = files.map(|entry| shown(entry.path().strip_prefix(out).unwrap_or(entry.path())));
    let foreign: Vec<String> = names.filter(|name| name != LIST && !listed.contains(name.as_str())).collect();
    match foreign.first() {
        Some(first) => error(format!(
            "the folder has files that hexapla did not write, such as “{first}” ({} in all)",
            foreign.len()
        )),
        None => Ok(()),
    }
}

/// Clears away what a build left that was ended. Where that was between two renames, the old site is put back.
fn recover(out: &Path, workshop: &Path) -> io::Result<()> {
    let (staged, old) = (workshop.join("new"), workshop.join("old"));
    if old.exists() && !out.exists() {
        std::fs::rename(&old, out)?;
    }
    for left in [staged, old].iter().filter(|left| left.exists()) {
        std::fs::remove_dir_all(left)?;
    }
    Ok(())
}

/// Puts a new folder in the place of one that may be there, in one step where the system can.
fn swap(out: &Path, staged: &Path, old: &Path) -> io::Result<()> {
    if !out.exists() {
        return std::fs::rename(staged, out);
    }
    if exchange(staged, out).is_err() {
        std::fs::rename(out, old)?;
        if let Err(error) = std::fs::rename(staged, out) {
            std::fs::rename(old, out)?;
            return Err(error);
        }
        // The new site stands: what cannot be cleared away now is the next time.
        let _ = std::fs::remove_dir_all(old);
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
