//! The home page and the language pages: what the site holds at a glance, and how editions differ.
//!
//! [`facts`] counts, once a build; [`picture`] draws; `compose` says it in the reader's language, in what the templates are
//! given ([`view`]).

mod compose;
pub mod facts;
pub mod picture;
pub mod view;

pub use facts::Overview;

use super::layout::Draft;
use super::{Page, Site};
use crate::base::{Diagnostic, Language};
use compose::Composer;
use view::{HomePage, LanguagePage};

/// From how many works on a page lists them and shows no facts and pictures of each: it would be too large to read or to load.
pub const MANY: usize = 50;

impl Site<'_> {
    /// The site's home page, in its default language.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn home(&self, overview: &Overview<'_>) -> Result<Page, Diagnostic> {
        let path = "index.html";
        let language = self.default_language();
        let mut common = self.common(self.home_draft("home", &language, path, self.home_description(&language)));
        for view in &mut common.languages {
            view.current = false;
        }
        let composer = Composer { site: self, overview, language: &language, path };
        let view = HomePage {
            common,
            totals: composer.totals(),
            works: composer.works(&self.catalogue.works.iter().collect::<Vec<_>>()),
            tongues: composer.tongues(),
        };
        Ok(Page::text(path, self.templates.render(&language, "home.html", &view)?))
    }

    /// The home page of a language.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn language_home(&self, language: &Language, overview: &Overview<'_>) -> Result<Page, Diagnostic> {
        let path = format!("{language}/index.html");
        let strings = &self.templates.strings;
        let name = strings.language_name(language);
        let arguments = [("site", self.title(language).into()), ("language", name.into())];
        let description = strings.with(language, "language-description", &arguments);
        let common = self.common(self.home_draft("language", language, &path, description));
        let composer = Composer { site: self, overview, language, path: &path };
        let works = &self.catalogue.works;
        let (own, others): (Vec<_>, Vec<_>) = works.iter().partition(|work| work.principal(language).is_some());
        let view = LanguagePage {
            common,
            totals: composer.totals_in_language(),
            works: composer.works_in_language(&own),
            elsewhere: composer.list(&others),
        };
        Ok(Page::text(&path, self.templates.render(language, "language.html", &view)?))
    }

    fn home_draft<'d>(
        &self,
        kind: &'static str,
        language: &'d Language,
        path: &'d str,
        description: String,
    ) -> Draft<'d> {
        let homes = self.languages.iter().map(|own| (own.clone(), format!("{own}/index.html"), String::new()));
        Draft {
            path,
            kind,
            language,
            title: self.title(language),
            description,
            counterparts: homes.collect(),
            breadcrumbs: Vec::new(),
            json_ld: None,
        }
    }

    fn home_description(&self, language: &Language) -> String {
        let own = || {
            let arguments = [("site", self.title(language).into())];
            self.templates.strings.with(language, "home-description", &arguments)
        };
        self.config.description.get(language).map_or_else(own, str::to_owned)
    }
}

#[cfg(test)]
mod tests;
