//! The words for numbers where one Han character stands for all its variants.

use super::{Bounds, NumeralWords, Table};
use crate::text::variants::unify;
use std::collections::BTreeMap;

impl NumeralWords {
    /// The words for texts that are [unified](unify).
    ///
    /// ```
    /// use hexapla::text::{Lexicon, variants::unify};
    /// let words = Lexicon::of(&"zh-Hant".parse().unwrap()).numerals.unified();
    /// assert_eq!(words.find(&unify("約3萬餘人"))[0].low, words.find(&unify("约3万余人"))[0].low);
    /// ```
    pub fn unified(&self) -> Self {
        let table = &self.table;
        Self::from(Table {
            digits: keys(&table.digits),
            multipliers: keys(&table.multipliers),
            groups: keys(&table.groups),
            one: all(&table.one),
            half: all(&table.half),
            joiners: all(&table.joiners),
            over_inside: all(&table.over_inside),
            vague: all(&table.vague),
            idioms: all(&table.idioms),
            ranges: all(&table.ranges),
            between: table.between.iter().map(|pair| pair.each_ref().map(|word| unify(word))).collect(),
            spaced: table.spaced,
            begins_word: table.begins_word,
            before: bounds(&table.before),
            after: bounds(&table.after),
        })
    }
}

fn keys(words: &BTreeMap<String, u64>) -> BTreeMap<String, u64> {
    words.iter().map(|(word, value)| (unify(word), *value)).collect()
}

fn all(words: &[String]) -> Vec<String> {
    words.iter().map(|word| unify(word)).collect()
}

fn bounds(words: &Bounds) -> Bounds {
    Bounds { about: all(&words.about), over: all(&words.over), under: all(&words.under) }
}
