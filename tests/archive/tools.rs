//! The programs that others read archives with; skipped, and said so, where they are not there (`bash .ci/archive` gets them).

use std::path::{Path, PathBuf};
use std::process::Command;

/// A program on the path or among those that `.ci/archive` got.
fn tool(name: &str) -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../ci-tools/python/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).chain([own]).map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        println!("skipped: {name} is not there; `bash .ci/archive` gets it");
    }
    found
}

/// Asserts that a program, if it is there, finds nothing wrong.
pub fn must_pass(name: &str, arguments: &[&str], file: &Path) {
    let Some(tool) = tool(name) else { return };
    let run = Command::new(tool).args(arguments).arg(file).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{name} {arguments:?}: {said}");
    assert!(!said.contains("[ERROR]") && !said.contains("[WARNING]"), "{name} {arguments:?}: {said}");
}
