//! Numbers of people of whom others are a part, and which are no claims themselves.

use super::Parsed;
use crate::casualty::lexicon::Form;

impl Parsed<'_> {
    /// Whether a figure is only what another is a part of: `4,551名のうち`, `of her crew of 570`.
    pub(super) fn is_base(&self, at: usize) -> bool {
        let Some(figure) = &self.tokens[at].figure else { return false };
        let counters = &self.lexicon.counters;
        let before = self.text[..figure.range.start].trim_end();
        if counters.whole_before.iter().any(|word| before.ends_with(word.as_str())) {
            return true;
        }
        if self.is_divided(at) {
            return true;
        }
        let own = self.segments.iter().find(|segment| segment.tokens.contains(&at));
        let said = |at: &usize| self.tokens[*at].harm().is_some_and(|cue| !cue.general);
        if own.is_some_and(|own| own.tokens.iter().take_while(|before| **before < at).any(said)) {
            return false;
        }
        let nouns = self.tokens[at + 1..].iter().take_while(|token| token.people.is_some() || token.mention.is_some());
        let mut end = figure.range.end;
        for noun in nouns {
            let close =
                |gap: &str| gap.trim().chars().count() <= 1 && !gap.contains(['，', ',', '、', '。', ';', '；']);
            if !self.text.get(end..noun.range.start).is_some_and(close) {
                break;
            }
            end = noun.range.end;
        }
        let first = self.tokens[..at].iter().all(|token| token.figure.is_none());
        let after = [figure.range.end, end].map(|end| self.text[end..].trim_start());
        counters.base_after.iter().any(|word| after.iter().any(|after| after.starts_with(word.as_str())))
            // `Of the 373 Greek dead, 96 fell in combat`: those are a number of dead themselves.
            || !(first && self.names_harmed(at)) && counters.base_before.iter().any(|word| before.ends_with(word.as_str()))
    }

    /// Whether the noun behind a figure is one for people who were harmed: `373 Greek dead`, `95,000 soldiers who died`.
    fn names_harmed(&self, at: usize) -> bool {
        let rest = self.tokens.get(at + 1..).unwrap_or_default();
        let noun = rest.iter().take_while(|token| token.people.is_some() || token.mention.is_some()).count();
        let Some(last) = rest.get(noun).filter(|token| token.harm().is_some_and(|cue| cue.form == Form::State)) else {
            return false;
        };
        let gap = self.text.get(self.tokens[at + noun].range.end..last.range.start).unwrap_or_default().trim();
        gap.is_empty() || self.lexicon.relatives.iter().any(|word| word == gap)
    }

    /// Whether a figure is the number of those of whom the one before it is a part: `29 of its 30 men`.
    pub(super) fn is_divided(&self, at: usize) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        let part = before.iter().rev().find_map(|token| token.figure.as_ref());
        let whole = self.tokens.get(at).and_then(|token| token.figure.as_ref());
        let Some((part, whole)) = part.zip(whole) else { return false };
        let lexicon = self.lexicon;
        let between = self.text.get(part.range.end..whole.range.start).unwrap_or_default().trim_start();
        let rest = lexicon.parts.iter().find_map(|word| between.strip_prefix(word.as_str())).map(str::trim);
        let mut words = lexicon.articles.iter().chain(&lexicon.possessives);
        rest.is_some_and(|rest| rest.is_empty() || words.any(|word| word == rest))
    }

    /// Whether what a figure is a part of are things: `nine of its fourteen aircraft`.
    pub(super) fn is_part_of_things(&self, at: usize) -> bool {
        let Some(figure) = &self.tokens[at].figure else { return false };
        let rest = self.text[figure.range.end..].trim_start();
        let part = self.lexicon.parts.iter().any(|word| rest.starts_with(word.as_str()));
        let behind = &self.tokens[at + 1..];
        let noun = behind.iter().find(|token| token.thing || token.people.is_some() || token.harm().is_some());
        let between = noun
            .filter(|noun| part && noun.thing && !noun.crew)
            .and_then(|noun| self.text.get(figure.range.end..noun.range.start));
        between
            .is_some_and(|between| between.split_whitespace().count() <= 3 && !between.contains([',', '.', ';', '(']))
    }
}
