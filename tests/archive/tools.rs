//! The programs that others read archives with; skipped, and said so, where they are not there.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A program on the path or among those that `.ci/archive` got.
fn tool(name: &str) -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../ci-tools/python/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).chain([own]).map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        println!("skipped: {name} is not there; see .ci/archive and .ci/browser");
    }
    found
}

/// A page of a disk as Chromium has it when its scripts have run.
pub fn seen(page: &Path) -> Option<String> {
    let own = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let chromium = own.or_else(|| tool("chromium"))?;
    let flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom"];
    let run = Command::new(chromium).args(flags).arg(format!("file://{}", page.display())).output().unwrap();
    Some(String::from_utf8(run.stdout).unwrap())
}

/// Asserts that a program, if it is there, finds nothing wrong.
pub fn must_pass(name: &str, arguments: &[&str], file: &Path) {
    let Some(tool) = tool(name) else { return };
    let run = Command::new(tool).args(arguments).arg(file).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{name} {arguments:?}: {said}");
    assert!(!said.contains("[ERROR]") && !said.contains("[WARNING]"), "{name} {arguments:?}: {said}");
}
