//! From a document to its claims: its sentences, what the whole of them makes known, and then one after the other.

use super::bearers::{Bearers, Ordinary, Read, Recall, bearers};
use super::bystanders;
use super::claim::Claim;
use super::infobox::{CELL_END, Infobox};
use super::lexicon::Lexicon;
use super::passages::{Passage, Place, passages};
use super::reading::{Reader, Sentence};
use super::sides::Sides;
use super::subject::{divided, subject_of};
use super::sufferers::Context;
use super::tables;
use super::words::{Mention, Role, related, words};
use crate::base::Source;
use crate::document::Document;
use crate::text::sentences;
use std::collections::HashMap;
use std::ops::Range;

/// The claims of a document.
pub fn claims(document: &Document, source: &Source, lexicon: &Lexicon) -> Vec<Claim> {
    let passages = passages(document);
    let mut sentences = sentences_of(&passages, lexicon);
    settle(&mut sentences);
    let divided = divided(&passages, lexicon);
    let known = relate(&mut sentences, lexicon, divided.as_deref());
    let sides = sides_of(&sentences, lexicon, divided.as_deref());
    let mut reader = Reader::new(lexicon, sides, subject_of(&passages, lexicon));
    let infobox = Infobox::of(document, source, lexicon, &reader.sides);
    let mut claims = Vec::new();
    let mut context = Context::default();
    let mut intro = Context::default();
    let mut passage: Option<&Passage<'_>> = None;
    for sentence in &sentences {
        if passage.is_none_or(|before| !std::ptr::eq(before, sentence.passage)) {
            let goes_on = passage.is_some_and(|before| sentence.passage.goes_on_from(before));
            if !goes_on {
                let before = context.topic.take().or(context.before.take());
                context = Context { before, ..reader.opening(sentence.passage) };
            } else if sentence.passage.place == Place::Item
                && !passage.is_some_and(|before| sentence.passage.is_labelled_by(before))
            {
                intro = if passage.is_some_and(|before| before.place != Place::Item) { context.clone() } else { intro };
                context = intro.clone();
            }
            passage = Some(sentence.passage);
        }
        match sentence.passage.place {
            Place::Infobox => claims.extend(infobox.claims(sentence, &mut reader)),
            Place::Cell => {}
            _ => claims.extend(reader.sentence(sentence, &mut context)),
        }
    }
    claims.extend(tables::claims(document, &known, &mut reader));
    claims.sort_by_key(|claim| claim.span);
    claims
}

/// How long a sentence may be, in bytes: what is longer is none, and each figure of a sentence looks at all others.
const LONGEST: usize = 4000;

/// A sentence, or the pieces of what is too long for one, cut behind commas where there are any.
fn pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    while range.end - start > LONGEST {
        let limit = text.floor_char_boundary(start + LONGEST);
        let comma = text[start..limit].rfind(['，', ',', '、', ';', '；']).map(|at| start + at);
        let end = comma.filter(|at| *at > start).unwrap_or(limit);
        let end = text.ceil_char_boundary(end + usize::from(comma.is_some())).min(range.end);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..range.end);
    pieces
}

/// A sentence; of an information table the cells of a line.
fn cells(passage: &Passage<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    if passage.place != Place::Infobox {
        return vec![range];
    }
    let mut start = range.start;
    let mut cells = Vec::new();
    for cell in passage.flat[range].split_inclusive(CELL_END) {
        cells.push(start..start + cell.len());
        start += cell.len();
    }
    cells
}

fn sentences_of<'d>(passages: &'d [Passage<'d>], lexicon: &Lexicon) -> Vec<Sentence<'d>> {
    let of = |passage: &'d Passage<'d>| {
        let sentences = sentences::sentences(&passage.flat).into_iter();
        let cells = sentences.flat_map(|range| cells(passage, range));
        let pieces = cells.flat_map(|range| pieces(&passage.flat, range));
        pieces.map(move |range| {
            let text = &passage.flat[range.clone()];
            Sentence { tokens: words(text, lexicon), bearers: Vec::new(), passage, range }
        })
    };
    passages.iter().filter(|passage| passage.place != Place::Cell).flat_map(of).collect()
}

/// Gives the names that several parties bear to the one that the text names most by others.
fn settle(sentences: &mut [Sentence<'_>]) {
    let tokens = || sentences.iter().flat_map(|sentence| &sentence.tokens);
    let mut counts: HashMap<String, usize> = HashMap::new();
    let sure = tokens().filter(|token| token.shared.is_empty());
    for id in sure.filter_map(|token| token.mention.as_ref()).flat_map(|mention| &mention.ids) {
        *counts.entry(id.clone()).or_default() += 1;
    }
    for token in sentences.iter_mut().flat_map(|sentence| &mut sentence.tokens) {
        let known = token.shared.iter().rev().filter_map(|id| Some((counts.get(id)?, id)));
        let meant = known.max_by_key(|(count, _)| **count).map(|(_, id)| id.clone());
        let role = if token.place { Role::Place } else { Role::Plain };
        let count = |id: &String| counts.get(id).copied().unwrap_or_default();
        let own = token.mention.take();
        let more = |id: &String| own.as_ref().is_none_or(|own| own.ids.iter().all(|own| count(own) < count(id)));
        let meant = meant.filter(more).map(|id| Mention { role, ..Mention::of(id) });
        token.mention = meant.or(own);
    }
}

fn sides_of(sentences: &[Sentence<'_>], lexicon: &Lexicon, divided: Option<&str>) -> Sides {
    Sides::of(sentences.iter().map(|sentence| &sentence.tokens[..]), lexicon.home.as_deref(), divided)
}

/// Reads how the words of each sentence belong together, with those whom the text as a whole makes known; who they are.
fn relate(sentences: &mut [Sentence<'_>], lexicon: &Lexicon, divided: Option<&str>) -> Bearers {
    let ordinary = Ordinary::of(sentences.iter().map(Sentence::text));
    for sentence in sentences.iter_mut() {
        sentence.bearers = bearers(sentence.text(), &sentence.tokens, &ordinary, lexicon);
    }
    let sides = sides_of(sentences, lexicon, divided);
    let read = sentences.iter().map(|sentence| Read {
        text: sentence.text(),
        tokens: &sentence.tokens,
        bearers: &sentence.bearers,
    });
    let known = Bearers::of(read, &sides, lexicon);
    let mut recall = Recall::default();
    for sentence in sentences {
        let mut tokens = std::mem::take(&mut sentence.tokens);
        known.add(sentence.text(), &mut tokens, &sentence.bearers, lexicon);
        recall.read(sentence.text(), &mut tokens, &sentence.bearers, &known, lexicon);
        bystanders::without_writers(sentence.text(), &mut tokens, lexicon);
        sentence.tokens = related(sentence.text(), tokens, lexicon);
        bystanders::pass_over(&mut sentence.tokens, &sides);
    }
    known
}
