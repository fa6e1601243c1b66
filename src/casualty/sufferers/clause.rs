//! Who suffered, by the clause that a figure stands in, and by the clauses of the sentence before it.

use super::Seeker;
use super::phrase::NEAR;
use crate::casualty::binding::Binding;
use crate::casualty::lexicon::{Cue, Form, Marker, ObjectPlace};
use crate::casualty::segments::Break;
use crate::casualty::words::{Role, Token};

impl Seeker<'_> {
    /// The party by the form of the cue, within the segment.
    pub(super) fn in_segment(&self, figure: usize, binding: Binding, civilian: bool) -> Option<Vec<String>> {
        let mut mentions = self.mentions(self.segment);
        // `3천 명이 세르비아군의 포로가 되었다`: of whom they are prisoners.
        let captor = |at: &usize| {
            let captured = binding.cue.kinds == Cue::captured().kinds && figure < *at && *at < binding.token;
            captured && self.role(*at) == Role::Possessor
        };
        mentions.retain(|at| !captor(at));
        let cue_here = self.in_own_segment(binding.token);
        let position = if cue_here { binding.token } else { figure };
        // Where verbs end the sentence, that of the last number is that of those before it as well.
        let shared = self.parsed.lexicon.object == ObjectPlace::Before && binding.token > figure;
        if (cue_here || shared) && self.acts(figure, binding) || self.inflicted() {
            self.acted_on(&mentions, figure, position, civilian)
        } else {
            self.befallen(&mentions, position.max(figure))
        }
    }

    /// Of the parties of a clause that says what one did to another, the other.
    fn acted_on(&self, mentions: &[usize], figure: usize, position: usize, civilian: bool) -> Option<Vec<String>> {
        if let Some(at) = self.last_of(mentions, &[Role::Object, Role::Patient]) {
            return self.resolved(at);
        }
        let between = mentions.iter().copied().find(|at| *at > position.min(figure) && *at < position.max(figure));
        if let Some(at) = between.filter(|at| matches!(self.role(*at), Role::Plain | Role::Possessor)) {
            return self.resolved(at);
        }
        // `42名已經放下武器的以軍士兵`: what a clause stands before.
        let head = mentions.iter().copied().find(|at| {
            let mut relative = self.parsed.lexicon.particles.relative.iter();
            let gap = self.parsed.text.get(self.token(figure).range.end..self.token(*at).range.start);
            *at > figure && relative.any(|word| gap.is_some_and(|gap| gap.ends_with(word.as_str())))
        });
        if let Some(at) = head {
            return self.resolved(at);
        }
        let compound = mentions.iter().copied().find(|at| {
            self.parsed.lexicon.object == ObjectPlace::Before
                && *at + 1 == position
                && self.role(*at) == Role::Plain
                && self.gap(*at, position).trim().is_empty()
        });
        if let Some(at) = compound {
            return self.resolved(at);
        }
        let before = || mentions.iter().copied().rev().filter(|at| *at < position);
        let subject = before().find(|at| matches!(self.role(*at), Role::Subject | Role::Claimant));
        let subject = subject.or_else(|| before().find(|at| self.role(*at) != Role::Place));
        subject.and_then(|at| self.resolved(at)).map(|ids| self.opposed(&ids, civilian))
    }

    /// The party before a verb, behind it, or in a phrase of its own, of a clause that says what befell it. `limit` is the
    /// last of the figure and the cue.
    fn befallen(&self, mentions: &[usize], limit: usize) -> Option<Vec<String>> {
        // `300名の戦死者を出した日本軍`: the one whom the clause qualifies.
        let head = Some(limit + 1).filter(|at| {
            self.parsed.lexicon.object == ObjectPlace::Before
                && mentions.contains(at)
                && self.role(*at) != Role::Place
                && self.gap(limit, *at).chars().count() <= NEAR
                && !self.goes_on(self.gap(limit, *at))
        });
        if let Some(at) = head {
            return self.resolved(at);
        }
        let before = mentions
            .iter()
            .copied()
            .rev()
            .find(|at| *at < limit && matches!(self.role(*at), Role::Plain | Role::Subject | Role::Possessor));
        let object_behind = self.parsed.lexicon.object == ObjectPlace::After;
        // `20,000 were killed, at a cost to the Iraqis of 3,000`: what is said of another number.
        let own = |at: &usize| (limit + 1..*at).all(|between| self.token(between).cue.is_none());
        let behind = || {
            mentions
                .iter()
                .copied()
                .filter(|_| object_behind)
                .find(|at| {
                    *at > limit && (matches!(self.role(*at), Role::Patient | Role::Possessor) || self.is_all(*at))
                })
                .filter(own)
        };
        let patient = || self.last_of(mentions, &[Role::Patient]).filter(|_| object_behind).filter(own);
        before.or_else(behind).or_else(patient).and_then(|at| self.resolved(at))
    }

    /// `were killed on both sides`
    fn is_all(&self, at: usize) -> bool {
        self.token(at).mention.as_ref().is_some_and(|mention| mention.ids == ["all"])
    }

    /// Whether a clause ends as those do that say no more of the noun behind them: `냈다고 프랑스 측은`.
    fn goes_on(&self, end: &str) -> bool {
        let end = end.trim_end();
        self.parsed.lexicon.particles.connective.iter().any(|word| end.ends_with(word.as_str()))
    }

    /// The last mention with one of some roles.
    fn last_of(&self, mentions: &[usize], roles: &[Role]) -> Option<usize> {
        mentions.iter().copied().rev().find(|at| roles.contains(&self.role(*at)))
    }

    /// `sank 21 British ships and drowned 150`: whether what is struck is a party's, where objects stand behind verbs.
    fn is_struck(&self, at: usize) -> bool {
        let own = self.parsed.segments.iter().find(|own| own.tokens.contains(&at));
        let mut before = own.into_iter().flat_map(|own| own.tokens.iter().copied()).take_while(|before| *before < at);
        let does = |token: &Token| {
            token.is(Marker::Strike) || token.harm().is_some_and(|cue| matches!(cue.form, Form::Act | Form::Either))
        };
        let strikes = before.any(|before| does(self.token(before)) && !self.token(before).passive);
        strikes && self.parsed.lexicon.object == ObjectPlace::After
    }

    /// The party from the parts of the sentence before: of the last clause that names its subject.
    pub(super) fn in_sentence(&self, figure: usize, binding: Binding, civilian: bool) -> Option<Vec<String>> {
        let active = self.acts(figure, binding) || self.inflicted();
        // A semicolon parts what is said of one side from what is said of the other.
        let part = (1..=self.segment).rev().find(|at| self.parsed.segments[*at].lead == Break::Full);
        let part = part.filter(|from| (*from..self.segment).any(|at| !self.mentions(at).is_empty())).unwrap_or(0);
        let before: Vec<usize> = (part..self.segment)
            .rev()
            .flat_map(|segment| self.mentions(segment).into_iter().rev())
            .filter(|at| *at < figure && !matches!(self.role(*at), Role::Claimant | Role::Agent | Role::Place))
            .collect();
        if active && let Some(object) = before.iter().find(|at| self.role(**at) == Role::Object) {
            return self.resolved(*object);
        }
        let subject = before.iter().find(|at| self.role(**at) == Role::Subject);
        // Of who struck and who was struck, what is suffered next befalls the first.
        let doer = before.iter().find(|at| !self.is_struck(**at)).filter(|_| !active);
        let at = *subject.or(doer).or(before.first())?;
        let ids = self.resolved(at)?;
        let patient = matches!(self.role(at), Role::Patient | Role::Object) || self.is_struck(at);
        Some(if active && !patient { self.opposed(&ids, civilian) } else { ids })
    }
}
