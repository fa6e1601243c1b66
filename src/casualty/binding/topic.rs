//! The people that a sentence is about, where the clause of a figure says no more of them.

use super::Parsed;
use crate::casualty::claim::Population;
use crate::casualty::words::Role;

/// How far behind a word for people the particle of the topic stands: `住民の間では`, in characters.
const NEAR: usize = 4;

impl Parsed<'_> {
    /// The civilians that the sentence is about when it comes to a figure: `住民の間では自決が相次ぎ、島で330人が亡くなった`.
    pub fn civilian_topic(&self, figure: usize) -> Option<Population> {
        let is_topic = |at: usize| {
            let behind = &self.text[self.tokens[at].range.end..];
            let cut = behind.char_indices().nth(NEAR + 1).map_or(behind.len(), |(at, _)| at);
            let near = behind[..cut].split(['、', ',', '。']).next().unwrap_or_default();
            self.lexicon.particles.topic.iter().any(|word| near.contains(word.as_str()))
        };
        let subject = |at: usize| self.tokens[at].mention.as_ref().is_some_and(|own| own.role == Role::Subject);
        let mut before = (0..figure).rev().take_while(|at| !subject(*at));
        let civilians = before.find(|at| self.tokens[*at].people == Some(Population::Civilian))?;
        let soldiers = self.tokens[civilians + 1..=figure]
            .iter()
            .any(|token| token.people.is_some_and(|people| people != Population::All));
        (is_topic(civilians) && !soldiers).then_some(Population::Civilian)
    }
}
