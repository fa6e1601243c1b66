//! Tables of casualties: parties in the rows and kinds in the columns, or the other way round.

use super::bearers::{Bearers, Ordinary, bearers};
use super::claim::{Claim, Population};
use super::figures::figures;
use super::lexicon::{Cue, Marker};
use super::passages::{Passage, Place};
use super::reading::{Reader, Sentence, Stated};
use super::sufferers::Context;
use super::words::{Token, labelled, related, words};
use crate::document::flat::Flat;
use crate::document::{Block, BlockKind, Document, Inline, Table};
use crate::text::variants::unify;
use std::collections::BTreeSet;

/// The claims of the tables of a document whose units and commanders are known.
pub fn claims(document: &Document, known: &Bearers, reader: &mut Reader<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let (mut section, mut title) = (String::new(), String::new());
    for block in &document.blocks {
        each_table(block, &mut |table| of_table(table, (&section, &title), (known, reader), &mut claims));
        if let Some(heading) = block.heading() {
            section = heading.id.clone().unwrap_or_default();
            title = heading.chosen_title();
        }
    }
    claims
}

fn each_table<'d>(block: &'d Block, f: &mut dyn FnMut(&'d Table)) {
    match &block.kind {
        BlockKind::Table(table) => f(table),
        BlockKind::Quote(blocks) | BlockKind::Infobox(blocks) => blocks.iter().for_each(|block| each_table(block, f)),
        BlockKind::List(list) => list.items.iter().flatten().for_each(|block| each_table(block, f)),
        _ => {}
    }
}

/// What a header says.
struct Header {
    cue: Option<Cue>,
    parties: Option<Vec<String>>,
    people: Option<Population>,
    /// Whether it heads sums.
    total: bool,
    /// Whether it names a day, or a battle or the like.
    event: bool,
}

fn header(cell: &[Inline], known: &Bearers, reader: &Reader<'_>) -> Header {
    let text = unify(&Flat::of(cell).text);
    let mut tokens = words(&text, reader.lexicon);
    let bearers = bearers(&text, &tokens, &Ordinary::default(), reader.lexicon);
    known.add(&text, &mut tokens, &bearers, reader.lexicon);
    let tokens = labelled(&text, tokens, reader.lexicon);
    let mention = tokens.iter().find_map(|token| token.mention.as_ref());
    let cues = tokens.iter().filter_map(|token| token.cue);
    let cue = cues.reduce(|a, b| Cue { kinds: a.kinds.union(b.kinds), ..a });
    let prisoners = tokens.iter().any(|token| token.people == Some(Population::Pow));
    let cue = cue.or_else(|| prisoners.then(Cue::captured));
    Header {
        cue: cue.filter(|cue| !cue.kinds.is_empty()),
        parties: mention.map(|mention| reader.sides.resolved(&mention.ids, None)).map(or_unknown),
        people: tokens.iter().find_map(|token| token.people).filter(|people| *people == Population::Civilian),
        total: tokens.iter().any(|token| token.is(Marker::Total)),
        event: reader.lexicon.subject.events.iter().any(|word| text.contains(word.as_str())) || reader.dated(&text),
    }
}

/// `The enemy` of no one who is named is someone too.
fn or_unknown(parties: Vec<String>) -> Vec<String> {
    if parties.is_empty() { vec!["unknown".to_owned()] } else { parties }
}

fn of_table(
    table: &Table,
    (section, title): (&str, &str),
    (known, reader): (&Bearers, &mut Reader<'_>),
    claims: &mut Vec<Claim>,
) {
    let mut columns: Vec<Header> = table.head.iter().map(|cell| header(cell, known, reader)).collect();
    sum_columns(&mut columns);
    let mut above: BTreeSet<Vec<String>> = BTreeSet::new();
    for row in &table.rows {
        let Some(mut first) = row.first().map(|cell| header(cell, known, reader)) else { continue };
        // A sum of rows of several parties is that of all.
        if first.total && first.parties.is_none() && above.len() > 1 {
            first.parties = Some(vec!["all".to_owned()]);
        }
        above.extend(first.parties.clone());
        let row_name = row.first().map(|cell| Flat::of(cell).text).unwrap_or_default();
        for (at, cell) in row.iter().enumerate().skip(1) {
            let Some(column) = columns.get(at) else { continue };
            let passage = Passage::of(cell, Place::Cell, section.to_owned(), unify(title));
            let found = of_cell(&passage, &first, column, reader);
            let named = |claim: Claim| Claim { sentence: format!("{row_name}: {}", claim.sentence), ..claim };
            claims.extend(found.into_iter().map(named));
        }
    }
}

/// Gives columns of sums what the columns before them say together: `Killed | Wounded | Total`.
fn sum_columns(columns: &mut [Header]) {
    for at in 1..columns.len() {
        let (before, own) = columns.split_at_mut(at);
        let cues: Vec<Cue> = before.iter().filter_map(|column| column.cue).collect();
        if own[0].total && own[0].cue.is_none() && cues.len() > 1 {
            own[0].cue = cues.into_iter().reduce(|a, b| Cue { kinds: a.kinds.union(b.kinds), ..a });
        }
    }
}

/// The claims of a cell between its row and its column.
fn of_cell(passage: &Passage<'_>, row: &Header, column: &Header, reader: &mut Reader<'_>) -> Vec<Claim> {
    // `| BBC | Greek dead | Turkish dead |`: whose column it is counts, and the row is on whose word.
    let own = column.parties.as_ref().filter(|_| column.cue.is_some());
    let parties = own.or(row.parties.as_ref()).or(column.parties.as_ref()).cloned();
    let parties = parties.or_else(|| reader.opening(passage).section);
    let text = passage.flat.as_str();
    let range = 0..text.len();
    let tokens = related(text, words(text, reader.lexicon), reader.lexicon);
    // `| British losses | 333 killed, 1,008 wounded |`: the cell says itself what happened.
    if parties.is_some() && column.cue.is_none() && tokens.iter().any(|token| token.harm().is_some()) {
        let sentence = Sentence { passage, range, tokens, bearers: Vec::new() };
        return reader.sentence(&sentence, &mut Context { section: parties, ..Context::default() });
    }
    let Some(cue) = column.cue.or(row.cue) else { return Vec::new() };
    let party = or_unknown(parties.unwrap_or_default());
    let population = row.people.or(column.people).unwrap_or(Population::Military);
    let Some(figure) = figures(text, reader.lexicon).into_iter().next() else { return Vec::new() };
    let token = Token { figure: Some(figure.clone()), ..Token::empty(figure.range) };
    let stated = Stated { kinds: cue.kinds, party, claimant: "", population, whole: !row.event };
    reader.claim(passage, &range, &token, stated).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::base::{Language, Source};
    use crate::casualty::{Kind, Kinds, Lexicons, claims};
    use crate::{outline, read};

    /// The figures of the table of an English text: each with its party and kinds.
    fn counted(table: &str) -> Vec<String> {
        let text = format!("The Harbour War was fought by the Greeks and the Italians.\n\n## Losses\n\n{table}\n");
        let source = Source::new("a.md", &text);
        let mut document = read::read(&source).document;
        document.language = Language::known("en");
        let claims = claims(&outline::settle(document), &source, &Lexicons::default());
        let kinds = |kinds: Kinds| kinds.iter().map(Kind::as_str).collect::<Vec<_>>().join("+");
        claims.iter().map(|claim| format!("{} {} {}", claim.low, claim.party, kinds(claim.kinds))).collect()
    }

    #[test]
    fn sums_are_of_all_the_columns_and_of_all_the_rows_that_they_sum_up() {
        let table = "| Army | Dead | Wounded | Total |\n|---|---|---|---|\n| Greek | 30 | 40 | 70 |\n| Italian | 50 | – | 50 |\n\
                     | **Total** | 80 | 40 | |";
        let expected = [
            "30 gr killed",
            "40 gr wounded",
            "70 gr killed+wounded",
            "50 it killed",
            "50 it killed+wounded",
            "80 all killed",
            "40 all wounded",
        ];
        assert_eq!(counted(table), expected);
    }
}
