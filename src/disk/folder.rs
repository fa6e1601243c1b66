//! A folder that may be a copy of a site: what is in it.

use super::output::LIST;
use super::packed::Packing;
use super::shown;
use crate::base::Diagnostic;
use crate::text::hash::{Sum, Summing};
use rayon::prelude::*;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The files of a folder in the order of their paths, but for the list that a build keeps there.
///
/// # Errors
/// A diagnostic where the folder, or a file in it, cannot be read, or where there is something else than files.
pub fn copied(folder: &Path) -> Result<Vec<(String, Sum)>, Diagnostic> {
    let failed = |path: &Path, error: &dyn std::fmt::Display| {
        Diagnostic::error("unreadable", format!("it cannot be read: {error}"))
            .in_file(shown(path))
            .hint("name the folder of a site, or a copy of it, that you may read")
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| failed(folder, &error))?;
        let kind = entry.file_type();
        // What a link leads to is no part of the folder, and a pipe has no end.
        if !kind.is_file() && !kind.is_dir() {
            return Err(failed(entry.path(), &"it is no file"));
        }
        if kind.is_file() && entry.path() != folder.join(LIST) {
            paths.push(entry.into_path());
        }
    }
    let one = |path: &PathBuf| match File::open(path).and_then(sum) {
        Ok(sum) => Ok((shown(path.strip_prefix(folder).unwrap_or(path)), sum)),
        Err(error) => Err(failed(path, &error)),
    };
    paths.par_iter().map(one).collect()
}

/// What is read from a compressed copy, of which no more than so many bytes are: one that somebody made could go on forever.
/// Nothing where it is damaged, or no copy by its name.
pub fn unpacked(folder: &Path, path: &str, most: u64) -> Option<Sum> {
    let (packing, _) = Packing::of_copy(path)?;
    let text = packing.unpack(File::open(folder.join(path)).ok()?).ok()?;
    sum(text.take(most.saturating_add(1))).ok()
}

/// The file that a path is a compressed copy of, by its name.
pub fn original(path: &str) -> Option<&str> {
    Packing::of_copy(path).map(|(_, original)| original)
}

fn sum(mut reader: impl Read) -> io::Result<Sum> {
    let mut out = Summing::new(io::sink());
    io::copy(&mut reader, &mut out)?;
    Ok(out.finish().1)
}
