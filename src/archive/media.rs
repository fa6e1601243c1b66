//! The media types of files, by their names.

use mime_guess::mime::{Mime, Name, TEXT};

/// The media type of a file of the site, without parameters.
pub fn media_type(path: &str) -> String {
    if path.ends_with("feed.xml") {
        return "application/atom+xml".to_owned();
    }
    mime_guess::from_path(path).first_or_octet_stream().essence_str().to_owned()
}

/// The value of `Content-Type` with which a server would send a file: all text of the site is in UTF-8.
pub fn content_type(path: &str) -> String {
    let kind = media_type(path);
    if is_text(&kind) { format!("{kind}; charset=utf-8") } else { kind }
}

/// Whether a file of a type is text, which compression makes smaller; what is not is compressed already.
pub fn is_text(kind: &str) -> bool {
    const TEXTUAL: [&str; 3] = ["javascript", "json", "xml"];
    kind.parse::<Mime>().is_ok_and(|mime: Mime| {
        let textual = |name: Name<'_>| TEXTUAL.contains(&name.as_str());
        mime.type_() == TEXT || textual(mime.subtype()) || mime.suffix().is_some_and(textual)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_files() {
        assert_eq!(content_type("ko/index.html"), "text/html; charset=utf-8");
        assert_eq!(content_type("en/feed.xml"), "application/atom+xml; charset=utf-8");
        assert_eq!(content_type("static/favicon.svg"), "image/svg+xml; charset=utf-8");
        assert_eq!(content_type("data/casualties.json"), "application/json; charset=utf-8");
        assert_eq!(content_type("pagefind/wasm.en.pagefind"), "application/octet-stream");
        assert!(!is_text(&media_type("static/a.png")) && !is_text(&media_type("static/a.woff2")));
    }
}
