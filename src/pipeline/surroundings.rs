//! What the pages of a work know of the rest of the site.
//!
//! They are given this part of the catalogue and no more, so that nothing else can make a difference to them: a change in
//! another work does not concern them unless it is here.

use crate::catalogue::{Catalogue, Edition, Size, Work};
use crate::document::Section;
use crate::link::Links;
use std::collections::{BTreeMap, BTreeSet};

/// A work with those before and after it in each of its languages, and those that its texts link to; of these what links and
/// neighbours are shown by.
pub fn surroundings<'t>(
    catalogue: &Catalogue,
    links: &Links<'_>,
    work: &Work,
    targets: impl Iterator<Item = (&'t Edition, &'t [crate::document::Target])>,
) -> Catalogue {
    let mut others: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for other in neighbours(catalogue, work) {
        others.entry(&other.id).or_default();
    }
    for (edition, targets) in targets {
        for (there, section) in targets.iter().filter_map(|target| links.edition(target, edition)) {
            others.entry(&there.work).or_default().extend(section);
        }
    }
    others.remove(work.id.as_str());
    let seen = others.into_iter().filter_map(|(id, sections)| Some(from_afar(catalogue.work(id)?, &sections)));
    let mut works: Vec<Work> = seen.chain([work.clone()]).collect();
    works.sort_by(|a, b| a.id.cmp(&b.id));
    Catalogue { works }
}

/// The nearest works on both sides that have an edition in a language of a work, for each language.
fn neighbours<'c>(catalogue: &'c Catalogue, work: &'c Work) -> impl Iterator<Item = &'c Work> {
    let at = catalogue.position(&work.id).unwrap_or_default();
    let (before, after) = (catalogue.works.get(..at), catalogue.works.get(at + 1..));
    let languages = work.languages().into_iter();
    languages.flat_map(move |language| {
        let has = move |other: &&Work| other.principal(language).is_some();
        let before = before.into_iter().flatten().rev().find(has);
        before.into_iter().chain(after.into_iter().flatten().find(has))
    })
}

/// A work without what is of no concern to others.
fn from_afar(work: &Work, sections: &BTreeSet<&str>) -> Work {
    let known = |section: &&Section| sections.contains(section.id.as_str());
    let without_title = |section: &Section| Section { id: section.id.clone(), level: 0, title: String::new() };
    let edition = |edition: &Edition| Edition {
        work: edition.work.clone(),
        language: edition.language.clone(),
        id: edition.id.clone(),
        label: None,
        title: edition.title.clone(),
        principal: edition.principal,
        sections: edition.sections.iter().filter(known).map(without_title).collect(),
        source: edition.source.clone(),
        size: Size::default(),
        claims: 0,
        dates: 0,
        date: None,
        license: None,
    };
    let titles = work.titles.iter().map(|(language, title, _)| (language.clone(), title.clone(), String::new()));
    Work { id: work.id.clone(), editions: work.editions.iter().map(edition).collect(), titles: titles.collect() }
}
