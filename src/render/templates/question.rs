//! Fields that the templates of a site ask for and that there are not. In a question, as in `{% if edition.licence %}`, the
//! engine takes such a field for nothing and says nothing: the part of the page would be missing for ever.

use super::BUILT_IN;
use super::shelf::Shelf;
use crate::base::Span;
use crate::render::assets;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use tera::Context;

/// A field of a variable that a template asks for.
#[derive(Clone)]
pub(super) struct Question {
    /// The template.
    pub template: String,
    /// Where it asks.
    pub span: Span,
    variable: String,
    field: String,
}

impl Question {
    /// The path to the field.
    pub fn path(&self) -> String {
        format!("{}.{}", self.variable, self.field)
    }

    /// Whether the variables of a page have the variable and not the field.
    fn is_vain(&self, context: &Context) -> bool {
        let variable = context.get(&self.variable).filter(|variable| variable.is_map());
        variable.is_some_and(|variable| variable.get_from_path(&self.field).is_none_or(tera::Value::is_undefined))
    }
}

/// The questions of a site's own templates, by the templates of the program's pages that they have a part in. What is included
/// is left out: its variables can be those of a loop around it.
pub(super) struct Questions(BTreeMap<&'static str, Vec<Question>>);

impl Questions {
    /// Reads the templates.
    pub fn new(shelf: &Shelf) -> Self {
        let of = |name: &'static str| {
            let lineage = shelf.lineage(name).into_iter().filter(|name| !name.starts_with(BUILT_IN));
            (
                name,
                lineage.flat_map(|name| questions(name, shelf.get(name).map_or("", |source| source.text()))).collect(),
            )
        };
        Self(assets::TEMPLATES.iter().map(|(name, _)| of(name)).collect())
    }

    /// The first question that the variables of a page cannot answer.
    pub fn vain(&self, template: &str, context: &Context) -> Option<&Question> {
        self.0.get(template)?.iter().find(|question| question.is_vain(context))
    }
}

/// What is no part of a page, or has variables of its own.
static APART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?s)\{#.*?#\}|\{%-?\s*component\s.*?\{%-?\s*endcomponent\b|\{%-?\s*raw\b.*?\{%-?\s*endraw\b").ok()
});
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?s)\{%.*?%\}|\{\{.*?\}\}").ok());
static LITERAL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"(?s)"[^"]*"|'[^']*'|`[^`]*`"#).ok());
/// Variables that a template makes.
static MADE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?:for\s+(\w+)(?:\s*,\s*(\w+))?\s+in|set(?:_global)?\s+(\w+))\b").ok());
/// A path, and what asks whether there is such a thing at all.
static ASKED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let path = r"(?:^|[^\w.])(?<variable>[A-Za-z_]\w*)\.(?<field>[A-Za-z_]\w*)";
    let open = r"(?<open>[\w.]*\s*(?:\?|\bis\b|\bor\b|\|\s*default\b))";
    Regex::new(&format!("{path}{open}?")).ok()
});

fn questions(template: &str, text: &str) -> Vec<Question> {
    let text = blanked(text, &APART);
    let tags = TAG.iter().flat_map(|tag| tag.find_iter(&text));
    let tags: Vec<(usize, String)> = tags.map(|tag| (tag.start(), blanked(tag.as_str(), &LITERAL))).collect();
    let made = MADE.iter().flat_map(|made| tags.iter().flat_map(|(_, tag)| made.captures_iter(tag)));
    let made: BTreeSet<&str> =
        made.flat_map(|made| made.iter().skip(1).flatten().map(|name| name.as_str()).collect::<Vec<_>>()).collect();
    let mut questions = Vec::new();
    for (start, tag) in &tags {
        for asked in ASKED.iter().flat_map(|asked| asked.captures_iter(tag)) {
            let (Some(variable), Some(field), None) = (asked.name("variable"), asked.name("field"), asked.name("open"))
            else {
                continue;
            };
            if !made.contains(variable.as_str()) {
                questions.push(Question {
                    template: template.to_owned(),
                    span: Span::new(start + variable.start(), start + field.end()),
                    variable: variable.as_str().to_owned(),
                    field: field.as_str().to_owned(),
                });
            }
        }
    }
    questions
}

/// A text with spaces, as many as bytes, where a pattern matches.
fn blanked(text: &str, pattern: &Option<Regex>) -> String {
    let blank = |found: &regex::Captures<'_>| " ".repeat(found.get(0).map_or(0, |found| found.len()));
    pattern.as_ref().map_or_else(|| text.to_owned(), |pattern| pattern.replace_all(text, blank).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        questions("x.html", text).iter().map(Question::path).collect()
    }

    #[test]
    fn paths_are_found_in_tags() {
        assert_eq!(
            paths("{% if edition.licence and not page.og.url %}a.b{{ t(key=\"c.d\", n=e.f) }}"),
            ["edition.licence", "page.og", "e.f"]
        );
        assert_eq!(paths("항구 {{- site.root -}}"), ["site.root"]);
        assert_eq!(questions("x.html", "항구 {{- site.root -}}")[0].span, Span::new(11, 20));
    }

    #[test]
    fn what_a_template_makes_and_what_it_asks_for_openly_are_left_alone() {
        let made = "{% for e in editions %}{{ e.a }}{% endfor %}{% set x = y.a %}{{ x.b }}{{ [o.c for o in os] }}";
        assert_eq!(paths(made), ["y.a"]);
        assert!(
            paths("{% if a.b is defined %}{{ a.c or 1 }}{{ a.d | default(value=1) }}{{ a.e? }}{% endif %}").is_empty()
        );
        assert!(
            paths("{# {{ a.b }} #}{% component c(a) %}{{ a.b }}{% endcomponent c %}{% raw %}{{ a.b }}{% endraw %}")
                .is_empty()
        );
    }
}
