//! Whose a unit, a commander or a ship is, where a sentence does not say it: the text has said it elsewhere, or the name does.
//!
//! `美軍第2師`, then `第2師`; `the Italian Marshal Badoglio`, then `Badoglio`; `HMS Ardent`, then `Ardent`. What stands beside
//! a name counts most. Where nothing does, the party that fights the one which its sentences name as the other, and the
//! language that the name is of, if one of the sides speaks it.

mod camps;
mod evidence;
mod recall;
mod spot;
mod strangers;
mod votes;

pub use recall::Recall;
pub use spot::{Bearer, Ordinary, bearers};
pub use strangers::{Stranger, strangers};

use super::lexicon::Lexicon;
use super::sides::Sides;
use super::words::{Mention, Token};
use evidence::{Evidence, beside, within};
use spot::Sort;
use std::collections::HashMap;

/// How far before its designation the name of a unit's army stands, in characters.
const NEAR: usize = 6;

/// A sentence as far as it is read before the parts of its words are known.
#[derive(Clone, Copy)]
pub struct Read<'t> {
    /// Its text.
    pub text: &'t str,
    /// Its words and figures.
    pub tokens: &'t [Token],
    /// Who in it may stand for a party.
    pub bearers: &'t [Bearer],
}

/// The parties of a text's units, commanders and ships, by their names.
#[derive(Debug, Default)]
pub struct Bearers(HashMap<String, String>);

impl Bearers {
    /// Learns from all sentences of a text whose sides are known.
    pub fn of<'t>(sentences: impl Iterator<Item = Read<'t>>, sides: &Sides, lexicon: &Lexicon) -> Self {
        let mut evidence = Evidence::new(sides, lexicon);
        sentences.for_each(|sentence| evidence.gather(sentence));
        Self(evidence.settled())
    }

    /// The party of someone by what the text as a whole tells.
    fn of_bearer(&self, bearer: &Bearer) -> Option<&String> {
        bearer.keys.iter().find_map(|key| self.0.get(key))
    }

    /// Adds to the tokens of a sentence those who stand alone and whose party is known.
    pub fn add(&self, text: &str, tokens: &mut Vec<Token>, bearers: &[Bearer], lexicon: &Lexicon) {
        // `3 Para`: the number of a unit counts no people.
        let units = || bearers.iter().filter(|bearer| bearer.sort == Sort::Unit).map(|unit| &unit.range);
        let inside = |token: &Token| units().any(|unit| unit.start <= token.range.start && token.range.end <= unit.end);
        tokens.retain(|token| token.figure.is_none() || !inside(token));
        tokens.iter_mut().filter(|token| inside(token)).for_each(|token| token.thing = false);
        for bearer in bearers {
            let Some(party) = self.of_bearer(bearer) else { continue };
            let said = beside(text, tokens, bearer, lexicon).or_else(|| within(tokens, bearer));
            let points = |token: &Token| token.mention.as_ref().is_some_and(Mention::is_deictic);
            if said.is_some_and(|token| !(bearer.is_camp() && points(token))) {
                continue;
            }
            let range = bearer.range.clone();
            let overlaps = |token: &Token| token.range.start < range.end && range.start < token.range.end;
            let people =
                tokens.iter().filter(|token| overlaps(token) && bearer.is_camp()).find_map(|token| token.people);
            tokens.retain(|token| token.figure.is_some() || !overlaps(token));
            if !tokens.iter().any(overlaps) {
                tokens.push(Token { mention: Some(Mention::of(party.clone())), people, ..Token::empty(range) });
            }
        }
        tokens.sort_by_key(|token| token.range.start);
    }
}

#[cfg(test)]
mod tests;
