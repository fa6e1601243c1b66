//! The people that a sentence is about, where the clause of a figure says no more of them.

use super::Parsed;
use crate::casualty::claim::Population;
use crate::casualty::segments::Break;
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
        if self.heads_civilians(figure) || self.labels_civilians(figure) {
            return Some(Population::Civilian);
        }
        let subject = |at: usize| self.tokens[at].mention.as_ref().is_some_and(|own| own.role == Role::Subject);
        let mut before = (0..figure).rev().take_while(|at| !subject(*at));
        let civilians = before.find(|at| self.tokens[*at].people == Some(Population::Civilian))?;
        let soldiers = self.tokens[civilians + 1..=figure]
            .iter()
            .any(|token| token.people.is_some_and(|people| people != Population::All));
        (is_topic(civilians) && !soldiers).then_some(Population::Civilian)
    }

    /// Whether the sentence begins with civilian losses as its topic: `民間人の死者数は、ソ連が600万人、ドイツが230万人`.
    fn heads_civilians(&self, figure: usize) -> bool {
        let Some(head) = self.topic_of_losses().filter(|at| *at < figure) else { return false };
        let civilians = (0..head).any(|at| self.tokens[at].people == Some(Population::Civilian));
        civilians && (head..=figure).all(|at| self.tokens[at].people != Some(Population::Military))
    }

    /// `Civilian casualties: 300 killed, 500 wounded`
    fn labels_civilians(&self, figure: usize) -> bool {
        let own = self.segments.iter().position(|own| own.tokens.contains(&figure)).unwrap_or(0);
        let begins = |at: &usize| self.segments[*at].lead >= Break::Colon && self.segments[*at].depth == 0;
        let Some(list) = (0..=own).rev().find(begins) else { return false };
        let label = self.segments[..list].last().filter(|_| self.segments[list].lead == Break::Colon);
        let people = |at: &usize| self.tokens[*at].people == Some(Population::Civilian);
        label.is_some_and(|label| {
            label.tokens.iter().any(people) && label.tokens.iter().all(|at| self.tokens[*at].figure.is_none())
        })
    }

    /// The word for losses that the first part of the sentence ends with, as the topic of what follows: `戦死者数については、`.
    pub(super) fn topic_of_losses(&self) -> Option<usize> {
        let head = self.segments.first()?;
        let counts = head.tokens.iter().any(|at| self.tokens[*at].figure.is_some());
        let last = *head.tokens.last().filter(|at| !counts && self.tokens[**at].harm().is_some())?;
        let behind = self.text[self.tokens[last].range.end..].split(['、', ',', '，', ' ']).next().unwrap_or_default();
        self.lexicon.particles.topic.iter().any(|word| behind.ends_with(word.as_str())).then_some(last)
    }
}
