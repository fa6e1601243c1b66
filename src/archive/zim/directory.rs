//! The directory of a ZIM file: its entries by number, and their media types.

use super::clusters::Place;
use super::entries::{Body, Entry, MAIN};
use super::number;
use std::collections::BTreeSet;
use std::io;

/// What takes the place of the number of a media type in a redirect.
const REDIRECT: u16 = u16::MAX;

/// A directory.
pub struct Directory<'a> {
    entries: &'a [Entry],
    /// The media types, in order.
    kinds: Vec<&'a str>,
    /// The numbers of the entries, in the order of their namespaces and titles.
    by_title: Vec<u32>,
}

impl<'a> Directory<'a> {
    /// The directory of entries that are in the order of their keys.
    ///
    /// # Errors
    /// Where there are more than can be numbered.
    pub fn new(entries: &'a [Entry]) -> io::Result<Self> {
        let kinds: BTreeSet<&str> =
            entries.iter().map(|entry| entry.kind.as_str()).filter(|kind| !kind.is_empty()).collect();
        let mut order: Vec<(char, &str, u32)> = Vec::with_capacity(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            order.push((entry.key.0, entry.shown(), number(at)?));
        }
        order.sort();
        let by_title = order.into_iter().map(|(.., at)| at).collect();
        Ok(Self { entries, kinds: kinds.into_iter().collect(), by_title })
    }

    /// The list of the media types: each ends with a null byte, and so does the list.
    pub fn types(&self) -> Vec<u8> {
        let mut out: Vec<u8> = self.kinds.iter().flat_map(|kind| kind.bytes().chain([0])).collect();
        out.push(0);
        out
    }

    /// The numbers of some entries in the order of their titles.
    pub fn by_title(&self, of: impl Fn(&Entry) -> bool) -> Vec<u8> {
        let numbers = self.by_title.iter().filter(|&&at| self.entries.get(at as usize).is_some_and(&of));
        numbers.flat_map(|at| at.to_le_bytes()).collect()
    }

    /// The number of the entry that a reader opens first.
    pub fn main_page(&self) -> Option<u32> {
        self.find(MAIN.0, MAIN.1)
    }

    fn find(&self, namespace: char, path: &str) -> Option<u32> {
        let found = self.entries.binary_search_by(|entry| (entry.key.0, entry.key.1.as_str()).cmp(&(namespace, path)));
        found.ok().and_then(|at| u32::try_from(at).ok())
    }

    /// An entry as it is written, with the place of its content.
    ///
    /// # Errors
    /// Where it is a redirect to nothing, or there are more media types than can be numbered.
    pub fn entry(&self, entry: &Entry, place: Place) -> io::Result<Vec<u8>> {
        let invalid = |what: &str| io::Error::new(io::ErrorKind::InvalidData, format!("{what}: {}", entry.key.1));
        let mut out = Vec::new();
        let to = match &entry.body {
            Body::Redirect(namespace, path) => {
                Some(self.find(*namespace, path).ok_or_else(|| invalid("a redirect to nothing"))?)
            }
            _ => None,
        };
        let kind = match to {
            Some(_) => Some(REDIRECT),
            None => self.kinds.binary_search(&entry.kind.as_str()).ok().and_then(|at| u16::try_from(at).ok()),
        };
        out.extend(kind.ok_or_else(|| invalid("no such media type"))?.to_le_bytes());
        // No parameters; the namespace; no revision.
        out.extend([0, entry.key.0 as u8, 0, 0, 0, 0]);
        match to {
            Some(target) => out.extend(target.to_le_bytes()),
            None => out.extend([place.cluster.to_le_bytes(), place.blob.to_le_bytes()].concat()),
        }
        let title = if entry.title == entry.key.1 { "" } else { &entry.title };
        for text in [&entry.key.1, title] {
            out.extend(text.bytes().filter(|&byte| byte != 0).chain([0]));
        }
        Ok(out)
    }
}
