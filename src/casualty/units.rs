//! Units that a text names with their army once and without it later: `美軍第2師`, then `第2師`.

use super::lexicon::Lexicon;
use super::words::{Mention, Token};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// How far before its designation the name of a unit's army stands, in characters.
const NEAR: usize = 6;

/// The armies of a text's units, by their designations.
#[derive(Debug, Default)]
pub struct Units(HashMap<String, String>);

impl Units {
    /// Learns from all sentences of a text. A designation that more than one army uses says nothing. One that the text
    /// never gives to an army is on the side against the party that its sentences name as the other.
    pub fn of<'t>(
        sentences: impl Iterator<Item = (&'t str, &'t [Token], &'t [Range<usize>])>,
        enemy: impl Fn(&str) -> Option<String>,
        lexicon: &Lexicon,
    ) -> Self {
        let mut said = Votes::default();
        let mut opposed = Votes::default();
        let mut together: Vec<(String, String)> = Vec::new();
        for (text, tokens, designations) in sentences {
            together.extend(pairs(text, designations, lexicon));
            for range in designations {
                let unit = folded(&text[range.clone()], lexicon);
                if let Some(party) = army_before(text, tokens, range) {
                    said.add(unit, party);
                } else if let Some(party) = other_behind(text, tokens, range).and_then(|other| enemy(&other)) {
                    opposed.add(unit, party);
                }
            }
        }
        let mut units = said.unanimous();
        let ambiguous = |unit: &String| said.0.contains_key(unit);
        units.extend(opposed.unanimous().into_iter().filter(|(unit, _)| !ambiguous(unit)));
        share(&mut units, &together, ambiguous);
        Self(units)
    }

    /// Adds to the tokens of a sentence the units that stand alone and whose army is known.
    pub fn add(&self, text: &str, tokens: &mut Vec<Token>, designations: &[Range<usize>], lexicon: &Lexicon) {
        for range in designations.iter().cloned() {
            let Some(party) = self.0.get(&folded(&text[range.clone()], lexicon)) else { continue };
            if army_before(text, tokens, &range).is_none() {
                tokens.retain(|token| token.figure.is_some() || !overlap(&token.range, &range));
                if tokens.iter().any(|token| overlap(&token.range, &range)) {
                    continue;
                }
                let mention = Mention::of(party.clone());
                tokens.push(Token { mention: Some(mention), ..Token::empty(range) });
            }
        }
        tokens.sort_by_key(|token| token.range.start);
    }
}

/// The units of one army that stand together: `第163師489團`, `第42軍、第55軍`.
fn pairs(text: &str, designations: &[Range<usize>], lexicon: &Lexicon) -> Vec<(String, String)> {
    let joined = |between: &str| {
        let between = between.trim();
        between.is_empty() || between == "、" || lexicon.conjunctions.iter().any(|word| word == between)
    };
    let neighbours = designations.windows(2).map(|pair| (pair[0].clone(), pair[1].clone()));
    let together = neighbours.filter(|(one, other)| text.get(one.end..other.start).is_some_and(joined));
    together.map(|(one, other)| (folded(&text[one], lexicon), folded(&text[other], lexicon))).collect()
}

/// Gives the army of a unit to those that stand together with it, as long as no other has been found for them.
fn share(units: &mut HashMap<String, String>, together: &[(String, String)], ambiguous: impl Fn(&String) -> bool) {
    let mut found = Votes::default();
    for (one, other) in together {
        for (known, unknown) in [(one, other), (other, one)] {
            if let Some(party) = units.get(known).filter(|_| !units.contains_key(unknown) && !ambiguous(unknown)) {
                found.add(unknown.clone(), party.clone());
            }
        }
    }
    units.extend(found.unanimous());
}

/// How often each unit was found with each army.
#[derive(Default)]
struct Votes(HashMap<String, BTreeMap<String, usize>>);

impl Votes {
    fn add(&mut self, unit: String, party: String) {
        *self.0.entry(unit).or_default().entry(party).or_default() += 1;
    }

    /// The units that were found with one army alone.
    fn unanimous(&self) -> HashMap<String, String> {
        let one = |armies: &BTreeMap<String, usize>| armies.keys().next().filter(|_| armies.len() == 1).cloned();
        self.0.iter().filter_map(|(unit, armies)| Some((unit.clone(), one(armies)?))).collect()
    }
}

/// The only party that a sentence names behind a unit that begins a clause: whom the unit fights.
fn other_behind(text: &str, tokens: &[Token], range: &Range<usize>) -> Option<String> {
    let clause = text[..range.start].rsplit(['，', ',', '、', '。', '；', ';']).next()?;
    let named = |token: &&Token| token.mention.is_some() && !token.place;
    let before = tokens.iter().filter(named).any(|token| token.range.start < range.start);
    let mut behind = tokens.iter().filter(named).filter(|token| token.range.start >= range.end);
    let other = &behind.next()?.mention.as_ref()?.ids;
    let alone = behind.all(|token| token.mention.as_ref().is_some_and(|mention| mention.ids == *other));
    let begins = clause.chars().count() <= 2 * NEAR;
    (begins && !before && alone && other.len() == 1 && other[0].len() == 2).then(|| other[0].clone())
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Where a sentence designates units.
pub fn designations(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let pattern = lexicon.designation.iter();
    pattern.flat_map(|pattern| pattern.find_iter(text).map(|found| found.range())).collect()
}

/// A designation without what texts leave out of it when they repeat it: `海軍陸戰隊第1師`, `陸戰1師`.
fn folded(designation: &str, lexicon: &Lexicon) -> String {
    let folded = lexicon.left_out.iter().fold(designation.to_owned(), |folded, word| folded.replace(word.as_str(), ""));
    folded.split_whitespace().collect()
}

/// The army that stands right before a designation.
fn army_before(text: &str, tokens: &[Token], range: &Range<usize>) -> Option<String> {
    let before = tokens.iter().rev().find(|token| token.mention.is_some() && token.range.start < range.start)?;
    let gap = text.get(before.range.end.min(range.start)..range.start)?;
    let near = gap.chars().count() <= NEAR && !gap.contains([',', '，', '、', '。', '.', '(', '（']);
    let ids = &before.mention.as_ref()?.ids;
    (near && ids.len() == 1 && ids[0].len() == 2).then(|| ids[0].clone())
}
