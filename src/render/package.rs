//! `data/datapackage.json`: what the data files have, as a Frictionless Data Package (version 1) says it.

use super::addresses::{CASUALTIES_CSV, DATA_PACKAGE, SECTIONS_JSON, TERMS_JSON, TIMELINE_JSON};
use super::linked_data::license_url;
use super::{Page, Site};
use crate::casualty::Kind;
use serde_json::{Value, json};

impl Site<'_> {
    /// `data/datapackage.json`.
    pub fn data_package(&self) -> Page {
        let title = self.title(&self.default_language());
        let mut package = json!({
            "profile": "tabular-data-package",
            "name": "hexapla-data",
            "title": title,
            "description": "What the editions of each work say of casualties, claim by claim, the sections of the editions, and \
                the dates that they give. \
                Addresses are relative to the root of the site, which is one folder above this file. What they were made from, \
                and the SHA-256 of every file of the site, is in build.json.",
            "resources": [casualties_resource(), sections_resource(), terms_resource(), timeline_resource()],
        });
        let license = self.config.license.as_ref();
        let license = license.and_then(|name| Some(json!([{"title": name, "path": license_url(name)?}])));
        if let Some(object) = package.as_object_mut() {
            object.extend(license.map(|license| ("licenses".to_owned(), license)));
            object.extend(self.base_url.map(|url| ("homepage".to_owned(), url.into())));
        }
        Page::text(DATA_PACKAGE, serde_json::to_string_pretty(&package).unwrap_or_default() + "\n")
    }
}

/// The columns of the casualties: name, type, and what they say.
const FIELDS: [(&str, &str, &str); 21] = [
    ("work", "string", "The id of the work: the folder of its sources."),
    ("lang", "string", "The language of the edition, as a BCP 47 tag."),
    ("edition", "string", "The id of the edition among those of its work and language."),
    ("id", "string", "The id of the claim, made from its sentence and figure; unique in its edition."),
    ("url", "string", "The address of the figure in its sentence, relative to the root of the site."),
    ("source", "string", "The source file, relative to the content folder."),
    ("line", "integer", "The line of the figure in the source file, from 1."),
    ("column", "integer", "The column of the figure in its line, in characters, from 1."),
    ("text", "string", "The figure as the text writes it."),
    (
        "low",
        "integer",
        "The number; of a range, the lower one. Corresponds to `low` of the UCDP Georeferenced Event Dataset.",
    ),
    (
        "best",
        "integer",
        "The number where the text gives a single one, which corresponds to `best` of the UCDP Georeferenced Event Dataset; \
             empty for a range, of which the text gives no best estimate and none is made up. How exact it is: see `approx`.",
    ),
    (
        "high",
        "integer",
        "The number; of a range, the higher one. Corresponds to `high` of the UCDP Georeferenced Event Dataset.",
    ),
    (
        "approx",
        "string",
        "How exact the text says the number is: exactly so, about so many, over (at least) or under (at most) so many.",
    ),
    (
        "party",
        "string",
        "Who suffered the loss: ISO 3166-1 alpha-2 codes in lower case joined by `+`, su, yu, cs and dd for former states, or \
             unc (UN Command), unc-other (UN Command without the United States and South Korea), comm (the communist side), \
             korea (both Koreas, or not said which), all (all belligerents), unknown.",
    ),
    (
        "population",
        "string",
        "Who of that party: soldiers, civilians, people who were prisoners of war already, or all (both, or not stated).",
    ),
    (
        "kinds",
        "string",
        "What happened to them, in the order of the alphabet, joined by `;`: killed;wounded is a number of both together.",
    ),
    (
        "scope",
        "string",
        "Whether the number is a total for the whole war or belongs to an event: a battle, a campaign, a period, a camp, a massacre.",
    ),
    ("claimant", "string", "Who says so, as the sentence names them; empty where it names no one."),
    ("section", "string", "The id of the section, as in sections.json; empty before the first heading."),
    ("sentence", "string", "The sentence that states the figure."),
    ("edited", "boolean", "Whether an editor has amended or confirmed the claim."),
];

fn casualties_resource() -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": "casualties",
        "path": file_name(CASUALTIES_CSV),
        "title": "Casualty claims",
        "description": "One row a claim: a number of people harmed, as one sentence of one edition states it. The figures were \
            found by a program: read the sentence before you rely on one. A text cell that begins with = + - or @ has an \
            apostrophe before it, so that no spreadsheet takes it for a formula; casualties.json has the same records without.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\n", "header": true},
        "schema": {
            "fields": FIELDS.map(field),
            "primaryKey": ["work", "lang", "edition", "id"],
            "missingValues": [""],
        },
    })
}

/// A column of the casualties.
fn field((name, kind, description): (&str, &str, &str)) -> Value {
    let mut field = json!({"name": name, "type": kind, "description": description});
    if let (Some(constraints), Some(object)) = (constraints(name), field.as_object_mut()) {
        object.insert("constraints".to_owned(), constraints);
    }
    field
}

fn constraints(name: &str) -> Option<Value> {
    let kinds = Kind::ALL.map(Kind::as_str).join("|");
    match name {
        "work" | "lang" | "edition" | "id" | "url" | "source" | "text" | "sentence" => Some(json!({"required": true})),
        "line" | "column" => Some(json!({"required": true, "minimum": 1})),
        "low" | "high" => Some(json!({"required": true, "minimum": 0})),
        "best" => Some(json!({"minimum": 0})),
        "approx" => Some(json!({"required": true, "enum": ["exact", "about", "over", "under"]})),
        "party" => Some(json!({"required": true, "pattern": "[a-z][a-z-]*(\\+[a-z][a-z-]*)*"})),
        "population" => Some(json!({"required": true, "enum": ["military", "civilian", "pow", "all"]})),
        "kinds" => Some(json!({"required": true, "pattern": format!("({kinds})(;({kinds}))*")})),
        "scope" => Some(json!({"required": true, "enum": ["war", "event"]})),
        "edited" => Some(json!({"required": true})),
        _ => None,
    }
}

/// A list of objects: its path, its name, title and description, its fields (name, type, meaning) and which of them tell one
/// object from another.
fn list(path: &str, [name, title, description]: [&str; 3], fields: &[(&str, &str, &str)], key: &[&str]) -> Value {
    let field = |(name, kind, description): &(&str, &str, &str)| json!({"name": name, "type": kind, "description": description});
    let mut schema = json!({"fields": fields.iter().map(field).collect::<Vec<_>>()});
    if let Some(object) = schema.as_object_mut().filter(|_| !key.is_empty()) {
        object.insert("primaryKey".to_owned(), json!(key));
    }
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "path": file_name(path),
        "title": title,
        "description": description,
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn terms_resource() -> Value {
    let about = [
        "terms",
        "Terms and where they stand",
        "One object a term: a person, a place, an event or another thing that the texts name.",
    ];
    let fields = [
        ("id", "string", "The id of the term."),
        ("kind", "string", "What it is: person, place, event, organisation, document, weapon, concept or other."),
        ("names", "object", "Its names by language (BCP 47), the preferred one first."),
        ("occurrences", "array", "The sections that mention it: work, lang, edition, section, url, and how often."),
    ];
    list(TERMS_JSON, about, &fields, &["id"])
}

fn sections_resource() -> Value {
    let about = ["sections", "Sections of the editions", "One object a section, in the order of the text."];
    let fields = [
        ("work", "string", "The id of the work."),
        ("lang", "string", "The language of the edition, as a BCP 47 tag."),
        ("edition", "string", "The id of the edition among those of its work and language."),
        ("id", "string", "The id of the section; sections with one id in several editions are counterparts."),
        ("title", "string", "The title."),
        ("level", "integer", "The level of its heading, from 2; 1 for what stands before the first heading."),
        ("url", "string", "The address, relative to the root of the site."),
        ("aligned", "array", "The best counterpart in each other edition: lang, edition, id, and a score up to 1."),
    ];
    list(SECTIONS_JSON, about, &fields, &["work", "lang", "edition", "id"])
}

fn timeline_resource() -> Value {
    let about = [
        "timeline",
        "Dates that the editions give",
        "One object a date of a sentence, in the order of the text. The dates were found by a program; one that the text writes \
            without its year has that of the dates before it. Read the sentence before you rely on it.",
    ];
    let fields = [
        ("work", "string", "The id of the work."),
        ("lang", "string", "The language of the edition, as a BCP 47 tag."),
        ("edition", "string", "The id of the edition among those of its work and language."),
        (
            "date",
            "string",
            "The date as ISO 8601 writes it: a day, a month (2020-01) or a year (2020); of a range, the first one.",
        ),
        ("end", "string", "Of a range, the last date; else null."),
        (
            "section",
            "string",
            "The id of the section, as in sections.json; empty before the first heading and for notes.",
        ),
        ("url", "string", "The address of the paragraph, relative to the root of the site."),
        ("text", "string", "The sentence."),
    ];
    list(TIMELINE_JSON, about, &fields, &[])
}

/// Resources are named as seen from the description's own folder.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::casualties;

    #[test]
    fn every_column_is_typed_and_documented() {
        let resource = casualties_resource();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names, casualties::data::COLUMNS);
        for field in fields {
            assert!(!field["description"].as_str().unwrap().is_empty(), "{field}");
        }
        assert_eq!(resource["path"], "casualties.csv");
    }
}
