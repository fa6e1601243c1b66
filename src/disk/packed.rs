//! Compressed copies beside the files of a site, for servers that send them as they are: `.gz`, `.br` and `.zst`.
//!
//! A copy is made from the bytes of its file alone, so that it is the same from any build. What a copy came to is remembered
//! under those bytes, and a file that has not changed is not compressed again.

use super::Output;
use crate::base::Diagnostic;
use crate::pipeline::sink::put;
use crate::pipeline::store::{Store, keep, recall};
use crate::pipeline::{Progress, Sink};
use crate::render::Page;
use crate::text::hash::Fingerprint;
use flate2::Compression;
use flate2::read::{GzDecoder, GzEncoder};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A way to compress that browsers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
    /// Zstandard (RFC 8878), with the window that browsers allow (RFC 9659).
    Zstandard,
}

/// Files that are text; others are compressed already.
const TEXT: [&str; 8] = ["html", "css", "js", "json", "csv", "xml", "svg", "txt"];
/// The quality of Brotli: the highest takes twenty times as long for six hundredths less.
const BROTLI: i32 = 9;
/// The window of Brotli, as a power of two bytes: the largest that all readers know.
const BROTLI_WINDOW: i32 = 22;
/// The level of Zstandard: the highest with a window of 8 MiB.
const ZSTANDARD: i32 = 19;

impl Packing {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Gzip, Self::Brotli, Self::Zstandard];

    /// What the name of a copy ends with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Gzip => "gz",
            Self::Brotli => "br",
            Self::Zstandard => "zst",
        }
    }

    /// The file that a copy is one of, by its name.
    pub fn of_copy(path: &str) -> Option<(Self, &str)> {
        let (original, extension) = path.rsplit_once('.')?;
        let packing = Self::ALL.into_iter().find(|packing| packing.extension() == extension)?;
        is_text(original).then_some((packing, original))
    }

    /// Compresses.
    fn pack(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut packed = Vec::new();
        match self {
            Self::Gzip => GzEncoder::new(bytes, Compression::best()).read_to_end(&mut packed).map(drop)?,
            Self::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams {
                    quality: BROTLI,
                    lgwin: BROTLI_WINDOW,
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
            }
            Self::Zstandard => packed = zstd::bulk::compress(bytes, ZSTANDARD)?,
        }
        Ok(packed)
    }

    /// Decompresses.
    ///
    /// # Errors
    /// Those of the reader, and where the bytes are not compressed this way.
    pub fn unpack<'r>(self, packed: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
        Ok(match self {
            Self::Gzip => Box::new(GzDecoder::new(packed)),
            Self::Brotli => Box::new(brotli::Decompressor::new(packed, 1 << 16)),
            Self::Zstandard => Box::new(zstd::Decoder::new(packed)?),
        })
    }
}

fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| TEXT.contains(&extension))
}

/// Puts compressed copies beside the files of a site that was built, where they are smaller. What the site has itself under
/// such a name stays.
///
/// # Errors
/// A diagnostic where they cannot be written.
pub fn precompress(output: &Output, store: &dyn Store, progress: Progress<'_>) -> Result<(), Diagnostic> {
    let files = output.files();
    let (done, total) = (AtomicUsize::new(0), files.len());
    files.par_iter().try_for_each(|(path, fingerprint)| {
        if is_text(path) {
            copies(output, store, &files, (path, fingerprint))?;
        }
        progress("compressing", done.fetch_add(1, Ordering::Relaxed) + 1, total);
        Ok(())
    })
}

/// Makes the copies of a file, or takes them over.
fn copies(
    output: &Output,
    store: &dyn Store,
    files: &BTreeMap<String, Fingerprint>,
    (path, fingerprint): (&str, &Fingerprint),
) -> Result<(), Diagnostic> {
    let mut read: Option<Vec<u8>> = None;
    for packing in Packing::ALL {
        let copy = format!("{path}.{}", packing.extension());
        let key = Fingerprint::of(&("packed", packing.extension(), fingerprint));
        match recall::<Option<Fingerprint>>(store, &key) {
            _ if files.contains_key(&copy) => continue,
            Some(None) => continue,
            Some(Some(packed)) if output.has(&copy, &packed) => {
                output.keep(&copy);
                continue;
            }
            _ => {}
        }
        let bytes = match &read {
            Some(bytes) => bytes,
            None => read.insert(output.bytes(path)?),
        };
        let failed = |error: io::Error| Diagnostic::error("unwritable", error.to_string()).in_file(copy.as_str());
        let packed = packing.pack(bytes).map_err(failed)?;
        let smaller = (packed.len() < bytes.len()).then(|| put(output, Page { path: copy.clone(), bytes: packed }));
        let smaller = smaller.transpose()?;
        keep(store, key, &smaller.map(|(_, sum)| sum.fingerprint));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_and_small() {
        let text = "朝鮮戰爭 6·25 전쟁. ".repeat(2_000);
        for packing in Packing::ALL {
            let packed = packing.pack(text.as_bytes()).unwrap();
            assert!(packed.len() < text.len() / 20, "{packing:?}: {}", packed.len());
            assert_eq!(packing.pack(text.as_bytes()).unwrap(), packed);
            let read = io::read_to_string(packing.unpack(&*packed).unwrap()).unwrap();
            assert_eq!(read, text, "{packing:?}");
            let broken = packing.unpack(&packed[..packed.len() / 2]).and_then(io::read_to_string);
            assert!(broken.is_err(), "{packing:?}");
        }
    }

    #[test]
    fn copies_are_known_by_their_names() {
        assert_eq!(Packing::of_copy("ko/a/index.html.br"), Some((Packing::Brotli, "ko/a/index.html")));
        for other in ["index.html", "static/a.png.gz", "gz", "a.gz", "static/map.gz"] {
            assert_eq!(Packing::of_copy(other), None, "{other}");
        }
    }
}
