//! Saying to machines what a page is (schema.org), and under which licence.

use super::addresses::{CASUALTIES_CSV, CASUALTIES_JSON, DATA_PACKAGE};
use super::feeds::calendar_date;
use super::{EditionText, Site};
use crate::base::Language;
use crate::text::script::is_control;
use serde_json::{Value, json};

/// The address of a licence, by the names that people write.
pub fn license_url(license: &str) -> Option<String> {
    if license.starts_with("https://") || license.starts_with("http://") {
        return Some(license.to_owned());
    }
    let folded = license.to_ascii_lowercase().replace(['-', '_'], " ");
    let mut words = folded.split_whitespace();
    match words.next()? {
        "cc0" => Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned()),
        "cc" => {
            let (mut terms, mut version) = (Vec::new(), "4.0");
            for word in words {
                if word.starts_with(|c: char| c.is_ascii_digit()) {
                    version = if ["1.0", "2.0", "2.5", "3.0", "4.0"].contains(&word) { word } else { return None };
                } else if ["by", "sa", "nc", "nd"].contains(&word) {
                    terms.push(word);
                }
            }
            terms
                .contains(&"by")
                .then(|| format!("https://creativecommons.org/licenses/{}/{version}/", terms.join("-")))
        }
        _ => None,
    }
}

/// An edition as structured data (schema.org), escaped for a script element.
pub fn json_ld(site: &Site<'_>, text: &EditionText<'_>, path: &str) -> String {
    let metadata = &text.document.metadata;
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": text.edition.title,
        "inLanguage": text.edition.language.as_str(),
    });
    let mut set = |key: &str, value: Option<serde_json::Value>| {
        if let (Some(value), Some(object)) = (value, data.as_object_mut()) {
            object.insert(key.to_owned(), value);
        }
    };
    set("url", site.canonical(path).map(Into::into));
    let origin = metadata.url.as_ref().filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    set("isBasedOn", origin.cloned().map(Into::into));
    set("version", metadata.revision.clone().map(Into::into));
    let license = metadata.license.as_ref().map(|license| license_url(license).unwrap_or_else(|| license.clone()));
    set("license", license.map(Into::into));
    set("author", metadata.author.as_ref().map(|name| json!({"@type": "Organization", "name": name})));
    let date = metadata.date.as_ref().filter(|date| calendar_date(date).is_some());
    set("dateModified", date.cloned().map(Into::into));
    let publisher = site.config.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name}));
    set("publisher", publisher);
    set("isPartOf", Some(json!({"@type": "WebSite", "name": site.title(&text.edition.language)})));
    in_script(&data)
}

/// Structured data as the text of a script element: nothing in it may end that.
fn in_script(data: &Value) -> String {
    data.to_string().replace(is_control, "").replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The casualty tables of a work as structured data: a dataset with its files, where the site has an address.
pub fn dataset_json_ld(site: &Site<'_>, language: &Language, path: &str, name: &str, description: &str) -> String {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "inLanguage": language.as_str(),
        "isPartOf": {"@type": "WebSite", "name": site.title(language)},
    });
    let file = |path: &str, format: &str| {
        let address = site.canonical(path)?;
        Some(json!({"@type": "DataDownload", "encodingFormat": format, "contentUrl": address}))
    };
    let files =
        [(CASUALTIES_CSV, "text/csv"), (CASUALTIES_JSON, "application/json"), (DATA_PACKAGE, "application/json")];
    let files: Vec<Value> = files.into_iter().filter_map(|(path, format)| file(path, format)).collect();
    let license = site.config.license.as_ref().map(|license| license_url(license).unwrap_or_else(|| license.clone()));
    let publisher = site.config.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name}));
    if let Some(object) = data.as_object_mut() {
        object.extend(site.canonical(path).map(|url| ("url".to_owned(), url.into())));
        object.extend(
            Some(files).filter(|files| !files.is_empty()).map(|files| ("distribution".to_owned(), files.into())),
        );
        object.extend(license.map(|license| ("license".to_owned(), license.into())));
        object.extend(publisher.map(|publisher| ("publisher".to_owned(), publisher)));
    }
    in_script(&data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences() {
        assert_eq!(license_url("CC BY 4.0").as_deref(), Some("https://creativecommons.org/licenses/by/4.0/"));
        assert_eq!(license_url("CC-BY-SA-3.0").as_deref(), Some("https://creativecommons.org/licenses/by-sa/3.0/"));
        assert_eq!(license_url("all rights reserved"), None);
    }
}
