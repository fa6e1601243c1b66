//! What a preview shows.

use crate::pipeline::sink::Files;
use crate::text::hash::sha256;
use std::sync::Arc;

/// A site, and what is wrong with what came after it.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    files: Arc<Files>,
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
    /// The files of a site.
    pub fn of(files: Files) -> Self {
        let digest = |ending: &str| {
            let own = files.iter().filter(|(path, _)| path.ends_with(ending));
            own.map(|(_, (_, fingerprint))| fingerprint.to_string()).collect::<String>()
        };
        let (styles, scripts) = (sha256(digest(".css").as_bytes()), sha256(digest(".js").as_bytes()));
        Self { files: Arc::new(files), styles, scripts, problems: String::new() }
    }

    /// The same site, with what is wrong with the next one.
    pub fn with_problems(&self, problems: String) -> Self {
        Self { problems, ..self.clone() }
    }

    /// Whether there has been a site.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// A file, by its path in the site.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|(bytes, _)| &**bytes)
    }

    /// The state of what is served under a path.
    pub fn state(&self, path: &str) -> State {
        let page = self.files.get(path).map(|(_, fingerprint)| fingerprint.to_string()).unwrap_or_default();
        State {
            page: sha256(format!("{page}{}", self.scripts).as_bytes()),
            styles: self.styles.clone(),
            problems: self.problems.clone(),
        }
    }
}
