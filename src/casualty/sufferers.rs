//! Who suffered: the party of a figure.
//!
//! A party that stands beside the figure or the word for what happened is the one. Else the form of that word decides: what
//! happens to its subject, or what its subject does to another. A list goes on with the party that it began with, and a
//! sentence that names no one with that of the sentence before.

mod lists;
mod phrase;
mod strikes;

use super::binding::{Binding, Parsed};
use super::claim::Population;
use super::lexicon::{Cue, Form, Marker, ObjectPlace};
use super::segments::Break;
use super::sides::{RELATIVE, Sides};
use super::words::{Mention, Role, Token};
use phrase::NEAR;

/// What is known before a sentence is read.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Who suffered in the claim before, in the same paragraph.
    pub previous: Option<Vec<String>>,
    /// Whom the paragraph named last, as one that does something.
    pub topic: Option<Vec<String>>,
    /// Whom the paragraphs before, of the same section, named last.
    pub earlier: Option<Vec<String>>,
    /// Whether it named them later than that claim.
    pub turned: bool,
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
            .beside(figure, binding)
            .or_else(|| self.of_those_before(figure))
            .or_else(|| civilian.then(|| self.of_land().or_else(|| self.list(figure, binding, found))).flatten())
            .or_else(|| civilian.then(|| self.sides.civilians()).flatten())
            .or_else(|| self.labelled(figure, binding))
            .or_else(|| self.struck(figure, binding, civilian))
            .or_else(|| self.in_segment(figure, binding, civilian))
            .or_else(|| self.shared_behind(figure))
            .or_else(|| self.list(figure, binding, found))
            .or_else(|| self.in_sentence(figure, binding, civilian))
            .or_else(|| self.on_land(figure, binding))
            .or_else(|| self.by_context(figure, binding, civilian))
            .unwrap_or_default();
        let ids = if civilian { self.sides.land(&ids) } else { ids };
        if ids.is_empty() { vec!["unknown".to_owned()] } else { ids }
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
        around.filter_map(|at| self.token(at).people).next()
    }

    fn resolved(&self, at: usize) -> Option<Vec<String>> {
        let mention = self.token(at).mention.as_ref()?;
        if self.parsed.lexicon.own_enemy
            && mention.ids.iter().any(|id| id == "enemy")
            && let Some(own) = self.sides.own()
        {
            return Some(self.sides.enemy(&own));
        }
        let is = |id: &str| mention.ids.iter().any(|own| own == id);
        if is("same") {
            return self.said_last(at);
        }
        if is("self")
            && let Some(fought) = self.fought_before(at)
        {
            return Some(self.sides.enemy(&fought));
        }
        if is("opponent")
            && let Some(own) = self.claimants_own(at)
        {
            return Some(own);
        }
        let opponent = is("opponent").then(|| self.doer_before(at).or_else(|| self.another(at)));
        let subject = opponent.flatten().or_else(|| self.subject_before(at));
        let ids = self.sides.resolved(&mention.ids, subject.as_deref());
        let other = at.checked_sub(1).is_some_and(|before| {
            self.token(before).is(Marker::Other) && self.gap(before, at).trim().chars().count() <= 1
        });
        let ids = if other { self.sides.others(&ids).unwrap_or(ids) } else { ids };
        (!ids.is_empty()).then_some(ids)
    }

    fn gap(&self, before: usize, after: usize) -> &str {
        super::words::gap(self.parsed.text, self.token(before), self.token(after))
    }

    /// A party that the sentence names besides the one at a token.
    fn another(&self, at: usize) -> Option<Vec<String>> {
        let others = self.parsed.tokens.iter().enumerate().filter(|(other, _)| *other != at);
        let mut named = others.filter_map(|(_, token)| token.mention.as_ref());
        let other = named.find(|mention| !mention.ids.iter().any(|id| RELATIVE.contains(&id.as_str())))?;
        Some(self.sides.resolved(&other.ids, None))
    }

    /// The party that was named last before a token, and does not only say so: whom `該師` is of.
    fn said_last(&self, at: usize) -> Option<Vec<String>> {
        let named = |before: &usize| {
            let own = self.token(*before).mention.as_ref();
            own.is_some_and(|own| !own.is_deictic()) && !matches!(self.role(*before), Role::Claimant | Role::Place)
        };
        let before = (0..at).rev().find(named).and_then(|before| self.resolved(before));
        before.or_else(|| self.context.topic.clone()).or_else(|| self.context.previous.clone())
    }

    /// Whose the defenders are of whom only one speaks who says what befell them, or what he did to them: `國防部稱守軍720人
    /// 殉國`.
    fn claimants_own(&self, at: usize) -> Option<Vec<String>> {
        let named = |before: &usize| self.token(*before).mention.as_ref().is_some_and(|own| !own.is_deictic());
        let before = (0..at).rev().find(named).filter(|before| self.role(*before) == Role::Claimant)?;
        let own = self.resolved(before)?;
        Some(if self.role(at) == Role::Object { self.sides.enemy(&own) } else { own })
    }

    /// `擊斃日軍約1,000人，本身陣亡25人`: whom someone that the sentence does not name did something to.
    fn fought_before(&self, at: usize) -> Option<Vec<String>> {
        let named = |before: &usize| self.token(*before).mention.is_some();
        let objects = (0..at).filter(named).all(|before| matches!(self.role(before), Role::Object | Role::Patient));
        let last = (0..at).rev().find(named).filter(|_| objects)?;
        self.resolved(last)
    }

    /// The last party before a token that does something, and does not only say so.
    fn doer_before(&self, at: usize) -> Option<Vec<String>> {
        let doer = |at: &usize| matches!(self.role(*at), Role::Subject | Role::Agent);
        let relative = |at: &usize| self.token(*at).mention.as_ref().is_none_or(Mention::is_deictic);
        (0..at).rev().find(|at| doer(at) && !relative(at)).and_then(|at| self.resolved(at))
    }

    /// The last party before a token that does something, in the whole sentence; else the topic.
    fn subject_before(&self, at: usize) -> Option<Vec<String>> {
        let named = self.parsed.tokens[..at].iter().rev().filter_map(|token| token.mention.as_ref());
        let states: Vec<&Mention> = named.filter(|mention| !mention.is_deictic()).collect();
        let with = |roles: &[Role]| states.iter().find(|mention| roles.contains(&mention.role));
        let subject =
            with(&[Role::Subject, Role::Claimant]).or_else(|| with(&[Role::Plain, Role::Agent, Role::Possessor]));
        subject.map(|mention| self.sides.resolved(&mention.ids, None)).or_else(|| self.context.topic.clone())
    }

    /// Whose civilians: of the place that the sentence names, of the one who accuses, or those that the text speaks of.
    fn of_land(&self) -> Option<Vec<String>> {
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
    fn on_land(&self, figure: usize, binding: Binding) -> Option<Vec<String>> {
        let places = (0..figure).rev().filter(|at| self.role(*at) == Role::Place && self.token(*at).mention.is_some());
        let place = places.into_iter().find(|at| self.token(*at).place);
        place.filter(|_| !self.acts(figure, binding)).and_then(|at| self.resolved(at))
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

    /// The party by the form of the cue, within the segment.
    fn in_segment(&self, figure: usize, binding: Binding, civilian: bool) -> Option<Vec<String>> {
        let mentions = self.mentions(self.segment);
        let cue_here = self.in_own_segment(binding.token);
        let position = if cue_here { binding.token } else { figure };
        let find = |roles: &[Role]| mentions.iter().copied().rev().find(|at| roles.contains(&self.role(*at)));
        let inflicted = self.inflicted();
        // Where verbs end the sentence, that of the last number is that of those before it as well.
        let shared = self.parsed.lexicon.object == ObjectPlace::Before && binding.token > figure;
        if (cue_here || shared) && self.acts(figure, binding) || inflicted {
            if let Some(at) = find(&[Role::Object, Role::Patient]) {
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
            return subject.and_then(|at| self.resolved(at)).map(|ids| self.opposed(&ids, civilian));
        }
        let limit = position.max(figure);
        // `300名の戦死者を出した日本軍`: the one whom the clause qualifies.
        let head = Some(limit + 1).filter(|at| {
            self.parsed.lexicon.object == ObjectPlace::Before
                && mentions.contains(at)
                && self.role(*at) != Role::Place
                && self.gap(limit, *at).chars().count() <= NEAR
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
        let behind = || {
            mentions
                .iter()
                .copied()
                .filter(|_| object_behind)
                .find(|at| *at > limit && matches!(self.role(*at), Role::Patient | Role::Possessor))
        };
        let patient = || find(&[Role::Patient]).filter(|_| object_behind);
        before.or_else(behind).or_else(patient).and_then(|at| self.resolved(at))
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

    /// The party from the parts of the sentence before: of the last clause that names its subject.
    fn in_sentence(&self, figure: usize, binding: Binding, civilian: bool) -> Option<Vec<String>> {
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
        let at = *subject.or(before.first())?;
        let ids = self.resolved(at)?;
        let patient = matches!(self.role(at), Role::Patient | Role::Object);
        Some(if active && !patient { self.opposed(&ids, civilian) } else { ids })
    }

    /// The party from what was said before the sentence.
    fn by_context(&self, figure: usize, binding: Binding, civilian: bool) -> Option<Vec<String>> {
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
            return known.or_else(|| context.topic.clone());
        }
        if active {
            let subject = claimant().or_else(|| context.topic.clone());
            return subject.map(|ids| self.opposed(&ids, civilian)).or_else(|| context.previous.clone());
        }
        let whole = self.parsed.tokens.iter().any(|token| token.is(Marker::War));
        if whole && context.section.is_none() && claimant().is_none() && context.previous.is_none() {
            return Some(vec!["all".to_owned()]);
        }
        // What a number goes on with is that of whom the one before it was.
        let again = (binding.token == figure).then(|| context.previous.clone()).flatten();
        let section = again.or_else(|| context.section.clone()).or_else(claimant);
        let turned = context.topic.clone().filter(|_| context.turned);
        let known = section.or(turned).or_else(|| context.previous.clone()).or_else(|| context.topic.clone());
        known.or_else(|| self.sides.own()).or_else(|| context.earlier.clone())
    }
}
