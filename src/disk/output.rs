//! Writing the site: staged beside the output folder, then put in its place at once.
//!
//! The old site stands until the new one is whole. A file that has not changed is taken over, not written again. The folder
//! has a list of the files that were written to it; what is not on it was put there by somebody else and is not touched.
//!
//! The two change places: the site before the last is made into the next one. Of most files it has the same one as the last
//! site, under a name of its own, so that a build touches little more than what has changed.

use super::list::{Listed, Listing};
use super::{Cache, shown};
use crate::base::Diagnostic;
use crate::pipeline::Sink;
use crate::pipeline::sink::Writer;
use crate::render::Page;
use crate::text::hash::{Fingerprint, Sum, Summing};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
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
    /// The folder of the next site.
    staged: PathBuf,
    /// The paths that are in the folder of the next site already.
    spare: Paths,
    /// The paths that are in the last site.
    listed: Paths,
    /// What the files of the last site were, as far as that is known.
    before: Listing,
    now: Mutex<Pages>,
    /// Held as long as the site is being written.
    _lock: File,
}

/// Paths of files, with `/` between their parts.
type Paths = BTreeSet<String>;

/// The pages that there are, by their paths.
#[derive(Default)]
struct Pages {
    written: BTreeMap<String, Listed>,
    kept: Paths,
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
        refuse_foreign(&out, &paths_in(&out))?;
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
        let staged = workshop.join("next");
        let spare = recover(&out, &staged, &workshop).map_err(|error| unwritable(&out, &error))?;
        std::fs::create_dir_all(&staged).map_err(|error| unwritable(&out, &error))?;
        let (listed, before) = (paths_in(&out), Listing::read(&workshop.join(FILES)));
        Ok(Self { out, workshop, staged, spare, listed, before, now: Mutex::default(), _lock: lock })
    }

    /// The cache of the builds that were written to this folder.
    pub fn cache(&self) -> Cache {
        Cache::open(&self.workshop.join("cache"))
    }

    /// The files that were put in so far, with the fingerprints of their bytes.
    pub fn files(&self) -> BTreeMap<String, Fingerprint> {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = now.kept.iter().filter_map(|path| Some((path, self.before.get(path)?)));
        kept.chain(&now.written).map(|(path, listed)| (path.clone(), listed.fingerprint)).collect()
    }

    /// The bytes of a file that was put in.
    ///
    /// # Errors
    /// A diagnostic where it cannot be read.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
        let written = self.now.lock().unwrap_or_else(PoisonError::into_inner).written.contains_key(path);
        let folder = if written { &self.staged } else { &self.out };
        std::fs::read(folder.join(path)).map_err(|error| unwritable(&self.out, &error))
    }

    /// Puts the new site in the place of the old one.
    ///
    /// # Errors
    /// A diagnostic where it cannot be written; the folder then is as it was.
    pub fn finish(self) -> Result<Written, Diagnostic> {
        let Pages { written, mut kept } = std::mem::take(&mut *self.now.lock().unwrap_or_else(PoisonError::into_inner));
        kept.retain(|path| !written.contains_key(path));
        let changed = written.len();
        let same = changed == 0 && kept == self.listed;
        let mut listing = Listing::of(written);
        let mut finish = || {
            listing.extend(self.taken_over(&kept, same)?);
            if same {
                return std::fs::write(self.staged.join(LIST), lines(&self.spare));
            }
            self.clear_away(&listing)?;
            std::fs::write(self.staged.join(LIST), lines(listing.paths()))?;
            swap(&self.out, &self.staged, &self.workshop.join("old"))?;
            listing.write(&self.workshop.join(FILES))
        };
        finish().map_err(|error| unwritable(&self.out, &error))?;
        Ok(Written { files: listing.len(), changed, bytes: listing.bytes() })
    }

    /// Puts files of the old site into the new one, unless the site is the same and stays.
    fn taken_over(&self, paths: &Paths, stays: bool) -> io::Result<Vec<(String, Listed)>> {
        let one = |path: &String| {
            let listed = self.before.get(path).copied().ok_or_else(|| io::Error::other("a file is gone"))?;
            let (old, new) = (self.out.join(path), self.staged.join(path));
            if stays || listed.is(&new) {
                return Ok((path.clone(), listed));
            }
            in_its_place(&new, || std::fs::hard_link(&old, &new).or_else(|_| copy(&old, &new)))?;
            Ok((path.clone(), Listed::of(listed.fingerprint, &new.metadata()?)))
        };
        paths.par_iter().map(one).collect()
    }

    /// Takes out of the next site what was in the one before the last and is in it no more.
    fn clear_away(&self, listing: &Listing) -> io::Result<()> {
        for path in self.spare.iter().filter(|path| listing.get(path).is_none()) {
            let file = self.staged.join(path);
            match std::fs::remove_file(&file) {
                Err(error) if file.is_file() => return Err(error),
                _ => {}
            }
            let folders = file.ancestors().skip(1).take_while(|folder| *folder != self.staged);
            for folder in folders {
                if std::fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        Ok(())
    }

    fn listed(&self, path: &str, listed: Listed) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).written.insert(path.to_owned(), listed);
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // Of a site that was not finished nobody knows what is in it.
        if !self.staged.join(LIST).exists() {
            let _ = std::fs::remove_dir_all(&self.staged);
        }
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
            let mut file = in_its_place(&path, || File::create_new(&path))?;
            file.write_all(&page.bytes)?;
            file.metadata()
        };
        let metadata = write().map_err(|error| unwritable(&self.out, &error))?;
        self.listed(&page.path, Listed::of(fingerprint, &metadata));
        Ok(())
    }

    fn write(&self, path: &str, writer: Writer<'_>) -> Result<Sum, Diagnostic> {
        let (part, staged) = (self.workshop.join("part"), self.staged.join(path));
        let mut write = || {
            let mut summing = Summing::new(BufWriter::new(File::create(&part)?));
            writer(&mut summing)?;
            let (file, sum) = summing.finish();
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            if self.has(path, &sum.fingerprint) {
                self.keep(path);
                std::fs::remove_file(&part)?;
            } else {
                self.listed(path, Listed::of(sum.fingerprint, &file.metadata()?));
                drop(file);
                in_its_place(&staged, || std::fs::rename(&part, &staged))?;
            }
            Ok(sum)
        };
        write().map_err(|error| unwritable(&self.out, &error))
    }

    fn has(&self, path: &str, fingerprint: &Fingerprint) -> bool {
        let same = |listed: &&Listed| listed.fingerprint == *fingerprint && listed.is(&self.out.join(path));
        self.before.get(path).filter(same).is_some()
    }

    fn keep(&self, path: &str) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).kept.insert(path.to_owned());
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

/// Makes a file at a path of the next site. What is there goes first and is not written to: under another name it may be part
/// of the last site. The folder is made where there is none.
fn in_its_place<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    let _ = std::fs::remove_file(path);
    make().or_else(|_| {
        clear_way(path)?;
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        make()
    })
}

/// Takes away a folder where a file is to be, and a file where a folder is to be.
fn clear_way(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        std::fs::remove_dir_all(path)?;
    }
    match path.ancestors().skip(1).find(|above| above.exists()) {
        Some(file) if file.is_file() => std::fs::remove_file(file),
        _ => Ok(()),
    }
}

/// Copies a file where systems have no second names for files. What is there already is not written to: under its other name
/// it may be part of the old site.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    io::copy(&mut File::open(from)?, &mut File::create_new(to)?).map(drop)
}

/// The paths that the list in the folder of a site has.
fn paths_in(site: &Path) -> Paths {
    std::fs::read_to_string(site.join(LIST)).unwrap_or_default().lines().map(str::to_owned).collect()
}

fn lines<'p>(paths: impl IntoIterator<Item = &'p String>) -> String {
    paths.into_iter().map(|path| format!("{path}\n")).collect()
}

fn refuse_foreign(out: &Path, listed: &Paths) -> Result<(), Diagnostic> {
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
    let found = WalkDir::new(out).min_depth(1).sort_by_file_name().into_iter().flatten();
    let files = found.filter(|entry| !entry.file_type().is_dir());
    let names = files.map(|entry| shown(entry.path().strip_prefix(out).unwrap_or(entry.path())));
    let foreign: Vec<String> = names.filter(|name| name != LIST && !listed.contains(name)).collect();
    match foreign.first() {
        Some(first) => error(format!(
            "the folder has files that hexapla did not write, such as “{first}” ({} in all)",
            foreign.len()
        )),
        None => Ok(()),
    }
}

/// Clears away what a build left that was ended, and gives what is in the folder of the next site. Where a build was ended
/// between two renames, the old site is put back.
fn recover(out: &Path, staged: &Path, workshop: &Path) -> io::Result<Paths> {
    let old = workshop.join("old");
    if old.exists() && !out.exists() {
        std::fs::rename(&old, out)?;
    }
    let spare = paths_in(staged);
    // From here on until it is finished nobody knows.
    let known = std::fs::remove_file(staged.join(LIST)).is_ok();
    for left in [(!known).then_some(staged), Some(&old)].into_iter().flatten().filter(|left| left.exists()) {
        std::fs::remove_dir_all(left)?;
    }
    Ok(if known { spare } else { Paths::new() })
}

/// Puts a new folder in the place of one that may be there, in one step where the system can. The old one is then where the
/// new one was.
fn swap(out: &Path, staged: &Path, old: &Path) -> io::Result<()> {
    if !out.exists() {
        return std::fs::rename(staged, out);
    }
    if exchange(staged, out).is_ok() {
        return Ok(());
    }
    std::fs::rename(out, old)?;
    if let Err(error) = std::fs::rename(staged, out) {
        std::fs::rename(old, out)?;
        return Err(error);
    }
    std::fs::rename(old, staged)
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
