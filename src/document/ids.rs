//! Ids of sections and paragraphs: unique on a page, and made from the text of what they name alone.

use super::{Block, Document};
use crate::text::{hash, slug};
use std::collections::{HashMap, HashSet};

/// Hands out ids, each once.
#[derive(Debug, Default)]
pub struct Ids {
    taken: HashSet<String>,
    /// How often an id that was taken has been asked for.
    repeated: HashMap<String, usize>,
}

impl Ids {
    /// Ids that do not take those of a document's sections, which are settled already.
    pub fn beside_sections(document: &Document) -> Self {
        let mut ids = Self::default();
        for id in document.blocks.iter().filter_map(Block::heading).filter_map(|heading| heading.id.as_deref()) {
            ids.section(Some(id), id, "");
        }
        ids
    }

    /// The id of a section: the one it has, or else the slug of its title. Where that is taken, a short hash of the text
    /// under the section tells it from the other.
    pub fn section(&mut self, own: Option<&str>, title: &str, text: &str) -> String {
        let id = own.filter(|id| is_usable(id)).map_or_else(|| slug::slug(title), str::to_owned);
        self.unique(id, text)
    }

    /// The id of a paragraph: `p-` and a short hash of its text.
    pub fn paragraph(&mut self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            folded.push_str(if folded.is_empty() { "" } else { " " });
            folded.push_str(word);
        }
        self.unique(format!("p-{}", hash::short(&folded, 8)), "")
    }

    fn unique(&mut self, id: String, text: &str) -> String {
        let mut candidate = id.clone();
        if self.taken.contains(&candidate) && !text.trim().is_empty() {
            candidate = format!("{id}-{}", hash::short(text.trim(), 4));
        }
        let base = candidate.clone();
        while !self.taken.insert(candidate.clone()) {
            let count = self.repeated.entry(base.clone()).or_insert(1);
            *count += 1;
            candidate = format!("{base}-{count}");
        }
        candidate
    }
}

/// An id is without spaces and does not take the form of one that is the program's own.
fn is_usable(id: &str) -> bool {
    let own = ["p-", "c-", "hx-", "n-", "r-"];
    !id.is_empty()
        && !own.iter().any(|prefix| id.starts_with(prefix))
        && id.chars().all(|c| c.is_alphanumeric() || "-_.:·".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_paragraphs_get_different_ids() {
        let mut ids = Ids::default();
        let first = ids.paragraph("같은 문장이다.");
        assert_eq!(ids.paragraph("같은  문장이다."), format!("{first}-2"));
        assert!(first.starts_with("p-") && first.len() == 10);
    }

    #[test]
    fn an_id_that_could_break_out_is_not_used() {
        assert_eq!(Ids::default().section(Some("x\" onload=\"y"), "標題", ""), "標題");
        assert_eq!(Ids::default().section(Some("p-1"), "標題", ""), "標題");
    }
}
