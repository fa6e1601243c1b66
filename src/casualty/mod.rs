//! Floor 4: casualty claims — who says that how many people of which party were killed, wounded, missing or captured.
//!
//! A [`Claim`] is one number of people harmed, with who suffered it, how, and the place in the text that says so. The words
//! are those of conflict data: a range is `low` to `high`, as in the UCDP Georeferenced Event Dataset.

mod bearers;
mod binding;
mod bystanders;
mod claim;
mod claimant;
pub mod corrections;
mod figures;
mod infobox;
mod lexicon;
mod passages;
mod reading;
mod segments;
mod sides;
mod subject;
mod sufferers;
mod tables;
mod texts;
mod words;

pub use claim::{Approximation, Claim, Kind, Kinds, Party, Population, Scope};
pub use corrections::{Corrections, correct};
pub use lexicon::{Lexicons, Table};

use crate::base::Source;
use crate::document::Document;

/// The claims of a document, in the order of its text. The words are those of its language.
/// The source tells what stood in information tables besides what cleaning left.
pub fn claims(document: &Document, source: &Source, lexicons: &Lexicons) -> Vec<Claim> {
    texts::claims(document, source, &lexicons.of(&document.language))
}
