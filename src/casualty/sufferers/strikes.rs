//! Who suffers from what is done from afar or to the defenceless: not the one who does it.

use super::Seeker;
use crate::casualty::binding::Binding;
use crate::casualty::claim::Kind;
use crate::casualty::lexicon::{Boundary, Cue, Form, Marker, ObjectPlace};
use crate::casualty::segments::Break;
use crate::casualty::words::Role;

impl Seeker<'_> {
    /// `艦載機が港を空襲し、668人が死亡した`: whom the raid struck, or else the enemy of those who flew it.
    pub(super) fn struck(&self, figure: usize, binding: Binding, civilian: bool) -> Option<Vec<String>> {
        let suffered = binding.cue.form == Form::Act && self.token(binding.token).passive;
        let befell = (suffered || matches!(binding.cue.form, Form::State | Form::Either)) && !binding.cue.general;
        if !befell || self.acts(figure, binding) {
            return None;
        }
        let start = self.part_start();
        let strike = (start..figure).rev().find(|at| self.token(*at).is(Marker::Strike) || self.slays(*at))?;
        // `コヴェントリー（爆弾3発）- 死者19人`: brackets tell what befell the one before them.
        if self.depth(strike) > self.depth(figure) {
            return None;
        }
        let named = |at: &usize| self.token(*at).mention.is_some() && self.role(*at) != Role::Claimant;
        let passive = self.token(strike).passive;
        let agent = || (start..figure).find(|at| named(at) && self.role(*at) == Role::Agent);
        let doer = |at: &usize| {
            named(at) && matches!(self.role(*at), Role::Subject | Role::Possessor | Role::Plain | Role::Agent)
        };
        let does = |at: &usize| named(at) && matches!(self.role(*at), Role::Subject | Role::Agent);
        let subject = || (start..strike).rev().find(does);
        let striker = if passive { agent()? } else { subject().or_else(|| (start..strike).find(doer))? };
        let behind: Vec<usize> = (strike + 1..figure).filter(named).filter(|at| *at != striker).collect();
        // `擊沉日艦`
        let object = |at: &usize| {
            let near = self.gap(strike, *at).trim().is_empty();
            near && *at == strike + 1 && self.parsed.lexicon.object == ObjectPlace::After
        };
        let target = |at: &usize| matches!(self.role(*at), Role::Object | Role::Patient | Role::Place) || object(at);
        // `擊落美機3架，犧牲40人`: whoever shoots things down is the subject of the next verb too.
        let goes_on = binding.token < figure && binding.token > strike && !self.in_own_segment(strike);
        let things = |at: &usize| object(at) && self.are_things(*at);
        if !behind.iter().all(target) || goes_on && behind.iter().any(things) {
            return None;
        }
        let who = self.resolved(striker)?;
        if !passive && self.is_object(striker, strike) {
            return Some(who);
        }
        // `mistook its own aircraft for others and shot them down`
        let own = |at: usize| self.token(at).mention.as_ref().is_some_and(|mention| mention.ids == ["self"]);
        if (striker + 1..figure).any(own) {
            return Some(who);
        }
        let between = (striker + 1..strike).filter(named).filter(|at| target(at) || self.role(*at) == Role::Possessor);
        let others = between.chain(behind).filter_map(|at| self.resolved(at)).find(|ids| *ids != who);
        others.or_else(|| Some(self.opposed(&who, civilian))).filter(|ids| !ids.is_empty())
    }

    /// `이란항공 655편을 격추하여`: whether a party is a part of what is struck.
    fn is_object(&self, at: usize, strike: usize) -> bool {
        let plain = matches!(self.role(at), Role::Plain | Role::Possessor);
        let particles = &self.parsed.lexicon.particles;
        let gap = self.gap(at, strike).trim_end();
        // `ボリビアの爆撃機が町を爆撃し`
        let does = match self.parsed.lexicon.boundary {
            Boundary::Start => {
                gap.split(' ').any(|word| particles.subject.iter().any(|own| word.ends_with(own.as_str())))
            }
            _ => particles.subject.iter().any(|own| gap.contains(own.as_str())),
        };
        plain && !does && particles.object.iter().any(|word| gap.ends_with(word.as_str()))
    }

    /// Whether a number of things follows the name of whose they are: `美機3架`.
    fn are_things(&self, at: usize) -> bool {
        let next = self.parsed.tokens.get(at + 1);
        let end = next.map_or(self.parsed.text.len(), |token| token.range.start);
        let behind = self.parsed.text.get(self.token(at).range.end..end).unwrap_or_default();
        let own = behind.split(['，', ',', '、', '；', '。']).next().unwrap_or_default();
        !self.parsed.lexicon.numerals.find(own).is_empty()
    }

    /// How many brackets are around a token.
    fn depth(&self, at: usize) -> usize {
        self.parsed.segments.iter().find(|segment| segment.tokens.contains(&at)).map_or(0, |segment| segment.depth)
    }

    /// Whether a cue says that one killed or hurt others, and not how many.
    fn slays(&self, at: usize) -> bool {
        let hurts = |cue: Cue| cue.kinds.contains(Kind::Killed) || cue.kinds.contains(Kind::Wounded);
        let active = self.token(at).harm().is_some_and(|cue| cue.form == Form::Act && hurts(cue));
        active && !self.token(at).passive && self.bound.iter().flatten().all(|binding| binding.token != at)
    }

    /// The first token of the part of the sentence, between semicolons, that the segment is in.
    fn part_start(&self) -> usize {
        let segments = &self.parsed.segments;
        let lead = (0..=self.segment).rev().find(|at| segments[*at].lead == Break::Full).unwrap_or(0);
        segments[lead].tokens.first().copied().unwrap_or(0)
    }
}
