//! What robots and feed readers read: the sitemap, robots.txt, the feeds.

use super::addresses::{beside_path, casualties_path, in_each_language, sections_path, terms_path, timeline_path};
use super::beside::pairs;
use super::html::escape;
use super::layout::GENERATOR;
use super::{Page, Site};
use crate::base::Language;
use crate::catalogue::Edition;
use std::fmt::Write;

/// Stands for the address of a site that has none; the top-level domain is reserved for what is not there (RFC 2606).
pub const NO_ADDRESS: &str = "https://site.invalid/";

impl Site<'_> {
    fn address(&self, path: &str) -> String {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        format!("{}{}", self.base_url.unwrap_or(NO_ADDRESS), crate::base::path::encode(path))
    }

    /// `sitemap.xml`, with the same page in other languages.
    pub fn sitemap(&self) -> Page {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
        );
        let homes: Vec<(&Language, String)> =
            self.languages.iter().map(|language| (language, format!("{language}/index.html"))).collect();
        for (_, path) in &homes {
            self.entry(&mut out, path, &homes, None);
        }
        let languages = || self.languages.iter();
        let terms = languages().filter(|language| self.terms.has(language));
        let terms: Vec<(&Language, String)> = terms.map(|language| (language, terms_path(language))).collect();
        let sections = languages()
            .filter(|language| self.catalogue.has_editions_in(language))
            .map(|language| (language, sections_path(language)));
        let sections: Vec<(&Language, String)> = sections.collect();
        for index in [&terms, &sections] {
            index.iter().for_each(|(_, path)| self.entry(&mut out, path, index, None));
        }
        for work in &self.catalogue.works {
            let principal: Vec<(&Language, String)> = work
                .editions
                .iter()
                .filter(|edition| edition.principal)
                .map(|edition| (&edition.language, edition.page()))
                .collect();
            for edition in &work.editions {
                let alternates = if edition.principal { &principal[..] } else { &[] };
                self.entry(&mut out, &edition.page(), alternates, edition.date.as_deref());
            }
            let tables = work.has_claims().then(|| in_each_language(work, casualties_path));
            let timeline = work.has_dates().then(|| in_each_language(work, timeline_path));
            for pages in [tables, timeline].into_iter().flatten() {
                let pages: Vec<(&Language, String)> =
                    pages.iter().map(|(language, path, _)| (language, path.clone())).collect();
                pages.iter().for_each(|(_, path)| self.entry(&mut out, path, &pages, None));
            }
            for (one, other) in pairs(work) {
                let path = beside_path(&work.editions[one], &work.editions[other]).unwrap_or_default();
                self.entry(&mut out, &path, &[], None);
            }
        }
        out.push_str("</urlset>\n");
        Page::text("sitemap.xml", out)
    }

    fn entry(&self, out: &mut String, path: &str, alternates: &[(&Language, String)], date: Option<&str>) {
        let _ = write!(out, "<url><loc>{}</loc>", escape(&self.address(path)));
        if let Some(date) = date.and_then(calendar_date) {
            let _ = write!(out, "<lastmod>{}</lastmod>", escape(date));
        }
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
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n<generator>{GENERATOR}</generator>\n<author><name>{}</name></author>\n<link rel=\"self\" href=\"{}\"/>\n",
            escape(&title),
            escape(&self.address(&path)),
            instant(updated),
            escape(self.config.publisher.as_deref().unwrap_or(&self.title(language))),
            escape(&self.address(&path)),
        );
        for edition in editions {
            let address = escape(&self.address(&edition.page()));
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
