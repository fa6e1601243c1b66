//! Where a sentence designates units, or names someone with a rank or a ship.

use crate::casualty::lexicon::{Camp, Lexicon};
use crate::casualty::words::Token;
use std::collections::HashSet;
use std::ops::Range;

/// Someone or something that may stand for a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// Where it stands, with its rank.
    pub range: Range<usize>,
    /// What it is known by: the whole name, and the part of it by which it is called later.
    pub keys: Vec<String>,
    /// What it is.
    pub sort: Sort,
}

impl Bearer {
    /// Whether it is a word for those who have a part in a fight.
    pub fn is_camp(&self) -> bool {
        matches!(self.sort, Sort::Camp(_))
    }
}

/// What stands for a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A unit, by its number.
    Unit,
    /// Those who have a part in a fight: `the garrison`, `rebels`.
    Camp(Camp),
    /// Someone or something with a name alone.
    Name,
    /// Someone with a rank, or a ship with its kind.
    Ranked,
}

/// The words of a text that it also writes small: at the beginning of a sentence they are no names.
#[derive(Debug, Default)]
pub struct Ordinary<'t>(HashSet<&'t str>);

impl<'t> Ordinary<'t> {
    /// The words of some sentences.
    pub fn of(sentences: impl Iterator<Item = &'t str>) -> Self {
        let words = sentences.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        Self(words.filter(|word| word.starts_with(char::is_lowercase)).collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(word.to_lowercase().as_str())
    }
}

/// Who in a sentence may stand for a party, in its order.
pub fn bearers(text: &str, tokens: &[Token], ordinary: &Ordinary<'_>, lexicon: &Lexicon) -> Vec<Bearer> {
    let mut found = units(text, lexicon);
    let camps: Vec<Bearer> =
        camps(text, lexicon).filter(|camp| !found.iter().any(|unit| overlap(&unit.range, &camp.range))).collect();
    found.extend(camps);
    let mut named = names(text, tokens, ordinary, lexicon);
    add_renowned(text, tokens, &mut named, lexicon);
    // `第33師団長柳田元三`: the unit is a part of his office.
    for name in &mut named {
        let office = found.iter().find(|unit| unit.range.start < name.range.start && overlap(&unit.range, &name.range));
        name.range.start = office.map_or(name.range.start, |unit| unit.range.end.min(name.range.end));
    }
    let free = |name: &Bearer| !name.range.is_empty() && !found.iter().any(|unit| overlap(&unit.range, &name.range));
    let named: Vec<Bearer> = named.into_iter().filter(free).collect();
    found.extend(named);
    found.sort_by_key(|bearer| bearer.range.start);
    found
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn units(text: &str, lexicon: &Lexicon) -> Vec<Bearer> {
    let found = lexicon.designation.iter().flat_map(|pattern| pattern.find_iter(text));
    let unit = |range: Range<usize>| {
        let mut keys = vec![folded(&text[range.clone()], lexicon)];
        keys.extend(listed(&text[..range.start], &keys[0]));
        Bearer { keys, range, sort: Sort::Unit }
    };
    found.map(|found| unit(found.range())).collect()
}

/// The names of the units whose numbers stand before one that names what they are: `第28、29、30聯隊`.
fn listed(before: &str, last: &str) -> Vec<String> {
    let is_number = |c: char| c.is_numeric() || "〇一二三四五六七八九十百".contains(c);
    let between = |c: char| matches!(c, '、' | '・' | '·' | 'ㆍ' | ',' | '，' | '和' | '及' | 'と' | '與' | '与');
    let kind = last.trim_start_matches(is_number);
    let number = &last[..last.len() - kind.len()];
    let mut names = Vec::new();
    let mut rest = before;
    while let Some(more) = rest.trim_end().strip_suffix(between).filter(|_| !number.is_empty() && !kind.is_empty()) {
        let more = more.trim_end();
        let own = more.trim_end_matches(is_number);
        if own.len() == more.len() {
            break;
        }
        names.push(format!("{}{kind}", &more[own.len()..]));
        rest = own.trim_end_matches(['第', '제']);
    }
    names
}

fn camps<'t>(text: &'t str, lexicon: &'t Lexicon) -> impl Iterator<Item = Bearer> + 't {
    let camp = |(camp, range): (Camp, Range<usize>)| Bearer {
        range,
        keys: vec![camp.key().to_owned()],
        sort: Sort::Camp(camp),
    };
    lexicon.names.camps.find(text).map(camp)
}

/// Adds those whose names are known everywhere: to what is read as a longer name what it is known by.
fn add_renowned(text: &str, tokens: &[Token], named: &mut Vec<Bearer>, lexicon: &Lexicon) {
    let is_said =
        |range: &Range<usize>| tokens.iter().any(|token| token.mention.is_some() && overlap(&token.range, range));
    for range in lexicon.names.renowned.find(text).filter(|range| !is_said(range)) {
        let key = text[range.clone()].to_owned();
        match named.iter_mut().find(|name| overlap(&name.range, &range)) {
            Some(name) if name.keys.contains(&key) => {}
            Some(name) => name.keys.push(key),
            None => named.push(Bearer { range, keys: vec![key], sort: Sort::Name }),
        }
    }
}

/// A designation without what texts leave out of it when they repeat it: `海軍陸戰隊第1師`, `陸戰1師`.
fn folded(designation: &str, lexicon: &Lexicon) -> String {
    let folded = lexicon.left_out.iter().fold(designation.to_owned(), |folded, word| folded.replace(word.as_str(), ""));
    folded.split_whitespace().collect()
}

/// What stands in the place of a word that is no name, and of a rank.
const KNOWN: &str = "\0";
const RANK: char = '\u{1}';

/// The names that stand between the words that are known.
fn names(text: &str, tokens: &[Token], ordinary: &Ordinary<'_>, lexicon: &Lexicon) -> Vec<Bearer> {
    let Some(pattern) = &lexicon.names.pattern else { return Vec::new() };
    let mut free = text.to_owned();
    let ranks = lexicon.names.ranks.iter().flat_map(|ranks| ranks.find_iter(text));
    ranks.for_each(|rank| free.replace_range(rank.range(), &String::from(RANK).repeat(rank.len())));
    for token in tokens.iter().filter(|token| token.mention.is_some()) {
        free.replace_range(token.range.clone(), &KNOWN.repeat(token.range.len()));
    }
    pattern.find_iter(&free).filter_map(|found| name(text, &free, found.range(), ordinary)).collect()
}

/// A name in a text, of which `free` has what may be one.
fn name(text: &str, free: &str, found: Range<usize>, ordinary: &Ordinary<'_>) -> Option<Bearer> {
    let start = found.start + ordinary_beginning(&free[found.clone()], ordinary);
    let name = text.get(start..found.end).filter(|name| !name.is_empty())?;
    let (before, behind) = (free.get(..start)?, free.get(found.end..)?);
    // `May 4`, `4 May`
    let number = |c: Option<char>| c.is_some_and(char::is_numeric);
    if number(before.trim_end().chars().next_back()) || number(behind.trim_start().chars().next()) {
        return None;
    }
    let rank = before.trim_end_matches([' ', RANK]);
    let ranked = before[rank.len()..].contains(RANK) || free[found.clone()].contains(RANK);
    let titled = behind.trim_start_matches(' ').starts_with(RANK);
    let last = name.rsplit([' ', '・', '·']).next()?;
    let mut keys = vec![name.to_owned()];
    keys.extend(((ranked || titled) && last.len() < name.len()).then(|| last.to_owned()));
    let own = if before[rank.len()..].contains(RANK) {
        before.len() - before[rank.len()..].trim_start_matches(' ').len()
    } else {
        start
    };
    Some(Bearer { range: own..found.end, keys, sort: if ranked || titled { Sort::Ranked } else { Sort::Name } })
}

/// The length of the words at the beginning of a name that are none.
fn ordinary_beginning(name: &str, ordinary: &Ordinary<'_>) -> usize {
    let mut at = 0;
    for word in name.split_inclusive(' ') {
        if !ordinary.has(word.trim_end()) {
            break;
        }
        at += word.len();
    }
    at
}
