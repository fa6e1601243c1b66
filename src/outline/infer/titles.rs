//! Titles for sections: the phrases of the text that stand out in them.

use super::dates::{self, Date, Lexicon};
use super::{Proposal, Unit};
use crate::text::{script, slug};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A word.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub range: Range<usize>,
    /// Where the word ends without its particles.
    pub stem: usize,
    class: Class,
    /// Whether only a space, or nothing, stands before it, so that it can go on a phrase.
    joined: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Content,
    /// Content that is no title alone.
    Weak,
    Joiner,
    Number,
    Stop,
}

impl Token {
    pub fn is_content(&self) -> bool {
        matches!(self.class, Class::Content | Class::Weak)
    }
}

/// The most words in a phrase.
const MOST_WORDS: usize = 8;

/// The words of a text. Dates are none: they have their own place in a title.
pub(super) fn tokens(text: &str, dates: &[Date], lexicon: &Lexicon) -> Vec<Token> {
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    let mut words = segmenter.segment_str(text).iter_with_word_type();
    let mut tokens: Vec<Token> = Vec::new();
    let mut dates = dates.iter().peekable();
    let (mut start, mut end) = (words.next().map_or(0, |(at, _)| at), 0);
    for (next, kind) in words {
        let range = start..next;
        start = next;
        if !kind.is_word_like() {
            continue;
        }
        while dates.peek().is_some_and(|date| date.end <= range.start) {
            dates.next();
        }
        if dates.peek().is_some_and(|date| date.start < range.end) {
            continue;
        }
        let gap = &text[end..range.start];
        end = range.end;
        let class = classify(&text[range.clone()], lexicon);
        tokens.push(Token {
            stem: range.end, joined: matches!(gap, "" | " " | "-" | "–" | "·" | "・"), range, class
        });
    }
    tokens
}

fn classify(word: &str, lexicon: &Lexicon) -> Class {
    let lower = word.to_lowercase();
    let unit = lower.trim_start_matches(char::is_numeric);
    let number =
        |c: char| c.is_numeric() || matches!(c, '.' | ',') || "〇一二三四五六七八九十百千萬万億亿兆".contains(c);
    if lexicon.joiners.contains(&lower) {
        Class::Joiner
    } else if word.chars().all(number) {
        // A long number is a figure, and no part of a name as in 38度線.
        if word.chars().count() > 3 { Class::Stop } else { Class::Number }
    } else if lexicon.stop.contains(unit) || lexicon.endings.iter().any(|ending| word.ends_with(ending.as_str())) {
        Class::Stop
    } else if word.chars().all(|c| ('\u{3041}'..='\u{309F}').contains(&c)) {
        // Hiragana alone is grammar.
        Class::Stop
    } else if lexicon.weak.contains(&lower) {
        Class::Weak
    } else {
        Class::Content
    }
}

/// Finds what a language without a list of function words has for them: the words in more than a quarter of the
/// paragraphs. The frequency of a word is what tells the two kinds apart in any language (Luhn, "The Automatic
/// Creation of Literature Abstracts", 1958).
pub(super) fn find_stops(units: &mut [Unit], lexicon: &Lexicon) {
    if !lexicon.stop.is_empty() {
        return;
    }
    let mut frequency: HashMap<String, usize> = HashMap::new();
    for unit in units.iter() {
        let words: HashSet<&str> = unit.tokens.iter().map(|token| &unit.text[token.range.clone()]).collect();
        words.into_iter().for_each(|word| *frequency.entry(word.to_lowercase()).or_default() += 1);
    }
    let most = (units.len() / 4).max(2);
    for unit in units {
        for token in &mut unit.tokens {
            let word = &unit.text[token.range.clone()];
            let short = word.chars().nth(2).is_none() && !word.starts_with(script::is_solid);
            if short || frequency.get(&word.to_lowercase()).is_some_and(|&units| units > most) {
                token.class = Class::Stop;
            }
        }
    }
}

/// Finds the stems of words with particles: what stands in the text with two particles, or with one and without, is a
/// noun. What is no noun cannot be in a title.
pub(super) fn find_stems(units: &mut [Unit], lexicon: &Lexicon) {
    if lexicon.particles.is_empty() {
        return;
    }
    let mut forms: HashMap<String, HashSet<usize>> = HashMap::new();
    for unit in units.iter() {
        for token in unit.tokens.iter().filter(|token| token.is_content()) {
            splits(&unit.text[token.range.clone()], lexicon).for_each(|(stem, particle)| {
                forms.entry(stem.to_owned()).or_default().insert(particle);
            });
        }
    }
    let support = |stem: &str| forms.get(stem).map_or(0, |particles| particles.len().min(4));
    for unit in units {
        for token in unit.tokens.iter_mut().filter(|token| token.is_content()) {
            let word = &unit.text[token.range.clone()];
            if !word.chars().any(script::is_hangul) {
                continue;
            }
            let best = splits(word, lexicon).max_by_key(|(stem, _)| (support(stem), Reverse(stem.len())));
            match best.filter(|(stem, _)| support(stem) > 1 && !lexicon.stop.contains(*stem)) {
                Some((stem, _)) => token.stem = token.range.start + stem.len(),
                None => token.class = Class::Stop,
            }
        }
    }
}

/// The ways to take a word apart into a stem of two syllables or more and a particle, by its number, or none.
fn splits<'a>(word: &'a str, lexicon: &'a Lexicon) -> impl Iterator<Item = (&'a str, usize)> {
    let particles = lexicon.particles.iter().enumerate();
    let with = particles.filter_map(move |(at, particle)| Some((word.strip_suffix(particle.as_str())?, at)));
    with.chain([(word, usize::MAX)]).filter(|(stem, _)| stem.chars().nth(1).is_some())
}

/// A phrase of a section.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    times: u32,
    /// Whether it stands here as a link or in quotation marks.
    named: bool,
    words: usize,
    /// How often a longer phrase stands around it.
    within: u32,
    /// Where it stands first: unit and byte.
    first: (usize, usize),
    /// In how many units it stands, and the last of them.
    spread: u32,
    last: usize,
}

impl Found {
    fn seen(&mut self, unit: usize) {
        self.spread += u32::from(self.times == 0 || self.last != unit);
        self.times += 1;
        self.last = unit;
    }
}

type Phrases<'a> = HashMap<&'a str, Found>;

/// Calls `f` with every phrase of a unit: the text, its range, how many words, and whether it is a name.
fn each_phrase<'a>(unit: &'a Unit, lexicon: &Lexicon, f: &mut impl FnMut(&'a str, usize, usize)) {
    for (at, first) in unit.tokens.iter().enumerate().filter(|(at, _)| can_begin(unit, *at)) {
        let mut strong = false;
        for (more, last) in unit.tokens[at..].iter().take(MOST_WORDS).enumerate() {
            if more > 0 && !last.joined || last.class == Class::Stop {
                break;
            }
            let text = &unit.text[first.range.start..last.stem];
            strong |= last.class == Class::Content && !lexicon.weak.contains(&unit.text[last.range.start..last.stem]);
            // Longer than any name; a little longer than a title can be, so that pieces of names are known for what
            // they are.
            if text.len() > 64 {
                break;
            }
            // What stands before a colon says what follows it is: 英語：…
            let label = unit.text[last.stem..].starts_with(['：', ':']);
            if strong && last.is_content() && !label && is_title_like(text, first, last) {
                f(text, first.range.start, more + 1);
            }
            // A particle ends a phrase.
            if last.stem < last.range.end {
                break;
            }
        }
    }
}

/// Whether a phrase can begin with a word. Not one character behind a function word of one character: there the
/// segmenter has cut up a name that it does not know. Nor straight behind a digit: there it is what is counted.
fn can_begin(unit: &Unit, at: usize) -> bool {
    let counted = unit.text[..unit.tokens[at].range.start].ends_with(char::is_numeric);
    let single = |token: &Token| unit.text[token.range.clone()].chars().nth(1).is_none();
    let token = &unit.tokens[at];
    let before = at.checked_sub(1).map(|before| &unit.tokens[before]);
    let torn =
        token.joined && single(token) && before.is_some_and(|before| before.class == Class::Stop && single(before));
    // 萬 and 2千 in 13萬2千 are pieces of a number.
    let number = |token: &Token| token.class == Class::Number;
    let within = token.joined && number(token) && before.is_some_and(number);
    (token.is_content() || number(token))
        && !counted
        && !within
        && !(torn && unit.text[token.range.clone()].starts_with(script::is_han))
}

/// Whether a phrase has the form of a title: of more than one character of a script that is set solid or of Hangul, of
/// more than two of another; a number begins it only as in 38度線.
fn is_title_like(text: &str, first: &Token, last: &Token) -> bool {
    let number = first.class == Class::Number;
    let chars = text.chars().count();
    let dense = |c: char| script::is_han(c) || script::is_kana(c) || script::is_hangul(c);
    let long = if text.chars().any(dense) && !number { chars > 1 } else { chars > 2 };
    long && !(number && (text.contains(' ') || first.range == last.range))
}

/// Whether a phrase is no longer than a title may be.
fn is_short(text: &str) -> bool {
    let solid = text.chars().any(|c| script::is_han(c) || script::is_kana(c));
    (2..=if solid { 10 } else { 40 }).contains(&text.chars().count()) && text.split(' ').count() < 5
}

/// The phrases of some units that stand there so often, and names.
fn phrases<'a>(units: &'a [Unit], least: u32, lexicon: &Lexicon) -> Phrases<'a> {
    let mut found: Phrases = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        let new = |start, words| Found { words, first: (at, start), ..Found::default() };
        each_phrase(unit, lexicon, &mut |text, start, words| {
            found.entry(text).or_insert_with(|| new(start, words)).seen(at);
        });
        for name in names(unit) {
            let text = &unit.text[name.clone()];
            let phrase = found.entry(text).or_insert_with(|| new(name.start, text.split(' ').count()));
            phrase.seen(at);
            phrase.named = true;
        }
    }
    found.retain(|_, phrase| phrase.times >= least || phrase.named);
    drop_pieces(&mut found);
    found.shrink_to_fit();
    found
}

/// Drops shorter phrases that stand almost only within a longer one: they are pieces of a name.
fn drop_pieces(found: &mut Phrases) {
    let longer: Vec<(&str, u32)> = found.iter().map(|(text, phrase)| (*text, phrase.times)).collect();
    for (text, times) in longer {
        for part in parts(text) {
            if let Some(phrase) = found.get_mut(part) {
                phrase.within = phrase.within.max(times);
            }
        }
    }
    found.retain(|text, phrase| is_short(text) && f64::from(phrase.within) < 0.7 * f64::from(phrase.times));
}

/// A phrase without some characters at its beginning or its end.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let cuts = text.char_indices().skip(1).map(|(at, _)| at).collect::<Vec<_>>();
    cuts.into_iter().flat_map(move |at| [text[..at].trim_end(), text[at..].trim_start()])
}

/// Links and names in quotation marks that can be a title.
fn names(unit: &Unit) -> impl Iterator<Item = Range<usize>> {
    let quoted = unit.text.char_indices().filter_map(|(at, open)| {
        let close = script::BRACKETS.iter().find(|(o, _)| *o == open && "『《〈".contains(open))?.1;
        let start = at + open.len_utf8();
        let len = unit.text[start..].char_indices().take(40).find(|(_, c)| *c == close)?.0;
        Some(start..start + len)
    });
    let plain =
        |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '–' | '·' | '・' | '\''));
    let good = move |range: &Range<usize>| {
        let text = &unit.text[range.clone()];
        is_short(text) && plain(text) && text.trim() == text && text.chars().any(char::is_alphabetic)
    };
    unit.names.iter().cloned().chain(quoted).filter(good)
}

/// Gives sections their titles: those of level 2 first, since what they are called cannot be the title of a part of
/// them.
pub(super) fn entitle(units: &[Unit], sections: &[(Range<usize>, u8)], lexicon: &Lexicon) -> Vec<Proposal> {
    let found: Vec<Phrases> = sections.iter().map(|(range, _)| phrases(&units[range.clone()], 2, lexicon)).collect();
    let mut everywhere: HashMap<&str, u32> = found.iter().flatten().map(|(text, _)| (*text, 0)).collect();
    for unit in units {
        each_phrase(unit, lexicon, &mut |text, _, _| {
            everywhere.entry(text).and_modify(|times| *times += 1);
        });
    }
    let total: f64 = units.iter().map(|unit| unit.size).sum();
    let chars = || units.iter().flat_map(|unit| unit.text.chars());
    let solid = chars().filter(|&c| script::is_solid(c)).count() * 2 > chars().count();
    let mut namer = Namer { lexicon, everywhere, total, solid, used: HashSet::new(), titles: HashSet::new() };
    let mut order: Vec<usize> = (0..sections.len()).collect();
    order.sort_by_key(|&at| sections[at].1);
    let mut proposals: Vec<Proposal> = Vec::with_capacity(sections.len());
    for at in order {
        let (range, level) = &sections[at];
        proposals.extend(namer.proposal(&units[range.clone()], &found[at], *level));
    }
    proposals.sort_by_key(|proposal| proposal.block);
    proposals
}

struct Namer<'a> {
    lexicon: &'a Lexicon,
    /// How often each phrase stands in the whole text.
    everywhere: HashMap<&'a str, u32>,
    total: f64,
    /// Whether the text is in a script that is set solid.
    solid: bool,
    /// The phrases that are taken.
    used: HashSet<String>,
    /// The titles that are taken, with and without dates.
    titles: HashSet<String>,
}

impl Namer<'_> {
    /// The proposal for a section; none where there is no title for it that no other section has.
    fn proposal(&mut self, units: &[Unit], found: &Phrases, level: u8) -> Option<Proposal> {
        let first = units.first()?;
        // A phrase that comes again is worth more than one that does not; where there is none, the beginning must do.
        let name = self.name(&self.ranked(units, found));
        let name = name.or_else(|| self.name(&self.ranked(units, &phrases(units, 1, self.lexicon))));
        let name = name.or_else(|| opening(first))?;
        let moments = units.iter().flat_map(|unit| unit.moments.iter().copied()).collect();
        let [open, close] = &self.lexicon.brackets;
        let when = dates::extent(moments).map(|(from, to)| format!("{open}{}{close}", self.lexicon.range(from, to)));
        let name = self.capitalised(&name);
        let title = format!("{name}{}", when.unwrap_or_default());
        let id_hint = self.titles.insert(name.clone()).then(|| slug::slug(&name));
        let fresh = title == name && id_hint.is_some() || title != name && self.titles.insert(title.clone());
        fresh.then_some(Proposal { block: first.block, level, title, id_hint })
    }

    fn capitalised(&self, name: &str) -> String {
        let mut chars = name.chars();
        match chars.next().filter(|_| self.lexicon.capital) {
            Some(first) => first.to_uppercase().chain(chars).collect(),
            None => name.to_owned(),
        }
    }

    /// The phrases of a section, the most characteristic ones first.
    fn ranked<'b>(&self, units: &[Unit], found: &Phrases<'b>) -> Vec<(f64, &'b str, Found)> {
        let size: f64 = units.iter().map(|unit| unit.size).sum();
        let score = |text, found| self.score(text, found, size, units.len());
        let scored = found.iter().map(|(text, found)| (score(text, found), *text, *found));
        let mut ranked: Vec<(f64, &str, Found)> = scored.filter(|(score, ..)| *score > 0.0).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.first.cmp(&b.2.first)).then(a.1.cmp(b.1)));
        ranked
    }

    /// How characteristic a phrase is: how often it stands here, times how much more often than by chance (pointwise
    /// mutual information; Church and Hanks, 1990).
    fn score(&self, text: &str, found: &Found, size: f64, units: usize) -> f64 {
        let here = f64::from(found.times);
        let all = f64::from(self.everywhere.get(text).copied().unwrap_or(0).max(found.times));
        let lift = (here / all * self.total / size).ln();
        let solid = text.chars().all(|c| script::is_han(c) || script::is_kana(c) || script::is_hangul(c));
        let length =
            if solid { (text.chars().count() as f64).min(6.0) / 3.0 } else { 0.4 + 0.4 * found.words.min(3) as f64 };
        let name = if found.named || text.starts_with(char::is_uppercase) { 1.4 } else { 1.0 };
        let name = if found.times == 1 { 0.8 } else { name };
        // What the section begins with, and what goes through it, is its subject.
        let early = if found.first.0 == 0 { 1.5 } else { 1.0 };
        let spread = 0.6 + 0.4 * f64::from(found.spread.min(4)) / units.min(4) as f64;
        let foreign = if self.solid && !text.contains(script::is_solid) { 0.5 } else { 1.0 };
        here.sqrt() * lift.max(0.0).powf(1.5) * length.sqrt() * name * early * spread * foreign
    }

    /// One phrase, or two where they are about as good and have nothing in common.
    fn name(&mut self, ranked: &[(f64, &str, Found)]) -> Option<String> {
        let mut free = ranked.iter().filter(|(_, text, _)| !self.used.contains(*text));
        let &(score, first, found) = free.next()?;
        let fits = |text: &str| {
            let (chars, words) =
                (first.chars().count() + text.chars().count(), first.split(' ').count() + text.split(' ').count());
            if first.contains(script::is_solid) { chars <= 16 } else { words <= 6 }
        };
        let second =
            free.take_while(|other| other.0 > score * 0.55).find(|other| fits(other.1) && are_apart(first, other.1));
        let second = second.map(|&(_, text, found)| (text, found));
        let whole = second.and_then(|(text, _)| together(first, text, ranked));
        if let Some(whole) = whole.filter(|whole| !self.used.contains(*whole)) {
            self.used.extend([first.to_owned(), whole.to_owned()]);
            return Some(whole.to_owned());
        }
        self.used.insert(first.to_owned());
        let Some((text, other)) = second else { return Some(first.to_owned()) };
        self.used.insert(text.to_owned());
        let (a, b) = if found.first <= other.first { (first, text) } else { (text, first) };
        Some(format!("{a}{}{b}", self.lexicon.separator))
    }
}

/// The phrase that two others make up, where it stands in the text.
fn together<'a>(a: &str, b: &str, ranked: &[(f64, &'a str, Found)]) -> Option<&'a str> {
    let of = |text: &str| text.strip_prefix(a).is_some_and(|rest| rest.trim_start() == b);
    let or = |text: &str| text.strip_prefix(b).is_some_and(|rest| rest.trim_start() == a);
    ranked.iter().map(|(_, text, _)| *text).find(|text| of(text) || or(text))
}

/// Whether two phrases have no word and no two characters in common.
fn are_apart(a: &str, b: &str) -> bool {
    if a.contains(script::is_solid) != b.contains(script::is_solid) {
        return false;
    }
    let chars: Vec<char> = a.chars().collect();
    !chars.windows(2).any(|pair| !pair.contains(&' ') && b.contains(&String::from_iter(pair)))
        || !a.contains(script::is_solid) && !a.split(' ').any(|word| b.contains(word))
}

/// The words that a section begins with: the title of last resort.
fn opening(unit: &Unit) -> Option<String> {
    let first = (0..unit.tokens.len()).find(|&at| unit.tokens[at].is_content() && can_begin(unit, at))?;
    let mut end = None;
    for (at, token) in unit.tokens[first..].iter().enumerate() {
        let text = &unit.text[unit.tokens[first].range.start..token.stem];
        let solid = text.contains(script::is_solid);
        if at > 0 && (!token.joined || at >= MOST_WORDS || solid && text.chars().count() > 16) {
            break;
        }
        if token.is_content() {
            end = Some(text.to_owned());
        }
    }
    end
}
