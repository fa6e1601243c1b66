//! Parties that a text names and that nobody suffers under: those far away, and those whose people only write about it.

use super::lexicon::{Boundary, Lexicon};
use super::sides::Sides;
use super::words::Token;

/// Takes out the parties that do not take part, where no number stands beside them: `to an outcry in Stockholm`, `法国炮台`.
pub fn pass_over(tokens: &mut [Token], sides: &Sides) {
    let far = |at: usize, token: &Token| {
        let apart = token.mention.as_ref().is_some_and(|own| !sides.take_part(&own.ids));
        apart && (token.place || !counts_near(tokens, at, 2))
    };
    let far: Vec<usize> = tokens.iter().enumerate().filter(|(at, token)| far(*at, token)).map(|(at, _)| at).collect();
    far.into_iter().for_each(|at| tokens[at].mention = None);
}

/// Takes out the parties whose scholars and reporters say something: `the American historian`, `日本学者`.
pub fn without_writers(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let writes = |at: usize, token: &Token| {
        let writer = token.mention.is_some() && names_writer(&text[token.range.end..], lexicon);
        writer && !counts_near(tokens, at, 1)
    };
    let writers: Vec<usize> =
        tokens.iter().enumerate().filter(|(at, token)| writes(*at, token)).map(|(at, _)| at).collect();
    writers.into_iter().for_each(|at| tokens[at].mention = None);
}

/// Whether a figure stands right before a token, or as many tokens behind it as given.
fn counts_near(tokens: &[Token], at: usize, behind: usize) -> bool {
    let counts = |at: usize| tokens.get(at).is_some_and(|token| token.figure.is_some());
    at.checked_sub(1).is_some_and(counts) || (at + 1..=at + behind).any(counts)
}

/// Whether a text goes on with a word for someone who writes, of what kind or not: `military historian`, `的学者`.
fn names_writer(rest: &str, lexicon: &Lexicon) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{A0}']);
    let possessed = lexicon.particles.possessor.iter().chain(&lexicon.particles.relative);
    let rest = possessed.filter_map(|word| rest.strip_prefix(word.as_str())).next().unwrap_or(rest).trim_start();
    let spaced = lexicon.boundary == Boundary::Word;
    let whole = |rest: &str| !spaced || !rest.starts_with(char::is_alphanumeric);
    let begins = |rest: &str| {
        let mut words = lexicon.writers.iter().filter_map(|word| rest.strip_prefix(word.as_str()));
        words.any(whole)
    };
    begins(rest) || spaced && rest.split_once(' ').is_some_and(|(_, rest)| begins(rest))
}
