//! Inferring an outline for a text that has no headings.
//!
//! Two steps. *Where* sections begin: the partition of the paragraphs under which their words are most probable when
//! each section draws its words from a distribution of its own (Eisenstein and Barzilay, "Bayesian Unsupervised Topic
//! Segmentation", EMNLP 2008; found by dynamic programming as in Utiyama and Isahara, ACL 2001), with a preference for
//! sections of a usual length and for boundaries where a date or a jump in time stands. *What* they are called: the
//! phrases of the text that stand out in the section against the rest, and the time that its dates span.

mod dates;
mod titles;

use crate::document::{Block, BlockKind, Document, Inline, Target};
use crate::text::script;
use dates::{Date, Lexicon, Moment};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use titles::Token;

/// A proposed section: it begins at a top-level block of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The index, in the document's blocks, of the paragraph that it begins with.
    pub block: usize,
    /// 2, or 3 for a section within one of level 2.
    pub level: u8,
    /// Words of the section's text and the time that it spans.
    pub title: String,
    /// The title without the dates, where no other section has it.
    pub id_hint: Option<String>,
}

/// The least and the most that the usual size of a section can be, in characters of scripts that are set solid and
/// Hangul (a word of another script counts as two). In between it is that of [`USUAL`] paragraphs.
const SIZES: (f64, f64) = (600.0, 1_300.0);
/// How many paragraphs a section usually has.
const USUAL: f64 = 4.0;
/// How many sections of level 2 a text has when it is long enough for two levels.
const MAJOR: f64 = 11.0;
/// From how many sections on a text gets two levels.
const TWO_LEVELS: usize = 12;
/// The most pieces that one section is made of, so that time is linear in the length of a text.
const MOST_PIECES: usize = 40;
/// The prior of each word in a section, as if it had been seen that often: sections differ, so it is small.
const PRIOR: f64 = 0.1;

/// A paragraph with the blocks behind it that belong to it: lists, quotations, tables.
#[derive(Debug, Default)]
struct Unit {
    /// The index of the paragraph in the document's blocks.
    block: usize,
    /// What it says.
    text: String,
    /// What is linked, as ranges of the text.
    names: Vec<Range<usize>>,
    /// What the links lead to.
    targets: Vec<String>,
    /// The dates in the text.
    dates: Vec<Date>,
    /// The dates with their years.
    moments: Vec<Moment>,
    /// The words of the text.
    tokens: Vec<Token>,
    /// How much text it is: see [`SIZES`].
    size: f64,
}

/// What a partition is made of: the terms of some text, how much it is, and how much speaks for a boundary before it.
struct Piece {
    terms: Vec<u32>,
    size: f64,
    cue: f64,
}

/// Proposes sections for the blocks of a document that has no headings of its own.
///
/// What precedes the first proposal is the lead.
///
/// ```
/// use hexapla::{base::{Language, Source}, document::{Builder, Metadata}, outline::infer};
/// let document = Builder::new(&Source::new("empty.txt", "")).finish(Metadata::default(), Language::undetermined());
/// assert!(infer(&document).is_empty());
/// ```
pub fn infer(document: &Document) -> Vec<Proposal> {
    let lexicon = Lexicon::of(&document.language);
    let units = read(document, lexicon);
    let (pieces, vocabulary) = pieces(&units);
    let total: f64 = units.iter().map(|unit| unit.size).sum();
    let target = (total / units.len().max(1) as f64 * USUAL).clamp(SIZES.0, SIZES.1);
    if units.len() < 4 || total < target {
        return Vec::new();
    }
    let fine = cut(&pieces, vocabulary, target, lead(&units, total));
    let major: HashSet<usize> = if fine.len() > TWO_LEVELS {
        let target = (total / MAJOR).clamp(target * 2.5, target * 8.0);
        cut(&merge(&pieces, &fine), vocabulary, target, 1).into_iter().map(|at| fine[at]).collect()
    } else {
        fine.iter().copied().collect()
    };
    let sections: Vec<(Range<usize>, u8)> = extents(&fine, &major, units.len());
    titles::entitle(&units, &sections, lexicon)
}

/// Sections from their beginnings: those of level 2 reach to the next of level 2, and hold those of level 3. The first
/// one is the lead.
fn extents(fine: &[usize], major: &HashSet<usize>, end: usize) -> Vec<(Range<usize>, u8)> {
    let mut sections = Vec::with_capacity(fine.len());
    let (mut next, mut next_major) = (end, end);
    for &start in fine.iter().skip(1).rev() {
        if major.contains(&start) {
            sections.push((start..next_major, 2));
            next_major = start;
        } else {
            sections.push((start..next, 3));
        }
        next = start;
    }
    sections.reverse();
    sections
}

/// How many units the lead can have: six, or a twelfth of the text, whichever is less; at least one.
fn lead(units: &[Unit], total: f64) -> usize {
    let mut size = 0.0;
    let fits = |unit: &&Unit| {
        size += unit.size;
        size <= total * 0.08
    };
    units.iter().take(6).take_while(fits).count().max(1)
}

/// The units of a document. What stands before its first paragraph belongs to the first unit and adds no words.
fn read(document: &Document, lexicon: &Lexicon) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                let mut unit = Unit { block: at, ..Unit::default() };
                write(inlines, &mut unit);
                units.push(unit);
            }
            _ => units.last_mut().into_iter().for_each(|unit| write_block(block, unit)),
        }
    }
    let mut year = None;
    for unit in &mut units {
        unit.dates = lexicon.dates(&unit.text);
        unit.moments = dates::resolve(&unit.dates, &mut year);
        unit.tokens = titles::tokens(&unit.text, &unit.dates, lexicon);
        unit.size = size(&unit.text, &unit.tokens);
    }
    titles::find_stops(&mut units, lexicon);
    titles::find_stems(&mut units, lexicon);
    units
}

fn write_block(block: &Block, unit: &mut Unit) {
    match &block.kind {
        BlockKind::Paragraph(inlines) => {
            unit.text.push('\n');
            write(inlines, unit);
        }
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| write_block(block, unit)),
        BlockKind::List(list) => list.items.iter().flatten().for_each(|block| write_block(block, unit)),
        // Cells are figures and names of all kinds: they say little of the subject.
        _ => {}
    }
}

/// Writes running text without what is not the text's own: marks of the apparatus, and glosses in other languages.
fn write(inlines: &[Inline], unit: &mut Unit) {
    for inline in inlines {
        let start = unit.text.len();
        match inline {
            Inline::Text(text) => unit.text.push_str(&text.text),
            Inline::Apparatus(..) | Inline::NoteReference(_) => {}
            Inline::Foreign(..) | Inline::LineBreak | Inline::Code(_) => unit.text.push('\n'),
            _ => write(inline.children(), unit),
        }
        if let Inline::Link(link) = inline {
            unit.names.push(start..unit.text.len());
            if let Target::Wiki { title, .. } = &link.target {
                unit.targets.push(title.clone());
            }
        }
    }
}

fn size(text: &str, tokens: &[Token]) -> f64 {
    let is_solid = |c: char| script::is_han(c) || script::is_kana(c) || script::is_hangul(c);
    let solid = text.chars().filter(|&c| is_solid(c)).count();
    let words = tokens.iter().filter(|token| !text[token.range.clone()].starts_with(is_solid)).count();
    solid as f64 + 2.0 * words as f64
}

/// The pieces that paragraphs are, and how many different terms they have.
///
/// A term that stands in one paragraph only ties nothing together, and one that stands everywhere tells nothing apart.
fn pieces(units: &[Unit]) -> (Vec<Piece>, usize) {
    let mut ids: HashMap<String, u32> = HashMap::new();
    let mut frequency: Vec<usize> = Vec::new();
    let mut terms: Vec<Vec<u32>> = Vec::with_capacity(units.len());
    for unit in units {
        let mut own = Vec::new();
        terms_of(unit, &mut |term| {
            let next = ids.len() as u32;
            own.push(*ids.entry(term).or_insert(next));
        });
        own.sort_unstable();
        frequency.resize(ids.len(), 0);
        own.chunk_by(|a, b| a == b).for_each(|same| frequency[same[0] as usize] += 1);
        terms.push(own);
    }
    let most = (units.len() / 5).max(3);
    let kept = |term: &u32| (2..=most).contains(&frequency[*term as usize]);
    let vocabulary = frequency.iter().filter(|&&n| (2..=most).contains(&n)).count();
    let cues = cues(units);
    let piece = |((terms, unit), cue): ((Vec<u32>, &Unit), f64)| Piece {
        terms: terms.into_iter().filter(kept).collect(),
        size: unit.size,
        cue,
    };
    (terms.into_iter().zip(units).zip(cues).map(piece).collect(), vocabulary)
}

/// Calls `f` with each term of a paragraph: pairs of characters in scripts that are set solid, beginnings of words in
/// others (which takes inflected forms together), link targets, years and months.
fn terms_of(unit: &Unit, f: &mut impl FnMut(String)) {
    let is_name = |c: char| script::is_han(c) || ('\u{30A1}'..='\u{30FF}').contains(&c);
    let mut before = None;
    for c in unit.text.chars() {
        let this = is_name(c).then_some(c);
        if let (Some(a), Some(b)) = (before, this) {
            f(String::from_iter([a, b]));
        }
        before = this;
    }
    for token in unit.tokens.iter().filter(|token| token.is_content()) {
        let word = &unit.text[token.range.start..token.stem];
        if !word.starts_with(is_name) {
            f(word.chars().flat_map(char::to_lowercase).take(7).collect());
        }
    }
    unit.targets.iter().for_each(|target| f(format!("[{target}")));
    for moment in &unit.moments {
        f(format!("@{}", moment.year));
        f(format!("@{}", moment.months()));
    }
}

/// How much speaks for a section to begin with each paragraph, in nats.
fn cues(units: &[Unit]) -> Vec<f64> {
    let mut now: Option<Moment> = None;
    let mut cues = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let mut cue = 0.0;
        // A date close to the beginning sets the scene.
        if let Some(date) = unit.dates.first().filter(|date| date.start < 40) {
            cue += if date.year.is_some() { 4.0 } else { 1.5 };
        }
        if let (Some(before), Some(first)) = (now, unit.moments.first()) {
            let jump = first.months() - before.months();
            cue += if jump < -1 {
                3.0
            } else if jump > 6 {
                2.0
            } else {
                0.0
            };
        }
        now = unit.moments.last().copied().or(now);
        // What a colon announces stands with it, and a very short paragraph is not a beginning.
        let announced = at > 0 && units[at - 1].text.trim_end().ends_with([':', '：']);
        cue -= if announced { 12.0 } else { 0.0 } + if unit.size < 60.0 { 4.0 } else { 0.0 };
        cues.push(cue);
    }
    cues
}

/// Pieces of pieces: what stands between two boundaries is one.
fn merge(pieces: &[Piece], starts: &[usize]) -> Vec<Piece> {
    let ends = starts.iter().skip(1).copied().chain([pieces.len()]);
    let one = |(&start, end): (&usize, usize)| {
        let of = &pieces[start..end];
        let terms = of.iter().flat_map(|piece| piece.terms.iter().copied()).collect();
        Piece { terms, size: of.iter().map(|piece| piece.size).sum(), cue: of.first().map_or(0.0, |piece| piece.cue) }
    };
    starts.iter().zip(ends).map(one).collect()
}

/// The best partition of pieces into sections of about a size; the first section has at most `lead` pieces.
fn cut(pieces: &[Piece], vocabulary: usize, target: f64, lead: usize) -> Vec<usize> {
    let end = pieces.len();
    // The best score of a partition that ends before each piece, and where its last section begins.
    let mut best: Vec<(f64, usize)> = vec![(f64::NEG_INFINITY, 0); end + 1];
    best[0].0 = 0.0;
    let mut urn = Urn::new(vocabulary);
    for start in 0..end {
        let mut size = 0.0;
        let last = if start == 0 { lead.min(end) } else { end.min(start + MOST_PIECES) };
        for next in start..last {
            urn.add(&pieces[next].terms);
            size += pieces[next].size;
            if size > target * 3.0 && next > start {
                break;
            }
            // The lead is as long as it is.
            let fit = if start == 0 { 0.0 } else { misfit(size, target) };
            let score = best[start].0 + urn.likelihood() + pieces[start].cue - fit;
            if score > best[next + 1].0 {
                best[next + 1] = (score, start);
            }
        }
        urn.clear();
    }
    let mut starts: Vec<usize> = std::iter::successors(Some(end), |&at| (at > 0).then(|| best[at].1)).skip(1).collect();
    starts.reverse();
    starts
}

/// What it costs a section to have another size than is usual, in nats: much more so where it is too small.
fn misfit(size: f64, target: f64) -> f64 {
    let ratio = (size.max(1.0) / target).ln();
    // The larger the sections, the more words there are to outweigh, and the more so since words come in bursts.
    let scale = (target / 1_000.0).powi(2).max(1.0);
    10.0 * scale * ratio * ratio * if ratio < 0.0 { 1.0 } else { 1.5 }
}

/// Pólya's urn: the probability of a bag of words from a multinomial distribution with a symmetric Dirichlet prior
/// that is integrated out, a word at a time.
struct Urn {
    counts: Vec<u16>,
    drawn: Vec<u32>,
    sum: f64,
    mass: f64,
}

impl Urn {
    fn new(vocabulary: usize) -> Self {
        Self { counts: Vec::new(), drawn: Vec::new(), sum: 0.0, mass: PRIOR * vocabulary.max(1) as f64 }
    }

    fn add(&mut self, terms: &[u32]) {
        for &term in terms {
            let at = term as usize;
            if at >= self.counts.len() {
                self.counts.resize(at + 1, 0);
            }
            self.sum += (f64::from(self.counts[at]) + PRIOR).ln();
            self.counts[at] = self.counts[at].saturating_add(1);
            self.drawn.push(term);
        }
    }

    fn likelihood(&self) -> f64 {
        self.sum + ln_gamma(self.mass) - ln_gamma(self.mass + self.drawn.len() as f64)
    }

    fn clear(&mut self) {
        self.drawn.drain(..).for_each(|term| self.counts[term as usize] = 0);
        self.sum = 0.0;
    }
}

/// The logarithm of the gamma function (Stirling's series; Abramowitz and Stegun 6.1.41), for positive arguments.
fn ln_gamma(x: f64) -> f64 {
    if x < 8.0 {
        return ln_gamma(x + 1.0) - x.ln();
    }
    (x - 0.5) * x.ln() - x + 0.5 * (2.0 * std::f64::consts::PI).ln() + 1.0 / (12.0 * x)
}

#[cfg(test)]
mod tests;
