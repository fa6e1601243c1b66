//! Data files.

use super::Site;
use super::concordance::{Concordance, Occurrence};
use super::records::json_items;
use crate::base::path::encode;
use crate::catalogue::{Edition, Work};
use crate::document::Section;
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
    /// The items of `data/terms.json`: every term and where it stands.
    pub fn term_items<'s>(&'s self, concordance: &'s Concordance<'s>) -> impl Iterator<Item = String> + 's {
        let occurrence = |occurrence: &'s Occurrence<'s>| OccurrenceRecord {
            work: &occurrence.edition.work,
            lang: occurrence.edition.language.as_str(),
            edition: &occurrence.edition.id,
            section: &occurrence.section.id,
            url: format!("{}#{}", encode(&occurrence.edition.page()), encode(&occurrence.section.id)),
            count: occurrence.count,
        };
        self.terms.all().iter().enumerate().map(move |(at, term)| {
            let record = TermRecord {
                id: &term.id,
                kind: term.kind.as_str(),
                names: term.names.iter().map(|(language, names)| (language.as_str(), names.as_slice())).collect(),
                occurrences: concordance.of(at).iter().map(occurrence).collect(),
            };
            serde_json::to_string(&record).unwrap_or_default()
        })
    }

    /// The sections of the editions of a work, as items of `data/sections.json`.
    pub fn section_items(&self, work: &Work) -> String {
        let all =
            work.editions.iter().flat_map(|edition| edition.sections.iter().map(move |section| (edition, section)));
        json_items(&all.map(|(edition, section)| self.section_record(edition, section)).collect::<Vec<_>>())
    }

    fn section_record<'s>(&'s self, edition: &'s Edition, section: &'s Section) -> SectionRecord<'s> {
        let aligned = self.counterparts.of(edition, &section.id).iter().map(|found| Aligned {
            lang: found.edition.language.as_str(),
            edition: &found.edition.id,
            id: &found.section.id,
            score: found.score,
        });
        SectionRecord {
            work: &edition.work,
            lang: edition.language.as_str(),
            edition: &edition.id,
            id: &section.id,
            title: &section.title,
            level: section.level,
            url: format!("{}#{}", encode(&edition.page()), encode(&section.id)),
            aligned: aligned.collect(),
        }
    }
}
