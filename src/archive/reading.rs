//! What a page has for its readers: its title and its text.

use scraper::{ElementRef, Html, Node, Selector};
use std::sync::LazyLock;

/// The title and the text of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The title.
    pub title: String,
    /// The text, a line a block.
    pub text: String,
}

/// What is selected; the selectors are the program's own and known to be right.
fn selector(text: &str) -> Option<Selector> {
    Selector::parse(text).ok()
}

/// Where the title of a page is: for those who share it, without the title of the site; or else that of the document.
static TITLES: LazyLock<[Option<Selector>; 2]> = LazyLock::new(|| ["meta[property='og:title']", "title"].map(selector));
/// Where the text of a page is: in its articles; in a page without, in its main part; or else anywhere in it.
static PLACES: LazyLock<[Option<Selector>; 3]> = LazyLock::new(|| ["article", "main", "body"].map(selector));

/// Reads a page: the text of its articles, or else of what it is for. Ways to other places are not text, nor is what was
/// added to an article, but for headings.
///
/// ```text
/// <title>A</title><main><nav>Contents</nav><article><p>One<a data-generated>¶</a></p></article></main>
/// ```
/// has the title “A” and the text “One”.
pub fn read(html: &str) -> Reading {
    let document = Html::parse_document(html);
    let mut titles = TITLES.iter().flatten().filter_map(|title| document.select(title).next());
    let title = titles.next().map(|element| match element.value().attr("content") {
        Some(content) => words(content),
        None => words(&element.text().collect::<String>()),
    });
    let mut text = String::new();
    for place in PLACES.iter().flatten() {
        let mut found = document.select(place).peekable();
        if found.peek().is_some() {
            found.for_each(|element| collect(element, &mut text));
            break;
        }
    }
    Reading { title: title.unwrap_or_default(), text: lines(&text) }
}

/// The title of a page alone.
pub fn title(html: &str) -> Option<String> {
    let head = html.find("</head>").map_or(html, |end| &html[..end]);
    Some(read(head).title).filter(|title| !title.is_empty())
}

/// Adds the text of an element, with line breaks around blocks. How deep it is nested does not matter.
fn collect(element: ElementRef<'_>, out: &mut String) {
    let mut open = vec![(element.children(), true)];
    while let Some((children, block)) = open.last_mut() {
        let Some(child) = children.next() else {
            out.push_str(if *block { "\n" } else { "" });
            open.pop();
            continue;
        };
        if let Node::Text(text) = child.value() {
            out.push_str(&text.replace('\n', " "));
        }
        if let Some(inner) = ElementRef::wrap(child).filter(|inner| !is_aside(*inner)) {
            let block = !is_inline(inner.value().name());
            out.push_str(if block { "\n" } else { "" });
            open.push((inner.children(), block));
        }
    }
}

/// Whether an element is not part of the text.
fn is_aside(element: ElementRef<'_>) -> bool {
    const KINDS: [&str; 9] = ["nav", "script", "style", "template", "noscript", "svg", "button", "form", "title"];
    let name = element.value().name();
    let heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header");
    let has = |name| element.value().attr(name).is_some();
    KINDS.contains(&name) || has("hidden") || has("aria-hidden") || (has("data-generated") && !heading)
}

fn is_inline(name: &str) -> bool {
    const INLINE: [&str; 26] = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
        "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "time",
    ];
    INLINE.contains(&name)
}

/// Text with single spaces.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(text: &str) -> String {
    text.lines().map(words).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_read_without_what_was_added() {
        let page = "<html><head><title>북항 &amp; more</title></head><body><main><nav>x</nav><article>\
            <h2 data-generated>Storm <a data-generated href='#'>¶</a></h2><p>The <b>pier</b>\nheld.<a data-generated>¶</a></p>\
            <ul><li>one</li><li>two</li></ul></article><aside>y</aside></main></body></html>";
        let reading = read(page);
        assert_eq!(reading, Reading { title: "북항 & more".into(), text: "Storm\nThe pier held.\none\ntwo".into() });
        assert_eq!(title(page).as_deref(), Some("북항 & more"));
    }

    #[test]
    fn a_page_without_articles_is_read_where_it_is_for_something() {
        assert_eq!(read("<header>a</header><main><p>b</p><script>c</script></main>").text, "b");
        assert_eq!(read("<p>b").text, "b");
        assert_eq!(read(""), Reading::default());
        assert_eq!(read(&"<div>".repeat(5_000)).text, "");
        assert_eq!(title("<p>b"), None);
        let shared = "<head><title>A — Site</title><meta property='og:title' content='A'></head>";
        assert_eq!(title(shared).as_deref(), Some("A"));
    }
}
