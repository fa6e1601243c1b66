//! Pages as they are written: ids are unique, links inside the site lead somewhere, nothing is executable, and the text of
//! an article is the text of its document.

use crate::base::Diagnostic;
use crate::base::path::resolve;
use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a page has, as far as other pages and readers depend on it.
struct Found {
    ids: HashSet<String>,
    links: Vec<String>,
}

/// Checks the pages of a site (by their paths) and gives what is wrong.
///
/// `texts` are the texts, without white space, that the articles of some pages must have.
pub fn check(pages: &BTreeMap<&str, &[u8]>, texts: &HashMap<&str, &str>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut found: BTreeMap<&str, Found> = BTreeMap::new();
    for (&path, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = Html::parse_document(&String::from_utf8_lossy(bytes));
        if let Some(expected) = texts.get(path) {
            problems.extend(compare_text(path, &html, expected));
        }
        problems.extend(executable(path, &html));
        found.insert(path, look(path, &html, &mut problems));
    }
    for (path, page) in &found {
        problems.extend(page.links.iter().filter_map(|link| dead(path, link, pages, &found)));
    }
    problems
}

/// The links of the pages of a site to other hosts, each with the first page that has it. The site's own address is none.
pub fn external(pages: &BTreeMap<&str, &[u8]>, own: Option<&str>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (&path, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = Html::parse_document(&String::from_utf8_lossy(bytes));
        let links = elements(&html).flat_map(|element| ["href", "src"].map(|name| element.attr(name)));
        for link in links.flatten().filter(|link| is_external(link)) {
            if !own.is_some_and(|own| link.starts_with(own)) {
                found.entry(link.to_owned()).or_insert_with(|| path.to_owned());
            }
        }
    }
    found
}

fn is_external(link: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| link.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme)))
}

fn look(path: &str, html: &Html, problems: &mut Vec<Diagnostic>) -> Found {
    let mut found = Found { ids: HashSet::new(), links: Vec::new() };
    for element in elements(html) {
        if let Some(id) = element.attr("id")
            && !found.ids.insert(id.to_owned())
        {
            problems
                .push(Diagnostic::error("duplicate-id", format!("the id “{id}” is used more than once")).in_file(path));
        }
        for name in ["href", "src"] {
            found.links.extend(element.attr(name).map(str::to_owned));
        }
    }
    found
}

fn elements(html: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    html.tree.nodes().filter_map(ElementRef::wrap)
}

/// Whether an address leads nowhere.
fn dead(path: &str, link: &str, pages: &BTreeMap<&str, &[u8]>, found: &BTreeMap<&str, Found>) -> Option<Diagnostic> {
    if link.contains(':') || link.starts_with('/') {
        return None;
    }
    let (address, fragment) =
        link.split_once('#').map_or((link, None), |(address, fragment)| (address, Some(fragment)));
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let target = if address.is_empty() { Some(path.to_owned()) } else { resolve(path, &decode(address)) };
    let problem = match target.as_deref().filter(|target| pages.contains_key(target)) {
        None => "there is no such page",
        Some(target) => match fragment.map(decode) {
            Some(id) if !id.is_empty() && found.get(target).is_some_and(|page| !page.ids.contains(&id)) => {
                "the page has no such id"
            }
            _ => return None,
        },
    };
    Some(Diagnostic::error("dead-link", format!("the link “{link}” leads nowhere: {problem}")).in_file(path))
}

/// Attributes and elements that could run something.
fn executable(path: &str, html: &Html) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for element in elements(html) {
        let value = element.value();
        let name = value.name();
        let inline =
            name == "script" && element.attr("src").is_none() && element.attr("type") != Some("application/ld+json");
        let handler = value.attrs().any(|(name, _)| name.starts_with("on") || name == "style");
        let scheme =
            ["href", "src", "action", "formaction"].iter().filter_map(|name| element.attr(name)).any(is_script_address);
        if inline || handler || scheme || ["style", "iframe", "object", "embed"].contains(&name) {
            problems.push(
                Diagnostic::error("executable", format!("the page has a <{name}> that could run something"))
                    .in_file(path),
            );
        }
    }
    problems
}

fn is_script_address(address: &str) -> bool {
    let folded: String =
        address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_ascii_lowercase();
    ["javascript:", "data:", "vbscript:"].iter().any(|scheme| folded.starts_with(scheme))
}

/// The text of the article, without what is marked as generated, against the text of the document.
fn compare_text(path: &str, html: &Html, expected: &str) -> Option<Diagnostic> {
    let selector = Selector::parse("article").ok()?;
    let mut text = String::new();
    html.select(&selector).for_each(|article| own_text(article, &mut text));
    text.retain(|c| !c.is_whitespace());
    if text == expected {
        return None;
    }
    let at = text.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
    let shown = |text: &str| text.chars().skip(at.saturating_sub(8)).take(24).collect::<String>();
    Some(
        Diagnostic::error(
            "text-differs",
            format!("the article does not have the text of its document: “{}” for “{}”", shown(&text), shown(expected)),
        )
        .in_file(path)
        .hint("a template may have been changed so that it adds or leaves out text"),
    )
}

fn own_text(element: ElementRef<'_>, out: &mut String) {
    if element.attr("data-generated").is_some() {
        return;
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(text),
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(child) {
                    own_text(element, out);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(html: &str) -> Vec<String> {
        let pages = BTreeMap::from([("a/index.html", html.as_bytes()), ("b.html", &b"<p id=x>"[..])]);
        check(&pages, &HashMap::from([("a/index.html", "x")]))
            .into_iter()
            .map(|problem| problem.code.into_owned())
            .collect()
    }

    #[test]
    fn links_to_others_are_found_once() {
        let html = "<link rel=canonical href='https://own.example/a/'><a href='HTTPS://b.example/?x#y'>b</a><a href='b.html'>c</a>\
            <a href='mailto:a@b.example'>d</a><img src='http://c.example/d.png'>";
        let pages =
            BTreeMap::from([("b.html", html.as_bytes()), ("a.html", html.as_bytes()), ("c.txt", html.as_bytes())]);
        let found = external(&pages, Some("https://own.example/"));
        let expected =
            ["HTTPS://b.example/?x#y", "http://c.example/d.png"].map(|link| (link.to_owned(), "a.html".to_owned()));
        assert_eq!(found, BTreeMap::from(expected));
    }

    #[test]
    fn what_is_wrong_is_found() {
        assert_eq!(
            problems("<article>x<i data-generated>y</i></article><a href='../b.html#x'>z</a>"),
            Vec::<&str>::new()
        );
        assert_eq!(problems("<article>xy</article>"), ["text-differs"]);
        assert_eq!(
            problems("<article>x</article><a href='../c.html'>z</a><a href='../b.html#y'>z</a>"),
            ["dead-link", "dead-link"]
        );
        assert_eq!(problems("<article>x</article><i id=a></i><i id=a></i>"), ["duplicate-id"]);
        assert_eq!(
            problems("<article>x</article><a href=' JaVa\nscript:x'>z</a><p onclick=x>"),
            ["executable", "executable"]
        );
    }
}
