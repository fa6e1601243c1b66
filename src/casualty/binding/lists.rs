//! Figures that share what is said of others: in lists, in brackets, behind a colon, in sums.

use super::{Binding, Parsed};
use crate::casualty::claim::{Kind, Kinds, Population};
use crate::casualty::lexicon::{Boundary, Cue, Form, Marker, ObjectPlace};
use crate::casualty::segments::{Break, Segment, labels};
use crate::casualty::words::{Role, Token, gap};
use crate::text::script;

impl Parsed<'_> {
    /// `649 Argentines, 255 Britons and three islanders died`: figures of a list that share what is said behind the last.
    pub(super) fn joined_behind(&self, segment: usize, bound: &[Option<Binding>]) -> Option<Binding> {
        let final_verb = self.lexicon.object == ObjectPlace::Before;
        let joins = |next: &&Segment| match next.lead {
            Break::Word => true,
            Break::Comma => final_verb || self.is_list_item(segment),
            Break::Colon | Break::Full | Break::Bracket => false,
        };
        // `413 killed (29 officers, 384 men) and 2,094 wounded`: a list in brackets ends with them.
        let inside = |next: &&Segment| next.depth >= self.segments[segment].depth;
        let behind = self.segments.get(segment + 1).filter(inside).filter(joins)?;
        let own = &self.segments[segment].tokens;
        let mut after = own.iter().rev().take_while(|at| self.tokens[**at].figure.is_none());
        let closed = after.any(|at| self.tokens[*at].cue.is_some())
            || own.iter().any(|at| self.tokens[*at].is(Marker::Estimate));
        let figure = behind.tokens.iter().find(|at| self.tokens[**at].figure.is_some())?;
        let noun = |at: &usize| self.tokens[*at].people.is_some() || self.tokens[*at].mention.is_some();
        let begins =
            final_verb || behind.lead == Break::Word || behind.tokens.iter().take_while(|at| *at < figure).all(noun);
        bound[*figure].filter(|binding| !closed && begins && binding.token > *figure)
    }

    /// Binds the figures of a segment that share what is said of the next.
    pub(super) fn bind_joined(&self, segment: usize, bound: &mut [Option<Binding>]) {
        for figure in self.figures(segment) {
            if bound[figure].is_none() {
                bound[figure] = self.joined_behind(segment, bound);
            }
        }
    }

    /// A number of casualties says what its parts say: `288 (40 killed, 241 wounded, 7 missing)`, `2,200, including 600
    /// captured`.
    pub(super) fn sum_parts(&self, bound: &mut [Option<Binding>]) {
        for (index, segment) in self.segments.iter().enumerate() {
            let part = segment.tokens.iter().any(|at| self.tokens[*at].is(Marker::OfWhich));
            let Some(first) = segment.tokens.iter().copied().find(|at| bound[*at].is_some()) else { continue };
            let Some(whole) = (0..first).rev().find(|at| bound[*at].is_some()) else { continue };
            let colon = segment.lead == Break::Colon;
            let opens = segment.lead == Break::Bracket && self.segments[index].head >= Some(whole) || colon;
            // `lost 14,453: 9,511 in action, 2,386 of wounds; wounded: 53,753`: a label behind parts without one begins anew.
            let label = |own: &Segment| own.tokens.first().is_some_and(|at| labels(self.text, &self.tokens, *at));
            let anew = |other: &Segment| label(other) && !label(segment);
            let goes_on =
                |other: &&Segment| other.depth >= segment.depth && (part || colon || other.depth > 0) && !anew(other);
            let inside = self.segments[index..].iter().take_while(goes_on);
            let kinds: Vec<Kinds> = inside
                .flat_map(|segment| &segment.tokens)
                .filter_map(|at| bound[*at].filter(|binding| *at >= first && binding.shared.is_none()))
                .map(|binding| binding.cue.kinds)
                .collect();
            let parts = kinds.iter().fold(Kinds::default(), |sum, kinds| sum.union(*kinds));
            if let Some(binding) = &mut bound[whole]
                && binding.cue.general
                && !parts.is_empty()
                && (opens || part)
            {
                let several = opens && kinds.len() > 1;
                binding.cue.kinds = if several { parts } else { binding.cue.kinds.union(parts) };
            }
        }
    }

    /// `79 lost and 121 wounded`: those who are lost beside wounded are dead.
    pub(super) fn part_losses(&self, bound: &mut [Option<Binding>]) {
        let figures: Vec<usize> = (0..bound.len()).filter(|at| bound[*at].is_some()).collect();
        for pair in figures.windows(2) {
            let (Some(first), Some(second)) = (bound[pair[0]], bound[pair[1]]) else { continue };
            let lost = first.cue.form == Form::Suffer && first.shared.is_none();
            let wounded = second.cue.kinds == Kinds::of([Kind::Wounded]);
            let apart = self.tokens[pair[0]..pair[1]].iter().any(|token| token.is(Marker::OfWhich));
            if lost && wounded && !apart {
                bound[pair[0]] = Some(Binding { cue: Cue { kinds: Kinds::of([Kind::Killed]), ..first.cue }, ..first });
            }
        }
    }

    /// `lost 37 and 22 killed`: what is said behind the second is said of both.
    pub(super) fn joined_losses(&self, bound: &mut [Option<Binding>]) {
        for at in 1..bound.len() {
            let (Some(first), Some(second)) = (bound[at - 1], bound[at]) else { continue };
            let lost = first.cue.form == Form::Suffer && first.token < at - 1;
            let died = second.cue.kinds == Kinds::of([Kind::Killed]) && second.token > at;
            let between = self.text.get(self.tokens[at - 1].range.end..self.tokens[at].range.start);
            let joined = between.is_some_and(|gap| self.lexicon.conjunctions.iter().any(|word| word == gap.trim()));
            if lost && died && joined {
                bound[at - 1] = Some(Binding { cue: Cue { kinds: second.cue.kinds, ..first.cue }, ..first });
            }
        }
    }

    /// `killed, wounded and missing 40, 241 and 7 respectively`: as many figures as there are kinds in a list, in its order.
    pub(super) fn distribute(&self, bound: &mut [Option<Binding>]) {
        if !self.tokens.iter().any(|token| token.is(Marker::Respectively)) {
            return;
        }
        for list in 0..self.tokens.len() {
            let parts = &self.tokens[list].parts;
            let figures: Vec<usize> =
                (0..bound.len()).filter(|at| bound[*at].is_some_and(|binding| binding.token == list)).collect();
            if parts.len() < 2 || parts.len() != figures.len() {
                continue;
            }
            for (figure, kinds) in figures.into_iter().zip(parts) {
                if let Some(binding) = &mut bound[figure] {
                    binding.cue.kinds = *kinds;
                }
            }
        }
    }

    /// In brackets behind a figure or a cue: what these say.
    pub(super) fn bracket_head(&self, segment: usize, bound: &[Option<Binding>]) -> Option<Binding> {
        let own = &self.segments[segment];
        let head = own.head.filter(|_| own.depth > 0)?;
        if !self.is_list_item(segment) {
            return None;
        }
        let label = self.label();
        let figure = (0..=head).rev().find(|at| bound[*at].is_some() && self.tokens[*at].figure.is_some());
        match (label, figure) {
            (Some(label), figure) => Some(Binding { cue: self.tokens[label].cue?, token: label, shared: figure }),
            (None, Some(figure)) => bound[figure].map(|binding| Binding { shared: Some(figure), ..binding }),
            (None, None) => None,
        }
    }

    /// The cue that heads the whole sentence: `死亡和失蹤總數：`.
    pub(super) fn label(&self) -> Option<usize> {
        self.segments.get(1).filter(|next| next.lead == Break::Colon)?;
        let first = self.segments.first()?;
        let figures = first.tokens.iter().any(|at| self.tokens[*at].figure.is_some());
        (!figures).then(|| first.tokens.iter().copied().find(|at| self.tokens[*at].harm().is_some())).flatten()
    }

    /// Whether a part of a sentence says only who someone is.
    fn names_only(&self, part: &Segment) -> bool {
        let says = |token: &Token| token.cue.is_some() || token.figure.is_some() || token.people.is_some();
        let joins = matches!(part.lead, Break::Comma | Break::Word);
        let spaced = self.lexicon.boundary == Boundary::Word;
        spaced && joins && !part.tokens.is_empty() && !part.tokens.iter().any(|at| says(&self.tokens[*at]))
    }

    /// A figure and behind a comma what happened to them: `45名戰俘雙手被反綁後，被射殺`.
    pub(super) fn predicate_behind(&self, segment: usize) -> Option<Binding> {
        let own = &self.segments[segment];
        let mut next = segment + 1;
        // `Three airmen, Ensign Adams of the Mirabel and Ensign Baker, were captured`
        while self.segments.get(next).is_some_and(|next| next.depth > own.depth || self.names_only(next)) {
            next += 1;
        }
        let behind = self.segments.get(next).filter(|next| matches!(next.lead, Break::Comma | Break::Word))?;
        let mut seen = behind.tokens.iter().take_while(|at| self.tokens[**at].figure.is_none());
        let cue = seen.find(|at| self.tokens[**at].cue.is_some())?;
        let figures = behind.tokens.iter().any(|at| self.tokens[*at].figure.is_some());
        let token = &self.tokens[*cue];
        let sense = token.cue?;
        let passive = token.passive || matches!(sense.form, Form::State) && !sense.general;
        let first_figure = self.lexicon.object == ObjectPlace::Before;
        let subject = behind
            .tokens
            .iter()
            .take_while(|at| *at != cue)
            .any(|at| self.tokens[*at].mention.as_ref().is_some_and(|mention| mention.role == Role::Subject));
        let either = matches!(sense.form, Form::Either);
        let fits = !figures && !subject && (passive || either || first_figure) && !sense.kinds.is_empty();
        fits.then_some(Binding { cue: sense, token: *cue, shared: None })
    }

    /// Prisoners without a word on what happened to them were captured.
    pub(super) fn prisoners(&self, segment: usize) -> Option<Binding> {
        let tokens = &self.segments[segment].tokens;
        let token = tokens.iter().copied().find(|at| self.tokens[*at].people == Some(Population::Pow))?;
        // `took 3,000 prisoners`
        let taken = tokens.iter().any(|at| *at < token && self.tokens[*at].is(Marker::Takes));
        let form = if taken { Form::Act } else { Form::State };
        Some(Binding { cue: Cue { form, ..Cue::captured() }, token, shared: None })
    }

    /// `took 7,000 prisoners when the fortress fell`: no other word says what happened to them.
    pub(super) fn took_prisoners(&self, figure: usize) -> Option<Binding> {
        let takes = figure.checked_sub(1).is_some_and(|before| self.tokens[before].is(Marker::Takes));
        let token = figure + 1;
        let prisoners = self.tokens.get(token).is_some_and(|next| next.people == Some(Population::Pow));
        let cue = Cue { form: Form::Act, ..Cue::captured() };
        (takes && prisoners).then_some(Binding { cue, token, shared: None })
    }

    /// `killed 1,100 and took 149`, `149 were taken`: whoever is taken, and is no thing, is captured.
    pub(super) fn taken(&self, segment: usize, figure: usize) -> Option<Binding> {
        let own = self.tokens[figure].figure.as_ref().filter(|_| self.lexicon.boundary == Boundary::Word)?;
        let rest = self.text.get(own.range.end..)?.trim_start_matches(' ');
        let alone = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        let takes = |at: &usize| self.tokens[*at].is(Marker::Takes) && !self.tokens[*at].is(Marker::ClaimAfter);
        let tokens = &self.segments[segment].tokens;
        let between = |one: usize, other: usize| gap(self.text, &self.tokens[one], &self.tokens[other]).trim();
        let is_verb = |at: &usize| self.lexicon.counters.function.iter().any(|word| word == between(figure, *at));
        let before = figure.checked_sub(1).filter(|at| alone && tokens.contains(at) && between(*at, figure).is_empty());
        let behind = Some(figure + 1).filter(|at| tokens.contains(at) && is_verb(at));
        let (token, form) = match (before.filter(takes), behind.filter(takes)) {
            (Some(token), _) => (token, Form::Act),
            (_, Some(token)) => (token, Form::State),
            _ => return None,
        };
        Some(Binding { cue: Cue { form, ..Cue::captured() }, token, shared: None })
    }

    /// The list that a figure goes on with: behind a semicolon, the item at the same place of the part before.
    pub(super) fn list_before(&self, segment: usize, figure: usize, bound: &[Option<Binding>]) -> Option<Binding> {
        let own = &self.segments[segment];
        let before = |at: &usize| *at < figure && bound[*at].is_some() && self.tokens[*at].figure.is_some();
        let last = (0..figure).rev().find(before)?;
        let total = own.tokens.iter().any(|at| self.tokens[*at].is(Marker::Total));
        if total && own.tokens.iter().all(|at| self.tokens[*at].mention.is_none()) {
            return self.sum(segment, figure, bound);
        }
        let source = match (self.parallel(figure, bound), own.lead) {
            (Some(same), _) => same,
            (None, Break::Full) => self.first_of_part_before(segment, bound).unwrap_or(last),
            (None, _) => last,
        };
        let binding = bound[source]?;
        (!binding.cue.kinds.is_empty()).then_some(Binding { shared: Some(source), ..binding })
    }

    /// `The British had 255 killed and 775 wounded, the Argentines 649 and 1,657`: the figure at the same place in the list of
    /// the party before, where both have as many.
    fn parallel(&self, figure: usize, bound: &[Option<Binding>]) -> Option<usize> {
        let named = |at: &usize| self.tokens[*at].mention.is_some();
        let counts = |at: &usize| self.tokens[*at].figure.is_some();
        let party = (0..figure).rev().find(named)?;
        let before = (0..party).rev().find(named)?;
        let end = (figure..self.tokens.len()).find(named).unwrap_or(self.tokens.len());
        let own: Vec<usize> = (party..end).filter(counts).collect();
        let others: Vec<usize> = (before..party).filter(counts).collect();
        let silent = self.tokens[party..end].iter().all(|token| token.cue.is_none());
        let known = others.iter().all(|at| bound[*at].is_some());
        let place = own.iter().position(|at| *at == figure)?;
        if silent && known && own.len() == others.len() && own.len() > 1 { Some(others[place]) } else { None }
    }

    /// The first bound figure of the part of the sentence that ends with the semicolon before a segment.
    pub(super) fn first_of_part_before(&self, segment: usize, bound: &[Option<Binding>]) -> Option<usize> {
        let start =
            (0..segment).rev().find(|at| self.segments[*at].lead == Break::Full && self.segments[*at].depth == 0)?;
        let tokens = self.segments[start..segment].iter().flat_map(|segment| segment.tokens.iter().copied());
        tokens.filter(|at| self.tokens[*at].figure.is_some()).find(|at| bound[*at].is_some())
    }

    /// A sum of what stands before it in the list: all their kinds together.
    pub(super) fn sum(&self, segment: usize, figure: usize, bound: &[Option<Binding>]) -> Option<Binding> {
        let start = (0..=segment).rev().find(|at| self.segments[*at].lead == Break::Full).unwrap_or(0);
        let first = self.segments[start].tokens.first().copied().unwrap_or(0);
        let parts: Vec<Binding> = bound[first.min(figure)..figure].iter().flatten().copied().collect();
        let kinds = parts.iter().fold(Kinds::default(), |kinds, part| kinds.union(part.cue.kinds));
        let last = parts.last()?;
        let shared = (0..figure).rev().find(|at| bound[*at].is_some());
        (!kinds.is_empty()).then_some(Binding { cue: Cue { kinds, ..last.cue }, token: last.token, shared })
    }

    /// `The losses were heavy, some 3,000`: the cue stands in the segment before, which has no figure.
    pub(super) fn announced(&self, segment: usize) -> Option<Binding> {
        let silent = |segment: usize| self.segments[segment].tokens.iter().all(|at| self.tokens[*at].cue.is_none());
        if let Some(token) = self.topic_of_losses().filter(|_| segment > 0 && (1..=segment).all(silent)) {
            return self.tokens[token].harm().map(|cue| Binding { cue, token, shared: None });
        }
        if !self.is_list_item(segment) {
            return None;
        }
        let before = self.segments[..segment].iter().rev().take(3).flat_map(|segment| segment.tokens.iter().rev());
        let token =
            *before.clone().take(8).find(|at| self.tokens[**at].cue.is_some() || self.tokens[**at].figure.is_some())?;
        let cue = self.tokens[token].harm()?;
        Some(Binding { cue, token, shared: None })
    }

    /// `Their number is put at 20,000 by one, at 13,000 by another`: who says what the number is need not say again of what.
    pub(super) fn reported(&self, segment: usize, figure: usize, bound: &[Option<Binding>]) -> Option<Binding> {
        let own = &self.segments[segment];
        let says = |at: &usize| {
            let token = &self.tokens[*at];
            token.is(Marker::ClaimAfter)
                || token.is(Marker::ClaimBefore)
                || token.is(Marker::Estimate) && self.stands_bare(figure)
        };
        let silent = own.tokens.iter().all(|at| self.tokens[*at].cue.is_none() && !self.tokens[*at].thing);
        let people = self.tokens[figure].figure.as_ref().is_some_and(|figure| figure.counted || figure.low >= 100);
        if !silent || !people || !own.tokens.iter().any(says) {
            return None;
        }
        let before = || (0..figure).rev().find(|at| bound[*at].is_some());
        if let Some(last) = self.parallel(figure, bound).or_else(before) {
            return bound[last].map(|binding| Binding { shared: Some(last), ..binding });
        }
        // `Of the number of the dead one says that it is 10,800`
        let asked = (0..figure).rev().find_map(|token| Some((token, self.tokens[token].harm()?)));
        let (token, cue) = asked.or_else(|| Some((figure, self.happened?)))?;
        Some(Binding { cue, token, shared: None })
    }

    /// Whether no noun follows a figure that would say what it counts.
    fn stands_bare(&self, at: usize) -> bool {
        let Some(figure) = &self.tokens[at].figure else { return false };
        let rest = self.text.get(figure.range.end..).unwrap_or_default().trim_start_matches(' ');
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
        match self.lexicon.boundary {
            Boundary::Word => word.is_empty() || self.lexicon.counters.function.contains(&word),
            Boundary::Start => true,
            Boundary::None => {
                let next = self.tokens.get(at + 1).filter(|next| next.range.start == figure.range.end);
                !word.starts_with(script::is_han) || next.is_some_and(|next| next.is(Marker::Estimate))
            }
        }
    }

    /// Lives are counted of those who lose them.
    pub(super) fn lives(&self, figure: usize) -> Option<Binding> {
        let cue = Cue { kinds: Kinds::of([Kind::Killed]), ..Cue::captured() };
        self.counts_lives(figure).then_some(Binding { cue, token: figure, shared: None })
    }

    /// What heads the list that the sentence is an item of.
    pub(super) fn heading(&self, segment: usize, figure: usize) -> Option<Binding> {
        let parts = self.tokens.first().is_some_and(|token| token.is(Marker::OfWhich) && token.range.start == 0);
        let part = self.happened.filter(|_| parts && segment <= 1);
        let cue = part.or_else(|| self.announced.filter(|_| self.is_list_item(segment)))?;
        let alone = self.segments[segment].tokens.iter().all(|at| self.tokens[*at].cue.is_none());
        alone.then_some(Binding { cue, token: figure, shared: None })
    }
}
