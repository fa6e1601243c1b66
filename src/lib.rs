#![doc = "hexapla turns scraped texts on one subject, in several languages and revisions, into one clean, cross-linked,"]
#![doc = "citable static website."]

pub mod base;
pub mod clean;
pub mod document;
pub mod read;
pub mod text;
