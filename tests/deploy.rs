//! What is needed to put a site somewhere and to know later that it is still that site.

mod common;

use common::sample::sample;
use common::{Folder, Run};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::net::TcpListener;

const MANIFEST: &str = "_site/data/build.json";

fn manifest(site: &Folder) -> Value {
    serde_json::from_str(&site.read(MANIFEST)).unwrap()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files of a list in a manifest: digest, length and work by path.
fn items(list: &Value) -> BTreeMap<String, (String, usize, Option<String>)> {
    let text = |item: &Value, key: &str| item[key].as_str().map(str::to_owned);
    let one = |item: &Value| {
        let bytes = usize::try_from(item["bytes"].as_u64().unwrap()).unwrap();
        (text(item, "path").unwrap(), (text(item, "sha256").unwrap(), bytes, text(item, "work")))
    };
    list.as_array().unwrap().iter().map(one).collect()
}

fn with_strait() -> Folder {
    let site = sample();
    site.write("site.toml", "title = \"Waters\"\nbase_url = \"https://example.org/archive/\"\n");
    site.write("content/strait/en.md", "# The strait\n\nIt leads to [the harbour](../harbour/en.md).\n");
    site.write("content/terms.toml", "[[term]]\nid = \"pier\"\nkind = \"place\"\nen = [\"pier\"]\n");
    site.write("templates/strings/en.ftl", "missing-title = Adrift\n");
    site
}

#[test]
fn the_manifest_has_every_file_with_what_it_was_made_from() {
    let site = with_strait();
    site.build();
    let manifest = manifest(&site);
    let mut files = site.files("_site");
    files.retain(|path, _| path != ".hexapla" && path != "data/build.json");
    let listed = items(&manifest["files"]);
    assert_eq!(Vec::from_iter(listed.keys()), Vec::from_iter(files.keys()));
    for (path, (digest, length, work)) in &listed {
        assert_eq!((digest, *length), (&sha256(&files[path]), files[path].len()), "{path}");
        let own = ["harbour", "strait"].into_iter().find(|work| path.contains(&format!("/{work}/")));
        assert_eq!(work.as_deref(), own, "{path}");
    }
    let sources = items(&manifest["sources"]);
    for (path, (digest, ..)) in &sources {
        assert_eq!(*digest, sha256(&fs::read(site.path("content").join(path)).unwrap()), "{path}");
    }
    assert_eq!(Vec::from_iter(sources.keys()), Vec::from_iter(site.files("content").keys()));
    assert_eq!(sources["strait/en.md"].2.as_deref(), Some("strait"));
    assert_eq!(sources["terms.toml"].2, None);
    assert_eq!(Vec::from_iter(items(&manifest["configuration"]).keys()), ["site.toml", "templates/strings/en.ftl"]);
    assert_eq!(manifest["near"]["strait"][0], "harbour");
    assert_eq!(manifest["options"]["base_url"], "https://example.org/archive/");
    assert_eq!(manifest["hexapla"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_manifest_is_the_same_from_nothing_and_over_the_last_build_with_any_number_of_threads() {
    let site = with_strait();
    site.build();
    let first = site.read(MANIFEST);
    site.write("content/strait/en.md", "# The strait\n\nIt is deep.\n");
    site.build();
    let changed = site.read(MANIFEST);
    assert_ne!(first, changed);
    for jobs in ["1", "4"] {
        site.run(&["build", "--out", jobs, "--jobs", jobs]).must_succeed();
        assert_eq!(site.read(&format!("{jobs}/data/build.json")), changed);
    }
    let place = site.path("").to_string_lossy().into_owned();
    assert!(!changed.contains(&place));
}

/// The codes of the diagnostics that a run gave, with their places.
fn told(run: &Run) -> BTreeSet<String> {
    let lines: Vec<&str> = run.err.lines().collect();
    let code = |line: &str| Some(line.strip_prefix("error[")?.split_once(']')?.0.to_owned());
    let place = |at: usize| lines.get(at + 1).and_then(|line| line.strip_prefix("  --> ")).unwrap_or_default();
    lines.iter().enumerate().filter_map(|(at, line)| Some(format!("{} {}", code(line)?, place(at)))).collect()
}

#[test]
fn a_build_is_compared_with_a_manifest() {
    let site = with_strait();
    site.build();
    fs::copy(site.path(MANIFEST), site.path("kept.json")).unwrap();
    let run = site.run(&["check", "--against", "kept.json"]);
    run.must_succeed();
    assert!(run.out.contains("the build is that of the manifest"), "{run}");

    site.write("content/strait/en.md", "# The strait\n\nIt is deep.\n");
    site.write("content/strait/ko.md", "# 해협\n\n깊다.\n");
    fs::remove_file(site.path("templates/strings/en.ftl")).unwrap();
    let run = site.run(&["check", "--against", "kept.json", "--base-url", "https://example.org/other/"]);
    run.must_exit(1);
    let told = told(&run);
    for expected in [
        "changed-source strait/en.md",
        "added-source strait/ko.md",
        "missing-configuration templates/strings/en.ftl",
        "changed-file 404.html",
        "another-option ",
    ] {
        assert!(told.contains(expected), "{expected}: {told:?}\n{run}");
    }
    assert!(run.diagnostic("another-option").contains("= hint: give it with --base-url"), "{run}");

    site.write("kept.json", site.read("kept.json").replacen("\"hexapla\": \"", "\"hexapla\": \"9", 1));
    let run = site.run(&["check", "--against", "kept.json"]);
    run.must_exit(1);
    run.must_say(&["[another-version]: the site was built by hexapla 9"]);
}

#[test]
fn what_is_no_manifest_is_said() {
    let site = sample();
    site.write("kept.json", "{\"hexapla\": 1}");
    for (path, code) in [("kept.json", "manifest-syntax"), ("nothing.json", "unreadable"), ("content", "not-a-file")] {
        let run = site.run(&["check", "--against", path]);
        run.must_exit(1);
        assert!(run.diagnostic(code).contains("= hint: "), "{run}");
    }
    site.run(&["check", "--folder", "content"]).must_exit(2);
}

#[test]
fn a_copy_of_a_site_is_compared_without_its_sources() {
    let site = with_strait();
    site.run(&["build", "--precompress", "--out", "copy"]).must_succeed();
    fs::copy(site.path("copy/data/build.json"), site.path("kept.json")).unwrap();
    for folder in ["content", "._copy.hexapla", ".copy.hexapla"] {
        let _ = fs::remove_dir_all(site.path(folder));
    }
    let check = || site.run(&["check", "--against", "kept.json", "--folder", "copy"]);
    let run = check();
    run.must_succeed();
    assert!(run.out.contains("All is well"), "{run}");

    site.write("copy/en/index.html", "something else");
    site.write("copy/en/more.html", "more");
    site.write("copy/index.html.gz", "no gzip");
    site.write("copy/data/build.json", site.read("kept.json").replace("https", "http"));
    fs::remove_file(site.path("copy/robots.txt")).unwrap();
    let run = check();
    run.must_exit(1);
    let expected = [
        "added-file en/more.html",
        "changed-copy index.html.gz",
        "changed-file data/build.json",
        "changed-file en/index.html",
        "missing-file robots.txt",
    ];
    assert_eq!(Vec::from_iter(told(&run)), expected, "{run}");
}

#[cfg(unix)]
#[test]
fn a_link_in_a_copy_is_not_followed() {
    let site = sample();
    site.build();
    fs::rename(site.path("_site/robots.txt"), site.path("robots.txt")).unwrap();
    std::os::unix::fs::symlink(site.path("robots.txt"), site.path("_site/robots.txt")).unwrap();
    let run = site.run(&["check", "--against", MANIFEST, "--folder", "_site"]);
    run.must_exit(1);
    assert!(run.diagnostic("unreadable").contains("_site/robots.txt"), "{run}");
}

fn unpacked(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    match path.rsplit_once('.').unwrap().1 {
        "gz" => drop(flate2::read::GzDecoder::new(bytes).read_to_end(&mut text).unwrap()),
        "br" => drop(brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text).unwrap()),
        _ => text = zstd::decode_all(bytes).unwrap(),
    }
    text
}

#[test]
fn compressed_copies_stand_beside_text_and_are_smaller() {
    let site = sample();
    site.write("static/picture.png", vec![0; 5_000]);
    site.write("static/own.js", "let a = 1;\n".repeat(100));
    site.write("static/own.js.gz", "the site's own");
    site.write("static/short.txt", "x");
    site.run(&["build", "--precompress"]).must_succeed();
    let files = site.files("_site");
    let mut copies = 0;
    for (path, bytes) in &files {
        let Some((original, "gz" | "br" | "zst")) = path.rsplit_once('.') else { continue };
        if path == "static/own.js.gz" {
            assert_eq!(bytes, b"the site's own");
            continue;
        }
        copies += 1;
        assert_eq!(unpacked(path, bytes), files[original], "{path}");
        assert!(bytes.len() < files[original].len(), "{path}");
        assert!(
            !original.starts_with("pagefind/") || original.ends_with(".js") || original.ends_with(".json"),
            "{path}"
        );
    }
    let text = |path: &&String| path.ends_with(".html");
    assert!(copies >= 3 * files.keys().filter(text).count(), "{copies}");
    for other in ["static/picture.png.gz", "static/short.txt.gz", "static/short.txt.br"] {
        assert!(!files.contains_key(other), "{other}");
    }
}

#[test]
fn compressed_copies_go_with_their_files_and_are_not_made_twice() {
    let site = with_strait();
    let precompress = |folder: &str| {
        let run = site.run(&["build", "--precompress", "--out", folder]);
        run.must_succeed();
        run.out
    };
    let plain = |folder: &str| {
        let mut files = site.files(folder);
        files.remove(".hexapla");
        files
    };
    site.build();
    let without = plain("_site");
    precompress("_site");
    assert!(precompress("_site").contains("(0 changed"));
    fs::remove_dir_all(site.path("content/strait")).unwrap();
    site.write("content/harbour/en.md", site.read("content/harbour/en.md").replace("pier", "long pier"));
    precompress("_site");
    precompress("new");
    assert!(plain("_site") == plain("new"), "over the last build, and from nothing");
    assert!(!site.path("_site/en/strait").exists());
    fs::write(site.path("_site/index.html.br"), "x").unwrap();
    precompress("_site");
    assert!(plain("_site") == plain("new"), "a copy that somebody changed is made again");
    site.build();
    assert!(plain("_site").keys().all(|path| !path.ends_with(".zst") && !path.ends_with(".br")));
    assert!(plain("_site").len() < without.len());
}

#[test]
fn the_headers_are_those_that_the_browser_tests_visit_the_pages_under() {
    let site = with_strait();
    site.build();
    let headers = site.read("_site/_headers");
    let mut rules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut pattern = "";
    for line in headers.lines() {
        match line.strip_prefix("  ") {
            Some(header) => rules.entry(pattern).or_default().push(header),
            None => pattern = line,
        }
    }
    let server = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/server.js")).unwrap();
    let policy = rules["/archive/*"][0].strip_prefix("Content-Security-Policy: ").unwrap();
    let tested = server.split_once("const POLICY = [").unwrap().1.split_once(']').unwrap().0;
    let tested: Vec<&str> = tested.split('"').skip(1).step_by(2).collect();
    assert_eq!(policy.split("; ").collect::<Vec<_>>(), tested);
    // A file gets one rule for caches: hosts send the values of all that fit.
    let cached = rules.iter().filter(|(_, headers)| headers.iter().any(|header| header.starts_with("Cache-Control")));
    let cached: Vec<&str> = cached.map(|(pattern, _)| *pattern).collect();
    let fits = |path: &str, pattern: &str| match pattern.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => path == pattern,
    };
    for path in site.files("_site").keys().map(|path| format!("/archive/{path}")) {
        assert!(cached.iter().filter(|pattern| fits(&path, pattern)).count() <= 1, "{path}");
    }
    assert!(rules["/archive/pagefind/fragment/*"][0].contains("immutable"));
    assert!(site.files("_site")[".nojekyll"].is_empty());
    site.run(&["build", "--base-url", "https://example.org"]).must_succeed();
    assert!(site.read("_site/_headers").starts_with("/*\n"));
}

#[test]
fn links_to_others_are_followed_only_when_asked_for_and_never_into_this_machine() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/secret", listener.local_addr().unwrap());
    let site = Folder::with(&[("content/a/en.md", &format!("# A\n\nSee [it]({address}#x) and [it]({address}#y).\n"))]);
    let run = site.run(&["check"]);
    run.must_succeed();
    assert!(!run.err.contains("private-link"), "{run}");
    let run = site.run(&["check", "--external"]);
    run.must_succeed();
    assert!(run.diagnostic("private-link").contains("en/a/index.html"), "{run}");
    assert!(run.out.contains("1 link to other hosts followed"), "{run}");
    site.run(&["check", "--external", "--strict"]).must_exit(1);
    assert!(listener.accept().is_err(), "nobody has called");
    site.run(&["check", "--external-limit", "3"]).must_exit(2);
}
