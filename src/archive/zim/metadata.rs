//! What a ZIM file says of itself (<https://wiki.openzim.org/wiki/Metadata>).

use super::languages::codes;
use crate::archive::{About, SOFTWARE};
use crate::text::slug::slug;
use std::collections::BTreeMap;

/// A neutral picture: columns, one of them in red.
const ILLUSTRATION: &[u8] = include_bytes!("illustration.png");
const TEXT: &str = "text/plain;charset=utf-8";
/// The most characters that a title and a description may have; a longer description is given beside its beginning.
const TITLE: usize = 30;
const DESCRIPTION: usize = 80;
const LONG_DESCRIPTION: usize = 4000;

/// The metadata: name, media type and value. `kinds` is how many files of each media type there are.
pub fn of(about: &About, kinds: &BTreeMap<String, usize>) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let description = about.description.as_ref().unwrap_or(&about.title);
    let long = description.chars().count() > DESCRIPTION;
    let publisher = about.publisher.clone();
    let counter: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind}={count}")).collect();
    let texts = [
        ("Counter", Some(counter.join(";"))),
        ("Creator", Some(publisher.clone().unwrap_or_else(|| about.title.clone()))),
        ("Date", Some(about.moment().day())),
        ("Description", Some(cut(description, DESCRIPTION))),
        ("Language", Some(codes(&about.languages))),
        ("License", (!about.licenses.is_empty()).then(|| Vec::from_iter(about.licenses.iter().cloned()).join("; "))),
        ("LongDescription", long.then(|| cut(description, LONG_DESCRIPTION))),
        ("Name", Some(name(about))),
        ("Publisher", Some(publisher.unwrap_or_else(|| "hexapla".to_owned()))),
        ("Scraper", Some(SOFTWARE.to_owned())),
        ("Source", about.base()),
        ("Title", Some(cut(&about.title, TITLE))),
    ];
    let texts = texts.into_iter().filter_map(|(name, value)| Some((name, TEXT, value?.into_bytes())));
    texts.chain([("Illustration_48x48@1", "image/png", ILLUSTRATION.to_vec())]).collect()
}

/// The name by which versions of one ZIM file are known to be such: the title and the language, `mul` for several.
fn name(about: &About) -> String {
    let codes = codes(&about.languages);
    let language = if codes.contains(',') { "mul" } else { &codes };
    format!("{}_{language}", slug(&about.title))
}

/// A text of at most so many characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most - 1).collect();
    cut.truncate(cut.trim_end().len());
    cut + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_they_are_too_long() {
        assert_eq!(cut("항구의 기록", 30), "항구의 기록");
        let long = "字".repeat(100);
        assert_eq!(cut(&long, DESCRIPTION).chars().count(), DESCRIPTION);
        assert_eq!(cut("one two", 5), "one…");
    }
}
