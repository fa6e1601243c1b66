//! From facts to what the templates are given.

use super::facts::{EditionFacts, Overview, Standing, WorkFacts};
use super::view::{
    DisputesView, EditionOverview, IndexLink, LanguageWork, ListedWork, PartView, PictureView, TitleView, TongueView,
    TotalsView, WorkOverview, WorksView,
};
use super::{MANY, picture};
use crate::base::Language;
use crate::base::path::{encode, relative};
use crate::catalogue::{Edition, Work};
use crate::render::Site;
use crate::render::addresses::{provenance_path, sections_path, terms_path};
use crate::render::casualties::casualties_url;
use crate::render::feeds::calendar_date;
use crate::render::pages::nested;
use crate::render::timeline::timeline_url;
use crate::render::view::SectionView;
use crate::text::dates::{Calendar, Date};
use std::collections::{BTreeSet, HashSet};

/// The most sections of an edition that are shown without being asked for.
const SHORT: usize = 24;

/// What the views of a page are made with.
pub struct Composer<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The facts.
    pub overview: &'a Overview<'a>,
    /// The reader's language.
    pub language: &'a Language,
    /// The path of the page.
    pub path: &'a str,
}

impl Composer<'_> {
    fn to(&self, path: &str) -> String {
        encode(&relative(self.path, path))
    }

    /// What the site holds.
    pub fn totals(&self) -> TotalsView {
        let (facts, catalogue) = (|| self.overview.all(), self.site.catalogue);
        TotalsView {
            languages: catalogue.editions().map(|edition| &edition.language).collect::<BTreeSet<_>>().len(),
            figures: facts().map(|work| work.figures).sum(),
            terms: facts().flat_map(|work| &work.terms).collect::<BTreeSet<_>>().len(),
            ..sizes(catalogue.works.len(), catalogue.editions())
        }
    }

    /// What the site holds in the language of the page.
    pub fn totals_in_language(&self) -> TotalsView {
        let own = || self.site.catalogue.editions().filter(|edition| edition.language == *self.language);
        sizes(own().filter(|edition| edition.principal).count(), own())
    }

    /// The languages of the site.
    pub fn tongues(&self) -> Vec<TongueView> {
        let view = |language: &Language| {
            let strings = &self.site.templates.strings;
            let link = |there: bool, key: &str, path: String| {
                let interface = strings.of(language).map_or(language, |own| &own.language);
                there.then(|| IndexLink {
                    label: strings.text(language, key),
                    lang: interface.to_string(),
                    url: self.to(&path),
                })
            };
            let works = self.site.catalogue.works.iter().filter(|work| work.principal(language).is_some()).count();
            let terms = link(self.site.terms.has(language), "terms-index-link", terms_path(language));
            let sections = link(works > 0, "sections-index-link", sections_path(language));
            TongueView {
                lang: language.to_string(),
                name: strings.language_name(language),
                url: self.to(&format!("{language}/index.html")),
                works,
                indexes: terms.into_iter().chain(sections).collect(),
            }
        };
        self.site.languages.iter().map(view).collect()
    }

    /// Works with their facts, or as a list where they are many.
    pub fn works(&self, works: &[&Work]) -> WorksView<WorkOverview> {
        self.few_or_many(works, |at, work, facts| Some(self.work(at, work, facts)))
    }

    /// Works that have an edition in the language of the page, with their sections in it; or as a list where they are many.
    pub fn works_in_language(&self, works: &[&Work]) -> WorksView<LanguageWork> {
        self.few_or_many(works, |at, work, facts| self.work_in_language(at, work, facts))
    }

    fn few_or_many<W>(&self, works: &[&Work], view: impl Fn(usize, &Work, &WorkFacts) -> Option<W>) -> WorksView<W> {
        if works.len() > MANY {
            return WorksView { shown: Vec::new(), listed: self.list(works), key: Vec::new() };
        }
        let facts = || works.iter().enumerate().filter_map(|(at, work)| Some((at, *work, self.overview.of(work)?)));
        let shown = |standing: &Standing| {
            let compared = || facts().map(|(.., facts)| facts).filter(|facts| facts.editions.len() > 1);
            compared().any(|facts| facts.editions.iter().any(|edition| facts.count(edition, *standing) > 0))
        };
        WorksView {
            shown: facts().filter_map(|(at, work, facts)| view(at, work, facts)).collect(),
            listed: Vec::new(),
            key: Standing::EACH.into_iter().filter(shown).collect(),
        }
    }

    /// Works, a line each.
    pub fn list(&self, works: &[&Work]) -> Vec<ListedWork> {
        let line = |work: &&Work| {
            let TitleView { lang, dir, title, url } = self.title(work, work.edition_for(self.language)?);
            let languages = work.editions.iter().filter(|edition| edition.principal).count();
            let arguments = [("editions", work.editions.len().into()), ("languages", languages.into())];
            let size = self.site.templates.strings.with(self.language, "overview-editions", &arguments);
            Some(ListedWork { lang, dir, title, url, size })
        };
        works.iter().filter_map(line).collect()
    }

    fn title(&self, work: &Work, edition: &Edition) -> TitleView {
        TitleView {
            lang: edition.language.to_string(),
            dir: edition.language.direction(),
            title: work.title(&edition.language).0.to_owned(),
            url: self.to(&edition.page()),
        }
    }

    fn work(&self, at: usize, work: &Work, facts: &WorkFacts) -> WorkOverview {
        let mut editions: Vec<(&Edition, &EditionFacts)> = work.editions.iter().zip(&facts.editions).collect();
        let place = |language: &Language| self.site.languages.iter().position(|own| own == language);
        let order = |language: &Language| (language != self.language, place(language));
        editions.sort_by_key(|(edition, _)| order(&edition.language));
        let principal: Vec<&Edition> =
            editions.iter().map(|(edition, _)| *edition).filter(|own| own.principal).collect();
        let told = editions.iter().find(|(edition, _)| edition.principal).and_then(|(_, own)| own.opening.clone());
        let language = principal.first().map_or(self.language, |edition| &edition.language);
        let own_words = Some(work.title(language).1).filter(|words| !words.is_empty()).map(str::to_owned);
        let description = own_words.or(told).unwrap_or_default();
        let mut titles = principal.iter().map(|edition| self.title(work, edition));
        let id = format!("hx-work-{}", at + 1);
        let nowhere = || TitleView { lang: String::new(), dir: "ltr", title: work.id.clone(), url: String::new() };
        WorkOverview {
            title: titles.next().unwrap_or_else(nowhere),
            titles: titles.collect(),
            description,
            languages: work.languages().len(),
            sections: work.sections(),
            characters: work.characters(),
            revised: self.revised(work),
            figures: facts.figures,
            losses: facts.losses,
            disputed: facts.ratios.len(),
            disputes: disputes(facts),
            casualties: casualties_url(work, language, self.path),
            dates: facts.dates,
            timeline: timeline_url(work, language, self.path),
            terms: facts.terms.len(),
            provenance: self.to(&provenance_path(language, &work.id)),
            editions: editions
                .into_iter()
                .enumerate()
                .map(|(at, own)| self.edition(&id, at, own, (work, facts)))
                .collect(),
            id,
        }
    }

    fn work_in_language(&self, at: usize, work: &Work, facts: &WorkFacts) -> Option<LanguageWork> {
        let edition = work.principal(self.language)?;
        let mut all = work.editions.iter().zip(&facts.editions);
        let (_, own) = all.find(|(other, _)| other.source == edition.source)?;
        let mut contents = nested(&edition.sections, &self.to(&edition.page()));
        if facts.editions.len() > 1 {
            let sections = edition.sections.iter().zip(&own.sections);
            let alone = sections.filter(|(_, facts)| facts.others == 0).map(|(section, _)| section.id.as_str());
            mark(&mut contents, &alone.collect());
        }
        let length = edition.sections.iter().filter(|section| section.level > 1).count();
        Some(LanguageWork {
            overview: self.work(at, work, facts),
            contents,
            length,
            open: length <= SHORT,
            besides: self.site.beside_links(work, edition, self.path),
        })
    }

    fn edition(
        &self,
        id: &str,
        at: usize,
        (edition, own): (&Edition, &EditionFacts),
        (work, facts): (&Work, &WorkFacts),
    ) -> EditionOverview {
        EditionOverview {
            id: format!("{id}-{}", at + 1),
            lang: edition.language.to_string(),
            language_name: self.site.templates.strings.language_name(&edition.language),
            label: self.site.label(edition),
            url: self.to(&edition.page()),
            date: edition.date.as_deref().map(|date| day(date).map_or_else(|| date.to_owned(), |day| self.write(day))),
            sections: own.sections.len(),
            characters: edition.size.characters,
            words: own.words,
            picture: (work.editions.len() > 1).then(|| drawn((edition, own), (work, facts))),
        }
    }

    /// The dates of the editions of a work, from the first to the last.
    fn revised(&self, work: &Work) -> Option<String> {
        let days = || work.editions.iter().filter_map(|edition| day(edition.date.as_deref()?));
        let (first, last) = (days().min()?, days().max()?);
        if first == last {
            return Some(self.write(first));
        }
        let arguments = [("from", self.write(first).into()), ("to", self.write(last).into())];
        Some(self.site.templates.strings.with(self.language, "overview-range", &arguments))
    }

    fn write(&self, date: Date) -> String {
        let interface = self.site.templates.strings.of(self.language).map_or(self.language, |own| &own.language);
        Calendar::of(interface).write(date)
    }
}

/// The picture of an edition. Editions of one language have one scale, and the longest of them fills the line: characters of
/// different scripts do not say the same.
fn drawn((edition, own): (&Edition, &EditionFacts), (work, facts): (&Work, &WorkFacts)) -> PictureView {
    let alike = work.editions.iter().filter(|other| other.language == edition.language);
    let longest = alike.map(|other| other.size.characters).max().unwrap_or_default().max(1);
    let width = picture::WIDTH * edition.size.characters / longest;
    let part = |standing| PartView {
        standing,
        count: facts.count(own, standing),
        path: picture::path(own, work.editions.len(), standing, width),
    };
    let parts = Standing::EACH.map(part).into_iter().filter(|part| part.count > 0).collect();
    PictureView { width: picture::WIDTH, height: picture::HEIGHT, parts }
}

/// The picture of the totals of a work; nothing where no figures differ.
fn disputes(work: &WorkFacts) -> Option<DisputesView> {
    let disputed = work.ratios.len();
    (disputed > 0).then(|| DisputesView {
        width: picture::columns_width(work.losses),
        height: picture::HEIGHT,
        disputed: picture::disputed(&work.ratios),
        agreed: picture::agreed(work.losses.saturating_sub(disputed), disputed),
    })
}

/// Numbers and sizes of editions.
fn sizes<'e>(works: usize, editions: impl Iterator<Item = &'e Edition>) -> TotalsView {
    let none = TotalsView { works, ..TotalsView::default() };
    editions.fold(none, |sum, edition| TotalsView {
        editions: sum.editions + 1,
        sections: sum.sections + edition.sections.len(),
        characters: sum.characters + edition.size.characters,
        ..sum
    })
}

/// Says of sections that no other edition has them.
fn mark(contents: &mut [SectionView], alone: &HashSet<&str>) {
    for section in contents {
        section.alone = alone.contains(section.id.as_str());
        mark(&mut section.children, alone);
    }
}

/// The day that a date begins with.
fn day(date: &str) -> Option<Date> {
    let mut parts = calendar_date(date)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok(), day.parse().ok())
}
