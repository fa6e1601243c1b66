//! A sentence as a list of tokens: its figures, and the words that say what happened to whom.

use super::claim::{Kinds, Population};
use super::figures::{Figure, figures};
use super::lexicon::{Boundary, Cue, Form, Found, Lexicon, Marker, Markers, Senses};
use crate::text::script::{is_han, is_hangul, is_kana};
use std::ops::Range;

/// What part a noun has in its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing says.
    #[default]
    Plain,
    /// The sentence is about it.
    Subject,
    /// It is done to it.
    Object,
    /// It does what is said in the passive.
    Agent,
    /// It happens there.
    Place,
    /// It is done to it, from without.
    Patient,
    /// Something of it is spoken of.
    Possessor,
    /// It is the one who says so.
    Claimant,
}

/// A party as a sentence names it; more than one where they are joined: `中國、北韓`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The ids of the parties.
    pub ids: Vec<String>,
    /// Its part in the sentence.
    pub role: Role,
    /// Whether the sentence is about it beyond its clause.
    pub topic: bool,
}

impl Mention {
    /// A party that is named, and nothing more.
    pub fn of(id: String) -> Self {
        Self { ids: vec![id], role: Role::Plain, topic: false }
    }

    /// Whether it only points at a party: `the enemy`, `該師`.
    pub fn is_deictic(&self) -> bool {
        self.ids.iter().any(|id| matches!(id.as_str(), "enemy" | "opponent" | "self" | "same" | "all"))
    }
}

/// A piece of a sentence that means something.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its bytes in the sentence.
    pub range: Range<usize>,
    /// A number that can be one of people.
    pub figure: Option<Figure>,
    /// Parties.
    pub mention: Option<Mention>,
    /// Parties that may be meant.
    pub shared: Vec<String>,
    /// People of some kind.
    pub people: Option<Population>,
    /// What happened.
    pub cue: Option<Cue>,
    /// The cues that it was joined from, each with what it says, in their order.
    pub parts: Vec<Kinds>,
    /// Whether the cue is in the passive.
    pub passive: bool,
    /// How words belong together.
    pub markers: Markers,
    /// People who die with their craft when they are lost.
    pub crew: bool,
    /// Whether the party is named by a place on its land.
    pub place: bool,
    /// Things that are counted.
    pub thing: bool,
}

impl Token {
    fn of(start: usize, end: usize, senses: &Senses) -> Self {
        let role = if senses.place { Role::Place } else { Role::Plain };
        let mention = senses.party.clone().map(|id| Mention { role, ..Mention::of(id) });
        Self {
            range: start..end,
            figure: None,
            mention,
            shared: senses.shared.clone(),
            people: senses.people,
            cue: senses.cue,
            parts: Vec::new(),
            passive: false,
            markers: senses.markers,
            crew: senses.crew,
            place: senses.place,
            thing: senses.thing,
        }
    }

    fn found(found: Found<'_>) -> Self {
        let token = Self::of(found.start, found.end, found.senses);
        let people = if found.military { Some(Population::Military) } else { token.people };
        if found.doubtful {
            // Only where the text names the country elsewhere as well.
            let shared = found.senses.party.iter().cloned().collect();
            return Self { mention: None, shared, people, ..token };
        }
        Self { people, ..token }
    }

    fn counting(figure: Figure) -> Self {
        let range = figure.range.clone();
        Self { figure: Some(figure), ..Self::empty(range) }
    }

    /// A token that means nothing yet.
    pub fn empty(range: Range<usize>) -> Self {
        Self::of(range.start, range.end, &Senses::default())
    }

    /// Whether it has a marker.
    pub fn is(&self, marker: Marker) -> bool {
        self.markers.contains(marker)
    }

    /// A cue that says that people were harmed.
    pub fn harm(&self) -> Option<Cue> {
        self.cue.filter(|cue| !cue.kinds.is_empty())
    }
}

/// The words and figures of a sentence, in its order.
pub fn words(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let found = lexicon.find(text);
    let figures = figures(text, lexicon);
    let mut tokens = Vec::with_capacity(found.len() + figures.len());
    let mut figures = figures.into_iter().peekable();
    let mut end = 0;
    for found in found {
        while let Some(figure) = figures.next_if(|figure| figure.range.start < found.end) {
            end = figure.range.end;
            // A word that begins before the figure and goes on into it is a piece of it too.
            tokens.push(Token::counting(figure));
        }
        if found.start >= end {
            tokens.push(Token::found(found));
        }
    }
    tokens.extend(figures.map(Token::counting));
    tokens
}

/// Reads how the words of a sentence belong together: roles, voice, lists of parties and of cues made one token each.
pub fn related(text: &str, mut tokens: Vec<Token>, lexicon: &Lexicon) -> Vec<Token> {
    give_roles(text, &mut tokens, lexicon);
    // A sentence without a number says only whom the next ones are about.
    if tokens.iter().any(|token| token.figure.is_some()) {
        give_voice(text, &mut tokens, lexicon);
        tokens = merge(text, tokens, lexicon);
    }
    if lexicon.particles.subject.is_empty() {
        give_places(text, &mut tokens);
    }
    tokens
}

/// Where no particles say so, the place does: the first party of a clause is its subject, one behind what is done to
/// others its object.
fn give_places(text: &str, tokens: &mut [Token]) {
    let mut fresh = true;
    for at in 0..tokens.len() {
        let before =
            at.checked_sub(1).and_then(|before| Some((tokens.get(before)?, gap(text, &tokens[before], &tokens[at]))));
        let clause = before.is_none_or(|(_, gap)| gap.contains(['，', ',', '；', ';', '：', ':', '。', '（', '(']));
        let apposed = clause && before.is_some_and(|(_, gap)| matches!(gap.trim(), ", a" | ", an"));
        let done = before.is_some_and(|(token, gap)| {
            let acts = token.cue.is_some_and(|cue| matches!(cue.form, Form::Act | Form::Either)) && !token.passive;
            acts && gap.chars().count() <= 8
        });
        fresh |= clause;
        let token = &mut tokens[at];
        if let Some(mention) = &mut token.mention
            && mention.role == Role::Plain
        {
            mention.role = if done && !clause {
                Role::Object
            } else if fresh && !apposed {
                Role::Subject
            } else {
                Role::Plain
            };
        }
        let verb = token.cue.is_some() || token.is(Marker::Agent) || token.is(Marker::Patient);
        let verb = verb || token.is(Marker::Place);
        fresh &= token.mention.is_none() && !verb;
    }
}

/// What stands between two tokens.
pub fn gap<'t>(text: &'t str, before: &Token, after: &Token) -> &'t str {
    text.get(before.range.end..after.range.start).unwrap_or_default()
}

/// Reads the particles and prepositions around parties.
fn give_roles(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    for at in 0..tokens.len() {
        if tokens[at].mention.as_ref().is_none_or(|mention| mention.role == Role::Place) {
            continue;
        }
        // What belongs to the noun: `英軍` `士兵`.
        let last = (at..tokens.len())
            .take_while(|next| {
                *next == at
                    || tokens[*next].people.is_some()
                        && tokens[*next].mention.is_none()
                        && gap(text, &tokens[next - 1], &tokens[*next]).trim().is_empty()
            })
            .last()
            .unwrap_or(at);
        let preposition = || preposition(text, tokens, at).map(|role| (role, false));
        let role = particle(text, tokens[last].range.end, lexicon).or_else(preposition);
        if let (Some((role, topic)), Some(mention)) = (role, &mut tokens[at].mention) {
            (mention.role, mention.topic) = (role, topic);
        }
    }
}

/// The role that a particle behind a noun gives, and whether it makes it the topic; or behind the nouns that it qualifies: `일본 육군은`, `日本陸軍は`.
fn particle(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Role, bool)> {
    let direct = particle_at(text, at, lexicon);
    if direct.is_some() || lexicon.particles.subject.is_empty() {
        return direct;
    }
    let rest = &text[at..];
    if lexicon.boundary == Boundary::Start {
        let word = rest.trim_start_matches(' ');
        let start = text.len() - word.len();
        let letters: usize = word.chars().take_while(|c| is_hangul(*c)).map(char::len_utf8).sum();
        // From the longest particle to the shortest, at the end of the next word.
        let ends = word[..letters].char_indices().skip(1).map(|(offset, _)| start + offset);
        return ends.filter_map(|offset| particle_at(text, offset, lexicon)).next();
    }
    let nouns: usize =
        rest.chars().take(8).take_while(|c| is_han(*c) || is_kana(*c) && !is_hiragana(*c)).map(char::len_utf8).sum();
    if nouns == 0 { None } else { particle_at(text, at + nouns, lexicon) }
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

/// The role that a particle at an offset gives, and whether it makes the topic.
fn particle_at(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Role, bool)> {
    let rest = &text[at..];
    let particles = &lexicon.particles;
    let tables = [
        (&particles.subject, Role::Subject),
        (&particles.object, Role::Object),
        (&particles.agent, Role::Agent),
        (&particles.patient, Role::Patient),
        (&particles.place, Role::Place),
        (&particles.possessor, Role::Possessor),
    ];
    let words = tables.into_iter().flat_map(|(words, role)| words.iter().map(move |word| (word, role)));
    let whole = |word: &str| lexicon.boundary != Boundary::Start || !rest[word.len()..].starts_with(is_hangul);
    let fitting = words.filter(|(word, _)| rest.starts_with(word.as_str()) && whole(word));
    fitting.max_by_key(|(word, _)| word.len()).map(|(word, role)| (role, particles.topic.contains(word)))
}

fn preposition(text: &str, tokens: &[Token], at: usize) -> Option<Role> {
    if text[tokens[at].range.end..].starts_with(['\'', '’']) {
        return Some(Role::Possessor);
    }
    let before = tokens.get(at.checked_sub(1)?)?;
    let between = gap(text, before, &tokens[at]).trim();
    let close = between.is_empty() || matches!(between, "the" | "a" | "an" | "their" | "two");
    if !close {
        return None;
    }
    if before.is(Marker::Agent) {
        Some(Role::Agent)
    } else if before.is(Marker::Place) {
        Some(Role::Place)
    } else if before.is(Marker::Patient) {
        Some(Role::Patient)
    } else {
        None
    }
}

/// Cues in the passive: `被殺害`, `were killed`, `살해되었다`.
fn give_voice(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let suffixed = lexicon.object == super::lexicon::ObjectPlace::Before;
    for at in 0..tokens.len() {
        if tokens[at].cue.is_none() && !tokens[at].is(Marker::Strike) {
            continue;
        }
        tokens[at].passive = if suffixed {
            let next = tokens.get(at + 1).filter(|next| next.is(Marker::Passive));
            next.is_some_and(|next| gap(text, &tokens[at], next).chars().count() <= 1)
        } else {
            before_is_passive(text, tokens, at)
        };
    }
}

/// Whether a passive marker stands before a cue with nothing between but who did it and how.
fn before_is_passive(text: &str, tokens: &[Token], at: usize) -> bool {
    for (index, token) in tokens[..at].iter().enumerate().rev().take(6) {
        let between = &text[token.range.end..tokens[index + 1].range.start];
        if between.contains(['，', '。', '；', ',', ';', '.']) || token.figure.is_some() {
            return false;
        }
        if token.is(Marker::Passive) {
            return true;
        }
        if token.cue.is_some() {
            return false;
        }
    }
    false
}

/// Makes lists of parties and lists of cues one token each.
fn merge(text: &str, tokens: Vec<Token>, lexicon: &Lexicon) -> Vec<Token> {
    let mut merged: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let next_is_figure = tokens.peek().is_some_and(|next| next.figure.is_some());
        let before_is_figure = merged.len() > 1 && merged[merged.len() - 2].figure.is_some();
        let Some(last) = merged.last_mut() else {
            merged.push(token);
            continue;
        };
        let between = text.get(last.range.end..token.range.start).unwrap_or_default();
        let ending = between.is_empty() && token.markers.is_only(Marker::Passive) && token.cue.is_none();
        if ending && last.cue.is_some() && token.mention.is_none() {
            last.range.end = token.range.end;
        } else if between.is_empty() && is_state(last) && is_opponent(&token) {
            // `伊拉克守軍`: whose defenders they are is said.
            if let (Some(last), Some(own)) = (&mut last.mention, &token.mention) {
                (last.role, last.topic) = (own.role, own.topic);
            }
            last.range.end = token.range.end;
        } else if is_following(last, &token, between, lexicon) {
            last.range.end = token.range.end;
        } else if joins_parties(last, &token, between, lexicon) {
            if let (Some(last), Some(own)) = (&mut last.mention, &token.mention) {
                last.ids.extend(own.ids.iter().cloned());
                if own.role != Role::Plain || last.role == Role::Possessor {
                    (last.role, last.topic) = (own.role, own.topic);
                }
            }
            last.range.end = token.range.end;
        } else if joins_cues(text, last, &token, lexicon)
            && !(next_is_figure && before_is_figure && between.contains([',', '，', '、']))
        {
            if last.parts.is_empty() {
                last.parts.extend(last.cue.map(|cue| cue.kinds));
            }
            if let (Some(cue), Some(own)) = (&mut last.cue, token.cue) {
                cue.kinds = cue.kinds.union(own.kinds);
                cue.general &= own.general;
                let active =
                    matches!(own.form, Form::Act | Form::Either) && !begins_passive(text, &last.range, lexicon);
                if active {
                    cue.form = own.form;
                }
            }
            last.parts.extend(token.cue.map(|cue| cue.kinds));
            last.passive |= token.passive;
            last.people = None;
            last.range.end = token.range.end;
        } else {
            merged.push(token);
        }
    }
    merged
}

/// Whether a word has the passive in it: `被殲`.
fn begins_passive(text: &str, word: &Range<usize>, lexicon: &Lexicon) -> bool {
    let end = text.ceil_char_boundary(word.start + 1);
    let first = text.get(word.start..end).unwrap_or_default();
    lexicon.find(first).iter().any(|found| found.senses.markers.contains(Marker::Passive))
}

fn is_conjunction(between: &str, lexicon: &Lexicon) -> bool {
    let words = between.trim().trim_matches([',', '，', '、', ' ']);
    let words = words.trim_start_matches("the ").trim_end_matches(" the");
    let comma = words.is_empty() && between.contains([',', '，', '、']) && !between.contains('，');
    comma || !words.is_empty() && lexicon.conjunctions.iter().any(|word| word.eq_ignore_ascii_case(words))
}

fn is_state(token: &Token) -> bool {
    token.mention.as_ref().is_some_and(|mention| mention.ids.iter().all(|id| id.len() == 2))
}

fn is_opponent(token: &Token) -> bool {
    token.mention.as_ref().is_some_and(|mention| mention.ids == ["opponent"])
}

/// `the Italians and their Somali battalions`: who serves the one that is named.
fn is_following(last: &Token, token: &Token, between: &str, lexicon: &Lexicon) -> bool {
    let parties = last.mention.is_some() && token.mention.is_some();
    let mut own = lexicon.possessives.iter().filter_map(|word| between.trim().strip_suffix(word.as_str()));
    parties && own.any(|joined| lexicon.conjunctions.iter().any(|word| word == joined.trim()))
}

fn joins_parties(last: &Token, token: &Token, between: &str, lexicon: &Lexicon) -> bool {
    let (Some(a), Some(b)) = (&last.mention, &token.mention) else { return false };
    let parts = a.ids.iter().any(|id| b.ids.contains(id)) || last.cue.is_some() || token.cue.is_some();
    let special = |mention: &Mention| mention.ids.iter().any(|id| matches!(id.as_str(), "enemy" | "own" | "all"));
    if parts || special(a) || special(b) {
        return false;
    }
    // `cost the British and French`: a preposition is for both.
    let prepositional = lexicon.particles.subject.is_empty() && b.role == Role::Plain && a.role != Role::Place;
    // Behind a particle of joining the two stand apart by no more than a space.
    let possessed = a.role == Role::Possessor && !lexicon.particles.possessor.is_empty() && {
        let particle = between.trim();
        lexicon.conjunctions.iter().any(|word| word == particle)
    };
    (a.role == Role::Plain || possessed || prepositional) && is_conjunction(between, lexicon)
}

fn joins_cues(text: &str, last: &Token, token: &Token, lexicon: &Lexicon) -> bool {
    let between = gap(text, last, token);
    let (Some(a), Some(b)) = (last.harm(), token.harm()) else { return false };
    let bare = between.is_empty();
    // `死傷被俘` says of the casualties what else they were; `傷亡：陣亡` does not.
    let more = a.general && !b.general && !b.kinds.iter().any(|kind| a.kinds.contains(kind));
    if a.general != b.general && !((bare || is_conjunction(between, lexicon)) && more)
        || matches!(a.form, Form::Suffer | Form::Inflict)
        || matches!(b.form, Form::Suffer | Form::Inflict)
    {
        return false;
    }
    // 죽거나 다친
    let ending = || lexicon.conjunctions.iter().filter(|word| word.chars().count() > 1);
    let ends = between.trim().is_empty() && ending().any(|word| text[last.range.clone()].ends_with(word.as_str()));
    bare || ends || is_conjunction(between, lexicon) || lexicon.conjunctions.iter().any(|word| inflected(between, word))
}

/// Whether a gap is an ending with a conjunction in it: `하거나 `, `または`.
fn inflected(between: &str, word: &str) -> bool {
    let trimmed = between.trim();
    word.chars().count() > 1 && trimmed.chars().count() <= word.chars().count() + 3 && trimmed.ends_with(word)
}
