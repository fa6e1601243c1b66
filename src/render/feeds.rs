//! What robots and feed readers read: the sitemap, robots.txt, the feeds.

use super::addresses::{beside_path, casualties_path, sections_path, terms_path, timeline_path};
use super::beside::pairs;
use super::html::escape;
use super::layout::GENERATOR;
use super::{Page, Site};
use crate::base::Language;
use crate::catalogue::{Edition, Work};
use std::fmt::Write;
use std::rc::Rc;

/// Stands for the address of a site that has none; the top-level domain is reserved for what is not there (RFC 2606).
pub const NO_ADDRESS: &str = "https://site.invalid/";

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SITEMAP: &str = "sitemap.xml";
const SITEMAPS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
/// How many pages one file of a sitemap names: the protocol allows 50,000, and 50 MB.
const MOST_LISTED: usize = 20_000;
/// How many editions a feed has: it tells readers what is new, and is no list of all.
const MOST_NEW: usize = 100;

/// A page in a sitemap.
struct Listed<'a> {
    path: String,
    /// The same page in each language, itself included.
    alternates: Rc<Vec<(&'a Language, String)>>,
    date: Option<&'a str>,
}

/// Pages that are each other's counterparts in other languages.
fn together(pages: Vec<(&Language, String)>) -> Vec<Listed<'_>> {
    let alternates = Rc::new(pages);
    let listed =
        |(_, path): &(_, String)| Listed { path: path.clone(), alternates: Rc::clone(&alternates), date: None };
    alternates.iter().map(listed).collect()
}

/// The pages of a work.
fn listed_of(work: &Work) -> Vec<Listed<'_>> {
    let principal = work.editions.iter().filter(|edition| edition.principal);
    let principal = Rc::new(principal.map(|edition| (&edition.language, edition.page())).collect::<Vec<_>>());
    let alternates = |edition: &Edition| if edition.principal { Rc::clone(&principal) } else { Rc::default() };
    let editions = work.editions.iter().map(|edition| Listed {
        path: edition.page(),
        alternates: alternates(edition),
        date: edition.date.as_deref(),
    });
    let mut listed: Vec<Listed<'_>> = editions.collect();
    let about =
        [(work.has_claims(), casualties_path as fn(&Language, &str) -> String), (work.has_dates(), timeline_path)];
    for (_, path) in about.into_iter().filter(|(has, _)| *has) {
        let editions = work.editions.iter().filter(|edition| edition.principal);
        listed
            .extend(together(editions.map(|edition| (&edition.language, path(&edition.language, &work.id))).collect()));
    }
    let beside =
        pairs(work).into_iter().filter_map(|(one, other)| beside_path(&work.editions[one], &work.editions[other]));
    listed.extend(beside.map(|path| Listed { path, alternates: Rc::default(), date: None }));
    listed
}

/// A part of a long sitemap.
fn part_of_sitemap(at: usize) -> String {
    format!("sitemap-{at}.xml")
}

impl Site<'_> {
    fn address(&self, path: &str) -> String {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        format!("{}{}", self.base_url.unwrap_or(NO_ADDRESS), crate::base::path::encode(path))
    }

    /// `sitemap.xml`, with the same page in other languages. Where a site has more pages than may stand in one file, it names
    /// the files in which they stand (<https://www.sitemaps.org/protocol.html>).
    pub fn sitemap(&self) -> impl Iterator<Item = Page> + '_ {
        let parts = self.listed().count().div_ceil(MOST_LISTED);
        let index = (parts > 1).then(|| {
            let part = |at| format!("<sitemap><loc>{}</loc></sitemap>\n", escape(&self.address(&part_of_sitemap(at))));
            let parts: String = (1..=parts).map(part).collect();
            Page::text(SITEMAP, format!("{XML}<sitemapindex xmlns=\"{SITEMAPS}\">\n{parts}</sitemapindex>\n"))
        });
        let mut rest = self.listed();
        let part = move |at: usize| {
            let mut out = format!("{XML}<urlset xmlns=\"{SITEMAPS}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
            rest.by_ref().take(MOST_LISTED).for_each(|listed| self.entry(&mut out, &listed));
            out.push_str("</urlset>\n");
            Page::text(if parts > 1 { part_of_sitemap(at) } else { SITEMAP.to_owned() }, out)
        };
        index.into_iter().chain((1..=parts.max(1)).map(part))
    }

    /// The pages that robots should find.
    fn listed(&self) -> impl Iterator<Item = Listed<'_>> {
        let in_each = |path: fn(&Language) -> String, has: &dyn Fn(&Language) -> bool| {
            let languages = self.languages.iter().filter(|language| has(language));
            together(languages.map(|language| (language, path(language))).collect())
        };
        let homes = in_each(|language| format!("{language}/index.html"), &|_| true);
        let terms = in_each(terms_path, &|language| self.terms.has(language));
        let sections = in_each(sections_path, &|language| self.catalogue.has_editions_in(language));
        homes.into_iter().chain(terms).chain(sections).chain(self.catalogue.works.iter().flat_map(listed_of))
    }

    fn entry(&self, out: &mut String, listed: &Listed<'_>) {
        let _ = write!(out, "<url><loc>{}</loc>", escape(&self.address(&listed.path)));
        if let Some(date) = listed.date.and_then(calendar_date) {
            let _ = write!(out, "<lastmod>{}</lastmod>", escape(date));
        }
        let alternates = &listed.alternates;
        if alternates.len() > 1 {
            let default =
                self.languages.iter().find_map(|language| alternates.iter().find(|(own, _)| *own == language));
            let named = alternates.iter().map(|(language, path)| (language.as_str(), path));
            for (language, path) in named.chain(default.map(|(_, path)| ("x-default", path))) {
                let _ = write!(
                    out,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\"/>",
                    escape(&self.address(path))
                );
            }
        }
        out.push_str("</url>\n");
    }

    /// `robots.txt`.
    pub fn robots(&self) -> Page {
        let sitemap = self.base_url.map_or(String::new(), |base| format!("\nSitemap: {base}sitemap.xml\n"));
        Page::text("robots.txt", format!("User-agent: *\nAllow: /\n{sitemap}"))
    }

    /// The feed of a language (Atom, RFC 4287): its editions, the latest first.
    pub fn feed(&self, language: &Language) -> Page {
        let path = format!("{language}/feed.xml");
        let title = self.templates.strings.with(language, "feed-title", &[("site", self.title(language).into())]);
        let mut editions: Vec<&Edition> =
            self.catalogue.editions().filter(|edition| edition.language == *language).collect();
        editions.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.page().cmp(&b.page())));
        let updated = editions
            .iter()
            .filter_map(|edition| edition.date.as_deref().and_then(calendar_date))
            .max()
            .unwrap_or(self.date);
        let mut out = format!(
            "{XML}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n<generator>{GENERATOR}</generator>\n<author><name>{}</name></author>\n<link rel=\"self\" href=\"{}\"/>\n",
            escape(&title),
            escape(&self.address(&path)),
            instant(updated),
            escape(self.config.publisher.as_deref().unwrap_or(&self.title(language))),
            escape(&self.address(&path)),
        );
        for edition in editions.into_iter().take(MOST_NEW) {
            let address = self.address(&edition.page());
            let address = escape(&address);
            let date = edition.date.as_deref().and_then(calendar_date).unwrap_or(self.date);
            let _ = writeln!(
                out,
                "<entry><title>{} — {}</title><id>{address}</id><link href=\"{address}\" hreflang=\"{language}\"/><updated>{}</updated></entry>",
                escape(&edition.title),
                escape(&self.label(edition)),
                instant(date)
            );
        }
        out.push_str("</feed>\n");
        Page::text(path, out)
    }
}

/// The day of a date that begins as ISO 8601 dates do.
pub fn calendar_date(date: &str) -> Option<&str> {
    let day = date.get(..10)?;
    let shape = day.chars().enumerate().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() });
    let within = |range: std::ops::Range<usize>, most: u8| {
        day.get(range).and_then(|number| number.parse().ok()).is_some_and(|number: u8| (1..=most).contains(&number))
    };
    (shape && within(5..7, 12) && within(8..10, 31)).then_some(day)
}

/// A date as an instant (RFC 3339).
fn instant(date: &str) -> String {
    if date.len() > 10 { date.to_owned() } else { format!("{date}T00:00:00Z") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Catalogue, Size};
    use crate::config::SiteConfig;
    use crate::render::counterparts::Counterparts;
    use crate::render::strings::StringTable;
    use crate::render::templates::Library;
    use crate::terms::Terms;

    fn work(at: usize) -> Work {
        let edition = Edition {
            work: format!("w{at}"),
            language: Language::known("en"),
            id: "current".into(),
            label: None,
            title: String::new(),
            principal: true,
            sections: Vec::new(),
            source: format!("w{at}/en.md"),
            size: Size::default(),
            claims: 0,
            dates: 0,
            date: None,
            license: None,
        };
        Work { id: edition.work.clone(), editions: vec![edition], titles: Vec::new() }
    }

    fn with_works(count: usize, check: impl Fn(&Site<'_>)) {
        let languages = [Language::known("en")];
        let templates = Library::load(&languages, &[], StringTable::load(&[]).unwrap()).unwrap();
        check(&Site {
            config: &SiteConfig::default(),
            catalogue: &Catalogue { works: (0..count).map(work).collect() },
            works: count,
            languages: &languages,
            base_url: Some("https://example.org/"),
            terms: &Terms::default(),
            counterparts: &Counterparts::default(),
            templates: &templates,
            stylesheet: None,
            date: "1970-01-01",
        });
    }

    #[test]
    fn a_long_sitemap_is_in_parts_that_have_each_page_once() {
        with_works(2 * MOST_LISTED, |site| {
            let pages: Vec<(String, String)> =
                site.sitemap().map(|page| (page.path, String::from_utf8(page.bytes).unwrap())).collect();
            let paths: Vec<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
            assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
            assert!(
                paths[1..].iter().all(|path| pages[0].1.contains(&format!("<loc>https://example.org/{path}</loc>")))
            );
            let all: String = pages[1..].iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!(all.matches("<loc>").count(), 2 * MOST_LISTED + 2, "the works, their home page and their index");
            assert_eq!(all.matches("/en/w20000/</loc>").count(), 1);
            assert!(pages[1..].iter().all(|(_, text)| text.matches("<url>").count() <= MOST_LISTED));
        });
    }

    #[test]
    fn a_short_sitemap_is_one_file_and_a_feed_has_the_latest() {
        with_works(MOST_NEW + 1, |site| {
            assert_eq!(site.sitemap().map(|page| page.path).collect::<Vec<_>>(), ["sitemap.xml"]);
            let feed = String::from_utf8(site.feed(&site.languages[0]).bytes).unwrap();
            assert_eq!(feed.matches("<entry>").count(), MOST_NEW);
        });
    }
}
