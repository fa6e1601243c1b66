//! A reader of web archives, independent of the writer.

use flate2::bufread::GzDecoder;
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

/// The files of a zip file, in their order, with whether they are kept as they are.
pub fn unzipped(path: &Path) -> Vec<(String, Vec<u8>, bool)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((file.name().unwrap().into_owned(), bytes, file.compression() == zip::CompressionMethod::Stored));
    }
    files
}

/// A record: its header and its block.
pub struct Record {
    pub fields: BTreeMap<String, String>,
    pub block: Vec<u8>,
}

impl Record {
    /// The record that a file begins with: it is a member of the file. And what follows.
    pub fn first(file: &[u8]) -> (Self, &[u8]) {
        let (mut bytes, mut member) = (Vec::new(), GzDecoder::new(file));
        member.read_to_end(&mut bytes).unwrap();
        let behind = member.into_inner();
        let (head, rest) = halves(&bytes);
        let mut lines = head.split("\r\n");
        assert_eq!(lines.next(), Some("WARC/1.1"));
        let fields: BTreeMap<String, String> =
            lines.map(|line| line.split_once(": ").unwrap()).map(|(name, value)| (name.into(), value.into())).collect();
        let length: usize = fields["Content-Length"].parse().unwrap();
        assert_eq!(&rest[length..], b"\r\n\r\n", "a record ends with its block");
        (Self { fields, block: rest[..length].to_vec() }, behind)
    }

    /// The head and the body of the HTTP message that it has.
    pub fn message(&self) -> (String, &[u8]) {
        halves(&self.block)
    }
}

fn halves(bytes: &[u8]) -> (String, &[u8]) {
    let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head ends");
    (String::from_utf8(bytes[..at].to_vec()).unwrap(), &bytes[at + 4..])
}

/// A web archive.
pub struct Wacz {
    pub files: BTreeMap<String, Vec<u8>>,
    /// The lines of the index: key, time and what is said.
    pub index: Vec<(String, String, Value)>,
}

impl Wacz {
    pub fn read(path: &Path) -> Self {
        let all = unzipped(path);
        for (name, _, stored) in &all {
            assert!(*stored || !name.ends_with(".gz"), "{name} is compressed twice");
        }
        let files: BTreeMap<String, Vec<u8>> = all.into_iter().map(|(name, bytes, _)| (name, bytes)).collect();
        let lines = std::io::read_to_string(MultiGzDecoder::new(&files["indexes/index.cdx.gz"][..])).unwrap();
        assert!(lines.lines().is_sorted(), "the index is in order");
        let index = lines.lines().map(|line| {
            let (key, rest) = line.split_once(' ').unwrap();
            let (time, json) = rest.split_once(' ').unwrap();
            (key.to_owned(), time.to_owned(), serde_json::from_str(json).unwrap())
        });
        Self { index: index.collect(), files }
    }

    /// What the index says of an address.
    pub fn line(&self, url: &str) -> &Value {
        let found = self.index.iter().find(|(_, _, line)| line["url"] == url);
        &found.unwrap_or_else(|| panic!("{url} is not in the index")).2
    }

    /// The record of an address.
    pub fn record(&self, url: &str) -> Record {
        let line = self.line(url);
        let number = |name: &str| line[name].as_str().unwrap().parse::<usize>().unwrap();
        let file = &self.files[&format!("archive/{}", line["filename"].as_str().unwrap())];
        let (record, behind) = Record::first(&file[number("offset")..number("offset") + number("length")]);
        assert!(behind.is_empty(), "{url}: a member is as long as it is said to be");
        record
    }
}
