//! What changed between two revisions of a text: sentence by sentence, and within a sentence by words or characters.

use crate::base::{Language, Span};
use crate::document::flat::Flat;
use crate::document::spans::span_of;
use crate::document::{Document, Inline};
use crate::text::sentences::sentences;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What became of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The other revision does not have it.
    Alone,
    /// The other revision has it elsewhere.
    Moved,
}

/// A passage that the other revision does not have in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it stands in the source.
    pub span: Span,
    /// What became of it.
    pub fate: Fate,
}

/// How alike two sentences must be to be one that was rephrased.
const ALIKE: f64 = 0.5;
/// The most steps that comparing the sentences of one place may take.
const MOST: usize = 10_000_000;
/// The most words or characters of a sentence that is compared within.
const LONGEST: usize = 3000;
/// The longest text between two changes that is taken for one change, in characters.
const GAP: usize = 1;

/// A sentence of a document.
struct Sentence<'d> {
    run: &'d [Inline],
    range: Range<usize>,
    text: String,
    /// The text without spaces, which cleaning may have set.
    key: String,
    /// The pairs of characters of the text, in order.
    pairs: Vec<[char; 2]>,
}

impl Sentence<'_> {
    /// How alike another one is, from 0 to 1 (Sørensen and Dice, on pairs of characters).
    fn likeness(&self, other: &Self) -> f64 {
        let (mut ones, mut others) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        let mut common = 0;
        while let (Some(one), Some(other)) = (ones.peek(), others.peek()) {
            match one.cmp(other) {
                std::cmp::Ordering::Less => drop(ones.next()),
                std::cmp::Ordering::Greater => drop(others.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    ones.next();
                    others.next();
                }
            }
        }
        2.0 * f64::from(common) / (self.pairs.len() + other.pairs.len()).max(1) as f64
    }
}

/// What is different in each of two revisions of a text, in the order of each.
pub fn changes(one: &Document, other: &Document) -> [Vec<Change>; 2] {
    let (ones, others) = (sentences_of(one), sentences_of(other));
    let keys = |sentences: &[Sentence<'_>]| -> HashSet<String> {
        sentences.iter().map(|sentence| sentence.key.clone()).collect()
    };
    let known = [keys(&ones), keys(&others)];
    let mut found = [Vec::new(), Vec::new()];
    let blocks = blocks(&ones, &others, &known);
    // What stands elsewhere in the other revision, and is not the counterpart of what stands there in this one.
    let mut elsewhere = [
        unmatched(&others, blocks.iter().map(|(_, right)| right)),
        unmatched(&ones, blocks.iter().map(|(left, _)| left)),
    ];
    for (left, right) in blocks {
        let pairs = rephrased(&ones[left.clone()], &others[right.clone()]);
        let paired =
            |side: usize, at: usize| pairs.iter().any(|pair| if side == 0 { pair.0 == at } else { pair.1 == at });
        for (side, (sentences, block)) in [(&ones, left.clone()), (&others, right.clone())].into_iter().enumerate() {
            for sentence in
                block.clone().filter(|at| !paired(side, at - block.start)).filter_map(|at| sentences.get(at))
            {
                let there = elsewhere[side].get_mut(&sentence.key).filter(|count| **count > 0);
                let fate = if there.is_some() { Fate::Moved } else { Fate::Alone };
                there.into_iter().for_each(|count| *count -= 1);
                let whole = span_of(sentence.run, sentence.range.clone());
                found[side].extend(whole.map(|span| Change { span, fate }));
            }
        }
        for (a, b) in pairs {
            let (Some(a), Some(b)) = (ones.get(left.start + a), others.get(right.start + b)) else { continue };
            let [in_one, in_other] = within(a, b, &one.language);
            found[0].extend(in_one);
            found[1].extend(in_other);
        }
    }
    found.map(|mut changes| {
        changes.sort_by_key(|change: &Change| change.span);
        changes
    })
}

/// How often each sentence stands in some places.
fn unmatched<'b>(sentences: &[Sentence<'_>], places: impl Iterator<Item = &'b Range<usize>>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for sentence in places.cloned().flatten().filter_map(|at| sentences.get(at)) {
        *counts.entry(sentence.key.clone()).or_default() += 1;
    }
    counts
}

fn sentences_of(document: &Document) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    document.for_each_run(&mut |run| {
        let text = Flat::of(run).text;
        found.extend(sentences(&text).into_iter().map(|range| {
            let key: String = text[range.clone()].split_whitespace().collect();
            let mut pairs: Vec<[char; 2]> = key.chars().zip(key.chars().skip(1)).map(|(a, b)| [a, b]).collect();
            pairs.sort_unstable();
            Sentence { run, text: text[range.clone()].to_owned(), key, pairs, range }
        }));
    });
    found
}

/// The places between sentences that both have in the same order.
fn blocks(
    ones: &[Sentence<'_>],
    others: &[Sentence<'_>],
    known: &[HashSet<String>; 2],
) -> Vec<(Range<usize>, Range<usize>)> {
    // What one side alone has can match nothing, and would only cost time.
    let common = |sentences: &[Sentence<'_>], there: &HashSet<String>| -> Vec<usize> {
        (0..sentences.len()).filter(|at| there.contains(&sentences[*at].key)).collect()
    };
    let (left, right) = (common(ones, &known[1]), common(others, &known[0]));
    let key = |sentences: &'_ [Sentence<'_>], at: &usize| sentences[*at].key.clone();
    let left_keys: Vec<String> = left.iter().map(|at| key(ones, at)).collect();
    let right_keys: Vec<String> = right.iter().map(|at| key(others, at)).collect();
    let mut blocks = Vec::new();
    let (mut one, mut other) = (0, 0);
    for operation in capture_diff_slices(Algorithm::Patience, &left_keys, &right_keys) {
        let DiffOp::Equal { old_index, new_index, len } = operation else { continue };
        for (a, b) in (old_index..old_index + len).zip(new_index..new_index + len) {
            let (Some(&a), Some(&b)) = (left.get(a), right.get(b)) else { continue };
            blocks.push((one..a, other..b));
            (one, other) = (a + 1, b + 1);
        }
    }
    blocks.push((one..ones.len(), other..others.len()));
    blocks.retain(|(left, right)| !left.is_empty() || !right.is_empty());
    blocks
}

/// The pairs of sentences of a block of which one is the other in other words, in the order of both: those that are most
/// alike in all.
fn rephrased(ones: &[Sentence<'_>], others: &[Sentence<'_>]) -> Vec<(usize, usize)> {
    let length = |sentences: &[Sentence<'_>]| sentences.iter().map(|sentence| sentence.pairs.len()).sum::<usize>();
    let steps = length(ones).saturating_mul(others.len()) + length(others).saturating_mul(ones.len());
    if ones.is_empty() || others.is_empty() || steps > MOST {
        return Vec::new();
    }
    let alike = |a: usize, b: usize| {
        let alike = ones[a].likeness(&others[b]);
        if alike >= ALIKE { alike } else { 0.0 }
    };
    let mut best = vec![vec![0.0_f64; others.len() + 1]; ones.len() + 1];
    let likeness: Vec<Vec<f64>> = (0..ones.len()).map(|a| (0..others.len()).map(|b| alike(a, b)).collect()).collect();
    for a in (0..ones.len()).rev() {
        for b in (0..others.len()).rev() {
            best[a][b] = best[a + 1][b].max(best[a][b + 1]).max(best[a + 1][b + 1] + likeness[a][b]);
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < ones.len() && b < others.len() {
        if likeness[a][b] > 0.0 && best[a][b] <= best[a + 1][b + 1] + likeness[a][b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if best[a + 1][b] >= best[a][b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// What is different within a sentence that was rephrased.
fn within(one: &Sentence<'_>, other: &Sentence<'_>, language: &Language) -> [Vec<Change>; 2] {
    let (ones, others) = (pieces(&one.text, language), pieces(&other.text, language));
    let whole = |sentence: &Sentence<'_>| -> Vec<Change> {
        let span = span_of(sentence.run, sentence.range.clone());
        span.map(|span| Change { span, fate: Fate::Alone }).into_iter().collect()
    };
    if ones.len().max(others.len()) > LONGEST {
        return [whole(one), whole(other)];
    }
    let texts = |sentence: &Sentence<'_>, pieces: &[Range<usize>]| -> Vec<String> {
        pieces.iter().map(|piece| sentence.text[piece.clone()].to_owned()).collect()
    };
    let operations = capture_diff_slices(Algorithm::Myers, &texts(one, &ones), &texts(other, &others));
    let mut changed: [Vec<Range<usize>>; 2] = [Vec::new(), Vec::new()];
    for operation in operations.iter().filter(|operation| !matches!(operation, DiffOp::Equal { .. })) {
        for (side, pieces, range) in [(0, &ones, operation.old_range()), (1, &others, operation.new_range())] {
            let ends = pieces.get(range.start).zip(range.end.checked_sub(1).and_then(|last| pieces.get(last)));
            if let Some((first, last)) = ends.filter(|_| !range.is_empty()) {
                changed[side].push(first.start..last.end);
            }
        }
    }
    let [in_one, in_other] = changed;
    [spans(one, in_one), spans(other, in_other)]
}

/// Places of a sentence as places of the source; what hardly anything stands between is one.
fn spans(sentence: &Sentence<'_>, changed: Vec<Range<usize>>) -> Vec<Change> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in changed {
        let near = |last: &&mut Range<usize>| sentence.text[last.end..range.start].chars().count() <= GAP;
        match joined.last_mut().filter(near) {
            Some(last) => last.end = range.end,
            None => joined.push(range),
        }
    }
    let start = sentence.range.start;
    let span = |range: Range<usize>| span_of(sentence.run, start + range.start..start + range.end);
    joined.into_iter().filter_map(span).map(|span| Change { span, fate: Fate::Alone }).collect()
}

/// The words of a text and what stands between them; in scripts without spaces its characters.
fn pieces(text: &str, language: &Language) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut word = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let goes_on = c.is_alphanumeric() && word && !language.is_unspaced();
        match pieces.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = end,
            None => pieces.push(at..end),
        }
        word = c.is_alphanumeric();
    }
    pieces
}
