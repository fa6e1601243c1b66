//! Writing one file: beside its place first, and put there when it is whole.

use super::shown;
use crate::base::Diagnostic;
use std::fs::File;
use std::io;
use std::path::Path;

/// Writes a file and says how many bytes it has. A file that is there already stays as it is until the new one is whole.
///
/// # Errors
/// A diagnostic where the file cannot be written; what was there before is then still there.
pub fn write_file(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<u64, Diagnostic> {
    let named = shown(path);
    let error = |message: String, hint: &str| Diagnostic::error("unwritable", message).in_file(&named).hint(hint);
    // Where the file is a link, what it leads to is written.
    let real = path.canonicalize();
    let path = real.as_deref().unwrap_or(path);
    let Some(name) = path.file_name().filter(|_| !path.is_dir()) else {
        return Err(error("there is a folder where the file is to be written".to_owned(), "name a file with --out"));
    };
    let staged = path.with_file_name(format!(".{}.new", name.to_string_lossy()));
    let written = stage(&staged, fill).and_then(|bytes| std::fs::rename(&staged, path).map(|()| bytes));
    written.map_err(|problem| {
        let _ = std::fs::remove_file(&staged);
        let message = format!("the file cannot be written: {problem}");
        error(message, "name a file in a folder that is there, that you may write to, and that has room")
    })
}

fn stage(staged: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<u64> {
    let mut file = File::options().read(true).write(true).create(true).truncate(true).open(staged)?;
    fill(&mut file)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}
