//! The order of names in an index, and the groups that a reader finds them under, as each language has them.
//!
//! The order is the CLDR's (Unicode Technical Standard 35, part 5). The groups are found by comparison with the same data, as
//! ICU's `AlphabeticIndex` finds them, so that there is no table of letters, strokes or sounds here.

mod groups;
mod order;
#[cfg(test)]
mod tests;

pub use groups::{Group, Label};
pub use order::{Order, UnknownOrder};

use crate::base::Language;
use groups::Places;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale::Locale;
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory as Category;
use std::cmp::Ordering;

/// The order and the groups of one language's index. Making one takes a while: make one a language and share it.
///
/// Brackets, quotation marks and spaces before a name do not count: `「仁川」` stands where `仁川` does. What follows them is
/// ordered as ICU orders it.
///
/// ```
/// use hexapla::text::collate::{Collator, Heading, Label};
/// let korean = Collator::new(&"ko".parse().unwrap(), None);
/// let groups = korean.index(["흥남", "까치산", "강릉", "B-29"], |name| Heading::from(*name));
/// let labels: Vec<&Label> = groups.iter().map(|(group, _)| &group.label).collect();
/// assert_eq!(labels, [&Label::Letter("ㄱ".into()), &Label::Letter("ㅎ".into()), &Label::Letter("B".into())]);
/// assert_eq!(groups[0].1, ["강릉", "까치산"]);
/// ```
#[derive(Debug)]
pub struct Collator {
    whole: CollatorBorrowed<'static>,
    places: Places,
}

/// What an item of an index is filed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading<'a> {
    /// The name that readers see.
    pub name: &'a str,
    /// What it is filed by where that is not its spelling: the kana of a Japanese name; in Chinese, the name with characters
    /// that have the right sound where one of its own has several (`常津湖` for `长津湖`).
    pub reading: Option<&'a str>,
}

impl<'a> From<&'a str> for Heading<'a> {
    fn from(name: &'a str) -> Self {
        Self { name, reading: None }
    }
}

impl<'a> Heading<'a> {
    /// What its place depends on: its reading, or its name where that is not known.
    pub fn key(&self) -> &'a str {
        self.reading.filter(|reading| !within(reading).is_empty()).unwrap_or(self.name)
    }
}

impl Collator {
    /// The collator of a language, in the order that is asked for; else in that of the tag (`zh-u-co-zhuyin`), or the usual one
    /// of the language: by strokes in traditional Chinese, by pinyin in simplified.
    ///
    /// An order that a language does not have is its usual one; a language without an order of its own has the CLDR's root
    /// order.
    ///
    /// ```
    /// use hexapla::text::collate::{Collator, Label};
    /// let zhuyin = Collator::new(&"zh-Hant".parse().unwrap(), Some("zhuyin".parse().unwrap()));
    /// assert_eq!(zhuyin.group("仁川登陸").label, Label::Letter("ㄖ".into()));
    /// assert_eq!(Collator::new(&"zh-Hant".parse().unwrap(), None).group("仁川登陸").label, Label::Strokes(4));
    /// ```
    pub fn new(language: &Language, order: Option<Order>) -> Self {
        let locale: Locale = language.as_str().parse().unwrap_or(Locale::UNKNOWN);
        let mut preferences = CollatorPreferences::from(&locale);
        if let Some(order) = order {
            preferences.collation_type = Some(order.0);
        }
        let whole = collator(preferences, Strength::Tertiary);
        let places = Places::new(&locale, &whole, collator(preferences, Strength::Primary));
        Self { whole, places }
    }

    /// The order of two names. Names that ICU does not tell apart are in the order of their code points, so that only equal
    /// strings are equal.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let order = self.whole.compare(within(a), within(b));
        order.then_with(|| self.whole.compare(a, b)).then_with(|| a.cmp(b))
    }

    /// The group that a name stands in. If one name is before another, its group is not behind the other's.
    pub fn group(&self, name: &str) -> Group {
        self.places.group(within(name))
    }

    /// Items in order and in groups, none of which is empty. Items with equal headings stay in the order that they came in.
    pub fn index<T>(
        &self,
        items: impl IntoIterator<Item = T>,
        heading: impl Fn(&T) -> Heading<'_>,
    ) -> Vec<(Group, Vec<T>)> {
        let mut items = Vec::from_iter(items);
        items.sort_by(|a, b| {
            let (a, b) = (heading(a), heading(b));
            self.compare(a.key(), b.key()).then_with(|| self.compare(a.name, b.name))
        });
        let mut groups: Vec<(Group, Vec<T>)> = Vec::new();
        for item in items {
            let group = self.group(heading(&item).key());
            match groups.last_mut() {
                Some((last, members)) if *last == group => members.push(item),
                _ => groups.push((group, vec![item])),
            }
        }
        groups
    }
}

fn collator(preferences: CollatorPreferences, strength: Strength) -> CollatorBorrowed<'static> {
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    CollatorBorrowed::try_new(preferences, options).unwrap_or_else(|_| CollatorBorrowed::new_root(options))
}

/// A name without what opens a quotation or a bracket before it.
fn within(name: &str) -> &str {
    let category = CodePointMapData::<Category>::new();
    name.trim_start_matches(|c: char| {
        matches!(c, '"' | '\'' | '＂' | '＇')
            || c.is_whitespace()
            || matches!(
                category.get(c),
                Category::OpenPunctuation
                    | Category::ClosePunctuation
                    | Category::InitialPunctuation
                    | Category::FinalPunctuation
                    | Category::Format
                    | Category::Control
            )
    })
}
