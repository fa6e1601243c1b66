//! A sentence as a list of tokens: its figures, and the words that say what happened to whom.

mod lists;
mod roles;
mod wounded;

use super::claim::{Kinds, Population};
use super::figures::{Figure, figures};
use super::lexicon::{Cue, Found, Lexicon, Marker, Markers, Senses};
use std::ops::Range;

/// What part a noun has in its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing says.
    #[default]
    Plain,
    /// The sentence is about it.
    Subject,
    /// It is done to it.
    Object,
    /// It does what is said in the passive.
    Agent,
    /// It happens there.
    Place,
    /// It is done to it, from without.
    Patient,
    /// Something of it is spoken of.
    Possessor,
    /// It is the one who says so.
    Claimant,
}

/// Ids of words that stand for whom they are said of, and are no parties themselves.
pub const RELATIVE: &[&str] =
    &["enemy", "opponent", "self", "same", "own", "all", "coalition", "communist", "reds", "nationalist"];

/// The id of words for those who fight together.
const ALLIANCE: &str = "coalition";

/// A party as a sentence names it; more than one where they are joined: `中國、北韓`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The ids of the parties.
    pub ids: Vec<String>,
    /// Its part in the sentence.
    pub role: Role,
    /// Whether the sentence is about it beyond its clause.
    pub topic: bool,
}

impl Mention {
    /// A party that is named, and nothing more.
    pub fn of(id: String) -> Self {
        Self { ids: vec![id], role: Role::Plain, topic: false }
    }

    /// Whether it only points at a party: `the enemy`, `該師`.
    pub fn is_deictic(&self) -> bool {
        self.ids.iter().any(|id| matches!(id.as_str(), "enemy" | "opponent" | "self" | "same" | "all"))
    }

    /// Whether it is a word for those who fight together, with or without their names: `盟軍`, `英法聯軍`.
    pub fn is_alliance(&self) -> bool {
        self.ids.last().is_some_and(|id| id == ALLIANCE)
    }

    /// Those whom it names as allies.
    pub fn allies(&self) -> Option<&[String]> {
        let (_, named) = self.ids.split_last().filter(|_| self.is_alliance())?;
        (named.len() > 1).then_some(named)
    }

    /// Whether it stands for whom it is said of, and is no party itself.
    pub fn is_relative(&self) -> bool {
        self.allies().is_none() && self.ids.iter().any(|id| RELATIVE.contains(&id.as_str()))
    }
}

/// A piece of a sentence that means something.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its bytes in the sentence.
    pub range: Range<usize>,
    /// A number that can be one of people.
    pub figure: Option<Figure>,
    /// Parties.
    pub mention: Option<Mention>,
    /// Parties that may be meant.
    pub shared: Vec<String>,
    /// People of some kind.
    pub people: Option<Population>,
    /// What happened.
    pub cue: Option<Cue>,
    /// The cues that it was joined from, each with what it says, in their order.
    pub parts: Vec<Kinds>,
    /// Whether the cue is in the passive.
    pub passive: bool,
    /// How words belong together.
    pub markers: Markers,
    /// People who die with their craft when they are lost.
    pub crew: bool,
    /// Whether the party is named by a place on its land.
    pub place: bool,
    /// Things that are counted.
    pub thing: bool,
}

impl Token {
    fn of(start: usize, end: usize, senses: &Senses) -> Self {
        let role = if senses.place { Role::Place } else { Role::Plain };
        let mention = senses.party.clone().map(|id| Mention { role, ..Mention::of(id) });
        Self {
            range: start..end,
            figure: None,
            mention,
            shared: senses.shared.clone(),
            people: senses.people,
            cue: senses.cue,
            parts: Vec::new(),
            passive: false,
            markers: senses.markers,
            crew: senses.crew,
            place: senses.place,
            thing: senses.thing,
        }
    }

    fn found(found: Found<'_>) -> Self {
        let token = Self::of(found.start, found.end, found.senses);
        let people = if found.military { Some(Population::Military) } else { token.people };
        if found.doubtful {
            // Only where the text names the country elsewhere as well.
            let shared = found.senses.party.iter().cloned().collect();
            return Self { mention: None, shared, people, ..token };
        }
        Self { people, ..token }
    }

    fn counting(figure: Figure) -> Self {
        let range = figure.range.clone();
        Self { figure: Some(figure), ..Self::empty(range) }
    }

    /// A token that means nothing yet.
    pub fn empty(range: Range<usize>) -> Self {
        Self::of(range.start, range.end, &Senses::default())
    }

    /// Whether it has a marker.
    pub fn is(&self, marker: Marker) -> bool {
        self.markers.contains(marker)
    }

    /// A cue that says that people were harmed.
    pub fn harm(&self) -> Option<Cue> {
        self.cue.filter(|cue| !cue.kinds.is_empty())
    }
}

/// The words and figures of a sentence, in its order.
pub fn words(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let found = lexicon.find(text);
    let figures = figures(text, lexicon);
    let mut tokens = Vec::with_capacity(found.len() + figures.len());
    let mut figures = figures.into_iter().peekable();
    let mut end = 0;
    for found in found {
        while let Some(figure) = figures.next_if(|figure| figure.range.start < found.end) {
            // `the two sides` counts no one.
            if found.start < figure.range.start && figure.range.end < found.end && found.senses.party.is_some() {
                continue;
            }
            end = figure.range.end;
            // A word that begins before the figure and goes on into it is a piece of it too.
            tokens.push(Token::counting(figure));
        }
        if found.start >= end {
            tokens.push(Token::found(found));
        }
    }
    tokens.extend(figures.map(Token::counting));
    tokens
}

/// Reads how the words of a sentence belong together: roles, voice, lists of parties and of cues made one token each.
pub fn related(text: &str, mut tokens: Vec<Token>, lexicon: &Lexicon) -> Vec<Token> {
    roles::give_roles(text, &mut tokens, lexicon);
    // A sentence without a number says only whom the next ones are about, and who was struck.
    let counts = tokens.iter().any(|token| token.figure.is_some());
    if counts || tokens.iter().any(|token| token.harm().is_some()) {
        roles::give_voice(text, &mut tokens, lexicon);
    }
    if counts {
        wounded::as_people(text, &mut tokens);
        tokens = lists::merge(text, tokens, lexicon);
    }
    if lexicon.particles.subject.is_empty() {
        roles::give_places(text, &mut tokens, lexicon);
    }
    tokens
}

/// Reads the words of a label, which names parties and counts nothing: lists of parties are one token.
pub fn labelled(text: &str, mut tokens: Vec<Token>, lexicon: &Lexicon) -> Vec<Token> {
    roles::give_roles(text, &mut tokens, lexicon);
    lists::merge(text, tokens, lexicon)
}

/// What stands between two tokens.
pub fn gap<'t>(text: &'t str, before: &Token, after: &Token) -> &'t str {
    text.get(before.range.end..after.range.start).unwrap_or_default()
}
