//! Paths with `/` between their parts, in the content and on the site: from one to another, and as addresses.

/// The path that a relative path means, seen from a file; nothing where it leads out of the folder that both are in.
pub fn resolve(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The relative address of a page of the site, as seen from another.
///
/// ```
/// use hexapla::base::path::relative;
/// assert_eq!(relative("ko/a/index.html", "en/b/index.html"), "../../en/b/index.html");
/// assert_eq!(relative("ko/a/index.html", "ko/a/provenance/index.html"), "provenance/index.html");
/// assert_eq!(relative("index.html", "static/a.css"), "static/a.css");
/// ```
pub fn relative(from: &str, to: &str) -> String {
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = to.split('/').collect();
    let folders = here.len() - 1;
    let common = here[..folders].iter().zip(&there[..there.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut parts = vec![".."; folders - common];
    parts.extend(&there[common..]);
    parts.join("/")
}

/// A path as an address: what an address may not hold is percent-encoded, letters of all scripts stay.
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' | '?' | ':' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => {
                out.push_str(&format!("%{:02X}", u32::from(c)))
            }
            '#' => out.push_str("%23"),
            c if c.is_control() => out.extend(c.to_string().bytes().map(|byte| format!("%{byte:02X}"))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_content() {
        assert_eq!(resolve("a/en.md", "../b/ko.md").as_deref(), Some("b/ko.md"));
        assert_eq!(resolve("a/en.md", "ko.md").as_deref(), Some("a/ko.md"));
        assert_eq!(resolve("a/en.md", "../../etc/passwd"), None);
    }

    #[test]
    fn addresses_keep_letters() {
        assert_eq!(encode("朝鮮 戰爭?#\"x"), "朝鮮%20戰爭%3F%23%22x");
    }
}
