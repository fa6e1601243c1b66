//! The script that keeps an open page up to date. It is put into pages as they are served; those that are built have none.

use super::shown::State;

/// Where the script and the word of changes are: no page of a site has a name that begins with a point.
pub const SCRIPT_PATH: &str = "/.hexapla/reload.js";
/// Where a page hears of changes.
pub const CHANGES_PATH: &str = "/.hexapla/changes";

/// The script.
pub const SCRIPT: &str = include_str!("reload.js");

/// A page with the script and the state that it is served in.
pub fn with_script(html: &[u8], path: &str, state: &State) -> Vec<u8> {
    let path = path.replace('&', "&amp;").replace('"', "&quot;");
    let State { page, styles, .. } = state;
    let script = format!(
        "<script src=\"{SCRIPT_PATH}\" data-path=\"{path}\" data-page=\"{page}\" data-styles=\"{styles}\" defer></script>\n"
    );
    let end = html.windows(7).rposition(|window| window == b"</body>").unwrap_or(html.len());
    [&html[..end], script.as_bytes(), &html[end..]].concat()
}

/// A page for where there is no site yet.
pub const NOTHING_YET: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>hexapla</title>\n</head>\n<body>\n<p>The site is being built.</p>\n</body>\n</html>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_of_the_body_and_no_path_leaves_its_attribute() {
        let state = State { page: "p".into(), styles: "s".into(), problems: String::new() };
        let page = with_script(b"<p></body></p></body></html>", "a\"><script>.html", &state);
        let page = String::from_utf8(page).unwrap();
        assert!(
            page.starts_with("<p></body></p><script src=\"/.hexapla/reload.js\" data-path=\"a&quot;><script>.html\""),
            "{page}"
        );
        assert!(page.ends_with("</script>\n</body></html>"), "{page}");
        assert!(with_script(b"", "", &state).starts_with(b"<script "));
    }
}
