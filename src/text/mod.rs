//! Floor 1: Unicode text — scripts and readings, language detection, slugs, short hashes, numerals, dates, the order of names,
//! the likeness of names, and the word lists of languages.

pub mod collate;
pub mod dates;
pub mod detect;
pub mod hanja;
pub mod hash;
pub mod lexicon;
pub mod nearest;
pub mod numerals;
pub mod regions;
pub mod script;
pub mod sentences;
pub mod slug;
pub mod variants;

pub use lexicon::Lexicon;
