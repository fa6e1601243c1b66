//! What needs all documents: the terms of the site, and where each text mentions them.

use super::{Input, Prepared};
use crate::base::Diagnostic;
use crate::catalogue::Edition;
use crate::document::Document;
use crate::link::Links;
use crate::render::terms::term_of;
use crate::terms::{Candidate, Finder, Finders, Mention, TermFile, Terms, candidates, mentions, titles};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The terms that editors give and those that the sources' own links name.
pub fn terms(input: &Input, prepared: &[Prepared], diagnostics: &mut Vec<Diagnostic>) -> Terms {
    let site = input.terms.iter().map(|source| (source, None));
    let mut files: Vec<TermFile> = Vec::new();
    let works = input.works.iter().filter_map(|work| match work.terms.as_ref()? {
        Ok(source) => Some((source, Some(work.id.as_str()))),
        Err(_) => None,
    });
    for (source, work) in site.chain(works) {
        let (file, problems) = TermFile::parse(source, work);
        diagnostics.extend(problems);
        files.push(file);
    }
    diagnostics.extend(input.works.iter().filter_map(|work| work.terms.as_ref()?.as_ref().err().cloned()));
    let titles: Vec<_> = prepared.par_iter().flat_map_iter(|prepared| titles(&prepared.document)).collect();
    let terms = Terms::new(files);
    let lost = terms.rules_without_term().into_iter().map(|rule| {
        let id = rule.term.as_deref().unwrap_or_default();
        Diagnostic::error("unknown-term", format!("“{}” cannot mean “{id}”: there is no such term", rule.name))
            .in_file(rule.declared.0.clone())
            .at_position(rule.declared.1, 1)
            .hint("give the id of a [[term]], or leave `term` out if the name means none")
    });
    diagnostics.extend(lost);
    terms.with_titles(&titles)
}

/// Finders for the languages of some editions.
pub fn finders<'t>(terms: &'t Terms, prepared: &[Prepared]) -> Finders<'t> {
    Finders::new(terms, prepared.iter().map(|prepared| &prepared.document.language))
}

/// The mentions of terms in each edition.
pub fn all_mentions(
    prepared: &[Prepared],
    terms: &Terms,
    finders: &Finders<'_>,
    links: &Links<'_>,
) -> Vec<Vec<Mention>> {
    let of = |prepared: &Prepared| {
        let (edition, finder) = (prepared.edition.as_ref()?, finders.of(&prepared.document.language)?);
        let linked = |link: &crate::document::Link| term_of(links, terms, &link.target, edition);
        Some(mentions(&prepared.document, finder, &edition.work, &linked))
    };
    prepared.par_iter().map(|prepared| of(prepared).unwrap_or_default()).collect()
}

/// The editors' terms that no text mentions, as diagnostics.
pub fn unused_terms(terms: &Terms, mentions: &[Vec<Mention>]) -> Vec<Diagnostic> {
    let used: BTreeSet<usize> = mentions.iter().flatten().map(|mention| mention.term).collect();
    let unused = terms.all().iter().enumerate().filter(|(at, _)| !used.contains(at));
    let declared = unused.filter_map(|(_, term)| Some((term, term.declared.as_ref()?)));
    declared
        .map(|(term, (path, line))| {
            Diagnostic::note("unused-term", format!("no text mentions “{}”", term.id))
                .in_file(path.clone())
                .at_position(*line, 1)
                .hint("add the names that the texts use, or take the term out")
        })
        .collect()
}

/// The names that the texts of each language use often and that no term has.
pub fn names_to_add(terms: &Terms, prepared: &[Prepared]) -> Vec<Candidate> {
    fn work(prepared: &Prepared) -> Option<&str> {
        prepared.edition.as_ref().map(|edition: &Edition| edition.work.as_str())
    }
    let of = |finder: &Finder<'_>| {
        let own = prepared.iter().filter(|prepared| prepared.document.language == *finder.language());
        let texts: Vec<(&Document, &str)> =
            own.filter_map(|prepared| Some((&prepared.document, work(prepared)?))).collect();
        candidates(&texts, finder)
    };
    finders(terms, prepared).all().flat_map(of).collect()
}
