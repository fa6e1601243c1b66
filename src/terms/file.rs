//! Editors' terms: `terms.toml`.

use super::{Kind, Rule, Term};
use crate::base::{Diagnostic, Language, Source, Span};
use crate::config::parse;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use toml::Spanned;

/// The terms and rules of one file.
///
/// ```toml
/// [[term]]
/// id = "battle-of-incheon"
/// kind = "event"
/// en = ["Inchon landing", "Operation Chromite"]
/// ko = "인천 상륙 작전"
///
/// [[name]]              # what a name means that several terms have
/// name = "第64軍"
/// term = "64th-fighter-aviation-corps"   # without it: no term
/// ```
#[derive(Clone, Debug, Default)]
pub struct TermFile {
    /// The terms.
    pub terms: Vec<Term>,
    /// The rules.
    pub rules: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    term: Vec<Spanned<Entry>>,
    #[serde(default)]
    name: Vec<Spanned<Name>>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    id: Spanned<String>,
    kind: Option<Spanned<String>>,
    #[serde(flatten)]
    names: BTreeMap<String, OneOrMany>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    name: String,
    term: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// The keys of `terms.toml`, for hints.
const KEYS: &str = "id, kind, and names by language tag in [[term]], and name and term in [[name]]";
/// How long a name may be, in characters.
const LONGEST: usize = 200;

impl TermFile {
    /// Reads the terms of a site, or of one work. What is wrong with a term is said, and the term is left out.
    pub fn parse(source: &Source, work: Option<&str>) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let file: File = match parse(source, KEYS) {
            Ok(file) => file,
            Err(error) => return (Self::default(), vec![error]),
        };
        let reader = Reader { source, work };
        let mut terms: Vec<Term> = Vec::with_capacity(file.term.len());
        let mut ids: HashSet<String> = HashSet::new();
        for entry in file.term {
            match reader.term(entry.into_inner(), &ids) {
                Ok(term) => {
                    ids.insert(term.id.clone());
                    terms.push(term);
                }
                Err(problem) => problems.push(*problem),
            }
        }
        let rule = |name: Spanned<Name>| {
            let line = source.position(name.span().start).line;
            let Name { name, term } = name.into_inner();
            Rule { name, term, work: work.map(str::to_owned), declared: (source.path().to_owned(), line) }
        };
        (Self { terms, rules: file.name.into_iter().map(rule).collect() }, problems)
    }
}

struct Reader<'a> {
    source: &'a Source,
    work: Option<&'a str>,
}

impl Reader<'_> {
    fn error(&self, span: std::ops::Range<usize>, message: String, hint: &str) -> Box<Diagnostic> {
        let error = Diagnostic::error("term", message).at(self.source, Span::new(span.start, span.end));
        Box::new(error.hint(hint))
    }

    fn term(&self, entry: Entry, before: &HashSet<String>) -> Result<Term, Box<Diagnostic>> {
        let span = entry.id.span();
        let id = entry.id.into_inner();
        if id.is_empty() || !id.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)) {
            let message = format!("“{id}” cannot be the id of a term");
            return Err(self.error(span, message, "ids are made of letters, digits, `-`, `_` and `.`"));
        }
        if before.contains(&id) {
            let message = format!("two terms have the id “{id}”");
            return Err(self.error(span, message, "put their names into one [[term]], or give one of them another id"));
        }
        let kind = match entry.kind {
            None => Kind::Other,
            Some(kind) => Kind::named(kind.get_ref()).ok_or_else(|| {
                let known = Kind::ALL.map(Kind::as_str).join(", ");
                self.error(
                    kind.span(),
                    format!("`{}` is no kind of term", kind.get_ref()),
                    &format!("the kinds are {known}"),
                )
            })?,
        };
        let line = self.source.position(span.start).line;
        let mut term = Term {
            id,
            kind,
            names: BTreeMap::new(),
            readings: BTreeMap::new(),
            work: self.work.map(str::to_owned),
            declared: Some((self.source.path().to_owned(), line)),
        };
        for (tag, names) in entry.names {
            self.names(&mut term, &tag, names, span.clone())?;
        }
        Ok(term)
    }

    fn names(
        &self,
        term: &mut Term,
        tag: &str,
        names: OneOrMany,
        span: std::ops::Range<usize>,
    ) -> Result<(), Box<Diagnostic>> {
        let names = match names {
            OneOrMany::One(name) => vec![name],
            OneOrMany::Many(names) => names,
        };
        let Ok(language) = tag.parse::<Language>() else {
            let message = format!("`{tag}` is neither a key of a term nor a language tag");
            return Err(self.error(span, message, "the keys are id, kind, and BCP 47 tags such as `ko` or `zh-Hant`"));
        };
        if let Some(bad) = names.iter().find(|name| name.trim().is_empty() || name.chars().count() > LONGEST) {
            let message = format!("“{}” cannot be a name", bad.chars().take(20).collect::<String>());
            return Err(self.error(span, message, "names have from one to two hundred characters"));
        }
        // A name in kana alone says how the Japanese one is read.
        match tag.strip_suffix("-Hira").or_else(|| tag.strip_suffix("-Kana")).and_then(|tag| tag.parse().ok()) {
            Some(language) => term.readings.extend(names.into_iter().next().map(|name| (language, name))),
            None => term.names.entry(language).or_default().extend(names),
        }
        Ok(())
    }
}
