//! The words that casualty claims are made of, as data: one TOML file a language in `data/`, which an editor's can extend.

use super::claim::{Kind, Kinds, Population};
use crate::base::{Diagnostic, Language, Source};
use crate::config::parse;
use crate::text::{self, hash, numerals::NumeralWords, regions, script};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::Regex;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The file of a language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Table {
    /// The language's tag.
    pub tag: String,
    boundary: Option<Boundary>,
    object: Option<ObjectPlace>,
    home: Option<String>,
    own_enemy: bool,
    designation: Option<String>,
    parties: BTreeMap<String, Vec<String>>,
    stems: BTreeMap<String, String>,
    stem_endings: StemEndings,
    ignore: Ignore,
    places: BTreeMap<String, Vec<String>>,
    people: BTreeMap<Population, Vec<String>>,
    crews: Vec<String>,
    counters: Counters,
    #[serde(rename = "cue")]
    cues: Vec<CueWords>,
    particles: Particles,
    markers: MarkerWords,
}

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

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StemEndings {
    military: Vec<String>,
    any: Vec<String>,
    /// Characters that may stand before a name of one character with an ending of any kind.
    before: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Ignore {
    names: Vec<String>,
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
    /// Words that may follow a number that counts people without saying so: `of`, `in`, `were`.
    pub function: Vec<String>,
    /// What stands behind such a number.
    pub base_after: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueWords {
    kinds: Vec<Kind>,
    form: Form,
    #[serde(default)]
    general: bool,
    #[serde(default)]
    civilians: bool,
    words: Vec<String>,
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
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct MarkerWords {
    agent: Vec<String>,
    patient: Vec<String>,
    place: Vec<String>,
    passive: Vec<String>,
    of_which: Vec<String>,
    total: Vec<String>,
    other: Vec<String>,
    respectively: Vec<String>,
    war: Vec<String>,
    event: Vec<String>,
    conjunctions: Vec<String>,
    breaks: Vec<String>,
    claim_before: Vec<String>,
    claim_after: Vec<String>,
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
    /// A part of the number before follows.
    OfWhich,
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

/// All that a word can mean.
#[derive(Clone, Debug, Default)]
pub struct Senses {
    /// A party, by its id.
    pub party: Option<String>,
    /// People of some kind.
    pub people: Option<Population>,
    /// What happened.
    pub cue: Option<Cue>,
    /// How words belong together.
    pub markers: Vec<Marker>,
    /// Whether the party is named by a place on its land.
    pub place: bool,
    /// Whether the party is named by one character, which can also be the last of another name (`庫爾德方面`).
    pub stem: bool,
    /// People who die with their craft when they are lost.
    pub crew: bool,
    /// Things that are counted.
    pub thing: bool,
}

/// The words of one language, ready to be found.
#[derive(Debug)]
pub struct Lexicon {
    automaton: Option<AhoCorasick>,
    words: Vec<(String, Senses)>,
    /// What is counted.
    pub counters: Counters,
    /// What may follow a number, by its first character: counters, and words for people.
    following: HashMap<char, Vec<(String, Counted)>>,
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
    stem_before: String,
    /// Whether `the enemy` is always that of the text's own country.
    pub own_enemy: bool,
    /// What joins two words of one list.
    pub conjunctions: Vec<String>,
    /// What parts a sentence besides punctuation.
    pub breaks: Vec<String>,
}

/// The files. A language is added with a file and a line here.
const FILES: &[&str] = &[
    include_str!("data/en.toml"),
    include_str!("data/ja.toml"),
    include_str!("data/ko.toml"),
    include_str!("data/zh-Hans.toml"),
    include_str!("data/zh-Hant.toml"),
];

/// Regions of ISO 3166-1 that are no states and belong to others: no one fights as their party.
const TERRITORIES: &[&str] = &[
    "ac", "ai", "as", "aw", "ax", "bl", "bm", "bq", "bv", "cc", "ck", "cp", "cw", "cx", "dg", "ea", "eh", "fk", "fo",
    "gf", "gg", "gi", "gl", "gp", "gs", "gu", "hk", "hm", "ic", "im", "io", "je", "ky", "mf", "mo", "mp", "mq", "ms",
    "nc", "nf", "nu", "pf", "pm", "pn", "pr", "re", "sh", "sj", "sx", "ta", "tc", "tf", "tk", "um", "vg", "vi", "wf",
    "yt", "aq",
];

static TABLES: LazyLock<Vec<Table>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| toml::from_str(file).ok()).collect());
static BUILT: LazyLock<Mutex<HashMap<String, Arc<Lexicon>>>> = LazyLock::new(Mutex::default);

impl Lexicon {
    /// The words of a language, with those that editors added.
    pub fn of(language: &Language, additions: &[Table]) -> Arc<Self> {
        let built = || {
            let base = language.fallbacks().find_map(|tag| TABLES.iter().find(|table| table.tag == tag));
            let own = additions.iter().filter(|table| language.fallbacks().any(|tag| tag == table.tag));
            let table = own.fold(base.cloned().unwrap_or_default(), Table::extended);
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
        words.people_and_cues(table);
        words.markers(&table.markers);
        let mut words: Vec<(String, Senses)> = words.0.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(words.iter().map(|(word, _)| word.as_str()));
        Self {
            automaton: automaton.ok(),
            words,
            counters: table.counters.clone(),
            numerals: &text::Lexicon::of(language).numerals,
            particles: table.particles.clone(),
            boundary: table.boundary.unwrap_or_default(),
            object: table.object.unwrap_or_default(),
            home: table.home.clone(),
            following: following(table),
            stem_before: table.stem_endings.before.clone(),
            own_enemy: table.own_enemy,
            designation: table.designation.as_deref().and_then(|pattern| Regex::new(pattern).ok()),
            conjunctions: table.markers.conjunctions.clone(),
            breaks: table.markers.breaks.clone(),
        }
    }

    /// The words in a text: where they stand and what they mean. Of words that overlap the first counts, or the longer one.
    pub fn find<'l>(&'l self, text: &str) -> Vec<(usize, usize, &'l Senses)> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut all: Vec<(usize, usize, &Senses)> = automaton
            .find_overlapping_iter(text)
            .filter_map(|found| {
                let (word, senses) = self.words.get(found.pattern().as_usize())?;
                self.stands_alone(text, found.start(), found.end(), word, senses).then_some((
                    found.start(),
                    found.end(),
                    senses,
                ))
            })
            .collect();
        all.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        let mut end = 0;
        all.retain(|found| {
            let free = found.0 >= end;
            end = if free { found.1 } else { end };
            free
        });
        all
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
            Boundary::None => {
                let kana = |c: Option<char>| c.is_some_and(|c| is_katakana(c) || c.is_ascii_alphabetic());
                let word_is = |c: Option<char>| c.is_some_and(is_katakana);
                !(word_is(word.chars().next()) && kana(before) || word_is(word.chars().next_back()) && kana(after))
            }
        }
    }
}

impl Particles {
    /// Whether a word at the start of a text ends there, or is followed by a particle alone.
    fn stands_behind(&self, text: &str, length: usize) -> bool {
        let rest = &text[length..];
        let letters: usize = rest.chars().take_while(|c| script::is_hangul(*c)).map(char::len_utf8).sum();
        let lists = [&self.subject, &self.object, &self.agent, &self.patient, &self.place, &self.possessor];
        letters == 0 || lists.into_iter().flatten().any(|particle| *particle == rest[..letters])
    }
}

fn is_katakana(c: char) -> bool {
    script::is_kana(c) && matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// A file of word lists: one table a language.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Tables {
    language: Vec<Table>,
}

impl Table {
    /// Reads an editor's word lists: a `[[language]]` with a `tag` and any of the tables that the program's own lists have.
    ///
    /// # Errors
    /// A diagnostic with the place at which the file is not what it should be.
    ///
    /// ```
    /// use hexapla::{base::Source, casualty::Table};
    /// let file = Source::new("casualties.toml", "[[language]]\ntag = \"en\"\nparties.gb = [\"Tommies\"]\n");
    /// assert_eq!(Table::parse(&file).unwrap()[0].tag, "en");
    /// assert!(Table::parse(&Source::new("casualties.toml", "[[language]]\nparty = 1")).is_err());
    /// ```
    pub fn parse(file: &Source) -> Result<Vec<Self>, Diagnostic> {
        const KEYS: &str =
            "those of a [[language]]: tag, parties, places, stems, people, crews, cue, counters, markers and ignore";
        parse::<Tables>(file, KEYS).map(|tables| tables.language)
    }

    /// This table with another's words.
    fn extended(mut self, other: &Self) -> Self {
        for (id, names) in &other.parties {
            self.parties.entry(id.clone()).or_default().extend(names.iter().cloned());
        }
        for (population, words) in &other.people {
            self.people.entry(*population).or_default().extend(words.iter().cloned());
        }
        for (id, names) in &other.places {
            self.places.entry(id.clone()).or_default().extend(names.iter().cloned());
        }
        self.stems.extend(other.stems.clone());
        self.cues.extend(other.cues.iter().cloned());
        self.ignore.names.extend(other.ignore.names.iter().cloned());
        self.counters.people.extend(other.counters.people.iter().cloned());
        self.counters.things.extend(other.counters.things.iter().cloned());
        self.markers.claim_before.extend(other.markers.claim_before.iter().cloned());
        self.markers.claim_after.extend(other.markers.claim_after.iter().cloned());
        self
    }
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

fn following(table: &Table) -> HashMap<char, Vec<(String, Counted)>> {
    let people = table.counters.people.iter().map(|word| (word, Counted::People));
    let things = table.counters.things.iter().map(|word| (word, Counted::Things));
    let nouns = table.people.values().flatten().map(|word| (word, Counted::Noun));
    let mut following: HashMap<char, Vec<(String, Counted)>> = HashMap::new();
    for (word, counted) in people.chain(things).chain(nouns) {
        if let Some(first) = word.chars().next() {
            following.entry(first).or_default().push((word.clone(), counted));
        }
    }
    following
}

/// Words and what they mean, while they are gathered.
#[derive(Default)]
struct Words(HashMap<String, Senses>);

impl Words {
    fn add(&mut self, word: &str, set: impl FnOnce(&mut Senses)) {
        set(self.0.entry(word.to_owned()).or_default());
    }

    /// The names of countries from the CLDR; the table's own come over them.
    fn parties(&mut self, table: &Table, language: &Language) {
        for code in regions::codes().filter(|code| !TERRITORIES.contains(&code.as_str())) {
            for name in regions::names(language, &code) {
                if name.chars().count() > 1 && !table.ignore.names.contains(&name) {
                    self.add(&name, |senses| senses.party = Some(code.clone()));
                }
            }
        }
        for (id, stem) in &table.stems {
            for (ending, population) in table.stem_endings.all() {
                // `第` of `美第8軍` is no part of the name, but shows that it is one.
                self.add(&format!("{stem}{ending}"), |senses| {
                    senses.party = Some(id.clone());
                    senses.people = population;
                    senses.stem = population.is_none();
                });
            }
        }
        for (id, names) in &table.places {
            for name in names {
                self.add(name, |senses| {
                    senses.party = Some(id.clone());
                    senses.place = true;
                });
            }
        }
        for (id, names) in &table.parties {
            for name in names {
                self.add(name, |senses| senses.party = Some(id.clone()));
                for ending in &table.stem_endings.military {
                    self.add(&format!("{name}{ending}"), |senses| {
                        senses.party = Some(id.clone());
                        senses.people = Some(Population::Military);
                    });
                }
            }
        }
    }

    fn people_and_cues(&mut self, table: &Table) {
        for (population, words) in &table.people {
            words.iter().for_each(|word| self.add(word, |senses| senses.people = Some(*population)));
        }
        table.crews.iter().for_each(|word| self.add(word, |senses| senses.crew = true));
        for cue in &table.cues {
            let sense = Cue {
                kinds: Kinds::of(cue.kinds.iter().copied()),
                form: cue.form,
                general: cue.general,
                civilians: cue.civilians,
            };
            cue.words.iter().for_each(|word| {
                self.add(word, |senses| {
                    senses.cue.get_or_insert(sense);
                });
            });
        }
        for word in table.counters.things.iter().filter(|word| word.chars().count() > 1) {
            self.add(word, |senses| senses.thing = true);
        }
    }

    fn markers(&mut self, markers: &MarkerWords) {
        let tables = [
            (&markers.agent, Marker::Agent),
            (&markers.patient, Marker::Patient),
            (&markers.place, Marker::Place),
            (&markers.passive, Marker::Passive),
            (&markers.of_which, Marker::OfWhich),
            (&markers.total, Marker::Total),
            (&markers.other, Marker::Other),
            (&markers.respectively, Marker::Respectively),
            (&markers.war, Marker::War),
            (&markers.event, Marker::Event),
            (&markers.claim_before, Marker::ClaimBefore),
            (&markers.claim_after, Marker::ClaimAfter),
        ];
        for (words, marker) in tables {
            words.iter().for_each(|word| self.add(word, |senses| senses.markers.push(marker)));
        }
    }
}

impl StemEndings {
    fn all(&self) -> impl Iterator<Item = (&String, Option<Population>)> {
        let military = self.military.iter().map(|ending| (ending, Some(Population::Military)));
        military.chain(self.any.iter().map(|ending| (ending, None)))
    }
}
