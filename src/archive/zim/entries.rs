//! What a ZIM file of a site has, in the order of its directory.

use super::metadata;
use crate::archive::media::{is_text, media_type};
use crate::archive::reading::title;
use crate::archive::{About, Files, HOME};
use crate::render::Page;
use std::collections::BTreeMap;
use std::io;

/// An entry of the directory.
#[derive(Debug)]
pub struct Entry {
    /// Its namespace and its path in that: the directory is in the order of these.
    pub key: (char, String),
    /// Its title; empty where that is the path.
    pub title: String,
    /// The media type; empty for a redirect.
    pub kind: String,
    /// What it has.
    pub body: Body,
}

/// What an entry has.
#[derive(Debug)]
pub enum Body {
    /// The file of the site at its path.
    File,
    /// Something made for the ZIM file.
    Bytes(Vec<u8>),
    /// It stands for another entry.
    Redirect(char, String),
    /// The numbers of all entries in the order of their titles.
    Titles,
    /// The same of the pages that readers look for.
    Articles,
}

impl Entry {
    /// Whether readers look for it.
    pub fn is_article(&self) -> bool {
        self.key.0 == CONTENT && self.kind == "text/html"
    }

    /// The title that it is ordered by.
    pub fn shown(&self) -> &str {
        if self.title.is_empty() { &self.key.1 } else { &self.title }
    }
}

/// The namespace of what the site has.
const CONTENT: char = 'C';
/// The key of what a reader opens first.
pub const MAIN: (char, &str) = ('W', "mainPage");
/// The type of the listings.
const LISTING: &str = "application/octet-stream+zimlisting";
/// What is for servers and robots alone.
const FOR_SERVERS: [&str; 3] = ["404.html", "robots.txt", "sitemap.xml"];

/// The entries for the files of a site, in the order of their keys.
///
/// # Errors
/// Those of the files.
pub fn of(files: &Files<'_>, about: &About) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for page in files.pages() {
        let page = page?;
        if !is_kept(&page) {
            continue;
        }
        let file = file(&page);
        *kinds.entry(file.kind.clone()).or_default() += 1;
        if let Some(folder) = page.path.strip_suffix(HOME).filter(|folder| folder.ends_with('/')) {
            entries.push(redirect((CONTENT, folder), file.title.clone(), (CONTENT, &page.path)));
        }
        entries.push(file);
    }
    entries.extend(metadata::of(about, &kinds).into_iter().map(|(name, kind, bytes)| Entry {
        key: ('M', name.to_owned()),
        title: String::new(),
        kind: kind.to_owned(),
        body: Body::Bytes(bytes),
    }));
    entries.push(redirect(MAIN, String::new(), (CONTENT, HOME)));
    for (name, body) in [("v0", Body::Titles), ("v1", Body::Articles)] {
        let key = ('X', format!("listing/titleOrdered/{name}"));
        entries.push(Entry { key, title: String::new(), kind: LISTING.to_owned(), body });
    }
    entries.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(entries)
}

/// Whether readers may have a use for a file.
fn is_kept(page: &Page) -> bool {
    let nothing = page.bytes.is_empty() && !is_text(&media_type(&page.path));
    !nothing && !FOR_SERVERS.contains(&page.path.as_str())
}

/// The entry of a file. A text with nothing in it is an empty line: an entry must have some content.
fn file(page: &Page) -> Entry {
    let kind = media_type(&page.path);
    let title = (kind == "text/html").then(|| title(&String::from_utf8_lossy(&page.bytes))).flatten();
    let body = if page.bytes.is_empty() { Body::Bytes(b"\n".to_vec()) } else { Body::File };
    Entry { key: (CONTENT, page.path.clone()), title: title.unwrap_or_default(), kind, body }
}

fn redirect((namespace, path): (char, &str), title: String, (to, target): (char, &str)) -> Entry {
    let (key, body) = ((namespace, path.to_owned()), Body::Redirect(to, target.to_owned()));
    Entry { key, title, kind: String::new(), body }
}
