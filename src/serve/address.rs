//! What the address of a request means.

use percent_encoding::percent_decode_str;

/// The path in the site that the path of an address leads to, without `index.html`: nothing where it is no text.
///
/// It is looked up among the pages and never opened as a file, so that it need not be made harmless.
pub fn decoded(path: &str) -> Option<String> {
    // Of several strokes one is the root: led on to `//ko/`, a browser would take `ko` for the name of a machine.
    percent_decode_str(path.strip_prefix('/').unwrap_or(path)).decode_utf8().ok().map(String::from)
}

/// Whether the name that a request calls this machine by is its own. A page of another site can make its name mean this
/// machine (DNS rebinding) and would be read the preview; its requests still have that name.
pub fn is_own(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_text() {
        assert_eq!(decoded("/ko/%EC%84%9C%EC%9A%B8/").as_deref(), Some("ko/서울/"));
        assert_eq!(decoded("/%FF"), None);
        assert_eq!(decoded("//ko/").as_deref(), Some("/ko/"));
    }

    #[test]
    fn other_names_are_not_this_machine() {
        assert!(is_own("127.0.0.1:4400") && is_own("localhost:4400") && is_own("localhost"));
        assert!(!is_own("example.org:4400") && !is_own("localhost.example.org") && !is_own(""));
    }
}
