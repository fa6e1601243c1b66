//! Languages by the codes that ZIM files have: those of ISO 639-3.

use crate::base::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

static CODES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| include_str!("iso639.txt").lines().filter_map(|line| line.split_once(' ')).collect());

/// The codes of languages, each once, with commas between them.
pub fn codes(languages: &[Language]) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for language in languages {
        let primary = language.primary();
        let code = CODES.get(primary).copied().unwrap_or(primary);
        if code.len() == 3 && !codes.contains(&code) {
            codes.push(code);
        }
    }
    if codes.is_empty() { "und".to_owned() } else { codes.join(",") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_three_letters() {
        let languages = ["en", "zh-Hant", "zh-Hans", "yue", "ko"].map(Language::known);
        assert_eq!(codes(&languages), "eng,zho,yue,kor");
        assert_eq!(codes(&[]), "und");
    }
}
