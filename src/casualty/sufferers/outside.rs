//! Who suffered, by what stands outside the clause: the land it happened on, the one who says so, what was said before.

use super::Seeker;
use crate::casualty::binding::Binding;
use crate::casualty::claim::{Kind, Kinds};
use crate::casualty::lexicon::{Marker, ObjectPlace};
use crate::casualty::words::Role;

impl Seeker<'_> {
    /// Whose civilians: of the place that the sentence names, of the one who accuses, or those that the text speaks of.
    pub(super) fn of_land(&self) -> Option<Vec<String>> {
        let with = |role: Role| {
            let mut named =
                (0..self.parsed.tokens.len()).filter(|at| self.role(*at) == role && self.token(*at).mention.is_some());
            named.find_map(|at| self.resolved(at))
        };
        let place = with(Role::Place);
        let state = |ids: &Vec<String>| ids.iter().all(|id| id.len() == 2);
        place.filter(state).or_else(|| with(Role::Claimant).filter(|ids| state(ids)))
    }

    /// Whose land it happened on, where nothing else says who suffered.
    pub(super) fn on_land(&self, figure: usize, binding: Binding) -> Option<Vec<String>> {
        let places = (0..figure).rev().filter(|at| self.role(*at) == Role::Place && self.token(*at).mention.is_some());
        let place = places.into_iter().find(|at| self.token(*at).place);
        place.filter(|_| !self.acts(figure, binding)).and_then(|at| self.resolved(at))
    }

    /// The party from what was said before the sentence.
    pub(super) fn by_context(&self, figure: usize, binding: Binding, civilian: bool) -> Option<Vec<String>> {
        let claimant = || {
            let named = self.parsed.tokens.iter().filter_map(|token| token.mention.as_ref());
            let mut claimants = named.filter(|mention| mention.role == Role::Claimant);
            claimants.next_back().map(|mention| self.sides.resolved(&mention.ids, None))
        };
        let active = self.acts(figure, binding);
        let context = self.context;
        if civilian {
            let known = claimant().or_else(|| context.section.clone()).or_else(|| self.sides.civilians());
            let known = known.or_else(|| self.sides.ground());
            return known.or_else(|| self.sides.own()).or_else(|| context.topic.clone());
        }
        // What a number goes on with is that of whom the one before it was.
        let again = (binding.token == figure).then(|| context.previous.clone()).flatten();
        if let Some(again) = again {
            return Some(again);
        }
        if active {
            // `The attack killed 34`: those whom the sentence before names as its target.
            let strike =
                self.parsed.tokens[..figure].iter().any(|token| token.is(Marker::Strike) || token.is(Marker::Event));
            let unnamed = self.parsed.tokens[..figure].iter().all(|token| token.mention.is_none());
            let target = context.last.clone().filter(|last| strike && unnamed && context.topic.as_ref() != Some(last));
            if target.is_some() {
                return target;
            }
            let subject = claimant().or_else(|| context.topic.clone());
            // Where verbs end the sentence, they say whether something was done or suffered: not by those of the claim before.
            let doer = subject
                .or_else(|| context.previous.clone().filter(|_| self.parsed.lexicon.object == ObjectPlace::Before));
            return doer.map(|ids| self.opposed(&ids, civilian)).or_else(|| context.previous.clone());
        }
        let whole = self.parsed.tokens.iter().any(|token| token.is(Marker::War));
        if whole && context.section.is_none() && claimant().is_none() && context.previous.is_none() {
            return Some(vec!["all".to_owned()]);
        }
        // `The army massacred the villagers. 300 died`: not those whom that speaks of, but those whom they struck.
        let died = binding.cue.kinds == Kinds::of([Kind::Killed]) && binding.token != figure;
        if let Some(struck) = context.struck.clone().filter(|_| died) {
            return Some(struck);
        }
        let section = context.section.clone().or_else(claimant);
        let turned = context.topic.clone().filter(|_| context.turned);
        let known = section.or(turned).or_else(|| context.previous.clone()).or_else(|| context.topic.clone());
        let said = known.or_else(|| self.sides.own()).or_else(|| context.before.clone());
        let native = || self.parsed.lexicon.native.clone().map(|id| vec![id]);
        said.or_else(|| self.sides.leading()).or_else(native)
    }
}
