//! What countries are called in a language: the names of the Unicode Common Locale Data Repository.

use crate::base::Language;
use icu_locale::names::RegionDisplayName;
use icu_locale::{Locale, subtags::Region};

/// The name of the region of an ISO 3166-1 code, in either case.
///
/// ```
/// use hexapla::text::regions;
/// assert_eq!(regions::name(&"ko".parse().unwrap(), "tr").as_deref(), Some("튀르키예"));
/// assert_eq!(regions::name(&"en".parse().unwrap(), "xx"), None);
/// ```
pub fn name(language: &Language, code: &str) -> Option<String> {
    let (locale, region) = parsed(language, code)?;
    RegionDisplayName::try_new_light((&locale).into(), region).ok().map(|name| name.to_string())
}

/// All names of a region where a language is read: those of Chinese from the mainland, Hong Kong and Taiwan, in whatever
/// characters the text writes them.
///
/// ```
/// use hexapla::text::regions;
/// let names = regions::all_names(&"zh-Hant".parse().unwrap(), "nz");
/// assert!(names.contains(&"紐西蘭".to_owned()) && names.contains(&"新西兰".to_owned()));
/// ```
pub fn all_names(language: &Language, code: &str) -> Vec<String> {
    let mut all = names(language, code);
    if language.primary() == "zh" {
        let others = ["zh-Hans", "zh-Hant", "zh-Hant-HK"].into_iter().filter_map(|tag| tag.parse().ok());
        all.extend(others.flat_map(|other: Language| names(&other, code)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// All names of a region: the usual one and the short one.
pub fn names(language: &Language, code: &str) -> Vec<String> {
    let short = parsed(language, code).and_then(|(locale, region)| {
        RegionDisplayName::try_new_short_light((&locale).into(), region).ok().map(|name| name.to_string())
    });
    let mut names: Vec<String> = name(language, code).into_iter().chain(short).collect();
    names.dedup();
    names
}

fn parsed(language: &Language, code: &str) -> Option<(Locale, Region)> {
    Some((language.as_str().parse().ok()?, code.to_ascii_uppercase().parse().ok()?))
}

/// The codes of the countries and territories of ISO 3166-1, in lower case, and others that are not in use: those have no
/// names.
pub fn codes() -> impl Iterator<Item = String> {
    let pairs = ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("{a}{b}")));
    // Groupings of countries and codes for private use.
    pairs.filter(|code| !matches!(code.as_str(), "eu" | "ez" | "un" | "qo" | "zz" | "xa" | "xb"))
}
