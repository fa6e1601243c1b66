//! The index of a web archive: CDXJ (<https://specs.webrecorder.net/cdxj/0.1.0/>), a line an answer, in the order of SURTs,
//! compressed in blocks with an index of the blocks (“ZipNum”), so that readers fetch what they need of a large one.

use super::warc::Place;
use crate::text::hash::sha256;
use flate2::Compression;
use flate2::write::GzEncoder;
use percent_encoding::percent_decode_str;
use serde::Serialize;
use std::io::{self, Write};

/// What an index says of an answer.
#[derive(Debug, Serialize)]
pub struct Entry {
    url: String,
    mime: String,
    status: &'static str,
    digest: String,
    // Readers expect these as strings.
    length: String,
    offset: String,
    filename: &'static str,
}

impl Entry {
    /// An answer to an address, of a media type, whose body has a digest, at a place in a file.
    pub fn new(url: &str, mime: &str, digest: String, place: Place, filename: &'static str) -> Self {
        Self {
            url: url.to_owned(),
            mime: mime.to_owned(),
            status: "200",
            digest,
            length: place.length.to_string(),
            offset: place.offset.to_string(),
            filename,
        }
    }

    /// Its line, at a time in fourteen digits.
    fn line(&self, time: &str) -> io::Result<String> {
        Ok(format!("{} {time} {}\n", surt(&self.url), serde_json::to_string(self)?))
    }
}

/// An index in blocks, and the index of the blocks.
#[derive(Debug, PartialEq, Eq)]
pub struct Index {
    /// The lines, compressed.
    pub blocks: Vec<u8>,
    /// The first key of each block, and where it is.
    pub of_blocks: String,
}

/// The lines of a block.
const BLOCK: usize = 1024;

/// Makes the index of answers at a time, in fourteen digits, to be kept under a name.
///
/// # Errors
/// None that memory does not give.
pub fn index(entries: &[Entry], time: &str, name: &str) -> io::Result<Index> {
    let mut lines = entries.iter().map(|entry| entry.line(time)).collect::<io::Result<Vec<_>>>()?;
    lines.sort();
    let mut blocks = Vec::new();
    let mut of_blocks = format!("!meta 0 {{\"format\": \"cdxj-gzip-1.0\", \"filename\": \"{name}\"}}\n");
    for lines in lines.chunks(BLOCK) {
        let mut block = GzEncoder::new(Vec::new(), Compression::default());
        lines.iter().try_for_each(|line| block.write_all(line.as_bytes()))?;
        let block = block.finish()?;
        let key = lines.first().and_then(|line| line.split(" {").next()).unwrap_or_default();
        let (offset, length, digest) = (blocks.len(), block.len(), sha256(&block));
        of_blocks.push_str(&format!(
            "{key} {{\"offset\": {offset}, \"length\": {length}, \"digest\": \"sha256:{digest}\", \"filename\": \"{name}\"}}\n"
        ));
        blocks.extend(block);
    }
    Ok(Index { blocks, of_blocks })
}

/// An address as a key: the host with its parts turned round, then the path, all in small letters and without `www.`, the
/// port of its scheme and the `/` at its end (Sort-friendly URI Reordering Transform, as web archives canonicalize).
///
/// ```text
/// https://www.example.org/A%20b/  →  org,example)/a%20b
/// ```
fn surt(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host).to_ascii_lowercase();
    let (name, port) = host.split_once(':').unwrap_or((&host, ""));
    let name = without_www(name);
    let key = name.rsplit('.').collect::<Vec<_>>().join(",");
    let default = matches!((scheme, port), (_, "") | ("https", "443") | ("http", "80"));
    let path = canonical(path);
    let path = if path.len() > 1 { path.strip_suffix('/').unwrap_or(&path) } else { "/" };
    if default { format!("{key}){path}") } else { format!("{key}:{port}){path}") }
}

/// A host without `www.` or `www1.` before it.
fn without_www(host: &str) -> &str {
    let rest = host.strip_prefix("www").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.and_then(|rest| rest.strip_prefix('.')).unwrap_or(host)
}

/// A path with nothing percent-encoded that need not be, in small letters.
fn canonical(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in percent_decode_str(path) {
        match byte {
            0..=b' ' | 0x7F.. | b'#' | b'%' => out.push_str(&format!("%{byte:02x}")),
            byte => out.push(char::from(byte.to_ascii_lowercase())),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        for (url, key) in [
            ("https://example.org/archive/", "org,example)/archive"),
            ("https://example.org", "org,example)/"),
            ("https://www2.example.org:8080/Ar/en/index.html", "org,example:8080)/ar/en/index.html"),
            ("http://Sub.Example.org:80/a%20b%3F", "org,example,sub)/a%20b?"),
            ("https://example.org/%ED%95%9C/", "org,example)/%ed%95%9c"),
            ("http://127.0.0.1:4400/a", "1,0,0,127:4400)/a"),
        ] {
            assert_eq!(surt(url), key, "{url}");
        }
    }

    #[test]
    fn lines_stand_in_the_order_of_keys() {
        let entry = |url| Entry::new(url, "text/html", "sha256:0".into(), Place { offset: 7, length: 9 }, "a.warc.gz");
        let entries = [entry("https://example.org/b"), entry("https://example.org/")];
        let index = index(&entries, "20260301000000", "index.cdx.gz").unwrap();
        let lines = std::io::read_to_string(flate2::read::MultiGzDecoder::new(&index.blocks[..])).unwrap();
        let keys: Vec<&str> = lines.lines().map(|line| line.split(" {").next().unwrap()).collect();
        assert_eq!(keys, ["org,example)/ 20260301000000", "org,example)/b 20260301000000"]);
        assert!(lines.contains("\"offset\":\"7\",\"filename\":\"a.warc.gz\""), "{lines}");
        assert!(index.of_blocks.lines().nth(1).unwrap().starts_with("org,example)/ 20260301000000 {\"offset\": 0, "));
    }
}
