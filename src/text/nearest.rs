//! The name that a misspelt one was probably meant to be.

/// From what likeness (Jaro–Winkler, 0 to 1) on a name is proposed.
const ALIKE: f64 = 0.75;

/// How many characters of a name are compared: comparing takes time in proportion to the product of two lengths.
const LONGEST: usize = 200;

/// The beginning of a text that is compared.
pub fn compared(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// The name that is most like a word, whatever its case; nothing where none is much like it.
///
/// ```
/// use hexapla::text::nearest::nearest;
/// assert_eq!(nearest("contnets", ["article", "contents"]), Some("contents"));
/// assert_eq!(nearest("lighthouse", ["article", "contents"]), None);
/// ```
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = compared(word).to_lowercase();
    let scored = names.into_iter().map(|name| (strsim::jaro_winkler(&word, &compared(name).to_lowercase()), name));
    scored.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(score, _)| *score > ALIKE).map(|(_, name)| name)
}
