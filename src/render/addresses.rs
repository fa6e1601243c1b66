//! Where pages stand, for all that lead to them.

use crate::base::Language;
use crate::catalogue::{Edition, Work};
use crate::terms::Term;

/// The table of casualty claims.
pub const CASUALTIES_CSV: &str = "data/casualties.csv";
/// The list of casualty claims.
pub const CASUALTIES_JSON: &str = "data/casualties.json";
/// The list of dates.
pub const TIMELINE_JSON: &str = "data/timeline.json";
/// The list of sections.
pub const SECTIONS_JSON: &str = "data/sections.json";
/// The list of terms.
pub const TERMS_JSON: &str = "data/terms.json";
/// The description of the data files.
pub const DATA_PACKAGE: &str = "data/datapackage.json";

/// What the site was built from, and what its files are.
pub const BUILD_JSON: &str = "data/build.json";

/// The path of the casualty tables of a work in a language.
pub fn casualties_path(language: &Language, work: &str) -> String {
    format!("{language}/{work}/casualties/index.html")
}

/// The path of the timeline of a work in a language.
pub fn timeline_path(language: &Language, work: &str) -> String {
    format!("{language}/{work}/timeline/index.html")
}

/// The path of the provenance page of a work in a language.
pub fn provenance_path(language: &Language, work: &str) -> String {
    format!("{language}/{work}/provenance/index.html")
}

/// A page about a work in each of its languages, given its path in one; as a language switch takes it.
pub fn in_each_language(work: &Work, path: fn(&Language, &str) -> String) -> Vec<(Language, String, String)> {
    let principal = work.editions.iter().filter(|edition| edition.principal);
    let page = |edition: &Edition| (edition.language.clone(), path(&edition.language, &work.id), String::new());
    principal.map(page).collect()
}

/// The path of the index of terms in a language.
pub fn terms_path(language: &Language) -> String {
    format!("{language}/terms/index.html")
}

/// The id of a term's entry.
pub fn entry_id(term: &Term) -> String {
    format!("t-{}", term.id)
}

/// The path of the page of a term that stands in many sections of a language.
pub fn term_path(language: &Language, term: &Term) -> String {
    format!("{language}/terms/{}/index.html", entry_id(term))
}

/// The path of the index of works and sections in a language.
pub fn sections_path(language: &Language) -> String {
    format!("{language}/sections/index.html")
}

/// The path of a part of an index that is too long for one page.
pub fn part_path(index: &str, part: &str) -> String {
    format!("{}{part}/index.html", index.strip_suffix("index.html").unwrap_or(index))
}

/// The folder of the search index.
pub const SEARCH: &str = "pagefind/";

/// The path of the page of a language on which readers search.
pub fn search_path(language: &Language) -> String {
    format!("{language}/search/index.html")
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
