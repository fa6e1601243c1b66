//! What parties, populations, kinds and numbers are called in a reader's language.

use super::super::strings::StringTable;
use crate::base::Language;
use crate::casualty::{Approximation, Kind, Kinds, Party, Population};
use crate::text::regions;

/// Names in a language.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The interface strings.
    pub strings: &'a StringTable,
    /// The reader's language.
    pub language: &'a Language,
}

/// The order in which kinds are named together.
const ORDER: [Kind; 6] =
    [Kind::Killed, Kind::Wounded, Kind::Missing, Kind::Captured, Kind::Surrendered, Kind::Abducted];

impl Names<'_> {
    /// A string.
    pub fn text(&self, key: &str) -> String {
        self.strings.text(self.language, key)
    }

    /// A string, where there is one of a name that depends on data.
    fn known(&self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| text != key)
    }

    /// A party: its name in the strings, or of the country; parties that are joined, joined.
    pub fn party(&self, party: &Party) -> String {
        let one = |id: &str| {
            let name = self.known(&format!("party-{id}")).or_else(|| regions::name(self.language, id));
            name.unwrap_or_else(|| id.to_uppercase())
        };
        let names: Vec<String> = party.members().map(one).collect();
        match names.split_last() {
            Some((last, others @ [_, ..])) => {
                [&others.join(&self.text("party-list-separator")), &self.text("party-separator"), last]
                    .map(String::as_str)
                    .concat()
            }
            _ => names.concat(),
        }
    }

    /// Who of a party.
    pub fn population(&self, population: Population) -> String {
        self.text(match population {
            Population::Military => "population-military",
            Population::Civilian => "population-civilian",
            Population::Pow => "population-pow",
            Population::All => "population-all",
        })
    }

    /// What happened to people: the name of the kinds together, where they have one, or their names.
    pub fn kinds(&self, kinds: Kinds) -> String {
        let own: Vec<&str> = kinds.iter().map(Kind::as_str).collect();
        self.known(&format!("kinds-{}", own.join("-"))).unwrap_or_else(|| {
            let names = ORDER.into_iter().filter(|kind| kinds.contains(*kind));
            let names: Vec<String> = names.map(|kind| self.text(&format!("kinds-{}", kind.as_str()))).collect();
            names.join(&self.text("kinds-separator"))
        })
    }

    /// A number as the language writes it.
    pub fn number(&self, number: u64) -> String {
        self.strings.with(self.language, "number", &[("number", number.into())])
    }

    /// A number, or a range of numbers.
    pub fn range(&self, low: u64, high: u64) -> String {
        if low == high { self.number(low) } else { format!("{}–{}", self.number(low), self.number(high)) }
    }

    /// The sign before a number that is not exact, and what it means.
    pub fn sign(&self, approximation: Approximation) -> Option<(&'static str, String)> {
        match approximation {
            Approximation::Exact => None,
            Approximation::About => Some(("≈", self.text("sign-about"))),
            Approximation::Over => Some(("≥", self.text("sign-over"))),
            Approximation::Under => Some(("≤", self.text("sign-under"))),
        }
    }

    /// A figure in one string, its sign in words, for names of links.
    pub fn spoken(&self, low: u64, high: u64, approximation: Approximation) -> String {
        let range = self.range(low, high);
        match self.sign(approximation) {
            Some((_, sign)) => self.strings.with(
                self.language,
                "figure-spoken",
                &[("sign", sign.as_str().into()), ("figure", range.as_str().into())],
            ),
            None => range,
        }
    }

    /// How many times as large: `×1.73`, the fraction being shorter from two on and none from ten on.
    pub fn ratio(&self, ratio: f64) -> String {
        match ratio {
            ratio if ratio < 1.995 => format!("×{ratio:.2}"),
            ratio if ratio < 9.95 => format!("×{ratio:.1}"),
            ratio => format!("×{}", self.number(ratio.round() as u64)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(tag: &str, look: impl Fn(&Names<'_>) -> String) -> String {
        let strings = StringTable::load(&[]).ok().unwrap();
        look(&Names { strings: &strings, language: &Language::known(tag) })
    }

    #[test]
    fn parties_have_the_names_of_their_countries() {
        let party = |tag: &str, id: &str| named(tag, |names| names.party(&Party::of([id])));
        assert_eq!(party("en", "kr"), "South Korea");
        assert_eq!(party("ko", "kp"), "북한");
        assert_eq!(party("ja", "su"), "ソ連");
        assert_eq!(party("en", "kp+cn"), "China and North Korea");
        assert_eq!(party("zh-Hans", "us+gb"), "英国和美国");
        assert_eq!(party("en", "xx"), "XX");
    }

    #[test]
    fn kinds_have_names_together_where_there_is_one() {
        let kinds = |tag: &str, kinds: &[Kind]| named(tag, |names| names.kinds(Kinds::of(kinds.iter().copied())));
        assert_eq!(kinds("zh-Hant", &[Kind::Wounded, Kind::Killed]), "傷亡");
        assert_eq!(kinds("en", &[Kind::Captured, Kind::Surrendered]), "Captured, Surrendered");
        assert_eq!(kinds("ko", &[Kind::Captured]), "포로");
    }

    #[test]
    fn numbers_are_the_reader_s() {
        assert_eq!(named("en", |names| names.range(500, 1_000)), "500–1,000");
        assert_eq!(named("ja", |names| names.number(1_130_000)), "1,130,000");
        assert_eq!(named("en", |names| names.ratio(1.033)), "×1.03");
        assert_eq!(named("en", |names| names.ratio(21_400.0)), "×21,400");
        assert_eq!(named("en", |names| names.spoken(3, 3, Approximation::About)), "about 3");
    }
}
