//! Writing the site: staged beside the output folder, then swapped with it.
//!
//! The old site stands until the new one is whole. A file that has not changed is taken over, not written again. A list of
//! the files that were written is kept in the folder; what is not on it was put there by somebody else and is not touched.

use super::shown;
use crate::base::Diagnostic;
use crate::render::Page;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The file in an output folder that lists the files that were written to it.
pub(super) const LIST: &str = ".hexapla";

/// What writing a site did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Files that were new or had changed.
    pub changed: usize,
    /// Bytes of the site.
    pub bytes: usize,
}

/// Writes the pages of a site to a folder.
///
/// # Errors
/// A diagnostic where the folder has files that were not written by a build, or where it cannot be written; the folder then
/// is as it was.
pub fn write(out: &Path, pages: &[Page]) -> Result<Written, Diagnostic> {
    // Where the folder is a link, the site is written to where it leads.
    let real = out.canonicalize();
    let out = real.as_deref().unwrap_or(out);
    refuse_foreign(out)?;
    let staged = beside(out, "new");
    let result = stage(out, &staged, pages).and_then(|written| {
        swap(out, &staged)?;
        Ok(written)
    });
    result.map_err(|error| {
        let _ = std::fs::remove_dir_all(&staged);
        Diagnostic::error("unwritable", format!("the site cannot be written: {error}")).in_file(shown(out))
    })
}

fn beside(out: &Path, what: &str) -> PathBuf {
    let name = out.file_name().map_or_else(|| "site".to_owned(), |name| name.to_string_lossy().into_owned());
    out.with_file_name(format!(".{name}.{what}"))
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
    let listed: BTreeSet<String> =
        std::fs::read_to_string(out.join(LIST)).unwrap_or_default().lines().map(str::to_owned).collect();
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

fn stage(out: &Path, staged: &Path, pages: &[Page]) -> io::Result<Written> {
    if staged.exists() {
        std::fs::remove_dir_all(staged)?;
    }
    std::fs::create_dir_all(staged)?;
    let mut written = Written::default();
    for page in pages {
        let (old, new) = (out.join(&page.path), staged.join(&page.path));
        if let Some(folder) = new.parent() {
            std::fs::create_dir_all(folder)?;
        }
        written.files += 1;
        written.bytes += page.bytes.len();
        let same = std::fs::metadata(&old).is_ok_and(|old| old.len() == page.bytes.len() as u64)
            && std::fs::read(&old).is_ok_and(|bytes| bytes == page.bytes);
        if !(same && std::fs::hard_link(&old, &new).is_ok()) {
            std::fs::write(&new, &page.bytes)?;
            written.changed += usize::from(!same);
        }
    }
    let list: String = pages.iter().map(|page| format!("{}\n", page.path)).collect();
    std::fs::write(staged.join(LIST), list)?;
    Ok(written)
}

fn swap(out: &Path, staged: &Path) -> io::Result<()> {
    let old = beside(out, "old");
    if old.exists() {
        std::fs::remove_dir_all(&old)?;
    }
    if out.exists() {
        std::fs::rename(out, &old)?;
    }
    if let Err(error) = std::fs::rename(staged, out) {
        // Put back what was there.
        if old.exists() {
            std::fs::rename(&old, out)?;
        }
        return Err(error);
    }
    if old.exists() {
        std::fs::remove_dir_all(&old)?;
    }
    Ok(())
}
