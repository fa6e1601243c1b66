//! What the text of an article is written for: on which page, with which links and marks.

use super::html::escape;
use super::margin::Also;
use super::marks::Marks;
use super::strings::StringTable;
use crate::base::Language;
use crate::document::Link;
use crate::link::Destination;

/// How links find their addresses.
pub type Resolve<'a> = dyn Fn(&Link) -> Destination + 'a;

/// What the text of a document is written for.
pub struct Setting<'a> {
    /// The interface strings.
    pub strings: &'a StringTable,
    /// The language of the page.
    pub interface: &'a Language,
    /// The path of the page.
    pub page: &'a str,
    /// Where links lead.
    pub resolve: &'a Resolve<'a>,
    /// What is marked.
    pub marks: &'a Marks,
    /// Where sections and paragraphs have their ids.
    pub home: Home,
    /// Where else a section stands.
    pub also: &'a dyn Fn(&str) -> Vec<Also>,
}

/// Where sections and paragraphs have their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// On the page that is written.
    Here,
    /// On the page at an address, from which the text is shown.
    At(String),
}

impl Home {
    /// The attribute that gives an element its id.
    pub fn attribute(&self, id: &str) -> String {
        match self {
            Self::Here => format!(" id=\"{id}\""),
            Self::At(_) => String::new(),
        }
    }

    /// The address of an id.
    pub fn href(&self, id: &str) -> String {
        match self {
            Self::Here => format!("#{id}"),
            Self::At(address) => format!("{}#{id}", escape(address)),
        }
    }
}
