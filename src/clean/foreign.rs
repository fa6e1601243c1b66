//! Foreign words: glosses with the name of their language (`英語：X Corps`), and words in another script.

use super::each_run;
use crate::base::Language;
use crate::document::flat::{Flat, flat_len, split_at_all, unwrap_where};
use crate::document::{Document, EditKind, Inline, plain_text};
use crate::text::script::{BRACKETS, is_han, is_hangul, is_kana};
use crate::text::{Lexicon, detect};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Marks foreign words with their language, and takes the mark from what has no letters. No character changes.
pub fn foreign(document: Document, _: EditKind) -> Document {
    let language = document.language.clone();
    let lexicon = Lexicon::of(&language);
    each_run(document, |run, _| {
        let unspoken = |inline: &Inline| matches!(inline, Inline::Foreign(_, content) if !plain_text(content).chars().any(char::is_alphabetic));
        unwrap_where(run, &unspoken);
        let text = Flat::of(run).text;
        let mut found = glosses(&text, lexicon);
        for word in words_in_other_script(&text, &language) {
            if !found.iter().any(|(range, _)| range.start < word.0.end && word.0.start < range.end) {
                found.push(word);
            }
        }
        found.sort_by_key(|(range, _)| range.start);
        mark(run, &found, &mut 0);
    })
}

/// Marks the words (in order, not overlapping) in a run, but for those that are marked already.
fn mark(run: &mut Vec<Inline>, words: &[Word], offset: &mut usize) {
    let mut kept = Vec::with_capacity(run.len());
    for mut inline in run.drain(..) {
        let start = *offset;
        let end = start + flat_len(&inline);
        let first = words.partition_point(|(range, _)| range.end <= start);
        let touching = &words[first..first + words[first..].partition_point(|(range, _)| range.start < end)];
        if touching.is_empty() || matches!(inline, Inline::Foreign(..)) {
            kept.push(inline);
        } else if let Inline::Text(_) = inline {
            mark_leaf(inline, start, touching, &mut kept);
        } else {
            if let Some(children) = inline.children_mut() {
                mark(children, words, offset);
            }
            kept.push(inline);
        }
        *offset = end;
    }
    *run = kept;
}

/// Cuts a text leaf at the words that touch it.
fn mark_leaf(leaf: Inline, start: usize, words: &[Word], kept: &mut Vec<Inline>) {
    let bounds = words.iter().flat_map(|(range, _)| [range.start.saturating_sub(start), range.end - start]);
    let parts = split_at_all(vec![leaf], &bounds.collect::<Vec<_>>());
    for (index, part) in parts.into_iter().enumerate().filter(|(_, part)| !part.is_empty()) {
        // Every second part is a word.
        match words.get(index / 2).filter(|_| index % 2 == 1) {
            Some((_, language)) => kept.push(Inline::Foreign(language.clone(), part)),
            None => kept.extend(part),
        }
    }
}

type Word = (Range<usize>, Language);

/// What stands behind the name of a language and a colon, up to the next such name or the end of the bracket.
fn glosses(text: &str, lexicon: &Lexicon) -> Vec<Word> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, colon_end, tag)) = next_label(text, at, lexicon) {
        let limit = next_label(text, colon_end, lexicon).map_or(text.len(), |(next, ..)| next);
        let end = gloss_end(text, colon_end, limit);
        let own = &text[colon_end..end];
        let gloss = own[..own.find(|c| !can_be(tag, c)).unwrap_or(own.len())]
            .trim_matches(|c: char| c.is_whitespace() || ",，、；;/／(（".contains(c));
        let from = colon_end + text[colon_end..end].find(gloss).unwrap_or(0);
        if let Some(language) = suits(gloss, tag) {
            found.push((from..from + gloss.len(), language));
        }
        at = colon_end.max(start + 1);
    }
    found
}

/// The next name of a language with a colon behind it: its place, the end of the colon, and the tag.
fn next_label<'l>(text: &str, from: usize, lexicon: &'l Lexicon) -> Option<(usize, usize, &'l str)> {
    text[from..].char_indices().filter(|(_, c)| matches!(c, ':' | '：')).find_map(|(offset, colon)| {
        let colon_at = from + offset;
        let before = text[..colon_at].trim_end();
        let labels = lexicon.glosses.iter().filter(|(label, _)| before.ends_with(label.as_str()));
        let (label, tag) = labels.max_by_key(|(label, _)| label.len())?;
        let start = before.len() - label.len();
        let boundary = text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        (boundary && start >= from).then_some((start, colon_at + colon.len_utf8(), tag.as_str()))
    })
}

/// Where the gloss ends: at the bracket that encloses it, or before the next label.
fn gloss_end(text: &str, from: usize, limit: usize) -> usize {
    let mut open: Vec<usize> = Vec::new();
    for (offset, c) in text[from..limit].char_indices() {
        if BRACKETS.iter().any(|&(opening, _)| opening == c) {
            open.push(from + offset);
        } else if BRACKETS.iter().any(|&(_, close)| close == c) && c != '’' {
            if open.pop().is_none() {
                return from + offset;
            }
        } else if open.is_empty() && ends_gloss(c, &text[from + offset + c.len_utf8()..limit]) {
            return from + offset;
        }
    }
    // A bracket that is not closed in the gloss does not belong to it.
    open.first().copied().unwrap_or(limit)
}

static LABELLED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\s*\p{L}{1,8}\s*[:：]").ok());

/// Whether a sign ends a gloss: one that ends more than a gloss, or a comma behind which a word and a colon begin another
/// gloss, in a language whose name is not known.
fn ends_gloss(c: char, after: &str) -> bool {
    match c {
        '。' | '；' | ';' | '\n' => true,
        '、' | '，' | ',' => LABELLED.as_ref().is_some_and(|label| label.is_match(after)),
        _ => false,
    }
}

/// Whether a character can stand in a gloss in a language: letters only of its scripts.
fn can_be(tag: &str, c: char) -> bool {
    if !c.is_alphabetic() {
        return true;
    }
    match tag.split('-').next().unwrap_or_default() {
        "zh" => is_han(c),
        "ja" => is_han(c) || is_kana(c),
        "ko" => is_hangul(c) || is_han(c),
        _ => !is_han(c) && !is_hangul(c) && !is_kana(c),
    }
}

/// The language of a gloss, if its script can be that language's; Chinese is told apart into its two standards.
fn suits(gloss: &str, tag: &str) -> Option<Language> {
    let has = |is: fn(char) -> bool| gloss.chars().any(is);
    let fits = match tag.split('-').next().unwrap_or_default() {
        "zh" => has(is_han),
        "ja" => has(is_han) || has(is_kana),
        "ko" => has(is_hangul) || has(is_han),
        _ => has(char::is_alphabetic) && !has(is_han) && !has(is_hangul) && !has(is_kana),
    };
    let language = if tag == "zh" && has(is_han) {
        if detect::prefers_simplified(gloss) { Language::known("zh-Hans") } else { Language::known("zh-Hant") }
    } else {
        Language::known(tag)
    };
    fits.then_some(language)
}

/// Hangul, with numbers between, and with hanja behind a stroke: `육이오 사변／六二五 事變`.
static HANGUL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\p{Hangul}+(?:[ \d]+\p{Hangul}+)*(?:[／/] ?\p{Han}+(?: \p{Han}+)*)?").ok());
static KANA: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"[\p{Han}\p{Hiragana}\p{Katakana}ー]*[\p{Hiragana}\p{Katakana}ー]{2,}[\p{Han}\p{Hiragana}\p{Katakana}ー]*",
    )
    .ok()
});
static HAN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\p{Han}+(?:[·／/、 ]\p{Han}+)*").ok());
static CYRILLIC: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\p{Cyrillic}{2,}(?:[ -]\p{Cyrillic}+)*").ok());
/// A name alone in brackets behind East Asian text: `워커(Walker)`.
static NAME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\p{Hangul}\p{Han}\p{Katakana}ー][(（](?P<name>[A-Z][A-Za-z'’-]+)[)）]").ok());
/// Two words or more in Latin letters, with a number behind them where one closes the name.
static LATIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\p{Latin}[\p{Latin}\p{M}'’.\-]*(?:[ :&]+\p{Latin}[\p{Latin}\p{M}'’.!:\-]*)+(?: \d[\d\-–]*)?").ok()
});

/// Words whose script is not the text's own. Latin words in the scripts of East Asia are taken for English where there are
/// two or more of them; what Han characters are in other scripts is not guessed, but for Korean text, where they are hanja.
fn words_in_other_script(text: &str, language: &Language) -> Vec<Word> {
    let mut found = Vec::new();
    let mut find = |pattern: &LazyLock<Option<Regex>>, tag: &str| {
        for word in pattern.iter().flat_map(|pattern| pattern.captures_iter(text)) {
            let range = word.name("name").or_else(|| word.get(0)).map_or(0..0, |word| word.range());
            // Letters that English does not have are of a language that the letters do not tell.
            if tag != "en" || text[range.clone()].chars().all(|c| c.is_ascii() || c == '’' || c == '–') {
                found.push((range, Language::known(tag)));
            }
        }
    };
    if ["ko", "ja", "zh", "en"].contains(&language.primary()) {
        // The script tells no more than itself: Russian, Bulgarian and others share it.
        find(&CYRILLIC, "und-Cyrl");
    }
    match language.primary() {
        "ko" => {
            find(&KANA, "ja");
            find(&HAN, "ko-Hani");
            find(&LATIN, "en");
            find(&NAME, "en");
        }
        "ja" => {
            find(&HANGUL, "ko");
            find(&LATIN, "en");
            find(&NAME, "en");
        }
        "zh" => {
            find(&HANGUL, "ko");
            find(&KANA, "ja");
            find(&LATIN, "en");
            find(&NAME, "en");
        }
        _ => {
            find(&HANGUL, "ko");
            find(&KANA, "ja");
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found.dedup_by(|later, earlier| later.0.start < earlier.0.end);
    found
}
