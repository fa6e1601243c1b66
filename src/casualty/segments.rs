//! The parts of a sentence: what stands between commas, in brackets, on either side of `and`.

use super::lexicon::{Boundary, Lexicon, Marker};
use super::words::{Token, gap};

/// What parts a segment from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// A word: `and`, `而`.
    Word,
    /// A comma.
    Comma,
    /// A colon: what is before it heads what is behind it.
    Colon,
    /// A semicolon, or the beginning of the sentence.
    Full,
    /// An opening bracket.
    Bracket,
}

/// A part of a sentence.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its tokens, by their indexes.
    pub tokens: Vec<usize>,
    /// What parts it from what is before it.
    pub lead: Break,
    /// How deep in brackets it stands.
    pub depth: usize,
    /// For a segment in brackets, the last token before them.
    pub head: Option<usize>,
    /// Characters in it that no token stands for, besides those of dates.
    pub other: usize,
}

struct Splitter<'a> {
    lexicon: &'a Lexicon,
    segments: Vec<Segment>,
    /// The segments that brackets have interrupted.
    open: Vec<usize>,
    current: usize,
    last_token: Option<usize>,
    /// Whether the current segment has a figure.
    counted: bool,
}

/// The segments of a sentence, in the order of their beginnings.
pub fn segments(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Segment> {
    let first = Segment { tokens: Vec::new(), lead: Break::Full, depth: 0, head: None, other: 0 };
    let mut splitter =
        Splitter { lexicon, segments: vec![first], open: Vec::new(), current: 0, last_token: None, counted: false };
    let mut at = 0;
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).map_or("", |before| &text[tokens[before].range.clone()]);
        let gap = text.get(at..token.range.start).unwrap_or_default();
        // `戦死：7,696人 戦傷：8,647人`: each label begins a part and stays in it.
        let labelled = index.checked_sub(1).is_some_and(|before| labels(text, tokens, before));
        splitter.between(if labelled { "" } else { gap }, before, Some(token));
        if splitter.counted && labels(text, tokens, index) {
            // The first label of several heads the parts of the figure before it.
            let last = (0..index).rev().find(|at| tokens[*at].figure.is_some());
            let first = !last.and_then(|at| at.checked_sub(1)).is_some_and(|before| labels(text, tokens, before));
            splitter.begin(if first { Break::Colon } else { Break::Comma });
        }
        splitter.segments[splitter.current].tokens.push(index);
        splitter.counted = token.figure.is_some() || splitter.counted;
        splitter.last_token = Some(index);
        at = token.range.end.max(at);
    }
    splitter.between(text.get(at..).unwrap_or_default(), "", None);
    splitter.segments
}

/// Whether a token says what the figure right behind it and a colon counts: `戦死：7,696人`, `合計：17,364人`.
pub fn labels(text: &str, tokens: &[Token], at: usize) -> bool {
    let figure = tokens.get(at + 1).filter(|next| next.figure.is_some());
    let says = tokens[at].harm().is_some_and(|cue| !cue.general) || tokens[at].is(Marker::Total);
    let start = at.checked_sub(1).map_or(0, |before| tokens[before].range.end);
    let before = text.get(start..tokens[at].range.start).unwrap_or_default().trim_end();
    // `the wounded from the missing: 1,050 dead`
    let begins = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    says && begins && figure.is_some_and(|figure| matches!(gap(text, &tokens[at], figure).trim(), ":" | "：" | "︰"))
}

impl Splitter<'_> {
    fn begin(&mut self, lead: Break) {
        let empty =
            self.segments[self.current].tokens.is_empty() && self.segments[self.current].depth == self.open.len();
        if empty && lead != Break::Bracket {
            let own = &mut self.segments[self.current];
            own.lead = own.lead.max(lead);
            return;
        }
        let head = if lead == Break::Bracket { self.last_token } else { self.segments[self.current].head };
        self.counted = false;
        self.segments.push(Segment { tokens: Vec::new(), lead, depth: self.open.len(), head, other: 0 });
        self.current = self.segments.len() - 1;
    }

    fn between(&mut self, gap: &str, before: &str, next: Option<&Token>) {
        // A word parts only what has its figures on either side.
        let mut word = self.counted && (self.breaks_at_word(gap) || self.breaks_at_ending(before, gap));
        let mut chars = gap.chars().peekable();
        let mut last = ' ';
        while let Some(c) = chars.next() {
            match c {
                '(' | '（' | '[' | '［' | '〔' => {
                    self.open.push(self.current);
                    self.begin(Break::Bracket);
                }
                ')' | '）' | ']' | '］' | '〕' => {
                    if let Some(resumed) = self.open.pop() {
                        self.current = resumed;
                    }
                }
                '；' | ';' | '。' | '\u{2028}' | '|' | '\n' => self.begin(Break::Full),
                '：' | ':' => self.begin(Break::Colon),
                '—' | '–' if last == ' ' && chars.peek() == Some(&' ') => self.begin(Break::Comma),
                '，' | ',' | '、' => self.begin(Break::Comma),
                '/' if last == ' ' => self.begin(Break::Comma),
                c => {
                    let dates = c.is_ascii_digit() || last.is_ascii_digit() && self.is_of_a_date(c);
                    self.segments[self.current].other += usize::from(c.is_alphanumeric() && !dates);
                    if word && !c.is_whitespace() {
                        self.begin(Break::Word);
                        word = false;
                    }
                }
            }
            last = c;
        }
        if next.is_some_and(|next| next.is(Marker::OfWhich)) {
            self.begin(Break::Comma);
        }
    }

    /// Whether a character stands behind the numbers of dates: a day tells neither who suffered nor what happened.
    fn is_of_a_date(&self, c: char) -> bool {
        let mut bytes = [0; 4];
        let own = &*c.encode_utf8(&mut bytes);
        self.lexicon.counters.dates.iter().any(|unit| unit == own)
    }

    /// Whether the word before a gap ends as clauses do that go on: `죽고`.
    fn breaks_at_ending(&self, before: &str, gap: &str) -> bool {
        let ends = || self.lexicon.breaks.iter().any(|own| before.ends_with(own.as_str()));
        self.lexicon.boundary == Boundary::Start && gap.starts_with(' ') && ends()
    }

    /// Whether a gap has a word in it that parts a sentence.
    fn breaks_at_word(&self, gap: &str) -> bool {
        let breaks = &self.lexicon.breaks;
        match self.lexicon.boundary {
            Boundary::Word => gap.split_whitespace().any(|word| breaks.iter().any(|own| own == word)),
            Boundary::None => breaks.iter().any(|word| gap.contains(word.as_str())),
            Boundary::Start => gap.split_whitespace().enumerate().any(|(at, word)| {
                let attached = at == 0 && !gap.starts_with(' ');
                let word = word.trim_end_matches([',', '.']);
                breaks.iter().any(|own| own == word || attached && word.ends_with(own.as_str()))
            }),
        }
    }
}
