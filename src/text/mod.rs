//! Floor 1: Unicode text — scripts, language detection, slugs, short hashes, numerals, dates, and the word lists of languages.

pub mod dates;
pub mod detect;
pub mod hash;
pub mod lexicon;
pub mod numerals;
pub mod regions;
pub mod script;
pub mod sentences;
pub mod slug;

pub use lexicon::Lexicon;
