//! Commanders and ships of which a text nowhere says whose they are.

use super::Bearer;
use super::spot::Sort;
use crate::casualty::words::Token;
use std::ops::Range;

/// Someone of whom nothing says whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// Where it stands in the sentence.
    pub range: Range<usize>,
    /// Whether a rank or the kind of a ship stands beside the name, so that it is no place.
    pub ranked: bool,
}

/// Those who may stand for a party in a sentence and of whom the tokens do not say for which.
pub fn strangers(bearers: &[Bearer], tokens: &[Token]) -> Vec<Stranger> {
    let people = bearers.iter().filter(|bearer| matches!(bearer.sort, Sort::Name | Sort::Ranked));
    let strangers = people.map(|one| Stranger { range: one.range.clone(), ranked: one.sort == Sort::Ranked });
    let known = |one: &Stranger, token: &Token| {
        let within = token.range.start < one.range.end && one.range.start < token.range.end;
        within && (!one.ranked || token.mention.is_some())
    };
    strangers.filter(|one| !tokens.iter().any(|token| known(one, token))).collect()
}
