//! Who dies in what a sentence tells of and the next ones count: `The army massacred the villagers. Over 300 died.`

use super::Context;
use crate::casualty::claim::{Kind, Population};
use crate::casualty::lexicon::Form;
use crate::casualty::sides::Sides;
use crate::casualty::words::{Role, Token};

/// Whom a sentence says that a massacre struck: the one that it names as its target, or else the enemy of the one who did it.
/// What was so before holds on until a sentence speaks of someone else.
pub fn struck(tokens: &[Token], sides: &Sides, context: &Context, speaks: bool) -> Option<Vec<String>> {
    let unarmed = tokens.iter().any(|token| token.people == Some(Population::Civilian));
    let slays = |token: &Token| {
        token.harm().is_some_and(|cue| {
            cue.civilians || unarmed && matches!(cue.form, Form::Act | Form::Either) && cue.kinds.contains(Kind::Killed)
        })
    };
    match tokens.iter().rposition(slays) {
        Some(massacre) => target(tokens, massacre, sides, context),
        None => context.struck.clone().filter(|_| !speaks),
    }
}

fn target(tokens: &[Token], massacre: usize, sides: &Sides, context: &Context) -> Option<Vec<String>> {
    let resolved = |at: usize| {
        let mention = tokens[at].mention.as_ref().filter(|mention| !mention.is_deictic())?;
        Some(sides.resolved(&mention.ids, None)).filter(|ids| ids.iter().all(|id| id != "unknown"))
    };
    let role = |at: usize| tokens[at].mention.as_ref().map(|mention| mention.role);
    let last = |roles: &[Role]| {
        let mut named = (0..massacre).rev().filter(|at| role(*at).is_some_and(|role| roles.contains(&role)));
        named.find_map(resolved)
    };
    // Those who are massacred are of a country: an alliance is one of armies.
    let of_countries = |ids: &Vec<String>| !ids.is_empty() && ids.iter().all(|id| sides.is_state(id));
    let others = |doer: Vec<String>| Some(sides.enemy(&doer)).filter(of_countries);
    let spoken = || context.topic.clone();
    if tokens[massacre].passive {
        let hit = last(&[Role::Subject, Role::Plain, Role::Possessor]);
        return hit.or_else(|| last(&[Role::Agent]).or_else(spoken).and_then(others));
    }
    let doer = last(&[Role::Subject, Role::Agent]).or_else(|| last(&[Role::Plain, Role::Possessor]));
    let doer = doer.or_else(spoken)?;
    let behind = (0..tokens.len()).filter(|at| {
        matches!(role(*at), Some(Role::Object | Role::Patient | Role::Place)) || *at > massacre && role(*at).is_some()
    });
    let hit = behind.filter_map(resolved).find(|ids| *ids != doer);
    hit.or_else(|| others(doer))
}
