//! Links that hold where no server answers for a folder with the page in it: on a disk and in a ZIM file.
//!
//! The program's own links name the pages themselves. Templates of a site and the page for what is not there may lead to a
//! folder, or start at the root of the server; and names of works may have characters that HTML writes as references.

use super::media::media_type;
use crate::base::path::{encode, relative, resolve};
use crate::render::Page;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::collections::HashSet;

/// What links can lead to.
#[derive(Debug)]
pub struct Links<'a> {
    paths: HashSet<&'a str>,
    /// The path part of the site's address, with `/` at its end.
    root: String,
}

impl<'a> Links<'a> {
    /// The links of a site that stands at an address.
    pub fn new(paths: &'a [String], base: Option<&str>) -> Self {
        let rest = base.and_then(|base| Some(base.split_once("://")?.1)).unwrap_or_default();
        let root = rest.find('/').map_or("/", |at| &rest[at..]).to_owned();
        Self { paths: paths.iter().map(String::as_str).collect(), root }
    }

    /// The bytes of a file with links that name pages; where all do, and in files that are no pages, they are as they were.
    pub fn in_file<'p>(&self, page: &'p Page) -> Cow<'p, [u8]> {
        let html = match std::str::from_utf8(&page.bytes) {
            Ok(html) if media_type(&page.path) == "text/html" => html,
            _ => return Cow::Borrowed(&page.bytes),
        };
        let rewrite = element!("*[href], *[src]", |element| {
            for name in ["href", "src"] {
                let link = element.get_attribute(name);
                if let Some(better) = link.and_then(|link| self.better(&page.path, &link)) {
                    element.set_attribute(name, &better)?;
                }
            }
            Ok(())
        });
        match rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(rewrite)) {
            Ok(html) => Cow::Owned(html.into_bytes()),
            Err(_) => Cow::Borrowed(&page.bytes),
        }
    }

    /// The link that names a page of the site, for one on a page that does not; as attributes write it.
    fn better(&self, from: &str, link: &str) -> Option<String> {
        let link = unescaped(link);
        let (address, rest) = link.split_at(link.find(['#', '?']).unwrap_or(link.len()));
        if address.is_empty() || address.starts_with("//") || has_scheme(address) {
            return None;
        }
        let decoded = percent_decode_str(address).decode_utf8().ok()?;
        let rest = rest.replace('&', "&amp;");
        let rooted = decoded.starts_with('/');
        let path = if rooted {
            resolve("", decoded.strip_prefix(&self.root)?)?
        } else {
            resolve(from, &decoded)?.trim_end_matches('/').to_owned()
        };
        let path = path.trim_start_matches('/');
        let index = if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
        let file = [path, &index].into_iter().find(|path| self.paths.contains(path))?;
        match (file == path, rooted) {
            (true, false) => address.contains(['&', '\'']).then(|| format!("{}{rest}", plain(address))),
            (_, true) => Some(format!("{}{rest}", plain(&encode(&relative(from, file))))),
            (false, false) => Some(format!("{}/index.html{rest}", plain(address.trim_end_matches('/')))),
        }
    }
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// The value of an attribute with the references to characters that addresses have resolved.
fn unescaped(value: &str) -> String {
    value.replace("&#39;", "'").replace("&#x27;", "'").replace("&#x2F;", "/").replace("&amp;", "&")
}

/// An address that is the same in an attribute: programs that read ZIM files do not all know references to characters.
fn plain(address: &str) -> String {
    address.replace('&', "%26").replace('\'', "%27")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_name_pages() {
        let paths = ["index.html", "ko/a/index.html", "ko/index.html", "o'b/index.html", "static/a&b.css"];
        let paths = paths.map(str::to_owned);
        let links = Links::new(&paths, Some("https://example.org/archive/"));
        for (from, link, better) in [
            ("ko/a/index.html", "../#x", Some("../index.html#x")),
            ("ko/a/index.html", "..", Some("../index.html")),
            ("ko/a/index.html", "../../", Some("../../index.html")),
            ("index.html", "ko/a/?q=1", Some("ko/a/index.html?q=1")),
            ("index.html", "ko/a/index.html", None),
            ("index.html", "ko/nowhere/", None),
            ("index.html", "../outside/", None),
            ("index.html", "https://example.org/", None),
            ("index.html", "//example.org/", None),
            ("index.html", "#ko", None),
            ("404.html", "/archive/", Some("index.html")),
            ("404.html", "/archive/ko/a/#x", Some("ko/a/index.html#x")),
            ("404.html", "/archive/static/a&amp;b.css", Some("static/a%26b.css")),
            ("index.html", "static/a&amp;b.css?c&amp;d", Some("static/a%26b.css?c&amp;d")),
            ("index.html", "o&#39;b/#x", Some("o%27b/index.html#x")),
            ("index.html", "elsewhere/a&amp;b.css", None),
            ("404.html", "/elsewhere/", None),
        ] {
            assert_eq!(links.better(from, link).as_deref(), better, "{link} on {from}");
        }
    }

    #[test]
    fn only_links_change() {
        let page =
            Page::text("ko/index.html", "<p title='../'>&nbsp;<a class=x href='../'>a</a><!-- href='../' -->".into());
        let paths = [page.path.clone(), "index.html".to_owned()];
        let html = Links::new(&paths, None).in_file(&page).into_owned();
        let html = String::from_utf8(html).unwrap();
        assert_eq!(html, "<p title='../'>&nbsp;<a class=x href=\"../index.html\">a</a><!-- href='../' -->");
    }
}
