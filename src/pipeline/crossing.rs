//! What needs all documents: the terms of the site, and where each text mentions them.

use super::summary::Summary;
use super::{Input, Prepared};
use crate::base::Diagnostic;
use crate::catalogue::Edition;
use crate::document::{Document, Link};
use crate::link::Links;
use crate::render::terms::term_of;
use crate::terms::{Candidate, Finder, Finders, Mention, TermFile, Terms, Title, candidates, mentions};
use std::collections::BTreeSet;

/// The terms that editors give and those that the sources' own links name.
pub fn terms(input: &Input, summaries: &mut [Summary], diagnostics: &mut Vec<Diagnostic>) -> Terms {
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
    let titles: Vec<Title> = summaries.iter_mut().flat_map(|summary| std::mem::take(&mut summary.titles)).collect();
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

/// The mentions of terms in an edition.
pub fn mentions_in(
    prepared: &Prepared,
    edition: &Edition,
    terms: &Terms,
    finders: &Finders<'_>,
    links: &Links<'_>,
) -> Vec<Mention> {
    let Some(finder) = finders.of(&edition.language) else { return Vec::new() };
    let linked = |link: &Link| term_of(links, terms, &link.target, edition);
    mentions(&prepared.document, finder, &edition.work, &linked)
}

/// The editors' terms that no text mentions, as diagnostics.
pub fn unused_terms(terms: &Terms, used: &BTreeSet<usize>) -> Vec<Diagnostic> {
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
pub fn names_to_add(terms: &Terms, texts: &[(&Edition, Box<Prepared>)]) -> Vec<Candidate> {
    let finders = Finders::new(terms, texts.iter().map(|(edition, _)| &edition.language));
    let of = |finder: &Finder<'_>| {
        let own = texts.iter().filter(|(edition, _)| edition.language == *finder.language());
        let texts: Vec<(&Document, &str)> =
            own.map(|(edition, prepared)| (&prepared.document, edition.work.as_str())).collect();
        candidates(&texts, finder)
    };
    finders.all().flat_map(of).collect()
}
