//! Snapshots: what is in them, read back by readers of their own and, where they are there, by the programs of others.

#[path = "archive/tools.rs"]
mod tools;
#[path = "archive/warc.rs"]
mod warc;
#[path = "archive/zim.rs"]
mod zim;

mod common;

use common::Folder;
use common::html::{Piece, assert_links_lead_somewhere, pieces};
use common::sample::sample;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tools::{must_pass, seen};
use warc::{Record, Wacz, unzipped};
use zim::{What, Zim};

const BASE: &str = "https://example.org/Archive/";
const FORMATS: [&str; 3] = ["wacz", "zim", "zip"];

/// The sample, with links of its own to folders, and a work whose name addresses do not hold.
fn site() -> Folder {
    let site = sample();
    site.write("content/北港 & o'brien #2/en.md", "# The bay\n\nThe bay is wide.\n");
    site.write("content/北港 & o'brien #2/work.toml", "license = \"CC0 1.0\"\n");
    site.write(
        "templates/base.html",
        "{% extends \"hexapla/base.html\" %}{% block footer %}{{ super() }}<p><a href=\"{{ site.root }}{{ page.lang }}/\">home</a> \
         <a href=\"{{ site.root }}{{ page.lang }}#hx-main\">and again</a></p>{% endblock footer %}",
    );
    site.write("static/site.css", "");
    site.write("static/picture.png", [0x89, b'P', b'N', b'G', 0, 255]);
    site
}

/// Writes a snapshot, and says where it is.
fn archived(site: &Folder, format: &str, more: &[&str]) -> PathBuf {
    let out = format!("out.{format}");
    site.run(&[&["archive", "--format", format, "--out", &out, "--base-url", BASE], more].concat()).must_succeed();
    site.path(&out)
}

/// The files that a build writes for the same address.
fn built(site: &Folder) -> BTreeMap<String, Vec<u8>> {
    site.run(&["build", "--base-url", BASE]).must_succeed();
    let mut files = site.files("_site");
    [".hexapla", ".nojekyll", "_headers"].iter().for_each(|path| drop(files.remove(*path)));
    files
}

fn sha256(bytes: &[u8]) -> String {
    let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digest}")
}

/// The address of a file: letters of all scripts are percent-encoded.
fn address(path: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/&'".contains(&byte);
    let encoded: String = path
        .bytes()
        .map(|byte| if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("{BASE}{encoded}")
}

#[test]
fn a_web_archive_answers_for_every_file_of_the_site() {
    let site = site();
    let files = built(&site);
    let wacz = Wacz::read(&archived(&site, "wacz", &[]));
    for (path, bytes) in &files {
        let own = address(path);
        let cited = own.strip_suffix("index.html").unwrap_or(&own);
        let record = wacz.record(cited);
        let (head, body) = record.message();
        assert!(body == bytes, "{path}");
        assert_eq!(record.fields["WARC-Type"], "response");
        assert_eq!(record.fields["WARC-Target-URI"], cited);
        assert_eq!(record.fields["WARC-Date"], "2026-04-01T00:00:00Z");
        assert_eq!(record.fields["WARC-Payload-Digest"], sha256(bytes));
        assert_eq!(record.fields["WARC-Block-Digest"], sha256(&record.block));
        assert_eq!(wacz.line(cited)["digest"], sha256(bytes).as_str());
        assert!(head.starts_with("HTTP/1.1 200 OK\r\nContent-Type: "), "{head}");
        assert!(head.ends_with(&format!("\r\nContent-Length: {}", bytes.len())), "{head}");
        assert_eq!(head.contains("text/html; charset=utf-8"), path.ends_with(".html"), "{path}: {head}");
        if cited != own {
            let again = wacz.record(&own);
            assert_eq!(again.fields["WARC-Type"], "revisit");
            assert_eq!(again.fields["WARC-Refers-To-Target-URI"], cited);
            assert_eq!(again.fields["WARC-Payload-Digest"], sha256(bytes));
            assert_eq!(again.message(), (head, &[][..]), "{own}");
        }
    }
    let ids: BTreeSet<String> = wacz
        .index
        .iter()
        .map(|(_, _, line)| wacz.record(line["url"].as_str().unwrap()).fields["WARC-Record-ID"].clone())
        .collect();
    assert_eq!(ids.len(), wacz.index.len(), "each record has an id of its own");
    let mut expected: Vec<String> = files.keys().map(|path| address(path)).collect();
    expected.extend(files.keys().filter_map(|path| Some(address(path.strip_suffix("index.html")?))));
    expected.push(address("pagefind/pagefind-entry.json") + "?ts=0");
    assert_eq!(wacz.index.len(), expected.len(), "nothing else is in the index");
    assert!(
        wacz.index.iter().all(|(key, time, _)| key.starts_with("org,example)/archive") && time == "20260401000000")
    );
}

#[test]
fn a_web_archive_says_what_is_in_it() {
    let site = site();
    let wacz = Wacz::read(&archived(&site, "wacz", &[]));
    let json = |name: &str| serde_json::from_slice::<Value>(&wacz.files[name]).unwrap();
    let package = json("datapackage.json");
    assert_eq!((&package["profile"], &package["wacz_version"]), (&"data-package".into(), &"1.1.1".into()));
    assert_eq!((&package["title"], &package["mainPageUrl"]), (&"Harbours".into(), &BASE.into()));
    assert_eq!(package["licenses"][0]["path"], "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!(package["licenses"][1]["title"], "CC0 1.0");
    let mut unnamed: BTreeSet<&str> = wacz.files.keys().map(String::as_str).collect();
    for resource in package["resources"].as_array().unwrap() {
        let path = resource["path"].as_str().unwrap();
        assert_eq!(resource["hash"], sha256(&wacz.files[path]).as_str(), "{path}");
        assert_eq!(resource["bytes"], wacz.files[path].len(), "{path}");
        assert!(unnamed.remove(path));
    }
    assert_eq!(Vec::from_iter(unnamed), ["datapackage-digest.json", "datapackage.json"]);
    assert_eq!(json("datapackage-digest.json")["hash"], sha256(&wacz.files["datapackage.json"]).as_str());

    let first = Record::first(&wacz.files["archive/data.warc.gz"]).0;
    assert_eq!(first.fields["WARC-Type"], "warcinfo");
    let pages = String::from_utf8(wacz.files["pages/pages.jsonl"].clone()).unwrap();
    let pages: Vec<Value> = pages.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(pages[0]["format"], "json-pages-1.0");
    let page = pages.iter().find(|page| page["url"] == format!("{BASE}en/harbour/")).unwrap();
    assert_eq!((&page["title"], &page["ts"]), (&"The north harbour".into(), &"2026-04-01T00:00:00Z".into()));
    let text = page["text"].as_str().unwrap();
    assert!(text.contains("\nThe pier was begun in 1901 and finished in 1907.\nYear\n"), "{text}");
    assert!(!text.contains('¶') && !text.contains("Contents"), "{text}");
    assert!(
        pages.len() > 10
            && pages.iter().skip(1).all(|page| wacz.line(page["url"].as_str().unwrap())["mime"] == "text/html")
    );
}

#[test]
fn every_link_of_the_zip_file_names_a_file() {
    let site = site();
    let expected = built(&site);
    let all = unzipped(&archived(&site, "zip", &[]));
    assert!(all.is_sorted_by_key(|(name, ..)| name.clone()));
    let files: BTreeMap<String, Vec<u8>> = all.into_iter().map(|(name, bytes, _)| (name, bytes)).collect();
    let without_search = expected.keys().filter(|path| !path.starts_with("pagefind/"));
    assert!(files.keys().eq(without_search), "the files of the site");
    let home = String::from_utf8(files["en/index.html"].clone()).unwrap();
    assert!(home.contains("<a href=\"../en/index.html\">home</a> <a href=\"../en/index.html#hx-main\">"), "{home}");
    assert_links_lead_somewhere(&files);
    let missing = String::from_utf8(files["404.html"].clone()).unwrap();
    assert!(!missing.contains("href=\"/"), "{missing}");
    assert!(files["static/picture.png"] == expected["static/picture.png"]);
}

#[test]
fn every_link_of_the_zim_file_names_an_entry() {
    let site = site();
    let expected = built(&site);
    let zim = Zim::read(&archived(&site, "zim", &[]));
    let files = zim.files();
    assert_links_lead_somewhere(&files);
    let for_servers = ["404.html", "robots.txt", "sitemap.xml"];
    assert!(files.keys().eq(expected.keys().filter(|path| !for_servers.contains(&path.as_str()))));
    for path in files.keys() {
        assert_eq!(texts(&files, path).trim_end(), texts(&expected, path).trim_end(), "{path}");
        let Some(folder) = path.strip_suffix("index.html").filter(|folder| !folder.is_empty()) else { continue };
        let What::Redirect(target) = zim.get('C', folder).unwrap().what else { panic!("{folder}") };
        assert_eq!((zim.entries[target].namespace, &zim.entries[target].path), ('C', path));
    }
}

/// All that a page has but its addresses; of another file, all.
fn texts(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let text = String::from_utf8_lossy(&files[path]).into_owned();
    let Some(_) = path.strip_suffix(".html") else { return text };
    let kept = |(key, _): &(String, String)| !["href", "src"].contains(&key.as_str());
    let of = |piece| match piece {
        Piece::Open(name, attributes, _) => {
            format!("<{name} {:?}>", Vec::from_iter(attributes.into_iter().filter(kept)))
        }
        Piece::Close(name) => format!("</{name}>"),
        Piece::Text(text) => text,
    };
    pieces(&text).into_iter().map(of).collect()
}

#[test]
fn a_zim_file_says_what_is_in_it() {
    let site = site();
    let zim = Zim::read(&archived(&site, "zim", &["--no-search"]));
    let main = &zim.entries[zim.main_page];
    assert_eq!((main.namespace, main.path.as_str()), ('W', "mainPage"));
    let What::Redirect(home) = main.what else { panic!("{main:?}") };
    assert_eq!((zim.entries[home].namespace, zim.entries[home].path.as_str()), ('C', "index.html"));
    for (name, value) in [
        ("Name", "harbours_mul"),
        ("Title", "Harbours"),
        ("Description", "Harbours"),
        ("Language", "eng,kor,zho"),
        ("Date", "2026-04-01"),
        ("Creator", "Harbours"),
        ("Publisher", "hexapla"),
        ("License", "CC BY 4.0; CC0 1.0"),
        ("Source", BASE),
    ] {
        assert_eq!(zim.text('M', name), value, "{name}");
    }
    let pages = zim.files().keys().filter(|path| path.ends_with(".html")).count();
    let counter = zim.text('M', "Counter");
    assert!(counter.split(';').any(|count| count == format!("text/html={pages}")), "{counter}");
    assert_eq!(zim.get('C', "en/harbour/index.html").unwrap().title, "The north harbour");

    let listing = |name: &str| match &zim.get('X', &format!("listing/titleOrdered/{name}")).unwrap().what {
        What::Content(_, bytes) => bytes.chunks(4).map(|number| zim::u32_at(number, 0)).collect::<Vec<_>>(),
        What::Redirect(_) => panic!("{name}"),
    };
    assert_eq!(listing("v0"), zim.by_title);
    let key = |&at: &usize| (zim.entries[at].namespace, zim.entries[at].title.clone());
    assert!(zim.by_title.is_sorted_by_key(key) && listing("v1").is_sorted_by_key(key));
    assert_eq!(zim.by_title.iter().collect::<BTreeSet<_>>().len(), zim.entries.len());
    assert_eq!(listing("v1").len(), pages);
}

#[test]
fn the_same_site_is_the_same_bytes_and_their_time_is_that_of_the_texts() {
    let (site, other) = (site(), site());
    for format in FORMATS {
        let first = fs::read(archived(&site, format, &["--jobs", "1"])).unwrap();
        assert!(first == fs::read(archived(&other, format, &["--jobs", "4"])).unwrap(), "{format}");
        let arguments = ["archive", "--format", format, "--out", "then", "--base-url", BASE];
        site.run_with(&arguments, &[("SOURCE_DATE_EPOCH", "951782400")]).must_succeed();
        assert!(first != fs::read(site.path("then")).unwrap(), "{format}");
        assert_eq!(site.files("").keys().filter(|path| path.starts_with('.')).count(), 0, "nothing is left beside it");
    }
}

#[test]
fn the_old_file_stands_until_the_new_one_is_whole() {
    let site = sample();
    site.write("out.zip", "old");
    site.write("content/harbour/work.toml", "nonsense = 1\n");
    let run = site.run(&["archive", "--format", "zip", "--out", "out.zip"]);
    run.must_exit(1);
    run.must_say(&["work.toml:1:1"]);
    assert_eq!(site.read("out.zip"), "old");
}

#[test]
fn what_cannot_be_written_is_said_with_a_hint() {
    let site = sample();
    let strict = site.run(&["archive", "--format", "wacz", "--out", "a.wacz", "--strict"]);
    strict.must_exit(1);
    strict.must_say(&["error[no-address]", "--base-url https://"]);
    let folder = site.run(&["archive", "--format", "zip", "--out", "content"]);
    folder.must_exit(1);
    folder.must_say(&["error[unwritable]", "--> content", "hint"]);
    let nowhere = site.run(&["archive", "--format", "zim", "--out", "nowhere/a.zim"]);
    nowhere.must_exit(1);
    nowhere.must_say(&["error[unwritable]", "--> nowhere/a.zim", "hint"]);
    assert!(!site.path("a.wacz").exists() && !site.path("nowhere").exists());
    site.run(&["archive", "--format", "tar", "--out", "a.tar"]).must_exit(2);
    site.run(&["archive", "--format", "zip"]).must_exit(2);
    site.run(&["archive", "--format", "wacz", "--out", "a.wacz", "--base-url", "example.org"]).must_exit(2);
}

#[test]
fn a_site_without_an_address_is_archived_at_one_that_leads_nowhere() {
    let site = sample();
    let run = site.run(&["archive", "--format", "wacz", "--out", "a.wacz"]);
    run.must_succeed();
    run.must_say(&["warning[no-address]", "https://site.invalid/", "--base-url https://"]);
    let wacz = Wacz::read(&site.path("a.wacz"));
    assert_eq!(wacz.record("https://site.invalid/en/harbour/").fields["WARC-Type"], "response");
    site.write("site.toml", "base_url = \"example.org\"\n");
    site.run(&["archive", "--format", "wacz", "--out", "b.wacz"]).must_exit(1);
}

#[test]
fn the_programs_of_others_find_nothing_wrong() {
    let site = site();
    judge(&site, &[]);
}

#[test]
fn the_programs_of_others_find_nothing_wrong_with_the_seeds() {
    let Some(seeds) = common::seeds() else { return };
    judge(&Folder::new(), &["--content", seeds.to_str().unwrap()]);
}

#[test]
fn the_site_opens_from_a_disk() {
    let site = site();
    for (path, bytes, _) in unzipped(&archived(&site, "zip", &[])) {
        site.write(&format!("disk/{path}"), bytes);
    }
    let Some(page) = seen(&site.path("disk/en/harbour/index.html")) else { return };
    // A script has run and shown the switch of themes; the page has nothing that it could not load.
    assert!(page.contains("id=\"hx-theme\"") && !page.contains("id=\"hx-theme\" hidden"), "{page}");
}

/// Has snapshots of a site in all forms read by the programs of others.
fn judge(site: &Folder, more: &[&str]) {
    let [wacz, zim, zip] = FORMATS.map(|format| archived(site, format, more));
    must_pass("wacz", &["validate", "-f"], &wacz);
    site.write("data.warc.gz", &Wacz::read(&wacz).files["archive/data.warc.gz"]);
    must_pass("warcio", &["check"], &site.path("data.warc.gz"));
    must_pass("zimcheck", &["-A"], &zim);
    must_pass("unzip", &["-tq"], &zip);
    links_hold(&zip, &zim);
}

fn links_hold(zip: &Path, zim: &Path) {
    assert_links_lead_somewhere(&unzipped(zip).into_iter().map(|(name, bytes, _)| (name, bytes)).collect());
    assert_links_lead_somewhere(&Zim::read(zim).files());
}
