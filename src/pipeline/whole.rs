//! The pages that concern the whole site: home pages, indexes, data files, feeds, search. They are made anew when anything
//! on the site has changed.

use super::Input;
use super::sink::{Sink, put};
use super::store::{Store, keep, recall};
use super::works::{Made, Rows, all_or_errors, rows_key, sections_key};
use crate::base::{Diagnostic, Language};
use crate::render::addresses::{CASUALTIES_CSV, CASUALTIES_JSON, SEARCH, TIMELINE_JSON};
use crate::render::casualties::data::COLUMNS;
use crate::render::concordance::Concordance;
use crate::render::overview::Overview;
use crate::render::records::csv;
use crate::render::{Page, Site};
use crate::search::{self, Record};
use crate::text::hash::Fingerprint;
use rayon::prelude::*;
use std::io::{self, Write};

/// What makes a page; there need not be one.
type Making<'m> = Box<dyn Fn() -> Option<Result<Page, Diagnostic>> + Sync + 'm>;

/// The files of a part of the site that were made, with the fingerprints of their bytes.
type Files = Vec<(String, Fingerprint)>;

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
    /// Makes all pages of the whole site, or takes them over.
    ///
    /// # Errors
    /// Diagnostics for templates that are wrong, and for pages that cannot be written.
    pub fn make(&self) -> Result<(), Vec<Diagnostic>> {
        for asset in &self.input.assets {
            put(self.sink, asset.clone()).map_err(|error| vec![error])?;
        }
        let works: Vec<&Fingerprint> = self.made.iter().map(|(key, _)| key).collect();
        let key =
            Fingerprint::of(&("whole", self.constants, self.site.catalogue, works, self.site.date, self.input.search));
        self.remembered(key, || {
            let mut files = all_or_errors(self.each_page(|page| put(self.sink, page)))?;
            files.extend(self.data().map_err(|error| vec![error])?);
            Ok(files)
        })?;
        if self.input.search { self.search() } else { Ok(()) }
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
    ) -> Result<(), Vec<Diagnostic>> {
        let known: Option<Files> = recall(self.store, &key);
        match known.filter(|files| files.iter().all(|(path, fingerprint)| self.sink.has(path, fingerprint))) {
            Some(files) => files.iter().for_each(|(path, _)| self.sink.keep(path)),
            None => keep(self.store, key, &make()?),
        }
        Ok(())
    }

    /// Makes each page and does something with it. They are not held together: an index of a large site is large.
    fn each_page<T: Send>(
        &self,
        act: impl Fn(Page) -> Result<T, Diagnostic> + Sync,
    ) -> Vec<Result<T, Vec<Diagnostic>>> {
        let site = self.site;
        let works = || site.catalogue.works.iter().zip(self.made.iter().map(|(_, record)| record));
        let editions = works().flat_map(|(work, record)| work.editions.iter().zip(&record.mentions));
        let concordance = Concordance::new(site.terms, editions);
        let overview = Overview::new(works().map(|(work, record)| (work, &record.facts)));
        let mut pages: Vec<Making<'_>> = Vec::new();
        for language in site.languages {
            pages.push(Box::new(|| Some(site.language_home(language, &overview))));
            pages.push(Box::new(|| site.terms_index(language, &concordance)));
            pages.push(Box::new(|| site.sections_index(language)));
            pages.push(Box::new(|| Some(Ok(site.feed(language)))));
            let searched = site.catalogue.has_editions_in(language);
            pages.push(Box::new(move || searched.then(|| site.search_page(language, self.input.search))));
        }
        pages.push(Box::new(|| Some(site.home(&overview))));
        pages.push(Box::new(|| Some(site.missing())));
        pages.push(Box::new(|| Some(Ok(site.sitemap()))));
        pages.push(Box::new(|| Some(Ok(site.robots()))));
        pages.push(Box::new(|| Some(Ok(site.sections_json()))));
        pages.push(Box::new(|| Some(Ok(site.terms_json(&concordance)))));
        pages.push(Box::new(|| Some(Ok(site.data_package()))));
        let made = pages.par_iter().filter_map(|make| make());
        made.map(|page| page.and_then(&act).map_err(|error| vec![error])).collect()
    }

    /// The search index, a language after the other.
    fn search(&self) -> Result<(), Vec<Diagnostic>> {
        let catalogue = self.site.catalogue;
        let mut entries = Vec::new();
        for language in self.site.languages.iter().filter(|language| catalogue.has_editions_in(language)) {
            let works = catalogue.works.iter().zip(self.made);
            let own = works.filter(|(work, _)| work.languages().contains(language)).map(|(_, (key, _))| key);
            let own: Vec<&Fingerprint> = own.collect();
            let key = Fingerprint::of(&("search", language, &own));
            self.remembered(key, || self.search_in(language, &own, entry_key(&key)))?;
            entries.extend(self.store.get(&entry_key(&key)));
        }
        let entry = search::merged(entries).map(|bytes| Page { path: format!("{SEARCH}{}", search::ENTRY), bytes });
        entry.map_or(Ok(()), |entry| put(self.sink, entry).map(drop)).map_err(|error| vec![error])
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

    /// The data files of claims and dates: the records of one work after the other.
    fn data(&self) -> Result<Files, Diagnostic> {
        let head = csv::<()>(&COLUMNS, &[]);
        let csv = self.file(CASUALTIES_CSV, &|out| {
            out.write_all(head.as_bytes())?;
            self.each(|rows| out.write_all(rows.claims_csv.as_bytes()))
        })?;
        let claims = self.file(CASUALTIES_JSON, &|out| self.array(out, |rows| rows.claims))?;
        let dates = self.file(TIMELINE_JSON, &|out| self.array(out, |rows| rows.dates))?;
        Ok(vec![csv, claims, dates])
    }

    fn file(
        &self,
        path: &str,
        write: &dyn Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(String, Fingerprint), Diagnostic> {
        Ok((path.to_owned(), self.sink.write(path, &mut |out| write(out))?))
    }

    /// A JSON array of the items of all works.
    fn array(&self, out: &mut dyn Write, items: impl Fn(Rows) -> String) -> io::Result<()> {
        let mut before = "[\n";
        self.each(|rows| {
            let items = items(rows);
            if items.is_empty() {
                return Ok(());
            }
            out.write_all(std::mem::replace(&mut before, ",\n").as_bytes())?;
            out.write_all(items.as_bytes())
        })?;
        out.write_all(if before == "[\n" { b"[]\n" } else { b"\n]\n" })
    }

    fn each(&self, mut f: impl FnMut(Rows) -> io::Result<()>) -> io::Result<()> {
        let lost = || io::Error::other("what is remembered of the build is gone");
        self.made.iter().try_for_each(|(key, _)| f(recall(self.store, &rows_key(key)).ok_or_else(lost)?))
    }
}

/// Under which that is kept which says of a search index what language it is of.
fn entry_key(index: &Fingerprint) -> Fingerprint {
    Fingerprint::of(&("entry", index))
}
