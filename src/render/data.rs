//! Data files.

use super::addresses::{SECTIONS_JSON, TERMS_JSON};
use super::concordance::{Concordance, Occurrence};
use super::{Page, Site};
use crate::base::path::encode;
use serde::Serialize;
use std::collections::BTreeMap;

/// A section in `data/sections.json`.
#[derive(Debug, Serialize)]
struct SectionRecord<'a> {
    work: &'a str,
    lang: &'a str,
    edition: &'a str,
    id: &'a str,
    title: &'a str,
    level: u8,
    /// Relative to the root of the site.
    url: String,
    /// The best counterpart of each other edition.
    aligned: Vec<Aligned<'a>>,
}

/// The counterpart of a section in another edition.
#[derive(Debug, Serialize)]
struct Aligned<'a> {
    lang: &'a str,
    edition: &'a str,
    id: &'a str,
    /// 1 where an editor gave both the same id.
    score: f64,
}

/// A term in `data/terms.json`.
#[derive(Debug, Serialize)]
struct TermRecord<'a> {
    id: &'a str,
    kind: &'static str,
    names: BTreeMap<&'a str, &'a [String]>,
    occurrences: Vec<OccurrenceRecord<'a>>,
}

/// A section that mentions a term.
#[derive(Debug, Serialize)]
struct OccurrenceRecord<'a> {
    work: &'a str,
    lang: &'a str,
    edition: &'a str,
    section: &'a str,
    /// Relative to the root of the site.
    url: String,
    /// How often it does.
    count: usize,
}

impl Site<'_> {
    /// `data/terms.json`: every term and where it stands.
    pub fn terms_json(&self, concordance: &Concordance<'_>) -> Page {
        let occurrences = |at: usize| {
            concordance.of(at).iter().map(|occurrence: &Occurrence<'_>| OccurrenceRecord {
                work: &occurrence.edition.work,
                lang: occurrence.edition.language.as_str(),
                edition: &occurrence.edition.id,
                section: &occurrence.section.id,
                url: format!("{}#{}", encode(&occurrence.edition.page()), encode(&occurrence.section.id)),
                count: occurrence.count,
            })
        };
        let mut json = String::from("[");
        for (at, term) in self.terms.all().iter().enumerate() {
            let record = TermRecord {
                id: &term.id,
                kind: term.kind.as_str(),
                names: term.names.iter().map(|(language, names)| (language.as_str(), names.as_slice())).collect(),
                occurrences: occurrences(at).collect(),
            };
            json.push_str(if at == 0 { "\n" } else { ",\n" });
            json.push_str(&serde_json::to_string(&record).unwrap_or_default());
        }
        json.push_str("\n]\n");
        Page::text(TERMS_JSON, json)
    }

    /// `data/sections.json`: every section of every edition.
    pub fn sections_json(&self) -> Page {
        let mut records = Vec::new();
        for work in &self.catalogue.works {
            for edition in &work.editions {
                for section in &edition.sections {
                    let aligned = self.counterparts.of(edition, &section.id).iter().map(|found| Aligned {
                        lang: found.edition.language.as_str(),
                        edition: &found.edition.id,
                        id: &found.section.id,
                        score: found.score,
                    });
                    records.push(SectionRecord {
                        work: &work.id,
                        lang: edition.language.as_str(),
                        edition: &edition.id,
                        id: &section.id,
                        title: &section.title,
                        level: section.level,
                        url: format!("{}#{}", encode(&edition.page()), encode(&section.id)),
                        aligned: aligned.collect(),
                    });
                }
            }
        }
        let json = serde_json::to_string_pretty(&records).unwrap_or_else(|_| "[]".to_owned());
        Page::text(SECTIONS_JSON, json + "\n")
    }
}
