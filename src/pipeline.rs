//! Floor 6: the build, as a pure function from sources and configuration to pages and diagnostics.
//!
//! find → read → clean → outline → (all documents known) → catalogue, terms → the pages of each work → those of the whole site.
//!
//! Of a text a build holds no more than a summary, until it makes the pages of its work (`texts`). What a work
//! is made from has a fingerprint: a [`Store`] remembers what was made from it, and the [`Sink`] still has the pages
//! (`works`). Both only save work: a build gives the same bytes without them.

mod alignment;
mod crossing;
mod edition;
mod manifest;
mod plan;
pub mod sink;
pub mod store;
mod summary;
mod surroundings;
mod texts;
mod whole;
mod works;

pub use edition::{Prepared, claims, outlined};
pub use plan::{CORRECTIONS, LEXICON, OUTLINE, TERMS, beside, is_companion, is_source, word_lists};
pub use sink::Sink;
pub use store::Store;
pub use texts::Texts;

use crate::base::diagnostic::Place;
use crate::base::{Diagnostic, Language, Source, Span};
use crate::catalogue::{Catalogue, Edition, Work};
use crate::config::SiteConfig;
use crate::link::{Destination, Links};
use crate::render::counterparts::Counterparts;
use crate::render::feeds::calendar_date;
use crate::render::strings::StringTable;
use crate::render::templates::{Library, OwnTemplate, misplaced};
use crate::render::{Page, Site, assets};
use crate::terms::{Candidate, Terms};
use crate::text::collate::Order;
use crate::text::hash::{Fingerprint, Sum};
use std::collections::BTreeSet;
use std::fmt;
use summary::Summary;
use whole::Whole;
use works::Makings;

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
    /// The files that say how the site looks, by their paths in its folder: `site.toml`, templates, interface strings.
    pub configuration: Vec<(String, Sum)>,
    /// The files of the content that concern all works, by their paths in it: terms and word lists.
    pub shared: Vec<(String, Sum)>,
    /// What is wrong with the site as a whole.
    pub diagnostics: Vec<Diagnostic>,
}

impl Input {
    /// The address that the site will stand at, where one is given.
    pub fn address(&self) -> Option<&str> {
        self.base_url.as_deref().or(self.config.base_url.as_deref())
    }
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
    /// These files, by their paths in the content folder.
    pub declared: Vec<(String, Sum)>,
    /// The other files, in the order of their names.
    pub files: Vec<FileInput>,
}

/// A file of a work. It is read when it is needed, and may be read again.
pub struct FileInput {
    /// Its path in the folder of the work, with `/` between its parts.
    pub name: String,
    /// Its path as the user knows it.
    pub path: String,
    /// What reads it.
    pub open: Box<dyn Fn() -> Result<FileText, Diagnostic> + Send + Sync>,
}

/// What a file says.
#[derive(Clone, Debug)]
pub struct FileText {
    /// Its text.
    pub source: Source,
    /// What its bytes are.
    pub sum: Sum,
}

impl FileInput {
    /// Reads the file.
    ///
    /// # Errors
    /// A diagnostic where it cannot be read, or is no text.
    pub fn read(&self) -> Result<FileText, Diagnostic> {
        (self.open)()
    }
}

impl fmt::Debug for FileInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileInput").field("name", &self.name).field("path", &self.path).finish_non_exhaustive()
    }
}

/// What a build gives besides the pages.
pub struct Outcome<'i> {
    /// What there is to say about the input. Where there are errors, the pages that were made are of no use.
    pub diagnostics: Vec<Diagnostic>,
    /// The works, editions and sections.
    pub catalogue: Catalogue,
    /// The languages of the site.
    pub languages: Vec<Language>,
    /// The texts, in the order of the catalogue.
    pub texts: Texts<'i>,
    terms: Terms,
    /// The places of the terms that texts mention.
    mentioned: BTreeSet<usize>,
}

impl Outcome<'_> {
    /// Whether something in the input is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// What there is to say about the editors' terms: those that no text mentions.
    pub fn unused_terms(&self) -> Vec<Diagnostic> {
        crossing::unused_terms(&self.terms, &self.mentioned)
    }

    /// The names that texts use often and that no term has.
    pub fn names_to_add(&self, texts: &[(&Edition, Box<Prepared>)]) -> Vec<Candidate> {
        crossing::names_to_add(&self.terms, texts)
    }
}

/// Reports how far a build is: what is done, how many of how many.
pub type Progress<'a> = &'a (dyn Fn(&'static str, usize, usize) + Sync);

/// Builds a site: its pages go to the sink.
pub fn build<'i>(input: &'i Input, store: &dyn Store, sink: &dyn Sink, progress: Progress<'_>) -> Outcome<'i> {
    let mut diagnostics = input.diagnostics.clone();
    let planned = plan::plan(input, &mut diagnostics);
    let (texts, mut summaries) = Texts::read(planned, store, progress, &mut diagnostics);
    let catalogue = catalogue(&texts, &mut summaries, &mut diagnostics);
    diagnostics.extend(summaries.iter_mut().flat_map(|summary| std::mem::take(&mut summary.diagnostics)));
    let languages = languages(input, &catalogue, &mut diagnostics);
    diagnostics.extend(unknown_orders(input));
    diagnostics.extend(misplaced(&input.templates));
    diagnostics.extend(broken_links(&catalogue, &summaries));
    let terms = crossing::terms(input, &mut summaries, &mut diagnostics);
    let mut outcome = Outcome { diagnostics, catalogue, languages, texts, terms, mentioned: BTreeSet::new() };
    if outcome.catalogue.works.is_empty() && !outcome.has_errors() {
        outcome.diagnostics.push(
            Diagnostic::error("no-sources", "there is nothing to build: no work has a source")
                .hint("put texts into content/<work>/, or name another folder with --content"),
        );
    }
    if !outcome.has_errors() {
        match write(input, &outcome, &summaries, (store, sink), progress) {
            Ok(mentioned) => outcome.mentioned = mentioned,
            Err(errors) => outcome.diagnostics.extend(errors),
        }
    }
    outcome
}

/// The catalogue of the editions.
fn catalogue(texts: &Texts<'_>, summaries: &mut [Summary], diagnostics: &mut Vec<Diagnostic>) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let mut all: Vec<_> = texts.planned().zip(summaries).collect();
    for own in all.chunk_by_mut(|(a, _), (b, _)| a.work == b.work) {
        let mut editions = Vec::with_capacity(own.len());
        for (planned, summary) in own.iter_mut() {
            let edition = summary.edition(planned, &editions);
            plan::check_address(&edition, &editions, planned, diagnostics);
            editions.push(edition);
        }
        let titles = plan::titles(own[0].0, &editions);
        catalogue.works.push(Work { id: own[0].0.work.clone(), titles, editions });
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
fn broken_links(catalogue: &Catalogue, summaries: &[Summary]) -> Vec<Diagnostic> {
    let links = Links::new(catalogue);
    let broken = |(edition, summary): (&Edition, &Summary)| {
        let of = |(target, place): &(_, Place)| match links.destination(target, edition) {
            Destination::Broken(message) => Some(
                Diagnostic::warning("broken-link", message)
                    .at_place(place.clone())
                    .hint("the linked words are shown without a link"),
            ),
            _ => None,
        };
        summary.files.iter().filter_map(of).collect::<Vec<_>>()
    };
    catalogue.editions().zip(summaries).flat_map(broken).collect()
}

/// Makes all pages, and gives the places of the terms that texts mention.
fn write(
    input: &Input,
    outcome: &Outcome<'_>,
    summaries: &[Summary],
    (store, sink): (&dyn Store, &dyn Sink),
    progress: Progress<'_>,
) -> Result<BTreeSet<usize>, Vec<Diagnostic>> {
    let Outcome { catalogue, languages, texts, terms, .. } = outcome;
    let templates = Library::load(languages, &input.templates, StringTable::load(&input.strings)?)?;
    let base_url = input.address().map(|url| format!("{}/", url.trim_end_matches('/')));
    let date = input.date.clone().unwrap_or_else(|| latest(catalogue));
    let site = Site {
        config: &input.config,
        catalogue,
        works: catalogue.works.len(),
        languages,
        base_url: base_url.as_deref(),
        terms,
        counterparts: &Counterparts::default(),
        templates: &templates,
        stylesheet: input.assets.iter().map(|page| page.path.as_str()).find(|path| *path == assets::OWN_STYLESHEET),
        date: &date,
    };
    let constants = constants(input, &site);
    let searched = input.search;
    let made = Makings { site: &site, constants, texts, summaries, searched, store, sink }.make(progress);
    let made = made.map_err(|errors| {
        // One that mends a template wants to know what is wrong with the others too.
        let mistakes = Whole { site: &site, input, constants, made: &[], store, sink }.mistakes();
        works::each_once(errors.into_iter().chain(mistakes))
    })?;
    sink.works_are_made();
    let whole = Whole { site: &site, input, constants, made: &made, store, sink }.make()?;
    let mentioned = made.iter().flat_map(|(_, record)| record.spots.iter().flatten()).map(|spot| spot.term);
    let mentioned = mentioned.collect();
    manifest::write(sink, manifest::of(input, texts, catalogue, base_url, made, whole)).map_err(|error| vec![error])?;
    Ok(mentioned)
}

/// What tells a site from others, as far as all of its pages go.
fn constants(input: &Input, site: &Site<'_>) -> Fingerprint {
    let templates: Vec<_> =
        input.templates.iter().map(|own| (&own.name, own.source.path(), own.source.text())).collect();
    let config = input.config_source.as_ref().map(Source::text);
    let own = (templates, &input.strings, site.stylesheet);
    Fingerprint::of(&("site", config, site.base_url, site.languages, site.works == 1, own, site.terms.fingerprint()))
}

/// The latest date of the texts; where none has one, the beginning of time as computers count it.
pub fn latest(catalogue: &Catalogue) -> String {
    let dates = catalogue.editions().filter_map(|edition| calendar_date(edition.date.as_deref()?));
    dates.max().unwrap_or("1970-01-01").to_owned()
}
