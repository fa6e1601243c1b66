//! What the files of a site were when they were written.

use crate::text::hash::Fingerprint;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// A file as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What tells its bytes from others.
    pub fingerprint: Fingerprint,
    /// Its length in bytes.
    length: u64,
    /// When it was written, in nanoseconds since 1970.
    written: u128,
}

impl Listed {
    /// Of what the system says of a file.
    pub fn of(fingerprint: Fingerprint, metadata: &Metadata) -> Self {
        let written = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self { fingerprint, length: metadata.len(), written: written.map_or(0, |since| since.as_nanos()) }
    }

    /// Whether a file is still this one: it has its length and its time.
    pub fn is(&self, file: &Path) -> bool {
        let own = |metadata: Metadata| metadata.is_file() && Self::of(self.fingerprint, &metadata) == *self;
        file.symlink_metadata().is_ok_and(own)
    }
}

/// The files of a site by their paths.
#[derive(Debug, Default)]
pub struct Listing {
    files: BTreeMap<String, Listed>,
}

impl Listing {
    /// Of some files.
    pub fn of(files: BTreeMap<String, Listed>) -> Self {
        Self { files }
    }

    /// The list in a file; none where there is no such file. A line is the fingerprint, the length, the time and the path
    /// of a file.
    pub fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        Self { files: text.lines().filter_map(parsed).collect() }
    }

    /// Writes the list to a file.
    ///
    /// # Errors
    /// Those of the system.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let mut text = String::new();
        for (path, Listed { fingerprint, length, written }) in &self.files {
            let _ = writeln!(text, "{fingerprint} {length} {written} {path}");
        }
        std::fs::write(file, text)
    }

    /// The paths.
    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// A file as it was written.
    pub fn get(&self, path: &str) -> Option<&Listed> {
        self.files.get(path)
    }

    /// Adds files.
    pub fn extend(&mut self, files: impl IntoIterator<Item = (String, Listed)>) {
        self.files.extend(files);
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The bytes of all of them.
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|listed| listed.length).sum()
    }
}

fn parsed(line: &str) -> Option<(String, Listed)> {
    let mut parts = line.splitn(4, ' ');
    let fingerprint = parts.next()?.parse().ok()?;
    let (length, written) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((parts.next()?.to_owned(), Listed { fingerprint, length, written }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let listed = Listed { fingerprint: Fingerprint::of_bytes(b"x"), length: 7, written: 1_795_305_599_000_000_001 };
        let line = format!("{} {} {} en/a b/index.html", listed.fingerprint, listed.length, listed.written);
        assert_eq!(parsed(&line), Some(("en/a b/index.html".to_owned(), listed)));
        for broken in ["en/index.html", "a b c d e", "", &line[1..]] {
            assert_eq!(parsed(broken), None);
        }
    }
}
