//! Front matter: what a source says of itself before its text, as YAML (`---`) or TOML (`+++`).

use crate::base::{Diagnostic, Language, Source, Span};
use crate::document::Metadata;
use crate::text::script::is_control;
use std::collections::BTreeMap;

/// Front matter, and the offset at which the text begins.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// What it says.
    pub metadata: Metadata,
    /// Where the text begins; 0 where there is none.
    pub end: usize,
}

/// How many lines front matter may have before one must doubt that it is some.
const LONGEST: usize = 60;

/// Reads the front matter of a source, if it has any.
///
/// It stands between two lines of `---` (YAML) or `+++` (TOML). Scrapes also have it without the first line; then it is
/// lines of `key: value` up to a line of `---`. Front matter that begins and is never closed is an error.
pub fn read(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> FrontMatter {
    let Some(found) = find(source.text()) else { return FrontMatter::default() };
    let Some(body) = found.body else {
        let first = source.text().lines().next().unwrap_or_default();
        diagnostics.push(
            Diagnostic::error(
                "front-matter-open",
                format!("front matter begins here with `{first}` and is never closed"),
            )
            .at(source, Span::new(0, first.len()))
            .hint(format!("close it with a line `{}`, or remove the first line", found.fence)),
        );
        return FrontMatter::default();
    };
    let values = if found.fence == "+++" { from_toml(source.slice(body)) } else { from_yaml(source.slice(body)) };
    match values {
        Ok(values) => FrontMatter { metadata: metadata(&values, source, body, diagnostics), end: found.end },
        Err(message) => {
            diagnostics.push(
                Diagnostic::error("front-matter-syntax", format!("the front matter cannot be read: {message}"))
                    .at(
                        source,
                        Span::new(body.start, body.start + source.slice(body).lines().next().map_or(0, str::len)),
                    )
                    .hint("it is lines of `key: value`; put quotes around a value that has a colon in it"),
            );
            FrontMatter { metadata: Metadata::default(), end: found.end }
        }
    }
}

/// Whether a text begins with front matter between fences.
pub fn is_fenced(text: &str) -> bool {
    matches!(text.lines().next().map(str::trim_end), Some("---" | "+++"))
}

struct Found {
    fence: &'static str,
    body: Option<Span>,
    end: usize,
}

fn find(text: &str) -> Option<Found> {
    let first = text.lines().next()?.trim_end();
    let fence = if first == "+++" { "+++" } else { "---" };
    let fenced = first == fence;
    if !fenced && !is_key_value(first) {
        return None;
    }
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        if bare == fence && (number > 0 || !fenced) {
            let start = if fenced { text.find('\n').map_or(0, |end| end + 1) } else { 0 };
            return Some(Found { fence, body: Some(Span::new(start, at)), end: at + line.len() });
        }
        if !fenced && !bare.is_empty() && !is_key_value(bare) || number > LONGEST {
            break;
        }
        at += line.len();
    }
    // Without an opening fence this was ordinary text; a rule between paragraphs also looks like one.
    (fenced && text.lines().nth(1).is_some_and(|line| is_key_value(line) || line.contains('='))).then_some(Found {
        fence,
        body: None,
        end: 0,
    })
}

fn is_key_value(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    })
}

fn from_yaml(text: &str) -> Result<BTreeMap<String, String>, String> {
    let values: BTreeMap<String, serde_json::Value> =
        serde_saphyr::from_str(text).map_err(|error| first_line(&error))?;
    Ok(values.into_iter().filter_map(|(key, value)| Some((key, scalar(&value)?))).collect())
}

fn from_toml(text: &str) -> Result<BTreeMap<String, String>, String> {
    let values: toml::Table = toml::from_str(text).map_err(|error| first_line(&error.message()))?;
    let text = |value: toml::Value| match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Datetime(_) => Some(value.to_string()),
        _ => None,
    };
    Ok(values.into_iter().filter_map(|(key, value)| Some((key, text(value)?))).collect())
}

fn first_line(error: &impl ToString) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

fn scalar(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn metadata(
    values: &BTreeMap<String, String>,
    source: &Source,
    body: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Metadata {
    let get = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| values.get(*key))
            .map(|value| value.trim().chars().filter(|c| !is_control(*c)).collect::<String>())
    };
    let language = get(&["lang", "language"]).and_then(|tag| match tag.parse::<Language>() {
        Ok(language) => Some(language),
        Err(_) => {
            let at = source.slice(body).find(&tag).map_or(body.start, |at| body.start + at);
            diagnostics.push(
                Diagnostic::error("unknown-language", format!("`{tag}` is not a language tag"))
                    .at(source, Span::new(at, at + tag.len()))
                    .hint("write a BCP 47 tag such as `en`, `ko`, `zh-Hant` or `pt-BR`"),
            );
            None
        }
    });
    Metadata {
        title: get(&["title"]).filter(|title| !title.is_empty()),
        language,
        url: get(&["url", "source", "canonical"]),
        revision: get(&["revision", "revid", "oldid"]),
        license: get(&["license", "licence", "rights"]),
        author: get(&["author", "authors", "creator"]),
        date: get(&["date", "timestamp", "modified", "updated"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (FrontMatter, Vec<Diagnostic>) {
        let mut diagnostics = vec![];
        let front = read(&Source::new("a", text), &mut diagnostics);
        (front, diagnostics)
    }

    #[test]
    fn fenced_and_bare() {
        let (front, _) = parse("---\ntitle: A\nrevision: 12\n---\ntext");
        assert_eq!((front.metadata.title.as_deref(), front.metadata.revision.as_deref()), (Some("A"), Some("12")));
        let (front, _) = parse("revision: 3\ntitle: \"\\uC728\"\n\n\n---\n\ntext");
        assert_eq!((front.metadata.title.as_deref(), front.end), (Some("율"), 34));
        let (front, _) = parse("+++\ntitle = \"B\"\ndate = 2026-01-02\n+++\ntext");
        assert_eq!((front.metadata.title.as_deref(), front.metadata.date.as_deref()), (Some("B"), Some("2026-01-02")));
    }

    #[test]
    fn text_that_only_looks_like_it_is_text() {
        assert_eq!(parse("Note: this is text.\n\nMore text.\n\n---\n\nAfter a rule.").0.end, 0);
        assert_eq!(parse("---\n\nAfter a rule.").1.len(), 0);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(parse("---\ntitle: A\n\ntext").1[0].code, "front-matter-open");
        assert_eq!(parse("---\ntitle: [A\n---\n").1[0].code, "front-matter-syntax");
        assert_eq!(parse("---\nlang: not a tag\n---\n").1[0].code, "unknown-language");
    }
}
