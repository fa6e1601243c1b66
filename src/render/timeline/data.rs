//! `data/timeline.json`: the dates that the editions of all works give.

use crate::base::path::encode;
use crate::render::EditionText;
use crate::render::records::json_items;
use crate::timeline::Entry;
use serde::Serialize;

/// An entry with its edition.
#[derive(Debug, Serialize)]
struct Record<'a> {
    /// The id of the work.
    work: &'a str,
    /// The language of the edition.
    lang: &'a str,
    /// The id of the edition.
    edition: &'a str,
    /// The date (ISO 8601), of a day, a month or a year.
    date: String,
    /// The last date of a range.
    end: Option<String>,
    /// The id of the section.
    section: &'a str,
    /// The address of the paragraph, relative to the root of the site.
    url: String,
    /// The sentence.
    text: &'a str,
}

impl<'a> Record<'a> {
    fn of(entry: &'a Entry, text: &'a EditionText<'a>) -> Self {
        let edition = text.edition;
        Self {
            work: &edition.work,
            lang: edition.language.as_str(),
            edition: &edition.id,
            date: entry.date.to_string(),
            end: entry.end.map(|end| end.to_string()),
            section: &entry.section,
            url: format!("{}#{}", encode(&edition.page()), encode(&entry.paragraph)),
            text: &entry.sentence,
        }
    }
}

/// The dates of some editions, as items of a JSON array in the order of the texts.
pub fn records(texts: &[EditionText<'_>]) -> String {
    let records = texts.iter().flat_map(|text| text.timeline.iter().map(|entry| Record::of(entry, text)));
    json_items(&records.collect::<Vec<_>>())
}
