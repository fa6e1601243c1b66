//! Words by their beginnings: which of them stand at a place of a text.

use super::Senses;
use std::collections::HashMap;
use std::ops::Range;

/// Words in the order of their bytes without the case of ASCII letters, so that those with one beginning stand together.
#[derive(Debug, Default)]
pub struct Dictionary {
    words: Vec<Word>,
    /// Where the words with a first character stand.
    first: HashMap<char, Range<usize>>,
}

#[derive(Debug)]
struct Word {
    folded: String,
    written: String,
    senses: Senses,
}

impl Word {
    fn rest(&self, at: usize) -> &[u8] {
        self.folded.as_bytes().get(at..).unwrap_or_default()
    }
}

impl Dictionary {
    /// The dictionary of some words. Building it costs a sort: the words of a language are asked for once in a build, and
    /// most texts are shorter than their list.
    pub fn of(words: impl IntoIterator<Item = (String, Senses)>) -> Self {
        let folded = |(written, senses): (String, Senses)| Word { folded: written.to_ascii_lowercase(), written, senses };
        let mut words: Vec<Word> = words.into_iter().filter(|(word, _)| !word.is_empty()).map(folded).collect();
        words.sort_unstable_by(|a, b| (&a.folded, &a.written).cmp(&(&b.folded, &b.written)));
        let mut first: HashMap<char, Range<usize>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            if let Some(c) = word.folded.chars().next() {
                first.entry(c).or_insert(at..at).end = at + 1;
            }
        }
        Self { words, first }
    }

    /// The words that a text begins with, the shorter ones first.
    pub fn at<'d, 't>(&'d self, text: &'t str) -> impl Iterator<Item = (&'d str, &'d Senses)> + use<'d, 't> {
        let mut chars = text.char_indices();
        let first = chars.next().and_then(|(_, c)| self.first.get(&c.to_ascii_lowercase()));
        let mut among = first.map_or(&[][..], |range| &self.words[range.clone()]);
        let mut whole = &[][..];
        std::iter::from_fn(move || {
            while whole.is_empty() {
                if among.is_empty() {
                    return None;
                }
                let next = chars.next();
                let length = next.map_or(text.len(), |(at, _)| at);
                // Of words with one beginning the shortest is the first.
                (whole, among) = among.split_at(among.partition_point(|word| word.folded.len() <= length));
                among = next.map_or(&[][..], |(_, c)| going_on(among, length, c.to_ascii_lowercase()));
            }
            let (word, rest) = whole.split_first()?;
            whole = rest;
            Some((word.written.as_str(), &word.senses))
        })
    }
}

/// Of words with one beginning those that a character goes on with.
fn going_on(words: &[Word], at: usize, c: char) -> &[Word] {
    let mut bytes = [0; 4];
    let next = c.encode_utf8(&mut bytes).as_bytes();
    let start = words.partition_point(|word| word.rest(at) < next);
    let length = words[start..].partition_point(|word| word.rest(at).starts_with(next));
    &words[start..start + length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_begins_with_every_word_that_it_begins_with() {
        let words = ["US", "us", "use", "used up", "美", "美軍", "美國", "日本"];
        let dictionary = Dictionary::of(words.map(|word| (word.to_owned(), Senses::default())));
        let at = |text| dictionary.at(text).map(|(word, _)| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(at("Used up"), ["US", "us", "use", "used up"]);
        assert_eq!(at("美軍與日軍"), ["美", "美軍"]);
        assert_eq!(at("美"), ["美"]);
        assert_eq!(at("日"), Vec::<String>::new());
        assert_eq!(at(""), Vec::<String>::new());
    }
}
