//! Who says so.

use super::binding::Parsed;
use super::lexicon::Marker;
use super::words::Role;

/// Finds the one on whose word a sentence gives its figures, and marks the parties in the name as such.
pub fn mark(parsed: &mut Parsed<'_>) -> String {
    let mut name = String::new();
    for segment in 0..parsed.segments.len() {
        let tokens = parsed.segments[segment].tokens.clone();
        let before = tokens.iter().position(|at| parsed.tokens[*at].is(Marker::ClaimBefore));
        let after = tokens.iter().position(|at| parsed.tokens[*at].is(Marker::ClaimAfter));
        let (from, to) = match (before, after) {
            (Some(from), Some(to)) if from < to => (from, to),
            (Some(from), _) => (from, tokens.len()),
            (None, Some(to)) => (0, to),
            (None, None) => continue,
        };
        let inside: Vec<usize> = tokens[from..to]
            .iter()
            .copied()
            .take_while(|at| parsed.tokens[*at].figure.is_none() && parsed.tokens[*at].cue.is_none())
            .collect();
        // What is named behind the one who says so is what it speaks of.
        let speaks = |at: &&usize| {
            let role = parsed.tokens[**at].mention.as_ref().map(|mention| mention.role);
            role.is_some_and(|role| !matches!(role, Role::Agent | Role::Patient | Role::Object))
        };
        let Some(at) = inside.iter().find(speaks).copied() else { continue };
        if name.is_empty() {
            name = parsed.text[parsed.tokens[at].range.clone()].to_owned();
        }
        if let Some(mention) = &mut parsed.tokens[at].mention {
            mention.role = Role::Claimant;
        }
    }
    name
}
