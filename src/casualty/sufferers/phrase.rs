//! The party in the noun phrase of a figure: `美軍162人`, `300 British soldiers`.

use super::Seeker;
use crate::casualty::binding::Binding;
use crate::casualty::lexicon::{Boundary, Form, Marker, ObjectPlace};
use crate::casualty::words::Role;

/// How far from a figure a name may stand that is said of it, in characters and in words.
pub(super) const NEAR: usize = 6;
const NEAR_WORDS: usize = 3;

impl Seeker<'_> {
    /// A party in the noun phrase of the figure.
    pub(super) fn beside(&self, figure: usize, binding: Binding) -> Option<Vec<String>> {
        self.adjective(figure).or_else(|| self.before(figure, binding)).or_else(|| self.behind(figure))
    }

    /// `Bolivia held 2,500 Paraguayan prisoners`: a party right behind the figure, where other words stand right before it.
    fn adjective(&self, figure: usize) -> Option<Vec<String>> {
        let spaced = self.parsed.lexicon.boundary == Boundary::Word;
        let apart = figure.checked_sub(1).is_some_and(|before| !self.gap(before, figure).trim().is_empty());
        let next = self.parsed.tokens.get(figure + 1).filter(|next| next.mention.is_some() && !next.place)?;
        let beside = self.parsed.text.get(self.token(figure).range.end..next.range.start)? == " ";
        let agent = matches!(self.role(figure + 1), Role::Agent | Role::Claimant | Role::Subject);
        (spaced && apart && beside && !agent && self.in_own_segment(figure + 1)).then(|| self.resolved(figure + 1))?
    }

    pub(super) fn before(&self, figure: usize, binding: Binding) -> Option<Vec<String>> {
        let compounds = self.parsed.lexicon.object == ObjectPlace::Before && !self.acts(figure, binding);
        let mut at = figure;
        let mut end = figure;
        while at > 0 {
            at -= 1;
            let token = self.token(at);
            let between = self.gap(at, end);
            let near =
                between.chars().count() <= NEAR && !between.contains(['，', ',', '。', '；', ';', '：', ')', '）']);
            if !near || !self.in_own_segment(at) {
                return None;
            }
            if let Some(mention) = &token.mention {
                let active = self.acts(figure, binding);
                let does = mention.role == Role::Subject && active && binding.token > figure;
                let excluded = does || matches!(mention.role, Role::Agent | Role::Claimant | Role::Place);
                return if excluded { None } else { self.resolved(at) };
            }
            // `이집트군 사망자를 7,700명`: between a party and its number stands what happened.
            let compound = compounds && at == binding.token && at + 1 == figure && between.trim().chars().count() <= 1;
            let noun = token.people.is_some() || token.is(Marker::Total) || token.is(Marker::War);
            if !compound && (!noun || token.cue.is_some()) {
                return None;
            }
            end = at;
        }
        None
    }

    pub(super) fn behind(&self, figure: usize) -> Option<Vec<String>> {
        let spaced = self.parsed.lexicon.boundary == Boundary::Word;
        let mut end = figure;
        for at in figure + 1..self.parsed.tokens.len().min(figure + 4) {
            let token = self.token(at);
            let between = self.gap(end, at);
            let near =
                if spaced { between.split_whitespace().count() <= NEAR_WORDS } else { between.chars().count() <= 3 };
            if !near
                || between.contains(['，', ',', '。', '；', ';', '(', '（', ')', '）', '、'])
                || !self.in_own_segment(at)
            {
                return None;
            }
            // `3천 명이 세르비아군의 포로가`: another noun.
            let particles = &self.parsed.lexicon.particles;
            let mut particles = particles.subject.iter().chain(&particles.object);
            if !spaced && particles.any(|word| between.trim_end() == word) {
                return None;
            }
            if let Some(mention) = &token.mention {
                let excluded = matches!(mention.role, Role::Agent | Role::Claimant | Role::Subject)
                    && !spaced
                    && mention.role != Role::Subject
                    || mention.role == Role::Agent;
                return if excluded { None } else { self.resolved(at) };
            }
            // `lost 40 dead to the Finns`
            let lost = || {
                let before = self.parsed.segments[self.segment].tokens.iter().take_while(|at| **at < figure);
                before.into_iter().any(|at| self.token(*at).cue.is_some_and(|cue| cue.form == Form::Suffer))
            };
            let qualifies = token.people.is_some()
                || token.is(Marker::Patient) && !lost()
                || spaced && token.harm().is_some() && end == figure;
            if !qualifies {
                return None;
            }
            end = at;
        }
        None
    }

    /// The party that stands right behind a figure that is no claim itself: `180名美軍戰俘`.
    pub(super) fn noun_phrase(&self, figure: usize) -> Option<Vec<String>> {
        let behind = self.parsed.tokens.get(figure + 1).filter(|token| token.mention.is_some())?;
        let near =
            self.gap(figure, figure + 1).chars().count() <= NEAR && !matches!(self.role(figure + 1), Role::Agent);
        (near && behind.range.start >= self.token(figure).range.end).then(|| self.resolved(figure + 1)).flatten()
    }
}
