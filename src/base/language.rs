//! Language tags (BCP 47).

use icu_locale::{Direction, Locale, LocaleCanonicalizer, LocaleDirectionality};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A language tag as BCP 47 defines it, in its canonical form: `zh-Hant`, `ko`, `ko-Hani`.
///
/// ```
/// use hexapla::base::Language;
/// let language: Language = "zh-hant".parse().unwrap();
/// assert_eq!(language.as_str(), "zh-Hant");
/// assert_eq!(language.primary(), "zh");
/// assert!("no such tag".parse::<Language>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Language(String);

/// The string is not a language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidTag;

impl FromStr for Language {
    type Err = InvalidTag;

    fn from_str(tag: &str) -> Result<Self, InvalidTag> {
        let mut id: Locale = tag.trim().parse().map_err(|_| InvalidTag)?;
        LocaleCanonicalizer::new_common().canonicalize(&mut id);
        Ok(Self(id.to_string()))
    }
}

impl Language {
    /// A tag that the program itself knows to be well formed, such as one from its own data files.
    pub(crate) fn known(tag: &str) -> Self {
        tag.parse().unwrap_or_else(|_| Self("und".to_owned()))
    }

    /// The tag of a text whose language is not known (`und`).
    pub fn undetermined() -> Self {
        Self("und".to_owned())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag: `zh` of `zh-Hant`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// `rtl` for languages written from right to left, else `ltr`: the value of HTML's `dir`.
    pub fn direction(&self) -> &'static str {
        let locale: Locale = self.0.parse().unwrap_or(Locale::UNKNOWN);
        match LocaleDirectionality::new_common().get(&locale.id) {
            Some(Direction::RightToLeft) => "rtl",
            _ => "ltr",
        }
    }

    /// Whether its text is set without spaces between words, as Chinese and Japanese are.
    pub fn is_unspaced(&self) -> bool {
        matches!(self.primary(), "zh" | "ja" | "yue" | "wuu" | "nan" | "lzh")
    }

    /// This tag, then ever more general ones: `zh-Hant-TW`, `zh-Hant`, `zh` (RFC 4647 lookup).
    pub fn fallbacks(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.as_str()), |tag| tag.rsplit_once('-').map(|(general, _)| general))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions() {
        assert_eq!(Language::known("ar").direction(), "rtl");
        assert_eq!(Language::known("he-IL").direction(), "rtl");
        assert_eq!(Language::known("zh-Hant").direction(), "ltr");
    }

    #[test]
    fn fallbacks_go_from_the_special_to_the_general() {
        let language = Language::known("zh-Hant-TW");
        assert_eq!(language.fallbacks().collect::<Vec<_>>(), ["zh-Hant-TW", "zh-Hant", "zh"]);
    }
}
