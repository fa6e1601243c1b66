//! What is left of an information table: its lines name the two sides first, and give the losses of each in the same order.

use super::claim::{Claim, Kinds};
use super::lexicon::{Cue, Lexicon, Marker};
use super::passages::Place;
use super::reading::{Reader, Sentence};
use super::sides::{RELATIVE, Sides};
use super::sufferers::Context;
use super::words::{Token, related, words};
use crate::base::Source;
use crate::document::{Block, BlockKind, Document, plain_text_of};

/// How far one has come in the lines of losses.
#[derive(Debug, Default)]
pub struct Infobox {
    /// The two sides, in the order in which the table names them.
    sides: Vec<Vec<String>>,
    /// Whose losses the current lines give.
    current: usize,
    /// What these lines have given so far.
    seen: Kinds,
    /// The side that a line has named.
    named: Option<Vec<String>>,
    /// What the last line without a number announces: `Military dead:`
    announced: Option<Cue>,
}

/// The lines of information tables, with those that cleaning took out because they say nothing by themselves.
fn lines(document: &Document, source: &Source) -> Vec<(usize, String)> {
    fn gather(block: &Block, lines: &mut Vec<(usize, String)>) {
        if let BlockKind::Infobox(blocks) = &block.kind {
            lines.extend(blocks.iter().map(|block| (block.span.start, plain_text_of(std::slice::from_ref(block)))));
        }
    }
    let mut lines = Vec::new();
    document.blocks.iter().for_each(|block| gather(block, &mut lines));
    let end = lines.iter().map(|(at, _)| *at).max().unwrap_or(0);
    let cells = document.edits.iter().filter(|edit| edit.kind.0 == "stranded-cell" && edit.span.start <= end);
    let cells = cells.flat_map(|edit| {
        source.slice(edit.span).lines().enumerate().map(move |(at, line)| (edit.span.start + at, line.to_owned()))
    });
    lines.extend(cells);
    lines.sort_by_key(|(at, _)| *at);
    lines
}

impl Infobox {
    /// Reads who the sides are.
    pub fn of(document: &Document, source: &Source, lexicon: &Lexicon, sides: &Sides) -> Self {
        let mut named: Vec<Vec<String>> = Vec::new();
        for (_, line) in lines(document, source) {
            let line = line.trim();
            let tokens = related(line, words(line, lexicon), lexicon);
            if let [token] = &tokens[..]
                && let Some(mention) = &token.mention
                && token.range.start == 0
                && line.len() <= token.range.len() * 3 / 2 + 3
            {
                let ids = sides.resolved(&mention.ids, None);
                if !named.contains(&ids) && ids.iter().all(|id| !RELATIVE.contains(&id.as_str())) {
                    named.push(ids);
                }
            }
        }
        Self { sides: sides.opposed_pair(&named), ..Self::default() }
    }

    /// The claims of a line.
    pub fn claims(&mut self, sentence: &Sentence<'_>, reader: &mut Reader<'_>) -> Vec<Claim> {
        debug_assert_eq!(sentence.passage.place, Place::Infobox);
        let figures = sentence.tokens.iter().any(|token| token.figure.is_some());
        let mention = sentence.tokens.iter().find_map(|token| token.mention.as_ref());
        if !figures {
            self.announced = sentence.tokens.iter().rev().find_map(|token| token.harm()).filter(|cue| !cue.general);
            if let Some(mention) = mention {
                self.named = Some(reader.sides.resolved(&mention.ids, None));
                self.seen = Kinds::default();
            } else if sentence.tokens.iter().any(|token| token.harm().is_some_and(|cue| cue.general)) {
                // The line that heads the losses.
                (self.named, self.seen, self.current) = (None, Kinds::default(), 0);
            }
            return Vec::new();
        }
        // `Casualties and losses 255 killed`: the line that heads the losses may have run together with the first of them.
        let heads = sentence.tokens.first().is_some_and(|token| token.harm().is_some_and(|cue| cue.general));
        let says = sentence.tokens.iter().filter_map(Token::harm).any(|cue| !cue.general);
        if heads && says && mention.is_none() && self.seen.is_empty() {
            self.named = None;
        }
        let mut context = self.context();
        let mut found = reader.sentence(sentence, &mut context);
        let kinds = found.iter().fold(Kinds::default(), |kinds, claim| kinds.union(claim.kinds));
        let again = kinds.iter().any(|kind| self.seen.contains(kind)) && self.named.is_none();
        if again && mention.is_none() {
            self.current += 1;
            self.seen = Kinds::default();
            context = self.context();
            found = reader.again(sentence, &mut context, &found);
        }
        self.seen = self.seen.union(kinds);
        let total = sentence.tokens.iter().any(|token| token.is(Marker::OfWhich));
        if mention.is_some()
            && !total
            && let Some(party) = context.previous
        {
            self.remember(party);
        }
        found
    }

    fn context(&self) -> Context {
        let previous = self.named.clone().or_else(|| self.sides.get(self.current).cloned());
        Context { topic: previous.clone(), previous, section: None, announced: self.announced, happened: None }
    }

    /// A line that names its side makes known whose losses follow.
    fn remember(&mut self, party: Vec<String>) {
        if let Some(at) = self.sides.iter().position(|side| *side == party) {
            self.current = at;
        } else {
            self.named = Some(party);
        }
    }
}
