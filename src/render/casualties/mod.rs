//! The casualty tables of a work: what each edition says of the losses of each side, on whose word, and where they differ.
//!
//! [`tables`] groups claims, [`plot`] scales numbers, [`names`] says it in the reader's language; from them is made what the
//! template is given ([`view`]). [`data`] writes the same claims for programs.

mod compose;
pub mod data;
pub mod names;
pub mod plot;
mod quote;
pub mod tables;
pub mod view;

use super::addresses::{CASUALTIES_CSV, CASUALTIES_JSON, DATA_PACKAGE, casualties_path, in_each_language};
use super::layout::Draft;
use super::linked_data;
use super::marks::{Mark, Sign};
use super::{EditionText, Page, Site};
use crate::base::path::{encode, relative};
use crate::base::{Diagnostic, Language};
use crate::casualty::{Claim, Scope};
use crate::catalogue::{Edition, Work};
use crate::text::slug::slug;
use compose::Composer;
use names::Names;
use view::{CasualtiesPage, DataLinks};

/// The address of the casualty tables of a work, seen from a page; nothing where it has none in the language.
pub fn casualties_url(work: &Work, language: &Language, from: &str) -> Option<String> {
    let there = work.has_claims() && work.principal(language).is_some();
    there.then(|| encode(&relative(from, &casualties_path(language, &work.id))))
}

/// The id of a claim's row in the tables of a language: the claim's own in the principal edition of that language, and with
/// the edition's name behind it in others, for two editions can have claims of one id.
pub fn row_id(claim: &Claim, edition: &Edition, language: &Language) -> String {
    if edition.principal && edition.language == *language {
        claim.id.clone()
    } else {
        format!("{}--{}", claim.id, slug(&format!("{}-{}", edition.language, edition.id)))
    }
}

/// The marks of an edition's claims in its text: each leads to its row in the tables of the edition's language.
pub fn marks<'t>(text: &EditionText<'t>, page: &str) -> impl Iterator<Item = Mark> + use<'t> {
    let edition = text.edition;
    let tables = encode(&relative(page, &casualties_path(&edition.language, &edition.work)));
    text.claims.iter().map(move |claim| Mark {
        span: claim.span,
        sign: Sign::Figure {
            id: claim.id.clone(),
            value: if claim.low == claim.high {
                claim.low.to_string()
            } else {
                format!("{}-{}", claim.low, claim.high)
            },
            href: format!("{tables}#{}", encode(&row_id(claim, edition, &edition.language))),
        },
    })
}

impl Site<'_> {
    /// The casualty tables of a work in a language.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn casualties(&self, work: &Work, language: &Language, texts: &[EditionText<'_>]) -> Result<Page, Diagnostic> {
        let path = casualties_path(language, &work.id);
        let names = Names { strings: &self.templates.strings, language };
        let composer =
            Composer { names, witnesses: self.witnesses(&path, language, texts, |text| !text.claims.is_empty()) };
        let statements = composer.statements();
        let differing = tables::disagreements(&statements);
        let on_the_whole = statements.iter().filter(|statement| statement.claim.total).count();
        let of_the_war = statements.iter().any(|statement| statement.claim.scope == Scope::War);
        let view = CasualtiesPage {
            common: self.common(self.draft(work, language, &path)),
            work: self.work_name(work, language, &path),
            editions: composer.editions(),
            totals: composer.totals(&tables::totals(&statements)),
            ranges: differing.iter().enumerate().map(|(index, one)| composer.range(index, one)).collect(),
            events: statements.len() - on_the_whole,
            statements: on_the_whole,
            whole: if of_the_war { "war" } else { "event" },
            data: data_links(&path),
        };
        Ok(Page::text(&path, self.templates.render(language, "casualties.html", &view)?))
    }

    fn draft<'d>(&self, work: &Work, language: &'d Language, path: &'d str) -> Draft<'d> {
        let strings = &self.templates.strings;
        let title = work.title(language).0.to_owned();
        let arguments = [("title", title.clone().into())];
        let heading = strings.with(language, "casualties-title", &arguments);
        let description = strings.with(language, "casualties-description", &arguments);
        Draft {
            path,
            kind: "casualties",
            language,
            counterparts: in_each_language(work, casualties_path),
            breadcrumbs: vec![
                (self.title(language), language.clone(), Some(format!("{language}/index.html"))),
                (title, language.clone(), work.principal(language).map(Edition::page)),
                (strings.text(language, "casualties-crumb"), language.clone(), None),
            ],
            json_ld: Some(linked_data::dataset_json_ld(self, language, path, &heading, &description)),
            title: heading,
            description,
        }
    }
}

fn data_links(path: &str) -> DataLinks {
    let to = |file: &str| encode(&relative(path, file));
    DataLinks { csv: to(CASUALTIES_CSV), json: to(CASUALTIES_JSON), package: to(DATA_PACKAGE) }
}

#[cfg(test)]
mod tests;
