//! What the integration tests share: folders of their own, runs of the program, and a reader of the pages that it writes.
#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this")]

pub mod html;
pub mod sample;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A folder for one test, which goes when the test has passed.
pub struct Folder {
    path: PathBuf,
}

static FOLDERS: AtomicUsize = AtomicUsize::new(0);

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        let name = format!("hexapla-{}-{}", std::process::id(), FOLDERS.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self { path }
    }

    /// A folder with some files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::new();
        files.iter().for_each(|(path, text)| folder.write(path, text));
        folder
    }

    /// The folder, or something in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    /// Writes a file and the folders that it is in.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// All files below a folder in it, by their paths with `/` between their parts.
    pub fn files(&self, below: &str) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        collect(&self.path(below), "", &mut found);
        found
    }

    /// Runs the program in the folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs the program in the folder with some variables of the environment.
    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        self.start(arguments, variables, Duration::from_secs(120))
            .unwrap_or_else(|| panic!("{arguments:?} does not end"))
    }

    /// Runs the program in the folder; nothing where it had to be ended because it took too long.
    pub fn run_within(&self, arguments: &[&str], limit: Duration) -> Option<Run> {
        self.start(arguments, &[], limit)
    }

    fn start(&self, arguments: &[&str], variables: &[(&str, &str)], limit: Duration) -> Option<Run> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hexapla"));
        command.current_dir(&self.path).args(arguments).env_remove("SOURCE_DATE_EPOCH").envs(variables.iter().copied());
        let start = Instant::now();
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // What it prints is read while it runs: it would wait for a reader else.
        let out = reader(child.stdout.take().unwrap());
        let err = reader(child.stderr.take().unwrap());
        let mut pause = Duration::from_micros(200);
        let mut peak = 0;
        let status = loop {
            peak = memory(child.id()).unwrap_or(peak);
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if start.elapsed() > limit {
                child.kill().unwrap();
                child.wait().unwrap();
                return None;
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        };
        let took = start.elapsed();
        let run = Run::new(arguments, status.code(), out.join().unwrap(), err.join().unwrap());
        Some(Run { took, peak, ..run })
    }

    /// Builds the site in the folder, which must be possible.
    pub fn build(&self) -> Run {
        let run = self.run(&["build"]);
        run.must_succeed();
        run
    }

    /// The pages of the built site, by their paths.
    pub fn pages(&self) -> BTreeMap<String, String> {
        let files = self.files("_site").into_iter().filter(|(path, _)| path.ends_with(".html"));
        files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// The most memory that a process has had so far, in MiB, where the system says it (Linux).
fn memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib / 1024)
}

fn reader(mut pipe: impl Read + Send + 'static) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read(entry.path()).unwrap_or_default());
        }
    }
}

/// What a run of the program did.
pub struct Run {
    /// The exit code; none where a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// How long it took.
    pub took: Duration,
    /// The most memory that it had, in MiB; 0 where the system does not say.
    pub peak: u64,
    what: String,
}

impl Run {
    fn new(arguments: &[&str], code: Option<i32>, out: String, err: String) -> Self {
        let what = format!("hexapla {}", arguments.join(" "));
        let run = Self { code, out, err, took: Duration::ZERO, peak: 0, what };
        assert!(run.code.is_some(), "a signal ended {run}");
        assert!(!run.err.contains("panicked"), "{run}");
        run
    }

    /// Asserts the exit code.
    pub fn must_exit(&self, code: i32) {
        assert_eq!(self.code, Some(code), "{self}");
    }

    /// Asserts that it went well.
    pub fn must_succeed(&self) {
        self.must_exit(0);
    }

    /// Asserts that standard error says each of some things.
    pub fn must_say(&self, words: &[&str]) {
        words.iter().for_each(|words| assert!(self.err.contains(words), "“{words}” is not said by {self}"));
    }

    /// The diagnostic of a code: its lines.
    pub fn diagnostic(&self, code: &str) -> &str {
        let start = self.err.find(&format!("[{code}]")).unwrap_or_else(|| panic!("no {code} in {self}"));
        let rest = &self.err[start..];
        rest.find("\n\n").map_or(rest, |end| &rest[..end])
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { what, code, out, err, .. } = self;
        write!(f, "`{what}`, which gave {code:?}\n--- standard output\n{out}\n--- standard error\n{err}")
    }
}

/// The folder of the seeds, where it is there; else says that the test is skipped.
pub fn seeds() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !folder.is_dir() {
        println!("skipped: the seeds (../shared/seeds) are not there");
    }
    folder.is_dir().then_some(folder)
}
