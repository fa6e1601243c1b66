//! What part each party has in its sentence, by particles, prepositions and places, and whether a verb is in the passive.

use super::{Role, Token, gap};
use crate::casualty::lexicon::{Boundary, Form, Lexicon, Marker, ObjectPlace};
use crate::text::script::{is_han, is_hangul, is_kana};

/// Where no particles say so, the place does: the first party of a clause is its subject, one behind what is done to
/// others its object.
pub(super) fn give_places(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let mut fresh = true;
    for at in 0..tokens.len() {
        let before =
            at.checked_sub(1).and_then(|before| Some((tokens.get(before)?, gap(text, &tokens[before], &tokens[at]))));
        let clause = before.is_none_or(|(_, gap)| gap.contains(['，', ',', '；', ';', '：', ':', '。', '（', '(']));
        // `the USS Liberty, an American ship`
        let indefinite = |gap: &str| {
            let parts = gap.trim().rsplit_once(", ");
            let name = |name: &str| name.split(' ').all(|word| !word.starts_with(char::is_lowercase));
            parts.is_some_and(|(before, word)| name(before.trim()) && lexicon.indefinite.iter().any(|own| own == word))
        };
        let apposed = clause && before.is_some_and(|(_, gap)| indefinite(gap));
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
        // `Across the river the French`: where it happens may stand before the one who does it.
        let verb = verb || token.is(Marker::Place) && !clause;
        fresh &= token.mention.is_none() && !verb;
    }
}

/// Reads the particles and prepositions around parties.
pub(super) fn give_roles(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
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
        let preposition = || preposition(text, tokens, at, lexicon).map(|role| (role, false));
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

/// The role that a preposition gives to the party behind it.
fn preposition(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Role> {
    if text[tokens[at].range.end..].starts_with(['\'', '’']) {
        return Some(Role::Possessor);
    }
    let before = tokens.get(at.checked_sub(1)?)?;
    let between = gap(text, before, &tokens[at]).trim();
    if !between.is_empty() && !lexicon.articles.iter().any(|word| word == between) {
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
pub(super) fn give_voice(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let suffixed = lexicon.object == ObjectPlace::Before;
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
