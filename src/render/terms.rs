//! Terms in pages: where their entries are, the marks of their mentions, the index of each language.

use super::addresses::{entry_id, terms_path};
use super::marks::{Mark, Sign};
use super::{EditionText, Site};
use crate::base::path::{encode, relative};
use crate::catalogue::Edition;
use crate::document::{Link, Target};
use crate::link::{Destination, Links};
use crate::terms::{Term, Terms};

/// The place of the term that a link of a source leads to, where the site has nothing nearer.
pub fn term_of(links: &Links<'_>, terms: &Terms, target: &Target, from: &Edition) -> Option<usize> {
    let (Target::Wiki { title, .. } | Target::Missing(title)) = target else { return None };
    match links.destination(target, from) {
        Destination::Nowhere => terms.meant(title, &from.language, &from.work),
        _ => None,
    }
}

impl Site<'_> {
    /// Where a link of a text leads: to a page of the site, to the entry of a term that the text mentions, or elsewhere.
    pub fn destination(&self, link: &Link, text: &EditionText<'_>, links: &Links<'_>) -> Destination {
        let found = links.destination(&link.target, text.edition);
        if found != Destination::Nowhere {
            return found;
        }
        let origin = || self.config.origin_links.then(|| origin(link, text)).flatten();
        let stands = |at: &usize| text.mentions.iter().any(|mention| mention.term == *at);
        let term = term_of(links, self.terms, &link.target, text.edition).filter(stands);
        let term = term.and_then(|at| self.terms.get(at));
        let entry = |term: &Term| Destination::Page(terms_path(&text.edition.language), Some(entry_id(term)));
        term.map(entry).or_else(|| origin().map(Destination::Elsewhere)).unwrap_or(found)
    }

    /// The marks of an edition's first mentions of terms: each leads to its entry.
    pub fn term_marks(&self, text: &EditionText<'_>, page: &str) -> Vec<Mark> {
        let index = encode(&relative(page, &terms_path(&text.edition.language)));
        let mark = |mention: &crate::terms::Mention| {
            let href = format!("{index}#{}", encode(&entry_id(self.terms.get(mention.term)?)));
            Some(Mark { span: mention.span?, sign: Sign::Term { href } })
        };
        text.mentions.iter().filter_map(mark).collect()
    }
}

/// The address of the page that a link of a wiki led to, where the text's own address tells that of the wiki.
fn origin(link: &Link, text: &EditionText<'_>) -> Option<String> {
    let Target::Wiki { title, section } = &link.target else { return None };
    let own = text.document.metadata.url.as_deref()?;
    let (base, _) =
        own.split_once("/wiki/").filter(|(base, _)| base.starts_with("https://") || base.starts_with("http://"))?;
    let fragment =
        section.as_deref().map_or(String::new(), |section| format!("#{}", encode(&section.replace(' ', "_"))));
    Some(format!("{base}/wiki/{}{fragment}", encode(&title.replace(' ', "_"))))
}
