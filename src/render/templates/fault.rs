//! What is wrong with a template, as a diagnostic: where, what, and the names that are to be had there.

use super::BUILT_IN;
use super::names::Wanted;
use super::question::Question;
use super::shelf::Shelf;
use crate::base::{Diagnostic, Source, Span};
use regex::{Captures, Regex};
use serde_json::Value;
use std::sync::LazyLock;
use tera::{Error, ErrorKind};

const LANGUAGE: &str = "how templates are written: https://keats.github.io/tera/";

/// An account of the engine: what, and where. What is wrong in several places it gives as one text.
static ACCOUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^error: (?<message>.*)\n *--> (?<template>.*):(?<line>\d+):(?<column>\d+)$").ok()
});
/// A place from which a component or an included template was used.
static USE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?m)^note: called from (?<template>.*):(?<line>\d+):(?<column>\d+)$").ok());
/// The path to a value: `edition.title`.
static PATH: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*").ok());

/// What is wrong with templates before anything is rendered.
pub(super) fn loading(shelf: &Shelf, error: &Error) -> Vec<Diagnostic> {
    let one = |template: &str, message: &str, span| vec![told(shelf, template, message, span)];
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            one(report.filename(), report.message(), Some(span_of(report.span().range.clone())))
        }
        ErrorKind::CircularExtend { tpl, .. } => vec![circle(shelf, tpl)],
        ErrorKind::MissingParent { current, parent } => {
            one(current, &format!("Unknown template `{parent}`"), quoted(shelf, current, parent))
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            one(tpl, &format!("it includes itself: {}", include_chain.join(" → ")), None)
        }
        _ => accounts(shelf, &causes(error)),
    }
}

/// What is wrong with a template where it meets the variables of a page.
pub(super) fn rendering(shelf: &Shelf, template: &str, context: &Value, error: &Error) -> Diagnostic {
    let ErrorKind::RenderingError(report) = error.kind() else {
        return told(shelf, template, &causes(error), None);
    };
    let (name, span) = (report.filename(), span_of(report.span().range.clone()));
    let mut diagnostic = match absent(shelf, name, span, report.message(), context) {
        Some(diagnostic) => diagnostic,
        None => told(shelf, name, report.message(), Some(span)),
    };
    if let Some(kind) = context.pointer("/page/kind").and_then(Value::as_str) {
        diagnostic = diagnostic.hint(format!("this is said of a page of the kind `{kind}`"));
    }
    let account = error.to_string();
    for user in USE.iter().flat_map(|uses| uses.captures_iter(&account)) {
        let path = shelf.get(group(&user, "template")).map_or(group(&user, "template"), Source::path);
        diagnostic =
            diagnostic.hint(format!("it is used in {path}:{}:{}", group(&user, "line"), group(&user, "column")));
    }
    diagnostic
}

/// A question that the variables of a page cannot answer.
pub(super) fn vain(shelf: &Shelf, question: &Question, context: &Value) -> Option<Diagnostic> {
    let wanted = Wanted::on_path(&question.path(), context)?;
    Some(wanted.diagnostic().at(shelf.get(&question.template)?, question.span))
}

/// Where something wants a value that there is not, the engine says so and not which: the path at the place does.
fn absent(shelf: &Shelf, template: &str, span: Span, message: &str, context: &Value) -> Option<Diagnostic> {
    let source = shelf.get(template).filter(|_| message.contains("undefined"))?;
    let path = PATH.as_ref()?.find(source.text().get(span.start..)?)?.as_str();
    let wanted = Wanted::on_path(path, context)?;
    Some(wanted.diagnostic().at(source, Span::new(span.start, span.start + path.len())))
}

/// What the engine says of a place in a template.
fn told(shelf: &Shelf, template: &str, message: &str, span: Option<Span>) -> Diagnostic {
    let source = shelf.get(template);
    let parent = source.zip(span).map_or("", |(source, span)| parent_of(source, span));
    let diagnostic = match Wanted::told(shelf, template, message, parent) {
        Some(wanted) => wanted.diagnostic(),
        None => Diagnostic::error("template", lower_first(message.trim_end_matches('.'))).hint(LANGUAGE),
    };
    match (source, span) {
        (Some(source), Some(span)) => diagnostic.at(source, span),
        (Some(source), None) => diagnostic.in_file(source.path()),
        (None, _) => diagnostic.in_file("templates"),
    }
}

/// The accounts in a text of the engine.
fn accounts(shelf: &Shelf, text: &str) -> Vec<Diagnostic> {
    let accounts = ACCOUNT.iter().flat_map(|account| account.captures_iter(text));
    let found = accounts.map(|account| {
        let number = |name| group(&account, name).parse().unwrap_or(1);
        let template = group(&account, "template");
        let span = shelf.get(template).map(|source| word_at(source, number("line"), number("column")));
        told(shelf, template, group(&account, "message"), span)
    });
    let found: Vec<Diagnostic> = found.collect();
    if found.is_empty() { vec![told(shelf, "", text, None)] } else { found }
}

/// A template that extends itself: it means the program's own of its name.
fn circle(shelf: &Shelf, template: &str) -> Diagnostic {
    let mut diagnostic = told(shelf, template, "it extends itself", quoted(shelf, template, template));
    diagnostic.hints = vec![format!("to change the built-in template: {{% extends \"{BUILT_IN}{template}\" %}}")];
    diagnostic
}

/// The place of a name between quotation marks.
fn quoted(shelf: &Shelf, template: &str, name: &str) -> Option<Span> {
    let text = shelf.get(template)?.text();
    let at = text.find(&format!("\"{name}\"")).or_else(|| text.find(&format!("'{name}'")))?;
    Some(Span::new(at, at + name.len() + 2))
}

/// The word that begins at a line and a column, both from 1.
fn word_at(source: &Source, line: usize, column: usize) -> Span {
    let text = source.text();
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(line_start..).unwrap_or_default().chars();
    let start = line_start + rest.take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    let word = text.get(start..).unwrap_or_default();
    let end = word.find(|c: char| !c.is_alphanumeric() && !"_./-\"'<".contains(c)).unwrap_or(word.len());
    Span::new(start, start + end)
}

/// The path before a field: `page.og` before `.title`.
fn parent_of(source: &Source, span: Span) -> &str {
    let Some(path) = source.text().get(..span.start).and_then(|before| before.strip_suffix('.')) else { return "" };
    let start = path.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').map_or(0, |at| at + 1);
    path.get(start..).unwrap_or_default()
}

fn span_of(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn group<'t>(found: &Captures<'t>, name: &str) -> &'t str {
    found.name(name).map_or("", |group| group.as_str())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// An error with what caused it, in one line.
fn causes(error: &Error) -> String {
    let chain = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    chain.map(|error| error.to_string().trim().to_owned()).collect::<Vec<_>>().join(": ")
}
