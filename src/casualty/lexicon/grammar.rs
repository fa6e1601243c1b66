//! How a language puts words together: where they begin, where objects stand, what particles and counters it has.

use crate::text::script;
use serde::Deserialize;

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
    /// Of these the ones that count lives: `条性命`.
    pub lives: Vec<String>,
    /// What counts anything else: `架`, `km`.
    pub things: Vec<String>,
    /// What stands before a number that counts no people: `第`.
    pub before: Vec<String>,
    /// What stands behind such a number.
    pub after: Vec<String>,
    /// What stands before a number of people of whom another number is a part.
    pub base_before: Vec<String>,
    /// What stands before such a number wherever it does.
    pub whole_before: Vec<String>,
    /// What shows that a number is that of a month or a day: `月`, `January`.
    pub dates: Vec<String>,
    /// Words that may follow a number that counts people without saying so: `of`, `in`, `were`.
    pub function: Vec<String>,
    /// What stands behind such a number.
    pub base_after: Vec<String>,
    /// What joins two numbers that count the same: `27 and 28 May`.
    pub joining: Vec<String>,
    /// What may stand between a number and its counter: `1천의 명`.
    pub linking: Vec<String>,
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
    /// What ends a clause that goes on or is quoted, before a noun of another: `고`, `と`.
    pub connective: Vec<String>,
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
    pub(super) fn stands_behind(&self, text: &str, length: usize) -> bool {
        let rest = &text[length..];
        let letters: usize = rest.chars().take_while(|c| script::is_hangul(*c)).map(char::len_utf8).sum();
        let lists = [&self.subject, &self.object, &self.agent, &self.patient, &self.place, &self.possessor];
        letters == 0 || lists.into_iter().flatten().any(|particle| *particle == rest[..letters])
    }
}
