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
    /// All of it, as something that the other revision does not have.
    fn whole(&self) -> Option<Change> {
        span_of(self.run, self.range.clone()).map(|span| Change { span, fate: Fate::Alone })
    }

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
    let blocks = blocks(&ones, &others);
    // What stands elsewhere in the other revision, and is not the counterpart of what stands there in this one.
    let mut elsewhere_in_other = unmatched(&others, blocks.iter().map(|(_, right)| right));
    let mut elsewhere_in_one = unmatched(&ones, blocks.iter().map(|(left, _)| left));
    let [mut in_one, mut in_other] = [Vec::new(), Vec::new()];
    for (left, right) in blocks {
        let (left, right) = (&ones[left], &others[right]);
        let pairs = rephrased(left, right);
        let (lefts, rights): (HashSet<usize>, HashSet<usize>) = pairs.iter().copied().unzip();
        in_one.extend(unpaired(left, &lefts, &mut elsewhere_in_other));
        in_other.extend(unpaired(right, &rights, &mut elsewhere_in_one));
        for (a, b) in pairs {
            let [within_one, within_other] = within(&left[a], &right[b], &one.language);
            in_one.extend(within_one);
            in_other.extend(within_other);
        }
    }
    [in_one, in_other].map(|mut changes| {
        changes.sort_by_key(|change: &Change| change.span);
        changes
    })
}

/// The sentences of a block without a counterpart in it. What is found elsewhere has moved, as often as it is there.
fn unpaired(block: &[Sentence<'_>], paired: &HashSet<usize>, elsewhere: &mut HashMap<String, usize>) -> Vec<Change> {
    let alone = block.iter().enumerate().filter(|(at, _)| !paired.contains(at));
    let change = |(_, sentence): (usize, &Sentence<'_>)| {
        let there = elsewhere.get_mut(&sentence.key).filter(|count| **count > 0);
        let fate = if there.is_some() { Fate::Moved } else { Fate::Alone };
        there.into_iter().for_each(|count| *count -= 1);
        Some(Change { fate, ..sentence.whole()? })
    };
    alone.filter_map(change).collect()
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
fn blocks(ones: &[Sentence<'_>], others: &[Sentence<'_>]) -> Vec<(Range<usize>, Range<usize>)> {
    let (left, right) = (common(ones, others), common(others, ones));
    let keys = |sentences: &'_ [Sentence<'_>], places: &[usize]| -> Vec<String> {
        places.iter().filter_map(|at| Some(sentences.get(*at)?.key.clone())).collect()
    };
    let (left_keys, right_keys) = (keys(ones, &left), keys(others, &right));
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

/// The places of the sentences that the other side has as well: what one side alone has can match nothing, and would only
/// cost time.
fn common(sentences: &[Sentence<'_>], others: &[Sentence<'_>]) -> Vec<usize> {
    let there: HashSet<&str> = others.iter().map(|other| other.key.as_str()).collect();
    (0..sentences.len()).filter(|at| there.contains(sentences[*at].key.as_str())).collect()
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
    if ones.len().max(others.len()) > LONGEST {
        return [one, other].map(|sentence| sentence.whole().into_iter().collect());
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
