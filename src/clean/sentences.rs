//! Sentences that run together where a break between them was lost: `…전쟁이다.전쟁 이전…`.

use super::each_run;
use crate::base::Span;
use crate::document::flat::{Change, Flat, OBJECT, apply, split_at_all};
use crate::document::{Block, BlockKind, Document, Edit, EditKind, Inline, visit};
use crate::text::Lexicon;
use crate::text::lexicon::RunTogether;
use crate::text::script::{BRACKETS, is_han, is_hangul};

/// A paragraph is divided only where both parts have at least this many characters.
const SHORTEST_PART: usize = 25;
/// How long, in bytes, something in round brackets may be; quotations may be longer.
const FARTHEST: usize = 450;
/// How far behind a full stop what follows it is looked at, in characters.
const LOOK_AHEAD: usize = 24;

/// Divides paragraphs where two sentences run together: the break that was lost there was one between paragraphs.
pub fn split_run_together(mut document: Document, kind: EditKind) -> Document {
    let lexicon = Lexicon::of(&document.language);
    if lexicon.run_together != RunTogether::Hangul {
        return document;
    }
    let edits = &mut document.edits;
    document.blocks = document.blocks.drain(..).flat_map(|block| divide(block, lexicon, kind, edits)).collect();
    document
}

fn divide(block: Block, lexicon: &Lexicon, kind: EditKind, edits: &mut Vec<Edit>) -> Vec<Block> {
    let span = block.span;
    let BlockKind::Paragraph(run) = block.kind else { return vec![block] };
    let text = Flat::of(&run).text;
    let long = |part: &str| part.chars().take(SHORTEST_PART).count() == SHORTEST_PART;
    let mut cuts: Vec<usize> = Vec::new();
    for lost in breaks(&text, lexicon).into_iter().filter(|lost| !lost.enclosed && lost.stopped) {
        let done = cuts.last().copied().unwrap_or(0);
        if long(&text[done..lost.at]) && long(&text[lost.at..]) {
            cuts.push(lost.at);
        }
    }
    let parts = split_at_all(run, &cuts);
    let last = parts.len() - 1;
    for part in &parts[..last] {
        edits.extend(end_of(part).map(|at| Edit { kind, span: Span::at(at), after: "\n".to_owned() }));
    }
    parts.into_iter().map(|run| Block::new(BlockKind::Paragraph(run), span)).collect()
}

/// Where in the source a run ends.
fn end_of(run: &[Inline]) -> Option<usize> {
    let mut end = None;
    visit::for_each_text(run, &mut |text| end = Some(text.span.end));
    end
}

/// Puts a space between sentences that run together.
pub fn sentence_spaces(document: Document, kind: EditKind) -> Document {
    let lexicon = Lexicon::of(&document.language);
    each_run(document, |run, edits| {
        let text = Flat::of(run).text;
        let changes: Vec<Change> = breaks(&text, lexicon)
            .into_iter()
            .map(|lost| Change::insert(lost.at, if lost.stopped { " " } else { ". " }))
            .collect();
        apply(run, &changes, kind, edits);
    })
}

/// A place where a break was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lost {
    at: usize,
    /// Whether it is within brackets or quotation marks.
    enclosed: bool,
    /// Whether the sentence before it has its full stop.
    stopped: bool,
}

fn breaks(text: &str, lexicon: &Lexicon) -> Vec<Lost> {
    match lexicon.run_together {
        RunTogether::Never => Vec::new(),
        RunTogether::Hangul => hangul_breaks(text, lexicon),
        RunTogether::Latin => latin_breaks(text),
    }
}

fn hangul_breaks(text: &str, lexicon: &Lexicon) -> Vec<Lost> {
    let mut lost = Vec::new();
    let mut depth = Depth::default();
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        depth.take(c, at);
        let end = at + c.len_utf8();
        if matches!(c, '.' | '?' | '!') && before.is_some_and(is_hangul) {
            if let Some((at, inside)) = behind_stop(text, end, before, lexicon) {
                let aside = text[at..].starts_with('(');
                lost.push(Lost { at, enclosed: aside || depth.enclosed() && !inside, stopped: true });
            }
        } else if c == '다' && before.is_some_and(is_past) && runs_on(&text[end..], lexicon) {
            lost.push(Lost { at: end, enclosed: depth.enclosed(), stopped: false });
        }
        before = Some(c);
    }
    lost
}

/// Where a sentence begins straight behind a full stop (and what closes a quotation behind it), if one does; and whether
/// a quotation was closed on the way.
fn behind_stop(text: &str, end: usize, before: Option<char>, lexicon: &Lexicon) -> Option<(usize, bool)> {
    let rest = &text[end..];
    let closers = rest.chars().take_while(|c| "”’\"'」』".contains(*c)).map(char::len_utf8).sum::<usize>();
    // A straight mark may as well open the next quotation; a curved one is what it looks like.
    let closers = if rest[..closers].contains(['"', '\'']) { 0 } else { closers };
    let next = &rest[closers..];
    let first = next.chars().next()?;
    let particle = || {
        let word: String = next.chars().take(LOOK_AHEAD).take_while(|c| is_hangul(*c)).collect();
        lexicon.particles.contains(&word)
    };
    let ended = before.is_some_and(|c| lexicon.declarative.contains(c));
    let begins = if closers > 0 {
        // 「…다.”고 말했다」: what follows a quotation is mostly a part of the sentence around it.
        first.is_ascii_digit()
            || (is_hangul(first)
                && !lexicon.after_declarative.contains(first)
                && !"라며이에하등".contains(first)
                && !particle())
    } else if ended {
        first.is_ascii_digit()
            || is_hangul(first)
            || is_han(first)
            || first.is_ascii_uppercase()
            || "“‘『「《(".contains(first)
    } else {
        is_hangul(first) && !particle() && is_sentence_after_noun(&text[..end], next)
    };
    begins.then_some((end + closers, closers > 0))
}

/// Whether a full stop behind a noun ends something and is not the dot of an enumeration, as in 정치.경제: a word before it
/// and a word with a particle behind it, with no other dot near and enough text to be a sentence.
fn is_sentence_after_noun(before: &str, after: &str) -> bool {
    let before = before.strip_suffix('.').unwrap_or(before);
    let left = before.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
    let right = after.split_inclusive(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default().trim_end();
    let particle = right.chars().next_back().is_some_and(|last| "은는이가을를의에".contains(last));
    left.chars().count() >= 2
        && before.len() > left.len()
        && !before[..before.len() - left.len()].ends_with('.')
        && right.chars().count() >= 3
        && particle
        && !right.contains('.')
        && after.chars().take(SHORTEST_PART).count() == SHORTEST_PART
}

/// Whether a syllable ends with ㅆ, as the past tense does before 다: 했, 었, 였.
fn is_past(c: char) -> bool {
    const FIRST: u32 = 0xAC00;
    const FINALS: u32 = 28;
    const SSANG_SIOS: u32 = 20;
    ('가'..='힣').contains(&c) && (u32::from(c) - FIRST) % FINALS == SSANG_SIOS
}

/// Whether a new sentence begins behind 다 without full stop and space: with a year or date, or with a noun of three syllables
/// or more that ends with a particle.
fn runs_on(rest: &str, lexicon: &Lexicon) -> bool {
    let word: String = rest.chars().take(LOOK_AHEAD).take_while(|c| !c.is_whitespace()).collect();
    let Some(first) = word.chars().next() else { return false };
    if first.is_ascii_digit() {
        return word.contains(['년', '월']);
    }
    if lexicon.openers.iter().any(|opener| word.starts_with(opener.as_str())) {
        return true;
    }
    is_hangul(first)
        && word.chars().all(is_hangul)
        && !lexicon.after_declarative.contains(first)
        && word.chars().count() >= 4
        && word.chars().next_back().is_some_and(|last| "은는이가을를의".contains(last))
}

fn latin_breaks(text: &str) -> Vec<Lost> {
    let mut lost = Vec::new();
    for (at, _) in text.match_indices('.') {
        // What has a dot in it is no plain word: looking further back costs time and changes nothing.
        let word = text[..at].rsplit(|c: char| c.is_whitespace() || c == OBJECT || c == '.').next().unwrap_or_default();
        let dotted = text[..at - word.len()].ends_with('.');
        let next: String = text[at + 1..].chars().take(2).collect();
        let mut letters = next.chars();
        let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        let plain =
            !dotted && word.chars().count() >= 3 && word.chars().all(|c| c.is_lowercase() || c == ')' || c == '-');
        if capital && plain {
            lost.push(Lost { at: at + 1, enclosed: false, stopped: true });
        }
    }
    lost
}

/// How deep a place is within brackets and quotation marks.
///
/// What is not closed within [`FARTHEST`] bytes was never meant to be: scrapes have unbalanced brackets.
#[derive(Default)]
struct Depth {
    open: Vec<(char, usize)>,
    straight: bool,
}

impl Depth {
    fn take(&mut self, c: char, at: usize) {
        self.open.retain(|&(close, opened)| at - opened < if close == ')' { FARTHEST } else { FARTHEST * 4 });
        if c == '"' {
            self.straight = !self.straight;
        } else if let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == c) {
            self.open.push((*close, at));
        } else if let Some(index) = self.open.iter().rposition(|&(close, _)| close == c) {
            self.open.truncate(index);
        }
    }

    fn enclosed(&self) -> bool {
        self.straight || !self.open.is_empty()
    }
}
