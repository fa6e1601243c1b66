//! Floor 0: what everything else stands on and what knows nothing of anything else — a source's text, places in it,
//! what there is to say about it, paths and language tags.

pub mod diagnostic;
pub mod language;
pub mod path;
pub mod source;
pub mod span;

pub use diagnostic::{Diagnostic, Severity};
pub use language::Language;
pub use source::Source;
pub use span::Span;
