//! Floor 4: casualty claims — who says that how many people of which party were killed, wounded, missing or captured.
//!
//! A [`Claim`] is one number of people harmed, with who suffered it, how, and the place in the text that says so. The words
//! are those of conflict data: a range is `low` to `high`, as in the UCDP Georeferenced Event Dataset.

mod claim;
pub mod corrections;

pub use claim::{Approximation, Claim, Kind, Kinds, Party, Population, Scope};
pub use corrections::{Corrections, correct};

use crate::document::Document;

/// The claims of a document, in the order of its text.
pub fn claims(document: &Document) -> Vec<Claim> {
    let _ = document;
    Vec::new()
}
