//! Commanders and ships that are known everywhere: a text on their war often does not say whose they are.

use crate::text::script::{is_hangul, script};
use aho_corasick::{AhoCorasick, MatchKind};
use icu_properties::props::Script;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The names of a language for those whose party a reader is expected to know.
#[derive(Debug, Default)]
pub struct Renowned {
    finder: Option<AhoCorasick>,
    parties: HashMap<String, Vec<String>>,
}

impl Renowned {
    /// The names of each party. Some are those of several: of a commander of an empire and of its successor.
    pub fn of(names: &BTreeMap<String, Vec<String>>) -> Self {
        let mut parties: HashMap<String, Vec<String>> = HashMap::new();
        for (party, name) in names.iter().flat_map(|(party, names)| names.iter().map(move |name| (party, name))) {
            parties.entry(name.clone()).or_default().push(party.clone());
        }
        let mut words: Vec<&String> = parties.keys().collect();
        words.sort_unstable();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok();
        Self { finder: finder.filter(|_| !parties.is_empty()), parties }
    }

    /// Where a text has such a name, as a word.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let found = self.finder.iter().flat_map(move |finder| finder.find_iter(text)).map(|found| found.range());
        found.filter(|range| is_word(text, range))
    }

    /// The parties that a name can be of.
    pub fn parties_of(&self, name: &str) -> &[String] {
        self.parties.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Whether letters that belong to no longer word are around. Han characters stand beside any, and Korean puts particles behind.
fn is_word(text: &str, range: &Range<usize>) -> bool {
    let letter = |c: char| c.is_alphabetic() && script(c) != Script::Han;
    let (Some(first), Some(last)) = (text[range.clone()].chars().next(), text[range.clone()].chars().next_back())
    else {
        return false;
    };
    let before = text[..range.start].chars().next_back().filter(|c| letter(*c) && letter(first));
    let behind = text[range.end..].chars().next().filter(|c| letter(*c) && letter(last) && !is_hangul(*c));
    let same = |one: char, other: char| one == 'ー' || script(one) == script(other);
    !before.is_some_and(|c| same(c, first)) && !behind.is_some_and(|c| same(c, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renowned(names: &[(&str, &[&str])]) -> Renowned {
        let names = names
            .iter()
            .map(|(party, names)| ((*party).to_owned(), names.iter().map(|name| (*name).to_owned()).collect()));
        Renowned::of(&names.collect())
    }

    #[test]
    fn names_are_found_as_words_of_their_script() {
        let names = renowned(&[("fr", &["Ney", "ネイ", "네"]), ("jp", &["大和"])]);
        let found = |text: &str| names.find(text).map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("Neyland, Ney and Sydney"), ["Ney"]);
        assert_eq!(found("ネイの軍はネイビーではない"), ["ネイ"]);
        assert_eq!(found("네는 떠났다. 우리네 사람"), ["네"]);
        assert_eq!(found("戰艦大和號"), ["大和"]);
    }

    #[test]
    fn a_name_can_be_of_several_parties() {
        let names = renowned(&[("ru", &["Petrov"]), ("su", &["Petrov"])]);
        assert_eq!(names.parties_of("Petrov"), ["ru", "su"]);
        assert!(names.parties_of("Ivanov").is_empty());
    }
}
