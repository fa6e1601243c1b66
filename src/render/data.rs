//! Data files.

use super::{Page, Site};
use crate::base::path::encode;
use serde::Serialize;

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

impl Site<'_> {
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
        Page::text("data/sections.json", json + "\n")
    }
}
