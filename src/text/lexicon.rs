//! What reading and cleaning must know of a language, as data: one TOML file a language in `languages/`.

use super::dates::DateWords;
use super::numerals::NumeralWords;
use crate::base::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One language's words and signs for cleaning.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// The language's tag.
    pub tag: String,
    /// What stands before the number in the mark of a note: `註` in `[註 2]`.
    pub note_words: Vec<String>,
    /// What editors of the origin ask for in brackets: `來源請求`.
    pub requests: Vec<String>,
    /// Titles of sections that are only lists of links.
    pub link_sections: Vec<String>,
    /// Namespaces of wikis whose pages are not articles: `模板` in `模板:…`.
    pub namespaces: Vec<String>,
    /// The signs that end a sentence.
    pub terminals: String,
    /// How sentences run together where a break between them was lost: not at all, as in Hangul, or as in Latin script.
    #[serde(default)]
    pub run_together: RunTogether,
    /// First syllables of what can follow a declarative ending within one word.
    #[serde(default)]
    pub after_declarative: String,
    /// Syllables with which a sentence ends before its full stop.
    #[serde(default)]
    pub declarative: String,
    /// Words that begin a sentence and nothing else.
    #[serde(default)]
    pub openers: Vec<String>,
    /// Syllables after which a line cannot be the end of a sentence.
    #[serde(default)]
    pub connectives: String,
    /// Particles that are written without a space behind a bracket.
    #[serde(default)]
    pub particles: Vec<String>,
    /// Particles that can also be words.
    #[serde(default)]
    pub ambiguous_particles: Vec<String>,
    /// Particles that are no words by themselves, so that a space before them is a slip.
    #[serde(default)]
    pub bound_particles: Vec<String>,
    /// What is written onto the end of a name within one word: Korean *josa*, the English plural.
    #[serde(default)]
    pub name_endings: Vec<String>,
    /// Letters that dates are written with beside digits: a title that has no others is no name.
    #[serde(default)]
    pub date_letters: String,
    /// Whether writers leave out the spaces within a name as they like.
    #[serde(default)]
    pub names_run_together: bool,
    /// What makes another word of a name that it follows: `人` of `美國人`.
    #[serde(default)]
    pub name_goes_on: Vec<String>,
    /// What begins like that and stands by itself: `人民`.
    #[serde(default)]
    pub name_is_over: Vec<String>,
    /// What the names of institutions end with, which may begin with another name: `中國抗美援朝紀念館`.
    #[serde(default)]
    pub institutions: Vec<String>,
    /// Words that stand in no name of an institution: what follows them belongs to the sentence.
    #[serde(default)]
    pub sentence_words: Vec<String>,
    /// Verbs that names of events end with as well: `登陸`.
    #[serde(default)]
    pub deeds: Vec<String>,
    /// What makes a place of the words before such a verb, set solid: `在`仁川`登陸`.
    #[serde(default)]
    pub locatives: Vec<String>,
    /// What behind such a verb tells that the event is named: `在`仁川登陸`期間`.
    #[serde(default)]
    pub deed_is_named: Vec<String>,
    /// What counts events of one name, each of them another: `第#次`, with a number for `#`.
    #[serde(default)]
    pub ordinals: Vec<String>,
    /// Whether a capital letter behind a name goes on with it, so that what was found is a piece of a longer name.
    #[serde(default)]
    pub capitals_join: bool,
    /// What goes on with a sentence behind a quotation in it.
    #[serde(default)]
    pub quotatives: Vec<String>,
    /// How numbers are written.
    #[serde(default)]
    pub numerals: NumeralWords,
    /// How dates are written.
    #[serde(default)]
    pub dates: DateWords,
    /// Names of languages as they stand before a gloss (`英語：X Corps`), with their tags.
    pub glosses: BTreeMap<String, String>,
}

/// How one tells that a space between two sentences was lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunTogether {
    /// Sentences stand without a space anyway.
    #[default]
    Never,
    /// A Hangul syllable, a full stop, and a letter or digit.
    Hangul,
    /// A small letter, a full stop, and a capital with a small letter.
    Latin,
}

/// The files. A language is added with a file and a line here.
const FILES: &[&str] = &[
    include_str!("languages/en.toml"),
    include_str!("languages/ja.toml"),
    include_str!("languages/ko.toml"),
    include_str!("languages/zh-Hans.toml"),
    include_str!("languages/zh-Hant.toml"),
];

static LEXICONS: LazyLock<Vec<Lexicon>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| toml::from_str(file).ok()).collect());
static NONE: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

impl Lexicon {
    /// The words of a language; those of none where there is no file for it.
    pub fn of(language: &Language) -> &'static Self {
        language.fallbacks().find_map(|tag| LEXICONS.iter().find(|lexicon| lexicon.tag == tag)).unwrap_or(&NONE)
    }

    /// Whether a particle can also be a word that begins something new: 이 (this), 만 (ten thousand).
    pub fn can_be_word(&self, particle: &str) -> bool {
        self.ambiguous_particles.iter().any(|known| known == particle)
    }

    /// All languages' words: marks of a source's apparatus may be in another language than its text.
    pub fn all() -> &'static [Self] {
        &LEXICONS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read() {
        assert_eq!(LEXICONS.len(), FILES.len());
        for lexicon in Lexicon::all() {
            for tag in lexicon.glosses.values().chain([&lexicon.tag]) {
                assert_eq!(&Language::known(tag).to_string(), tag, "not a canonical tag");
            }
        }
    }
}
