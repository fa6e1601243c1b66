//! Files that hosts of static sites go by. They are no part of what readers see.

use super::layout::path_of;
use super::{Page, Site};
use std::fmt::Write;

/// Says to GitHub Pages that the files are to be served as they are (those whose names begin with `_` as well).
pub const NO_JEKYLL: &str = ".nojekyll";
/// What Netlify and Cloudflare Pages answer with besides the files.
pub const HEADERS: &str = "_headers";

/// Nothing is asked of other hosts and nothing runs but the site's own scripts; the index of searches is a module of
/// WebAssembly. The browser tests visit the pages under this policy.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

/// Folders of files that are named after what is in them: a name never gets other bytes.
const IMMUTABLE: [&str; 2] = ["pagefind/fragment/", "pagefind/index/"];

impl Site<'_> {
    /// `.nojekyll`
    pub fn no_jekyll(&self) -> Page {
        Page::text(NO_JEKYLL, String::new())
    }

    /// `_headers`: a pattern of addresses a paragraph.
    ///
    /// Where two patterns fit, both hosts send both values, so that those for caches do not overlap. Pages are asked for anew
    /// each time, which costs no more than an answer without a body where nothing has changed.
    pub fn headers(&self) -> Page {
        let root = self.base_url.map(path_of).filter(|path| !path.contains(char::is_whitespace));
        let root = root.as_deref().unwrap_or("/");
        let mut out = format!(
            "{root}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n"
        );
        let folders = self.languages.iter().map(|language| format!("{language}/*"));
        let others = ["data/*", "static/*"].map(str::to_owned);
        for pattern in [String::new()].into_iter().chain(folders).chain(others) {
            let _ = write!(out, "{root}{pattern}\n  Cache-Control: public, max-age=0, must-revalidate\n");
        }
        for folder in IMMUTABLE {
            let _ = write!(out, "{root}{folder}*\n  Cache-Control: public, max-age=31536000, immutable\n");
        }
        Page::text(HEADERS, out)
    }
}
