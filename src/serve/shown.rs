//! What a preview shows.

use crate::render::Page;
use crate::text::hash::sha256;
use std::collections::HashMap;
use std::sync::Arc;

/// A site, and what is wrong with what came after it.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    pages: Arc<HashMap<String, Vec<u8>>>,
    /// What all pages use: the digests of the styles and of the scripts.
    styles: String,
    scripts: String,
    /// Why there is no newer site; empty where this is the newest.
    problems: String,
}

/// What an open page compares, to know whether it is still the one that is served.
#[derive(Debug, PartialEq, Eq, serde::Serialize)]
pub struct State {
    /// The digest of the page and of the scripts that it uses.
    pub page: String,
    /// The digest of the styles.
    pub styles: String,
    /// What is wrong; empty where nothing is.
    pub problems: String,
}

impl Shown {
    /// The pages of a site.
    pub fn of(pages: Vec<Page>) -> Self {
        let digest = |ending: &str| {
            let files = pages.iter().filter(|page| page.path.ends_with(ending));
            files.map(|page| sha256(&page.bytes)).collect::<String>()
        };
        let (styles, scripts) = (sha256(digest(".css").as_bytes()), sha256(digest(".js").as_bytes()));
        let pages = pages.into_iter().map(|page| (page.path, page.bytes)).collect();
        Self { pages: Arc::new(pages), styles, scripts, problems: String::new() }
    }

    /// The same site, with what is wrong with the next one.
    pub fn with_problems(&self, problems: String) -> Self {
        Self { problems, ..self.clone() }
    }

    /// Whether there has been a site.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// A file, by its path in the site.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.pages.get(path).map(Vec::as_slice)
    }

    /// The state of what is served under a path.
    pub fn state(&self, path: &str) -> State {
        let page = self.file(path).unwrap_or_default();
        State {
            page: sha256(format!("{}{}", sha256(page), self.scripts).as_bytes()),
            styles: self.styles.clone(),
            problems: self.problems.clone(),
        }
    }
}
