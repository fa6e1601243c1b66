//! How much room a group of an index will take, so that a browser can leave it aside until it comes into sight.

use super::view::{IndexEntry, IndexPlace};
use crate::text::script::{is_han, is_hangul, is_kana};

/// The room between two links of a line, in halves of an em.
const GAP: usize = 3;

/// The lines that a group begins; the room around an entry counts as one.
pub fn rows(entries: &[IndexEntry]) -> usize {
    entries.iter().map(|entry| 3 + entry.places.len()).sum()
}

/// The length of the lines of a group, in ems.
pub fn ems(entries: &[IndexEntry]) -> usize {
    entries.iter().map(halves).sum::<usize>().div_ceil(2)
}

fn halves(entry: &IndexEntry) -> usize {
    let names = entry.variants.iter().chain(entry.names.iter().map(|name| &name.name)).map(|name| width(name));
    let head = width(&entry.name) + width(&entry.kind);
    head + names.chain(entry.places.iter().map(place)).sum::<usize>()
}

fn place(place: &IndexPlace) -> usize {
    width(&place.edition) + place.sections.iter().map(|section| width(&section.title)).sum::<usize>()
}

/// The width of a text with what follows it, in halves of an em: letters take one, characters of East Asia two.
fn width(text: &str) -> usize {
    let wide = text.chars().filter(|c| is_han(*c) || is_kana(*c) || is_hangul(*c)).count();
    text.chars().count() + wide + GAP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_east_asia_are_as_wide_as_two_letters() {
        assert_eq!(width("港") - GAP, 2);
        assert_eq!(width("항구") - GAP, 4);
        assert_eq!(width("pier") - GAP, 4);
        assert_eq!((rows(&[]), ems(&[])), (0, 0));
    }
}
