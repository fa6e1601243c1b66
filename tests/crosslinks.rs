//! One step from a text to the same thing in every other: terms, indexes, counterparts, editions side by side.

mod common;

use common::Folder;
use common::html::{assert_inert, assert_links_lead_somewhere};
use serde_json::Value;
use std::collections::BTreeSet;

const TERMS: &str = r#"
[[term]]
id = "north-harbour"
kind = "place"
en = ["North Harbour"]
ko = ["북항"]
zh-Hant = ["北港"]

[[term]]
id = "lighthouse"
kind = "place"
en = ["the Lighthouse"]
ko = ["등대"]
zh-Hant = ["燈塔"]

[[term]]
id = "guard"
kind = "organisation"
en = ["Harbour Guard"]
ko = ["항만경비대"]
zh-Hans = ["警备队"]

[[term]]
id = "nowhere"
kind = "place"
en = ["Nowhere Bay"]
"#;

const ENGLISH: &str = "---\nlang: en\ntitle: The harbour\n---\n\nThe North Harbour lies in a bay.\n\n## Building {#building}\n\nThe pier of North Harbour was begun on 2 May 1901; North Harbour grew.\n\n## The storm\n\nThe Harbour Guard came on 1 September 1911 and 3 September 1911 to the Lighthouse.\n";
const KOREAN: &str = "---\nlang: ko\ntitle: 항구\n---\n\n북항은 만에 있다.\n\n## 건설 {#building}\n\n북항의 방파제는 1901년 5월 2일에 쌓기 시작했다.\n\n## 폭풍\n\n1911년 9월 1일과 1911년 9월 3일에 항만경비대가 등대로 갔다. 북항도시는 조용했다.\n";
const CHINESE: &str = "[<p><b>北港</b>位於海灣，<a href=\"/wiki/%E5%8C%97%E6%B8%AF\" title=\"北港\">此港</a>有<a href=\"/wiki/%E7%81%AF%E5%A1%94\" title=\"灯塔\">燈塔</a>與<a href=\"/wiki/%E6%B8%94%E5%B8%82\" title=\"漁市\">漁市</a>，自<a href=\"/wiki/1901%E5%B9%B4\" title=\"1901年\">1901年</a>起有警備隊。\n</p>, <p>1911年9月1日與9月3日，警備隊到燈塔。\n</p>]";
const EARLIER: &str = "北港位於海灣，有燈塔。\n\n1911年9月1日與9月2日，警備隊到燈塔。\n";
const WORK: &str = "[title]\nen = \"The harbour\"\nko = \"항구\"\nzh-Hant = \"海港\"\n\n[[edition]]\nsource = \"en.md\"\n[[edition]]\nsource = \"ko.md\"\n[[edition]]\nsource = \"zh.html.txt\"\nlang = \"zh-Hant\"\n[[edition]]\nsource = \"zh-earlier.txt\"\nlang = \"zh-Hant\"\nid = \"earlier\"\n";

fn site() -> Folder {
    let folder = Folder::new();
    folder.write("site.toml", "title = \"Harbours\"\nlanguages = [\"en\", \"ko\", \"zh-Hant\"]\n");
    folder.write("content/terms.toml", TERMS);
    let files = [
        ("work.toml", WORK),
        ("en.md", ENGLISH),
        ("ko.md", KOREAN),
        ("zh.html.txt", CHINESE),
        ("zh-earlier.txt", EARLIER),
    ];
    files.iter().for_each(|(name, text)| folder.write(&format!("content/harbour/{name}"), text));
    folder
}

fn json(folder: &Folder, path: &str) -> Vec<Value> {
    serde_json::from_str(&folder.read(path)).unwrap()
}

/// The terms that a page links, with the words that are linked, in its order.
fn linked(html: &str) -> Vec<(String, String)> {
    let links = html.split("<a class=\"term\" href=\"").skip(1);
    let id_and_text = |link: &str| {
        let (href, rest) = link.split_once("\">").unwrap();
        (href.rsplit("#t-").next().unwrap().to_owned(), rest.split("</a>").next().unwrap().to_owned())
    };
    links.map(id_and_text).collect()
}

#[test]
fn the_first_mention_of_a_term_in_a_section_leads_to_its_entry() {
    let site = site();
    site.build();
    let english = linked(&site.read("_site/en/harbour/index.html"));
    let pairs =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(
        english,
        pairs(&[
            ("north-harbour", "North Harbour"),
            ("north-harbour", "North Harbour"),
            ("guard", "Harbour Guard"),
            ("lighthouse", "the Lighthouse")
        ])
    );
    let korean = linked(&site.read("_site/ko/harbour/index.html"));
    assert_eq!(
        korean,
        pairs(&[("north-harbour", "북항"), ("north-harbour", "북항"), ("guard", "항만경비대"), ("lighthouse", "등대")])
    );
    assert_links_lead_somewhere(&site.files("_site"));
    site.pages().iter().for_each(|(path, html)| assert_inert(path, html));
}

#[test]
fn links_of_a_wiki_lead_to_terms_under_any_of_their_spellings() {
    let site = site();
    site.build();
    let page = site.read("_site/zh-Hant/harbour/index.html");
    assert!(page.contains("<a href=\"../terms/index.html#t-lighthouse\">燈塔</a>"), "{page}");
    assert!(page.contains("<a href=\"../terms/index.html#t-漁市\">漁市</a>"), "a title of its own is a term: {page}");
    assert!(page.contains("，自1901年起"), "a year is none: {page}");
    // The Simplified name finds what the text writes in Traditional characters.
    assert!(linked(&page).contains(&("guard".to_owned(), "警備隊".to_owned())), "{:?}", linked(&page));
}

#[test]
fn links_without_a_target_lead_to_their_origin_if_the_editor_asks_for_it() {
    let site = site();
    let work =
        WORK.replace("source = \"zh.html.txt\"", "source = \"zh.html.txt\"\nurl = \"https://zh.example.org/wiki/X\"");
    site.write("content/harbour/work.toml", &work);
    site.build();
    let origin = "href=\"https://zh.example.org/wiki/1901年\"";
    assert!(!site.read("_site/zh-Hant/harbour/index.html").contains(origin));
    site.write("site.toml", "origin_links = true\n");
    site.build();
    assert!(site.read("_site/zh-Hant/harbour/index.html").contains(origin));
}

#[test]
fn the_index_has_every_term_that_stands_anywhere_with_its_names_and_sections() {
    let site = site();
    site.build();
    let terms = json(&site, "_site/data/terms.json");
    let of = |id: &str| terms.iter().find(|term| term["id"] == id).unwrap();
    let harbour = of("north-harbour")["occurrences"].as_array().unwrap();
    let places: BTreeSet<String> = harbour
        .iter()
        .map(|one| format!("{} {} {}", one["lang"], one["edition"], one["section"]).replace('"', ""))
        .collect();
    assert!(places.contains("en current lead") && places.contains("ko current building"), "{places:?}");
    assert!(places.contains("zh-Hant earlier lead"), "{places:?}");
    assert_eq!(of("nowhere")["occurrences"].as_array().unwrap().len(), 0);
    let index = site.read("_site/ko/terms/index.html");
    let entries: Vec<&str> = index.split(" id=\"t-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(entries, ["lighthouse", "north-harbour", "guard"], "ㄷ ㅂ ㅎ");
    assert!(index.contains("lang=\"zh-Hant\" hreflang=\"zh-Hant\">北港</a>"), "{index}");
    let strokes = site.read("_site/zh-Hant/terms/index.html");
    assert!(strokes.contains(">5畫<") && strokes.contains(">16畫<"), "{strokes}");
    site.write(
        "site.toml",
        "title = \"H\"\nlanguages = [\"en\", \"ko\", \"zh-Hant\"]\n[collation]\nzh-Hant = \"zhuyin\"\n",
    );
    site.build();
    assert!(site.read("_site/zh-Hant/terms/index.html").contains(">ㄅ<"));
    site.write("site.toml", "title = \"H\"\n[collation]\nzh-Hant = \"strokes\"\n");
    let run = site.run(&["build"]);
    assert!(run.err.contains("error[unknown-order]") && run.err.contains("site.toml:3:11"), "{run}");
}

#[test]
fn the_data_package_names_every_field_of_every_list() {
    let site = site();
    site.build();
    let package: Value = serde_json::from_str(&site.read("_site/data/datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let lists = resources.iter().filter(|resource| resource["format"] == "json");
    let mut checked = 0;
    for list in lists {
        let path = format!("_site/data/{}", list["path"].as_str().unwrap());
        let fields = list["schema"]["fields"].as_array().unwrap();
        let named: BTreeSet<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        let objects = json(&site, &path);
        assert!(!objects.is_empty(), "{path}");
        for object in &objects {
            let own: BTreeSet<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(own, named, "{path}");
        }
        checked += 1;
    }
    assert_eq!(checked, 3, "sections, terms and dates");
}

#[test]
fn sections_have_counterparts_by_their_ids_and_by_what_they_say() {
    let site = site();
    site.build();
    let sections = json(&site, "_site/data/sections.json");
    let of = |lang: &str, id: &str, other: &str| {
        let own = sections.iter().find(|one| one["lang"] == lang && one["id"] == id).unwrap();
        let aligned = own["aligned"].as_array().unwrap();
        aligned
            .iter()
            .find(|one| one["lang"] == other)
            .map(|one| (one["id"].as_str().unwrap().to_owned(), one["score"].as_f64().unwrap()))
    };
    assert_eq!(of("en", "building", "ko"), Some(("building".to_owned(), 1.0)));
    let (id, score) = of("en", "the-storm", "ko").unwrap();
    assert!(id == "폭풍" && (0.5..1.0).contains(&score), "{id} {score}");
    let page = site.read("_site/en/harbour/index.html");
    assert!(page.contains("class=\"also\"") && page.contains("title=\"폭풍\">한국어</a>"), "{page}");
    assert!(page.contains("building the-storm=폭풍"), "the switch knows it too");
}

#[test]
fn two_editions_stand_side_by_side() {
    let site = site();
    site.build();
    let page = site.read("_site/en/harbour/beside/ko/index.html");
    let rows: Vec<&str> = page.split("<section class=\"pair\"").skip(1).collect();
    assert_eq!(rows.len(), 3, "{page}");
    assert!(rows[2].contains("The Harbour Guard") && rows[2].contains("항만경비대"), "{}", rows[2]);
    let own = rows[2].split("<div class=\"cell right\" lang=\"ko\"").nth(1).unwrap();
    assert!(own.contains("href=\"../../../../ko/harbour/index.html#p-"), "a paragraph leads to its own page: {own}");
    assert!(!page.contains("<ins") && !page.contains("<del"));
    let revisions = site.read("_site/zh-Hant/harbour/beside/earlier/index.html");
    assert!(
        revisions.contains("<ins class=\"change\">3</ins>") && revisions.contains("<del class=\"change\">2</del>"),
        "{revisions}"
    );
    assert!(site.read("_site/zh-Hant/harbour/earlier/index.html").contains("beside/earlier/"));
    assert!(!site.path("_site/en/harbour/beside/earlier").exists());
}

#[test]
fn check_says_which_terms_are_unused_and_which_names_are_worth_adding() {
    let site = site();
    site.write(
        "content/harbour/en.md",
        format!("{ENGLISH}\nThen Port Said fell. Port Said burned; Port Said was lost.\n"),
    );
    let run = site.run(&["check"]);
    run.must_succeed();
    assert!(run.err.contains("note[unused-term]") && run.err.contains("content/terms.toml:24:1"), "{run}");
    assert!(run.out.contains("id = \"port-said\"\nen = [\"Port Said\"]"), "{run}");
    let pasted = run.out.split("for terms.toml:").nth(1).unwrap().split("All is well").next().unwrap();
    site.write("content/terms.toml", format!("{TERMS}{pasted}"));
    site.build();
    assert!(linked(&site.read("_site/en/harbour/index.html")).iter().any(|(id, _)| id == "port-said"));
}

#[test]
fn hostile_names_are_names_and_nothing_more() {
    let site = site();
    let terms = "[[term]]\nid = \"x\"\nen = ['<script>alert(1)</script>', 'North\\u0000 Harbour', '\"onload=\"x']\n[[term]]\nid = \"../../etc\"\nen = \"A\"\n";
    site.write("content/terms.toml", terms);
    let run = site.run(&["build"]);
    assert!(run.err.contains("cannot be the id of a term") && !site.path("_site").exists(), "{run}");
    site.write(
        "content/terms.toml",
        "[[term]]\nid = \"x\"\nkind = \"person\"\nen = [\"<img src=x onerror=alert(1)>\", \"North Harbour\"]\n",
    );
    site.build();
    site.pages().iter().for_each(|(path, html)| assert_inert(path, html));
    assert!(site.read("_site/en/terms/index.html").contains("&lt;img"));
}

#[test]
fn links_in_headings_and_notes_lead_nowhere_rather_than_to_entries_that_are_not_there() {
    let site = site();
    let text = "\n## On <a href=\"/wiki/Lion_Bay\">Lion Bay</a>\n\nText.[^1]\n\n[^1]: See <a href=\"/wiki/Koala_Town\">Koala Town</a>.\n";
    site.write("content/harbour/en.md", format!("{ENGLISH}{text}"));
    let run = site.run(&["check"]);
    run.must_succeed();
    assert!(!run.err.contains("dead-link"), "{run}");
}

#[test]
fn what_stands_before_the_first_heading_is_the_lead_whatever_headings_are_called() {
    let site = site();
    site.write("content/harbour/en.md", ENGLISH.replace("## The storm", "## Lead"));
    site.build();
    let page = site.read("_site/en/harbour/beside/ko/index.html");
    assert!(page.contains("lies in a bay") && page.contains("came on 1 September"), "{page}");
    site.run(&["check"]).must_succeed();
}

#[test]
fn the_margins_of_a_revision_lead_to_rows_that_are_there() {
    let site = site();
    let earlier = ENGLISH.replace("## The storm", "## Storm of the year");
    site.write("content/harbour/en-earlier.md", earlier);
    site.write(
        "content/harbour/work.toml",
        format!("{WORK}[[edition]]\nsource = \"en-earlier.md\"\nid = \"earlier\"\n"),
    );
    let run = site.run(&["check"]);
    run.must_succeed();
    assert!(!run.err.contains("dead-link"), "{run}");
}

#[test]
fn a_rule_that_names_no_term_is_an_error_with_its_place() {
    let site = site();
    site.write("content/terms.toml", format!("{TERMS}\n[[name]]\nname = \"Harbour Guard\"\nterm = \"gard\"\n"));
    let run = site.run(&["build"]);
    assert!(run.err.contains("error[unknown-term]") && run.err.contains("content/terms.toml:28:1"), "{run}");
}

#[test]
fn a_term_that_stands_in_many_sections_has_a_page_of_its_own() {
    let folder = site();
    let sections = |from: usize, to: usize| -> String {
        (from..to).map(|at| format!("## Voyage {at}\n\nOn voyage {at} they passed North Harbour.\n\n")).collect()
    };
    folder.write("content/harbour/en.md", format!("{ENGLISH}\n{}", sections(0, 200)));
    folder.run(&["build", "--no-search"]).must_succeed();
    let (index, own) =
        (folder.read("_site/en/terms/index.html"), folder.read("_site/en/terms/t-north-harbour/index.html"));
    assert!(index.contains("<a href=\"t-north-harbour/index.html\">202 sections</a>") && !index.contains("#voyage-7"));
    assert!((0..200).all(|at| own.contains(&format!("../../harbour/index.html#voyage-{at}\""))));
    assert!(own.contains("../../../ko/terms/index.html#t-north-harbour"));
    assert!(!folder.path("_site/ko/terms/t-north-harbour/index.html").exists());
    assert_links_lead_somewhere(&folder.files("_site"));
    assert_inert("term", &own);

    folder.write("content/harbour/en.md", format!("{ENGLISH}\n{}", sections(0, 3)));
    folder.run(&["build", "--no-search"]).must_succeed();
    assert!(!folder.path("_site/en/terms/t-north-harbour/index.html").exists());
}

#[test]
fn a_long_index_of_sections_has_a_page_for_each_letter() {
    let folder = site();
    let titles: String =
        (0..5001).map(|at| format!("## {}oad {at}\n\nIt leads north.\n\n", if at < 9 { 'R' } else { 'L' })).collect();
    folder.write("content/harbour/en.md", format!("---\nlang: en\ntitle: The harbour\n---\n\n{titles}"));
    folder.run(&["build", "--no-search"]).must_succeed();
    let first = folder.read("_site/en/sections/index.html");
    let parts: Vec<&str> = first
        .split("<nav class=\"letters\"")
        .nth(1)
        .unwrap()
        .split("</nav>")
        .next()
        .unwrap()
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(parts.len(), 3, "L, R and T: {parts:?}");
    let roads = folder.read(&format!("_site/en/sections/{}", parts[1]));
    assert!((0..9).all(|at| roads.contains(&format!("../../harbour/index.html#road-{at}\""))));
    assert!(roads.contains("aria-current=\"page\">R<") && !roads.contains("load-10"));
    assert_links_lead_somewhere(&folder.files("_site"));
    assert_inert("sections", &first);
}
