//! Variants of one character: Simplified and Traditional Han, Japanese *shinjitai*, the middle dots of foreign names.
//!
//! What is written with one variant or another is one name; it is compared folded and shown as written.

use std::sync::LazyLock;

/// The Han characters that have variants: the Unified Ideographs block.
const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// For each character of the block, the one that stands for all its variants.
static FOLDED: LazyLock<Vec<char>> = LazyLock::new(|| (FIRST..=LAST).map(settled).collect());

/// A text with one character for all its variants, byte for byte as long as the text: places in the one are places in the
/// other. The characters are the Simplified ones (the dictionaries of OpenCC); ASCII letters are small.
///
/// ```
/// use hexapla::text::variants::fold;
/// assert_eq!(fold("朝鮮戰爭"), fold("朝鲜战争"));
/// assert_eq!(fold("朝鮮戦争"), fold("朝鮮戰爭"));
/// assert_eq!(fold("B-29轟炸機"), "b-29轰炸机");
/// ```
pub fn fold(text: &str) -> String {
    text.chars().map(folded).collect()
}

/// The character that stands for all variants of one.
pub fn folded(c: char) -> char {
    match c {
        FIRST..=LAST => FOLDED.get(c as usize - FIRST as usize).copied().unwrap_or(c),
        '・' => '‧',
        c => c.to_ascii_lowercase(),
    }
}

/// A text with one Han character for all its variants and everything else as it is, byte for byte as long as the text.
///
/// ```
/// use hexapla::text::variants::unify;
/// assert_eq!(unify("美軍B-29"), unify("美军B-29"));
/// assert_eq!(unify("B-29・轟炸機"), "B-29・轰炸机");
/// ```
pub fn unify(text: &str) -> String {
    text.chars().map(|c| if matches!(c, FIRST..=LAST) { folded(c) } else { c }).collect()
}

/// What folding leads to in the end: of variants that lead to each other, the first.
fn settled(c: char) -> char {
    let mut seen = vec![c];
    loop {
        let next = seen.last().map_or(c, |last| simplified(*last));
        if let Some(at) = seen.iter().position(|known| *known == next) {
            return seen[at..].iter().copied().min().unwrap_or(c);
        }
        seen.push(next);
    }
}

/// The Simplified form of a character, where it is as long in UTF-8.
fn simplified(c: char) -> char {
    let mut bytes = [0; 4];
    let traditional = hanconv::jp2t(&*c.encode_utf8(&mut bytes));
    let found = hanconv::t2s(traditional).chars().next();
    found.filter(|other| other.len_utf8() == c.len_utf8()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_stay_where_they_are(text in "\\PC*") {
            let folded = fold(&text);
            let places = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            prop_assert_eq!(places(&folded), places(&text));
            prop_assert_eq!(fold(&folded), folded);
        }
    }

    #[test]
    fn every_han_character_is_folded_to_one_that_stays() {
        let all: String = (FIRST..=LAST).collect();
        let once = fold(&all);
        let moved: Vec<(char, char)> = once.chars().zip(fold(&once).chars()).filter(|(a, b)| a != b).collect();
        assert!(moved.is_empty(), "{moved:?}");
    }
}
