//! Whom a list goes on with.

use super::Seeker;
use crate::casualty::binding::Binding;
use crate::casualty::claim::Kind;
use crate::casualty::lexicon::{Form, Marker, ObjectPlace};
use crate::casualty::segments::Break;
use crate::casualty::words::{Role, Token};

impl Seeker<'_> {
    /// `韓軍：3,100餘人`, `on the French side, 1,146`: whom the label before a number names.
    pub(super) fn labelled(&self, figure: usize, binding: Binding) -> Option<Vec<String>> {
        let own = &self.parsed.segments[self.segment];
        let label = self.segment.checked_sub(1).filter(|_| self.mentions(self.segment).is_empty())?;
        let said_of = |at: &usize| self.role(*at) == Role::Patient;
        let counts = self.parsed.segments[label].tokens.iter().any(|at| self.token(*at).figure.is_some());
        let befell = own.lead == Break::Comma && !self.acts(figure, binding);
        let marked = self.parsed.lexicon.object == ObjectPlace::Before || self.begins_with(label, Marker::Patient);
        let phrase = befell && !counts && marked && self.mentions(label).iter().all(said_of);
        // `; the Serbs, 274 and 1,173`
        let last = *self.parsed.segments[label].tokens.last()?;
        let elided = binding.shared.is_some()
            && self.parsed.segments[label].tokens.len() == 1
            && self.parsed.segments[label].other
                <= self.parsed.lexicon.articles.iter().map(String::len).max().unwrap_or(0)
            && matches!(self.gap(last, figure).trim(), "," | "，");
        if own.lead != Break::Colon && !phrase && !elided {
            return None;
        }
        let silent = self.parsed.segments[label].tokens.iter().all(|at| self.token(*at).cue.is_none());
        self.mentions(label).first().filter(|_| silent).and_then(|at| self.resolved(*at))
    }

    /// `The British took 1,200 Russian prisoners, the French 1,500`: who fights those of the list does the same to them.
    pub(super) fn done_as_well(
        &self,
        figure: usize,
        binding: Binding,
        found: &[Option<Vec<String>>],
    ) -> Option<Vec<String>> {
        let shared = binding.shared.filter(|at| self.bound[*at].is_some_and(|before| self.acts(*at, before)))?;
        let suffered = found.get(shared)?.clone()?;
        let doer = figure.checked_sub(1).filter(|at| self.in_own_segment(*at) && self.token(*at).mention.is_some())?;
        let against = self.opposed(&self.resolved(doer)?, false);
        (against == suffered).then_some(suffered)
    }

    /// Whether the first word of a segment has a marker.
    fn begins_with(&self, segment: usize, marker: Marker) -> bool {
        let first = self.parsed.segments[segment].tokens.first().map(|at| self.token(*at));
        let before = |token: &Token| self.parsed.text[..token.range.start].trim_end();
        let opens = |before: &str| before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric());
        first.is_some_and(|token| token.is(marker) && opens(before(token)))
    }

    /// `Of these, 359 were children`: a sentence that begins so is about those of the claim before.
    pub(super) fn of_those_before(&self, figure: usize) -> Option<Vec<String>> {
        let part = self.parsed.tokens.first().filter(|token| token.is(Marker::OfWhich))?;
        let begins = self.parsed.text.get(..part.range.start).is_some_and(|before| before.trim().is_empty());
        let alone = self.parsed.tokens[..figure].iter().all(|token| token.mention.is_none());
        self.context.previous.clone().filter(|_| begins && alone)
    }

    /// Whether a list goes on from what its subject did to what befell it, as clauses of one subject follow each other where
    /// verbs end them: `2,300명을 사살하였으며 58명이 숨졌다`.
    pub(super) fn turns(&self, last: usize, figure: usize, binding: Binding) -> bool {
        let did = self.bound[last].is_some_and(|before| self.acts(last, before));
        let taken = binding.cue.kinds.contains(Kind::Captured) || binding.cue.kinds.contains(Kind::Surrendered);
        let befell = match self.parsed.lexicon.object {
            ObjectPlace::Before => binding.cue.form == Form::State,
            // `killed 60 Soviet soldiers and lost 10`, `斃敵300人，傷亡50人`
            ObjectPlace::After => {
                let before = binding.token < figure && !self.token(binding.token).passive;
                before && (binding.cue.form == Form::Suffer || binding.cue.general && binding.cue.form == Form::State)
            }
        };
        did && !taken && befell && binding.shared.is_none() && !self.acts(figure, binding)
    }

    /// The party that a list began with.
    pub(super) fn list(&self, figure: usize, binding: Binding, found: &[Option<Vec<String>>]) -> Option<Vec<String>> {
        let named = |at: &usize| *at < figure && !matches!(self.role(*at), Role::Agent | Role::Claimant | Role::Place);
        if self.mentions(self.segment).iter().any(named) {
            return None;
        }
        let marked =
            |marker: Marker| self.parsed.segments[self.segment].tokens.iter().any(|at| self.token(*at).is(marker));
        if marked(Marker::OfWhich)
            && let Some(base) = (0..figure).rev().find(|at| self.token(*at).figure.is_some())
            && found[base].is_none()
            && let Some(party) = self.noun_phrase(base)
        {
            return Some(party);
        }
        let other = marked(Marker::Other);
        let last = (0..figure).rev().find(|at| found[*at].is_some() && !self.turns(*at, figure, binding));
        // Whom the sentence has named since goes on.
        let since = |last: usize| {
            let segment = self.parsed.segments.iter().position(|segment| segment.tokens.contains(&last));
            let between = segment.map_or(self.segment, |at| at + 1)..self.segment;
            between.into_iter().flat_map(|at| self.mentions(at)).any(|at| self.role(at) == Role::Subject)
        };
        let last = last.filter(|last| !since(*last)).and_then(|last| found[last].clone());
        let shared = binding.shared.filter(|at| !since(*at)).and_then(|at| found.get(at).cloned().flatten());
        // `Greece lost 70 killed and 30 wounded; for Turkey the figures are 60 and 20`: of the second list is the second party.
        let ids = last.or(shared)?;
        Some(if other { self.sides.others(&ids).unwrap_or(ids) } else { ids })
    }

    /// The party of the item before, in a list that is announced.
    pub(super) fn in_items(&self) -> Option<Vec<String>> {
        self.context.previous.clone().filter(|_| self.context.announced.is_some())
    }

    /// `5,537 killed and 18,063 wounded among the Japanese`: whom the second of two figures that a word joins names.
    pub(super) fn shared_behind(&self, figure: usize) -> Option<Vec<String>> {
        let next = self.parsed.segments.get(self.segment + 1).filter(|next| next.lead == Break::Word)?;
        let own = &self.parsed.segments[self.segment].tokens;
        let last = own.iter().rev().find(|at| self.token(**at).figure.is_some()) == Some(&figure);
        let first = next.tokens.first().is_some_and(|at| self.token(*at).figure.is_some());
        let mut named = next.tokens.iter().filter(|at| self.token(**at).mention.is_some());
        let at = named.find(|at| self.role(**at) == Role::Patient).filter(|_| last && first)?;
        self.mentions(self.segment).is_empty().then(|| self.resolved(*at)).flatten()
    }

    /// A total whose party is not named is that of the parts in the brackets behind it.
    pub(super) fn sums(&self, found: &mut [Option<Vec<String>>]) {
        let Some(first) = (0..found.len()).find(|at| found[*at].is_some()) else { return };
        let unnamed = self.parsed.tokens[..first].iter().all(|token| token.mention.is_none());
        if !unnamed {
            return;
        }
        let inside: Vec<usize> = self
            .parsed
            .segments
            .iter()
            .filter(|segment| segment.depth > 0)
            .flat_map(|segment| segment.tokens.iter().copied())
            .filter(|at| found[*at].is_some())
            .collect();
        let other = |at: usize| at.checked_sub(1).is_some_and(|before| self.token(before).is(Marker::Other));
        let parts = inside.iter().filter(|at| !other(**at));
        let members: Vec<String> = parts.flat_map(|at| found[*at].clone().unwrap_or_default()).collect();
        let named =
            inside.iter().any(|at| at.checked_sub(1).is_some_and(|before| self.token(before).mention.is_some()));
        let low = |at: usize| self.token(at).figure.as_ref().map_or(0, |figure| figure.low);
        let sum = inside.iter().map(|at| low(*at)).fold(0, u64::saturating_add);
        // `50 (US 20; CS 30)`: two sides of one country are all there are.
        let sides = || inside.iter().filter(|at| at.checked_sub(1).is_some_and(|at| self.token(at).mention.is_some()));
        let one = members.iter().all(|id| Some(id) == members.first()) && sides().count() > 1;
        let parts = || if one { vec!["all".to_owned()] } else { members.clone() };
        let exact = || Some(parts()).filter(|_| sum > 0 && low(first) == sum);
        let Some(whole) = self.sides.whole(&members).or_else(exact).filter(|_| named) else { return };
        for (at, party) in found.iter_mut().enumerate() {
            if party.is_some() && !inside.contains(&at) && self.bound[at].is_some() {
                *party = Some(whole.clone());
            }
        }
        for at in inside {
            if other(at)
                && let Some(others) = self.sides.others(&whole)
            {
                found[at] = Some(others);
            }
        }
    }

    /// `美軍與南越軍分別有1,536人和2,788人陣亡`: as many figures as there are parties in a list, in its order.
    pub(super) fn distribute(&self, found: &mut [Option<Vec<String>>]) {
        if !self.parsed.tokens.iter().any(|token| token.is(Marker::Respectively)) {
            return;
        }
        for mention in self.parsed.tokens.iter().filter_map(|token| token.mention.as_ref()) {
            let ids = self.sides.resolved(&mention.ids, None);
            let joined: Vec<usize> = (0..found.len()).filter(|at| found[*at].as_ref() == Some(&ids)).collect();
            if ids.len() > 1 && ids.len() == joined.len() {
                for (figure, id) in joined.into_iter().zip(ids) {
                    found[figure] = Some(vec![id]);
                }
            }
        }
    }
}
