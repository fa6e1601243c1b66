//! The casualty tables of a small work, and the figures in its articles, from claims that are made by hand.

mod common;

use common::html::{assert_inert, assert_links_lead_somewhere, each_element, ids, values};
use hexapla::audit::conservation::{Account, account};
use hexapla::audit::pages;
use hexapla::base::{Language, Source, Span};
use hexapla::casualty::{Approximation, Claim, Kind, Kinds, Party, Population, Scope};
use hexapla::catalogue::{Catalogue, Edition, Size, Work};
use hexapla::config::SiteConfig;
use hexapla::document::{Document, Paragraph, paragraphs, sections};
use hexapla::link::Links;
use hexapla::read::Format;
use hexapla::render::article::visible_text;
use hexapla::render::beside;
use hexapla::render::counterparts::Counterparts;
use hexapla::render::overview::Overview;
use hexapla::render::overview::facts::WorkFacts;
use hexapla::render::records;
use hexapla::render::strings::StringTable;
use hexapla::render::templates::Library;
use hexapla::render::{EditionText, Page, Site, assets, casualties};
use hexapla::terms::Terms;
use hexapla::{clean, outline, read};
use std::collections::{BTreeMap, HashMap};

const ENGLISH: &str = "---
title: The island war
lang: en
---

About 1,200 soldiers of Albania died in the war; the admiralty says 900.

## The bay {#bay}

In the bay 30 to 40 were wounded, and [7 were taken](https://example.org/) <prisoner>.
";

const CHINESE: &str = "---
title: 島戰
lang: zh-Hant
---

全戰爭中阿爾巴尼亞軍死亡1，500人。

## 海灣 {#bay}

海灣之役有**三**十人負傷。
";

/// A figure of a text: the words, the numbers, what it says.
fn claim(source: &Source, id: &str, text: &str, numbers: (u64, u64), kinds: Kind, section: &str) -> Claim {
    let start = source.text().find(text).unwrap_or_else(|| panic!("{text}"));
    Claim {
        id: id.to_owned(),
        span: Span::new(start, start + text.len()),
        text: text.to_owned(),
        sentence: source.line_at(start).0.to_owned(),
        low: numbers.0,
        high: numbers.1,
        approximation: Approximation::Exact,
        party: Party::of(["al"]),
        population: Population::Military,
        kinds: Kinds::of([kinds]),
        scope: if section.is_empty() { Scope::War } else { Scope::Event },
        total: section.is_empty(),
        claimant: String::new(),
        section: section.to_owned(),
        edited: false,
    }
}

/// An edition with all that is known of it.
struct Own {
    source: Source,
    document: Document,
    edition: Edition,
    claims: Vec<Claim>,
}

impl Own {
    fn text<'a>(&'a self, paragraphs: &'a [Paragraph<'a>], account: &'a Account) -> EditionText<'a> {
        EditionText {
            edition: &self.edition,
            document: &self.document,
            paragraphs,
            source: &self.source,
            sha256: "",
            format: Format::Markdown,
            account,
            diagnostics: &[],
            claims: &self.claims,
            mentions: &[],
            timeline: &[],
        }
    }
}

fn own(tag: &str, id: &str, principal: bool, text: &str, claims: impl Fn(&Source) -> Vec<Claim>) -> Own {
    let source = Source::new(format!("{tag}-{id}.md"), text);
    let document = outline::settle(clean::clean(read::read(&source).document));
    let claims = claims(&source);
    let edition = Edition {
        work: "war".to_owned(),
        language: tag.parse().unwrap(),
        id: id.to_owned(),
        label: None,
        title: document.metadata.title.clone().unwrap(),
        principal,
        sections: sections(&document),
        source: source.path().to_owned(),
        size: Size::default(),
        claims: claims.len(),
        dates: 0,
        date: None,
        license: None,
    };
    Own { source, document, edition, claims }
}

fn english(source: &Source) -> Vec<Claim> {
    vec![
        Claim {
            approximation: Approximation::About,
            ..claim(source, "c-all", "About 1,200", (1_200, 1_200), Kind::Killed, "")
        },
        Claim { claimant: "the admiralty".to_owned(), ..claim(source, "c-adm", "900", (900, 900), Kind::Killed, "") },
        claim(source, "c-bay", "30 to 40", (30, 40), Kind::Wounded, "bay"),
        Claim { claimant: "=x\"y".to_owned(), ..claim(source, "c-pow", "7", (7, 7), Kind::Captured, "bay") },
    ]
}

fn chinese(source: &Source) -> Vec<Claim> {
    vec![
        claim(source, "c-all", "1，500人", (1_500, 1_500), Kind::Killed, ""),
        claim(source, "c-bay", "三**十人", (30, 30), Kind::Wounded, "bay"),
    ]
}

/// The pages of the work: its articles, its tables, its data.
fn site() -> BTreeMap<String, Vec<u8>> {
    let editions = [
        own("en", "current", true, ENGLISH, english),
        own("zh-Hant", "current", true, CHINESE, chinese),
        own("zh-Hant", "earlier", false, CHINESE, chinese),
    ];
    let languages: Vec<Language> = ["en", "zh-Hant"].map(|tag| tag.parse().unwrap()).into();
    let titles = editions.iter().filter(|own| own.edition.principal);
    let titles = titles.map(|own| (own.edition.language.clone(), own.edition.title.clone(), String::new()));
    let work = Work {
        id: "war".to_owned(),
        titles: titles.collect(),
        editions: editions.iter().map(|own| own.edition.clone()).collect(),
    };
    let catalogue = Catalogue { works: vec![work] };
    let strings = StringTable::load(&[]).unwrap_or_else(|errors| panic!("{errors:?}"));
    let templates = Library::load(&languages, &[], strings).unwrap_or_else(|errors| panic!("{errors:?}"));
    let config = SiteConfig::default();
    let site = Site {
        config: &config,
        catalogue: &catalogue,
        works: 1,
        languages: &languages,
        base_url: Some("https://example.org/"),
        terms: &Terms::default(),
        counterparts: &Counterparts::default(),
        templates: &templates,
        stylesheet: None,
        date: "2026-01-01",
    };
    let accounts: Vec<_> = editions.iter().map(|own| account(&own.source, &own.document)).collect();
    let paragraphs: Vec<_> = editions.iter().map(|own| paragraphs(&own.document)).collect();
    let all = editions.iter().zip(&paragraphs).zip(&accounts);
    let texts: Vec<EditionText<'_>> = all.map(|((own, paragraphs), account)| own.text(paragraphs, account)).collect();
    let pages = pages_of(&site, &texts);
    let shown: Vec<(String, String)> =
        editions.iter().map(|own| (own.edition.page(), visible_text(&own.document))).collect();
    let all: BTreeMap<&str, &[u8]> = pages.iter().map(|page| (page.path.as_str(), page.bytes.as_slice())).collect();
    let shown: HashMap<&str, &str> = shown.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let problems = pages::check(&all, &shown);
    assert!(problems.is_empty(), "{problems:#?}");
    pages.into_iter().map(|page| (page.path, page.bytes)).collect()
}

fn pages_of(site: &Site<'_>, texts: &[EditionText<'_>]) -> Vec<Page> {
    let work = &site.catalogue.works[0];
    let links = Links::new(site.catalogue);
    let facts = WorkFacts::new(site.counterparts, texts);
    let overview = Overview::new([(work, &facts)]);
    let mut pages: Vec<Page> = texts.iter().map(|text| site.edition(text, &links).unwrap()).collect();
    for language in site.languages {
        pages.push(site.casualties(work, language, texts).unwrap_or_else(|error| panic!("{error:?}")));
        pages.extend(site.sections_index(language).into_iter().map(Result::unwrap));
        pages.extend([
            site.provenance(work, language, texts).unwrap(),
            site.language_home(language, &overview).unwrap(),
            site.search_page(language, false).unwrap(),
            site.feed(language),
        ]);
    }
    let beside = beside::pairs(work).into_iter();
    pages.extend(beside.map(|(one, other)| site.beside(work, &texts[one], &texts[other], &links).unwrap()));
    pages.extend([site.home(&overview).unwrap(), site.data_package()]);
    pages.extend(site.sitemap());
    pages.push(Page::text("data/sections.json", format!("[\n{}\n]\n", site.section_items(work))));
    let (lines, items) = casualties::data::records(texts);
    let csv = records::csv::<()>(&casualties::data::COLUMNS, &[]) + &lines;
    pages.push(Page::text("data/casualties.csv", csv));
    pages.push(Page::text("data/casualties.json", format!("[\n{items}\n]\n")));
    let files = assets::STATIC.iter().map(|(path, text)| Page::text(format!("static/{path}"), (*text).to_owned()));
    pages.extend(files);
    pages
}

fn text(pages: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(pages[path].clone()).unwrap()
}

#[test]
fn the_pages_fit_together_and_nothing_in_them_runs() {
    let pages = site();
    assert_links_lead_somewhere(&pages);
    for path in pages.keys().filter(|path| path.ends_with(".html")) {
        assert_inert(path, &text(&pages, path));
    }
}

#[test]
fn figures_in_the_text_lead_to_their_rows_and_back() {
    let pages = site();
    let english = text(&pages, "en/war/index.html");
    let figure = |id: &str, value: &str, text: &str| {
        format!(
            "<data id=\"{id}\" value=\"{value}\"><a class=\"figure\" href=\"casualties/index.html#{id}\">{text}</a></data>"
        )
    };
    assert!(english.contains(&figure("c-all", "1200", "About 1,200")), "{english}");
    assert!(english.contains(&figure("c-bay", "30-40", "30 to 40")), "{english}");
    assert!(english.contains("<data id=\"c-pow\" value=\"7\">7</data> were taken</a>"), "no link in a link: {english}");
    let earlier = text(&pages, "zh-Hant/war/earlier/index.html");
    let row = "../casualties/index.html#c-bay--zh-hant-earlier";
    let pieces = format!(
        "<data id=\"c-bay\" value=\"30\"><a class=\"figure\" href=\"{row}\">三</a></data></strong>\
         <data value=\"30\"><a class=\"figure\" href=\"{row}\">十人</a></data>"
    );
    assert!(earlier.contains(&pieces), "a figure in two leaves has its id once: {earlier}");
    let tables = text(&pages, "zh-Hant/war/casualties/index.html");
    let known = ids(&tables);
    for id in ["c-all", "c-all--zh-hant-earlier", "c-all--en-current", "c-bay", "c-pow--en-current"] {
        assert!(known.contains(id), "no row {id}");
    }
    let links = values(&tables, "a", "href");
    for link in ["../index.html#c-all", "../earlier/index.html#c-all", "../../../en/war/index.html#c-adm"] {
        assert!(links.iter().any(|own| own == link), "no link to {link}");
    }
}

#[test]
fn the_tables_say_it_in_the_reader_s_language() {
    let pages = site();
    let (english, chinese) =
        (text(&pages, "en/war/casualties/index.html"), text(&pages, "zh-Hant/war/casualties/index.html"));
    for (page, words) in [
        (&english, ["Albania", "Soldiers", "Killed", "1,500", "×1.67", "the admiralty"]),
        (&chinese, ["阿爾巴尼亞", "軍人", "死亡", "1,500", "×1.67", "the admiralty"]),
    ] {
        words.iter().for_each(|word| assert!(page.contains(word), "no “{word}” in {page}"));
    }
    assert!(english.contains("<span class=\"unseen\">about </span>1,200"));
    assert!(english.contains("<cite lang=\"en\">the admiralty</cite>"));
    let mut alternates = Vec::new();
    each_element(&english, |name, attributes| {
        if name == "link" && attributes.contains_key("hreflang") {
            alternates.push(attributes["href"].to_owned());
        }
    });
    let address = |tag: &str| format!("https://example.org/{tag}/war/casualties/");
    assert_eq!(alternates, [address("en"), address("zh-Hant"), address("en")]);
    assert!(english.contains("\"@type\":\"Dataset\""));
    let sitemap = text(&pages, "sitemap.xml");
    assert!(sitemap.contains(&format!("<loc>{}</loc>", address("zh-Hant"))), "{sitemap}");
}

#[test]
fn one_plot_stands_for_the_figures_that_differ() {
    let page = text(&site(), "en/war/casualties/index.html");
    assert_eq!(page.matches("class=\"plot\"").count(), 1, "wounds of an event are no total");
    let plot = &page[page.find("<svg class=\"plot\"").unwrap()..];
    let plot = &plot[..plot.find("</svg>").unwrap()];
    assert_eq!(plot.matches("<circle").count(), 3);
    assert_eq!(plot.matches("class=\"open\"").count(), 1, "one is approximate");
    for tick in ["0", "500", "1,000", "1,500"] {
        assert!(plot.contains(&format!(">{tick}</text>")), "no {tick} in {plot}");
    }
    for link in ["href=\"../index.html#c-all\"", "href=\"../../../zh-Hant/war/index.html#c-all\""] {
        assert!(plot.contains(link), "no {link} in {plot}");
    }
}

#[test]
fn the_data_have_every_claim_with_its_edition_and_its_place() {
    let pages = site();
    let csv = text(&pages, "data/casualties.csv");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 1 + 8, "{csv}");
    assert_eq!(lines[0], casualties::data::COLUMNS.join(","));
    assert!(lines[3].starts_with("war,en,current,c-bay,en/war/index.html#c-bay,en-current.md,10,12,30 to 40,30,,40,exact,al,military,wounded,event,,bay,"), "{}", lines[3]);
    assert!(lines[4].contains(",\"'=x\"\"y\","), "a formula is none: {}", lines[4]);
    let json: serde_json::Value = serde_json::from_slice(&pages["data/casualties.json"]).unwrap();
    let records = json.as_array().unwrap();
    assert_eq!(records.len(), 8);
    assert_eq!(records[3]["claimant"], "=x\"y");
    assert_eq!(records[0]["best"], 1_200);
    assert_eq!(records[0]["kinds"], serde_json::json!(["killed"]));
    let package: serde_json::Value = serde_json::from_slice(&pages["data/datapackage.json"]).unwrap();
    let fields = package["resources"][0]["schema"]["fields"].as_array().unwrap();
    let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(names, casualties::data::COLUMNS);
}
