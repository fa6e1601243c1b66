//! What each element of HTML, and each class that wikis give to elements, means for the document.

use crate::base::Language;
use crate::document::Frame;
use crate::document::{Apparatus, BlockKind, EditKind, Target};
use percent_encoding::percent_decode_str;

/// Spans around a link to a page in another language.
pub const INTERLANGUAGE: EditKind = EditKind("interlanguage-link");

/// A start tag: what of it matters.
#[derive(Debug, Default)]
pub struct Tag {
    /// Its name, in small letters.
    pub name: String,
    /// Whether it ends with `/>`.
    pub self_closing: bool,
    /// Its id.
    pub id: Option<String>,
    classes: Vec<String>,
    href: Option<String>,
    language: Option<Language>,
    start: Option<u64>,
}

impl From<&html5ever::tokenizer::Tag> for Tag {
    fn from(tag: &html5ever::tokenizer::Tag) -> Self {
        let attribute = |name: &str| {
            tag.attrs
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|attribute| attribute.value.to_string())
        };
        Self {
            name: tag.name.to_string(),
            self_closing: tag.self_closing,
            id: attribute("id"),
            classes: attribute("class").unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
            href: attribute("href"),
            language: attribute("lang").and_then(|tag| tag.parse().ok()),
            start: attribute("start").and_then(|number| number.parse().ok()),
        }
    }
}

impl Tag {
    /// Whether the element has no content and no end tag.
    pub fn is_void(&self) -> bool {
        matches!(
            self.name.as_str(),
            "area"
                | "base"
                | "br"
                | "col"
                | "embed"
                | "hr"
                | "img"
                | "input"
                | "link"
                | "meta"
                | "source"
                | "track"
                | "wbr"
        )
    }

    fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|own| own == class)
    }
}

/// What a start tag does.
#[derive(Debug)]
pub enum Effect {
    /// Opens a frame.
    Open(Frame),
    /// Is a block of its own.
    Block(BlockKind),
    /// Breaks the line.
    LineBreak,
    /// Is left out with everything in it.
    Drop,
    /// Has no meaning here; what is in it stays.
    Nothing,
}

/// What a tag is recorded as, by itself.
pub fn kind(tag: &Tag) -> EditKind {
    if tag.classes.iter().any(|class| class.starts_with("ilh-")) {
        INTERLANGUAGE
    } else if tag.name == "a" && tag.has_class("new") {
        EditKind("red-link")
    } else if tag.has_class("mw-empty-elt") {
        EditKind("empty-element")
    } else if tag.has_class("template-facttext") {
        EditKind("fact-highlight")
    } else {
        EditKind::MARKUP
    }
}

/// What a tag means, given what it is recorded as.
pub fn effect(tag: &Tag, kind: EditKind) -> Effect {
    match tag.name.as_str() {
        "p" => Effect::Open(Frame::Paragraph),
        "h1" | "h2" => Effect::Open(heading(tag, 2)),
        "h3" => Effect::Open(heading(tag, 3)),
        "h4" => Effect::Open(heading(tag, 4)),
        "h5" => Effect::Open(heading(tag, 5)),
        "h6" => Effect::Open(heading(tag, 6)),
        "blockquote" => Effect::Open(Frame::Quote),
        "ul" | "dl" | "menu" => Effect::Open(Frame::List(None)),
        "ol" => Effect::Open(Frame::List(Some(tag.start.unwrap_or(1)))),
        "li" | "dd" | "dt" => Effect::Open(Frame::Item),
        "table" => Effect::Open(Frame::Table(vec![])),
        "tr" => Effect::Open(Frame::TableRow),
        "td" | "th" => Effect::Open(Frame::Cell),
        "pre" | "figcaption" | "caption" | "address" => Effect::Open(Frame::Paragraph),
        "hr" => Effect::Block(BlockKind::Break),
        "br" => Effect::LineBreak,
        "script" | "style" | "iframe" | "object" | "embed" | "svg" | "math" | "template" | "noscript" | "canvas"
        | "audio" | "video" | "select" | "textarea" | "button" | "input" | "link" | "meta" | "base" | "img"
        | "source" | "track" | "area" | "map" | "xmp" | "noembed" | "noframes" | "plaintext" | "title" | "frameset"
        | "frame" | "applet" => Effect::Drop,
        _ => phrasing(tag, kind),
    }
}

fn heading(tag: &Tag, level: u8) -> Frame {
    Frame::Heading(level, tag.id.clone().filter(|id| !id.is_empty() && !id.contains(char::is_whitespace)))
}

fn phrasing(tag: &Tag, kind: EditKind) -> Effect {
    if let Some(apparatus) = apparatus(tag) {
        return Effect::Open(Frame::Apparatus(apparatus));
    }
    let frame = match tag.name.as_str() {
        "em" | "i" | "cite" | "dfn" | "var" => Frame::Emphasis,
        "strong" | "b" => Frame::Strong,
        "small" => Frame::Small,
        "sup" => Frame::Superscript,
        "sub" => Frame::Subscript,
        "del" | "s" | "strike" => Frame::Deleted,
        "a" if kind != INTERLANGUAGE => match tag.href.as_deref().and_then(target) {
            Some(Target::Wiki { title, .. }) if tag.has_class("new") => Frame::Link(Target::Missing(title)),
            Some(target) => Frame::Link(target),
            None => return Effect::Nothing,
        },
        _ => match &tag.language {
            Some(language) => Frame::Foreign(language.clone()),
            None => return Effect::Nothing,
        },
    };
    Effect::Open(frame)
}

/// Marks of wikis: references, the pages that they cite, requests by editors.
fn apparatus(tag: &Tag) -> Option<Apparatus> {
    if tag.name == "sup" && (tag.has_class("reference") || tag.has_class("mw-ref")) {
        let cites = tag.id.as_ref().is_some_and(|id| id.starts_with("cite_ref"));
        return Some(if cites || tag.has_class("mw-ref") { Apparatus::Citation } else { Apparatus::Locator });
    }
    let request = tag.has_class("Inline-Template") || tag.has_class("Template-Fact") || tag.has_class("noprint");
    (tag.name == "sup" && request).then_some(Apparatus::Request)
}

/// Where an address leads; nothing where it leads nowhere that a page may link to.
pub fn target(href: &str) -> Option<Target> {
    let href = href.trim();
    let (address, fragment) =
        href.split_once('#').map_or((href, None), |(address, fragment)| (address, Some(fragment)));
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let fragment = fragment.filter(|fragment| !fragment.is_empty()).map(decode);
    let page = address.strip_prefix("/wiki/").or_else(|| address.strip_prefix("./"));
    let missing = address
        .strip_prefix("/w/index.php?")
        .and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("title=")));
    if let Some(title) = page.or(missing).filter(|title| !title.is_empty() && !title.ends_with(".md")) {
        return Some(Target::Wiki { title: decode(title).replace('_', " "), section: fragment });
    }
    match address.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
        Some((scheme, _)) => {
            let allowed = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            allowed.then(|| Target::Url(href.to_owned()))
        }
        None if address.starts_with("//") => Some(Target::Url(format!("https:{href}"))),
        None if address.starts_with('/') => None,
        None if address.is_empty() && fragment.is_none() => None,
        None => Some(Target::Source { path: decode(address), fragment }),
    }
}

fn is_scheme(text: &str) -> bool {
    // Browsers pass over control characters and white space in a scheme, so whatever could be one is taken for one.
    !text.is_empty() && !text.contains(['/', '?', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let wiki = |title: &str, section: Option<&str>| {
            Some(Target::Wiki { title: title.to_owned(), section: section.map(str::to_owned) })
        };
        assert_eq!(target("/wiki/%E9%9F%93%E6%88%B0#%E8%83%8C%E6%99%AF"), wiki("韓戰", Some("背景")));
        assert_eq!(target("/w/index.php?title=A_b&action=edit&redlink=1"), wiki("A b", None));
        assert_eq!(target("https://example.org/a#b"), Some(Target::Url("https://example.org/a#b".to_owned())));
        for bad in [
            "javascript:x",
            "JaVaScRiPt:x",
            " data:text/html,x",
            "java\nscript:x",
            "vbscript:x",
            "\u{1}javascript:x",
            "/etc",
            "",
        ] {
            assert_eq!(target(bad), None, "{bad:?}");
        }
        assert_eq!(
            target("../a/ko.md#b"),
            Some(Target::Source { path: "../a/ko.md".into(), fragment: Some("b".into()) })
        );
    }
}
