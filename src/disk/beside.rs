//! One source with what stands beside it, for commands that see files and no site.

use super::{shown, source};
use crate::base::{Diagnostic, Source};
use crate::pipeline::{self, CORRECTIONS, LEXICON, OUTLINE};
use std::path::{Path, PathBuf};

/// A source and the files of an editor that concern it.
#[derive(Debug)]
pub struct Beside {
    /// The source.
    pub source: Source,
    /// Its outline: `<stem>.outline.toml`.
    pub outline: Option<Source>,
    /// Its corrections: `<stem>.casualties.toml`.
    pub corrections: Option<Source>,
    /// The word lists of the folder above its own, and of its own.
    pub lexicons: Vec<Source>,
}

/// Reads a source and what stands beside it; what of that cannot be read is a diagnostic.
///
/// # Errors
/// A diagnostic where the source cannot be read.
pub fn beside(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Beside, Diagnostic> {
    if path.is_dir() {
        return Err(Diagnostic::error("not-a-file", "this is a folder, and not a source")
            .in_file(shown(path))
            .hint(format!("name the sources in it, as in {}", shown(&path.join("*.txt")))));
    }
    let text = source(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut optional = |path: PathBuf| {
        let read = path.exists().then(|| source(&path))?;
        read.map_err(|error| diagnostics.push(error)).ok()
    };
    let outline = optional(path.with_file_name(pipeline::beside(&name, OUTLINE)));
    let corrections = optional(path.with_file_name(pipeline::beside(&name, CORRECTIONS)));
    let folders = [above(path), path.with_file_name("")];
    let lexicons = folders.into_iter().filter_map(|folder| optional(folder.join(LEXICON))).collect();
    Ok(Beside { source: text, outline, corrections, lexicons })
}

/// The folder above the one that a file is in.
fn above(file: &Path) -> PathBuf {
    match file.parent() {
        Some(folder) if folder.file_name().is_some() => folder.with_file_name(""),
        Some(folder) => folder.join(".."),
        None => PathBuf::from(".."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_above() {
        for (file, folder) in
            [("content/a/ko.txt", "content"), ("a/ko.txt", ""), ("ko.txt", ".."), ("../ko.txt", "../..")]
        {
            assert_eq!(above(Path::new(file)), Path::new(folder), "{file}");
        }
    }
}
