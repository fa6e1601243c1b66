//! Templates of a site: changing a block, a stylesheet, mistakes; and that what is written on templates is true.

mod common;
#[path = "templates/reference.rs"]
mod reference;
#[path = "templates/views.rs"]
mod views;

use common::Folder;
use common::html::assert_inert;
use common::sample::sample;
use hexapla::render::assets::TEMPLATES;
use reference::PAGES;
use regex::{Captures, Regex};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use views::{Found, Shape, Views};
use walkdir::WalkDir;

fn project(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_reference_is_that_of_the_templates_and_their_views() {
    const MARK: &str = "cargo test --test templates -->\n\n";
    let path = project("docs/templates.md");
    let text = fs::read_to_string(&path).unwrap();
    let (guide, own) = text.split_once(MARK).expect("the guide ends with a mark");
    let wanted = reference::reference(&Views::read());
    if std::env::var_os("HEXAPLA_UPDATE").is_some() {
        fs::write(&path, format!("{guide}{MARK}{wanted}")).unwrap();
        return;
    }
    let different = own.lines().zip(wanted.lines()).find(|(own, wanted)| own != wanted);
    assert!(own == wanted, "docs/templates.md is stale, {different:?}: HEXAPLA_UPDATE=1 cargo test --test templates");
}

#[test]
fn the_blocks_that_a_template_says_it_has_are_those_in_it() {
    for (name, text) in TEMPLATES.iter().filter(|(_, text)| text.contains("block ")) {
        let said: Vec<String> = reference::head(text).blocks.into_iter().map(|(block, _)| block).collect();
        assert_eq!(said, reference::blocks(text), "{name}");
    }
    for (name, text) in TEMPLATES {
        assert!(!reference::head(text).what.is_empty(), "{name} does not say what it is for");
        assert_eq!(text.contains("{% extends "), PAGES.iter().any(|(page, _)| page == name), "is {name} a page?");
    }
}

/// The variables as the engine writes them: as JSON, but nothing as nothing, and characters as Rust escapes them.
fn variables(page: &str) -> serde_json::Value {
    let nothing = Regex::new(r#"([^\\]": )([,}])"#).unwrap();
    let escape = Regex::new(r"\\u\{([0-9a-f]+)\}").unwrap();
    let character = |found: &Captures| {
        let character = u32::from_str_radix(&found[1], 16).ok().and_then(char::from_u32).unwrap();
        if character.is_control() { " ".to_owned() } else { character.to_string() }
    };
    let json = nothing.replace_all(page, "${1}null${2}");
    serde_json::from_str(&escape.replace_all(&json, character)).unwrap()
}

#[test]
fn the_variables_that_are_documented_are_those_that_templates_are_given() {
    let site = Folder::new();
    for (name, _) in PAGES {
        site.write(&format!("templates/{name}"), format!("{name}\n{{{{ __tera_context | safe }}}}"));
    }
    for file in WalkDir::new(project("content")).into_iter().map(Result::unwrap).filter(|file| file.path().is_file()) {
        let name = file.path().strip_prefix(project("")).unwrap();
        site.write(name.to_str().unwrap(), fs::read(file.path()).unwrap());
    }
    // A term that stands in more sections than an index has room for.
    let sections: String = (0..200).map(|at| format!("## Mile {at}\n\nThe Long Road goes on.\n\n")).collect();
    site.write("content/roads/en.md", format!("---\nlang: en\ntitle: Roads\n---\n\n{sections}"));
    site.write("content/roads/terms.toml", "[[term]]\nid = \"road\"\nkind = \"place\"\nen = [\"the Long Road\"]\n");
    site.run(&["build", "--no-search", "--base-url", "https://example.org"]).must_succeed();
    let (views, mut found, mut made) = (Views::read(), Found::default(), BTreeSet::new());
    for (path, page) in site.pages() {
        let (name, page) = page.split_once('\n').unwrap();
        let (name, view) = PAGES.iter().find(|(own, _)| *own == name).unwrap_or_else(|| panic!("what is {path}?"));
        made.insert(*name);
        views.compare(&variables(page), &Shape::View(views.page(view), None), None, name, &mut found);
    }
    assert!(found.wrong.is_empty(), "{:#?}", found.wrong);
    assert_eq!(made.len(), PAGES.len(), "only {made:?} were made");
    // What the sites in content/ do not have is not proved: nothing may be among that.
    let reachable: BTreeSet<_> = reference::mentioned(&views);
    assert_eq!(reachable.difference(&found.met).collect::<Vec<_>>(), Vec::<&views::Key>::new(), "not met");
}

/// The examples of a kind in the guide.
fn examples(kind: &str) -> Vec<String> {
    let text = fs::read_to_string(project("docs/templates.md")).unwrap();
    let example = Regex::new(&format!(r"(?s)```{kind}\n(.*?)```")).unwrap();
    example.captures_iter(&text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn the_examples_of_the_guide_do_what_it_says() {
    let extends = Regex::new(r#"^\{% extends "hexapla/(\w+\.html)" %\}"#).unwrap();
    let examples = examples("html");
    assert_eq!(examples.len(), 3);
    let mut pages = Vec::new();
    for example in &examples {
        let site = sample();
        site.write(&format!("templates/{}", &extends.captures(example).unwrap()[1]), example);
        site.write("static/mine.js", "");
        site.run(&["build", "--strict"]).must_succeed();
        site.run(&["check", "--strict"]).must_succeed();
        pages.push(site.read("_site/ko/harbour/index.html"));
    }
    let foot = "</footer>\n<p class=\"foot\">The archive of the harbour · <a href=\"../index.html\">Harbours</a></p>";
    assert!(pages[0].contains(foot), "{}", pages[0]);
    assert!(
        pages[1].contains("<p>한국어, 2026-03-01</p>") && !pages[1].contains("<dl class=\"facts\">"),
        "{}",
        pages[1]
    );
    let head = pages[2].split_once("</head>").unwrap().0;
    assert!(head.contains("<script src=\"../../static/mine.js\" defer></script>"), "{head}");
}

#[test]
fn a_site_changes_one_block_and_the_rest_stays() {
    let site = sample();
    site.build();
    let before = site.pages();
    let extends = "{% extends \"hexapla/edition.html\" %}";
    site.write("templates/edition.html", format!("{extends}{{% block neighbours %}}<p>Own.</p>{{% endblock %}}"));
    site.build();
    let after = site.pages();
    let editions =
        |path: &str| ["en", "ko", "zh-Hant"].iter().any(|tag| path.starts_with(&format!("{tag}/harbour/index")));
    for (path, page) in &before {
        let earlier = path == "zh-Hant/harbour/earlier/index.html";
        match after[path].replacen("<p>Own.</p>\n", "\n", 1) {
            changed if editions(path) || earlier => {
                assert_eq!(changed.replace("\n\n</main>", "\n</main>"), *page, "{path}")
            }
            same => assert_eq!(same, *page, "{path}"),
        }
    }
}

#[test]
fn the_base_of_a_site_is_that_of_built_in_templates_and_of_its_own() {
    let site = sample();
    let base = "{% extends \"hexapla/base.html\" %}{% block brand %}<b>{{ super() }}</b>{% endblock %}{% block head %}<meta name=\"own\">{% endblock %}";
    site.write("templates/base.html", base);
    let edition =
        "{% extends \"hexapla/edition.html\" %}{% block facts %}{% include \"parts/own.html\" %}{% endblock %}";
    site.write("templates/edition.html", edition);
    site.write("templates/parts/own.html", "{{ <own_fact value={edition.label} /> }}");
    site.write(
        "templates/parts/own-components.html",
        "{% component own_fact(value) %}<i>{{ value }}</i>{% endcomponent own_fact %}",
    );
    site.run(&["build", "--strict"]).must_succeed();
    for (path, page) in site.pages() {
        assert!(page.contains("<b><a class=\"brand\"") && page.contains("<meta name=\"own\">"), "{path}");
    }
    assert!(site.read("_site/zh-Hant/harbour/earlier/index.html").contains("<i>較早</i>"));
}

#[test]
fn a_stylesheet_of_a_site_is_linked_where_there_is_one() {
    let site = sample();
    site.build();
    assert!(site.pages().values().all(|page| !page.contains("site.css")));
    site.write("static/site.css", ":root { --paper: white }\n");
    site.run(&["build", "--strict"]).must_succeed();
    for (path, page) in site.pages() {
        let root = "../".repeat(path.matches('/').count());
        let link = |name: &str| format!("<link rel=\"stylesheet\" href=\"{root}static/{name}.css\">");
        let both = format!("{}\n  {}\n", link("hexapla"), link("site"));
        assert!(page.contains(&both), "{path}");
        assert_inert(&path, &page);
    }
    assert_eq!(site.read("_site/static/site.css"), ":root { --paper: white }\n");
    site.run(&["check", "--strict"]).must_succeed();
}

/// Custom properties with their values, as a stylesheet or a comment in it has them.
fn properties(css: &str) -> BTreeSet<(String, String)> {
    let property = Regex::new(r"(--[a-z0-9-]+): ([^;]+);").unwrap();
    property.captures_iter(css).map(|found| (found[1].to_owned(), found[2].to_owned())).collect()
}

#[test]
fn the_stylesheet_of_a_new_site_has_the_values_of_the_program() {
    let own = properties(&fs::read_to_string(project("src/cli/init/site.css")).unwrap());
    let css = fs::read_to_string(project("static/hexapla.css")).unwrap();
    let all = properties(&css);
    let wrong: Vec<_> = own.difference(&all).collect();
    assert!(wrong.is_empty(), "the program has no such values: {wrong:?}");
    let tokens = css.split_once(":root {").unwrap().1;
    let colours = properties(tokens.split_once("/* Type").unwrap().0);
    let types = properties(tokens.split_once("/* Type").unwrap().1.split_once("/* Space").unwrap().0);
    let names: BTreeSet<&String> = own.iter().map(|(name, _)| name).collect();
    let lacking: Vec<_> = colours.iter().chain(&types).filter(|(name, _)| !names.contains(name)).collect();
    assert!(!colours.is_empty() && lacking.is_empty(), "the new site's stylesheet lacks {lacking:?}");
}

#[test]
fn init_copies_what_one_may_want_to_change_and_writes_over_nothing() {
    let folder = Folder::new();
    folder.run(&["init", "site"]).must_succeed();
    assert_eq!(folder.read("site/templates/README.md"), fs::read_to_string(project("docs/templates.md")).unwrap());
    let build = |out: &str| folder.run(&["build", "--strict", "--root", "site", "--out", out]).must_succeed();
    build("before");
    let run = folder.run(&["init", "site", "--copy", "templates/edition.html", "--copy", "templates/strings/en.ftl"]);
    run.must_succeed();
    assert_eq!(run.out, "Copied 2 files into site:\n  templates/edition.html\n  templates/strings/en.ftl\n");
    folder.write("site/templates/edition.html", "mine");
    let run = folder.run(&["init", "site", "--copy", "templates", "--copy", "static"]);
    run.must_exit(1);
    run.must_say(&["[already-there]", "site/templates/edition.html", "and 1 more are: nothing was copied"]);
    assert_eq!(folder.read("site/templates/edition.html"), "mine");
    assert!(!folder.path("site/templates/home.html").exists());
    fs::remove_dir_all(folder.path("site/templates")).unwrap();
    folder.run(&["init", "site", "--copy", "templates", "--copy", "static/"]).must_succeed();
    assert_eq!(folder.files("site/templates").len(), TEMPLATES.len() + 5);
    build("after");
    let [before, after] = ["before", "after"].map(|out| {
        let mut files = folder.files(out);
        files.remove("data/build.json").expect("the manifest says which files there are");
        files
    });
    assert!(before == after, "copies change nothing");
    let run = folder.run(&["init", "site", "--copy", "templates/editon.html"]);
    run.must_exit(2);
    run.must_say(&["is it templates/edition.html?"]);
    folder.run(&["init", "new", "--copy", "static/site.css"]).must_succeed();
    assert_eq!(folder.files("new").into_keys().collect::<Vec<_>>(), ["static/site.css"]);
}
