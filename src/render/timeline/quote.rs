//! A piece of a sentence around its date.

use crate::base::Language;
use crate::render::quote::{longest, shortened, word_start};
use crate::timeline::Entry;
use std::borrow::Cow;

/// A sentence cut around a date: what stands before it, its words, what stands behind it. It is the beginning of the
/// sentence, if the date stands there.
pub fn around(entry: &Entry, language: &Language) -> [String; 3] {
    let sentence = &entry.sentence;
    let part = |range: std::ops::Range<usize>| sentence.get(range).unwrap_or_default();
    let before = one_line(part(0..entry.words.start));
    let behind = one_line(part(entry.words.end..sentence.len()));
    let hit = one_line(part(entry.words.clone()));
    let room = longest(language).saturating_sub(hit.chars().count());
    let (length, after) = (before.chars().count(), behind.chars().count());
    // What happened is said behind a date as a rule; before it there is room for what is left.
    let kept = room.saturating_sub(after.min(room * 3 / 4));
    let before =
        if length <= kept { before.into_owned() } else { format!("…{}", word_start(&before, length - kept)) };
    let left = room.saturating_sub(length.min(kept));
    [before, hit.into_owned(), shortened(&behind, left)]
}

/// Text with single spaces, also at its ends.
fn one_line(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !c.is_whitespace() || c == ' ';
    if text.chars().all(plain) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().map(|c| if plain(c) { c } else { ' ' }) {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::text::dates::Date;

    fn quoted(sentence: &str, words: &str, tag: &str) -> [String; 3] {
        let at = sentence.find(words).unwrap();
        let date = Date::new(1923, None, None).unwrap();
        let [section, paragraph] = [String::new(), String::new()];
        let words = at..at + words.len();
        let entry = Entry { date, end: None, section, paragraph, sentence: sentence.into(), words, span: Span::at(0) };
        around(&entry, &Language::known(tag))
    }

    #[test]
    fn a_short_sentence_is_shown_whole() {
        assert_eq!(quoted("In 1923 it\nbegan.", "1923", "en"), ["In ", "1923", " it began."]);
    }

    #[test]
    fn a_long_one_is_cut_around_its_date() {
        let [before, hit, behind] =
            quoted(&format!("{}1923年，{}。", "甲".repeat(90), "乙".repeat(90)), "1923年", "zh");
        assert!(before.starts_with("…甲") && behind.ends_with("乙…") && hit == "1923年");
        assert!(before.chars().count() < behind.chars().count());
        assert!(before.chars().count() + behind.chars().count() < 70);
    }
}
