//! What sections say that does not depend on their language.

use super::grams::{Cut, Unit, grams, number};
use crate::base::Language;
use crate::text::dates::Date;
use crate::text::{script, variants};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Terms that the text names, by their ids.
    Term,
    /// Terms that the title names.
    Title,
    /// Casualty claims, by their figures.
    Claim,
    /// Days: `1950-09-15`.
    Day,
    /// Months: `1950-09`.
    Month,
    /// Years.
    Year,
    /// Numbers in digits.
    Number,
    /// Words in Latin letters, in texts that are not written in them.
    Latin,
    /// Names in Han characters within brackets.
    Gloss,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 9] = [
        Self::Term,
        Self::Title,
        Self::Claim,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Number,
        Self::Latin,
        Self::Gloss,
    ];

    /// How much it counts beside the others.
    pub(super) const fn weight(self) -> f64 {
        match self {
            Self::Term => 1.4,
            Self::Day => 0.5,
            Self::Title | Self::Number | Self::Latin => 0.4,
            Self::Claim | Self::Month => 0.3,
            Self::Year | Self::Gloss => 0.2,
        }
    }
}

/// How often each piece of evidence stands in a section.
pub(super) type Counts = FxHashMap<Unit, f64>;

/// A section with what stands between its heading and the next one.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its level, from 2.
    pub level: u8,
    /// Its title.
    pub title: String,
    /// Its text.
    text: String,
    evidence: BTreeMap<Channel, Counts>,
}

impl Section {
    /// A section without text or evidence yet.
    pub fn new(id: &str, level: u8, title: &str) -> Self {
        Self { id: id.to_owned(), level, title: title.to_owned(), ..Self::default() }
    }

    /// Gives the section its text, which speaks by its numbers, its foreign words and its names in brackets.
    pub fn read(&mut self, text: String, language: &Language) {
        for digits in numbers(&text) {
            self.add(Channel::Number, &digits, 1);
        }
        if Cut::of(language) == Cut::Characters {
            let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= SHORTEST);
            words.for_each(|word| self.add(Channel::Latin, &word.to_ascii_lowercase(), 1));
        }
        for name in names_in_brackets(&text) {
            self.add(Channel::Gloss, &variants::fold(&name), 1);
        }
        self.text = text;
    }

    /// Adds a day, a month or a year. A day speaks for its month and its year as well.
    pub fn add_date(&mut self, date: Date) {
        let Date { year, month, day } = date;
        self.add(Channel::Year, &year.to_string(), 1);
        if let Some(month) = month {
            self.add(Channel::Month, &format!("{year}-{month}"), 1);
        }
        if day.is_some() {
            self.add(Channel::Day, &date.to_string(), 1);
        }
    }

    /// Adds a piece of evidence, which may stand in it several times.
    pub fn add(&mut self, channel: Channel, piece: &str, count: usize) {
        *self.evidence.entry(channel).or_default().entry(number(piece)).or_default() += count as f64;
    }

    /// Whether hardly anything stands between its heading and the next.
    fn is_empty(&self) -> bool {
        const LEAST: usize = 30;
        self.text.trim().chars().take(LEAST).count() < LEAST
    }
}

/// How many digits or letters say something.
const SHORTEST: usize = 3;

/// The numbers of a text as digits, without separators. Four digits alone are mostly a year.
fn numbers(text: &str) -> impl Iterator<Item = String> {
    let runs = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '，'));
    runs.filter_map(|run| {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        (digits.len() >= SHORTEST && (digits.len() != 4 || digits.len() < run.len())).then_some(digits)
    })
}

/// What stands alone in a bracket, in Han characters.
fn names_in_brackets(text: &str) -> impl Iterator<Item = String> {
    text.split(['(', '（']).skip(1).filter_map(|bracket| {
        let name: String = bracket.chars().take_while(|c| script::is_han(*c)).collect();
        (name.chars().count() > 1 && bracket[name.len()..].starts_with([')', '）'])).then_some(name)
    })
}

/// The sections of an edition.
#[derive(Clone, Debug)]
pub struct Witness {
    /// Its language.
    pub language: Language,
    /// Its sections, in the order of the text.
    pub sections: Vec<Section>,
    /// For each section, the places of those that speak for it: itself, or those under it where it has no text of its own.
    speakers: Vec<Vec<usize>>,
    /// The grams of what speaks for each section.
    grams: Vec<Counts>,
}

impl Witness {
    /// A witness of some sections.
    pub fn new(language: Language, sections: Vec<Section>) -> Self {
        let mut witness = Self { language, sections, speakers: Vec::new(), grams: Vec::new() };
        witness.speakers = witness.find_speakers();
        let cut = Cut::of(&witness.language);
        let grams = |text: String| {
            let mut counts = Counts::default();
            grams(&text, cut).into_iter().for_each(|gram| *counts.entry(gram).or_default() += 1.0);
            counts
        };
        witness.grams = witness.spoken_texts().map(grams).collect();
        witness
    }

    /// The place of the section of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.id == id)
    }

    /// The text that speaks for each section.
    pub(super) fn spoken_texts(&self) -> impl Iterator<Item = String> + '_ {
        let text = |at: &usize| self.sections.get(*at).map(|section| section.text.as_str());
        self.speakers.iter().map(move |own| own.iter().filter_map(text).collect::<Vec<_>>().join("\n"))
    }

    /// The grams of that.
    pub(super) fn spoken_grams(&self) -> &[Counts] {
        &self.grams
    }

    /// What speaks for each section in a channel.
    pub(super) fn spoken(&self, channel: Channel) -> Vec<Counts> {
        let counts = |at: &usize| self.sections.get(*at)?.evidence.get(&channel);
        let sum = |own: &Vec<usize>| {
            let mut sum = Counts::default();
            for (piece, count) in own.iter().filter_map(counts).flatten() {
                *sum.entry(*piece).or_default() += count;
            }
            sum
        };
        self.speakers.iter().map(sum).collect()
    }

    fn find_speakers(&self) -> Vec<Vec<usize>> {
        let under = |at: usize, level: u8| {
            let rest = self.sections.iter().enumerate().skip(at + 1);
            rest.take_while(move |(_, section)| section.level > level).map(|(at, _)| at)
        };
        let speakers = |(at, section): (usize, &Section)| match section.is_empty() {
            true => std::iter::once(at).chain(under(at, section.level)).collect(),
            false => vec![at],
        };
        self.sections.iter().enumerate().map(speakers).collect()
    }

    /// For each section, the place of the one that it stands under.
    pub(super) fn parents(&self) -> Vec<Option<usize>> {
        let mut open: Vec<usize> = Vec::new();
        let mut parents = Vec::with_capacity(self.sections.len());
        for (at, section) in self.sections.iter().enumerate() {
            while open.last().is_some_and(|last| self.sections[*last].level >= section.level) {
                open.pop();
            }
            parents.push(open.last().copied());
            open.push(at);
        }
        parents
    }
}
