//! Lists of parties and lists of what happened, made one token each.

use super::{Mention, Role, Token, gap};
use crate::casualty::claim::Population;
use crate::casualty::lexicon::{Boundary, Cue, Form, Lexicon, Marker};
use std::ops::Range;

/// Makes lists of parties and lists of cues one token each.
pub(super) fn merge(text: &str, tokens: Vec<Token>, lexicon: &Lexicon) -> Vec<Token> {
    let mut merged: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        // `死亡40人，負傷50人`: between two figures each cue is for one of them.
        let next_is_figure = tokens.peek().is_some_and(|next| next.figure.is_some());
        let before_is_figure = merged.len() > 1 && merged[merged.len() - 2].figure.is_some();
        let Some(last) = merged.last_mut() else {
            merged.push(token);
            continue;
        };
        let between = text.get(last.range.end..token.range.start).unwrap_or_default();
        let own_figures = next_is_figure && before_is_figure && between.contains([',', '，', '、']);
        let possessed = lexicon.names.possessive.iter().any(|word| word == between.trim());
        if is_ending(last, &token, between) || is_following(last, &token, between, lexicon) {
            last.range.end = token.range.end;
        } else if (between.trim().is_empty() && !last.place || possessed) && is_state(last) && is_opponent(&token) {
            defend(last, &token);
        } else if (between.trim().is_empty() || possessed) && is_alliance(last, &token)
            || joins_parties(last, &token, between, lexicon)
            || is_compound(last, between, text) && fights(&token, tokens.peek(), text, lexicon)
        {
            join_parties(last, &token);
        } else if !own_figures && joins_cues(text, last, &token, lexicon) {
            let active = !begins_passive(text, &last.range, lexicon);
            join_cues(last, &token, active);
        } else {
            merged.push(token);
        }
    }
    without_compounds(text, merged)
}

/// Without the parts of compounds that name no one: `Franco-German rivalry`, `Anglo-Saxon`.
fn without_compounds(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut rest: Vec<Token> = Vec::with_capacity(tokens.len());
    let is_first = |token: &Token| token.mention.is_some() && text[token.range.clone()].ends_with(HYPHENS);
    for mut token in tokens {
        if let Some(first) = rest.pop_if(|last| is_first(last)) {
            token.mention = token.mention.filter(|_| first.range.end < token.range.start);
        }
        rest.push(token);
    }
    rest.pop_if(|last| is_first(last));
    rest
}

/// What joins the two parts of a compound.
const HYPHENS: [char; 3] = ['-', '–', '－'];

/// Whether a party is the first part of a compound: `Anglo-French`, `Soviet–Mongolian`, `ソ連・モンゴル`.
fn is_compound(last: &Token, between: &str, text: &str) -> bool {
    let joined = matches!(between, "-" | "–" | "－" | "—" | "・" | "·" | "‧" | "/" | "／");
    is_state(last)
        && last.cue.is_none()
        && (joined || between.is_empty() && text[last.range.clone()].ends_with(HYPHENS))
}

/// Whether a party is named as one that fights: a compound of states can be a war or a border too.
fn fights(token: &Token, next: Option<&Token>, text: &str, lexicon: &Lexicon) -> bool {
    let own = &text[token.range.clone()];
    let word = text[token.range.end..].split_whitespace().next().unwrap_or_default();
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    // `the Anglo-Egyptians`
    let people = lexicon.boundary == Boundary::Word && own.ends_with('s');
    let troops = people
        || lexicon.military.iter().any(|ending| own.ends_with(ending.as_str()))
        || lexicon.troops.iter().any(|own| own == word);
    let behind = next.filter(|next| gap(text, token, next).trim().is_empty());
    let named = |next: &Token| {
        next.people.is_some() || next.harm().is_some() || next.mention.as_ref().is_some_and(Mention::is_alliance)
    };
    is_state(token) && token.cue.is_none() && (troops || behind.is_some_and(named))
}

/// Whether a token is only the passive of the cue before it: `살해` `되었다`.
fn is_ending(last: &Token, token: &Token, between: &str) -> bool {
    let only = token.markers.is_only(Marker::Passive) && token.cue.is_none() && token.mention.is_none();
    between.is_empty() && only && last.cue.is_some()
}

/// `伊拉克守軍`: whose defenders they are is said.
fn defend(last: &mut Token, token: &Token) {
    if let (Some(last), Some(own)) = (&mut last.mention, &token.mention) {
        (last.role, last.topic) = (own.role, own.topic);
    }
    last.range.end = token.range.end;
}

fn join_parties(last: &mut Token, token: &Token) {
    if let (Some(last), Some(own)) = (&mut last.mention, &token.mention) {
        last.ids.extend(own.ids.iter().cloned());
        if own.role != Role::Plain || last.role == Role::Possessor {
            (last.role, last.topic) = (own.role, own.topic);
        }
    }
    last.range.end = token.range.end;
}

/// Joins two cues. What the second does, both do, unless the first says in itself that it is done to someone.
fn join_cues(last: &mut Token, token: &Token, active: bool) {
    let cue = token.cue.or_else(|| last.cue.map(|cue| Cue { kinds: Cue::captured().kinds, ..cue }));
    last.cue = last.cue.or_else(|| cue.map(|cue| Cue { kinds: Cue::captured().kinds, ..cue }));
    if last.parts.is_empty() {
        last.parts.extend(last.cue.map(|cue| cue.kinds));
    }
    if let (Some(cue), Some(own)) = (&mut last.cue, cue) {
        cue.kinds = cue.kinds.union(own.kinds);
        cue.general &= own.general;
        if active && matches!(own.form, Form::Act | Form::Either) {
            cue.form = own.form;
        }
    }
    last.parts.extend(cue.map(|cue| cue.kinds));
    last.passive |= token.passive;
    last.people = None;
    last.range.end = token.range.end;
}

/// Whether a word has the passive in it: `被殲`.
fn begins_passive(text: &str, word: &Range<usize>, lexicon: &Lexicon) -> bool {
    let end = text.ceil_char_boundary(word.start + 1);
    let first = text.get(word.start..end).unwrap_or_default();
    lexicon.find(first).iter().any(|found| found.senses.markers.contains(Marker::Passive))
}

fn is_conjunction(between: &str, lexicon: &Lexicon) -> bool {
    let words = between.trim().trim_matches([',', '，', '、', ' ']);
    let article = |words: &&str| lexicon.articles.iter().any(|own| own == words);
    let words = words.split_once(' ').filter(|(first, _)| article(first)).map_or(words, |(_, rest)| rest);
    let words = words.rsplit_once(' ').filter(|(_, last)| article(last)).map_or(words, |(rest, _)| rest);
    let comma = words.is_empty() && between.contains([',', '，', '、']) && !between.contains('，');
    comma || !words.is_empty() && lexicon.conjunctions.iter().any(|word| word.eq_ignore_ascii_case(words))
}

fn is_state(token: &Token) -> bool {
    token.mention.as_ref().is_some_and(|mention| mention.ids.iter().all(|id| id.len() == 2))
}

fn is_opponent(token: &Token) -> bool {
    token.mention.as_ref().is_some_and(|mention| mention.ids == ["opponent"])
}

/// `秘魯和玻利維亞聯軍`: who are allied is said.
fn is_alliance(last: &Token, token: &Token) -> bool {
    let several = last.mention.as_ref().is_some_and(|mention| mention.ids.len() > 1);
    several && is_state(last) && token.mention.as_ref().is_some_and(Mention::is_alliance)
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
    let (Some(a), Some(b)) = (last.harm(), token.harm()) else { return joins_prisoners(last, token, between, lexicon) };
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

/// Whether prisoners are counted together with other losses: `casualties and prisoners`.
fn joins_prisoners(last: &Token, token: &Token, between: &str, lexicon: &Lexicon) -> bool {
    let taken = |token: &Token| token.people == Some(Population::Pow) && token.cue.is_none() && token.mention.is_none();
    let harmed = |token: &Token| token.harm().is_some_and(|cue| !matches!(cue.form, Form::Suffer | Form::Inflict));
    (taken(last) && harmed(token) || harmed(last) && taken(token)) && is_conjunction(between, lexicon)
}

/// Whether a gap is an ending with a conjunction in it: `하거나 `, `または`.
fn inflected(between: &str, word: &str) -> bool {
    let trimmed = between.trim();
    word.chars().count() > 1 && trimmed.chars().count() <= word.chars().count() + 3 && trimmed.ends_with(word)
}
