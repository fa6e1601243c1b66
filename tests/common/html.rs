//! A reader of the pages that the program writes, independent of the one that the program checks them with.
//!
//! It reads well-formed HTML and asserts that it is: every element is closed, every value stands in quotation marks.

use std::collections::{BTreeMap, BTreeSet};

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// An element begins: its name, its attributes, whether it has no content.
    Open(String, Vec<(String, String)>, bool),
    /// An element ends.
    Close(String),
    /// Text, with references to characters resolved.
    Text(String),
}

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// The pieces of a page.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            pieces.push(Piece::Text(resolved(&rest[..end])));
            rest = &rest[end..];
            continue;
        };
        if let Some(declaration) = tag.strip_prefix('!') {
            let end = if declaration.starts_with("--") { "-->" } else { ">" };
            rest = &declaration[declaration.find(end).expect("a declaration ends") + end.len()..];
        } else if let Some(name) = tag.strip_prefix('/') {
            let end = name.find('>').expect("an end tag ends");
            let name = name[..end].trim().to_owned();
            assert_eq!(open.pop().as_deref(), Some(name.as_str()), "</{name}> ends something else");
            pieces.push(Piece::Close(name));
            rest = &tag[end + 2..];
        } else {
            let (piece, behind) = start_tag(tag);
            rest = behind;
            if let Piece::Open(name, _, false) = &piece {
                open.push(name.clone());
                if matches!(name.as_str(), "script" | "style") {
                    let end = rest.find(&format!("</{name}>")).expect("a script ends");
                    pieces.extend([piece, Piece::Text(rest[..end].to_owned())]);
                    rest = &rest[end..];
                    continue;
                }
            }
            pieces.push(piece);
        }
    }
    assert_eq!(open, Vec::<String>::new(), "elements are left open");
    pieces
}

fn start_tag(text: &str) -> (Piece, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').expect("a tag ends");
    let name = text[..end].to_owned();
    assert!(name.starts_with(|c: char| c.is_ascii_alphabetic()), "“<{name}” is no tag");
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut rest = text[end..].trim_start();
    loop {
        if let Some(behind) = rest.strip_prefix("/>") {
            return (Piece::Open(name, attributes, true), behind);
        }
        if let Some(behind) = rest.strip_prefix('>') {
            let void = VOID.contains(&name.as_str());
            return (Piece::Open(name, attributes, void), behind);
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).expect("an attribute ends");
        let key = rest[..end].to_owned();
        assert!(
            !key.is_empty() && !key.contains(['"', '\'', '<']),
            "“{key}” is no attribute: {}",
            &text[..text.len().min(200)]
        );
        assert!(!attributes.iter().any(|(known, _)| *known == key), "{key} twice in <{name}>");
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            attributes.push((key, String::new()));
            continue;
        };
        let value = value.trim_start().strip_prefix('"').expect("a value in quotation marks");
        let end = value.find('"').expect("a value ends");
        assert!(!value[..end].contains('<'), "“<” in the value of {key}");
        attributes.push((key, resolved(&value[..end])));
        rest = value[end + 1..].trim_start();
    }
}

/// Text with its references to characters resolved; only those that the program writes are known.
fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').unwrap_or_else(|| panic!("a bare & in “{text}”"));
        let name = &rest[at + 1..at + end];
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" | "#x27" => '\'',
            "#x2F" => '/',
            _ => panic!("&{name}; is not expected in “{text}”"),
        });
        rest = &rest[at + end + 1..];
    }
    out + rest
}

/// Calls `f` with every element: its name and its attributes.
pub fn each_element(html: &str, mut f: impl FnMut(&str, &BTreeMap<&str, &str>)) {
    for piece in pieces(html) {
        if let Piece::Open(name, attributes, _) = &piece {
            f(name, &attributes.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect());
        }
    }
}

/// The values of an attribute of all elements of a name (of all elements for `*`).
pub fn values(html: &str, element: &str, attribute: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_element(html, |name, attributes| {
        if element == "*" || name == element {
            found.extend(attributes.get(attribute).map(|value| (*value).to_owned()));
        }
    });
    found
}

/// The ids of a page, each of which must be there once.
pub fn ids(html: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for id in values(html, "*", "id") {
        assert!(!id.is_empty() && !id.contains(char::is_whitespace), "“{id}” is no id");
        assert!(ids.insert(id.clone()), "the id “{id}” is there twice");
    }
    ids
}

/// The inside of the article element, as it is written.
pub fn article(html: &str) -> &str {
    let start = html.find("<article").expect("a page with an article");
    let start = start + html[start..].find('>').unwrap() + 1;
    html[start..html.rfind("</article>").expect("the article ends")].trim()
}

/// The inside of the main element, as it is written.
pub fn main(html: &str) -> &str {
    let start = html.find("<main").expect("a page with a main element");
    let start = start + html[start..].find('>').unwrap() + 1;
    html[start..html.rfind("</main>").expect("the main element ends")].trim()
}

/// The blocks of text of an article (paragraphs, items, cells, headings) without what the program added.
pub fn blocks_of_text(html: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    let mut generated = 0;
    let mut open: Vec<bool> = Vec::new();
    for piece in pieces(article(html)) {
        match piece {
            Piece::Open(name, attributes, void) => {
                let own = attributes.iter().any(|(key, _)| key == "data-generated");
                if !void {
                    open.push(own);
                    generated += usize::from(own);
                }
                if is_block(&name) {
                    blocks.push(String::new());
                } else if name == "br" {
                    blocks.last_mut().unwrap().push('\n');
                }
            }
            Piece::Close(name) => {
                generated -= usize::from(open.pop().unwrap());
                if is_block(&name) {
                    blocks.push(String::new());
                }
            }
            Piece::Text(text) if generated == 0 => blocks.last_mut().unwrap().push_str(&text),
            Piece::Text(_) => {}
        }
    }
    blocks.into_iter().map(|block| block.trim().to_owned()).filter(|block| !block.is_empty()).collect()
}

fn is_block(name: &str) -> bool {
    let blocks =
        ["p", "li", "td", "th", "tr", "h2", "h3", "h4", "h5", "h6", "pre", "section", "aside", "blockquote", "div"];
    blocks.contains(&name)
}

/// Asserts that nothing in a page can run: no script but the program's own, no handler, no address of a script.
pub fn assert_inert(path: &str, html: &str) {
    each_element(html, |name, attributes| {
        let script = name == "script" && attributes.get("type") != Some(&"application/ld+json");
        if script {
            let source = attributes.get("src").unwrap_or_else(|| panic!("{path}: a script in the page"));
            let own = ["static/cite.js", "static/hexapla.js", "static/search.js", "static/theme.js"]
                .iter()
                .any(|own| source.ends_with(own));
            assert!(own && !source.contains(':'), "{path}: a script from {source}");
        }
        // The form for searching is the only one; it leads nowhere else.
        let search = name == "form" && attributes.get("id") == Some(&"hx-seek") && !attributes.contains_key("action");
        assert!(search || !["style", "iframe", "object", "embed", "base", "form"].contains(&name), "{path}: <{name}>");
        for (key, value) in attributes {
            assert!(!key.starts_with("on") && *key != "style" && *key != "srcdoc", "{path}: {key}={value}");
            let folded: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let folded = folded.to_ascii_lowercase();
            let address = ["href", "src", "action", "formaction", "xlink:href"].contains(key);
            let runs = ["javascript:", "vbscript:", "data:"].iter().any(|scheme| folded.starts_with(scheme));
            assert!(!(address && runs), "{path}: {key}={value}");
        }
    });
    let lower = html.to_ascii_lowercase();
    for (at, _) in lower.match_indices("<script") {
        let tag = &lower[at..at + lower[at..].find('>').unwrap()];
        assert!(tag.contains(" src=\"") || tag.contains("application/ld+json"), "{path}: {tag}");
    }
}

/// Asserts that every address inside the site leads to a file of it, and every fragment to an id of the page.
pub fn assert_links_lead_somewhere(files: &BTreeMap<String, Vec<u8>>) {
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let pages: Vec<&String> = files.keys().filter(|path| path.ends_with(".html")).collect();
    let ids: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|path| (path.as_str(), ids(&text(path)))).collect();
    for path in pages {
        let html = text(path);
        for link in values(&html, "*", "href").into_iter().chain(values(&html, "*", "src")) {
            if has_scheme(&link) {
                assert!(
                    link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:"),
                    "{path}: {link}"
                );
                continue;
            }
            assert!(!link.starts_with('/') || path == "404.html", "{path}: “{link}” is not relative");
            let (address, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = if address.is_empty() { path.clone() } else { joined(path, &decoded(address)) };
            assert!(files.contains_key(&target), "{path}: “{link}” leads to {target}, which is not there");
            let known =
                fragment.is_empty() || ids.get(target.as_str()).is_some_and(|ids| ids.contains(&decoded(fragment)));
            assert!(known, "{path}: “{link}” names an id that is not there");
        }
    }
}

fn has_scheme(link: &str) -> bool {
    link.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

fn joined(from: &str, address: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => assert!(parts.pop().is_some(), "{from}: {address} leads out of the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex =
            text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).expect("an address in UTF-8")
}
