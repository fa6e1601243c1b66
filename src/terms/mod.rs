//! Floor 4: terms — the persons, places, events, organisations, documents and weapons of a site, their names in each
//! language, and where the texts mention them.
//!
//! An editor's `terms.toml` gives terms ([`TermFile`]), the links of the sources give more ([`Terms::with_titles`]). A
//! [`Finder`] finds their names in texts of one language, all of them at once; [`mentions()`] are what it found in a document.

mod boundary;
pub mod candidates;
mod file;
mod finder;
mod mentions;
mod titles;

pub use candidates::{Candidate, candidates};
pub use file::TermFile;
pub use finder::{Finder, Finders};
pub use mentions::{Mention, mentions};
pub use titles::{Title, is_subject, titles};

use crate::base::Language;
use crate::text::hash::Fingerprint;
use crate::text::{slug, variants};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Kind {
    /// A human being.
    Person,
    /// A place or a country.
    Place,
    /// A battle, a meeting, a war.
    Event,
    /// A unit, a party, an office.
    Organisation,
    /// A treaty, a resolution, a book.
    Document,
    /// A weapon, a craft.
    Weapon,
    /// An idea, a policy.
    Concept,
    /// Anything else.
    Other,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Place,
        Self::Event,
        Self::Organisation,
        Self::Document,
        Self::Weapon,
        Self::Concept,
        Self::Other,
    ];

    /// Its name in files and data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Event => "event",
            Self::Organisation => "organisation",
            Self::Document => "document",
            Self::Weapon => "weapon",
            Self::Concept => "concept",
            Self::Other => "other",
        }
    }

    /// The kind of a name; `organization` is one too.
    pub fn named(name: &str) -> Option<Self> {
        let name = if name == "organization" { "organisation" } else { name };
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// A term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Its id, unique on the site.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its names by language, the preferred one first.
    pub names: BTreeMap<Language, Vec<String>>,
    /// How its preferred name is read, by language, where the writing does not show it: `ja-Hira` in a file.
    pub readings: BTreeMap<Language, String>,
    /// The work in whose texts alone it is looked for.
    pub work: Option<String>,
    /// The file and the line that give it; nothing for one that a link of a source gave.
    pub declared: Option<(String, usize)>,
}

impl Term {
    /// Its names in a language, the preferred one first, with the language that they are in; for want of any those of a
    /// language with the same primary subtag: of `zh-Hans` for `zh-Hant`.
    pub fn names_in(&self, language: &Language) -> Option<(&Language, &[String])> {
        let mut named = self.names.iter().filter(|(_, names)| !names.is_empty());
        let own = language.fallbacks().find_map(|tag| named.clone().find(|(known, _)| known.as_str() == tag));
        let found = own.or_else(|| named.find(|(known, _)| known.primary() == language.primary()));
        found.map(|(language, names)| (language, names.as_slice()))
    }
}

/// What an editor said of a name that several terms have, or of words that look like a name and are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The name.
    pub name: String,
    /// The id of the term that is meant; nothing where none is.
    pub term: Option<String>,
    /// The work in whose texts the rule holds.
    pub work: Option<String>,
    /// The file and the line that give it.
    pub declared: (String, usize),
}

/// A name as it is compared: of one language or a related one, without variants, spaces and points.
type Key = (String, String);

/// The terms of a site.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    terms: Vec<Term>,
    rules: HashMap<String, Vec<Rule>>,
    by_name: HashMap<Key, Vec<usize>>,
}

impl Terms {
    /// The terms of some files. Those with one id are one term: what a later file says is added.
    pub fn new(files: impl IntoIterator<Item = TermFile>) -> Self {
        let mut terms = Self::default();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for file in files {
            for term in file.terms {
                match by_id.get(&term.id) {
                    Some(&at) => terms.extend(at, term),
                    None => {
                        by_id.insert(term.id.clone(), terms.terms.len());
                        terms.push(term);
                    }
                }
            }
            for rule in file.rules {
                terms.rules.entry(folded(&rule.name)).or_default().push(rule);
            }
        }
        terms
    }

    /// With a term for each title that links of the sources have and that is no name of a term yet. It is called as most
    /// links to it are in each language.
    pub fn with_titles(mut self, titles: &[Title]) -> Self {
        let mut shown: BTreeMap<Key, BTreeMap<(&Language, &str), usize>> = BTreeMap::new();
        for title in titles {
            let own = folded(&title.text) == folded(&title.title);
            let name = if own { &title.text } else { &title.title };
            let key = key(&title.language, &title.title);
            *shown.entry(key).or_default().entry((&title.language, name)).or_default() += title.count;
        }
        let mut ids: HashSet<String> = self.terms.iter().map(|term| term.id.clone()).collect();
        let mut repeated: HashMap<String, usize> = HashMap::new();
        for (key, shown) in shown {
            if self.by_name.contains_key(&key) || self.rules.contains_key(&key.1) {
                continue;
            }
            let mut order: Vec<((&Language, &str), usize)> = shown.into_iter().collect();
            order.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
            let mut names: BTreeMap<Language, Vec<String>> = BTreeMap::new();
            for ((language, name), _) in &order {
                names.entry((*language).clone()).or_insert_with(|| vec![(*name).to_owned()]);
            }
            let Some(((_, name), _)) = order.first() else { continue };
            let slug = slug::slug(name);
            let next = repeated.entry(slug.clone()).or_insert(1);
            let mut id = if *next == 1 { slug.clone() } else { format!("{slug}-{next}") };
            while !ids.insert(id.clone()) {
                *next += 1;
                id = format!("{slug}-{next}");
            }
            let (kind, readings) = (Kind::Other, BTreeMap::new());
            self.push(Term { id, kind, names, readings, work: None, declared: None });
        }
        self
    }

    /// The rules that name a term that there is not.
    pub fn rules_without_term(&self) -> Vec<&Rule> {
        let known: HashSet<&str> = self.terms.iter().map(|term| term.id.as_str()).collect();
        let lost = |rule: &&Rule| rule.term.as_deref().is_some_and(|id| !known.contains(id));
        let mut rules: Vec<&Rule> = self.rules.values().flatten().filter(lost).collect();
        rules.sort_by(|a, b| a.declared.cmp(&b.declared));
        rules
    }

    fn push(&mut self, term: Term) {
        let at = self.terms.len();
        self.index(at, &term.names);
        self.terms.push(term);
    }

    fn extend(&mut self, at: usize, other: Term) {
        self.index(at, &other.names);
        let Some(term) = self.terms.get_mut(at) else { return };
        for (language, names) in other.names {
            let own = term.names.entry(language).or_default();
            names.into_iter().for_each(|name| {
                if !own.contains(&name) {
                    own.push(name)
                }
            });
        }
        term.readings.extend(other.readings);
        // What two works speak of, the site does.
        term.work = term.work.take().filter(|work| Some(work) == other.work.as_ref());
    }

    fn index(&mut self, at: usize, names: &BTreeMap<Language, Vec<String>>) {
        for (language, names) in names {
            for name in names {
                let terms = self.by_name.entry(key(language, name)).or_default();
                if !terms.contains(&at) {
                    terms.push(at);
                }
            }
        }
    }

    /// The terms, by their places: other values name a term by its place.
    pub fn all(&self) -> &[Term] {
        &self.terms
    }

    /// The term at a place.
    pub fn get(&self, at: usize) -> Option<&Term> {
        self.terms.get(at)
    }

    /// Whether a term has a name in a language, or in one with its primary subtag.
    pub fn has(&self, language: &Language) -> bool {
        let names = self.terms.iter().flat_map(|term| &term.names).filter(|(_, names)| !names.is_empty());
        names.into_iter().any(|(own, _)| own.primary() == language.primary())
    }

    /// What tells these terms and rules from others.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&(&self.terms, self.rules.iter().collect::<BTreeMap<_, _>>()))
    }

    /// The place of the term that a name means in the texts of a work, if it means one and not several.
    pub fn meant(&self, name: &str, language: &Language, work: &str) -> Option<usize> {
        self.choose(self.by_name.get(&key(language, name))?, name, work)
    }

    /// Of the terms that have a name, the one that it means in the texts of a work: the one that an editor's rule says, or
    /// the only one.
    fn choose(&self, among: &[usize], name: &str, work: &str) -> Option<usize> {
        let here = |scope: &Option<String>| scope.as_deref().is_none_or(|own| own == work);
        let known = |at: &&usize| self.terms.get(**at).is_some_and(|term| here(&term.work));
        let rules = self.rules.get(&folded(name)).map_or(&[][..], Vec::as_slice);
        // What is said of the work comes before what is said of the site.
        if let Some(rule) = rules.iter().filter(|rule| here(&rule.work)).max_by_key(|rule| rule.work.is_some()) {
            return among.iter().find(|at| self.terms.get(**at).map(|term| &term.id) == rule.term.as_ref()).copied();
        }
        let mut fitting = among.iter().filter(known);
        fitting.next().filter(|_| fitting.next().is_none()).copied()
    }
}

fn key(language: &Language, name: &str) -> Key {
    (language.primary().to_owned(), folded(name))
}

/// A name as names are compared: without case, variants of characters, spaces and points.
///
/// ```
/// assert_eq!(hexapla::terms::folded("道格拉斯·麥克阿瑟"), hexapla::terms::folded("道格拉斯‧麦克阿瑟"));
/// ```
pub fn folded(name: &str) -> String {
    let point = |c: &char| !c.is_whitespace() && !matches!(c, '_' | '·' | '‧' | '・' | '•');
    variants::fold(name).chars().filter(point).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
