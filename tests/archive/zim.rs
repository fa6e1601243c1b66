//! A reader of ZIM files, independent of the writer.

use md5::{Digest, Md5};
use std::collections::BTreeMap;
use std::path::Path;

/// An entry: where it leads, or its media type and content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Redirect(usize),
    Content(String, Vec<u8>),
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub namespace: char,
    pub path: String,
    pub title: String,
    pub what: What,
}

/// A ZIM file.
pub struct Zim {
    pub entries: Vec<Entry>,
    pub main_page: usize,
    /// The entries in the order of their titles, as the header points to them.
    pub by_title: Vec<usize>,
}

impl Zim {
    pub fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap();
        assert_eq!(
            (u32_at(&bytes, 0), &bytes[4..8]),
            (72_173_914, &[6, 0, 1, 0][..]),
            "the magic number and the version"
        );
        let checksum = u64_at(&bytes, 72);
        assert_eq!(checksum + 16, bytes.len());
        assert_eq!(&Md5::digest(&bytes[..checksum])[..], &bytes[checksum..], "the checksum");
        let (count, clusters) = (u32_at(&bytes, 24), u32_at(&bytes, 28));
        let [by_path, titles, by_number, types] = [32, 40, 48, 56].map(|at| u64_at(&bytes, at));
        assert_eq!(types, 80, "the media types follow the header");
        let types = strings(&bytes[types..]);
        let clusters: Vec<Vec<Vec<u8>>> =
            (0..clusters).map(|at| cluster(&bytes[u64_at(&bytes, by_number + at * 8)..])).collect();
        let entries = (0..count).map(|at| entry(&bytes[u64_at(&bytes, by_path + at * 8)..], &types, &clusters));
        let entries: Vec<Entry> = entries.collect();
        assert!(entries.is_sorted_by_key(|entry| (entry.namespace, entry.path.clone())), "the directory is in order");
        let by_title: Vec<usize> = (0..count).map(|at| u32_at(&bytes, titles + at * 4)).collect();
        Self { entries, main_page: u32_at(&bytes, 64), by_title }
    }

    /// The entry at a path.
    pub fn get(&self, namespace: char, path: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.namespace == namespace && entry.path == path)
    }

    /// The content at a path, as text.
    pub fn text(&self, namespace: char, path: &str) -> String {
        match self.get(namespace, path).map(|entry| &entry.what) {
            Some(What::Content(_, bytes)) => String::from_utf8(bytes.clone()).unwrap(),
            other => panic!("{namespace}/{path}: {other:?}"),
        }
    }

    /// What stands for the files of a site.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let content = self.entries.iter().filter(|entry| entry.namespace == 'C');
        let file = |entry: &Entry| match &entry.what {
            What::Content(_, bytes) => Some((entry.path.clone(), bytes.clone())),
            What::Redirect(_) => None,
        };
        content.filter_map(file).collect()
    }
}

fn entry(bytes: &[u8], types: &[String], clusters: &[Vec<Vec<u8>>]) -> Entry {
    let kind = u16::from_le_bytes([bytes[0], bytes[1]]);
    assert_eq!(bytes[2], 0, "no parameters");
    let (what, rest) = if kind == u16::MAX {
        (What::Redirect(u32_at(bytes, 8)), &bytes[12..])
    } else {
        let content = clusters[u32_at(bytes, 8)][u32_at(bytes, 12)].clone();
        (What::Content(types[usize::from(kind)].clone(), content), &bytes[16..])
    };
    let (path, rest) = string(rest);
    let title = string(rest).0;
    let title = if title.is_empty() { path.clone() } else { title };
    Entry { namespace: char::from(bytes[3]), path, title, what }
}

/// The contents of a cluster. The end of a compressed one is found by unpacking it.
fn cluster(bytes: &[u8]) -> Vec<Vec<u8>> {
    let unpacked;
    let data = match bytes[0] {
        1 => &bytes[1..],
        5 => {
            let mut decoder = zstd::stream::read::Decoder::new(&bytes[1..]).unwrap().single_frame();
            let mut out = Vec::new();
            std::io::copy(&mut decoder, &mut out).unwrap();
            unpacked = out;
            &unpacked
        }
        other => panic!("compression {other}"),
    };
    let count = u32_at(data, 0) / 4 - 1;
    (0..count).map(|at| data[u32_at(data, at * 4)..u32_at(data, at * 4 + 4)].to_vec()).collect()
}

fn strings(mut bytes: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    while bytes[0] != 0 {
        let (text, rest) = string(bytes);
        out.push(text);
        bytes = rest;
    }
    out
}

fn string(bytes: &[u8]) -> (String, &[u8]) {
    let end = bytes.iter().position(|&byte| byte == 0).unwrap();
    (String::from_utf8(bytes[..end].to_vec()).unwrap(), &bytes[end + 1..])
}

pub fn u32_at(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

fn u64_at(bytes: &[u8], at: usize) -> usize {
    u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap()) as usize
}
