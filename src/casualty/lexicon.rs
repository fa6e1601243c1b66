//! The words that casualty claims are made of, as data: one TOML file a language in `data/`, which an editor's own can extend.

mod camps;
mod dictionary;
mod gather;
mod grammar;
mod names;
mod renowned;
mod senses;
mod shelf;
mod table;

pub use camps::Camp;
pub use grammar::{Boundary, Counters, ObjectPlace, Particles};
pub use names::Names;
pub use senses::{Counted, Cue, Form, Marker, Markers, Senses};
pub use shelf::Lexicons;
pub use table::{SubjectWords, Table};

use crate::base::Language;
use crate::text::{self, numerals::NumeralWords, script, variants::unify};
use dictionary::Dictionary;
use gather::{Words, following};
use names::NameWords;
use regex::Regex;
use rustc_hash::FxHashMap;

/// A word in a text.
#[derive(Clone, Copy, Debug)]
pub struct Found<'l> {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// What it means.
    pub senses: &'l Senses,
    /// Whether it names the troops of the party.
    pub military: bool,
    /// Whether it may be a piece of a foreign name.
    pub doubtful: bool,
}

/// The words of one language, ready to be found in texts that are [unified](unify): `國軍` and `国军` are one word.
#[derive(Debug)]
pub struct Lexicon {
    words: Dictionary,
    /// What is counted.
    pub counters: Counters,
    /// What may follow a number, by its first character: counters, and words for people.
    following: FxHashMap<char, Vec<(String, Counted)>>,
    /// How numbers are written.
    pub numerals: NumeralWords,
    /// Particles.
    pub particles: Particles,
    /// Where words may begin and end.
    pub boundary: Boundary,
    /// Where the object of a verb stands.
    pub object: ObjectPlace,
    /// The party that a text of the language calls its own.
    pub home: Option<String>,
    /// The party that a text of the language speaks of if it names none.
    pub native: Option<String>,
    /// How units of an army are designated.
    pub designation: Option<Regex>,
    /// What texts leave out of a designation when they repeat it.
    pub left_out: Vec<String>,
    /// How people and ships are named.
    pub names: Names,
    /// Characters that write the sounds of foreign names.
    sounds: String,
    /// What makes the name of a party that of its troops.
    pub military: Vec<String>,
    stem_before: String,
    /// Whether `the enemy` is always that of the text's own country.
    pub own_enemy: bool,
    /// What joins two words of one list.
    pub conjunctions: Vec<String>,
    /// What may stand before the name of the one who says so: `the`.
    pub claim_beginnings: Vec<String>,
    /// What may stand behind it: `則`.
    pub claim_endings: Vec<String>,
    /// Words that name no one: `conservative`.
    pub nobody: Vec<String>,
    /// What may stand between a preposition and its noun: `the`.
    pub articles: Vec<String>,
    /// Of these the ones that make known what the noun before is: `, an American ship`.
    pub indefinite: Vec<String>,
    /// What says that someone belongs to the one who was named before: `their`.
    pub possessives: Vec<String>,
    /// What says so of a person or a ship: `her`.
    pub personal: Vec<String>,
    /// What stands between a number and those it is a part of: `of`.
    pub parts: Vec<String>,
    /// What begins a clause on the one who was named right before: `which`.
    pub relatives: Vec<String>,
    /// What parts a sentence besides punctuation.
    pub breaks: Vec<String>,
    /// What begins a clause on what befell the subject of the next: `with`.
    pub openings: Vec<String>,
    /// What the subject of a text is called by.
    pub subject: SubjectWords,
    /// What information tables put before the names of those who fight: `Belligerents`.
    pub belligerents: Vec<String>,
    /// What they say of losses without a number: `Unknown`.
    pub unstated: Vec<String>,
    /// Words for troops that follow the names of those whose they are: `forces`.
    pub troops: Vec<String>,
    /// Branches of armed forces, and those who serve in them: `空軍`.
    pub branches: Vec<String>,
    /// Those who write about a war and take no part in it: `historian`.
    pub writers: Vec<String>,
}

/// The files by their languages: the words, and the names. A language is added with two files and a line here.
const FILES: &[(&str, &str, &str)] = &[
    ("en", include_str!("data/en.toml"), include_str!("data/names/en.toml")),
    ("ja", include_str!("data/ja.toml"), include_str!("data/names/ja.toml")),
    ("ko", include_str!("data/ko.toml"), include_str!("data/names/ko.toml")),
    ("zh-Hans", include_str!("data/zh-Hans.toml"), include_str!("data/names/zh-Hans.toml")),
    ("zh-Hant", include_str!("data/zh-Hant.toml"), include_str!("data/names/zh-Hant.toml")),
];

impl Lexicon {
    /// The words of a language, with those that editors added.
    fn of(language: &Language, additions: &[Table]) -> Self {
        let file = language.fallbacks().find_map(|tag| FILES.iter().find(|(own, ..)| *own == tag));
        let base: Option<Table> = file.and_then(|(_, words, _)| toml::from_str(&unify(words)).ok());
        let names: Option<NameWords> = file.and_then(|(.., names)| toml::from_str(&unify(names)).ok());
        let own = additions.iter().filter(|table| language.fallbacks().any(|tag| tag == table.tag));
        Self::build(&own.fold(base.unwrap_or_default(), Table::extended), &names.unwrap_or_default(), language)
    }

    fn build(table: &Table, names: &NameWords, language: &Language) -> Self {
        let mut words = Words::default();
        words.parties(table, language);
        words.shared(table);
        words.people_and_cues(table);
        words.markers(&table.markers);
        words.shorts(table, language);
        Self {
            words: Dictionary::of(words.0),
            counters: table.counters.clone(),
            numerals: text::Lexicon::of(language).numerals.unified(),
            particles: table.particles.clone(),
            boundary: table.boundary.unwrap_or_default(),
            object: table.object.unwrap_or_default(),
            home: table.home.clone(),
            native: table.native.clone().or_else(|| table.home.clone()),
            following: following(table),
            military: table.stem_endings.military.clone(),
            sounds: table.sounds.clone(),
            stem_before: table.stem_endings.before.clone(),
            own_enemy: table.own_enemy,
            left_out: table.left_out.clone(),
            names: Names::of(names, table.boundary == Some(Boundary::Word)),
            designation: table.designation.as_deref().and_then(|pattern| Regex::new(pattern).ok()),
            conjunctions: table.markers.conjunctions.clone(),
            claim_beginnings: table.markers.claim_beginnings.clone(),
            claim_endings: table.markers.claim_endings.clone(),
            nobody: table.markers.nobody.clone(),
            articles: table.markers.articles.clone(),
            indefinite: table.markers.indefinite.clone(),
            possessives: table.markers.possessives.clone(),
            personal: table.markers.personal.clone(),
            parts: table.markers.parts.clone(),
            relatives: table.markers.relatives.clone(),
            breaks: table.markers.breaks.clone(),
            openings: table.markers.openings.clone(),
            subject: table.subject.clone(),
            belligerents: table.markers.belligerents.clone(),
            unstated: table.markers.unstated.clone(),
            troops: table.markers.troops.clone(),
            branches: table.markers.branches.clone(),
            writers: table.markers.writers.clone(),
        }
    }

    /// The words in a text. Of words that overlap the first counts, or the longer one.
    pub fn find<'l>(&'l self, text: &str) -> Vec<Found<'l>> {
        let folded = text.to_ascii_lowercase();
        let mut all = Vec::new();
        let mut at = 0;
        let mut before = None;
        while let Some(c) = text[at..].chars().next() {
            let within = self.boundary == Boundary::Word && before.is_some_and(char::is_alphanumeric);
            let found = if within { None } else { self.longest(text, &folded, at) };
            let end = found.map_or(at + c.len_utf8(), |found| found.end);
            all.extend(found);
            before = text[..end].chars().next_back();
            at = end;
        }
        all
    }

    /// The longest word at an offset.
    fn longest<'l>(&'l self, text: &str, folded: &str, start: usize) -> Option<Found<'l>> {
        let words = self.words.at(&folded[start..]);
        let whole = words.filter(|(word, senses)| self.stands_alone(text, start, start + word.len(), word, senses));
        let found = whole.map(|(word, senses)| self.with_ending(text, start, start + word.len(), senses));
        found.max_by_key(|found| found.end)
    }

    /// A name of a party with what makes it the name of its troops: `日本` `軍`.
    fn with_ending<'l>(&self, text: &str, start: usize, end: usize, senses: &'l Senses) -> Found<'l> {
        let rest = text.get(end..).unwrap_or_default();
        let named = senses.party.is_some() && !senses.place;
        let fitting = self.military.iter().filter(|ending| named && rest.starts_with(ending.as_str()));
        let ending = fitting.map(String::len).max();
        let foreign = |c: Option<char>| c.is_some_and(|c| self.sounds.contains(c));
        let touches = foreign(text[..start].chars().next_back()) || foreign(rest.chars().next());
        let doubtful = named && ending.is_none() && !senses.stem && touches;
        Found { start, end: end + ending.unwrap_or(0), senses, military: ending.is_some(), doubtful }
    }

    /// What a text begins with of what may follow a number, and its length: the longest.
    pub fn counted(&self, text: &str) -> Option<(usize, Counted)> {
        let words = self.following.get(&text.chars().next()?)?;
        let whole =
            |word: &str| self.boundary != Boundary::Word || !text[word.len()..].starts_with(char::is_alphanumeric);
        let fitting = words.iter().filter(|(word, _)| text.starts_with(word.as_str()) && whole(word));
        fitting.max_by_key(|(word, _)| word.len()).map(|(word, counted)| (word.len(), *counted))
    }

    /// Whether the name of a party stands before the dot that a text ends with.
    fn ends_with_party(&self, text: &str) -> bool {
        const LONGEST: usize = 8;
        let name = text.trim_end_matches('·');
        let starts = name.char_indices().rev().take(LONGEST).map(|(at, _)| at);
        starts.into_iter().any(|at| {
            self.words.at(&name[at..]).any(|(word, senses)| word.len() == name.len() - at && senses.party.is_some())
        })
    }

    /// Whether a word that was found is a word here and not a piece of another.
    fn stands_alone(&self, text: &str, start: usize, end: usize, word: &str, senses: &Senses) -> bool {
        let (Some(written), before, after) =
            (text.get(start..end), text[..start].chars().next_back(), text[end..].chars().next())
        else {
            return false;
        };
        // A name is not a pronoun: `US`, `us`.
        if word.chars().any(char::is_uppercase) && written != word {
            return false;
        }
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match self.boundary {
            // `Anglo-` is a piece of a word.
            Boundary::Word => !inside(before) && (word.ends_with(['-', '–']) || !inside(after)) && after != Some('$'),
            Boundary::Start => {
                let short = word.chars().count() == 1;
                let open = (short || senses.party.is_some()) && inside(before);
                !open && (!short || self.particles.stands_behind(&text[start..], end - start))
            }
            Boundary::None
                if senses.stem && before.is_some_and(|c| script::is_han(c) && !self.stem_before.contains(c)) =>
            {
                false
            }
            // `「中国農場」` is a farm.
            Boundary::None if senses.party.is_some() && quoted(before, &text[end..]) => false,
            // `约翰·巴西隆` is no country; `英国·希腊` are two.
            Boundary::None
                if senses.party.is_some() && before == Some('·') && !self.ends_with_party(&text[..start]) =>
            {
                false
            }
            Boundary::None => {
                let kana = |c: Option<char>| c.is_some_and(|c| is_katakana(c) || c.is_ascii_alphabetic());
                let word_is = |c: Option<char>| c.is_some_and(is_katakana);
                !(word_is(word.chars().next()) && kana(before) || word_is(word.chars().next_back()) && kana(after))
            }
        }
    }
}

/// Whether a word stands at the beginning of a short name in quotation marks.
fn quoted(before: Option<char>, behind: &str) -> bool {
    const LONGEST: usize = 8;
    let opens = matches!(before, Some('「' | '『' | '“' | '‘' | '《'));
    let mut rest = behind.chars().take(LONGEST);
    opens && behind.starts_with(script::is_han) && rest.any(|c| matches!(c, '」' | '』' | '”' | '’' | '》'))
}

fn is_katakana(c: char) -> bool {
    script::is_kana(c) && matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_is_of_its_language() {
        for (tag, text, names) in FILES {
            let table: Table = toml::from_str(text).unwrap();
            assert_eq!(table.tag, *tag);
            let names: NameWords = toml::from_str(names).unwrap();
            assert!(Names::of(&names, false).is_whole(&names), "{tag}");
            assert!(!names.renowned.is_empty(), "{tag}");
            let lexicon = Lexicon::of(&Language::known(tag), &[]);
            assert!(lexicon.designation.is_some(), "{tag}");
            assert!(!lexicon.numerals.find("300").is_empty(), "{tag}");
        }
    }

    #[test]
    fn a_name_is_no_piece_of_another_word() {
        let found = |tag: &str, text: &str| {
            let lexicon = Lexicon::of(&Language::known(tag), &[]);
            let named = lexicon.find(&unify(text)).into_iter().filter_map(|found| found.senses.party.clone());
            named.collect::<Vec<_>>()
        };
        assert_eq!(found("en", "They told us of the US fleet"), ["us"]);
        assert_eq!(found("ko", "이것이란 말이다"), Vec::<String>::new());
        assert_eq!(found("zh-Hant", "美軍與日軍"), ["us", "jp"]);
        assert_eq!(found("zh-Hans", "库尔德方面"), Vec::<String>::new());
    }
}
