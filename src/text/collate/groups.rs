//! The groups of an index, found by comparison with the strings that begin them.
//!
//! The CLDR's collations hold marks that no text has: U+FDD1 and a letter of a script before what begins with that script, U+FDD0
//! and a letter or a sign before the Han characters with that initial, radical or number of strokes (Unicode Technical Standard
//! 35, part 5, "Collation Indexes"). A language's other letters are its exemplar characters for indexes (part 2).

use crate::text::script::{is_han, script};
use icu_collator::CollatorBorrowed;
use icu_locale::exemplar_chars::ExemplarCharacters;
use icu_locale::{Locale, locale};
use icu_properties::props::Script;

/// A part of an index. The groups of one collator are in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// Which place it has among the groups of its collator, those without names included. Two groups can have one label.
    pub place: usize,
    /// What readers see above it.
    pub label: Label,
}

/// What the names of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A sign at the beginning, or nothing at all.
    Signs,
    /// A digit at the beginning.
    Digits,
    /// The letter that they begin with, or the sound or radical that the first of their Han characters has: `A`, `ㄱ`, `あ`, `ㄅ`.
    Letter(String),
    /// How many strokes the first of their Han characters has.
    Strokes(u8),
    /// Latin letters, where letters are the labels of sounds.
    Latin,
    /// Han characters that the order has no place for: in Japanese, all.
    Han,
    /// A script that is not the language's own.
    Other,
}

/// Where the groups of a language begin.
#[derive(Debug)]
pub(super) struct Places {
    primary: CollatorBorrowed<'static>,
    /// The beginnings, in order, the first an empty string.
    beginnings: Vec<(String, Label)>,
}

/// A letter of each script but Han and Hangul: those by which the CLDR marks where the script begins.
const SCRIPTS: &str = include_str!("scripts.txt");
/// Han characters that an order by sound, by radicals or by strokes does not hold, because they have no Chinese reading or
/// are younger than its data. Whatever else it does not hold follows them.
const UNPLACED: [&str; 3] = ["兙", "龦", "龴"];

impl Places {
    /// The places of a language, given its order and that order without accents and case.
    pub(super) fn new(locale: &Locale, whole: &CollatorBorrowed<'_>, primary: CollatorBorrowed<'static>) -> Self {
        let han = han(&primary);
        let by_latin_sounds = han.iter().any(|(_, label)| *label == Label::Letter("A".to_owned()));
        let mut letters = [index_letters(locale), index_letters(&locale!("en"))].concat();
        letters.retain(|letter| !letter.starts_with(is_han) && is_one_letter(letter, &primary));
        if by_latin_sounds {
            letters.retain(|letter| !letter.starts_with(|c| script(c) == Script::Latin));
        }
        // Of letters with one place, such as `Е` and `Ё` in Russian, the first labels it.
        letters.sort_by(|a, b| whole.compare(a, b));
        let latin = if by_latin_sounds { Label::Latin } else { Label::Other };
        let mut beginnings = vec![(String::new(), Label::Signs), (start('4'), Label::Digits), (start('L'), latin)];
        beginnings.extend(letters.into_iter().map(|letter| (letter.clone(), Label::Letter(letter))));
        beginnings.extend(han);
        beginnings.extend(others());
        beginnings.sort_by(|(a, _), (b, _)| primary.compare(a, b));
        beginnings.dedup_by(|(b, _), (a, _)| primary.compare(a, b).is_eq());
        beginnings.dedup_by(|(_, b), (_, a)| a == b);
        Self { primary, beginnings }
    }

    /// The group of a name: the last that begins before it.
    pub(super) fn group(&self, name: &str) -> Group {
        let behind = self.beginnings.partition_point(|(beginning, _)| self.primary.compare(beginning, name).is_le());
        let place = behind.saturating_sub(1);
        let label = self.beginnings.get(place).map_or(Label::Signs, |(_, label)| label.clone());
        Group { place, label }
    }
}

/// Where the Han characters begin, where those with each sound, radical or number of strokes do if the order goes by that, and
/// where those that it does not hold do.
fn han(primary: &CollatorBorrowed<'_>) -> Vec<(String, Label)> {
    let letters = [index_letters(&locale!("en")), index_letters(&locale!("zh-Hant"))].concat();
    let bopomofo = ('ㄅ'..='ㄯ').map(String::from);
    let lettered =
        letters.into_iter().chain(bopomofo).map(|letter| (format!("\u{FDD0}{letter}"), Label::Letter(letter)));
    let strokes = (1..=u8::MAX).filter_map(|count| {
        // Patterns of Braille stand for the numbers.
        let sign = char::from_u32(0x2800 + u32::from(count))?;
        Some((format!("\u{FDD0}{sign}"), Label::Strokes(count)))
    });
    // To an order that does not have it, a mark is U+FDD0 with something behind it.
    let mut marks: Vec<(String, Label)> =
        lettered.chain(strokes).filter(|(mark, _)| primary.compare(mark, "\u{FDD0}").is_lt()).collect();
    marks.sort_by(|(a, _), (b, _)| primary.compare(a, b));
    if let Some((last, _)) = marks.last() {
        let behind = UNPLACED.into_iter().filter(|character| primary.compare(character, last).is_gt());
        let unplaced = behind.min_by(|a, b| primary.compare(a, b));
        marks.extend(unplaced.map(|character| (character.to_owned(), Label::Han)));
    }
    marks.push((start('字'), Label::Han));
    marks
}

/// Where each script begins whose letters may be no labels, and what is in no script. Labels at the same place are kept.
fn others() -> impl Iterator<Item = (String, Label)> {
    // Hangul has no mark: its first letter does.
    let hangul = std::iter::once("\u{1100}".to_owned());
    let scripts = SCRIPTS.chars().filter(|c| !c.is_whitespace()).chain(['\u{FDD0}']).map(start);
    hangul.chain(scripts).map(|beginning| (beginning, Label::Other))
}

/// The mark of where a script, or another kind of characters, begins.
fn start(sample: char) -> String {
    format!("\u{FDD1}{sample}")
}

/// The letters that the CLDR has for indexes in a language, in no order.
fn index_letters(locale: &Locale) -> Vec<String> {
    let Ok(letters) = ExemplarCharacters::try_new_index(&locale.into()) else { return Vec::new() };
    letters.code_points().iter_chars().map(String::from).chain(letters.strings().iter().map(str::to_owned)).collect()
}

/// Whether the order has a place for what is written with several characters, as for `CH` in Czech.
fn is_one_letter(letter: &str, primary: &CollatorBorrowed<'_>) -> bool {
    // U+034F keeps characters from being taken together.
    let apart: Vec<String> = letter.chars().map(String::from).collect();
    let apart = apart.join("\u{34F}");
    apart == letter || primary.compare(&apart, letter).is_ne()
}

#[cfg(test)]
mod tests {
    use super::super::Collator;
    use super::*;
    use crate::base::Language;
    use icu_normalizer::DecomposingNormalizerBorrowed;

    #[test]
    fn every_script_that_the_data_mark_is_known() {
        let root = Collator::new(&Language::undetermined(), None).places.primary;
        let decomposed = DecomposingNormalizerBorrowed::new_nfd();
        let is_marked =
            |c: char| root.compare(&start(c), "\u{FDD1}").is_lt() && decomposed.is_normalized(&c.to_string());
        let known: Vec<char> =
            SCRIPTS.chars().filter(|c| !c.is_whitespace()).chain("\u{A0}“☺€4字\u{FDD0}".chars()).collect();
        for c in
            ('\0'..'\u{3400}').chain('\u{A000}'..'\u{AC00}').chain('\u{F900}'..'\u{20000}').filter(|c| is_marked(*c))
        {
            assert!(known.iter().any(|known| root.compare(&start(*known), &start(c)).is_eq()), "U+{:X}", u32::from(c));
        }
        assert_eq!(known.into_iter().find(|c| !is_marked(*c)), None);
    }

    #[test]
    fn what_a_chinese_order_does_not_hold_is_behind_what_it_holds() {
        let root = Collator::new(&Language::undetermined(), None);
        for tag in ["zh-Hans", "zh-Hant", "zh-u-co-zhuyin", "zh-u-co-unihan"] {
            let collator = Collator::new(&Language::known(tag), None);
            let mut left: Vec<String> = ('\u{4E00}'..='\u{9FFF}').map(String::from).collect();
            left.retain(|name| collator.group(name).label == Label::Han);
            left.sort_by(|a, b| collator.compare(a, b));
            assert!((10..200).contains(&left.len()), "{tag}: {}", left.len());
            assert!(left.is_sorted_by(|a, b| root.compare(a, b).is_lt()), "{tag}");
        }
    }
}
