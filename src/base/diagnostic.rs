//! What there is to say about the input: errors, warnings and notes, as data.
//!
//! A diagnostic carries its place from where it arises (a path, and where known a line and a column with the line they are
//! in), so that it can be printed at the edge of the program by code that knows no source.

use super::{Source, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Note,
    /// The result may not be what was meant.
    Warning,
    /// The input cannot be used as it is; nothing is written.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Where a diagnostic points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file, as the user knows it.
    pub path: String,
    /// Line and column, both from 1, in characters; none when the file as a whole is meant.
    pub position: Option<(usize, usize)>,
    /// The piece of the line that is meant, with what stands around it.
    pub excerpt: Option<Excerpt>,
}

/// A piece of a source line, short enough to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// What stands before, in the same line.
    pub before: String,
    /// What is meant.
    pub marked: String,
    /// What stands behind, in the same line.
    pub after: String,
}

impl Place {
    /// A file as a whole.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), position: None, excerpt: None }
    }

    /// A span of a source, with an excerpt of its line.
    pub fn of(source: &Source, span: Span) -> Self {
        let position = source.position(span.start);
        let (line, line_start) = source.line_at(span.start);
        let from = line.floor_char_boundary(span.start - line_start);
        let to = line.floor_char_boundary(span.end.saturating_sub(line_start)).max(from);
        let before: Vec<char> = line[..from].chars().rev().take(CONTEXT).collect();
        let excerpt = Excerpt {
            before: before.into_iter().rev().collect(),
            marked: line[from..to].chars().take(MARKED).collect(),
            after: line[to..].chars().take(CONTEXT).collect(),
        };
        Self {
            path: source.path().to_owned(),
            position: Some((position.line, position.column)),
            excerpt: Some(excerpt),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position {
            Some((line, column)) => write!(f, "{}:{line}:{column}", self.path),
            None => f.write_str(&self.path),
        }
    }
}

/// One thing to say about the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable name for its kind, in kebab-case.
    pub code: Cow<'static, str>,
    /// What is the matter, in one sentence.
    pub message: String,
    /// Where.
    pub place: Option<Box<Place>>,
    /// What to do about it.
    pub hints: Vec<String>,
}

/// Characters shown on each side of the marked piece, and at most of the piece itself.
const CONTEXT: usize = 24;
const MARKED: usize = 60;

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self { severity, code: Cow::Borrowed(code), message: message.into(), place: None, hints: Vec::new() }
    }

    /// An error: the run will not write anything.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A note.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// Points at a file as a whole.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.place = Some(Box::new(Place::file(path)));
        self
    }

    /// Points at a line and a column of the file named before.
    #[must_use]
    pub fn at_position(mut self, line: usize, column: usize) -> Self {
        if let Some(place) = &mut self.place {
            place.position = Some((line, column));
        }
        self
    }

    /// Points at a span of a source, and keeps an excerpt of it.
    #[must_use]
    pub fn at(self, source: &Source, span: Span) -> Self {
        self.at_place(Place::of(source, span))
    }

    /// Points at a place.
    #[must_use]
    pub fn at_place(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_stays_short_in_a_line_of_any_length() {
        let text = "字".repeat(10_000);
        let source = Source::new("a.txt", text);
        let diagnostic = Diagnostic::error("x", "y").at(&source, Span::new(3_000, 30_000));
        let excerpt = diagnostic.place.unwrap().excerpt.unwrap();
        assert_eq!((excerpt.before.chars().count(), excerpt.marked.chars().count()), (CONTEXT, MARKED));
    }
}
