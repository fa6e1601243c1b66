//! Where a name may begin and end in a text: that what was found is the name, and not a piece of another word.

use crate::base::Language;
use crate::text::{Lexicon, script};

/// How many endings a name may have, one behind the other: `들에게는`.
const MOST_ENDINGS: usize = 3;

/// What writing makes of the characters at the ends of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Set solid: a word has no visible end.
    Han,
    /// A run of katakana is one word.
    Katakana,
    /// Words stand apart, with endings that are written onto them.
    Hangul,
    /// Words stand apart.
    Letter,
    /// Anything else parts words.
    Other,
}

fn class(c: char) -> Class {
    match c {
        _ if script::is_han(c) => Class::Han,
        '\u{30A1}'..='\u{30FA}' | 'ー' => Class::Katakana,
        _ if script::is_hangul(c) => Class::Hangul,
        _ if c.is_alphanumeric() && !script::is_kana(c) => Class::Letter,
        _ => Class::Other,
    }
}

/// Whether a name stands alone in a text in a language, with no more of a word around it than its language puts there.
pub fn stands_alone(text: &str, start: usize, end: usize, language: &Language) -> bool {
    let (Some(name), Some(before), Some(after)) = (text.get(start..end), text.get(..start), text.get(end..)) else {
        return false;
    };
    let (Some(first), Some(last)) = (name.chars().next(), name.chars().next_back()) else { return false };
    begins(before, first) && ends(after, last, Lexicon::of(language)) && !within_title(before, after)
}

/// Whether a text says with the words of a name what was done at a place, and perhaps another time: `在仁川登陸`.
pub fn tells_a_deed(text: &str, start: usize, end: usize, language: &Language) -> bool {
    let (Some(name), Some(before), Some(after)) = (text.get(start..end), text.get(..start), text.get(end..)) else {
        return false;
    };
    let lexicon = Lexicon::of(language);
    lexicon.deeds.iter().any(|deed| name.ends_with(deed.as_str()))
        && lexicon.locatives.iter().any(|locative| before.ends_with(locative.as_str()))
        && !lexicon.deed_is_named.iter().any(|word| after.starts_with(word.as_str()))
}

/// Whether a text counts what it names, so that a name without a number is not all of it: `第二次朝鮮戰爭`.
pub fn is_counted(before: &str, language: &Language) -> bool {
    const LONGEST_NUMBER: usize = 3;
    let before = before.trim_end_matches(' ');
    let counts = |ordinal: &String| match ordinal.split_once('#') {
        Some((open, close)) => before.strip_suffix(close).is_some_and(|rest| {
            let numbers = rest.char_indices().rev().take(LONGEST_NUMBER);
            let numbers = numbers.take_while(|(_, c)| c.is_numeric() || script::is_han(*c));
            numbers.map(|(at, _)| &rest[..at]).any(|rest| rest.trim_end_matches(' ').ends_with(open))
        }),
        None => before.ends_with(ordinal.as_str()),
    };
    Lexicon::of(language).ordinals.iter().any(counts)
}

/// What titles of works are written in.
const TITLES: [(char, char); 3] = [('《', '》'), ('〈', '〉'), ('『', '』')];
/// Titles in these are names of their own, and so are short words in the last two.
const QUOTES: [(char, char); 4] = [('《', '》'), ('〈', '〉'), ('『', '』'), ('「', '」')];
/// How long the name of a thing in quotation marks is at most, in characters: what is longer is speech.
const LONGEST_QUOTED: usize = 12;
/// How long a title is at most.
const LONGEST_TITLE: usize = 60;

/// Whether a name stands within a longer name in quotation marks: `《韓戰史》`, `「抗美援朝紀念日」`.
fn within_title(before: &str, after: &str) -> bool {
    let is_quote = |c: char| QUOTES.iter().any(|(open, close)| c == *open || c == *close);
    let open = before.char_indices().rev().take(LONGEST_TITLE).find(|(_, c)| is_quote(*c));
    let close = after.char_indices().take(LONGEST_TITLE).find(|(_, c)| is_quote(*c));
    let (Some((start, open)), Some((end, close))) = (open, close) else { return false };
    if !QUOTES.contains(&(open, close)) {
        return false;
    }
    let (left, right) = (&before[start + open.len_utf8()..], &after[..end]);
    let title = matches!(open, '《' | '〈');
    let sentence = [left, right].iter().any(|part| part.contains(['，', '。', '、', '；', '？', '！']));
    let count = left.chars().count() + right.chars().count();
    count > 0 && (title || !sentence && count <= LONGEST_QUOTED)
}

/// Whether a name is the whole title of a book or a film: `《北緯38度線》` is none of the parallel.
pub fn is_title(before: &str, after: &str) -> bool {
    TITLES.iter().any(|(open, close)| before.ends_with(*open) && after.starts_with(*close))
}

fn begins(before: &str, first: char) -> bool {
    let mut back = before.chars().rev();
    let Some(previous) = back.next() else { return true };
    let further = back.next();
    match class(first) {
        // `道格拉斯·麥克阿瑟` is one name.
        Class::Han => !matches!(previous, '·' | '‧' | '・'),
        Class::Katakana => class(previous) != Class::Katakana && !matches!(previous, '·' | '‧' | '・' | '＝'),
        Class::Hangul => !matches!(class(previous), Class::Hangul | Class::Letter),
        Class::Letter => {
            let joined = matches!(previous, '-' | '‐' | '‑' | '.' | ',' | '’' | '\'')
                && further.is_some_and(|c| class(c) == Class::Letter);
            class(previous) != Class::Letter && !joined
        }
        Class::Other => true,
    }
}

fn ends(after: &str, last: char, lexicon: &Lexicon) -> bool {
    let Some(next) = after.chars().next() else { return true };
    match class(last) {
        Class::Han | Class::Other => {
            let joined = matches!(next, '·' | '‧') && after[next.len_utf8()..].starts_with(script::is_han);
            let starts = |words: &[String]| words.iter().any(|word| after.starts_with(word.as_str()));
            let longer = starts(&lexicon.name_goes_on) && !starts(&lexicon.name_is_over);
            !joined && !longer && !names_an_institution(after, lexicon)
        }
        Class::Katakana => class(next) != Class::Katakana && !matches!(next, '·' | '‧' | '・' | '＝'),
        Class::Hangul => class(next) != Class::Hangul || has_endings(after, Class::Hangul, &lexicon.name_endings),
        Class::Letter => {
            let apart = class(next) != Class::Letter || has_endings(after, Class::Letter, &lexicon.name_endings);
            apart && !(lexicon.capitals_join && goes_on(after))
        }
    }
}

/// Whether what follows makes the name of an institution: `抗美援朝紀念館` behind `中國`.
fn names_an_institution(after: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 8;
    let starts = |at: usize, words: &[String]| words.iter().any(|word| after[at..].starts_with(word.as_str()));
    let of_name = |(at, c): &(usize, char)| script::is_han(*c) && !starts(*at, &lexicon.sentence_words);
    after.char_indices().take(LONGEST).take_while(of_name).any(|(at, _)| starts(at, &lexicon.institutions))
}

/// Whether what follows up to the end of the word is endings.
fn has_endings(after: &str, own: Class, endings: &[String]) -> bool {
    fn eaten(rest: &str, endings: &[String], left: usize) -> bool {
        rest.is_empty()
            || left > 0
                && endings
                    .iter()
                    .filter_map(|ending| rest.strip_prefix(ending.as_str()))
                    .any(|rest| eaten(rest, endings, left - 1))
    }
    let word: usize = after.chars().take_while(|c| class(*c) == own).map(char::len_utf8).sum();
    eaten(&after[..word], endings, MOST_ENDINGS)
}

/// Whether a longer name goes on behind a space: `Seoul National University`.
fn goes_on(after: &str) -> bool {
    let mut next = after.strip_prefix(' ').into_iter().flat_map(str::chars);
    next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase)
}
