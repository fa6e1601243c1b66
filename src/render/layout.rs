//! What every page has: the site, the language switch, the way from the home page, descriptions for machines.

use super::Site;
use super::addresses::{search_path, sections_path, terms_path};
use super::view::{Alternate, Common, Crumb, IndexLinks, LanguageView, OpenGraph, PageView, SiteView};
use crate::base::Language;
use crate::base::path::{encode, relative};

/// The program's name and version.
pub const GENERATOR: &str = concat!("hexapla ", env!("CARGO_PKG_VERSION"));

/// What a page says of itself before it is dressed.
pub struct Draft<'a> {
    /// Its path.
    pub path: &'a str,
    /// Its kind.
    pub kind: &'static str,
    /// The language of its interface and its place.
    pub language: &'a Language,
    /// The title.
    pub title: String,
    /// A sentence on what it has.
    pub description: String,
    /// The same page in each language, with the ids of its sections.
    pub counterparts: Vec<(Language, String, String)>,
    /// The way from the home page: title and path.
    pub breadcrumbs: Vec<(String, Language, Option<String>)>,
    /// Structured data.
    pub json_ld: Option<String>,
}

/// The kind of the page for what is not there.
pub const MISSING: &str = "missing";

/// How addresses are written on a page.
struct Addresses {
    from: Option<String>,
    /// What leads to the root of the site.
    root: String,
}

impl Addresses {
    /// Relative to the page; but the page for what is not there is shown at any address, so that only the root of the site,
    /// where it is known, leads anywhere from it.
    fn of(draft: &Draft<'_>, base_url: Option<&str>) -> Self {
        if draft.kind == MISSING {
            return Self { from: None, root: base_url.map(path_of).unwrap_or_default() };
        }
        Self { from: Some(draft.path.to_owned()), root: "../".repeat(draft.path.matches('/').count()) }
    }

    /// The address of a page.
    fn to(&self, path: &str) -> String {
        match &self.from {
            Some(from) => encode(&relative(from, path)),
            None => format!("{}{}", self.root, encode(path)),
        }
    }
}

impl Site<'_> {
    /// What every page has.
    pub fn common(&self, draft: Draft<'_>) -> Common {
        let addresses = Addresses::of(&draft, self.base_url);
        let home = addresses.to(&format!("{}/index.html", draft.language));
        Common {
            site: SiteView {
                title: self.title(draft.language),
                generator: GENERATOR.to_owned(),
                root: addresses.root.clone(),
                home,
                stylesheet: self.stylesheet.map(|path| format!("{}{path}", addresses.root)),
            },
            indexes: self.index_links(&draft, &addresses),
            languages: self.language_views(&draft, &addresses),
            breadcrumbs: draft
                .breadcrumbs
                .iter()
                .map(|(title, language, path)| Crumb {
                    title: title.clone(),
                    lang: language.to_string(),
                    url: path.as_ref().map(|path| addresses.to(path)),
                })
                .collect(),
            page: self.page_view(draft, &addresses),
        }
    }

    /// The ways to the indexes in the language of the page.
    fn index_links(&self, draft: &Draft<'_>, addresses: &Addresses) -> IndexLinks {
        let language = draft.language;
        let sections = self.catalogue.has_editions_in(language);
        IndexLinks {
            terms: self.terms.has(language).then(|| addresses.to(&terms_path(language))),
            sections: sections.then(|| addresses.to(&sections_path(language))),
            search: sections.then(|| addresses.to(&search_path(language))),
        }
    }

    fn language_views(&self, draft: &Draft<'_>, addresses: &Addresses) -> Vec<LanguageView> {
        let view = |(language, path, sections): &(Language, String, String)| LanguageView {
            lang: language.to_string(),
            name: self.templates.strings.language_name(language),
            url: addresses.to(path),
            current: language == draft.language,
            sections: sections.clone(),
        };
        draft.counterparts.iter().map(view).collect()
    }

    fn page_view(&self, draft: Draft<'_>, addresses: &Addresses) -> PageView {
        let language = draft.language;
        let interface = self.templates.strings.of(language).map_or(language, |strings| &strings.language);
        let somewhere = draft.kind != MISSING;
        let canonical = self.canonical(draft.path).filter(|_| somewhere);
        PageView {
            kind: draft.kind,
            lang: interface.to_string(),
            dir: interface.direction(),
            alternates: if somewhere { self.alternates(&draft.counterparts) } else { Vec::new() },
            feed: somewhere.then(|| addresses.to(&format!("{language}/feed.xml"))),
            json_ld: draft.json_ld,
            og: OpenGraph {
                kind: if draft.kind == "edition" { "article" } else { "website" },
                title: draft.title.clone(),
                description: draft.description.clone(),
                url: canonical.clone(),
                locale: language.as_str().replace('-', "_"),
                site_name: self.title(language),
            },
            title: draft.title,
            description: draft.description,
            canonical,
            robots: (!somewhere).then_some("noindex"),
        }
    }

    /// The same page in other languages, for robots, which want whole addresses: none where the site has no address.
    fn alternates(&self, counterparts: &[(Language, String, String)]) -> Vec<Alternate> {
        if counterparts.len() < 2 {
            return Vec::new();
        }
        let default = self.languages.iter().find_map(|language| counterparts.iter().find(|(own, ..)| own == language));
        let named = counterparts.iter().map(|(language, path, _)| (language.to_string(), path));
        let all = named.chain(default.map(|(_, path, _)| ("x-default".to_owned(), path)));
        all.filter_map(|(lang, path)| Some(Alternate { lang, url: self.canonical(path)? })).collect()
    }
}

/// The path part of an address.
pub fn path_of(base: &str) -> String {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..]).to_owned()
}
