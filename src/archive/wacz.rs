//! Web Archive Collection Zipped 1.1.1 (<https://specs.webrecorder.net/wacz/1.1.1/>): the answers of the site's server as
//! WARC records, an index of them, the list of the pages with their text, and a manifest with digests.

use super::cdxj::{self, Entry};
use super::container::{Container, Packing};
use super::media::{content_type, media_type};
use super::moment::Moment;
use super::reading::read;
use super::warc::{Answer, Warc};
use super::{About, Files, Progress, SOFTWARE};
use crate::base::path::encode;
use crate::render::feeds::NO_ADDRESS;
use crate::render::linked_data::license_url;
use crate::text::hash::{Summing, sha256, short};
use percent_encoding::{CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};
use std::io::{self, Seek, Write};

const RECORDS: &str = "data.warc.gz";
const INDEX: &str = "index.cdx.gz";
/// What the search page reads first.
const SEARCH_ENTRY: &str = "pagefind/pagefind-entry.json";
const MANIFEST: &str = "datapackage.json";

/// Writes the archive of a site at its address, or at the one that stands for none ([`NO_ADDRESS`]).
///
/// # Errors
/// Those of the file.
pub fn write(site: &Files<'_>, about: &About, file: impl Write + Seek, progress: Progress<'_>) -> io::Result<()> {
    let base = about.base().unwrap_or_else(|| NO_ADDRESS.to_owned());
    let base = utf8_percent_encode(&base, CONTROLS).to_string();
    let mut wacz =
        Wacz { container: Container::new(file, about.moment()), base, moment: about.moment(), files: Vec::new() };
    let entries = wacz.records(site, about, progress)?;
    let index = cdxj::index(&entries, &wacz.moment.digits(), INDEX)?;
    wacz.file(&format!("indexes/{INDEX}"), Packing::Stored, |out| out.write_all(&index.blocks))?;
    wacz.file("indexes/index.idx", Packing::Deflated, |out| out.write_all(index.of_blocks.as_bytes()))?;
    wacz.pages(site, about, progress)?;
    wacz.manifest(about)
}

/// An archive that is being written.
struct Wacz<W: Write + Seek> {
    container: Container<W>,
    base: String,
    moment: Moment,
    /// What the manifest says of the files that are there.
    files: Vec<Value>,
}

impl<W: Write + Seek> Wacz<W> {
    /// Writes a file of the archive and keeps its length and digest for the manifest.
    fn file<T>(
        &mut self,
        path: &str,
        packing: Packing,
        fill: impl FnOnce(&mut Summing<&mut Container<W>>) -> io::Result<T>,
    ) -> io::Result<T> {
        self.container.begin(path, packing)?;
        let mut out = Summing::new(&mut self.container);
        let filled = fill(&mut out)?;
        let (_, sum) = out.finish();
        let name = path.rsplit('/').next().unwrap_or(path);
        let hash = format!("sha256:{}", sum.fingerprint);
        self.files.push(json!({"name": name, "path": path, "hash": hash, "bytes": sum.bytes}));
        Ok(filled)
    }

    /// Writes the records, and gives what the index says of them.
    ///
    /// A server answers for a folder with the page in it. Such a page is recorded at the address of the folder, which is the
    /// one that is cited; the address with `index.html`, which the links of the site have, is recorded as the same again.
    fn records(&mut self, site: &Files<'_>, about: &About, progress: Progress<'_>) -> io::Result<Vec<Entry>> {
        let (base, moment) = (self.base.clone(), self.moment);
        self.file(&format!("archive/{RECORDS}"), Packing::Endless, |out| {
            let mut warc = Warc::new(out, moment);
            warc.info(RECORDS, &origin(about))?;
            let mut entries = Vec::with_capacity(site.paths.len());
            for (done, page) in site.pages().enumerate() {
                let page = page?;
                let (first, also) = addresses(&base, &page.path);
                let kind = content_type(&page.path);
                let answer = Answer { url: &first, content_type: &kind, body: &page.bytes };
                let place = warc.response(&answer)?;
                entries.push(Entry::new(&first, &media_type(&page.path), answer.digest(), place, RECORDS));
                if let Some(also) = also {
                    let place = warc.revisit(&Answer { url: &also, ..answer }, &first)?;
                    entries.push(Entry::new(&also, "warc/revisit", answer.digest(), place, RECORDS));
                }
                progress("archiving", done + 1, site.paths.len());
            }
            Ok(entries)
        })
    }

    /// Writes the list of the pages with their text.
    fn pages(&mut self, site: &Files<'_>, about: &About, progress: Progress<'_>) -> io::Result<()> {
        let (base, time) = (self.base.clone(), self.moment.rfc3339());
        self.file("pages/pages.jsonl", Packing::Deflated, |out| {
            let header = json!({"format": "json-pages-1.0", "id": "pages", "title": about.title, "hasText": true});
            writeln!(out, "{header}")?;
            let listed: Vec<&String> = site.paths.iter().filter(|path| is_listed(path)).collect();
            for (done, path) in listed.iter().enumerate() {
                let url = addresses(&base, path).0;
                let reading = read(&String::from_utf8_lossy(&(site.read)(path)?.bytes));
                let id = short(&url, 20);
                let line = json!({"id": id, "url": url, "ts": time, "title": reading.title, "text": reading.text});
                writeln!(out, "{line}")?;
                progress("reading", done + 1, listed.len());
            }
            Ok(())
        })
    }

    /// Writes the manifest, a Frictionless Data Package, with its digest, and ends the archive.
    fn manifest(mut self, about: &About) -> io::Result<()> {
        let time = self.moment.rfc3339();
        let mut manifest = json!({
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": about.title,
            "created": time,
            "modified": time,
            "software": SOFTWARE,
            "mainPageUrl": self.base,
            "mainPageDate": time,
            "resources": self.files,
        });
        let description = about.description.clone().map(Value::from);
        let publisher = about.publisher.as_ref().map(|name| json!([{"title": name, "role": "publisher"}]));
        let licenses = about.licenses.iter();
        let licenses: Vec<_> =
            licenses.filter_map(|name| Some(json!({"title": name, "path": license_url(name)?}))).collect();
        let licenses = (!licenses.is_empty()).then_some(Value::from(licenses));
        for (key, value) in [("description", description), ("contributors", publisher), ("licenses", licenses)] {
            if let (Some(object), Some(value)) = (manifest.as_object_mut(), value) {
                object.insert(key.to_owned(), value);
            }
        }
        let manifest = serde_json::to_string_pretty(&manifest)? + "\n";
        let digest = json!({"path": MANIFEST, "hash": format!("sha256:{}", sha256(manifest.as_bytes()))});
        self.container.begin(MANIFEST, Packing::Deflated)?;
        self.container.write_all(manifest.as_bytes())?;
        self.container.begin("datapackage-digest.json", Packing::Deflated)?;
        writeln!(self.container, "{digest}")?;
        self.container.finish()
    }
}

/// What the records say of themselves.
fn origin(about: &About) -> [(&str, &str); 6] {
    [
        ("software", SOFTWARE),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        ("isPartOf", &about.title),
        ("publisher", about.publisher.as_deref().unwrap_or(&about.title)),
        (
            "description",
            "Written with the site and not fetched: what a server that has its files answers at their addresses.",
        ),
    ]
}

/// Whether a file is a page that readers are shown in a list.
fn is_listed(path: &str) -> bool {
    path.ends_with(".html") && path != "404.html"
}

/// The addresses of a file (URIs, RFC 3986): the one that is cited, and those that mean the same. For the page of a folder, the
/// first is that of the folder. The search index is asked for with the time, so that no browser takes an old one; readers of
/// archives that know such questions answer with what was recorded at another time.
fn addresses(base: &str, path: &str) -> (String, Option<String>) {
    let address = |path: &str| format!("{base}{}", utf8_percent_encode(&encode(path), CONTROLS));
    match path.strip_suffix(super::HOME) {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => (address(folder), Some(address(path))),
        _ if path == SEARCH_ENTRY => (address(path), Some(format!("{}?ts=0", address(path)))),
        _ => (address(path), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_that_are_cited() {
        let base = "https://example.org/";
        let whole = |path: &str| format!("{base}{path}");
        assert_eq!(addresses(base, "index.html"), (base.into(), Some(whole("index.html"))));
        assert_eq!(addresses(base, "ko/한 a/index.html").0, whole("ko/%ED%95%9C%20a/"));
        assert_eq!(addresses(base, "ko/myindex.html"), (whole("ko/myindex.html"), None));
    }
}
