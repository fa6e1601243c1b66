//! An editor's corrections of what the machine found.
//!
//! A correction names a claim by words of the text and is applied to what was found there. One that does not find its claim
//! is an error, so that no build silently goes by a machine that an editor has corrected.

mod add;
mod file;
mod meant;
mod party;
mod quote;

pub use file::{Action, Correction, Corrections, Fields, Words};

use super::{Claim, Scope};
use crate::base::{Diagnostic, Source, Span};
use crate::document::Document;
use meant::Reader;
use std::collections::BTreeMap;

/// Applies an editor's corrections to the claims of a document, and says what is wrong with them.
///
/// The claims stay in the order of the text. What an editor accepted, amended or added is marked as edited. A correction
/// that cannot be applied is an error with its place in the file and the nearest candidate; the others are applied.
///
/// ```
/// use hexapla::base::Source;
/// use hexapla::casualty::{Corrections, correct};
/// let source = Source::new("en.md", "At the pier 54 sailors were lost.");
/// let document = hexapla::read::read(&source).document;
/// let file = Source::new("en.casualties.toml", r#"
/// [[claim]]
/// quote = "54 sailors were lost"
/// action = "add"
/// party = "gb"
/// kinds = ["missing"]
/// "#);
/// let (corrections, problems) = Corrections::parse(&file);
/// assert!(problems.is_empty());
/// let (claims, problems) = correct(&document, &source, Vec::new(), &corrections, &file);
/// assert!(problems.is_empty());
/// assert_eq!((claims[0].low, claims[0].party.as_str(), claims[0].edited), (54, "gb", true));
/// ```
pub fn correct(
    document: &Document,
    source: &Source,
    claims: Vec<Claim>,
    corrections: &Corrections,
    file: &Source,
) -> (Vec<Claim>, Vec<Diagnostic>) {
    if corrections.entries.is_empty() {
        return (claims, Vec::new());
    }
    let reader = Reader::new(document, source, file);
    let mut desk = Desk { reader: &reader, claims, settled: BTreeMap::new(), added: Vec::new() };
    let mut problems: Vec<Diagnostic> =
        corrections.entries.iter().filter_map(|correction| desk.apply(correction).err()).collect();
    let claims = desk.finish(&mut problems);
    (claims, problems)
}

/// Where corrections are applied.
struct Desk<'r, 'a> {
    reader: &'r Reader<'a>,
    /// The claims that were found, as they are amended.
    claims: Vec<Claim>,
    /// What was said of which of them.
    settled: BTreeMap<usize, Verdict>,
    /// The claims that were added, and the places of their corrections.
    added: Vec<(Claim, Span)>,
}

/// What a correction said of a claim.
struct Verdict {
    keep: bool,
    /// The place of the correction.
    place: Span,
}

impl Desk<'_, '_> {
    fn apply(&mut self, correction: &Correction) -> Result<(), Diagnostic> {
        let parts = self.reader.quoted(correction)?;
        if correction.action == Action::Add {
            let claim = self.reader.claim_to_add(correction, &parts)?;
            if let Some((_, before)) = self.added.iter().find(|(other, _)| is_same(other, &claim)) {
                return Err(self.reader.twice(correction, *before));
            }
            self.added.push((claim, correction.quote.span));
            return Ok(());
        }
        let meant = self.reader.meant(correction, &parts, &self.claims)?;
        if let Some(before) = meant.iter().find_map(|index| self.settled.get(index)) {
            return Err(self.reader.twice(correction, before.place));
        }
        for index in meant {
            let Some(claim) = self.claims.get_mut(index) else { continue };
            amend(claim, &correction.fields, correction.action).map_err(|range| {
                let message = format!("amended like this, the claim of {} goes from {range}", claim.text);
                self.reader.error(correction.quote.span, message).hint("give both `low` and `high`")
            })?;
            let keep = correction.action != Action::Reject;
            self.settled.insert(index, Verdict { keep, place: correction.quote.span });
        }
        Ok(())
    }

    /// What is left: the claims that were not rejected, and those that were added, in their places.
    fn finish(self, problems: &mut Vec<Diagnostic>) -> Vec<Claim> {
        let is_kept = |index: &usize| self.settled.get(index).is_none_or(|verdict| verdict.keep);
        let mut claims: Vec<Claim> =
            self.claims.into_iter().enumerate().filter(|(index, _)| is_kept(index)).map(|(_, claim)| claim).collect();
        for (claim, place) in self.added {
            if let Some(seen) = claims.iter_mut().find(|other| is_same(other, &claim)) {
                problems.push(self.reader.needless(seen, place));
                *seen = Claim { id: seen.id.clone(), ..claim };
                continue;
            }
            let at = claims.iter().position(|other| other.span.start > claim.span.start).unwrap_or(claims.len());
            let id = free_id(&claim.id, &claims);
            claims.insert(at, Claim { id, ..claim });
        }
        claims
    }
}

/// Whether two claims say the same of one figure, but for its number.
fn is_same(one: &Claim, other: &Claim) -> bool {
    let overlap = one.span.start < other.span.end && other.span.start < one.span.end;
    overlap && one.party == other.party && one.kinds == other.kinds && one.population == other.population
}

/// The id, or where another claim has it one like it.
fn free_id(id: &str, claims: &[Claim]) -> String {
    let is_free = |id: &str| claims.iter().all(|claim| claim.id != id);
    let mut free = id.to_owned();
    let mut count = 2;
    while !is_free(&free) {
        free = format!("{id}-{count}");
        count += 1;
    }
    free
}

/// Makes a claim say what an editor says, and marks it.
///
/// # Errors
/// The range that it would have, where that is none.
fn amend(claim: &mut Claim, fields: &Fields, action: Action) -> Result<(), String> {
    claim.edited = true;
    if action != Action::Amend {
        return Ok(());
    }
    let (low, high) = match (fields.low, fields.high) {
        // One number for one number.
        (Some(number), None) | (None, Some(number)) if claim.low == claim.high => (number, number),
        (low, high) => (low.unwrap_or(claim.low), high.unwrap_or(claim.high)),
    };
    if low > high {
        return Err(format!("{low} to {high}"));
    }
    (claim.low, claim.high) = (low, high);
    claim.approximation = fields.approximation.unwrap_or(claim.approximation);
    claim.population = fields.population.unwrap_or(claim.population);
    claim.kinds = fields.kinds.unwrap_or(claim.kinds);
    claim.scope = fields.scope.unwrap_or(claim.scope);
    claim.total = fields.scope.map_or(claim.total, |scope| scope == Scope::War);
    if let Some(party) = &fields.party {
        claim.party.clone_from(party);
    }
    if let Some(claimant) = &fields.claimant {
        claim.claimant.clone_from(claimant);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
