//! Units that a text names with their army once and without it later: `美軍第2師`, then `第2師`.

use super::lexicon::Lexicon;
use super::words::{Mention, Role, Token};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// How far before its designation the name of a unit's army stands, in characters.
const NEAR: usize = 6;

/// The armies of a text's units, by their designations.
#[derive(Debug, Default)]
pub struct Units(HashMap<String, String>);

impl Units {
    /// Learns from all sentences of a text. A designation that more than one army uses says nothing.
    pub fn of<'t>(sentences: impl Iterator<Item = (&'t str, &'t [Token], &'t [Range<usize>])>) -> Self {
        let mut seen: HashMap<String, BTreeMap<String, usize>> = HashMap::new();
        for (text, tokens, designations) in sentences {
            for range in designations {
                if let Some(party) = army_before(text, tokens, range) {
                    *seen.entry(folded(&text[range.clone()])).or_default().entry(party).or_default() += 1;
                }
            }
        }
        let one = |armies: BTreeMap<String, usize>| (armies.len() == 1).then(|| armies.into_keys().next()).flatten();
        Self(seen.into_iter().filter_map(|(unit, armies)| Some((unit, one(armies)?))).collect())
    }

    /// Adds to the tokens of a sentence the units that stand alone and whose army is known.
    pub fn add(&self, text: &str, tokens: &mut Vec<Token>, designations: &[Range<usize>]) {
        for range in designations.iter().cloned() {
            let Some(party) = self.0.get(&folded(&text[range.clone()])) else { continue };
            if army_before(text, tokens, &range).is_none() {
                tokens.retain(|token| token.figure.is_some() || !overlap(&token.range, &range));
                if tokens.iter().any(|token| overlap(&token.range, &range)) {
                    continue;
                }
                let mention = Mention { ids: vec![party.clone()], role: Role::Plain };
                tokens.push(Token { mention: Some(mention), ..Token::empty(range) });
            }
        }
        tokens.sort_by_key(|token| token.range.start);
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Where a sentence designates units.
pub fn designations(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let pattern = lexicon.designation.iter();
    pattern.flat_map(|pattern| pattern.find_iter(text).map(|found| found.range())).collect()
}

fn folded(designation: &str) -> String {
    designation.chars().filter(|c| !c.is_whitespace() && *c != '第').collect()
}

/// The army that stands right before a designation.
fn army_before(text: &str, tokens: &[Token], range: &Range<usize>) -> Option<String> {
    let before = tokens.iter().rev().find(|token| token.mention.is_some() && token.range.start < range.start)?;
    let gap = text.get(before.range.end.min(range.start)..range.start)?;
    let near = gap.chars().count() <= NEAR && !gap.contains([',', '，', '、', '。', '.', '(', '（']);
    let ids = &before.mention.as_ref()?.ids;
    (near && ids.len() == 1 && ids[0].len() == 2).then(|| ids[0].clone())
}
