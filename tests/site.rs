//! A small site, built to disk as a user would: what files there are, that they fit together, what stands in an article.

mod common;

use common::html::{article, assert_inert, assert_links_lead_somewhere, each_element, ids, main, values};
use common::sample::{self, SECTIONS, sample};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const EDITIONS: &[(&str, &str)] = &[
    ("en", "en/harbour/index.html"),
    ("ko", "ko/harbour/index.html"),
    ("zh-Hant", "zh-Hant/harbour/index.html"),
    ("zh-Hant", "zh-Hant/harbour/earlier/index.html"),
];

#[test]
fn the_site_has_the_files_of_the_design_and_no_others() {
    let site = sample();
    site.build();
    let of_others = |path: &String| path.starts_with("static/") || path.starts_with("pagefind/");
    let files: Vec<String> = site.files("_site").into_keys().filter(|path| !of_others(path)).collect();
    let mut wanted = vec![".hexapla", ".nojekyll", "_headers", "404.html", "index.html", "robots.txt", "sitemap.xml"];
    wanted.extend([
        "data/build.json",
        "data/casualties.csv",
        "data/casualties.json",
        "data/datapackage.json",
        "data/sections.json",
    ]);
    wanted.extend(["data/terms.json", "zh-Hant/harbour/beside/earlier/index.html"]);
    wanted.push("data/timeline.json");
    for language in ["en", "ko", "zh-Hant"] {
        wanted.extend(EDITIONS.iter().filter(|(own, _)| *own == language).map(|(_, path)| *path));
    }
    let mut wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
    for language in ["en", "ko", "zh-Hant"] {
        wanted.extend(
            [
                "index.html",
                "feed.xml",
                "harbour/provenance/index.html",
                "harbour/timeline/index.html",
                "sections/index.html",
                "search/index.html",
            ]
            .map(|name| format!("{language}/{name}")),
        );
        let others = ["en", "ko", "zh-Hant"].into_iter().filter(|other| *other != language);
        wanted.extend(others.map(|other| format!("{language}/harbour/beside/{other}/index.html")));
    }
    // The links of the Chinese source have titles.
    wanted.push("zh-Hant/terms/index.html".to_owned());
    // Where a text states a casualty the work has tables.
    if site.read("_site/data/casualties.json") != "[]\n" {
        wanted.extend(["en", "ko", "zh-Hant"].map(|language| format!("{language}/harbour/casualties/index.html")));
    }
    wanted.sort();
    assert_eq!(files, wanted);
    for name in ["hexapla.css", "hexapla.js", "search.js", "theme.js", "cite.js", "favicon.svg"] {
        assert!(!site.read(&format!("_site/static/{name}")).is_empty());
    }
}

#[test]
fn sections_are_found_by_an_index_of_each_language_unless_the_site_is_built_without() {
    let site = sample();
    site.build();
    let entry = site.read("_site/pagefind/pagefind-entry.json");
    assert!(["en", "ko", "zh-hant"].iter().all(|tag| entry.contains(&format!("\"{tag}\":"))), "{entry}");
    assert!(site.read("_site/ko/search/index.html").contains("data-index=\"../../pagefind/\""));
    assert!(site.read("_site/ko/harbour/index.html").contains("href=\"../search/index.html\""));
    site.run(&["build", "--no-search"]).must_succeed();
    assert!(site.files("_site").keys().all(|path| !path.starts_with("pagefind/")), "what was there before is gone");
    let page = site.read("_site/en/search/index.html");
    assert!(page.contains("built without search") && !page.contains("data-index"), "{page}");
}

#[test]
fn check_finds_the_sample_well_and_so_does_a_second_look() {
    let site = sample();
    let run = site.run(&["check"]);
    run.must_succeed();
    assert!(run.err.is_empty(), "{run}");
    assert_eq!(run.out.matches("100.00 %").count(), EDITIONS.len(), "{run}");
    assert!(!site.path("_site").exists(), "check writes nothing");
    site.build();
    assert_links_lead_somewhere(&site.files("_site"));
    site.pages().iter().for_each(|(path, html)| assert_inert(path, html));
}

#[test]
fn pages_are_as_they_were_approved() {
    let site = sample();
    site.build();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, path) in ["en", "ko", "zh-Hant", "zh-Hant-earlier"].iter().zip(EDITIONS.iter().map(|(_, path)| path))
        {
            let page = site.read(&format!("_site/{path}"));
            insta::assert_snapshot!(format!("article-{name}"), article(&page));
        }
        insta::assert_snapshot!("home", main(&site.read("_site/index.html")));
        insta::assert_snapshot!("language-zh-Hant", main(&site.read("_site/zh-Hant/index.html")));
        insta::assert_snapshot!("timeline-ko", main(&site.read("_site/ko/harbour/timeline/index.html")));
    });
}

#[test]
fn no_approved_text_is_pending_or_stale() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    let known: BTreeSet<String> = [
        "article-en",
        "article-ko",
        "article-zh-Hant",
        "article-zh-Hant-earlier",
        "home",
        "language-zh-Hant",
        "timeline-ko",
    ]
    .map(|name| format!("{name}.snap"))
    .into();
    // A test that runs at the same time may just be writing what is new.
    let stale: Vec<&String> = names.iter().filter(|name| name.ends_with(".snap") && !known.contains(*name)).collect();
    assert!(stale.is_empty(), "no test looks at {stale:?}");
}

#[test]
fn sections_have_the_same_ids_in_all_languages() {
    let site = sample();
    site.build();
    for (language, path) in EDITIONS {
        let page = site.read(&format!("_site/{path}"));
        let mut sections = Vec::new();
        each_element(article(&page), |name, attributes| {
            if name == "section" {
                sections.extend(attributes.get("id").map(|id| (*id).to_owned()));
            }
        });
        assert_eq!(sections, SECTIONS, "{language}: {path}");
        assert!(page.contains(&format!("<article lang=\"{language}\" dir=\"ltr\">")), "{path}");
    }
}

#[test]
fn the_language_switch_knows_the_sections_of_the_other_page() {
    let site = sample();
    site.build();
    for (_, path) in EDITIONS {
        let mut found = BTreeMap::new();
        each_element(&site.read(&format!("_site/{path}")), |name, attributes| {
            if let (true, Some(sections), Some(language)) =
                (name == "a", attributes.get("data-sections"), attributes.get("hreflang"))
            {
                found.insert((*language).to_owned(), sections.split(' ').map(str::to_owned).collect::<Vec<_>>());
            }
        });
        assert_eq!(found.keys().collect::<Vec<_>>(), ["en", "ko", "zh-Hant"], "{path}");
        for sections in found.values() {
            assert_eq!(sections[0], "lead");
            assert_eq!(sections[1..], SECTIONS.map(str::to_owned));
        }
    }
}

#[test]
fn the_list_of_sections_has_every_section_with_its_counterparts() {
    let site = sample();
    site.build();
    let json = site.read("_site/data/sections.json");
    let records: Vec<&str> = json.split("\"work\":").skip(1).collect();
    assert_eq!(records.len(), EDITIONS.len() * (SECTIONS.len() + 1));
    for record in &records {
        for field in ["\"lang\":", "\"edition\":", "\"id\":", "\"title\":", "\"level\":", "\"url\":", "\"aligned\":"] {
            assert!(record.contains(field), "no {field} in {record}");
        }
        assert_eq!(record.matches("\"score\"").count(), EDITIONS.len() - 1, "{record}");
        let url = record.split("\"url\": \"").nth(1).unwrap().split('"').next().unwrap();
        let (page, id) = url.split_once('#').unwrap();
        assert!(ids(&site.read(&format!("_site/{page}"))).contains(id), "{url} leads nowhere");
    }
}

#[test]
fn robots_are_told_of_every_page_in_every_language() {
    let site = sample();
    site.run(&["build", "--base-url", "https://example.org/sub/"]).must_succeed();
    let sitemap = site.read("_site/sitemap.xml");
    let pages =
        ["en/harbour/", "ko/harbour/", "zh-Hant/harbour/", "zh-Hant/harbour/earlier/", "en/", "ko/", "zh-Hant/"];
    for path in pages.into_iter().chain(["en/harbour/timeline/", "ko/harbour/timeline/"]) {
        assert!(sitemap.contains(&format!("<loc>https://example.org/sub/{path}</loc>")), "{path} is not in {sitemap}");
    }
    for language in ["en", "ko", "zh-Hant", "x-default"] {
        assert!(
            sitemap.contains(&format!("rel=\"alternate\" hreflang=\"{language}\" href=\"https://example.org/sub/"))
        );
    }
    assert!(site.read("_site/robots.txt").contains("Sitemap: https://example.org/sub/sitemap.xml"));
    for (language, count) in [("en", 1), ("ko", 1), ("zh-Hant", 2)] {
        let feed = site.read(&format!("_site/{language}/feed.xml"));
        assert_eq!(feed.matches("<entry>").count(), count, "{feed}");
        assert!(feed.contains("<updated>2026-"), "time comes from the sources: {feed}");
    }
}

#[test]
fn an_address_makes_canonical_links_absolute_and_no_others() {
    let site = sample();
    site.run(&["build", "--base-url", "https://example.org/sub"]).must_succeed();
    for (path, html) in site.pages() {
        let mut alternates = BTreeMap::new();
        each_element(&html, |name, attributes| {
            let rel = attributes.get("rel").copied().unwrap_or_default();
            let Some(href) = attributes.get("href").or_else(|| attributes.get("src")) else { return };
            match (name, rel) {
                ("link", "canonical") => {
                    let page = path.strip_suffix("index.html").unwrap();
                    assert_eq!(*href, format!("https://example.org/sub/{page}"));
                }
                ("link", "alternate") if attributes.contains_key("hreflang") => {
                    alternates.insert(attributes["hreflang"].to_owned(), (*href).to_owned());
                }
                // A page that is shown at any address needs links that work at any.
                _ if path == "404.html" => assert!(href.starts_with("/sub/") || href.starts_with('#'), "{href}"),
                _ if rel.split(' ').any(|rel| rel == "external") => {}
                _ => assert!(!href.contains("://") && !href.starts_with('/'), "{path}: {href} is absolute"),
            }
        });
        // Terms have names in one language here.
        if ["/earlier/", "/beside/", "/terms/"].iter().any(|part| path.contains(part)) {
            // Alternates are mutual, and pages in other languages name the principal edition.
            assert_eq!(alternates.len(), 0, "{path}");
        } else if path != "404.html" {
            assert_eq!(alternates.keys().collect::<Vec<_>>(), ["en", "ko", "x-default", "zh-Hant"], "{path}");
            assert!(
                alternates.values().all(|href| href.starts_with("https://example.org/sub/")),
                "{path}: {alternates:?}"
            );
            assert_eq!(alternates["x-default"], alternates["en"], "{path}");
            assert_eq!(
                values(&html, "link", "href").iter().filter(|href| href.starts_with("https:")).count(),
                5,
                "{path}"
            );
        }
    }
}

#[test]
fn home_pages_show_works_at_a_glance_and_many_works_as_a_list() {
    let site = sample();
    site.build();
    let home = site.read("_site/index.html");
    assert_eq!(home.matches("class=\"skyline\"").count(), EDITIONS.len());
    assert!(home.contains(">4 editions<") && home.contains(">3 languages<"), "{}", main(&home));
    for at in 0..51 {
        site.write(
            &format!("content/many-{at}/en.md"),
            format!("---\nlang: en\n---\n# Work {at}\n\nText.\n\n## Part\n\nMore.\n"),
        );
    }
    site.build();
    for path in ["_site/index.html", "_site/en/index.html"] {
        let html = site.read(path);
        assert!(!html.contains("<svg class=\"skyline\""), "{path}");
        assert_eq!(main(&html).matches("in one language").count(), 51, "{path}");
    }
    // In another language, most works are elsewhere.
    let korean = site.read("_site/ko/index.html");
    assert!(korean.contains("<svg class=\"skyline\"") && korean.contains("id=\"hx-elsewhere\""));
}

#[test]
fn without_an_address_no_page_claims_one() {
    let site = sample();
    site.build();
    for (path, html) in site.pages() {
        assert!(!html.contains("rel=\"canonical\"") && !html.contains("og:url"), "{path}");
        assert!(!html.contains("site.invalid"), "{path}");
    }
}

#[test]
fn pages_describe_themselves_to_machines() {
    let site = sample();
    site.run(&["build", "--base-url", "https://example.org/"]).must_succeed();
    for (language, path) in EDITIONS {
        let html = site.read(&format!("_site/{path}"));
        let start = html.find("<script type=\"application/ld+json\">").unwrap() + 35;
        let data = &html[start..start + html[start..].find("</script>").unwrap()];
        for field in [
            "\"@type\":\"Article\"",
            &format!("\"inLanguage\":\"{language}\""),
            "\"license\":\"https://creativecommons.org/",
        ] {
            assert!(data.contains(field), "no {field} in {data}");
        }
        let metas = values(&html, "meta", "property");
        for property in ["og:type", "og:title", "og:description", "og:url", "og:locale", "og:site_name"] {
            assert!(metas.iter().any(|own| own == property), "{path}: no {property}");
        }
        assert!(values(&html, "meta", "name").iter().any(|name| name == "description"), "{path}");
    }
    assert!(site.read("_site/ko/harbour/index.html").contains("\"isBasedOn\":\"https://ko.example.org/wiki/"));
    // The alignment of the languages is told by the page itself, on whatever page it is.
    assert!(values(&site.read("_site/404.html"), "meta", "content").iter().any(|content| content == "noindex"));
}

#[test]
fn provenance_says_where_each_edition_is_from_and_what_was_changed() {
    let site = sample();
    site.build();
    for language in ["en", "ko", "zh-Hant"] {
        let html = site.read(&format!("_site/{language}/harbour/provenance/index.html"));
        for source in sample::SOURCES {
            assert!(html.contains(source), "{language}: {source} is not named");
        }
        assert!(html.contains("@misc{"), "{language}: no citation");
        // The marks of references that went are shown as examples.
        assert!(html.contains("<del>[1]</del>"), "{language}: no example of an edit");
    }
}
