//! Words by their beginnings: which of them stand at a place of a text.

use super::Senses;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The first two characters of a word; the second is the null character where there is none.
type Beginning = [char; 2];

/// Words in the order of their bytes, so that those with one beginning stand together. The case of ASCII letters is folded.
#[derive(Debug, Default)]
pub struct Dictionary {
    words: Vec<Word>,
    /// Where the words with a beginning are. Every first character of a word is a beginning too, mostly of no word.
    beginnings: FxHashMap<Beginning, Range<usize>>,
}

#[derive(Debug)]
struct Word {
    folded: String,
    written: String,
    /// Its third character, or null: it tells most words apart.
    third: char,
    senses: Senses,
}

impl Dictionary {
    /// The dictionary of some words. Building it costs a sort, which is less than an automaton: the words of a language are
    /// asked for once in a build, and most texts are shorter than their list.
    pub fn of(words: impl IntoIterator<Item = (String, Senses)>) -> Self {
        let folded = |(written, senses): (String, Senses)| {
            let folded = written.to_ascii_lowercase();
            Word { third: folded.chars().nth(2).unwrap_or_default(), folded, written, senses }
        };
        let mut words: Vec<Word> = words.into_iter().filter(|(word, _)| !word.is_empty()).map(folded).collect();
        words.sort_unstable_by(|a, b| (&a.folded, &a.written).cmp(&(&b.folded, &b.written)));
        let mut beginnings: FxHashMap<Beginning, Range<usize>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            let [first, second] = beginning(&word.folded);
            beginnings.entry([first, '\0']).or_insert(at..at);
            beginnings.entry([first, second]).or_insert(at..at).end = at + 1;
        }
        Self { words, beginnings }
    }

    /// The words that a text with folded ASCII letters begins with.
    pub fn at<'d, 't>(&'d self, folded: &'t str) -> impl Iterator<Item = (&'d str, &'d Senses)> + use<'d, 't> {
        let [first, second] = beginning(folded);
        let third = folded.chars().nth(2).unwrap_or_default();
        let single = self.beginnings.get(&[first, '\0']);
        let others = single.filter(|_| second != '\0').and_then(|_| self.beginnings.get(&[first, second]));
        let ranges = [single, others].into_iter().flatten();
        let among = ranges.filter_map(|range| self.words.get(range.clone())).flatten();
        let whole = among.filter(move |word| {
            (word.third == '\0' || word.third == third) && folded.starts_with(word.folded.as_str())
        });
        whole.map(|word| (word.written.as_str(), &word.senses))
    }
}

fn beginning(text: &str) -> Beginning {
    let mut chars = text.chars();
    [chars.next().unwrap_or_default(), chars.next().unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_begins_with_every_word_that_it_begins_with() {
        let words = ["US", "us", "use", "used up", "美", "美軍", "美國", "日本"];
        let dictionary = Dictionary::of(words.map(|word| (word.to_owned(), Senses::default())));
        let at = |text| dictionary.at(text).map(|(word, _)| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(at("used up"), ["US", "us", "use", "used up"]);
        assert_eq!(at("美軍與日軍"), ["美", "美軍"]);
        assert_eq!(at("美"), ["美"]);
        assert_eq!(at("日"), Vec::<String>::new());
        assert_eq!(at(""), Vec::<String>::new());
    }
}
