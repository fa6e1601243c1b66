//! Claims, grouped: totals for the war by party and kind, where figures differ, what stands in each section.

use crate::casualty::{Approximation, Claim, Kind, Kinds, Party, Population};
use std::collections::{BTreeMap, HashSet};

/// A claim and the edition that makes it, by its place among those of the page.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// The edition.
    pub witness: usize,
    /// The claim.
    pub claim: &'a Claim,
}

/// A figure and everyone who states it.
#[derive(Debug)]
pub struct Figure<'a> {
    /// The number; of a range, the lower one.
    pub low: u64,
    /// The number; of a range, the higher one.
    pub high: u64,
    /// How exact it is.
    pub approximation: Approximation,
    /// Who says so, in the order of the statements; the first may be no one.
    pub voices: Vec<Voice<'a>>,
}

/// A claimant and where a figure is ascribed to them.
#[derive(Debug)]
pub struct Voice<'a> {
    /// Whom the texts name; empty where they name no one.
    pub claimant: &'a str,
    /// Where they do so.
    pub statements: Vec<Statement<'a>>,
}

/// Those of a party who were harmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sufferers<'a> {
    /// The party.
    pub party: &'a Party,
    /// Who of it.
    pub population: Population,
}

/// A row of the totals: the figures of each column.
#[derive(Debug)]
pub struct TotalsRow<'a> {
    /// Whose losses they are.
    pub sufferers: Sufferers<'a>,
    /// The different figures, a list a column.
    pub cells: Vec<Vec<Figure<'a>>>,
}

/// Totals for the war: a row a party and population, a column a set of kinds.
#[derive(Debug, Default)]
pub struct Totals<'a> {
    /// The sets of kinds that occur.
    pub columns: Vec<Kinds>,
    /// The rows.
    pub rows: Vec<TotalsRow<'a>>,
}

/// Different figures for the same losses.
#[derive(Debug)]
pub struct Disagreement<'a> {
    /// Whose losses.
    pub sufferers: Sufferers<'a>,
    /// What happened to them.
    pub kinds: Kinds,
    /// The figures, the smallest first.
    pub figures: Vec<Figure<'a>>,
}

impl Disagreement<'_> {
    /// The smallest and the largest number.
    pub fn extremes(&self) -> (u64, u64) {
        let low = self.figures.iter().map(|figure| figure.low).min().unwrap_or_default();
        (low, self.figures.iter().map(|figure| figure.high).max().unwrap_or_default())
    }

    /// How many times the smallest number the largest is.
    pub fn ratio(&self) -> f64 {
        let (low, high) = self.extremes();
        high as f64 / low.max(1) as f64
    }
}

/// The columns that come first, in the order of lists of losses.
const COLUMNS: [&[Kind]; 8] = [
    &[Kind::Killed],
    &[Kind::Killed, Kind::Missing],
    &[Kind::Missing],
    &[Kind::Wounded],
    &[Kind::Killed, Kind::Wounded],
    &[Kind::Captured],
    &[Kind::Surrendered],
    &[Kind::Abducted],
];

/// Where a set of kinds stands among others: known ones as lists of losses have them, then the smaller ones first.
fn rank(kinds: Kinds) -> (usize, usize, Kinds) {
    let known = COLUMNS.iter().position(|column| Kinds::of(column.iter().copied()) == kinds);
    (known.unwrap_or(COLUMNS.len()), kinds.iter().count(), kinds)
}

/// The totals for the war. Parties stand in the order in which the texts name them, those that are everyone or no one last;
/// of each the populations in their order.
pub fn totals<'a>(statements: &[Statement<'a>]) -> Totals<'a> {
    let mut columns: Vec<Kinds> = on_the_whole(statements).map(|statement| statement.claim.kinds).collect();
    columns.sort_by_key(|kinds| rank(*kinds));
    columns.dedup();
    let row = |(sufferers, own): (Sufferers<'a>, Vec<Statement<'a>>)| {
        let of = |kinds: &Kinds| own.iter().copied().filter(|one| one.claim.kinds == *kinds).collect::<Vec<_>>();
        TotalsRow { sufferers, cells: columns.iter().map(|kinds| figures(&of(kinds))).collect() }
    };
    let rows = by_sufferers(statements).into_iter().map(row).collect();
    Totals { columns, rows }
}

/// Losses for which there are different numbers, those that differ most first.
pub fn disagreements<'a>(statements: &[Statement<'a>]) -> Vec<Disagreement<'a>> {
    let mut found = Vec::new();
    for (sufferers, own) in by_sufferers(statements) {
        let mut by_kinds: BTreeMap<_, Vec<Statement<'a>>> = BTreeMap::new();
        for statement in own {
            by_kinds.entry(rank(statement.claim.kinds)).or_default().push(statement);
        }
        found.extend(by_kinds.into_iter().map(|((.., kinds), own)| Disagreement {
            sufferers,
            kinds,
            figures: figures(&own),
        }));
    }
    let numbers = |figure: &Figure<'_>| (figure.low, figure.high);
    found.retain(|one| one.figures.windows(2).any(|pair| numbers(&pair[0]) != numbers(&pair[1])));
    // What differs as much stays in the order of the totals.
    found.sort_by(|a, b| b.ratio().total_cmp(&a.ratio()));
    found
}

fn on_the_whole<'s, 'a>(statements: &'s [Statement<'a>]) -> impl Iterator<Item = Statement<'a>> + 's {
    statements.iter().copied().filter(|statement| statement.claim.total)
}

/// Statements on the whole, by whose losses they state.
fn by_sufferers<'a>(statements: &[Statement<'a>]) -> Vec<(Sufferers<'a>, Vec<Statement<'a>>)> {
    let parties = parties(statements);
    let mut groups: BTreeMap<(bool, usize, Population), Vec<Statement<'a>>> = BTreeMap::new();
    for statement in on_the_whole(statements) {
        let party = &statement.claim.party;
        let place = parties.iter().position(|known| *known == party).unwrap_or(parties.len());
        let vague = matches!(party.as_str(), "all" | "unknown");
        groups.entry((vague, place, statement.claim.population)).or_default().push(statement);
    }
    let group = |((_, place, population), own): ((bool, usize, Population), Vec<Statement<'a>>)| {
        Some((Sufferers { party: *parties.get(place)?, population }, own))
    };
    groups.into_iter().filter_map(group).collect()
}

/// The parties in the order in which the edition with the most totals names them, then the next, so that the order is the
/// same whichever edition a page begins with.
fn parties<'a>(statements: &[Statement<'a>]) -> Vec<&'a Party> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    on_the_whole(statements).for_each(|statement| *counts.entry(statement.witness).or_default() += 1);
    let mut ordered: Vec<Statement<'a>> = on_the_whole(statements).collect();
    ordered.sort_by_key(|statement| std::cmp::Reverse(counts.get(&statement.witness)));
    let mut seen = HashSet::new();
    ordered.into_iter().map(|statement| &statement.claim.party).filter(|party| seen.insert(*party)).collect()
}

/// The different figures of some statements, the smallest first, each with those who state it.
fn figures<'a>(statements: &[Statement<'a>]) -> Vec<Figure<'a>> {
    let mut by_number: BTreeMap<(u64, u64, Approximation), Vec<Voice<'a>>> = BTreeMap::new();
    for &statement in statements {
        let Claim { low, high, approximation, claimant, .. } = statement.claim;
        let voices = by_number.entry((*low, *high, *approximation)).or_default();
        match voices.iter_mut().find(|voice| voice.claimant == claimant) {
            Some(voice) => voice.statements.push(statement),
            None => voices.push(Voice { claimant, statements: vec![statement] }),
        }
    }
    let figure = |((low, high, approximation), mut voices): (_, Vec<Voice<'a>>)| {
        // What the text says itself comes before what it says that others say.
        voices.sort_by_key(|voice| !voice.claimant.is_empty());
        Figure { low, high, approximation, voices }
    };
    by_number.into_iter().map(figure).collect()
}

/// Claims of an edition, by the ids of the sections that they stand in, in the order of the text. What stands before the first
/// heading is the lead.
pub fn by_section<'a>(claims: &[&'a Claim]) -> Vec<(&'a str, Vec<&'a Claim>)> {
    fn section(claim: &Claim) -> &str {
        if claim.section.is_empty() { "lead" } else { &claim.section }
    }
    let parts = claims.chunk_by(|a, b| section(a) == section(b)).map(<[&Claim]>::to_vec);
    parts.filter_map(|part| Some((section(part.first()?), part))).collect()
}

#[cfg(test)]
#[path = "tables_tests.rs"]
mod tests;
