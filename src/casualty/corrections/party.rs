//! Ids of parties as editors write them.

use crate::base::Language;
use crate::casualty::Party;
use crate::text::regions;
use icu_locale::{Locale, LocaleCanonicalizer};

/// Parties that are no countries.
const SIDES: &[&str] = &["unc", "unc-other", "comm", "korea", "all", "unknown"];
/// States that are no more (ISO 3166-3) and that fought wars.
const FORMER: &[&str] = &["cs", "dd", "su", "vd", "yd", "yu", "zr"];
/// The party of an id: ISO 3166 codes in lower case joined by `+`, or a side.
///
/// # Errors
/// What is wrong with it, and what to do.
pub fn party(id: &str) -> Result<Party, (String, String)> {
    if SIDES.contains(&id) {
        return Ok(Party::of([id]));
    }
    match id.split('+').find(|code| !is_country(code)) {
        None => Ok(Party::of([id])),
        Some(side) if SIDES.contains(&side) => {
            Err((format!("`{side}` is not joined with other parties"), format!("write `{side}` alone")))
        }
        Some(wrong) => {
            let near = meant(wrong).map_or(String::new(), |near| format!("is it `{near}`? "));
            let hint =
                format!("{near}A party is ISO 3166 codes in lower case joined by `+`, or one of {}", SIDES.join(", "));
            Err((format!("`{wrong}` is no party"), hint))
        }
    }
}

/// Whether a code is that of a country, in lower case.
fn is_country(code: &str) -> bool {
    FORMER.contains(&code) || regions::codes().any(|own| own == code) && regions::name(&english(), code).is_some()
}

fn english() -> Language {
    Language::known("en")
}

/// The code that is meant by what is none: the same in lower case, another code of the same country (`uk`), its name.
fn meant(wrong: &str) -> Option<String> {
    let small = wrong.trim().to_lowercase();
    if is_country(&small) || SIDES.contains(&small.as_str()) {
        return Some(small);
    }
    if let Some(side) = SIDES.iter().find(|side| side.starts_with(&small) && small.len() > 1) {
        return Some((*side).to_owned());
    }
    let english = english();
    let is_named = |code: &String| regions::names(&english, code).iter().any(|name| name.eq_ignore_ascii_case(&small));
    canonical(&small).filter(|code| is_country(code)).or_else(|| regions::codes().find(is_named))
}

fn canonical(code: &str) -> Option<String> {
    let mut locale: Locale = format!("und-{code}").parse().ok()?;
    LocaleCanonicalizer::new_common().canonicalize(&mut locale);
    Some(locale.id.region?.as_str().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_sides_and_states_that_are_no_more() {
        for (id, read) in [
            ("kr", "kr"),
            ("us+gb", "gb+us"),
            ("su", "su"),
            ("unc-other", "unc-other"),
            ("unknown", "unknown"),
            ("tw", "tw"),
            ("vd", "vd"),
        ] {
            assert_eq!(party(id).unwrap().as_str(), read);
        }
    }

    #[test]
    fn what_is_meant_is_hinted_at() {
        for (id, near) in [("uk", "gb"), ("US", "us"), ("us+KR", "kr"), ("China", "cn"), ("UNC", "unc"), ("un", "unc")]
        {
            let (message, hint) = party(id).unwrap_err();
            assert!(hint.starts_with(&format!("is it `{near}`? ")), "{id}: {message}; {hint}");
        }
        for id in ["", "xx", "us+", "us,gb", "neverland", "kr+unc", "zz", " us"] {
            assert!(party(id).is_err(), "{id}");
        }
    }
}
