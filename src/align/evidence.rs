//! What sections say that does not depend on their language.

use super::grams::{Counts, Cut, counted, number};
use crate::base::Language;
use crate::text::dates::Date;
use std::borrow::Cow;
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
    /// Words in Latin letters, in texts that are not written in them: mostly names in brackets.
    Latin,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 8] =
        [Self::Term, Self::Title, Self::Claim, Self::Day, Self::Month, Self::Year, Self::Number, Self::Latin];

    /// How much it counts beside the others.
    pub(super) const fn weight(self) -> f64 {
        match self {
            Self::Term => 1.2,
            Self::Month => 0.7,
            Self::Title => 0.6,
            Self::Day => 0.5,
            Self::Claim | Self::Year | Self::Latin => 0.3,
            Self::Number => 0.2,
        }
    }
}

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
    /// How often each piece of evidence stands in it, in the order in which they came.
    evidence: BTreeMap<Channel, Counts>,
}

impl Section {
    /// A section without text or evidence yet.
    pub fn new(id: &str, level: u8, title: &str) -> Self {
        Self { id: id.to_owned(), level, title: title.to_owned(), ..Self::default() }
    }

    /// Gives the section its text, which speaks by its numbers and its foreign words.
    pub fn read(&mut self, text: String, language: &Language) {
        for digits in numbers(&text) {
            self.add(Channel::Number, &digits, 1);
        }
        if Cut::of(language) == Cut::Characters {
            let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= SHORTEST);
            words.for_each(|word| self.add(Channel::Latin, &word.to_ascii_lowercase(), 1));
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
        self.evidence.entry(channel).or_default().push((number(piece), count as f64));
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

/// What speaks for a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Its own text; where it has none, the sections under it.
    Own,
    /// All of it, with the sections under it.
    Whole,
}

impl Scope {
    /// How much it counts: a section under which others stand is found as well by what they say.
    pub(super) const fn weight(self) -> f64 {
        match self {
            Self::Own => 0.4,
            Self::Whole => 0.6,
        }
    }
}

/// The sections of an edition.
#[derive(Clone, Debug)]
pub struct Witness {
    /// Its language.
    pub language: Language,
    /// Its sections, in the order of the text.
    pub sections: Vec<Section>,
    /// For each section, the place of the first one after it that does not stand under it.
    ends: Vec<usize>,
}

impl Witness {
    /// A witness of some sections.
    pub fn new(language: Language, sections: Vec<Section>) -> Self {
        let end = |(at, section): (usize, &Section)| {
            at + 1 + sections.iter().skip(at + 1).take_while(|other| other.level > section.level).count()
        };
        let ends = sections.iter().enumerate().map(end).collect();
        Self { language, sections, ends }
    }

    /// The place of the section of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.id == id)
    }

    /// What counts in the text of each section.
    pub(super) fn in_texts(&self, count: impl Fn(&str) -> Counts) -> Vec<Counts> {
        self.sections.iter().map(|section| count(&section.text)).collect()
    }

    /// What counts in the title of each section.
    pub(super) fn in_titles(&self, count: impl Fn(&str) -> Counts) -> Vec<Counts> {
        self.sections.iter().map(|section| count(&section.title)).collect()
    }

    /// What each section says in a channel.
    pub(super) fn in_channel(&self, channel: Channel) -> Vec<Counts> {
        let said = |section: &Section| counted(section.evidence.get(&channel).into_iter().flatten().copied());
        self.sections.iter().map(said).collect()
    }

    /// Whether no section stands under another, so that both scopes are one.
    pub(super) fn is_flat(&self) -> bool {
        self.ends.iter().enumerate().all(|(at, end)| *end == at + 1)
    }

    /// What speaks for each section, given what each says itself.
    pub(super) fn spoken<'s>(&self, scope: Scope, said: &'s [Counts]) -> Vec<Cow<'s, Counts>> {
        let end = |at: usize| match scope {
            Scope::Own if !self.sections.get(at).is_some_and(Section::is_empty) => at + 1,
            Scope::Own | Scope::Whole => self.ends.get(at).copied().unwrap_or(at + 1),
        };
        let of = |at: usize| match &said[at..end(at)] {
            [own] => Cow::Borrowed(own),
            all => Cow::Owned(counted(all.iter().flatten().copied())),
        };
        (0..said.len()).map(of).collect()
    }
}
