//! Records of a web archive: WARC 1.1 (ISO 28500:2017), each a member of its own in a gzip file.
//!
//! <https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/>

use super::moment::Moment;
use crate::text::hash::sha256;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// A file of records that is being written.
pub struct Warc<W: Write> {
    out: W,
    offset: u64,
    date: String,
}

/// Where a record stands in its file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its beginning.
    pub offset: u64,
    /// Its length, compressed.
    pub length: u64,
}

/// What a server would have answered at an address.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The address.
    pub url: &'a str,
    /// The value of `Content-Type`.
    pub content_type: &'a str,
    /// The body.
    pub body: &'a [u8],
}

impl Answer<'_> {
    /// The digest of the body, as records and indexes write it.
    pub fn digest(&self) -> String {
        digest(self.body)
    }

    /// The head of the HTTP message (RFC 9112).
    fn head(&self) -> Vec<u8> {
        let Self { content_type, body, .. } = self;
        format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n", body.len())
            .into_bytes()
    }
}

/// The profile of a record for an answer whose body is in another one.
const SAME_BODY: &str = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
const ANSWER: &str = "application/http;msgtype=response";

impl<W: Write> Warc<W> {
    /// An empty file, whose records all have one time.
    pub fn new(out: W, moment: Moment) -> Self {
        Self { out, offset: 0, date: moment.rfc3339() }
    }

    /// Writes the record that says of the file how it came about.
    pub fn info(&mut self, name: &str, fields: &[(&str, &str)]) -> io::Result<Place> {
        let block: String = fields.iter().map(|(field, value)| format!("{field}: {}\r\n", words(value))).collect();
        let header = [("WARC-Filename", name), ("Content-Type", "application/warc-fields")];
        self.record("warcinfo", name, &header, block.as_bytes())
    }

    /// Writes an answer.
    pub fn response(&mut self, answer: &Answer<'_>) -> io::Result<Place> {
        let digest = answer.digest();
        let header =
            [("WARC-Target-URI", answer.url), ("WARC-Payload-Digest", digest.as_str()), ("Content-Type", ANSWER)];
        self.record("response", answer.url, &header, &[&answer.head(), answer.body].concat())
    }

    /// Writes an answer without its body, which the file has already as that of another address.
    pub fn revisit(&mut self, answer: &Answer<'_>, first: &str) -> io::Result<Place> {
        let (digest, date) = (answer.digest(), self.date.clone());
        let header = [
            ("WARC-Target-URI", answer.url),
            ("WARC-Profile", SAME_BODY),
            ("WARC-Refers-To-Target-URI", first),
            ("WARC-Refers-To-Date", &date),
            ("WARC-Payload-Digest", &digest),
            ("Content-Type", ANSWER),
        ];
        self.record("revisit", answer.url, &header, &answer.head())
    }

    fn record(&mut self, kind: &str, about: &str, header: &[(&str, &str)], block: &[u8]) -> io::Result<Place> {
        let digest = digest(block);
        let id = urn(&format!("{kind} {about} {} {digest}", self.date));
        let (date, length) = (self.date.clone(), block.len().to_string());
        let mut record = String::from("WARC/1.1\r\n");
        let common =
            [("WARC-Type", kind), ("WARC-Record-ID", &id), ("WARC-Date", &date), ("WARC-Block-Digest", &digest)];
        for (name, value) in common.iter().chain(header).chain(&[("Content-Length", length.as_str())]) {
            record.push_str(&format!("{name}: {value}\r\n"));
        }
        record.push_str("\r\n");
        let mut member = GzEncoder::new(Vec::new(), Compression::default());
        member.write_all(record.as_bytes())?;
        member.write_all(block)?;
        member.write_all(b"\r\n\r\n")?;
        let bytes = member.finish()?;
        self.out.write_all(&bytes)?;
        let place = Place { offset: self.offset, length: bytes.len() as u64 };
        self.offset += place.length;
        Ok(place)
    }
}

fn digest(bytes: &[u8]) -> String {
    format!("sha256:{}", sha256(bytes))
}

/// A value on one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name for a record that no other has: a UUID of the program's own kind (RFC 9562, version 8), made from what it is.
fn urn(text: &str) -> String {
    let hex = sha256(text.as_bytes());
    format!("<urn:uuid:{}-{}-8{}-a{}-{}>", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::MultiGzDecoder;
    use std::io::Read;

    #[test]
    fn records_stand_where_they_are_said_to() {
        let mut bytes = Vec::new();
        let mut warc = Warc::new(&mut bytes, Moment::default());
        let answer = Answer { url: "https://example.org/", content_type: "text/plain", body: b"abc" };
        let places = [
            warc.info("a.warc.gz", &[("software", "x\ny")]).unwrap(),
            warc.response(&answer).unwrap(),
            warc.revisit(&Answer { url: "https://example.org/index.html", ..answer }, answer.url).unwrap(),
        ];
        let text = |place: Place| {
            let member = &bytes[place.offset as usize..(place.offset + place.length) as usize];
            let mut text = String::new();
            MultiGzDecoder::new(member).read_to_string(&mut text).unwrap();
            text
        };
        assert!(text(places[0]).contains("\r\n\r\nsoftware: x y\r\n\r\n\r\n"));
        let response = text(places[1]);
        let payload = "WARC-Payload-Digest: sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(
            response.starts_with("WARC/1.1\r\nWARC-Type: response\r\n") && response.contains(payload),
            "{response}"
        );
        assert!(response.ends_with("Content-Length: 3\r\n\r\nabc\r\n\r\n"), "{response}");
        let revisit = text(places[2]);
        assert!(revisit.contains(payload) && revisit.ends_with("Content-Length: 3\r\n\r\n\r\n\r\n"), "{revisit}");
        assert_eq!(places[2].offset + places[2].length, bytes.len() as u64);
    }
}
