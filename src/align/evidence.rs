//! What sections say that does not depend on their language.

use crate::base::Language;
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
            Self::Title => 0.6,
            Self::Day => 0.5,
            Self::Number | Self::Latin => 0.4,
            Self::Claim | Self::Month => 0.3,
            Self::Year | Self::Gloss => 0.2,
        }
    }
}

/// How often each piece of evidence stands in a section.
pub type Counts = BTreeMap<String, usize>;

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
    pub text: String,
    /// Its evidence.
    pub evidence: BTreeMap<Channel, Counts>,
}

impl Section {
    /// Adds a piece of evidence.
    pub fn add(&mut self, channel: Channel, piece: impl Into<String>) {
        *self.evidence.entry(channel).or_default().entry(piece.into()).or_default() += 1;
    }

    /// Whether hardly anything stands between its heading and the next.
    fn is_empty(&self) -> bool {
        const LEAST: usize = 30;
        self.text.trim().chars().take(LEAST).count() < LEAST
    }
}

/// The sections of an edition.
#[derive(Clone, Debug)]
pub struct Witness {
    /// Its language.
    pub language: Language,
    /// Its sections, in the order of the text.
    pub sections: Vec<Section>,
}

impl Witness {
    /// The place of the section of an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.id == id)
    }

    /// For each section, the places of those that speak for it: itself, or those under it where it has no text of its own.
    pub(super) fn speakers(&self) -> Vec<Vec<usize>> {
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
