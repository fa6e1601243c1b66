//! The pages in a browser: nothing that axe-core finds, no sideways scroll, no message, no request to another host.
//!
//! The browser is driven by `tests/browser/run.js`, and by `tests/browser/canary.js` for pages of sources that mean harm. Skipped, and said so, where Node.js, its modules or Chromium is missing.

#[path = "browser/hostile.rs"]
mod hostile;

mod common;
#[path = "common/payloads.rs"]
mod payloads;

use common::Folder;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use walkdir::WalkDir;

/// The languages of the site that is looked at: those of `content/`, and Arabic, which runs from right to left.
const LANGUAGES: [&str; 6] = ["en", "ko", "zh-Hant", "zh-Hans", "ja", "ar"];

/// The language whose pages are looked at in all views.
const ALL_VIEWS: &str = "en";

/// What drives the browser.
struct Browser {
    chromium: PathBuf,
    scripts: PathBuf,
}

impl Browser {
    /// The browser of this machine; where there is none, says what is missing.
    fn find() -> Option<Self> {
        let found = Self::look_for();
        if let Err(missing) = &found {
            println!("skipped: {missing}");
        }
        found.ok()
    }

    fn look_for() -> Result<Self, &'static str> {
        let folder = project().join("tests/browser");
        on_path("node").ok_or("Node.js is not there")?;
        if !["playwright-core", "axe-core"].iter().all(|module| folder.join("node_modules").join(module).is_dir()) {
            return Err("the modules of the browser tests are not there: npm ci --prefix tests/browser");
        }
        let own = std::env::var_os("CHROMIUM").map(PathBuf::from);
        let chromium = own.or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path));
        let chromium = chromium.ok_or("Chromium is not there")?;
        Ok(Self { chromium, scripts: folder })
    }

    /// What the runner says of pages of a site: of some in all views, of others in two.
    fn look(&self, site: &Path, in_all: &[&str], in_few: &[&str]) -> Output {
        self.node("run.js", site).args(in_all).arg("--few").args(in_few).output().unwrap()
    }

    /// A script of the tests that looks at a site.
    fn node(&self, script: &str, site: &Path) -> Command {
        let mut command = Command::new("node");
        command.arg(self.scripts.join(script)).arg(site).env("CHROMIUM", &self.chromium);
        command
    }
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn on_path(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// The site of `content/`, of a work in Arabic, and of one in which nothing fits on a line.
fn site() -> Folder {
    let folder = Folder::new();
    let titles = LANGUAGES.map(|language| format!("{language} = \"Six columns\"\n")).concat();
    folder.write("site.toml", format!("languages = {LANGUAGES:?}\n\n[title]\n{titles}"));
    copy(&project().join("content"), &folder, "content");
    copy(&project().join("tests/browser/arabic/port"), &folder, "content/port");
    copy(&project().join("tests/browser/arabic/ar.ftl"), &folder, "templates/strings/ar.ftl");
    hostile::write(&folder);
    // Under the path that the runner serves it at: the page for what is not there needs to know it.
    folder.run(&["build", "--base-url", "https://example.org/archive/site/"]).must_succeed();
    folder
}

fn copy(from: &Path, folder: &Folder, to: &str) {
    for entry in WalkDir::new(from).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file()) {
        let below = entry.path().strip_prefix(from).unwrap().to_str().unwrap().replace('\\', "/");
        folder.write(format!("{to}/{below}").trim_end_matches('/'), std::fs::read(entry.path()).unwrap());
    }
}

/// What makes a page differ from others: its language, its kind, and whether it is of the work in which nothing fits.
fn kind_of(path: &str, html: &str) -> (String, String, bool) {
    let (_, class) = html.split_once("<body class=\"page-").expect("a page says its kind");
    let (kind, _) = class.split_once('"').unwrap();
    let parts: Vec<&str> = path.split('/').collect();
    let variant = match (kind, parts.as_slice()) {
        ("edition", [_, _, _]) => "edition, principal",
        ("edition", _) => "edition, other",
        ("beside", [.., other, _]) if LANGUAGES.contains(other) => "beside, languages",
        ("beside", _) => "beside, revisions",
        (kind, _) => kind,
    };
    let language = LANGUAGES.iter().find(|language| **language == parts[0]).copied().unwrap_or_default();
    (language.to_owned(), variant.to_owned(), parts.contains(&hostile::WORK))
}

/// A page of each kind in each language, the largest, by what it is chosen for.
fn chosen(site: &Folder) -> BTreeMap<(String, String, bool), String> {
    let mut largest = BTreeMap::new();
    for (path, html) in site.pages() {
        let entry = largest.entry(kind_of(&path, &html)).or_insert((0, String::new()));
        if html.len() > entry.0 {
            *entry = (html.len(), path);
        }
    }
    largest.into_iter().map(|(kind, (_, path))| (kind, path)).collect()
}

#[test]
fn every_kind_of_page_in_each_language_is_without_fault_in_a_browser() {
    let Some(browser) = Browser::find() else { return };
    let site = site();
    let chosen = chosen(&site);
    // One language in all views, and the others in two: the pages differ in their words and not in their colours.
    let in_language = |of: bool| -> Vec<&str> {
        let own = chosen.iter().filter(|((language, _, hostile), _)| (language == ALL_VIEWS && !hostile) == of);
        own.map(|(_, path)| path.as_str()).collect()
    };
    let output = browser.look(&site.path("_site"), &in_language(true), &in_language(false));
    let (faults, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{faults}");
    println!("{said}");
}

#[test]
fn the_pages_that_are_looked_at_are_of_all_kinds() {
    let site = site();
    let chosen = chosen(&site);
    let kinds = |of: &str| -> Vec<&str> {
        let own = chosen.keys().filter(|(language, _, hostile)| language == of && !hostile);
        own.map(|(_, kind, _)| kind.as_str()).collect()
    };
    let of_all = [
        "beside, languages",
        "casualties",
        "edition, principal",
        "language",
        "provenance",
        "search",
        "sections",
        "terms",
        "timeline",
    ];
    for language in LANGUAGES {
        let kinds = kinds(language);
        assert!(of_all.iter().all(|kind| kinds.contains(kind)), "{language}: {kinds:?}");
    }
    for language in ["zh-Hant", "ar"] {
        let kinds = kinds(language);
        assert!(
            ["beside, revisions", "edition, other"].iter().all(|kind| kinds.contains(kind)),
            "{language}: {kinds:?}"
        );
    }
    assert_eq!(kinds(""), ["home", "missing"]);
    assert!(site.read("_site/ar/port/index.html").contains("<html lang=\"ar\" dir=\"rtl\">"));
}

/// A page with one fault of each sort, in a language that runs from right to left while the page does not.
const BAD: &str = r##"<!DOCTYPE html>
<html lang="ar">
<head><meta charset="utf-8"><title>Bad</title><link rel="stylesheet" href="none.css"></head>
<body><main><h1>Bad</h1>
<img src="https://elsewhere.invalid/a.png">
<p style="color: red">Red</p>
<p><font color="#cccccc">Pale</font></p>
<p><a href="https://elsewhere.invalid/">A link is no request.</a></p>
<details><summary>Folded</summary><input></details>
<script>document.title = "inline"</script>
<script src="say.js"></script>
<table width="2000"><tr><td>Wide</td></tr></table>
</main></body></html>
"##;

const BAD_SCRIPT: &str = "console.log('said'); setTimeout(() => { throw new Error('thrown'); });";

#[test]
fn a_bad_page_has_its_faults_and_a_good_one_has_none() {
    let Some(browser) = Browser::find() else { return };
    let good = r#"<!DOCTYPE html><html lang="en"><head><title>Good</title></head><body><main><h1>Good</h1></main></body></html>"#;
    let site = Folder::with(&[("bad.html", BAD), ("say.js", BAD_SCRIPT), ("good.html", good)]);
    let output = browser.look(&site.path(""), &["bad.html", "good.html"], &[]);
    let faults = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(faults.lines().all(|line| line.starts_with("bad.html\t")), "{faults}");
    let wanted = [
        "axe image-alt",
        "axe color-contrast",
        "axe label",
        "request to another host: https://elsewhere.invalid/a.png",
        "Applying inline style violates",
        "Executing inline script violates",
        "console log: said",
        "error: Error: thrown",
        "request failed: ",
        "horizontal scroll of ",
        "direction is ltr, not rtl",
    ];
    for view in ["360\tlight", "360\tdark", "1280\tlight", "1280\tdark"] {
        let own: Vec<&str> =
            faults.lines().filter_map(|line| line.strip_prefix(&format!("bad.html\t{view}\t"))).collect();
        for fault in wanted {
            assert!(own.iter().any(|line| line.contains(fault)), "{view}: no “{fault}” in {own:#?}");
        }
        assert!(!own.iter().any(|line| line == &"request to another host: https://elsewhere.invalid/"), "{own:#?}");
    }
}

#[test]
fn nothing_runs_in_a_browser_that_hundreds_of_sources_bring_along() {
    let Some(browser) = Browser::find() else { return };
    let site = Folder::new();
    payloads::write(&site);
    site.run(&["build", "--no-search"]).must_succeed();
    // Every text, and what is told of those that editors wrote something beside; the other pages are parsed in another test.
    let mut pages: Vec<String> = site.pages().into_keys().collect();
    pages.retain(|page| page.split('/').count() == 3 || page.contains("/plan-") && page.contains("/provenance/"));
    let output = browser.node("canary.js", &site.path("_site")).args(pages).output().unwrap();
    let (ran, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}\n{ran}");
    println!("{said}");
}

#[test]
fn what_would_run_is_seen_to_run() {
    let Some(browser) = Browser::find() else { return };
    let page =
        |payload: &str| format!("<!DOCTYPE html><html lang=\"en\"><title>Bad</title><body>{payload}</body></html>");
    let bad = [
        ("alert", "<script>alert(1)</script>", "alert was called"),
        ("handler", "<p onmouseover=alert(1)>x</p>", "alert was called"),
        ("error", "<img src=x onerror=alert(1)>", "alert was called"),
        ("svg", "<svg onload=alert(1)></svg>", "alert was called"),
        ("link", "<a href=\"java&Tab;script:alert(1)\">x</a>", "a link that runs: javascript:"),
        ("request", "<img src=//evil.invalid/a.png>", "request: http://evil.invalid/a.png"),
        ("refresh", "<meta http-equiv=refresh content=\"0;url=good.html\">", "another page: "),
    ];
    let site = Folder::with(&[("good.html", &page("<p>x</p>"))]);
    bad.iter().for_each(|(name, payload, _)| site.write(&format!("{name}.html"), page(payload)));
    let output = browser.node("canary.js", &site.path("")).output().unwrap();
    let ran = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    for (name, _, what) in bad {
        assert!(ran.lines().any(|line| line.starts_with(&format!("{name}.html\t{what}"))), "no {name} in {ran}");
    }
    assert!(!ran.contains("good.html\t"), "{ran}");
}
