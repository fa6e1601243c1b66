//! Which unit is meant that a text names again by its kind alone: `第9團`, then `該團`; `the 2nd Battalion`, `the battalion`.

use super::evidence::beside;
use super::spot::Sort;
use super::{Bearer, Bearers};
use crate::casualty::lexicon::Lexicon;
use crate::casualty::words::{Mention, Token};

/// The units that a text has named, the last one last, each with its party if that is known.
#[derive(Debug, Default)]
pub struct Recall(Vec<(String, Option<Mention>)>);

impl Recall {
    /// Gives the words of a sentence that stand for a unit which was named before the party of that.
    pub fn read(&mut self, text: &str, tokens: &mut [Token], bearers: &[Bearer], known: &Bearers, lexicon: &Lexicon) {
        let mut units = bearers.iter().filter(|bearer| bearer.sort == Sort::Unit).peekable();
        for at in 0..tokens.len() {
            while let Some(unit) = units.next_if(|unit| unit.range.start <= tokens[at].range.start) {
                self.name(text, tokens, unit, known, lexicon);
            }
            let again = tokens[at].mention.as_ref().is_some_and(|own| own.ids == ["same"]);
            let Some(word) = text.get(tokens[at].range.clone()).filter(|_| again) else { continue };
            let own = tokens[at].mention.as_ref().map(|own| own.role).unwrap_or_default();
            if let Some(party) =
                self.0.iter().rev().find(|(unit, _)| is_kind(word, unit)).and_then(|(_, own)| own.clone())
            {
                tokens[at].mention = Some(Mention { role: own, ..party });
            }
        }
        units.for_each(|unit| self.name(text, tokens, unit, known, lexicon));
    }

    fn name(&mut self, text: &str, tokens: &[Token], unit: &Bearer, known: &Bearers, lexicon: &Lexicon) {
        let said = beside(text, tokens, unit, lexicon).and_then(|token| token.mention.clone());
        let party = said.or_else(|| known.of_bearer(unit).cloned().map(Mention::of));
        let party = party.map(|own| Mention { role: Default::default(), topic: false, ..own });
        self.0.push((text.get(unit.range.clone()).unwrap_or_default().to_lowercase(), party));
    }
}

/// Whether a word such as `該團` or `the battalion` is for units of the kind that a designation is of.
fn is_kind(word: &str, designation: &str) -> bool {
    let kind = match word.rsplit_once(' ') {
        Some((_, kind)) => kind,
        None => word.char_indices().nth(1).map_or("", |(at, _)| &word[at..]),
    };
    !kind.is_empty() && designation.contains(kind)
}
