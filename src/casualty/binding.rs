//! Which word says what happened to the people of a figure.

mod bases;
mod lists;
mod topic;

use super::bearers::Stranger;
use super::claim::{Kind, Kinds, Population};
use super::figures::Figure;
use super::lexicon::{Boundary, Cue, Form, Lexicon, Marker, ObjectPlace};
use super::segments::{Break, Segment, labels};
use super::words::{Role, Token, gap};
use crate::text::numerals::Bound;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What happened.
    pub cue: Cue,
    /// The token that says so; of an inherited cue, that of the figure that it is inherited from.
    pub token: usize,
    /// The figure, as a token, whose cue this one shares.
    pub shared: Option<usize>,
}

/// A sentence, taken apart.
pub struct Parsed<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its parts.
    pub segments: Vec<Segment>,
    /// The words of its language.
    pub lexicon: &'a Lexicon,
    /// What the sentence before announces of the items of a list: `The dead were:`
    pub announced: Option<Cue>,
    /// What the claim before says happened.
    pub happened: Option<Cue>,
    /// The commanders and ships of which nothing says whose they are.
    pub strangers: Vec<Stranger>,
}

/// For each token the binding of its figure; none for what is no figure or counts no one harmed.
pub fn bindings(parsed: &Parsed<'_>) -> Vec<Option<Binding>> {
    let mut bound: Vec<Option<Binding>> = vec![None; parsed.tokens.len()];
    for index in 0..parsed.segments.len() {
        parsed.bind_own(index, &mut bound);
    }
    for index in (0..parsed.segments.len()).rev() {
        parsed.bind_joined(index, &mut bound);
    }
    for index in 0..parsed.segments.len() {
        parsed.bind_shared(index, &mut bound);
    }
    parsed.sum_parts(&mut bound);
    parsed.part_losses(&mut bound);
    parsed.joined_losses(&mut bound);
    parsed.distribute(&mut bound);
    bound
}

/// From where on a number without a counter, in a language that has them, is hardly one of things that a list goes on with.
const LARGE: u64 = 100;
/// What a gap costs, in characters: words that say only that there were casualties are bound last.
const GENERAL: usize = 6;
/// A word of a list may have so many characters beside its tokens, in scripts without spaces and with them.
const LIST_SOLID: usize = 5;
const LIST_SPACED: usize = 14;
const IMPOSSIBLE: usize = 10_000;

impl Parsed<'_> {
    fn figures(&self, segment: usize) -> Vec<usize> {
        let tokens = &self.segments[segment].tokens;
        let counts = |at: &usize| {
            self.tokens[*at].figure.is_some()
                && !self.counts_things(*at)
                && self.counts_people(*at)
                && !self.is_base(*at)
        };
        tokens.iter().copied().filter(counts).collect()
    }

    fn cues(&self, segment: usize) -> Vec<usize> {
        let binds = |at: &usize| self.tokens[*at].cue.is_some_and(|cue| cue.form != Form::Inflict);
        self.segments[segment].tokens.iter().copied().filter(binds).collect()
    }

    /// Whether a figure without a counter, in a language that has counters, stands where one of people can.
    fn counts_people(&self, at: usize) -> bool {
        let Some(figure) = &self.tokens[at].figure else { return false };
        if figure.counted || self.announced.is_some() && figure.low >= LARGE {
            return true;
        }
        if self.numbers_title(at, figure) {
            return false;
        }
        if self.lexicon.boundary == Boundary::Word {
            return self.nouns_are_people(at, figure);
        }
        let close = |gap: Option<&str>| gap.is_some_and(|gap| gap.trim().chars().count() <= 2);
        let is_amount = |token: &Token| {
            let amounts = [Marker::Total, Marker::Estimate, Marker::Respectively, Marker::ClaimAfter];
            amounts.iter().any(|marker| token.is(*marker))
        };
        let next = self.tokens.get(at + 1).filter(|next| close(self.text.get(figure.range.end..next.range.start)));
        let next = next.is_some_and(|next| {
            next.people.is_some() || next.harm().is_some() || next.mention.is_some() || next.is(Marker::Estimate)
        });
        // `死者為20萬`: the copula can be a marker as well, and says nothing here.
        let copula = |token: &Token| {
            let marks = token.is(Marker::Agent) || token.is(Marker::Place);
            marks && token.mention.is_none() && token.cue.is_none()
        };
        let before = self.tokens[..at].iter().rev().take(2).find(|token| !copula(token));
        let before = before.filter(|before| close(self.text.get(before.range.end..figure.range.start)));
        let before = before.is_some_and(|before| {
            let prisoners = before.people == Some(Population::Pow);
            before.harm().is_some() || before.mention.is_some() || prisoners || is_amount(before)
        });
        let rest = self.text[figure.range.end..].trim_start();
        let inflected = self.lexicon.boundary == Boundary::Start;
        let particles = &self.lexicon.particles;
        let particle = particles.object.iter().chain(&particles.subject).any(|word| rest.starts_with(word.as_str()));
        let alone = particle || rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
        let ends = alone || figure.bound != Bound::Exact || figure.low < figure.high || inflected;
        next || before && ends
    }

    /// Whether a figure is the number of a title, which a word for losses as such follows, in a language with counters: `5 인명
    /// 피해`.
    fn numbers_title(&self, at: usize, figure: &Figure) -> bool {
        let counters = self.lexicon.boundary != Boundary::Word;
        let alone = at == 0 && self.tokens.len() == 2 && self.text[..figure.range.start].trim().is_empty();
        let title = self.tokens.get(1).and_then(Token::harm).is_some_and(|cue| cue.general);
        counters && alone && title && figure.low < LARGE
    }

    /// Whether what follows a figure, in a language without counters, is a word for people or no noun at all.
    fn nouns_are_people(&self, at: usize, figure: &Figure) -> bool {
        let rest = self.text[figure.range.end..].trim_start_matches(' ');
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
        if word.is_empty() || self.lexicon.counters.function.contains(&word) {
            return true;
        }
        let next = self.tokens.get(at + 1);
        let known = next.filter(|next| next.people.is_some() || next.mention.is_some() || next.harm().is_some());
        let gap = known.and_then(|next| self.text.get(figure.range.end..next.range.start));
        let near = gap.is_some_and(|gap| gap.split_whitespace().count() <= 2 && !gap.contains([',', '.', ';', '(']));
        near || self.are_those_who_die(at, &word)
    }

    /// `22,000 Tigers were killed`: whoever bears a name in the plural and dies, is hurt or gives up is no thing.
    fn are_those_who_die(&self, at: usize, word: &str) -> bool {
        let named = word.starts_with(char::is_uppercase) && word.ends_with('s');
        let silent = |token: &&Token| token.harm().is_none() && token.mention.is_none() && token.figure.is_none();
        let auxiliaries = self.tokens[at + 1..].iter().take_while(|token| silent(token) && !token.thing).count();
        let next = self.tokens.get(at + 1 + auxiliaries).filter(|next| named && !next.thing);
        let living = Kinds::of([Kind::Killed, Kind::Wounded, Kind::Surrendered]);
        let dies = next.filter(|next| {
            let cue = next.harm().filter(|cue| matches!(cue.form, Form::State | Form::Either) && !cue.general);
            cue.is_some_and(|cue| cue.kinds.iter().all(|kind| living.contains(kind)))
        });
        let gap = dies.and_then(|next| self.text.get(self.tokens[at].range.end..next.range.start));
        gap.is_some_and(|gap| gap.split_whitespace().count() <= 3 && !gap.contains([',', '.', ';', '(']))
    }

    /// Whether a figure counts lives: `160条生命`.
    fn counts_lives(&self, at: usize) -> bool {
        let written = self.tokens[at].figure.as_ref().and_then(|figure| self.text.get(figure.range.clone()));
        written.is_some_and(|written| self.lexicon.counters.lives.iter().any(|word| written.ends_with(word.as_str())))
    }

    /// Whether what follows a figure without a counter are things.
    fn counts_things(&self, at: usize) -> bool {
        let Some(figure) = &self.tokens[at].figure else { return false };
        if figure.counted {
            return false;
        }
        if self.is_part_of_things(at) {
            return true;
        }
        let spaced = self.lexicon.boundary == Boundary::Word;
        // `One Polish company`
        let Some(next) = self.tokens[at + 1..].iter().find(|next| !spaced || next.mention.is_none()) else {
            return false;
        };
        let gap = self.text.get(figure.range.end..next.range.start).unwrap_or_default();
        let cut = gap.contains([',', '，', '、', '.', '。', '(', '（', ';', '；', ')', '）']);
        let words = gap.split_whitespace().count();
        if cut {
            return false;
        }
        next.thing && (if spaced { words <= 3 } else { gap.chars().count() <= 2 })
    }

    /// The distance between a figure and a cue; none where something stands between that parts them.
    fn distance(&self, figure: usize, cue: usize) -> usize {
        let (first, last) = (figure.min(cue), figure.max(cue));
        if cue < figure && self.tokens[first..last].iter().any(|token| token.is(Marker::Including)) {
            return IMPOSSIBLE;
        }
        let start = self.tokens[first].range.end;
        let gap = self.text.get(start..self.tokens[last].range.start).unwrap_or_default();
        let known: usize = self.tokens[first + 1..last]
            .iter()
            .filter(|token| token.people.is_some() || token.mention.is_some() || token.is(Marker::Total))
            .map(|token| token.range.len())
            .sum();
        let bytes = gap.len().saturating_sub(known);
        let general =
            self.tokens[cue].cue.is_some_and(|cue| cue.general || matches!(cue.form, Form::Suffer | Form::Inflict));
        // Letters of three bytes each, as most here have; words of Latin letters are longer anyway.
        // `10,000 Bulgarian casualties`
        let blank = |pair: &[Token]| self::gap(self.text, &pair[0], &pair[1]).trim().is_empty();
        let noun = |token: &Token| token.people.is_some() || token.mention.is_some();
        let verb = self.tokens[cue].cue.is_some_and(|cue| matches!(cue.form, Form::Suffer | Form::Inflict));
        let between = &self.tokens[first + 1..last];
        let direct = (between.is_empty() || !verb && between.iter().all(noun))
            && self.tokens[first..=last].windows(2).all(blank);
        bytes / 3
            + match (general, direct) {
                (true, true) => 1,
                (true, false) => GENERAL,
                (false, _) => 0,
            }
    }

    /// Binds the figures of a segment to the cues in it.
    fn bind_own(&self, segment: usize, bound: &mut [Option<Binding>]) {
        let (figures, cues) = (self.figures(segment), self.cues(segment));
        if figures.is_empty() {
            return;
        }
        let side = |before: bool| -> Vec<Option<(usize, usize)>> {
            (0..figures.len()).map(|index| self.nearest(&figures, index, &cues, before)).collect()
        };
        let (before, after) = (side(true), side(false));
        let cost = |side: &[Option<(usize, usize)>]| -> usize {
            side.iter().map(|found| found.map_or(IMPOSSIBLE, |(_, distance)| distance)).sum()
        };
        let prefer_before = cost(&before) <= cost(&after);
        for (index, figure) in figures.iter().enumerate() {
            let (one, other) =
                if prefer_before { (before[index], after[index]) } else { (after[index], before[index]) };
            // One figure takes the nearer cue; of several each takes the cue on the same side.
            let chosen = one.or(other.filter(|_| figures.len() == 1 || index == 0 || index + 1 == figures.len()));
            // `lost 6,000 of its men killed`: what says more of them.
            let suffered =
                |(token, _): &(usize, usize)| self.tokens[*token].cue.is_some_and(|cue| cue.form == Form::Suffer);
            let says = |(token, _): &(usize, usize)| self.tokens[*token].harm().is_some_and(|cue| !cue.general);
            let more = after[index].filter(|after| says(after) && before[index].as_ref().is_some_and(suffered));
            let own = more.or(chosen).and_then(|(token, _)| self.binding(*figure, token));
            bound[*figure] = self.took_prisoners(*figure).or(own);
        }
    }

    /// The nearest cue before or behind a figure, with no other figure between.
    fn nearest(&self, figures: &[usize], index: usize, cues: &[usize], before: bool) -> Option<(usize, usize)> {
        let figure = figures[index];
        let fits = |cue: &&usize| {
            if before {
                **cue < figure && (index == 0 || figures[index - 1] < **cue)
            } else {
                **cue > figure && figures.get(index + 1).is_none_or(|next| **cue < *next)
            }
        };
        // Where verbs end the sentence, a word before a number is said of it only if it stands right there: `戦死5,070名`.
        let late = before && self.lexicon.object == ObjectPlace::Before;
        let cost = |cue: usize| {
            let distance = self.distance(figure, cue);
            let gap = self.text.get(self.tokens[cue].range.end..self.tokens[figure].range.start).unwrap_or_default();
            let apart =
                before && gap.split_whitespace().any(|word| self.lexicon.conjunctions.iter().any(|own| own == word));
            let distance = if apart { distance + GENERAL } else { distance };
            // `水雷艇3隻を失い、117名が戦死した`: such a verb ends what it says.
            let ended = late && self.tokens[cue].cue.is_some_and(|cue| cue.form == Form::Suffer);
            if ended || late && distance > 3 { distance + GENERAL } else { distance }
        };
        // `A party of 1,000 lost 700`: a verb that is said of others behind it.
        let of_others = |cue: usize| {
            let suffered =
                self.tokens[cue].cue.is_some_and(|cue| cue.form == Form::Suffer) && !self.tokens[cue].passive;
            let follows = figures.get(index + 1).is_some_and(|next| *next == cue + 1);
            !before && suffered && follows && self.lexicon.object == ObjectPlace::After
        };
        let fitting = cues.iter().filter(fits).filter(|cue| !of_others(**cue));
        let fitting = fitting.filter(|cue| !self.is_aside(figure, **cue, cues) && !self.gives_way(figure, **cue, cues));
        let fitting = fitting.map(|cue| (*cue, cost(*cue)));
        fitting.filter(|(_, distance)| *distance < IMPOSSIBLE).min_by_key(|(_, distance)| *distance)
    }

    /// Whether a fate only says which people are meant to whom more happened: `230 who had sought refuge there died`.
    fn is_aside(&self, figure: usize, cue: usize, cues: &[usize]) -> bool {
        let fate = self.tokens[cue].cue.is_some_and(|cue| cue.kinds.is_empty());
        let gap = |to: usize| self.text.get(self.tokens[figure].range.end..self.tokens[to].range.start);
        let clause =
            gap(cue).is_some_and(|gap| gap.split(' ').any(|word| self.lexicon.relatives.iter().any(|own| own == word)));
        let more = cues.iter().find(|more| **more > cue && self.tokens[**more].harm().is_some());
        fate && clause && more.and_then(|more| gap(*more)).is_some_and(|gap| !gap.contains([',', ';', '.']))
    }

    /// Whether a fate is not the last word on some people, where words for people stand before verbs: `구조되어 포로가 되었다`.
    fn gives_way(&self, figure: usize, cue: usize, cues: &[usize]) -> bool {
        let fate = self.tokens[cue].cue.is_some_and(|cue| cue.kinds.is_empty());
        let last = cues.iter().copied().find(|more| *more > figure.max(cue) && self.tokens[*more].harm().is_some());
        // `兵力2萬5千的聯軍折損6,300人`
        let of_another = |last: &usize| {
            let next = self.tokens.get(last + 1).is_some_and(|next| next.figure.is_some());
            next && self.lexicon.object == ObjectPlace::After
        };
        let Some(last) = last.filter(|last| fate && self.lexicon.boundary != Boundary::Word && !of_another(last))
        else {
            return false;
        };
        let possesses = |gap: &str| self.lexicon.names.possessive.iter().any(|word| word == gap);
        let noun = figure + 1;
        let own = noun < last && (self.tokens[noun].people.is_some() || self.tokens[noun].mention.is_some());
        let gap = gap(self.text, &self.tokens[figure], &self.tokens[noun]).trim();
        let head = if own && (gap.is_empty() || possesses(gap)) { noun } else { figure };
        let between = self.tokens.get(head + 1..last).unwrap_or_default();
        let other = between.iter().any(|token| token.figure.is_some() || token.mention.is_some());
        let rest = self.text.get(self.tokens[head].range.end..self.tokens[last].range.start).unwrap_or_default();
        let part = self.lexicon.names.possessive.iter().any(|word| rest.starts_with(word.as_str()));
        !other && !part && rest.chars().count() <= 3 * GENERAL
    }

    fn binding(&self, figure: usize, token: usize) -> Option<Binding> {
        let mut cue = self.tokens[token].cue?;
        let next = self.tokens.get(figure + 1);
        if cue.form == Form::Suffer {
            let prisoners = next.is_some_and(|next| next.people == Some(Population::Pow));
            let dead = self.is_of_crew(figure) || self.counts_lives(figure);
            let kind = dead.then_some(Kind::Killed).or(prisoners.then_some(Kind::Captured));
            cue.kinds = kind.map_or(cue.kinds, |kind| Kinds::of([kind]));
        }
        if self.is_found(figure, token) {
            cue.form = Form::Act;
        }
        if token + 1 == figure && labels(self.text, &self.tokens, token) {
            cue.form = Form::State;
        }
        Some(Binding { cue, token, shared: None })
    }

    /// Whether a figure counts a crew, which is lost with its ship: `31 sailors`, `811 of her crew`.
    fn is_of_crew(&self, figure: usize) -> bool {
        let Some(own) = &self.tokens[figure].figure else { return false };
        let Some(crew) = self.tokens[figure + 1..].iter().take(2).find(|token| token.crew) else { return false };
        let between = self.text.get(own.range.end..crew.range.start).unwrap_or_default().trim();
        let rest = self.lexicon.parts.iter().find_map(|word| between.strip_prefix(word.trim_end())).map(str::trim);
        let mut words = self.lexicon.articles.iter().chain(&self.lexicon.possessives);
        between.is_empty() || rest.is_some_and(|rest| words.any(|word| word == rest))
    }

    /// Whether a party counts those who died: `British officers counted 400 bodies`.
    fn is_found(&self, figure: usize, token: usize) -> bool {
        let dead =
            self.tokens[token].cue.is_some_and(|cue| cue.form == Form::State && cue.kinds == Kinds::of([Kind::Killed]));
        let Some(own) = self.segments.iter().find(|own| own.tokens.contains(&figure)).filter(|_| dead) else {
            return false;
        };
        let names = |at: &usize| *at < figure && self.tokens[*at].mention.is_some();
        let does = |token: &Token| token.mention.as_ref().is_some_and(|own| own.role == Role::Subject);
        let named = own.tokens.iter().any(names) || self.tokens[..figure].iter().any(does);
        let finds = |at: &usize| self.tokens[*at].is(Marker::Finds) && !self.tokens[*at].passive;
        let beside = |at: &usize| match self.lexicon.object {
            ObjectPlace::After => *at + 1 == figure && token > figure,
            ObjectPlace::Before => *at == figure.max(token) + 1,
        };
        named && own.tokens.iter().any(|at| finds(at) && beside(at))
    }

    /// Binds the figures of a segment that has no cue: as part of a list, by what heads it, or by what follows.
    fn bind_shared(&self, segment: usize, bound: &mut [Option<Binding>]) {
        for figure in self.figures(segment) {
            if bound[figure].is_some() {
                continue;
            }
            let shared = self
                .bracket_head(segment, bound)
                .or_else(|| self.predicate_behind(segment))
                .or_else(|| self.prisoners(segment))
                .or_else(|| self.taken(segment, figure))
                .or_else(|| self.is_list_item(segment).then(|| self.list_before(segment, figure, bound)).flatten())
                .or_else(|| self.announced(segment))
                .or_else(|| self.heading(segment, figure))
                .or_else(|| self.reported(segment, figure, bound))
                .or_else(|| self.lives(figure));
            bound[figure] = shared;
        }
    }

    /// Whether a segment says little but a number and whose it is.
    pub fn is_list_item(&self, segment: usize) -> bool {
        let own = &self.segments[segment];
        let marked = own.tokens.iter().any(|at| {
            let token = &self.tokens[*at];
            token.is(Marker::OfWhich) || token.is(Marker::Other)
        });
        let most = if self.lexicon.boundary == Boundary::Word { LIST_SPACED } else { LIST_SOLID };
        let fate = own.tokens.iter().any(|at| self.tokens[*at].cue.is_some_and(|cue| cue.kinds.is_empty()));
        let long = marked || own.depth > 0 || self.ends_with_people(own);
        !fate && (own.other <= most || long && own.other <= 3 * most)
    }

    /// `人民戦線側は約11万人であった`: whether no more than a number of people is said of a topic.
    fn ends_with_people(&self, own: &Segment) -> bool {
        let Some(last) = own.tokens.last().filter(|_| self.lexicon.boundary != Boundary::Word) else { return false };
        let counted = self.tokens[*last].figure.as_ref().is_some_and(|figure| figure.counted);
        let behind = &self.text[self.tokens[*last].range.end..];
        let rest = behind.split(['、', '，', ',', '。', '.', ';', '；', '(', '（']).next().unwrap_or_default();
        let before = self.text[..self.tokens[*last].range.start].trim_end();
        let topic = self.lexicon.particles.topic.iter().any(|word| before.ends_with(word.as_str()));
        // `日本兵17名と朝鮮人労働者129名のみだった`
        let verbs_end = self.lexicon.object == ObjectPlace::Before;
        let joined = verbs_end && own.lead == Break::Word && own.tokens.iter().all(|at| self.tokens[*at].cue.is_none());
        counted && (joined || topic && own.tokens.len() == 1) && rest.trim().chars().count() <= LIST_SOLID
    }
}
