//! `hexapla check --against`: whether a build, or a folder, is what a manifest says.

use crate::audit::manifest::{Item, Manifest, compare};
use crate::base::{Diagnostic, Source};
use crate::disk;
use crate::pipeline::sink::Files;
use crate::render::addresses::BUILD_JSON;
use crate::text::hash::Sum;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// The manifest in a file.
pub fn manifest(path: &Path) -> Result<Manifest, Diagnostic> {
    Manifest::parse(&disk::data(path)?)
}

/// What makes a build differ from the one of a manifest.
pub fn of_build(manifest: &Manifest, files: &Files) -> Vec<Diagnostic> {
    let bytes = files.get(BUILD_JSON).map(|(bytes, _)| &**bytes).unwrap_or_default();
    match Source::decode(BUILD_JSON, bytes).and_then(|source| Manifest::parse(&source)) {
        Ok(own) => manifest.differences(&own),
        Err(error) => vec![error],
    }
}

/// What makes a folder differ from the site of a manifest, and how many files it has. Compressed copies of the site's files are
/// compared by what is read from them.
pub fn of_folder(manifest: &Manifest, folder: &Path) -> Result<(Vec<Diagnostic>, usize), Diagnostic> {
    let site = manifest.site(BUILD_JSON).map_err(|error| Diagnostic::error("no-manifest", error.to_string()))?;
    let known: BTreeMap<&str, &Item> = site.iter().map(|item| (item.path.as_str(), item)).collect();
    let copy_of = |path: &str| disk::original(path).and_then(|original| known.get(original).copied());
    let all = disk::copied(folder)?;
    let count = all.len();
    let is_copy = |(path, _): &(String, Sum)| !known.contains_key(path.as_str()) && copy_of(path).is_some();
    let (copies, files): (Vec<_>, Vec<_>) = all.into_iter().partition(is_copy);
    let bad = |(path, _): &(String, Sum)| {
        let item = copy_of(path)?;
        let same = disk::unpacked(folder, path, item.bytes).is_some_and(|sum| sum.fingerprint == item.sha256);
        let message = || format!("it is no compressed copy of “{}” as it was built", item.path);
        (!same).then(|| Diagnostic::error("changed-copy", message()).in_file(path.as_str()))
    };
    let mut problems: Vec<Diagnostic> = copies.par_iter().filter_map(bad).collect();
    let files: Vec<Item> = files.into_iter().map(|file| Item::new(file, None)).collect();
    problems.extend(compare("file", &site, &files));
    Ok((problems, count))
}
