//! Terms that the sources themselves name: the titles that their links have.

use crate::base::Language;
use crate::document::{Document, Target, plain_text};
use crate::text::Lexicon;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A title that links of a source lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The language of the source.
    pub language: Language,
    /// The title, without what tells it from others in brackets.
    pub title: String,
    /// What is linked.
    pub text: String,
    /// How often.
    pub count: usize,
}

/// How long a title may be, in characters, to be the name of something.
const LONGEST: usize = 40;

/// The titles that the links of a document have, as far as they name something.
pub fn titles(document: &Document) -> Vec<Title> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    document.for_each_link(&mut |link| {
        if let Target::Wiki { title, .. } = &link.target
            && is_subject(title)
        {
            let text = plain_text(&link.content).trim().to_owned();
            *counts.entry((plain(title).to_owned(), text)).or_default() += 1;
        }
    });
    let title = |((title, text), count)| Title { language: document.language.clone(), title, text, count };
    counts.into_iter().map(title).collect()
}

/// A title without what stands in brackets at its end: `Seoul (city)`.
fn plain(title: &str) -> &str {
    let title = title.trim();
    let open = title.char_indices().skip(1).find(|(_, c)| matches!(c, '(' | '（')).map(|(at, _)| at);
    match open.filter(|_| title.ends_with([')', '）'])) {
        Some(at) => title[..at].trim_end_matches([' ', '_']),
        None => title,
    }
}

/// Whether a title names something: not a date, a number, a page of a namespace.
///
/// ```
/// use hexapla::terms::is_subject;
/// assert!(is_subject("38度線") && is_subject("Seoul (city)"));
/// assert!(!is_subject("1950年6月25日") && !is_subject("20세기") && !is_subject("1950s") && !is_subject("Category:Wars") && !is_subject("1950"));
/// ```
pub fn is_subject(title: &str) -> bool {
    let name = plain(title);
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    let of_dates = |c: &char| Lexicon::all().iter().any(|lexicon| lexicon.date_letters.contains(*c));
    let dated = name.chars().any(|c| c.is_ascii_digit()) && letters.iter().all(of_dates);
    let space = name.split_once(':').is_some_and(|(space, _)| {
        Lexicon::all().iter().any(|lexicon| lexicon.namespaces.iter().any(|known| known.eq_ignore_ascii_case(space)))
    });
    let length = name.chars().count();
    (2..=LONGEST).contains(&length) && !letters.is_empty() && !dated && !space
}
