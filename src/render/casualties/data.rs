//! `data/casualties.csv` and `data/casualties.json`: the claims of all editions of all works.

use crate::base::path::encode;
use crate::casualty::Claim;
use crate::render::EditionText;
use crate::render::records::{ClaimRecord, csv_lines, json_items};
use serde::Serialize;

/// A claim with its edition.
#[derive(Debug, Serialize)]
pub struct SiteRecord<'a> {
    /// The id of the work.
    pub work: &'a str,
    /// The language of the edition.
    pub lang: &'a str,
    /// The id of the edition.
    pub edition: &'a str,
    /// The id of the claim.
    pub id: &'a str,
    /// The address of the figure in its sentence, relative to the root of the site.
    pub url: String,
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimRecord<'a>,
    /// The number, where the text gives a single one (UCDP `best`).
    pub best: Option<u64>,
    /// The sentence.
    pub sentence: &'a str,
    /// Whether an editor has amended or confirmed the claim.
    pub edited: bool,
}

/// The columns of the table, in its order.
pub const COLUMNS: [&str; 21] = [
    "work",
    "lang",
    "edition",
    "id",
    "url",
    "source",
    "line",
    "column",
    "text",
    "low",
    "best",
    "high",
    "approx",
    "party",
    "population",
    "kinds",
    "scope",
    "claimant",
    "section",
    "sentence",
    "edited",
];

impl<'a> SiteRecord<'a> {
    fn of(claim: &'a Claim, text: &'a EditionText<'a>) -> Self {
        let edition = text.edition;
        // The path in the content folder: where that is depends on the machine.
        let record = ClaimRecord { source: &edition.source, ..ClaimRecord::of(claim, text.source) };
        Self {
            work: &edition.work,
            lang: edition.language.as_str(),
            edition: &edition.id,
            id: &claim.id,
            url: format!("{}#{}", encode(&edition.page()), encode(&claim.id)),
            claim: record,
            best: (claim.low == claim.high).then_some(claim.low),
            sentence: &claim.sentence,
            edited: claim.edited,
        }
    }
}

/// The records of the claims of some editions: as lines of CSV, and as items of a JSON array.
pub fn records(texts: &[EditionText<'_>]) -> (String, String) {
    let records = texts.iter().flat_map(|text| text.claims.iter().map(|claim| SiteRecord::of(claim, text)));
    let records: Vec<SiteRecord<'_>> = records.collect();
    (csv_lines(&COLUMNS, &records), json_items(&records))
}
