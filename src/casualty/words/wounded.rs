//! The wounded as those to whom more is done: `殺害了56名傷兵`, `부상병 26명을 살해하였다`.

use super::Token;
use crate::casualty::claim::{Kind, Kinds};
use crate::casualty::lexicon::{Cue, Form};

/// What parts clauses.
const ENDS: [char; 12] = [',', '，', ';', '；', '。', ':', '：', '、', '(', '（', ')', '）'];

/// Takes words for the wounded for words for people, where the clause counts once and says that somebody killed them.
pub(super) fn as_people(text: &str, tokens: &mut [Token]) {
    let mut start = 0;
    while start < tokens.len() {
        let parts = |at: &usize| {
            text.get(tokens[at - 1].range.end..tokens[*at].range.start).is_some_and(|gap| gap.contains(ENDS))
        };
        let end = (start + 1..tokens.len()).find(parts).unwrap_or(tokens.len());
        in_clause(&mut tokens[start..end]);
        start = end;
    }
}

fn in_clause(clause: &mut [Token]) {
    let wounded = |token: &Token| {
        token.people.is_some() && token.harm().is_some_and(|cue| cue.kinds == Kinds::of([Kind::Wounded]))
    };
    let done = |cue: Cue| cue.kinds == Kinds::of([Kind::Killed]) && matches!(cue.form, Form::Act | Form::Either);
    let deeds = clause.iter().filter(|token| token.harm().is_some_and(done)).count();
    let counts = clause.iter().filter(|token| token.figure.is_some()).count();
    if (deeds, counts) == (1, 1) {
        clause.iter_mut().filter(|token| wounded(token)).for_each(|token| token.cue = None);
    }
}
