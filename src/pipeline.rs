//! Floor 6: the build, as a pure function from sources and configuration to pages and diagnostics.
//!
//! find → read → clean → outline → (all documents known) → catalogue, links → render → pages. What concerns one source alone
//! runs in parallel; what needs all documents needs the catalogue only.

mod alignment;
mod crossing;
mod edition;
mod plan;

pub use edition::{Prepared, claims, outlined, prepare};
pub use plan::{CORRECTIONS, LEXICON, OUTLINE, TERMS, beside, is_companion, is_source, word_lists};

use crate::align::Alignment;
use crate::audit::conservation::Account;
use crate::base::{Diagnostic, Language, Source, Span};
use crate::catalogue::{Catalogue, Work};
use crate::config::SiteConfig;
use crate::document::visit;
use crate::link::{Destination, Links};
use crate::render::concordance::Concordance;
use crate::render::counterparts::Counterparts;
use crate::render::feeds::calendar_date;
use crate::render::overview::Overview;
use crate::render::strings::StringTable;
use crate::render::templates::{Library, OwnTemplate, misplaced};
use crate::render::{EditionText, Page, Site, assets, beside, casualties, timeline};
use crate::terms::{Candidate, Mention, Terms};
use crate::text::collate::Order;
use plan::Planned;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Everything that a build depends on.
#[derive(Debug, Default)]
pub struct Input {
    /// The site's configuration.
    pub config: SiteConfig,
    /// The file that the configuration was read from.
    pub config_source: Option<Source>,
    /// The address that the site will stand at; it comes over the configuration's.
    pub base_url: Option<String>,
    /// The works.
    pub works: Vec<WorkInput>,
    /// The word lists for claims that the site has of its own: `casualties.toml` of the content.
    pub lexicon: Option<Source>,
    /// The terms of the site: `terms.toml` of the content.
    pub terms: Option<Source>,
    /// The site's own templates.
    pub templates: Vec<OwnTemplate>,
    /// The site's own interface strings: language tag, path and text.
    pub strings: Vec<(String, String, String)>,
    /// Static files, the site's own and the program's.
    pub assets: Vec<Page>,
    /// The time that undated things are dated with: of `SOURCE_DATE_EPOCH`, as ISO 8601.
    pub date: Option<String>,
    /// Whether the site has a search index.
    pub search: bool,
}

/// A folder of sources.
#[derive(Debug, Default)]
pub struct WorkInput {
    /// The name of the folder.
    pub id: String,
    /// What leads from the content folder to it: empty, or the name and `/`.
    pub prefix: String,
    /// `work.toml`, where there is one.
    pub manifest: Option<Result<Source, Diagnostic>>,
    /// `casualties.toml`, where there is one: word lists for claims that the work has of its own.
    pub lexicon: Option<Result<Source, Diagnostic>>,
    /// `terms.toml`, where there is one: terms of the work alone.
    pub terms: Option<Result<Source, Diagnostic>>,
    /// The other files, in the order of their names.
    pub files: Vec<FileInput>,
}

/// A file of a work.
#[derive(Debug)]
pub struct FileInput {
    /// Its path in the folder of the work, with `/` between its parts.
    pub name: String,
    /// Its text, or why there is none.
    pub source: Result<Source, Diagnostic>,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What a build gives.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The pages, in the order of their paths; none where there are errors.
    pub pages: Vec<Page>,
    /// What there is to say about the input.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of each source.
    pub editions: Vec<EditionReport>,
    /// The works, editions and sections.
    pub catalogue: Catalogue,
    /// The languages of the site.
    pub languages: Vec<Language>,
    /// What is known of the texts.
    pub survey: Survey,
}

/// The texts and what they have in common: what pages are made from.
#[derive(Debug, Default)]
pub struct Survey {
    /// The texts.
    texts: Vec<Prepared>,
    /// The terms of the site.
    terms: Terms,
    /// The first mentions of terms in each section, an entry an edition.
    mentions: Vec<Vec<Mention>>,
    /// The counterparts of the sections of each edition in the others of its work.
    alignments: Vec<Vec<Alignment>>,
}

impl Survey {
    /// What there is to know of texts that are all there.
    fn of(texts: Vec<Prepared>, terms: Terms, catalogue: &Catalogue) -> Self {
        let finders = crossing::finders(&terms, &texts);
        let mentions = crossing::all_mentions(&texts, &terms, &finders, &Links::new(catalogue));
        let alignments = alignment::alignments(&texts, &terms, &finders, &mentions);
        drop(finders);
        Self { texts, terms, mentions, alignments }
    }

    /// What there is to say about the editors' terms: those that no text mentions.
    pub fn unused_terms(&self) -> Vec<Diagnostic> {
        crossing::unused_terms(&self.terms, &self.mentions)
    }

    /// The names that texts use often and that no term has.
    pub fn names_to_add(&self) -> Vec<Candidate> {
        crossing::names_to_add(&self.terms, &self.texts)
    }
}

/// What became of a source.
#[derive(Debug)]
pub struct EditionReport {
    /// The page of the edition.
    pub page: String,
    /// The source, relative to the content folder.
    pub source: String,
    /// Where its characters went.
    pub account: Account,
    /// The text that its page must show, without white space.
    pub visible: String,
    /// Paragraphs, items and cells of its text.
    pub paragraphs: usize,
    /// Sections of its text.
    pub sections: usize,
    /// Links in its text.
    pub links: usize,
}

impl Outcome {
    /// Whether something in the input is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Reports how far a build is: what is done, how many of how many.
pub type Progress<'a> = &'a (dyn Fn(&'static str, usize, usize) + Sync);

/// Builds a site.
pub fn build(input: &Input, progress: Progress<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    let planned = plan::plan(input, &mut outcome.diagnostics);
    let total = planned.len();
    let done = AtomicUsize::new(0);
    let mut prepared: Vec<Prepared> = planned
        .par_iter()
        .map(|planned| {
            let prepared = prepare(planned);
            progress("reading", done.fetch_add(1, Ordering::Relaxed) + 1, total);
            prepared
        })
        .collect();
    outcome.catalogue = catalogue(&planned, &mut prepared, &mut outcome.diagnostics);
    for prepared in &mut prepared {
        outcome.diagnostics.extend(prepared.diagnostics.iter().cloned());
    }
    outcome.languages = languages(input, &outcome.catalogue, &mut outcome.diagnostics);
    outcome.diagnostics.extend(unknown_orders(input));
    outcome.diagnostics.extend(misplaced(&input.templates));
    outcome.diagnostics.extend(broken_links(&outcome.catalogue, &prepared));
    outcome.editions = prepared.iter().map(Prepared::report).collect();
    let terms = crossing::terms(input, &prepared, &mut outcome.diagnostics);
    outcome.survey = Survey::of(prepared, terms, &outcome.catalogue);
    if outcome.catalogue.works.is_empty() && !outcome.has_errors() {
        outcome.diagnostics.push(
            Diagnostic::error("no-sources", "there is nothing to build: no work has a source")
                .hint("put texts into content/<work>/, or name another folder with --content"),
        );
    }
    if !outcome.has_errors() {
        match render(input, &outcome, progress) {
            Ok(pages) => outcome.pages = pages,
            Err(errors) => outcome.diagnostics.extend(errors),
        }
    }
    outcome
}

/// The catalogue of the prepared editions.
fn catalogue(planned: &[Planned<'_>], prepared: &mut [Prepared], diagnostics: &mut Vec<Diagnostic>) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let mut rest = prepared;
    for planned in planned.chunk_by(|a, b| a.work == b.work) {
        let (own, others) = rest.split_at_mut(planned.len());
        rest = others;
        let mut editions = Vec::with_capacity(own.len());
        for (planned, prepared) in planned.iter().zip(own) {
            let edition = edition::describe(planned, prepared, &editions);
            plan::check_address(&edition, &editions, planned, diagnostics);
            prepared.edition = Some(edition.clone());
            editions.push(edition);
        }
        let titles = plan::titles(&planned[0], &editions);
        catalogue.works.push(Work { id: planned[0].work.clone(), titles, editions });
    }
    catalogue
}

/// The languages of the site: those of the configuration, or else those of the editions.
fn languages(input: &Input, catalogue: &Catalogue, diagnostics: &mut Vec<Diagnostic>) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for tag in &input.config.languages {
        match tag.get_ref().parse() {
            Ok(language) if !languages.contains(&language) => languages.push(language),
            Ok(_) => {}
            Err(_) => {
                let error = Diagnostic::error("unknown-language", format!("`{}` is not a language tag", tag.get_ref()))
                    .hint("write BCP 47 tags such as `en`, `ko`, `zh-Hant`");
                let span = Span::new(tag.span().start, tag.span().end);
                diagnostics.push(match &input.config_source {
                    Some(source) => error.at(source, span),
                    None => error.in_file("site.toml"),
                });
            }
        }
    }
    for edition in catalogue.editions() {
        if !languages.contains(&edition.language) {
            languages.push(edition.language.clone());
        }
    }
    languages
}

/// Orders of indexes that the configuration names and that there are not.
fn unknown_orders(input: &Input) -> Vec<Diagnostic> {
    let unknown = input.config.collation.iter().filter_map(|(tag, order)| {
        let error = order.get_ref().parse::<Order>().err()?;
        let error = Diagnostic::error("unknown-order", error.to_string())
            .hint(format!("under [collation], give `{tag}` an order such as `stroke`, `zhuyin` or `pinyin`"));
        let span = Span::new(order.span().start, order.span().end);
        Some(match &input.config_source {
            Some(source) => error.at(source, span),
            None => error.in_file("site.toml"),
        })
    });
    unknown.collect()
}

/// Links to files and sections of the content that are not there.
fn broken_links(catalogue: &Catalogue, prepared: &[Prepared]) -> Vec<Diagnostic> {
    let links = Links::new(catalogue);
    let mut broken = Vec::new();
    for prepared in prepared {
        let Some(edition) = &prepared.edition else { continue };
        prepared.document.for_each_link(&mut |link| {
            if let Destination::Broken(message) = links.destination(&link.target, edition) {
                let mut span = None;
                visit::for_each_text(&link.content, &mut |text| span = span.or(Some(text.span)));
                let warning =
                    Diagnostic::warning("broken-link", message).hint("the linked words are shown without a link");
                broken.push(match span {
                    Some(span) => warning.at(&prepared.source, span),
                    None => warning.in_file(prepared.source.path()),
                });
            }
        });
    }
    broken
}

fn render(input: &Input, outcome: &Outcome, progress: Progress<'_>) -> Result<Vec<Page>, Vec<Diagnostic>> {
    let strings = StringTable::load(&input.strings)?;
    let templates = Library::load(&outcome.languages, &input.templates, strings)?;
    let base_url = input.base_url.as_deref().or(input.config.base_url.as_deref());
    let base_url = base_url.map(|url| format!("{}/", url.trim_end_matches('/')));
    let date = input.date.clone().unwrap_or_else(|| latest(&outcome.catalogue));
    let Survey { texts, terms, mentions, alignments } = &outcome.survey;
    let with_mentions = texts.iter().zip(mentions);
    let texts: Vec<EditionText<'_>> = with_mentions.filter_map(|(prepared, own)| prepared.text(own)).collect();
    let site = Site {
        config: &input.config,
        catalogue: &outcome.catalogue,
        languages: &outcome.languages,
        base_url: base_url.as_deref(),
        terms,
        concordance: &Concordance::new(terms, &texts),
        counterparts: &Counterparts::new(&outcome.catalogue, alignments),
        templates: &templates,
        stylesheet: input.assets.iter().map(|page| page.path.as_str()).find(|path| *path == assets::OWN_STYLESHEET),
        date: &date,
    };
    let mut made = article_pages(&site, &texts, progress);
    let overview = Overview::new(site.counterparts, &texts);
    made.extend(outcome.languages.iter().map(|language| site.language_home(language, &overview)));
    made.extend([site.home(&overview), site.missing()]);
    let indexes = |language| site.terms_index(language).into_iter().chain(site.sections_index(language));
    made.par_extend(outcome.languages.par_iter().flat_map_iter(indexes));
    let searched = outcome.languages.iter().filter(|language| site.catalogue.has_editions_in(language));
    made.extend(searched.map(|language| site.search_page(language, input.search)));
    let mut pages = all_or_errors(made)?;
    pages.extend([site.sitemap(), site.robots(), site.sections_json(), site.terms_json(), site.data_package()]);
    let (claims, dates) = rayon::join(|| casualties::data::pages(&texts), || timeline::data::page(&texts));
    pages.extend(claims);
    pages.push(dates);
    pages.extend(outcome.languages.iter().map(|language| site.feed(language)));
    if input.search {
        pages.extend(site.search_index(&texts).map_err(|error| vec![error])?);
    }
    pages.extend(input.assets.iter().cloned());
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(pages)
}

/// The pages of all editions, those that say where they are from, the casualty tables and the timelines.
fn article_pages(site: &Site<'_>, texts: &[EditionText<'_>], progress: Progress<'_>) -> Vec<Result<Page, Diagnostic>> {
    let links = Links::new(site.catalogue);
    let done = AtomicUsize::new(0);
    let editions: Vec<_> = texts
        .par_iter()
        .map(|text| {
            let page = site.edition(text, &links);
            progress("writing", done.fetch_add(1, Ordering::Relaxed) + 1, texts.len());
            page
        })
        .collect();
    let works: Vec<&[EditionText<'_>]> = texts.chunk_by(|a, b| a.edition.work == b.edition.work).collect();
    let about: Vec<_> = works.par_iter().flat_map_iter(|own| pages_about(site, own)).collect();
    let beside: Vec<_> = works.into_par_iter().flat_map(|own| beside_pages(site, own, &links)).collect();
    editions.into_iter().chain(about).chain(beside).collect()
}

/// What there is about a work in each of its languages: its provenance and, where it has any, its casualty tables and
/// its timeline.
fn pages_about(site: &Site<'_>, own: &[EditionText<'_>]) -> Vec<Result<Page, Diagnostic>> {
    let Some(work) = own.first().and_then(|text| site.catalogue.work(&text.edition.work)) else { return Vec::new() };
    let languages = work.editions.iter().filter(|edition| edition.principal).map(|edition| &edition.language);
    let mut pages = Vec::new();
    for language in languages {
        pages.push(site.provenance(work, language, own));
        if work.has_claims() {
            pages.push(site.casualties(work, language, own));
        }
        if work.has_dates() {
            pages.push(site.timeline(work, language, own));
        }
    }
    pages
}

/// The editions of a work side by side.
fn beside_pages(site: &Site<'_>, own: &[EditionText<'_>], links: &Links<'_>) -> Vec<Result<Page, Diagnostic>> {
    let Some(work) = own.first().and_then(|text| site.catalogue.work(&text.edition.work)) else { return Vec::new() };
    let pairs = beside::pairs(work).into_par_iter();
    pairs.filter_map(|(one, other)| Some(site.beside(work, own.get(one)?, own.get(other)?, links))).collect()
}

/// The pages, or what went wrong: a mistake in a template is said once and not for every page.
fn all_or_errors(results: impl IntoIterator<Item = Result<Page, Diagnostic>>) -> Result<Vec<Page>, Vec<Diagnostic>> {
    let (mut pages, mut errors) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(page) => pages.push(page),
            Err(error) if errors.iter().any(|known: &Diagnostic| said_already(known, &error)) => {}
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(pages) } else { Err(errors) }
}

/// Whether two diagnostics say the same of the same place. Their hints can name the variables of different pages.
fn said_already(known: &Diagnostic, new: &Diagnostic) -> bool {
    (&known.place, &known.message) == (&new.place, &new.message)
}

/// The latest date of the texts; where none has one, the beginning of time as computers count it.
pub fn latest(catalogue: &Catalogue) -> String {
    let dates = catalogue.editions().filter_map(|edition| calendar_date(edition.date.as_deref()?));
    dates.max().unwrap_or("1970-01-01").to_owned()
}
