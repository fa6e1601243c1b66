//! What the fuzz targets share. The laws that they assert are those of `tests/properties.rs`.

#[path = "../../tests/common/html.rs"]
pub mod html;
#[path = "../../tests/common/laws.rs"]
pub mod laws;

use hexapla::base::{Diagnostic, Language, Source};
use hexapla::document::Document;

/// The languages that a first byte chooses from.
const LANGUAGES: [&str; 8] = ["en", "ja", "ko", "zh-Hans", "zh-Hant", "fr", "ar", "und"];

/// What parts a source from the outline for it.
const OUTLINE: &str = "\n%%%\n";

/// A text and the language that its first byte chooses, as the program decodes files.
pub fn text(bytes: &[u8]) -> Option<(Language, Source)> {
    let (first, rest) = bytes.split_first()?;
    let tag = LANGUAGES[usize::from(*first) % LANGUAGES.len()];
    Some((tag.parse().ok()?, Source::decode("a.txt", rest).ok()?))
}

/// Asserts the laws of what a reader makes of a source in whatever language, with an outline where one follows.
pub fn hold(bytes: &[u8], read: fn(&Source, &mut Vec<Diagnostic>) -> Document) {
    let Some((language, source)) = text(bytes) else { return };
    let (source, outline) = match source.text().split_once(OUTLINE) {
        Some((text, outline)) => (Source::new("a.txt", text), Some(Source::new("a.outline.toml", outline))),
        None => (source, None),
    };
    let mut document = read(&source, &mut Vec::new());
    document.language = language;
    laws::hold_of(&source, document, outline.as_ref());
}
