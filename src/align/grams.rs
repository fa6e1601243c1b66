//! Texts as what can be compared across languages: words of spaced scripts, pairs of characters of the others.

use crate::base::Language;
use crate::text::{script, variants};

/// How a language is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Into characters, each of which means something: Han, Hangul, kana.
    Characters,
    /// Into words.
    Words,
}

impl Cut {
    /// How texts of a language are cut.
    pub fn of(language: &Language) -> Self {
        match language.primary() {
            "zh" | "ja" | "ko" | "yue" | "wuu" | "nan" | "lzh" => Self::Characters,
            _ => Self::Words,
        }
    }
}

/// The units of a text: characters or words without case and variants, `None` where something else stands between them.
pub fn units(text: &str, cut: Cut) -> Vec<Option<String>> {
    let folded = variants::fold(text).to_lowercase();
    match cut {
        Cut::Characters => {
            let own = |c: char| script::is_han(c) || script::is_hangul(c) || script::is_kana(c);
            let mut units: Vec<Option<String>> = folded.chars().map(|c| own(c).then(|| c.to_string())).collect();
            units.dedup_by(|a, b| a.is_none() && b.is_none());
            units
        }
        Cut::Words => {
            let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
            words.map(|word| Some(word.to_owned())).collect()
        }
    }
}

/// The grams of a text: its words, or the pairs of characters that stand together.
pub fn grams(text: &str, cut: Cut) -> Vec<String> {
    let units = units(text, cut);
    match cut {
        Cut::Words => units.into_iter().flatten().collect(),
        Cut::Characters => {
            let pair = |pair: &[Option<String>]| Some(format!("{}{}", pair[0].as_ref()?, pair[1].as_ref()?));
            units.windows(2).filter_map(pair).collect()
        }
    }
}
