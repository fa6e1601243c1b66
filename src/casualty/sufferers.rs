//! Who suffered: the party of a figure.
//!
//! A party that stands beside the figure or the word for what happened is the one. Else the form of that word decides: what
//! happens to its subject, or what its subject does to another. A list goes on with the party that it began with, and a
//! sentence that names no one with that of the sentence before.

pub mod aftermath;
mod clause;
mod lists;
mod outside;
mod phrase;
mod pointers;
mod references;
mod strangers;
mod strikes;

use super::binding::{Binding, Parsed};
use super::claim::Population;
use super::lexicon::{Cue, Form, ObjectPlace};
use super::sides::Sides;
use super::words::{Role, Token};
use phrase::NEAR;

/// What is known before a sentence is read.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Who suffered in the claim before, in the same paragraph.
    pub previous: Option<Vec<String>>,
    /// Whom the paragraph named last, as one that does something.
    pub topic: Option<Vec<String>>,
    /// Whom the paragraphs before named last.
    pub before: Option<Vec<String>>,
    /// Whom the sentence before names last, in whatever part.
    pub last: Option<Vec<String>>,
    /// Whether it named them later than that claim.
    pub turned: bool,
    /// Whom the sentences before say that a massacre struck.
    pub struck: Option<Vec<String>>,
    /// Whom the title of the section names.
    pub section: Option<Vec<String>>,
    /// What the sentence before announces of the items of a list.
    pub announced: Option<Cue>,
    /// What the claim before says happened, in the same paragraph.
    pub happened: Option<Cue>,
}

/// The party of each figure of a sentence.
pub fn sufferers(
    parsed: &Parsed<'_>,
    bound: &[Option<Binding>],
    sides: &Sides,
    context: &Context,
) -> Vec<Option<Vec<String>>> {
    let mut found: Vec<Option<Vec<String>>> = vec![None; parsed.tokens.len()];
    let mut seeker = Seeker { parsed, bound, sides, context, segment: 0 };
    for (index, segment) in parsed.segments.iter().enumerate() {
        seeker.segment = index;
        for figure in segment.tokens.iter().copied() {
            if let Some(binding) = bound[figure].filter(|binding| !binding.cue.kinds.is_empty()) {
                found[figure] = Some(seeker.of(figure, binding, &found));
            }
        }
    }
    seeker.sums(&mut found);
    seeker.distribute(&mut found);
    found
}

struct Seeker<'a> {
    parsed: &'a Parsed<'a>,
    bound: &'a [Option<Binding>],
    sides: &'a Sides,
    context: &'a Context,
    segment: usize,
}

impl Seeker<'_> {
    fn of(&self, figure: usize, binding: Binding, found: &[Option<Vec<String>>]) -> Vec<String> {
        let people = self.people(figure);
        let civilian = people == Some(Population::Civilian) || people.is_none() && binding.cue.civilians;
        let ids = self
            .done_as_well(figure, binding, found)
            .or_else(|| self.beside(figure, binding))
            .or_else(|| self.of_those_before(figure))
            .or_else(|| civilian.then(|| self.of_land().or_else(|| self.list(figure, binding, found))).flatten())
            .or_else(|| civilian.then(|| self.in_items().or_else(|| self.sides.civilians())).flatten())
            .or_else(|| self.of_someone(figure, binding))
            .or_else(|| self.of_which(figure))
            .or_else(|| self.labelled(figure, binding))
            .or_else(|| self.struck(figure, binding, civilian))
            .or_else(|| self.in_segment(figure, binding, civilian))
            .or_else(|| self.of_the_next(figure, binding, civilian))
            .or_else(|| self.shared_behind(figure))
            .or_else(|| self.other_side(figure, found))
            .or_else(|| self.list(figure, binding, found))
            .or_else(|| self.in_sentence(figure, binding, civilian))
            .or_else(|| self.on_land(figure, binding))
            .or_else(|| self.by_context(figure, binding, civilian))
            .unwrap_or_default();
        let ids = if civilian { self.sides.land(&ids) } else { ids };
        if ids.is_empty() { self.sides.divided().unwrap_or_else(|| vec!["unknown".to_owned()]) } else { ids }
    }

    fn token(&self, at: usize) -> &Token {
        &self.parsed.tokens[at]
    }

    /// The kind of people right behind or before a figure.
    fn people(&self, figure: usize) -> Option<Population> {
        let near = |at: usize| {
            let (first, last) = (figure.min(at), figure.max(at));
            self.in_own_segment(at) && self.gap(first, last).chars().count() <= 2 * NEAR
        };
        let around = [Some(figure + 1), figure.checked_sub(1), Some(figure + 2)];
        let around = around.into_iter().flatten().filter(|at| *at < self.parsed.tokens.len() && near(*at));
        let around = around.filter(|at| self.role(*at) != Role::Agent);
        around.filter_map(|at| self.token(at).people).next().or_else(|| self.parsed.civilian_topic(figure))
    }

    fn gap(&self, before: usize, after: usize) -> &str {
        super::words::gap(self.parsed.text, self.token(before), self.token(after))
    }

    fn in_own_segment(&self, at: usize) -> bool {
        self.parsed.segments[self.segment].tokens.contains(&at)
    }

    fn mentions(&self, segment: usize) -> Vec<usize> {
        let tokens = &self.parsed.segments[segment].tokens;
        tokens.iter().copied().filter(|at| self.token(*at).mention.is_some()).collect()
    }

    fn role(&self, at: usize) -> Role {
        self.token(at).mention.as_ref().map_or(Role::Plain, |mention| mention.role)
    }

    /// Whether the cue says what its subject does to another. A word that can stand for doing or suffering, such as
    /// `killed`, stands for suffering behind its figure.
    fn acts(&self, figure: usize, binding: Binding) -> bool {
        let active = match binding.cue.form {
            Form::Act | Form::Inflict => true,
            Form::Either => !(self.parsed.lexicon.object == ObjectPlace::After && binding.token > figure),
            Form::State | Form::Suffer | Form::Fate => false,
        };
        active && !self.token(binding.token).passive
    }

    /// Whether the subject of the segment does harm: `inflicted`, `造成`.
    fn inflicted(&self) -> bool {
        let tokens = &self.parsed.segments[self.segment].tokens;
        tokens
            .iter()
            .any(|at| self.token(*at).cue.is_some_and(|cue| cue.form == Form::Inflict) && !self.token(*at).passive)
    }

    fn opposed(&self, to: &[String], civilian: bool) -> Vec<String> {
        if to.iter().any(|id| id == "unknown" || id == "all") {
            return Vec::new();
        }
        let enemy = self.sides.enemy(to);
        if civilian { self.sides.land(&enemy) } else { enemy }
    }
}

#[cfg(test)]
mod tests;
