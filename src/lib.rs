#![doc = "hexapla turns scraped texts on one subject, in several languages and revisions, into one clean, cross-linked,"]
#![doc = "citable static website."]

pub mod align;
pub mod archive;
pub mod audit;
pub mod base;
pub mod casualty;
pub mod catalogue;
pub mod clean;
pub mod cli;
pub mod config;
pub mod disk;
pub mod document;
pub mod external;
pub mod link;
pub mod outline;
pub mod pipeline;
pub mod read;
pub mod render;
pub mod search;
pub mod serve;
pub mod terms;
pub mod text;
pub mod timeline;
