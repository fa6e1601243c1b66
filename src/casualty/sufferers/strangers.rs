//! Whose those are of whom nothing says it: the other side of the ones whom the text spoke of right before.

use super::Seeker;
use crate::casualty::bearers::Stranger;
use crate::casualty::lexicon::{Boundary, Form, Marker};

/// What stands between clauses.
const ENDS: [char; 8] = [',', '，', ';', '；', '。', ':', '：', '、'];

impl Seeker<'_> {
    /// `The Mexicans lost 102 killed, Taylor lost nine`: someone else who begins a clause is of the other side.
    pub(super) fn other_side(&self, figure: usize, found: &[Option<Vec<String>>]) -> Option<Vec<String>> {
        let before = self.parsed.text.get(..self.token(figure).range.start)?;
        let start = self.clause_start(before);
        let named = |at: &usize| self.token(*at).mention.is_some() && self.token(*at).range.start >= start;
        let begins = |one: &&Stranger| one.range.end <= before.len() && self.begins_clause(start, one.range.start);
        let mut strangers = self.parsed.strangers.iter().filter(begins);
        let stranger = strangers
            .find(|one| one.ranked || self.bears(figure, one))
            .filter(|_| !(0..figure).any(|at| named(&at)))?;
        let last = (0..figure).rev().find(|at| found[*at].is_some() && self.token(*at).range.start < start);
        // `The frigates Ardent (22 dead) and Antelope (two)`: those of a list are of one side.
        let last = last.filter(|last| (0..=*last).any(|at| self.token(at).mention.is_some()));
        let counted = last.and_then(|at| found[at].clone());
        let of = counted.or_else(|| self.context.topic.clone().filter(|_| stranger.ranked))?;
        Some(self.opposed(&of, false)).filter(|ids| !ids.is_empty())
    }

    /// Where the clause begins that a text ends in: behind a sign or, where words stand apart, a word that joins clauses.
    fn clause_start(&self, before: &str) -> usize {
        let lexicon = self.parsed.lexicon;
        let more = |start: &usize| !before[*start..].trim().is_empty();
        let signs = before.char_indices().filter(|(_, c)| ENDS.contains(c)).map(|(at, c)| at + c.len_utf8());
        let spaces = before.match_indices(' ').map(|(at, _)| at).filter(|_| lexicon.boundary == Boundary::Word);
        let joined = spaces.filter(|at| {
            let word = before[..*at].rsplit(' ').next().unwrap_or_default();
            lexicon.breaks.iter().any(|own| own == word)
        });
        signs.chain(joined).filter(more).max().unwrap_or(0)
    }

    /// Whether nothing stands before an offset in its clause but what joins it to the one before.
    fn begins_clause(&self, start: usize, at: usize) -> bool {
        let lexicon = self.parsed.lexicon;
        let lead = self.parsed.text.get(start..at).map(str::trim);
        let joins =
            |word: &str| lexicon.breaks.iter().chain(&lexicon.articles).any(|own| own.eq_ignore_ascii_case(word));
        lead.is_some_and(|lead| lead.split(' ').all(|word| word.is_empty() || joins(word)))
    }

    /// Whether a clause says what someone bore, and not only what they say: `Taylor lost nine`, `泰勒所部`.
    fn bears(&self, figure: usize, one: &Stranger) -> bool {
        let own = || self.parsed.segments[self.segment].tokens.iter().map(|at| self.token(*at));
        let rest = self.parsed.text.get(one.range.end..).unwrap_or_default().trim_start();
        let possesses = self.parsed.lexicon.names.possessive.iter().any(|word| rest.starts_with(word.as_str()));
        let limit = self.token(figure).range.start;
        let form =
            |form: Form| own().any(|token| token.range.start < limit && token.cue.is_some_and(|cue| cue.form == form));
        !own().any(|token| token.is(Marker::ClaimAfter)) && (possesses || form(Form::Suffer))
    }
}
