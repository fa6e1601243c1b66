//! What the sentences of a text tell of its units, commanders and ships.

use super::spot::{Bearer, Sort};
use super::votes::Votes;
use super::{NEAR, Read, camps};
use crate::casualty::lexicon::{Lexicon, Marker};
use crate::casualty::sides::Sides;
use crate::casualty::words::Token;
use std::collections::{HashMap, HashSet};

/// How far before a commander those whom he leads stand: `the Austrians, who were led by Benedek`, in characters.
const LED: usize = 48;

/// What a text tells, while it is gathered.
pub struct Evidence<'l> {
    lexicon: &'l Lexicon,
    sides: &'l Sides,
    /// The parties that the text is about.
    fighters: Vec<String>,
    /// What stands beside a name.
    said: Votes,
    /// Whom those fight whom its sentences name.
    opposed: Votes,
    /// Names of one party, pair by pair.
    together: Vec<(String, String)>,
    /// Units, and whose each is by its kind.
    units: HashMap<String, Option<String>>,
    /// Names that have a rank somewhere.
    ranked: HashSet<String>,
    /// Names that are known everywhere, and whose each is.
    renowned: HashMap<String, String>,
}

impl<'l> Evidence<'l> {
    pub fn new(sides: &'l Sides, lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            sides,
            fighters: sides.fighters(),
            said: Votes::default(),
            opposed: Votes::default(),
            together: Vec::new(),
            units: HashMap::new(),
            ranked: HashSet::new(),
            renowned: HashMap::new(),
        }
    }

    /// Learns from a sentence.
    pub fn gather(&mut self, sentence: Read<'_>) {
        let Read { text, tokens, bearers } = sentence;
        for bearer in bearers {
            let said = beside(text, tokens, bearer, self.lexicon)
                .or_else(|| within(tokens, bearer))
                .and_then(|token| self.state(token))
                .or_else(|| self.belongs(text, tokens, bearer))
                .or_else(|| self.leads(text, tokens, bearer))
                .or_else(|| self.owns(text, tokens, bearer));
            let other = match bearer.sort {
                Sort::Unit => other_behind(text, tokens, bearer),
                Sort::Camp(_) => None,
                Sort::Ranked | Sort::Name => striker(text, tokens, bearer),
            };
            let other = other.filter(|_| said.is_none()).and_then(|other| self.state(other));
            let against = other.and_then(|other| self.sides.opponent(&other));
            for key in &bearer.keys {
                if bearer.sort == Sort::Unit {
                    let army = self.army_of(&text[bearer.range.clone()]);
                    self.units.insert(key.clone(), army);
                } else if bearer.sort == Sort::Ranked {
                    self.ranked.insert(key.clone());
                }
                if let Some(party) = self.renowned_party(key) {
                    self.renowned.insert(key.clone(), party);
                }
                if let Some(party) = &said {
                    self.said.add(key, party);
                }
            }
            if let Some((party, key)) = against.zip(bearer.keys.last()) {
                self.opposed.add(key, &party);
            }
        }
        // `第28、29聯隊`
        for unit in bearers.iter().filter(|bearer| bearer.sort == Sort::Unit) {
            self.together.extend(unit.keys.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
        }
        let last = |bearer: &Bearer| bearer.keys.last().cloned().unwrap_or_default();
        let pairs = bearers.windows(2).filter(|pair| self.joins(text, &pair[0], &pair[1]));
        let pairs: Vec<_> = pairs.map(|pair| (last(&pair[0]), last(&pair[1]))).collect();
        self.together.extend(pairs);
    }

    /// The party of each name of which enough is known.
    pub fn settled(self) -> HashMap<String, String> {
        let pairs = |votes: &Votes| -> HashMap<String, String> {
            votes.settled().map(|(name, party)| (name.clone(), party.clone())).collect()
        };
        let mut known = pairs(&self.said);
        known.extend(self.renowned.clone());
        let open = |name: &String| {
            !self.said.knows(name)
                && (self.units.contains_key(name) || self.ranked.contains(name) || name.starts_with('\0'))
        };
        let sounding = self.ranked.iter().filter(|name| open(name));
        let sounding =
            sounding.filter_map(|name| Some((name.clone(), self.lexicon.names.sound_of(name, &self.fighters)?)));
        known.extend(sounding.collect::<Vec<_>>());
        self.kinds(&mut known, open);
        for (name, party) in pairs(&self.opposed).into_iter().filter(|(name, _)| open(name)) {
            known.entry(name).or_insert(party);
        }
        self.share(&mut known, open);
        camps::settle(&mut known, self.sides, &self.fighters, |camp| !self.said.knows(camp.key()));
        known
    }

    /// Gives units whose kind says whose they are to those: `師團`, `Rifle Division`.
    fn kinds(&self, known: &mut HashMap<String, String>, open: impl Fn(&String) -> bool) {
        for (unit, army) in self.units.iter().filter(|(unit, _)| open(unit)) {
            if let Some(party) = army.as_ref().filter(|_| !known.contains_key(unit)) {
                known.insert(unit.clone(), party.clone());
            }
        }
    }

    /// Gives the party of a name to those that stand together with it, as long as no other has been found for them.
    fn share(&self, known: &mut HashMap<String, String>, open: impl Fn(&String) -> bool) {
        loop {
            let mut found = Votes::default();
            for (one, other) in &self.together {
                for (known_one, unknown) in [(one, other), (other, one)] {
                    if let Some(party) = known.get(known_one).filter(|_| !known.contains_key(unknown) && open(unknown))
                    {
                        found.add(unknown, party);
                    }
                }
            }
            let before = known.len();
            known.extend(found.settled().map(|(name, party)| (name.clone(), party.clone())));
            if known.len() == before {
                break;
            }
        }
    }

    /// The one state that a token names.
    fn state(&self, token: &Token) -> Option<String> {
        let ids = self.sides.resolved(&token.mention.as_ref()?.ids, None);
        ids.into_iter().next().filter(|id| id.len() == 2 && token.mention.as_ref().is_none_or(|own| own.ids.len() == 1))
    }

    /// The only side of the text that someone is of whom everyone knows.
    fn renowned_party(&self, name: &str) -> Option<String> {
        let of = self.lexicon.names.renowned.parties_of(name).iter();
        let mut own: Vec<String> = of.flat_map(|id| self.sides.resolved(std::slice::from_ref(id), None)).collect();
        own.retain(|id| self.sides.is_about(id));
        own.dedup();
        own.pop().filter(|_| own.is_empty())
    }

    /// Whose a unit is by what it is called.
    fn army_of(&self, designation: &str) -> Option<String> {
        self.lexicon.names.army_of(designation, &self.fighters, |id| self.sides.opponent(id))
    }

    /// Whether two that stand beside each other are of one army: `第163師489團`, `第42軍、第55軍`, `Gough's Fifth Army`.
    fn joins(&self, text: &str, one: &Bearer, other: &Bearer) -> bool {
        let Some(between) = text.get(one.range.end..other.range.start) else { return false };
        // `第31師団（佐藤幸徳中将）`
        let between = between.trim_end_matches(['(', '（']).trim();
        let units = one.sort == Sort::Unit && other.sort == Sort::Unit;
        if one.is_camp() || other.is_camp() {
            return one.sort != other.sort && self.links(between);
        }
        let joined = between.is_empty()
            || between == "、"
            || self.lexicon.conjunctions.iter().any(|word| word == between)
            || self.links(between);
        let led = one.sort == Sort::Unit && other.sort == Sort::Ranked;
        joined && (units || led || !between.is_empty())
    }

    /// Whether words tie a commander to a unit: `under`, `of`, `'s`.
    fn links(&self, between: &str) -> bool {
        let names = &self.lexicon.names;
        names.leads.iter().chain(&names.possessive).chain(&names.links).any(|word| word == between)
    }

    /// `the Austrians under Benedek`: the party that the one who is named leads.
    fn leads(&self, text: &str, tokens: &[Token], bearer: &Bearer) -> Option<String> {
        if bearer.sort == Sort::Unit || bearer.is_camp() {
            return None;
        }
        let before = text.get(..bearer.range.start)?.trim_end();
        let rest = self.lexicon.names.leads.iter().find_map(|word| before.strip_suffix(word.as_str()))?;
        let led = tokens.iter().rev().find(|token| token.mention.is_some() && token.range.end <= rest.len())?;
        let gap = rest.get(led.range.end..)?;
        let near = gap.chars().count() <= LED && !gap.contains(['.', ';', '。', '；', '，']);
        self.state(led).filter(|_| near)
    }

    /// `the 9th Regiment of the Italian Army`: the party that is said behind a unit or someone to be theirs.
    fn belongs(&self, text: &str, tokens: &[Token], bearer: &Bearer) -> Option<String> {
        let behind = tokens.iter().find(|token| token.mention.is_some() && token.range.start >= bearer.range.end)?;
        let words = text.get(bearer.range.end..behind.range.start)?.trim();
        let link = self
            .lexicon
            .articles
            .iter()
            .filter_map(|word| words.strip_suffix(word.as_str()))
            .find(|rest| rest.ends_with(' '));
        let link = link.unwrap_or(words).trim();
        let linked = bearer.sort != Sort::Name && self.lexicon.names.links.iter().any(|word| word == link);
        self.state(behind).filter(|_| linked && !behind.place)
    }

    /// `Blücher's Prussians`: the party that belongs to the one who is named.
    fn owns(&self, text: &str, tokens: &[Token], bearer: &Bearer) -> Option<String> {
        let behind = tokens.iter().find(|token| token.mention.is_some() && token.range.start >= bearer.range.end)?;
        let gap = text.get(bearer.range.end..behind.range.start)?.trim();
        let owns = !matches!(bearer.sort, Sort::Unit | Sort::Camp(_))
            && self.lexicon.names.possessive.iter().any(|word| word == gap);
        self.state(behind).filter(|_| owns)
    }
}

/// The party that stands right before a unit, or before the rank of someone.
pub fn beside<'t>(text: &str, tokens: &'t [Token], bearer: &Bearer, lexicon: &Lexicon) -> Option<&'t Token> {
    let named = |token: &&Token| token.mention.is_some() && token.range.start < bearer.range.start;
    let before = tokens.iter().rev().find(named)?;
    let gap = text.get(before.range.end.min(bearer.range.start)..bearer.range.start)?;
    let possesses = |gap: &str| lexicon.names.possessive.iter().any(|word| word == gap);
    let near = match bearer.sort {
        Sort::Unit => gap.chars().count() <= NEAR && !gap.contains([',', '，', '、', '。', '.', '(', '（']),
        Sort::Ranked => gap.trim().is_empty() || possesses(gap.trim()),
        // `沈陽守軍`: of a town are those too who came from elsewhere to hold it.
        Sort::Camp(_) => !before.place && (gap.trim().is_empty() || possesses(gap.trim())),
        // `HMS Ardent`
        Sort::Name => gap == " " && text.get(before.range.clone())?.chars().all(char::is_uppercase),
    };
    near.then_some(before)
}

/// The party whose name has the word for a camp in it: `Filipino guerrillas`.
pub fn within<'t>(tokens: &'t [Token], bearer: &Bearer) -> Option<&'t Token> {
    let range = &bearer.range;
    let names = |token: &&Token| token.mention.as_ref().is_some_and(|own| !own.is_relative());
    let around = tokens.iter().filter(|_| bearer.is_camp());
    around.filter(names).find(|token| token.range.start <= range.start && range.end <= token.range.end)
}

/// The party that sinks or strikes a ship: `美軍擊沉大和號`, `the Germans torpedoed the Hood`.
fn striker<'t>(text: &str, tokens: &'t [Token], bearer: &Bearer) -> Option<&'t Token> {
    let at = tokens.iter().rposition(|token| token.range.end <= bearer.range.start)?;
    let strike = tokens.get(at).filter(|token| token.is(Marker::Strike))?;
    let near = text.get(strike.range.end..bearer.range.start)?.chars().count() <= NEAR;
    let mut named = tokens[..at].iter().rev().filter(|token| token.mention.is_some());
    named.find(|token| !token.place).filter(|_| near)
}

/// The only party that a sentence names behind one that begins a clause: whom it fights.
fn other_behind<'t>(text: &str, tokens: &'t [Token], bearer: &Bearer) -> Option<&'t Token> {
    let range = &bearer.range;
    let clause = text[..range.start].rsplit(['，', ',', '、', '。', '；', ';']).next()?;
    let named = |token: &&Token| token.mention.is_some() && !token.place;
    let before = tokens.iter().filter(named).any(|token| token.range.start < range.start);
    let mut behind = tokens.iter().filter(named).filter(|token| token.range.start >= range.end);
    let other = behind.next()?;
    let ids = |token: &'t Token| token.mention.as_ref().map(|mention| &mention.ids);
    let alone = behind.all(|token| ids(token) == ids(other));
    let begins = clause.chars().count() <= 2 * NEAR;
    (begins && !before && alone).then_some(other)
}
