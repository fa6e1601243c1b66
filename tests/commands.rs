//! Building again and elsewhere gives the same bytes; a site's own files come over the program's; the other commands.

mod common;

use common::Folder;
use common::html::{article, blocks_of_text, values};
use common::sample::{self, SECTIONS, sample};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

#[test]
fn the_number_of_threads_changes_no_byte() {
    let site = sample();
    site.run(&["build", "--jobs", "1", "--out", "one"]).must_succeed();
    site.run(&["build", "--jobs", "4", "--out", "four"]).must_succeed();
    assert!(site.files("one") == site.files("four"));
}

#[test]
fn the_order_and_the_times_of_files_change_no_byte() {
    let site = sample();
    site.build();
    let copy = Folder::new();
    for (days, (path, text)) in sample::FILES.iter().rev().enumerate() {
        copy.write(path, text);
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * (1 + days as u64));
        File::options().write(true).open(copy.path(path)).unwrap().set_modified(then).unwrap();
    }
    copy.build();
    assert!(site.files("_site") == copy.files("_site"));
}

#[test]
fn no_byte_depends_on_where_the_site_is_built_from() {
    let site = sample();
    site.build();
    let root = site.path("");
    let elsewhere = Folder::new();
    let root = root.to_str().unwrap();
    elsewhere.run(&["build", "--root", root, "--out", "out"]).must_succeed();
    assert!(site.files("_site") == elsewhere.files("out"));
    for (path, bytes) in site.files("_site") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains(root.trim_end_matches('/')), "{path} names a folder of this machine");
    }
}

#[test]
fn the_time_is_that_of_the_sources_or_of_source_date_epoch() {
    let site =
        Folder::with(&[("content/harbour/en.md", "# The harbour\n\nThe harbour lies in the north of the bay.\n")]);
    site.build();
    let before = site.files("_site");
    std::thread::sleep(Duration::from_millis(1100));
    site.build();
    assert!(site.files("_site") == before, "a second later");
    site.run_with(&["build"], &[("SOURCE_DATE_EPOCH", "951782400")]).must_succeed();
    assert!(site.read("_site/en/feed.xml").contains("2000-02-29T00:00:00Z"));
}

#[test]
fn a_second_build_rewrites_nothing_and_a_third_only_what_has_changed() {
    let site = sample();
    site.build();
    let before = stamps(&site);
    std::thread::sleep(Duration::from_millis(20));
    let run = site.build();
    assert!(run.out.contains("(0 changed"), "{run}");
    assert_eq!(stamps(&site), before);
    let english = site.read("content/harbour/en.md").replace("came at night", "came in the evening");
    site.write("content/harbour/en.md", english);
    site.build();
    let changed: Vec<String> = stamps(&site)
        .into_iter()
        .filter(|(path, stamp)| before.get(path) != Some(stamp))
        .map(|(path, _)| path)
        .collect();
    assert!(changed.contains(&"en/harbour/index.html".to_owned()), "{changed:?}");
    // The home pages of all languages say how long the texts are; the text stands beside others as well, and in the search
    // index of its language; the manifest has all of this.
    let homes = ["index.html", "ko/index.html", "zh-Hant/index.html", "data/build.json"];
    let own = ["provenance", "/beside/en/", "/en_", "pagefind.en_", "pagefind-entry.json"];
    let concerned = |path: &String| {
        own.iter().any(|part| path.contains(part)) || path.starts_with("en/") || homes.contains(&path.as_str())
    };
    assert!(changed.iter().all(concerned), "{changed:?}");
}

/// When each page was written.
fn stamps(site: &Folder) -> BTreeMap<String, SystemTime> {
    let files = site.files("_site").into_keys().filter(|path| !path.starts_with('.'));
    files
        .map(|path| {
            let time = fs::metadata(site.path("_site").join(&path)).unwrap().modified().unwrap();
            (path, time)
        })
        .collect()
}

#[test]
fn a_page_that_is_no_longer_made_goes_and_nothing_is_left_behind() {
    let site = sample();
    site.write("content/lamp/en.md", "# The lamp\n\nThe lamp stands on the pier.\n");
    site.build();
    assert!(site.path("_site/en/lamp/index.html").exists());
    fs::remove_dir_all(site.path("content/lamp")).unwrap();
    site.build();
    assert!(!site.path("_site/en/lamp").exists());
    let mut names: Vec<_> = fs::read_dir(site.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["._site.hexapla", "_site", "content", "site.toml"]);
    let mut names: Vec<_> =
        fs::read_dir(site.path("._site.hexapla")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".gitignore", "CACHEDIR.TAG", "cache", "files", "lock", "next"]);
}

#[test]
fn a_site_can_have_templates_assets_and_strings_of_its_own() {
    let site = sample();
    site.write(
        "templates/missing.html",
        "{% extends \"base.html\" %}{% block main %}<p id=\"own\">{{ t(key=\"own-words\") }}</p>{% endblock %}",
    );
    site.write("templates/strings/en.ftl", "contents-title = What is in it\nown-words = Adrift\n");
    site.write("static/hexapla.css", "body { color: teal }\n");
    site.write("static/logo/harbour.txt", "a logo");
    site.build();
    assert!(site.read("_site/404.html").contains("<p id=\"own\">Adrift</p>"));
    assert!(site.read("_site/en/harbour/index.html").contains("What is in it"));
    assert!(!site.read("_site/ko/harbour/index.html").contains("What is in it"));
    assert_eq!(site.read("_site/static/hexapla.css"), "body { color: teal }\n");
    assert_eq!(site.read("_site/static/logo/harbour.txt"), "a logo");
    assert!(site.path("_site/static/hexapla.js").exists());
    site.run(&["check"]).must_succeed();
}

#[test]
fn a_template_that_adds_to_an_article_or_links_to_nothing_does_not_pass_the_check() {
    let site = sample();
    let template = "{% extends \"base.html\" %}{% block main %}<article lang=\"{{ edition.lang }}\">{{ article | safe }}<p>More.</p></article>{% endblock %}";
    site.write("templates/edition.html", template);
    let run = site.run(&["check"]);
    run.must_exit(1);
    assert_eq!(run.err.matches("[text-differs]").count(), 4, "{run}");
    site.write(
        "templates/edition.html",
        template.replace("<p>More.</p>", "<a data-generated href=\"nowhere.html\">x</a>"),
    );
    assert!(site.run(&["check"]).diagnostic("dead-link").contains("nowhere.html"));
}

#[test]
fn a_folder_that_holds_sources_directly_is_a_single_work() {
    let site = sample();
    site.run(&["build", "--content", "content/harbour"]).must_succeed();
    assert!(site.path("_site/ko/harbour/index.html").exists());
}

#[test]
fn a_new_site_can_be_built_and_checked() {
    let folder = Folder::new();
    let run = folder.run(&["init", "new/site"]);
    run.must_succeed();
    assert!(run.out.contains("hexapla build --root"), "{run}");
    folder.run(&["check", "--root", "new/site", "--strict"]).must_succeed();
    folder.run(&["build", "--root", "new/site", "--strict"]).must_succeed();
    for page in ["index.html", "en/harbour/index.html", "ko/harbour/index.html", "zh-Hant/harbour/index.html"] {
        assert!(folder.path("new/site/_site").join(page).exists(), "no {page}");
    }
}

#[test]
fn the_sources_that_come_with_the_program_can_be_built_and_checked() {
    let root = env!("CARGO_MANIFEST_DIR");
    let folder = Folder::new();
    folder.run(&["check", "--root", root]).must_succeed();
    folder.run(&["build", "--root", root, "--out", "out"]).must_succeed();
    common::html::assert_links_lead_somewhere(&folder.files("out"));
    for (path, bytes) in folder.files("out").iter().filter(|(path, _)| path.ends_with(".html")) {
        common::html::assert_inert(path, std::str::from_utf8(bytes).unwrap());
    }
}

#[test]
fn clean_prints_a_source_in_four_formats_and_its_edits() {
    let site = sample();
    let clean = |arguments: &[&str]| {
        let run = site.run(&[&["clean", "content/harbour/zh-earlier.txt"], arguments].concat());
        run.must_succeed();
        run.out
    };
    let sentence = "堤防的工程於1901年開始，1907年完工。鄰村的居民也參加了工程。";
    let text = clean(&["--format", "text"]);
    assert_eq!(text.lines().nth(1), Some(sentence));
    assert!(text.contains("燈塔熄滅了。10月3日，燈塔重新點亮。\n"), "{text}");
    assert_eq!(clean(&[]), clean(&["--format", "markdown"]));
    assert!(clean(&[]).contains(&format!("\n{sentence}\n\n")));
    let html = clean(&["--format", "html"]);
    assert!(html.starts_with("<article lang=\"zh-Hant\" dir=\"ltr\">") && html.contains(sentence), "{html}");
    assert_eq!(blocks_of_text(&html), text.lines().collect::<Vec<_>>());
    let json = clean(&["--format", "json"]);
    for part in ["\"lang\": \"zh-Hant\"", "\"blocks\":", "\"edits\":", sentence, "\"kind\": \"page-suffix\""] {
        assert!(json.contains(part), "no {part} in {json}");
    }
    let edits = clean(&["--edits"]);
    for row in [
        "3\t22\tcitation-mark\t\"[2]\"\t\"\"",
        "3\t25\tpage-suffix\t\":12\"\t\"\"",
        "request-mark\t\"[來源請求]\"\t\"\"",
    ] {
        assert!(edits.contains(row), "no {row:?} in\n{edits}");
    }
    assert!(edits.contains("\tpage-suffix\t\":14\"\t\"\"\n"), "the page and not the date goes:\n{edits}");
}

#[test]
fn an_outline_that_is_proposed_can_be_saved_and_gives_the_same_sections() {
    let paragraphs = [
        "北港位於海灣北側。堤防保護著港口，燈塔照著海灣，漁船每天早上出海，傍晚回到碼頭。",
        "1901年3月，堤防開始興建。工人從鄰村來到工地，石頭由採石場運來，採石場在山上，工地在海邊。",
        "1902年，採石場的石頭用完了。工人改用另一座採石場的石頭，工地的火車把石頭運到堤防。",
        "1907年5月，堤防完工。工人回到鄰村，火車留在採石場，石頭還堆在工地旁邊。",
        "1911年9月，颱風在夜裡來到。颱風吹倒了燈塔，漁船沉沒，巡邏隊在海灘上尋找漁民。",
        "颱風過後，漁民在海灘上修理漁船。巡邏隊找到十二名漁民，颱風造成的損失很大。",
        "1925年，鐵路通到港口。車站設在碼頭旁邊，鐵路運來煤炭，車站裡堆滿了煤炭。",
        "鐵路使港口繁忙起來。車站每天有六列火車，煤炭從車站裝上貨輪，鐵路公司僱用了更多職員。",
    ];
    let text = paragraphs.map(|paragraph| paragraph.repeat(4)).join("\n\n");
    let site = Folder::with(&[("content/harbour/zh.txt", &text)]);
    site.build();
    let sections = |site: &Folder| values(article(&site.read("_site/zh-Hant/harbour/index.html")), "section", "id");
    let inferred = sections(&site);
    assert!(inferred.len() >= 2, "{inferred:?}");
    let run = site.run(&["outline", "content/harbour/zh.txt"]);
    run.must_succeed();
    let outline = hexapla::base::Source::new("zh.outline.toml", run.out.as_str());
    let outline = hexapla::outline::OutlineFile::parse(&outline).unwrap_or_else(|error| panic!("{error:?} in {run}"));
    assert_eq!(outline.sections.len(), inferred.len());
    assert!(outline.sections.iter().all(|section| section.starts.is_some() && section.id.is_some()), "{run}");
    site.write("content/harbour/zh.outline.toml", &run.out);
    site.build();
    assert_eq!(sections(&site), inferred);
}

#[test]
fn an_outline_of_a_source_with_headings_lists_them_and_builds_as_well() {
    let site = sample();
    let run = site.run(&["outline", "content/harbour/en.md"]);
    run.must_succeed();
    site.write("content/harbour/en.outline.toml", &run.out);
    site.build();
    assert_eq!(values(article(&site.read("_site/en/harbour/index.html")), "section", "id").len(), SECTIONS.len());
}

#[test]
fn an_outline_of_a_text_without_sections_can_be_saved_and_built_with() {
    let text = "港灣在海灣的北方。\n\n燈塔立在碼頭上。\n";
    let site = Folder::with(&[("content/harbour/zh.txt", text)]);
    let run = site.run(&["outline", "content/harbour/zh.txt"]);
    run.must_succeed();
    site.write("content/harbour/zh.outline.toml", &run.out);
    site.build();
}

#[test]
fn a_site_that_was_written_into_the_content_is_not_read() {
    let folder =
        Folder::with(&[("6.25전쟁.ko.txt", "---\nlang: ko\n---\n\n첫 문장이다.\n"), ("en.md", "# War\n\nIt began.\n")]);
    for _ in 0..2 {
        let run = folder.run(&["build", "--content", "."]);
        run.must_succeed();
        assert!(run.out.contains("Built 2 editions"), "{run}");
    }
}

#[test]
fn dots_in_the_name_of_a_source_belong_to_the_id_of_its_edition() {
    let text = "---\nlang: ko\n---\n\n첫 문장이다. 둘째 문장이다.\n";
    let names = ["content/war/6.25전쟁.ko.txt", "content/war/6.25사변.ko.txt", "content/war/6.24일.ko.txt"];
    let site = Folder::with(&names.map(|name| (name, text)));
    site.build();
    let names: Vec<String> = site.files("_site/ko/war").into_keys().collect();
    assert!(names.iter().any(|name| name.contains("6-25전쟁")), "{names:?}");
    assert!(names.iter().any(|name| name.contains("6-25사변")), "{names:?}");
}
