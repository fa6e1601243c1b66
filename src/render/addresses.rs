//! Where pages stand, for all that lead to them.

use crate::base::Language;
use crate::catalogue::Edition;
use crate::terms::Term;

/// The path of the index of terms in a language.
pub fn terms_path(language: &Language) -> String {
    format!("{language}/terms/index.html")
}

/// The id of a term's entry.
pub fn entry_id(term: &Term) -> String {
    format!("t-{}", term.id)
}

/// The path of the index of works and sections in a language.
pub fn sections_path(language: &Language) -> String {
    format!("{language}/sections/index.html")
}

/// The path of two editions of a work side by side, if there is such a page: of the principal editions of two languages, in
/// the language of the first; and of the principal edition of a language with each other one in it.
pub fn beside_path(one: &Edition, other: &Edition) -> Option<String> {
    let Edition { language, work, .. } = one;
    match (language == &other.language, one.principal, other.principal) {
        (false, true, true) => Some(format!("{language}/{work}/beside/{}/index.html", other.language)),
        (true, true, false) => Some(format!("{language}/{work}/beside/{}/index.html", folder(other))),
        (true, false, true) => Some(format!("{language}/{work}/beside/{}/index.html", folder(one))),
        _ => None,
    }
}

/// The folder of a revision: its id, unless that looks like a language.
fn folder(edition: &Edition) -> String {
    let like_language = edition.id.split('-').next().is_some_and(|first| (2..=3).contains(&first.len()));
    if like_language && edition.id.parse::<Language>().is_ok() {
        format!("edition-{}", edition.id)
    } else {
        edition.id.clone()
    }
}
