//! Waiting for files to change.

use crate::base::Diagnostic;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long it must be quiet after a change: editors save in several steps, and renaming is one of them.
const QUIET: Duration = Duration::from_millis(25);
/// How long to wait for quiet at most.
const LONGEST: Duration = Duration::from_millis(500);

/// Watches files and folders, also those that are not there yet.
pub struct Watch {
    watcher: RecommendedWatcher,
    changes: Receiver<()>,
    /// Whether something has changed for which nobody has waited yet.
    changed: Arc<AtomicBool>,
    /// What is wanted, and whether what is in it is wanted as well.
    wanted: Vec<(PathBuf, RecursiveMode)>,
    /// What is watched, by its path: the folder that was there then.
    watched: BTreeMap<PathBuf, Option<u64>>,
}

impl Watch {
    /// Watches some files, and some folders with all that is in them.
    ///
    /// # Errors
    /// A diagnostic where the system does not tell of changes.
    pub fn new(files: Vec<PathBuf>, folders: Vec<PathBuf>) -> Result<Self, Diagnostic> {
        let (sender, changes) = channel();
        let changed = Arc::new(AtomicBool::new(false));
        // Beside what is wanted stands what is not.
        let names: Vec<OsString> =
            files.iter().chain(&folders).map(|path| path.file_name().unwrap_or_default().to_owned()).collect();
        let told = Arc::clone(&changed);
        let watcher = notify::recommended_watcher(move |event| {
            if is_change(&event, &names) {
                told.store(true, Ordering::Relaxed);
                let _ = sender.send(());
            }
        });
        let watcher = watcher.map_err(|error| {
            Diagnostic::error("no-watch", format!("changes of files cannot be watched: {error}"))
                .hint("on Linux, the number of watches is set by fs.inotify.max_user_instances")
        })?;
        // A folder above tells when what is in it comes and goes: files are replaced by renaming, folders made anew.
        let above = |path: &PathBuf| Some((parent(path)?, RecursiveMode::NonRecursive));
        let mut wanted: Vec<_> = files.iter().chain(&folders).filter_map(above).collect();
        wanted.extend(folders.into_iter().map(|folder| (folder, RecursiveMode::Recursive)));
        wanted.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| recursive_first(a.1).cmp(&recursive_first(b.1))));
        wanted.dedup_by(|later, first| later.0 == first.0);
        let mut watch = Self { watcher, changes, changed, wanted, watched: BTreeMap::new() };
        watch.look_again();
        Ok(watch)
    }

    /// Waits until something has changed and it is quiet again.
    ///
    /// # Errors
    /// A diagnostic where the system has stopped to tell of changes.
    pub fn wait(&mut self) -> Result<(), Diagnostic> {
        let ended = |_| Diagnostic::error("no-watch", "changes of files are no longer told");
        self.changes.recv().map_err(ended)?;
        let start = Instant::now();
        while start.elapsed() < LONGEST && self.changes.recv_timeout(QUIET).is_ok() {}
        self.changed.store(false, Ordering::Relaxed);
        self.look_again();
        Ok(())
    }

    /// What tells whether something has changed since the last [wait](Self::wait).
    pub fn changed(&self) -> impl Fn() -> bool + Sync + use<> {
        let changed = Arc::clone(&self.changed);
        move || changed.load(Ordering::Relaxed)
    }

    /// Watches what has come, and no more what has gone.
    fn look_again(&mut self) {
        for (path, mode) in &self.wanted {
            let there = path.exists().then(|| identity(path));
            if self.watched.get(path) == there.as_ref() {
                continue;
            }
            if self.watched.remove(path).is_some() {
                let _ = self.watcher.unwatch(path);
            }
            if let Some(identity) = there
                && self.watcher.watch(path, *mode).is_ok()
            {
                self.watched.insert(path.clone(), identity);
            }
        }
    }
}

/// Whether something that is wanted, by the names of files and folders, may be different now: reading is no change. A watcher
/// that lost count says so by an error or names nothing. Systems write a path in ways of their own, so that the names in it tell.
fn is_change(event: &notify::Result<Event>, names: &[OsString]) -> bool {
    let Ok(event) = event else { return true };
    let wanted =
        |path: &PathBuf| names.iter().any(|name| name.is_empty() || path.iter().any(|part| part == name.as_os_str()));
    !matches!(event.kind, EventKind::Access(_)) && (event.paths.is_empty() || event.paths.iter().any(wanted))
}

fn recursive_first(mode: RecursiveMode) -> u8 {
    u8::from(mode == RecursiveMode::NonRecursive)
}

/// The folder that something is in.
fn parent(path: &Path) -> Option<PathBuf> {
    match path.parent()? {
        above if above.as_os_str().is_empty() => Some(PathBuf::from(".")),
        above => Some(above.to_owned()),
    }
}

/// What tells a folder from another that later has its name.
#[cfg(unix)]
fn identity(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().ok().map(|metadata| metadata.ino())
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<u64> {
    None
}
