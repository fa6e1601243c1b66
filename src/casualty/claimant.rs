//! Who says so.

use super::binding::Parsed;
use super::lexicon::{Boundary, Lexicon, Marker, ObjectPlace};
use super::words::{Role, Token};
use std::ops::Range;

/// What stands between the parts of a sentence.
const PUNCTUATION: &[char] =
    &['，', ',', '。', '；', ';', '：', ':', '（', '(', '）', ')', '「', '」', '“', '”', '\u{2028}'];
/// How long a name may be, in characters without spaces between words and with them.
const LONGEST_SOLID: usize = 20;
const LONGEST_SPACED: usize = 60;

/// Finds on whose word each segment of a sentence gives its figures, and marks the parties in the names as such. One who says
/// so says what follows as well, until another does; the first also says what stands before.
///
/// The name is what the sentence has before its verb of saying or behind its `according to`; where that is more than a name,
/// the party in it.
pub fn mark(parsed: &mut Parsed<'_>) -> Vec<String> {
    let mut names = vec![String::new(); parsed.segments.len()];
    let mut first = None;
    for segment in 0..parsed.segments.len() {
        let Some((inside, written)) = speaker(parsed, segment) else { continue };
        // What is named behind the one who says so is what it speaks of.
        let speaks = |at: &&usize| {
            let role = parsed.tokens[**at].mention.as_ref().map(|mention| mention.role);
            role.is_some_and(|role| !matches!(role, Role::Agent | Role::Patient | Role::Object))
        };
        let here = || (inside.iter().find(speaks).copied(), written);
        let (party, written) = topic(parsed, segment).unwrap_or_else(here);
        let name = named(parsed, written, party.map(|at| parsed.tokens[at].range.clone()));
        if !name.is_empty() {
            let from = if first.is_none() { 0 } else { segment };
            first.get_or_insert(segment);
            names[from..].fill(name);
        }
        if let Some(mention) = party.and_then(|at| parsed.tokens[at].mention.as_mut()) {
            mention.role = Role::Claimant;
        }
    }
    names
}

/// Where verbs end the sentence and one of saying does, the one who says so is its topic: the party in the name, if there is
/// one, and the bytes of the name.
fn topic(parsed: &Parsed<'_>, segment: usize) -> Option<(Option<usize>, Range<usize>)> {
    let figures = || (0..parsed.tokens.len()).filter(|at| parsed.tokens[*at].figure.is_some());
    let (first, last) = (figures().next()?, figures().next_back()?);
    let mut own = parsed.segments[segment].tokens.iter();
    let says = own.any(|at| *at > last && parsed.tokens[*at].is(Marker::ClaimAfter));
    if parsed.lexicon.object != ObjectPlace::Before || !says {
        return None;
    }
    let before = parsed.text.get(..parsed.tokens[first].range.start)?;
    let particle = |at: &usize| parsed.lexicon.particles.is_topic(before, *at);
    let end = before.char_indices().map(|(at, _)| at).find(particle)?;
    let start = clause_start(before, end);
    let named = |at: &usize| {
        let token = &parsed.tokens[*at];
        token.mention.is_some() && start <= token.range.start && token.range.end <= end
    };
    Some(((0..first).find(named), start..end))
}

/// The tokens of a segment that can name the one who says so, and the bytes that it stands in.
fn speaker(parsed: &Parsed<'_>, segment: usize) -> Option<(Vec<usize>, Range<usize>)> {
    let tokens = &parsed.segments[segment].tokens;
    let place = |marker: Marker| tokens.iter().position(|at| parsed.tokens[*at].is(marker));
    let (before, after) = (place(Marker::ClaimBefore), place(Marker::ClaimAfter));
    let start = before.map(|at| at + 1).filter(|from| after.is_none_or(|to| *from <= to)).unwrap_or(0);
    let end = after.filter(|to| start <= *to).unwrap_or(tokens.len());
    (before.is_some() || after.is_some()).then_some(())?;
    let counts = |at: &usize| parsed.tokens[*at].figure.is_none() && parsed.tokens[*at].cue.is_none();
    let inside: Vec<usize> = tokens.get(start..end)?.iter().copied().take_while(counts).collect();
    let from = match before {
        Some(at) => parsed.tokens[tokens[at]].range.end,
        None => clause_start(parsed.text, parsed.tokens[*tokens.get(end)?].range.start),
    };
    let to = match tokens.get(end) {
        Some(at) if after == Some(end) => parsed.tokens[*at].range.start,
        _ => parsed.text[from..].find(PUNCTUATION).map_or(parsed.text.len(), |length| from + length),
    };
    Some((inside, from..to.max(from)))
}

/// Where the clause around an offset begins.
fn clause_start(text: &str, at: usize) -> usize {
    let before = text[..at].char_indices().rev().find(|(_, c)| PUNCTUATION.contains(c));
    before.map_or(0, |(at, c)| at + c.len_utf8())
}

/// The name: what is written, unless that is too long or has numbers in it; else the party. What says what happened is no
/// name, and neither is a word that only says how an estimate was made.
fn named(parsed: &Parsed<'_>, written: Range<usize>, party: Option<Range<usize>>) -> String {
    let lexicon = parsed.lexicon;
    let inside = |token: &Token| written.start <= token.range.start && token.range.end <= written.end;
    if let Some(harm) = parsed.tokens.iter().rev().find(|token| token.harm().is_some() && inside(token)) {
        let behind = party.filter(|party| party.start >= harm.range.end);
        return behind.and_then(|range| parsed.text.get(range)).unwrap_or_default().to_owned();
    }
    let text = trimmed(parsed.text.get(written.clone()).unwrap_or_default(), lexicon);
    let solid = lexicon.boundary == Boundary::None;
    let length = text.chars().count();
    let longest = if solid { LONGEST_SOLID } else { LONGEST_SPACED };
    let name = length > 1 && length <= longest && !text.contains(|c: char| c.is_ascii_digit());
    // `For decades American memorials gave`
    let adverb = lexicon.boundary == Boundary::Word && {
        let first = text.split_whitespace().next().unwrap_or_default();
        let markers = [Marker::Patient, Marker::Place, Marker::Agent];
        lexicon.find(first).iter().any(|found| markers.iter().any(|own| found.senses.markers.contains(*own)))
    };
    let said = party.is_some() || lexicon.boundary == Boundary::Word || length <= longest / 2;
    if name && said && !adverb {
        return text.to_owned();
    }
    party.and_then(|range| parsed.text.get(range)).unwrap_or_default().to_owned()
}

fn begins(text: &str, own: &str) -> bool {
    text.get(..own.len()).is_some_and(|start| start.eq_ignore_ascii_case(own))
}

/// A name without what stands around it; nothing where it is no one's.
fn trimmed<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    let mut text = text.trim();
    while let Some(begun) = lexicon.claim_beginnings.iter().find(|own| begins(text, own)) {
        text = text[begun.len()..].trim();
    }
    while let Some(rest) = lexicon.claim_endings.iter().find_map(|ending| text.strip_suffix(ending.as_str())) {
        text = rest.trim();
    }
    // A short name can end as a particle does: `김정은`.
    let particle = lexicon.particles.topic.iter().find_map(|word| text.strip_suffix(word.as_str()));
    text = particle.filter(|name| name.chars().count() > 2).unwrap_or(text).trim();
    if lexicon.nobody.iter().any(|word| word.eq_ignore_ascii_case(text)) { "" } else { text }
}
