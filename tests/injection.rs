//! Hundreds of sources that would run something: nothing in any page, and nothing for other programs, does.

mod common;
#[path = "common/payloads.rs"]
mod payloads;

use common::Folder;
use common::html::{assert_inert, pieces};
use hexapla::audit::pages;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

#[test]
fn nothing_that_hundreds_of_sources_say_can_run() {
    let folder = Folder::new();
    let sources = payloads::write(&folder);
    assert!(sources >= 500, "only {sources} sources");
    let run = folder.run(&["build", "--no-search", "--base-url", "https://example.org/"]);
    run.must_succeed();
    let pages = folder.pages();
    println!("{sources} sources, {} pages, {:.1?}", pages.len(), run.took);
    assert!(pages.len() > sources, "only {} pages", pages.len());
    pages.par_iter().for_each(|(path, html)| is_inert(path, html));
    folder.files("_site").iter().for_each(|(path, bytes)| is_well_formed(path, bytes));
}

/// Asserts that nothing in a page can run, as two readers of HTML see it: that of the tests, and the one of browsers.
fn is_inert(path: &str, html: &str) {
    assert_inert(path, html);
    let faults = pages::check(&BTreeMap::from([(path, html.as_bytes())]), &HashMap::new());
    let fault = faults.iter().find(|fault| ["executable", "duplicate-id"].contains(&&*fault.code));
    assert!(fault.is_none(), "{fault:?}");
}

/// Asserts of a file for other programs that they can read it, and that none takes a text in it for something to run.
fn is_well_formed(path: &str, bytes: &[u8]) {
    let text = || std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => structured_data(text()).for_each(|data| is_json(path, data)),
        "json" => is_json(path, text()),
        "xml" => {
            let (declaration, root) = text().split_once('\n').unwrap();
            assert!(declaration.starts_with("<?xml "), "{path}: {declaration}");
            pieces(root);
        }
        "csv" => {
            let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
            for row in rows.records() {
                let row = row.unwrap_or_else(|error| panic!("{path}: {error}"));
                let formula = row.iter().find(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
                assert!(formula.is_none(), "{path}: a spreadsheet would compute {formula:?}");
            }
        }
        _ => {}
    }
}

fn is_json(path: &str, text: &str) {
    if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
        panic!("{path}: {error} in {text}");
    }
}

/// What a page says to machines.
fn structured_data(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script type=\"application/ld+json\">").skip(1).filter_map(|rest| Some(rest.split_once("</script>")?.0))
}

/// A source whose cleaned Markdown is read again.
#[test]
fn nothing_that_is_cleaned_to_markdown_can_run_there() {
    let code = "# T\n\n`` a`<script>alert(1)</script> ``\n\n````\n```\n<script>alert(1)</script>\n````\n";
    let link = "# T\n\n[a](https://example.org/%3E)<p>x [b](https://example.org/>)<script>alert(1)</script>) x\n";
    let html = "<p><a href=\"https://example.org/>)<script>alert(1)</script>\">a</a> &amp;lt;b&amp;gt;</p><h2 id='}<script>alert(1)</script>'>x</h2><p>y</p>";
    for text in [code, link, html].into_iter().chain(payloads::PAYLOADS.iter().copied()) {
        let folder = Folder::with(&[("a.txt", text)]);
        let run = folder.run(&["clean", "a.txt"]);
        if run.code != Some(0) {
            // A source without a text.
            continue;
        }
        let events = pulldown_cmark::Parser::new_ext(&run.out, pulldown_cmark::Options::ENABLE_TABLES);
        for event in events {
            let is_superscript = |html: &str| ["<sup>", "</sup>", "<sub>", "</sub>"].contains(&html);
            match event {
                pulldown_cmark::Event::InlineHtml(html) | pulldown_cmark::Event::Html(html) => {
                    assert!(is_superscript(&html), "“{html}” of {text:?} in {run}");
                }
                _ => {}
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_content_is_read() {
    use std::os::unix::fs::symlink;
    let good = "# The pier\n\nThe pier stands in the sea.\n";
    let secret = "[[term]]\nid = \"vault\"\nen = \"the vault\"\n";
    for (link, target) in [
        ("content/out", "elsewhere"),
        ("content/terms.toml", "secret.toml"),
        ("content/casualties.toml", "secret.toml"),
        ("content/work/terms.toml", "secret.toml"),
        ("content/work/b.md", "elsewhere/b.md"),
        ("content/work/c.md", "content/work/c.md"),
        ("content/work/d.md", "/dev/zero"),
    ] {
        let folder = Folder::with(&[("content/work/a.md", good), ("elsewhere/b.md", good), ("secret.toml", secret)]);
        symlink(folder.path(target), folder.path(link)).unwrap();
        let run = folder.run(&["build"]);
        run.must_exit(1);
        assert!(run.diagnostic("outside-content").contains(link), "{run}");
        assert!(!run.err.contains("vault"), "{run}");
    }
    // Nobody writes into the pipe.
    let folder = Folder::with(&[("content/work/a.md", good)]);
    assert!(std::process::Command::new("mkfifo").arg(folder.path("content/work/b.md")).status().unwrap().success());
    let run = folder.run(&["build"]);
    run.must_exit(1);
    assert!(run.diagnostic("not-a-file").contains("content/work/b.md"), "{run}");
}

#[test]
fn nothing_turns_the_direction_of_a_page() {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text = "---\ntitle: \"A\u{202E}B\"\n---\n\nThe pier \u{202E}stands\u{2066} in the sea. `a\u{202E}b` &#x202E; &#8238;\n\n## Oak \u{202E}\n\nIt is oak.\n";
    let manifest = "[title]\nen = \"C\u{202E}\\u202ED\"\n[[edition]]\nsource = \"a.md\"\nlang = \"en\"\nlabel = \"E\\u202E\"\nauthor = \"F\\u0001\\u202E\"\n";
    let folder = Folder::with(&[("content/work/a.md", text), ("content/work/work.toml", manifest)]);
    let run = folder.build();
    assert!(run.diagnostic("direction-character").contains("content/work/a.md:2:10"), "{run}");
    folder.run(&["check"]).must_succeed();
    for (path, html) in folder.pages() {
        assert!(!html.contains(turns) && !html.contains('\u{1}'), "{path}");
    }
    let folder = Folder::with(&[("content/a\u{202E}b/a.md", "# The pier\n\nThe pier stands in the sea.\n")]);
    folder.run(&["build"]).diagnostic("work-name");
}

#[cfg(unix)]
#[test]
fn a_static_file_whose_name_leads_elsewhere_is_refused() {
    let folder = Folder::with(&[("content/work/a.md", "# The pier\n\nThe pier stands in the sea.\n")]);
    folder.write("static/..\\..\\evil.txt", "x");
    let run = folder.run(&["build"]);
    run.must_exit(1);
    assert!(run.diagnostic("static-name").contains("evil.txt"), "{run}");
}
