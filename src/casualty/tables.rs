//! Tables of casualties: parties in the rows and kinds in the columns, or the other way round.

use super::bearers::{Bearers, Ordinary, bearers};
use super::claim::{Claim, Population};
use super::figures::figures;
use super::lexicon::Cue;
use super::passages::{Passage, Place};
use super::reading::{Reader, Sentence, Stated};
use super::sufferers::Context;
use super::words::{Token, labelled, related, words};
use crate::document::flat::Flat;
use crate::document::{Block, BlockKind, Document, Inline, Table};
use crate::text::variants::unify;

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
    let columns: Vec<Header> = table.head.iter().map(|cell| header(cell, known, reader)).collect();
    for row in &table.rows {
        let Some(first) = row.first().map(|cell| header(cell, known, reader)) else { continue };
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
    let stated = Stated { kinds: cue.kinds, party, claimant: "", population, whole: true };
    reader.claim(passage, &range, &token, stated).into_iter().collect()
}
