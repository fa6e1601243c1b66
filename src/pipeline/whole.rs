//! The pages that concern the whole site: home pages, indexes, data files, feeds, search. They are made anew when anything
//! on the site has changed.

use super::Input;
use super::sink::{Sink, put};
use super::store::{Store, keep, recall};
use super::works::{Made, Rows, all_or_errors, rows_key, sections_key};
use crate::base::{Diagnostic, Language};
use crate::render::addresses::{CASUALTIES_CSV, CASUALTIES_JSON, SEARCH, SECTIONS_JSON, TERMS_JSON, TIMELINE_JSON};
use crate::render::casualties::data::COLUMNS;
use crate::render::concordance::Concordance;
use crate::render::overview::Overview;
use crate::render::records::csv;
use crate::render::{Page, Site};
use crate::search::{self, Record};
use crate::text::hash::{Fingerprint, Sum};
use rayon::prelude::*;
use std::io::{self, Write};

/// What makes pages, one after the other.
type Making<'m> = Box<dyn Fn() -> Pages<'m> + Sync + 'm>;

/// Pages, or what is wrong with their templates.
type Pages<'m> = Box<dyn Iterator<Item = Result<Page, Diagnostic>> + 'm>;

/// The files of a part of the site that were made, with the sums of their bytes.
type Files = Vec<(String, Sum)>;

/// What is needed to make the pages of the whole site.
pub struct Whole<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// What it is built from.
    pub input: &'a Input,
    /// What tells the site from others, as far as all of its pages go.
    pub constants: Fingerprint,
    /// Its works.
    pub made: &'a [Made],
    /// What remembers pages that were made before.
    pub store: &'a dyn Store,
    /// Where the pages go.
    pub sink: &'a dyn Sink,
}

impl Whole<'_> {
    /// Makes all pages of the whole site, or takes them over, and says which they are.
    ///
    /// # Errors
    /// Diagnostics for templates that are wrong, and for pages that cannot be written.
    pub fn make(&self) -> Result<Files, Vec<Diagnostic>> {
        let assets = self.input.assets.iter().map(|asset| put(self.sink, asset.clone()));
        let mut made: Files = assets.collect::<Result<_, _>>().map_err(|error| vec![error])?;
        let works: Vec<&Fingerprint> = self.made.iter().map(|(key, _)| key).collect();
        let key =
            Fingerprint::of(&("whole", self.constants, self.site.catalogue, works, self.site.date, self.input.search));
        made.extend(self.remembered(key, || {
            let mut files = all_or_errors(self.each_page(|page| put(self.sink, page)))?;
            files.extend(self.data().map_err(|error| vec![error])?);
            Ok(files)
        })?);
        if self.input.search {
            made.extend(self.search()?);
        }
        Ok(made)
    }

    /// What is wrong with the templates of these pages.
    pub fn mistakes(&self) -> Vec<Diagnostic> {
        self.each_page(|_| Ok(())).into_iter().filter_map(Result::err).flatten().collect()
    }

    /// Takes over files that are remembered under a key, or makes and remembers them.
    fn remembered(
        &self,
        key: Fingerprint,
        make: impl FnOnce() -> Result<Files, Vec<Diagnostic>>,
    ) -> Result<Files, Vec<Diagnostic>> {
        let known: Option<Files> = recall(self.store, &key);
        if let Some(files) = known.filter(|files| files.iter().all(|(path, sum)| self.sink.has(path, &sum.fingerprint)))
        {
            files.iter().for_each(|(path, _)| self.sink.keep(path));
            return Ok(files);
        }
        let files = make()?;
        keep(self.store, key, &files);
        Ok(files)
    }

    /// Makes each page and does something with it. They are not held together: an index of a large site is large.
    fn each_page<T: Send>(
        &self,
        act: impl Fn(Page) -> Result<T, Diagnostic> + Sync,
    ) -> Vec<Result<T, Vec<Diagnostic>>> {
        let site = self.site;
        let works = site.catalogue.works.iter().zip(self.made.iter().map(|(_, record)| record));
        let concordance = self.concordance();
        let overview = Overview::new(works.map(|(work, record)| (work, &record.facts)));
        let mut pages: Vec<Making<'_>> = Vec::new();
        for language in site.languages {
            pages.push(Box::new(|| one(site.language_home(language, &overview))));
            pages.push(Box::new(|| Box::new(site.terms_index(language, &concordance).into_iter())));
            pages.push(Box::new(|| Box::new(site.term_pages(language, &concordance))));
            pages.push(Box::new(|| Box::new(site.sections_index(language).into_iter())));
            pages.push(Box::new(|| one(Ok(site.feed(language)))));
            if site.catalogue.has_editions_in(language) {
                pages.push(Box::new(|| one(site.search_page(language, self.input.search))));
            }
        }
        pages.push(Box::new(|| one(site.home(&overview))));
        pages.push(Box::new(|| one(site.missing())));
        pages.push(Box::new(|| Box::new(site.sitemap().map(Ok))));
        pages.push(Box::new(|| one(Ok(site.robots()))));
        pages.push(Box::new(|| one(Ok(site.no_jekyll()))));
        pages.push(Box::new(|| one(Ok(site.headers()))));
        pages.push(Box::new(|| one(Ok(site.data_package()))));
        let made = pages.par_iter().flat_map_iter(|make| make());
        made.map(|page| page.and_then(&act).map_err(|error| vec![error])).collect()
    }

    /// Where the terms of the site stand.
    fn concordance(&self) -> Concordance<'_> {
        let works = self.site.catalogue.works.iter().zip(self.made);
        let editions = works.flat_map(|(work, (_, record))| work.editions.iter().zip(&record.spots));
        Concordance::new(self.site.terms, editions)
    }

    /// The search index, a language after the other.
    fn search(&self) -> Result<Files, Vec<Diagnostic>> {
        let catalogue = self.site.catalogue;
        let (mut files, mut entries) = (Files::new(), Vec::new());
        for language in self.site.languages.iter().filter(|language| catalogue.has_editions_in(language)) {
            let works = catalogue.works.iter().zip(self.made);
            let own = works.filter(|(work, _)| work.languages().contains(language)).map(|(_, (key, _))| key);
            let own: Vec<&Fingerprint> = own.collect();
            let key = Fingerprint::of(&("search", language, &own));
            files.extend(self.remembered(key, || self.search_in(language, &own, entry_key(&key)))?);
            entries.extend(self.store.get(&entry_key(&key)));
        }
        let entry = search::merged(entries).map(|bytes| Page { path: format!("{SEARCH}{}", search::ENTRY), bytes });
        let entry = entry.map(|entry| put(self.sink, entry)).transpose().map_err(|error| vec![error])?;
        files.extend(entry);
        Ok(files)
    }

    /// The files of the search index of a language; what says which languages there are is kept.
    fn search_in(
        &self,
        language: &Language,
        works: &[&Fingerprint],
        entry: Fingerprint,
    ) -> Result<Files, Vec<Diagnostic>> {
        let all = works.iter().filter_map(|key| recall::<Vec<Record>>(self.store, &sections_key(key)));
        let own = all.flatten().filter(|record| record.language == *language).collect();
        let failed = |error: String| {
            vec![
                Diagnostic::error("search-index", format!("the search index cannot be made: {error}"))
                    .hint("`--no-search` leaves it out"),
            ]
        };
        let (said, files): (Vec<_>, Vec<_>) =
            search::index(language, own).map_err(failed)?.into_iter().partition(|(path, _)| path == search::ENTRY);
        said.into_iter().for_each(|(_, bytes)| self.store.put(entry, bytes));
        all_or_errors(files.into_iter().map(|(path, bytes)| {
            put(self.sink, Page { path: format!("{SEARCH}{path}"), bytes }).map_err(|error| vec![error])
        }))
    }

    /// The data files: the records of one work, of one term after the other.
    fn data(&self) -> Result<Files, Diagnostic> {
        let head = csv::<()>(&COLUMNS, &[]);
        let csv = self.file(CASUALTIES_CSV, &|out| {
            out.write_all(head.as_bytes())?;
            self.rows().try_for_each(|rows| out.write_all(rows?.claims_csv.as_bytes()))
        })?;
        let claims = self.file(CASUALTIES_JSON, &|out| self.array(out, |rows| rows.claims))?;
        let dates = self.file(TIMELINE_JSON, &|out| self.array(out, |rows| rows.dates))?;
        let sections = self.file(SECTIONS_JSON, &|out| self.array(out, |rows| rows.sections))?;
        let concordance = self.concordance();
        let terms = self.file(TERMS_JSON, &|out| array(out, self.site.term_items(&concordance).map(Ok)))?;
        Ok(vec![csv, claims, dates, sections, terms])
    }

    fn file(&self, path: &str, write: &dyn Fn(&mut dyn Write) -> io::Result<()>) -> Result<(String, Sum), Diagnostic> {
        Ok((path.to_owned(), self.sink.write(path, &mut |out| write(out))?))
    }

    /// A JSON array of the items of all works.
    fn array(&self, out: &mut dyn Write, items: impl Fn(Rows) -> String) -> io::Result<()> {
        array(out, self.rows().map(|rows| rows.map(&items)))
    }

    /// What the works have in data files, one after the other.
    fn rows(&self) -> impl Iterator<Item = io::Result<Rows>> {
        let lost = || io::Error::other("what is remembered of the build is gone");
        self.made.iter().map(move |(key, _)| recall(self.store, &rows_key(key)).ok_or_else(lost))
    }
}

/// A JSON array of items, of which some may be empty and some be several.
fn array(out: &mut dyn Write, items: impl Iterator<Item = io::Result<String>>) -> io::Result<()> {
    let mut before = "[\n";
    for items in items {
        let items = items?;
        if !items.is_empty() {
            out.write_all(std::mem::replace(&mut before, ",\n").as_bytes())?;
            out.write_all(items.as_bytes())?;
        }
    }
    out.write_all(if before == "[\n" { b"[]\n" } else { b"\n]\n" })
}

/// A page alone.
fn one<'m>(page: Result<Page, Diagnostic>) -> Pages<'m> {
    Box::new(std::iter::once(page))
}

/// Under which that is kept which says of a search index what language it is of.
fn entry_key(index: &Fingerprint) -> Fingerprint {
    Fingerprint::of(&("entry", index))
}
