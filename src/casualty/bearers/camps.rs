//! Whose the camps of a text are of which its sentences do not say it: the other camp tells, or there is one side only.

use crate::casualty::lexicon::Camp;
use crate::casualty::sides::Sides;
use std::collections::HashMap;

/// Gives a party to the camps that have none: the one that fights that of the other camp, and in a war within one country
/// that country.
pub fn settle(known: &mut HashMap<String, String>, sides: &Sides, fighters: &[String], open: impl Fn(Camp) -> bool) {
    let against = |party: &String| sides.opponent(party).filter(|own| fighters.contains(own));
    for camp in Camp::ALL.into_iter().filter(|camp| open(*camp)) {
        let other = known.get(camp.other().key());
        let divided = sides.divided().and_then(|ids| ids.into_iter().next());
        let alone = || match camp {
            Camp::Faction => sides.dominant(),
            _ => fighters.first().filter(|_| fighters.len() == 1),
        };
        let other = other.filter(|_| divided.is_none());
        let own =
            other.map(|other| against(other).unwrap_or_else(|| other.clone())).or(divided).or_else(|| alone().cloned());
        if let Some(own) = own.filter(|_| !known.contains_key(camp.key())) {
            known.insert(camp.key().to_owned(), own);
        }
    }
}
