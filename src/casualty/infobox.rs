//! What is left of an information table: its lines name the two sides first, and give the losses of each in the same order.

mod cells;
#[cfg(test)]
mod tests;

pub use cells::CELL_END;

use super::claim::{Claim, Kinds, Party, Population};
use super::lexicon::{Cue, Form, Lexicon, Marker};
use super::reading::{Reader, Sentence};
use super::sides::Sides;
use super::sufferers::Context;
use super::words::{Token, related, words};
use crate::base::Source;
use crate::document::Document;
use crate::document::spans::span_of;
use crate::text::variants::unify;
use cells::{Cell, lines};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many lines of losses are shared out between the sides; a table has fewer.
const MOST_LINES: usize = 40;

/// For each line of losses, by where it begins in the source, what the table says of it.
#[derive(Debug, Default)]
pub struct Infobox(BTreeMap<usize, Known>);

/// What the table says of a line.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Whose losses it gives.
    party: Option<Vec<String>>,
    /// Whether that is so in whatever words it gives them: of those who lost them are `포로 6,016명` too.
    sure: bool,
    /// What the line before announces: `Military dead:`
    announced: Option<Cue>,
    /// Whether that line announces civilians.
    civilians: bool,
}

impl Infobox {
    /// Reads who the sides are, and which lines are whose.
    pub fn of(document: &Document, source: &Source, lexicon: &Lexicon, sides: &Sides) -> Self {
        let lines: Vec<Line> =
            lines(document, source).into_iter().map(|cell| Line::of(&cell, lexicon, sides)).collect();
        let belligerents = Belligerents::of(&lines, sides);
        let below = lines.iter().rposition(Line::heads_losses).map(|at| at + 1);
        let head = below.or_else(|| lines.iter().position(Line::begins_losses)).unwrap_or(0);
        let mut known = Self::default();
        let heading = head.checked_sub(1).and_then(|at| lines[at].said);
        let mut unnamed = Vec::new();
        let mut named: Option<&Vec<String>> = None;
        let (mut label, mut source, mut things, mut civilians) = (None, None, false, false);
        let mut unstated = Vec::new();
        for line in &lines[head..] {
            things &= line.counts && line.parties.is_empty();
            if line.counts {
                let announced = label.or(heading.filter(|_| line.is_bare(things)));
                known.0.insert(line.at, Known { party: named.cloned(), sure: false, announced, civilians });
                unnamed.extend(named.is_none().then(|| line.under(announced, source)).filter(Line::is_loss));
                things |= line.is_of_things();
            } else if line.unstated && named.is_none() {
                unstated.push(unnamed.len());
            } else if line.says {
                source = line.parties.first();
            } else if line.names_side() {
                (named, label, civilians) = (line.parties.first(), None, line.civilians);
            } else {
                (label, civilians) = (line.said, line.civilians);
            }
        }
        // `Unknown` is what a table says of one side, and all its numbers are of the other.
        let seconds = match unstated[..] {
            [at] if at == 0 || at == unnamed.len() => vec![at == 0; unnamed.len()],
            _ => belligerents.seconds(&unnamed),
        };
        for (line, second) in unnamed.iter().zip(seconds) {
            let side = belligerents.sides.get(usize::from(second)).cloned();
            // Who says that it took prisoners says so of others.
            let deed = line.parties.is_empty() && line.said.is_some_and(|cue| cue.form == Form::Act);
            let others = line.source.clone().filter(|_| deed);
            let known = known.0.entry(line.at).or_default();
            known.sure = line.parties.is_empty() && others.is_none() && side.is_some();
            known.party = others.or(side);
        }
        known
    }

    /// The claims of a line.
    pub fn claims(&self, sentence: &Sentence<'_>, reader: &mut Reader<'_>) -> Vec<Claim> {
        let span = span_of(sentence.passage.run, sentence.range.clone());
        let line = span.and_then(|span| self.0.range(..=span.start).next_back());
        let known = line.map(|(_, known)| known.clone()).unwrap_or_default();
        let Known { party, sure, announced, civilians } = known;
        let whose = party.clone().filter(|_| sure).map(|ids| Party::of(ids.iter().map(String::as_str)));
        let mut context = Context { topic: party.clone(), previous: party, announced, ..Context::default() };
        let claims = reader.sentence(sentence, &mut context);
        let people = |population| {
            if civilians && population == Population::Military { Population::Civilian } else { population }
        };
        let settled = |claim: Claim| Claim {
            party: whose.clone().unwrap_or_else(|| claim.party.clone()),
            population: people(claim.population),
            ..claim
        };
        claims.into_iter().map(settled).collect()
    }
}

/// A line of a table.
#[derive(Clone, Debug)]
struct Line {
    /// Where it begins in the source.
    at: usize,
    /// How many cells stand before it.
    column: usize,
    /// Whether a blank line stands before it.
    apart: bool,
    /// Whether it has a number.
    counts: bool,
    /// Whom it names.
    parties: Vec<Vec<String>>,
    /// Whether it says no more than that.
    only_names: bool,
    /// Whether it is the label of those who fight.
    heads_belligerents: bool,
    /// Whether it says that losses are not known, or no number: `Unknown`.
    unstated: bool,
    /// Whether it says on whose word something is: `中方資料：`
    says: bool,
    /// On whose word it is.
    source: Option<Vec<String>>,
    /// The last word for what happened.
    said: Option<Cue>,
    /// What happened to people.
    kinds: Kinds,
    civilians: bool,
    /// The things that were lost.
    things: BTreeSet<String>,
    /// Whether it begins with a word for losses of any kind.
    begins: bool,
    /// Whether it counts people by a word for them.
    people: bool,
    /// Whether that word is a noun: `fighters`, which may be aircraft.
    noun: bool,
    /// Whether it goes on behind a number in words that are not known: `3,000人藏匿`.
    goes_on: bool,
}

impl Line {
    fn of(Cell { at, column, apart, text }: &Cell, lexicon: &Lexicon, sides: &Sides) -> Self {
        let text = &unify(text);
        let tokens = related(text, words(text, lexicon), lexicon);
        let asides = asides(text, &tokens);
        let aside = |token: &&Token| asides.iter().any(|aside| aside.contains(&token.range.start));
        let mentions = tokens.iter().filter(|token| !aside(token)).filter_map(|token| token.mention.as_ref());
        let parties: Vec<Vec<String>> = mentions
            .map(|mention| sides.resolved(&mention.ids, None))
            .filter(|ids| !ids.is_empty() && ids.iter().all(|id| id != "all"))
            .collect();
        // `法蘭西第二帝國（至1870年9月4日）`
        let bare = text.split(['(', '（', '[']).next().unwrap_or_default();
        let label = lexicon.belligerents.iter().filter(|label| bare.starts_with(label.as_str())).map(String::len).max();
        let start = label.unwrap_or(0);
        let inside = || tokens.iter().filter(|token| (start..bare.len()).contains(&token.range.start));
        let names: usize = inside().map(|token| token.range.len()).sum();
        let only = inside().all(|token| token.mention.is_some() && !token.place)
            && bare[start..].trim().len() <= names * 3 / 2 + 3;
        let cues = || tokens.iter().filter_map(Token::harm);
        let prisoners = tokens.iter().any(|token| token.people == Some(Population::Pow)).then(Cue::captured);
        let things = tokens.iter().filter(|token| token.thing).filter_map(|token| text.get(token.range.clone()));
        Self {
            at: *at,
            column: *column,
            apart: *apart,
            counts: tokens.iter().any(|token| token.figure.is_some()) || text.contains(char::is_numeric),
            only_names: names > 0 && only,
            heads_belligerents: label.is_some() && bare[start..].trim_matches([':', '：', ' ']).is_empty(),
            unstated: lexicon.unstated.contains(&bare.trim().to_lowercase()),
            says: tokens.iter().any(|token| token.is(Marker::ClaimBefore) || token.is(Marker::ClaimAfter)),
            source: None,
            parties,
            said: tokens.iter().rev().find_map(Token::harm),
            kinds: cues().chain(prisoners).fold(Kinds::default(), |kinds, cue| kinds.union(cue.kinds)),
            civilians: tokens.iter().any(|token| token.people == Some(Population::Civilian)),
            things: things.map(str::to_lowercase).collect(),
            begins: tokens
                .first()
                .is_some_and(|token| token.range.start == 0 && token.harm().is_some_and(|cue| cue.general)),
            people: tokens.iter().any(|token| token.figure.as_ref().is_some_and(|figure| figure.counted)),
            noun: tokens.iter().any(|token| token.people.is_some()),
            goes_on: tokens.iter().any(|token| token.figure.is_some() && goes_on(&text[token.range.end..], lexicon)),
        }
    }

    /// The line with what the lines before say of it: what happened, where it does not say so itself, and on whose word.
    fn under(&self, announced: Option<Cue>, source: Option<&Vec<String>>) -> Self {
        let silent = self.kinds.is_empty() && self.things.is_empty();
        let own = Self { source: source.cloned(), ..self.clone() };
        match announced.filter(|_| silent) {
            Some(cue) => Self { said: Some(cue), kinds: cue.kinds, ..own },
            None => own,
        }
    }

    fn heads_losses(&self) -> bool {
        let label = !self.counts && !self.civilians && !self.unstated;
        label && self.parties.is_empty() && self.said.is_some_and(|cue| cue.general)
    }

    /// Whether it gives losses behind the word for them: `피해 3만명 전사`.
    fn begins_losses(&self) -> bool {
        self.counts && self.begins
    }

    fn names_side(&self) -> bool {
        !self.counts && !self.parties.is_empty()
    }

    fn is_loss(&self) -> bool {
        !self.kinds.is_empty() || !self.things.is_empty()
    }

    /// Whether it gives a number of people and no more, which the heading of the losses explains; behind things, which may be
    /// aircraft, not by a noun.
    fn is_bare(&self, behind_things: bool) -> bool {
        !(self.goes_on || behind_things && self.noun)
    }

    /// Whether it is on things: `軍艦14艘被俘`, and not `陣亡中將1人`.
    fn is_of_things(&self) -> bool {
        !self.things.is_empty() && !self.people
    }

    /// Whether two lines say the same of one side, and so are hardly both of it. A sum and its parts are.
    fn repeats(&self, other: &Self) -> bool {
        let sum = self.said.is_some_and(|cue| cue.general) != other.said.is_some_and(|cue| cue.general);
        let people = self.civilians == other.civilians && self.kinds.iter().any(|kind| other.kinds.contains(kind));
        people && !sum || self.things.iter().any(|thing| other.things.contains(thing))
    }
}

/// Whether words stand behind a number and those whom it counts, and not a note or nothing.
fn goes_on(behind: &str, lexicon: &Lexicon) -> bool {
    let behind = behind.trim_start();
    let counted = lexicon.counted(behind).map_or(0, |(length, _)| length);
    behind[counted..].trim_start().starts_with(char::is_alphabetic)
}

/// The brackets of a cell that say who says so: `243 killed (US records)`. Those who do are not those who were killed.
fn asides(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let opens = text.match_indices(['(', '（']).map(|(at, _)| at);
    let inside = opens.map(|at| at..text[at..].find([')', '）']).map_or(text.len(), |length| at + length));
    let says = |token: &Token| token.is(Marker::ClaimBefore) || token.is(Marker::ClaimAfter);
    inside.filter(|aside| tokens.iter().any(|token| says(token) && aside.contains(&token.range.start))).collect()
}

/// Who fights whom, as the table says.
struct Belligerents {
    /// The two sides.
    sides: Vec<Vec<String>>,
    /// All that are named, in their order, with the side that each is on.
    named: Vec<(Vec<String>, usize)>,
}

impl Belligerents {
    fn of(lines: &[Line], sides: &Sides) -> Self {
        let mut named: Vec<Vec<String>> = Vec::new();
        // Right under their label stand their names, in whatever words: `スウェーデン・バルト帝国`.
        let label = lines.iter().position(|line| line.heads_belligerents).map_or(lines.len(), |at| at + 1);
        let below = lines[label..].iter().take_while(|line| !line.parties.is_empty() && !line.counts).count();
        let names = |at: &usize| lines[*at].only_names || (label..label + below).contains(at);
        for ids in (0..lines.len()).filter(names).flat_map(|at| &lines[at].parties) {
            if !named.contains(ids) {
                named.push(ids.clone());
            }
        }
        let pair = sides.opposed_pair(&named);
        let of_second = |ids: &Vec<String>| Some(ids) == pair.get(1) || sides.whole(ids).as_ref() == pair.get(1);
        let second = named.iter().position(of_second).unwrap_or(named.len());
        let named: Vec<(Vec<String>, usize)> =
            named.into_iter().enumerate().map(|(at, ids)| (ids, usize::from(at >= second))).collect();
        // A side of which the table names one party alone is that party, and no coalition.
        let alone = |(side, whole): (usize, Vec<String>)| {
            let mut own = named.iter().filter(|(_, of)| *of == side).map(|(ids, _)| ids);
            own.next().filter(|_| own.next().is_none()).cloned().unwrap_or(whole)
        };
        let sides = pair.into_iter().enumerate().map(alone).collect();
        Self { sides, named }
    }

    fn side_of(&self, ids: &Vec<String>) -> Option<usize> {
        let whole = self.sides.iter().position(|side| side == ids);
        whole.or_else(|| self.named.iter().find(|(named, _)| named == ids).map(|(_, side)| *side))
    }

    /// Of each line of losses, whether it is of the second side.
    fn seconds(&self, lines: &[Line]) -> Vec<bool> {
        let last = lines.iter().map(|line| line.column).max().unwrap_or(0);
        let behind = lines.iter().filter(|line| line.column > 0).count();
        let begins = lines.first().is_some_and(|line| line.column == 0);
        // Where cells stand beside each other, those of the first side end where those of the second begin.
        let second = match (last, behind) {
            (1, 1) if begins => lines.iter().position(|line| line.column > 0),
            (1, _) if begins => return lines.iter().map(|line| line.column > 0).collect(),
            (2, _) => return lines.iter().map(|line| line.column > 1).collect(),
            _ => self.second_part(lines),
        };
        (0..lines.len()).map(|at| second.is_some_and(|second| at >= second)).collect()
    }

    /// The first line of the second side: so that neither side says anything twice.
    fn second_part(&self, lines: &[Line]) -> Option<usize> {
        let lines = &lines[..lines.len().min(MOST_LINES)];
        let repeated = |part: &[Line]| {
            let pairs = (0..part.len()).flat_map(|a| (a + 1..part.len()).map(move |b| (a, b)));
            pairs.filter(|(a, b)| part[*a].repeats(&part[*b])).count()
        };
        let misplaced = |part: &[Line], side: usize| {
            let parties = part.iter().filter_map(|line| line.parties.first());
            parties.filter(|ids| self.side_of(ids).is_some_and(|own| own != side)).count()
        };
        // Each side tends to have its own figures.
        let said_by_others = |part: &[Line], side: usize| {
            let sources = part.iter().filter_map(|line| line.source.as_ref());
            sources.filter(|ids| self.side_of(ids).is_some_and(|own| own != side)).count()
        };
        // Who goes back from things to people has come to the other side.
        let returns =
            |part: &[Line]| part.windows(2).filter(|two| two[0].is_of_things() && two[1].things.is_empty()).count();
        let gaps = lines.iter().skip(1).filter(|line| line.apart).count();
        let cost = |at: usize| {
            let (first, second) = lines.split_at(at);
            // A side gives its people first, and what it lost besides behind them.
            let abrupt = second
                .first()
                .is_some_and(|next| next.kinds.is_empty() || first.last().is_some_and(|last| last.things.is_empty()));
            let wrong = repeated(first) + repeated(second) + misplaced(first, 0) + misplaced(second, 1);
            let strange = returns(first) + returns(second);
            let foreign = said_by_others(first, 0) + said_by_others(second, 1);
            let inside = second.first().map_or(gaps == 1, |next| gaps > 0 && !next.apart);
            4 * (wrong + strange) + foreign + 2 * usize::from(inside) + usize::from(abrupt)
        };
        (0..=lines.len()).rev().min_by_key(|at| cost(*at)).filter(|at| *at < lines.len())
    }
}
