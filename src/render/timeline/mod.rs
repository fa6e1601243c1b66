//! The timeline of a work: the dates that its editions give, in order, each with its sentence.
//!
//! `folds` puts entries in the order of time, `chart` counts them; from them is made what the template is given
//! ([`view`]). [`data`] writes the same entries for programs.

mod chart;
mod compose;
pub mod data;
mod folds;
mod quote;
pub mod view;

use super::addresses::{TIMELINE_JSON, in_each_language, timeline_path};
use super::layout::Draft;
use super::{EditionText, Page, Site};
use crate::base::path::{encode, relative};
use crate::base::{Diagnostic, Language};
use crate::catalogue::{Edition, Work};
use crate::text::dates::Calendar;
use compose::Composer;
use view::TimelinePage;

/// The address of the timeline of a work, seen from a page; nothing where it has none in the language.
pub fn timeline_url(work: &Work, language: &Language, from: &str) -> Option<String> {
    let there = work.has_dates() && work.principal(language).is_some();
    there.then(|| encode(&relative(from, &timeline_path(language, &work.id))))
}

impl Site<'_> {
    /// The timeline of a work in a language.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn timeline(&self, work: &Work, language: &Language, texts: &[EditionText<'_>]) -> Result<Page, Diagnostic> {
        let path = timeline_path(language, &work.id);
        let strings = &self.templates.strings;
        let interface = strings.of(language).map_or(language, |strings| &strings.language);
        let composer = Composer {
            strings,
            language,
            calendar: Calendar::of(interface),
            witnesses: self.witnesses(&path, language, texts, |text| !text.timeline.is_empty()),
        };
        let folds = folds::folds(&composer.said());
        let rows = chart::rows(&folds);
        let first = folds.near.first().map(|year| year.year).filter(|_| !folds.before.is_empty());
        let view = TimelinePage {
            common: self.common(self.timeline_draft(work, language, &path)),
            work: self.work_name(work, language, &path),
            editions: composer.editions(),
            chart: composer.chart(&rows, &folds),
            chart_title: composer.chart_title(&rows),
            before: composer.far("t-before", "timeline-before", first, &folds.before),
            years: composer.years(&folds.near),
            after: composer.far("t-after", "timeline-after", folds.after.first().map(|year| year.year), &folds.after),
            data: encode(&relative(&path, TIMELINE_JSON)),
        };
        Ok(Page::text(&path, self.templates.render(language, "timeline.html", &view)?))
    }

    fn timeline_draft<'d>(&self, work: &Work, language: &'d Language, path: &'d str) -> Draft<'d> {
        let strings = &self.templates.strings;
        let title = work.title(language).0.to_owned();
        let arguments = [("title", title.clone().into())];
        Draft {
            path,
            kind: "timeline",
            language,
            title: strings.with(language, "timeline-title", &arguments),
            description: strings.with(language, "timeline-description", &arguments),
            counterparts: in_each_language(work, timeline_path),
            breadcrumbs: vec![
                (self.title(language), language.clone(), Some(format!("{language}/index.html"))),
                (title, language.clone(), work.principal(language).map(Edition::page)),
                (strings.text(language, "timeline-crumb"), language.clone(), None),
            ],
            json_ld: None,
        }
    }
}
