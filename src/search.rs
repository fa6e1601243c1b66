//! Floor 4: search — the index in which readers find sections.
//!
//! The index is [Pagefind](https://pagefind.app)'s: it is cut into small files by the words in it, of which a browser fetches
//! those that a search needs. Texts set solid are found by any two characters that stand together, others by the
//! beginnings of their words.

use crate::base::Language;
use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A section as search finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Where it stands: its page, from the root of the site, with its id.
    pub url: String,
    /// Its language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// The title of the work.
    pub work: String,
    /// The name of the edition, where it is not the principal one.
    pub edition: Option<String>,
    /// Its text.
    pub text: String,
}

/// A file of the index: its path in the folder of the index, with `/` between its parts, and its bytes.
pub type File = (String, Vec<u8>);

/// The files of Pagefind's that are interfaces of its own; the site has one.
const INTERFACES: [&str; 4] = ["pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight"];

/// The file that says which languages there are.
pub const ENTRY: &str = "pagefind-entry.json";

/// The files of the index of some sections of one language, in the order of their paths. Each language is indexed by itself;
/// what is the same for all of them is among the files of each, and of the entries one is [`merged`].
///
/// # Errors
/// What Pagefind says against it.
pub fn index(language: &Language, records: Vec<Record>) -> Result<Vec<File>, String> {
    // Browsers ask for the index of a language by its tag in small letters.
    let tag = language.as_str().to_ascii_lowercase();
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| error.to_string())?;
    let mut files = runtime.block_on(of_language(&tag, records)).map_err(|error| format!("{error:#}"))?;
    files.sort();
    Ok(files)
}

/// One entry for the indexes of several languages: the first, with the languages of the others.
pub fn merged(entries: impl IntoIterator<Item = Vec<u8>>) -> Option<Vec<u8>> {
    entries.into_iter().reduce(|entry, other| with_languages(&entry, &other))
}

/// The entry of one index with the languages of another.
fn with_languages(entry: &[u8], other: &[u8]) -> Vec<u8> {
    let read = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_default();
    let (mut entry, mut other) = (read(entry), read(other));
    if let (Some(own), Some(more)) = (entry["languages"].as_object_mut(), other["languages"].as_object_mut()) {
        own.append(more);
    }
    entry.to_string().into_bytes()
}

async fn of_language(tag: &str, records: Vec<Record>) -> anyhow::Result<Vec<File>> {
    let options = PagefindServiceConfig::builder().keep_index_url(true).build();
    let mut index = PagefindIndex::new(Some(options))?;
    for record in records {
        let Record { url, title, work, edition, text, .. } = record;
        let text = searched(&text).to_owned();
        let edition = edition.map(|edition| ("edition".to_owned(), edition));
        let meta: BTreeMap<String, String> =
            [("title".to_owned(), title), ("work".to_owned(), work)].into_iter().chain(edition).collect();
        index.add_custom_record(url, text, tag.to_owned(), Some(meta), None, None).await?;
    }
    let files = index.get_files().await?.into_iter();
    let path = |file: &std::path::Path| {
        file.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let files = files.map(|file| (path(&file.filename), file.contents));
    Ok(files.filter(|(path, _)| !INTERFACES.iter().any(|name| path.starts_with(name))).collect())
}

/// How much of a section is searched, in characters: what says the same word again and again takes Pagefind time by the
/// square of its length. It is far more than a chapter of a book.
const LONGEST: usize = 300_000;

/// The part of a text that is searched.
fn searched(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(at: usize, tag: &str, text: &str) -> Record {
        Record {
            url: format!("{tag}/harbour/index.html#s{at}"),
            language: Language::known(tag),
            title: format!("Section {at}"),
            work: "The harbour".to_owned(),
            edition: None,
            text: text.to_owned(),
        }
    }

    const TEXTS: [(&str, &str); 3] =
        [("en", "The pier is long."), ("ko", "방파제는 길다."), ("zh-Hant", "北港的防波堤築於1901年。")];

    fn indexes() -> Vec<Vec<File>> {
        let one = |(at, (tag, text)): (usize, &(&str, &str))| {
            index(&Language::known(tag), vec![record(at, tag, text)]).unwrap()
        };
        TEXTS.iter().enumerate().map(one).collect()
    }

    #[test]
    fn an_index_has_no_interface_of_its_own() {
        for files in indexes() {
            let has =
                |start: &str, end: &str| files.iter().any(|(path, _)| path.starts_with(start) && path.ends_with(end));
            assert!(has("pagefind.js", "") && has(ENTRY, "") && has("fragment/", ".pf_fragment"));
            let names: Vec<&String> = files.iter().map(|(path, _)| path).collect();
            assert!(!has("pagefind-ui", "") && !has("playground", ""), "{names:?}");
        }
    }

    #[test]
    fn a_merged_entry_names_each_language() {
        let entries = indexes().into_iter().flatten().filter(|(path, _)| path == ENTRY).map(|(_, bytes)| bytes);
        let entry = String::from_utf8(merged(entries).unwrap()).unwrap();
        assert!(["\"en\"", "\"ko\"", "\"zh-hant\""].iter().all(|tag| entry.contains(tag)), "{entry}");
        assert_eq!(merged([]), None);
    }

    #[test]
    fn the_same_sections_give_the_same_bytes() {
        assert_eq!(indexes(), indexes());
    }
}
