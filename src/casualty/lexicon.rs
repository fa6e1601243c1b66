//! The words that casualty claims are made of, as data: one TOML file a language in `data/`, which an editor's can extend.

mod dictionary;
mod gather;
mod table;

pub use table::Table;

use super::claim::{Kind, Kinds, Population};
use crate::base::Language;
use crate::text::{self, hash, numerals::NumeralWords, script};
use dictionary::Dictionary;
use gather::{Words, following};
use regex::Regex;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Where words may begin and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Boundary {
    /// Anywhere: text is set without spaces.
    #[default]
    None,
    /// Words match whole.
    Word,
    /// Names begin a word, and particles may follow.
    Start,
}

/// Where the object of a verb stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ObjectPlace {
    /// Behind it.
    #[default]
    After,
    /// Before it.
    Before,
}

/// What is counted, and what shows that a number counts something else.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Counters {
    /// What counts people: `人`, `명`.
    pub people: Vec<String>,
    /// What counts anything else: `架`, `km`.
    pub things: Vec<String>,
    /// What stands before a number that counts no people: `第`.
    pub before: Vec<String>,
    /// What stands behind such a number.
    pub after: Vec<String>,
    /// What stands before a number of people of whom another number is a part.
    pub base_before: Vec<String>,
    /// What shows that a number is that of a month or a day: `月`, `January`.
    pub dates: Vec<String>,
    /// Words that may follow a number that counts people without saying so: `of`, `in`, `were`.
    pub function: Vec<String>,
    /// What stands behind such a number.
    pub base_after: Vec<String>,
}

/// What a cue says of those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// It happens to what it is about: `died`, `陣亡`.
    State,
    /// One does it to another: `殲滅`, `killing`.
    Act,
    /// One or the other, as it stands: `300 killed`, `killed 300`.
    Either,
    /// The subject bears it: `suffered`, `lost`.
    Suffer,
    /// The subject does it: `inflicted`, `造成`.
    Inflict,
    /// No casualty: `evacuated`, `兵力`.
    Fate,
}

/// A word that says what happened to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What happened; nothing for a fate that is no casualty.
    pub kinds: Kinds,
    /// What it says of those around it.
    pub form: Form,
    /// Whether it only says that there were casualties, so that a word that says more comes before it.
    pub general: bool,
    /// Whether it happens to civilians if nothing else is said: `massacre`.
    pub civilians: bool,
}

impl Cue {
    /// What prisoners have in common.
    pub fn captured() -> Self {
        Self { kinds: Kinds::of([Kind::Captured]), form: Form::State, general: true, civilians: false }
    }
}

/// Particles behind a noun, which say what part it has in the sentence.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Particles {
    /// Of the subject or topic.
    pub subject: Vec<String>,
    /// Of those the ones of the topic, which is what the next sentences are about as well.
    pub topic: Vec<String>,
    /// Of the object.
    pub object: Vec<String>,
    /// Of the one who does what is said in the passive.
    pub agent: Vec<String>,
    /// Of the one to whom something is done.
    pub patient: Vec<String>,
    /// Of the place.
    pub place: Vec<String>,
    /// Of the one to whom something belongs.
    pub possessor: Vec<String>,
    /// What ends a clause that says which one is meant, before its noun: `的`.
    pub relative: Vec<String>,
}

/// A word that says how others belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// The one who does it follows: `by`, `被`.
    Agent,
    /// The one to whom it is done follows: `on`, `對`.
    Patient,
    /// The place follows.
    Place,
    /// What is said is done to the subject.
    Passive,
    /// Prisoners are taken: `took`.
    Takes,
    /// Harm done from afar or to the defenceless: those who die of it are not those who do it.
    Strike,
    /// A part of the number before follows.
    OfWhich,
    /// What stands before is a part of the number that follows: `を含む`.
    Including,
    /// A sum follows.
    Total,
    /// Those who were not named yet.
    Other,
    /// Numbers and kinds belong together in their order.
    Respectively,
    /// The war as a whole.
    War,
    /// A battle, a campaign, a period: not the war as a whole.
    Event,
    /// The one who says so follows.
    ClaimBefore,
    /// The one who says so stood before.
    ClaimAfter,
}

/// A set of markers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Markers(u32);

impl Markers {
    /// Adds a marker.
    pub const fn insert(&mut self, marker: Marker) {
        self.0 |= 1 << marker as u32;
    }

    /// Whether a marker is in it.
    pub const fn contains(self, marker: Marker) -> bool {
        self.0 & 1 << marker as u32 != 0
    }

    /// Whether nothing but one marker is in it.
    pub const fn is_only(self, marker: Marker) -> bool {
        self.0 == 1 << marker as u32
    }
}

/// All that a word can mean.
#[derive(Clone, Debug, Default)]
pub struct Senses {
    /// A party, by its id.
    pub party: Option<String>,
    /// Parties that may be meant, where the text names one of them by another name as well.
    pub shared: Vec<String>,
    /// People of some kind.
    pub people: Option<Population>,
    /// What happened.
    pub cue: Option<Cue>,
    /// How words belong together.
    pub markers: Markers,
    /// Whether the party is named by a place on its land.
    pub place: bool,
    /// Whether the party is named by one character, which can also be the last of another name (`庫爾德方面`).
    pub stem: bool,
    /// People who die with their craft when they are lost.
    pub crew: bool,
    /// Things that are counted.
    pub thing: bool,
}

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

/// The words of one language, ready to be found.
#[derive(Debug)]
pub struct Lexicon {
    words: Dictionary,
    /// What is counted.
    pub counters: Counters,
    /// What may follow a number, by its first character: counters, and words for people.
    following: FxHashMap<char, Vec<(String, Counted)>>,
    /// How numbers are written.
    pub numerals: &'static NumeralWords,
    /// Particles.
    pub particles: Particles,
    /// Where words may begin and end.
    pub boundary: Boundary,
    /// Where the object of a verb stands.
    pub object: ObjectPlace,
    /// The party that a text of the language calls its own.
    pub home: Option<String>,
    /// How units of an army are designated.
    pub designation: Option<Regex>,
    /// What texts leave out of a designation when they repeat it.
    pub left_out: Vec<String>,
    /// Characters that write the sounds of foreign names.
    sounds: String,
    /// What makes the name of a party that of its troops.
    military: Vec<String>,
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
    /// What says that someone belongs to the one who was named before: `their`.
    pub possessives: Vec<String>,
    /// What parts a sentence besides punctuation.
    pub breaks: Vec<String>,
}

/// The files by their languages. A language is added with a file and a line here.
const FILES: &[(&str, &str)] = &[
    ("en", include_str!("data/en.toml")),
    ("ja", include_str!("data/ja.toml")),
    ("ko", include_str!("data/ko.toml")),
    ("zh-Hans", include_str!("data/zh-Hans.toml")),
    ("zh-Hant", include_str!("data/zh-Hant.toml")),
];

static BUILT: LazyLock<Mutex<HashMap<String, Arc<Lexicon>>>> = LazyLock::new(Mutex::default);

impl Lexicon {
    /// The words of a language, with those that editors added.
    pub fn of(language: &Language, additions: &[Table]) -> Arc<Self> {
        let built = || {
            let file = language.fallbacks().find_map(|tag| FILES.iter().find(|(own, _)| *own == tag));
            let base: Option<Table> = file.and_then(|(_, text)| toml::from_str(text).ok());
            let own = additions.iter().filter(|table| language.fallbacks().any(|tag| tag == table.tag));
            let table = own.fold(base.unwrap_or_default(), Table::extended);
            Arc::new(Self::build(&table, language))
        };
        // Every edition of a site asks for the same words.
        let added = if additions.is_empty() { String::new() } else { hash::short(&format!("{additions:?}"), 16) };
        let mut cache = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(cache.entry(format!("{language} {added}")).or_insert_with(built))
    }

    fn build(table: &Table, language: &Language) -> Self {
        let mut words = Words::default();
        words.parties(table, language);
        words.shared(table);
        words.people_and_cues(table);
        words.markers(&table.markers);
        Self {
            words: Dictionary::of(words.0),
            counters: table.counters.clone(),
            numerals: &text::Lexicon::of(language).numerals,
            particles: table.particles.clone(),
            boundary: table.boundary.unwrap_or_default(),
            object: table.object.unwrap_or_default(),
            home: table.home.clone(),
            following: following(table),
            military: table.stem_endings.military.clone(),
            sounds: table.sounds.clone(),
            stem_before: table.stem_endings.before.clone(),
            own_enemy: table.own_enemy,
            left_out: table.left_out.clone(),
            designation: table.designation.as_deref().and_then(|pattern| Regex::new(pattern).ok()),
            conjunctions: table.markers.conjunctions.clone(),
            claim_beginnings: table.markers.claim_beginnings.clone(),
            claim_endings: table.markers.claim_endings.clone(),
            nobody: table.markers.nobody.clone(),
            possessives: table.markers.possessives.clone(),
            breaks: table.markers.breaks.clone(),
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
            Boundary::Word => !inside(before) && !inside(after) && after != Some('$'),
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
            // `约翰·巴西隆` is no country.
            Boundary::None if senses.party.is_some() && before == Some('·') => false,
            Boundary::None => {
                let kana = |c: Option<char>| c.is_some_and(|c| is_katakana(c) || c.is_ascii_alphabetic());
                let word_is = |c: Option<char>| c.is_some_and(is_katakana);
                !(word_is(word.chars().next()) && kana(before) || word_is(word.chars().next_back()) && kana(after))
            }
        }
    }
}

impl Particles {
    /// Whether a particle of the topic stands at an offset, behind a word.
    pub fn is_topic(&self, text: &str, at: usize) -> bool {
        let (before, rest) = text.split_at(at);
        let behind = before.chars().next_back().is_some_and(char::is_alphanumeric);
        let ends =
            |word: &String| rest.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(script::is_hangul));
        behind && self.topic.iter().any(ends)
    }

    /// Whether a word at the start of a text ends there, or is followed by a particle alone.
    fn stands_behind(&self, text: &str, length: usize) -> bool {
        let rest = &text[length..];
        let letters: usize = rest.chars().take_while(|c| script::is_hangul(*c)).map(char::len_utf8).sum();
        let lists = [&self.subject, &self.object, &self.agent, &self.patient, &self.place, &self.possessor];
        letters == 0 || lists.into_iter().flatten().any(|particle| *particle == rest[..letters])
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

/// What a word behind a number says that it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// People: `人`.
    People,
    /// Anything else: `架`.
    Things,
    /// People, by a noun that is no counter.
    Noun,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_is_of_its_language() {
        for (tag, text) in FILES {
            let table: Table = toml::from_str(text).unwrap();
            assert_eq!(table.tag, *tag);
            let lexicon = Lexicon::of(&Language::known(tag), &[]);
            assert!(lexicon.designation.is_some(), "{tag}");
            assert!(!lexicon.numerals.find("300").is_empty(), "{tag}");
        }
    }

    #[test]
    fn a_name_is_no_piece_of_another_word() {
        let found = |tag: &str, text: &str| {
            let lexicon = Lexicon::of(&Language::known(tag), &[]);
            let named = lexicon.find(text).into_iter().filter_map(|found| found.senses.party.clone());
            named.collect::<Vec<_>>()
        };
        assert_eq!(found("en", "They told us of the US fleet"), ["us"]);
        assert_eq!(found("ko", "이것이란 말이다"), Vec::<String>::new());
        assert_eq!(found("zh-Hant", "美軍與日軍"), ["us", "jp"]);
        assert_eq!(found("zh-Hans", "库尔德方面"), Vec::<String>::new());
    }
}
