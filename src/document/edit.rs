//! The record of what was changed.

use crate::base::Span;
use std::fmt;

/// The name of a kind of edit, in kebab-case: the name of the pass that makes it. Interface strings call it `edit-NAME`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditKind(pub &'static str);

impl EditKind {
    /// Syntax of the source format that became structure: tags, heading marks, list marks, addresses of links.
    pub const MARKUP: Self = Self("markup");
    /// What the source says of itself before the text begins.
    pub const FRONT_MATTER: Self = Self("front-matter");
    /// A character written in code: `&amp;`.
    pub const CHARACTER_REFERENCE: Self = Self("character-reference");
    /// Characters that cannot stand in text: controls and noncharacters.
    pub const CONTROL_CHARACTER: Self = Self("control-character");
    /// Comments.
    pub const COMMENT: Self = Self("comment");
    /// Things a page must not run or cannot show: scripts, styles, embedded objects.
    pub const ACTIVE_CONTENT: Self = Self("active-content");
}

impl fmt::Display for EditKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// One recorded change: at `span` the source says something, and the document says `after`.
///
/// What stood there before is the source at the span; it is not stored twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Which pass made it.
    pub kind: EditKind,
    /// The bytes of the source that are gone or replaced; empty where something was only put in.
    pub span: Span,
    /// What stands there now; empty where something was only taken out.
    pub after: String,
}

impl Edit {
    /// Something taken out.
    pub fn removal(kind: EditKind, span: Span) -> Self {
        Self { kind, span, after: String::new() }
    }
}
