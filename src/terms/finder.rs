//! Finding the names of all terms in a text at once.

use super::boundary::{is_counted, is_title, stands_alone, tells_a_deed};
use super::{Kind, Terms, folded};
use crate::base::Language;
use crate::text::variants::fold;
use crate::text::{Lexicon, script};
use aho_corasick::AhoCorasick;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Finds the names of terms in texts of one language.
///
/// An automaton (Aho and Corasick, "Efficient string matching", 1975) over the folded names: its time does not grow with
/// their number.
pub struct Finder<'t> {
    terms: &'t Terms,
    language: Language,
    automaton: Option<AhoCorasick>,
    names: Vec<Name>,
}

/// A name, and the terms that have it.
struct Name {
    written: Vec<String>,
    terms: Vec<usize>,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub range: Range<usize>,
    /// The place of the term; nothing where it can't be told: several have the name, or its words may not be meant as one.
    pub term: Option<usize>,
}

impl<'t> Finder<'t> {
    /// A finder for texts of a language: by the names in it and in languages with the same primary subtag, whose variants of
    /// characters count as the same.
    pub fn new(terms: &'t Terms, language: &Language) -> Self {
        let mut by_folded: BTreeMap<String, Name> = BTreeMap::new();
        for (at, term) in terms.all().iter().enumerate() {
            let related = term.names.iter().filter(|(known, _)| known.primary() == language.primary());
            let names = related.flat_map(|(_, names)| names);
            for name in names.filter(|name| is_findable(name) && (term.declared.is_some() || tells_itself(name))) {
                for written in spellings(name, language) {
                    let entry =
                        by_folded.entry(fold(&written)).or_insert(Name { written: Vec::new(), terms: Vec::new() });
                    entry.written.push(written);
                    if !entry.terms.contains(&at) {
                        entry.terms.push(at);
                    }
                }
            }
        }
        let automaton = AhoCorasick::new(by_folded.keys()).ok().filter(|_| !by_folded.is_empty());
        Self { terms, language: language.clone(), automaton, names: by_folded.into_values().collect() }
    }

    /// The language of the texts.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The names in a text of a work, in its order: of those that overlap the one that begins first, or the longer one. A
    /// name whose term can't be told is there too, for the names inside it are none.
    pub fn find(&self, text: &str, work: &str) -> Vec<Found> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let folded_text = fold(text);
        let mut all: Vec<(usize, usize, usize)> = automaton
            .find_overlapping_iter(&folded_text)
            .map(|found| (found.start(), found.end(), found.pattern().as_usize()))
            .filter(|(start, end, name)| self.is_name(text, *start..*end, *name, work))
            .collect();
        all.sort_unstable_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        let mut found: Vec<Found> = Vec::new();
        for (start, end, name) in all {
            let free = found.last().is_none_or(|last| last.range.end <= start);
            if free && let Some(name) = self.names.get(name) {
                found.push(Found { range: start..end, term: self.meant(text, start..end, name, work) });
            }
        }
        found
    }

    /// The term that a name is meant as where it stands.
    fn meant(&self, text: &str, range: Range<usize>, name: &Name, work: &str) -> Option<usize> {
        let chosen = self.terms.choose(&name.terms, text.get(range.clone())?, work)?;
        let kind = self.terms.get(chosen)?.kind;
        let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
        let another = matches!(kind, Kind::Event | Kind::Other) && is_counted(before, &self.language)
            || !matches!(kind, Kind::Document | Kind::Other) && is_title(before, after)
            || tells_a_deed(text, range.start, range.end, &self.language);
        (!another).then_some(chosen)
    }

    fn is_name(&self, text: &str, range: Range<usize>, name: usize, work: &str) -> bool {
        let Some(name) = self.names.get(name) else { return false };
        let here =
            |at: &usize| self.terms.get(*at).is_some_and(|term| term.work.as_deref().is_none_or(|own| own == work));
        let Some(found) = text.get(range.clone()) else { return false };
        name.terms.iter().any(here)
            && name.written.iter().any(|written| is_written(found, written))
            && stands_alone(text, range.start, range.end, &self.language)
    }
}

/// The finders of a site's languages, each made once.
pub struct Finders<'t>(BTreeMap<Language, Finder<'t>>);

impl<'t> Finders<'t> {
    /// Finders for texts in some languages.
    pub fn new<'l>(terms: &'t Terms, languages: impl Iterator<Item = &'l Language>) -> Self {
        let languages: BTreeSet<&Language> = languages.collect();
        let finder = |language: &Language| (language.clone(), Finder::new(terms, language));
        Self(languages.into_iter().collect::<Vec<_>>().into_par_iter().map(finder).collect())
    }

    /// The finder for texts in a language.
    pub fn of(&self, language: &Language) -> Option<&Finder<'t>> {
        self.0.get(language)
    }

    /// All of them, in the order of their languages.
    pub fn all(&self) -> impl Iterator<Item = &Finder<'t>> {
        self.0.values()
    }
}

/// Whether a text has capital letters where a name has them. A name may begin with one where it has none: at the beginning
/// of a sentence.
fn is_written(found: &str, name: &str) -> bool {
    let mut pairs = found.chars().zip(name.chars());
    let fits = |(found, name): (char, char)| found == name || !name.is_uppercase() && !found.is_uppercase();
    let first = pairs.next().is_none_or(|(found, name)| found == name || !name.is_uppercase());
    first && pairs.all(fits)
}

/// Names of one character, and those without a letter, say too little.
fn is_findable(name: &str) -> bool {
    name.chars().count() > 1 && name.chars().any(char::is_alphabetic) && !folded(name).is_empty()
}

/// Whether a name that no editor gave can be told from a piece of another word: two Han characters (國防) stand in many.
fn tells_itself(name: &str) -> bool {
    const LEAST: usize = 3;
    !name.chars().all(script::is_han) || name.chars().count() >= LEAST
}

/// The ways in which texts write a name: with other points, and without the spaces that writers leave out.
fn spellings(name: &str, language: &Language) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    if name.contains(['·', '‧', '・']) {
        all = ["·", "‧"].map(|point| name.replace(['·', '‧', '・'], point)).to_vec();
    }
    if Lexicon::of(language).names_run_together && name.contains(' ') {
        all.push(name.replace(' ', ""));
    }
    all
}
