//! Bad input: each kind is a diagnostic with place and hint and never a panic; whatever is whole is reported on all the
//! same; nothing is written, and a site that is there already stays as it is.

mod common;

use common::{Folder, Run};
use std::collections::BTreeMap;

/// A site with a work that is whole but for a bracket, which is worth a warning.
const WITNESS: &str = "---\ntitle: The witness\nlang: en\n---\n\n## Pier\n\nThe pier (of oak was built in a year.\n";
const WITNESS_SAYS: &str = "witness/en.md:8:10";
const GOOD: &str = "# The harbour\n\nThe harbour lies in the north.\n\n## Pier\n\nThe pier was built in a year.\n";

/// A folder with a built site.
fn built() -> Folder {
    let folder = Folder::with(&[("site.toml", "title = \"A site\"\n"), ("content/harbour/en.md", GOOD)]);
    folder.build();
    folder.write("content/witness/en.md", WITNESS);
    folder
}

/// The files of the folder, without what builds remember.
fn site(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut files = folder.files("");
    files.retain(|path, _| !path.starts_with("._site.hexapla/"));
    files
}

/// Asserts that the folder's site is refused by `build` and by `check`, and stays as it is; each of `says` must be said.
fn refused(folder: &Folder, code: &str, says: &[&str]) -> Run {
    let before = site(folder);
    let checked = folder.run(&["check"]);
    checked.must_exit(1);
    let built = folder.run(&["build"]);
    built.must_exit(1);
    for run in [&checked, &built] {
        let diagnostic = run.diagnostic(code);
        says.iter()
            .for_each(|words| assert!(diagnostic.contains(words), "“{words}” is not in\n{diagnostic}\nof {run}"));
        assert!(diagnostic.contains("= hint: "), "no hint in\n{diagnostic}");
        assert!(diagnostic.contains("  --> "), "no place in\n{diagnostic}");
        run.must_say(&[WITNESS_SAYS]);
    }
    assert!(site(folder) == before, "something was written by {built}");
    built
}

/// Asserts that a source in a work of its own, without a manifest, is refused.
fn source_is_refused(name: &str, content: &[u8], code: &str, says: &[&str]) -> Run {
    let folder = built();
    folder.write(&format!("content/bad/{name}"), content);
    refused(&folder, code, says)
}

/// Asserts that a manifest beside a whole source, `en.md`, is refused.
fn manifest_is_refused(manifest: &str, code: &str, says: &[&str]) -> Run {
    let folder = built();
    folder.write("content/bad/en.md", GOOD);
    folder.write("content/bad/more.md", GOOD);
    folder.write("content/bad/work.toml", manifest);
    refused(&folder, code, says)
}

#[test]
fn an_empty_file_is_refused() {
    source_is_refused("en.md", b"", "empty-source", &["content/bad/en.md"]);
    source_is_refused("en.md", b" \n\n\t\n", "empty-source", &["content/bad/en.md"]);
}

#[test]
fn a_folder_where_a_file_should_be_is_refused() {
    source_is_refused("en.md/inner.txt", GOOD.as_bytes(), "not-a-file", &["content/bad/en.md"]);
    let folder = built();
    folder.write("content/bad/en.md", GOOD);
    folder.write("content/bad/work.toml/inner.txt", GOOD);
    refused(&folder, "not-a-file", &["content/bad/work.toml"]);
}

#[test]
fn invalid_utf_8_is_refused_with_its_line_and_column() {
    source_is_refused("en.md", b"# T\n\nThe pier \xC3\x28 stands.\n", "not-utf-8", &["content/bad/en.md:3:10", "0xC3"]);
    source_is_refused("ko.txt", b"\xFF\xFEa", "not-utf-16", &["content/bad/ko.txt"]);
}

#[test]
fn utf_16_with_a_byte_order_mark_is_read_in_both_orders() {
    let text = "港口位於北方。堤防在1907年完工。";
    let little = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>();
    let big = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect::<Vec<u8>>();
    for bytes in [little, big] {
        let folder = Folder::new();
        folder.write("content/harbour/zh.txt", bytes);
        folder.build();
        let page = folder.read("_site/zh-Hant/harbour/index.html");
        assert_eq!(common::html::blocks_of_text(&page), [text]);
    }
}

#[test]
fn a_list_dump_that_is_cut_off_is_kept_and_warned_of() {
    let folder = built();
    folder.write("content/cut/zh.txt", "[<p>港口位於北方。\n</p>, <p>堤防在1907年完工，碼頭上有14人受傷");
    let run = folder.build();
    assert!(run.diagnostic("list-cut-off").contains("content/cut/zh.txt:2:"), "{run}");
    assert!(run.diagnostic("list-cut-off").contains("= hint: "), "{run}");
    let text = common::html::blocks_of_text(&folder.read("_site/zh-Hant/cut/index.html")).concat();
    assert!(text.contains("碼頭上有14人受傷"), "{text}");
    folder.run(&["check"]).must_succeed();
    let strict = folder.run(&["build", "--strict"]);
    strict.must_exit(1);
}

#[test]
fn unbalanced_brackets_are_kept_and_warned_of_with_their_places() {
    let folder = Folder::new();
    folder.write("content/harbour/zh.txt", "港口（位於北方。\n\n堤防」在1907年完工，燈塔在1911年完工。");
    let run = folder.build();
    run.must_say(&["content/harbour/zh.txt:1:3", "content/harbour/zh.txt:3:3", "= hint: "]);
    let text = common::html::blocks_of_text(&folder.read("_site/zh-Hant/harbour/index.html"));
    assert_eq!(text[0], "港口（位於北方。");
}

#[test]
fn front_matter_that_is_never_closed_is_refused() {
    source_is_refused(
        "en.md",
        b"---\ntitle: The pier\n\nThe pier stands.\n",
        "front-matter-open",
        &["content/bad/en.md:1:1"],
    );
    source_is_refused(
        "en.md",
        b"+++\ntitle = \"The pier\"\n\nThe pier stands.\n",
        "front-matter-open",
        &["content/bad/en.md:1:1"],
    );
}

#[test]
fn front_matter_that_is_no_front_matter_is_refused() {
    source_is_refused(
        "en.md",
        b"---\ntitle: [The pier\n---\n\nIt stands.\n",
        "front-matter-syntax",
        &["content/bad/en.md:2:1"],
    );
    source_is_refused(
        "en.md",
        b"---\ntitle: A\ntitle: B\n---\n\nIt stands.\n",
        "front-matter-syntax",
        &["content/bad/en.md:"],
    );
}

#[test]
fn an_outline_with_an_unknown_key_is_refused() {
    let folder = built();
    folder.write("content/bad/en.md", GOOD);
    folder.write("content/bad/en.outline.toml", "[[section]]\nid = \"pier\"\nstart = \"The pier\"\n");
    refused(&folder, "outline-syntax", &["content/bad/en.outline.toml:3:1", "`start`", "starts"]);
}

#[test]
fn an_outline_that_no_longer_matches_names_the_nearest_candidate() {
    let folder = built();
    folder.write("content/bad/zh.txt", "港口位於北方，風浪很大。\n\n堤防在1907年完工，花了六年。\n");
    let outline = "[[section]]\nid = \"pier\"\ntitle = \"堤防\"\nstarts = \"堤防於1907年完工\"\n\n[[section]]\nid = \"lamp\"\ntitle = \"燈塔\"\nstarts = \"燈塔也在同一年\"\n";
    folder.write("content/bad/zh.outline.toml", outline);
    let run = refused(&folder, "outline-mismatch", &["content/bad/zh.outline.toml:4:10", "堤防在1907年完工"]);
    run.must_say(&["content/bad/zh.outline.toml:9:10"]);
}

#[test]
fn a_manifest_with_an_unknown_key_is_refused() {
    let says = ["content/bad/work.toml:3:1", "`language`", "lang"];
    manifest_is_refused("[[edition]]\nsource = \"en.md\"\nlanguage = \"en\"\n", "config-syntax", &says);
    manifest_is_refused("titel = \"x\"\n", "config-syntax", &["content/bad/work.toml:1:1", "`titel`", "title"]);
    manifest_is_refused("title = \n", "config-syntax", &["content/bad/work.toml:1:"]);
}

#[test]
fn a_manifest_cannot_name_a_source_outside_the_folder_of_its_work() {
    for source in ["../witness/en.md", "a/../../witness/en.md", "/etc/hostname", "..\\witness\\en.md", "C:\\en.md"] {
        let manifest = format!("[[edition]]\nsource = '{source}'\n");
        manifest_is_refused(&manifest, "outside-content", &["content/bad/work.toml:2:"]);
    }
    let outline = "[[edition]]\nsource = \"en.md\"\noutline = \"../x.outline.toml\"\n";
    manifest_is_refused(outline, "outside-content", &["content/bad/work.toml:3:"]);
}

#[test]
fn a_manifest_that_names_a_missing_file_is_told_the_nearest_one() {
    let says = ["content/bad/work.toml:2:11", "“eng.md”", "“en.md”"];
    manifest_is_refused("[[edition]]\nsource = \"eng.md\"\n", "no-such-file", &says);
}

#[test]
fn one_source_is_one_edition() {
    let manifest = "[[edition]]\nsource = \"en.md\"\n\n[[edition]]\nsource = \"en.md\"\nid = \"again\"\n";
    manifest_is_refused(manifest, "source-twice", &["content/bad/work.toml:5:11"]).must_say(&["leave one"]);
}

#[test]
fn two_editions_with_one_address_are_refused() {
    let entry = |source: &str| format!("[[edition]]\nsource = \"{source}\"\nlang = \"en\"\nid = \"current\"\n");
    let run = manifest_is_refused(
        &format!("{}\n{}", entry("en.md"), entry("more.md")),
        "edition-address",
        &["content/bad/work.toml:7:11", "en/current"],
    );
    run.must_say(&["id of its own"]);
    // Without a manifest, two files with one stem beside the principal edition.
    let folder = built();
    for name in ["a.md", "b.md", "b.txt"] {
        folder.write(&format!("content/bad/{name}"), GOOD);
    }
    refused(&folder, "edition-address", &["content/bad/b.txt"]);
}

#[test]
fn an_id_of_an_edition_that_is_no_name_of_a_folder_of_its_own_is_refused() {
    for id in ["provenance", "a/b", "..", "", "index.html"] {
        let manifest = format!(
            "[[edition]]\nsource = \"en.md\"\nid = \"first\"\n\n[[edition]]\nsource = \"more.md\"\nid = \"{id}\"\n"
        );
        manifest_is_refused(&manifest, "edition-address", &["content/bad/work.toml:"]);
    }
}

#[test]
fn an_unknown_language_tag_is_refused_wherever_it_stands() {
    let manifest = "[[edition]]\nsource = \"en.md\"\nlang = \"english language\"\n";
    manifest_is_refused(manifest, "unknown-language", &["content/bad/work.toml:3:9", "`english language`"]);
    source_is_refused(
        "en.md",
        b"---\nlang: e_\n---\n\nThe pier stands.\n",
        "unknown-language",
        &["content/bad/en.md:2:7", "`e_`"],
    );
    let folder = built();
    folder.write("site.toml", "languages = [\"en\", \"k!\"]\n");
    refused(&folder, "unknown-language", &["site.toml:1:", "`k!`"]);
}

#[test]
fn a_broken_configuration_is_refused_and_the_sources_are_reported_on() {
    let folder = built();
    folder.write("site.toml", "title = \"A site\"\nlanguage = [\"en\"]\n");
    refused(&folder, "config-syntax", &["site.toml:2:1", "`language`", "languages"]);
    folder.write("site.toml", "title = \"A site\n");
    refused(&folder, "config-syntax", &["site.toml:1:"]);
}

#[test]
fn a_content_folder_that_is_not_there_or_is_empty_is_refused() {
    let folder = Folder::with(&[("site.toml", "title = \"A site\"\n")]);
    let run = folder.run(&["build"]);
    run.must_exit(1);
    assert!(run.diagnostic("no-content").contains("--> content") && run.err.contains("= hint: "), "{run}");
    folder.write("content/harbour/notes.pdf", "x");
    let run = folder.run(&["build"]);
    run.must_exit(1);
    assert!(run.diagnostic("no-sources").contains("= hint: "), "{run}");
    folder.run(&["build", "--content", "nowhere"]).must_exit(1);
    assert!(folder.files("_site").is_empty());
}

#[test]
fn broken_templates_and_strings_are_refused() {
    let folder = built();
    folder.write("templates/missing.html", "{% block %}");
    refused(&folder, "template", &["--> templates/missing.html"]);
    let folder = built();
    folder.write("templates/strings/en.ftl", "contents-title = Sections\n= broken\n");
    refused(&folder, "strings-syntax", &["templates/strings/en.ftl:2:1"]);
}

#[test]
fn all_errors_of_a_run_are_shown_at_once() {
    let folder = built();
    folder.write("site.toml", "languages = [\"k!\"]\n");
    folder.write("content/a/en.md", "");
    folder.write("content/b/en.md", b"\xFF");
    folder.write("content/c/work.toml", "nonsense = 1\n");
    folder.write("content/d/en.md", "---\nlang: e_\n---\n\nThe pier stands.\n");
    folder.write("content/e/en.md", GOOD);
    folder.write(
        "content/e/work.toml",
        "[[edition]]\nsource = \"ne.md\"\nlang = \"d_\"\n\n[[edition]]\nsource = \"../en.md\"\n",
    );
    let run = refused(&folder, "empty-source", &["content/a/en.md"]);
    run.must_say(&["content/b/en.md:1:1", "content/c/work.toml:1:1", "content/d/en.md:2:7"]);
    run.must_say(&["content/e/work.toml:2:11", "content/e/work.toml:6:11", "`k!`"]);
    run.must_say(&["content/e/work.toml:3:9"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_of_the_work_is_not_followed() {
    use std::os::unix::fs::symlink;
    for name in ["en.md", "en.outline.toml", "work.toml"] {
        let folder = built();
        folder.write("secret.md", "# Secret\n\nThe vault is under the pier.\n");
        folder.write("content/bad/other.md", GOOD);
        folder.write("content/bad/en.txt", GOOD);
        symlink(folder.path("secret.md"), folder.path("content/bad").join(name)).unwrap();
        let run = refused(&folder, "outside-content", &[&format!("content/bad/{name}")]);
        assert!(!run.err.contains("Secret") && !run.err.contains("vault"), "{run}");
    }
}

#[test]
fn wrong_usage_has_an_exit_code_of_its_own() {
    let folder = built();
    let wrong: &[&[&str]] = &[
        &[],
        &["bild"],
        &["build", "--jobs", "0"],
        &["build", "--jobs", "many"],
        &["build", "--base-url", "example.org"],
        &["build", "--base-url", "https://example.org/?q"],
        &["clean"],
        &["clean", "--format", "docx", "content/harbour/en.md"],
        &["outline"],
        &["init"],
        &["check", "--out", "x"],
    ];
    for arguments in wrong {
        let run = folder.run(arguments);
        run.must_exit(2);
        assert!(run.err.contains("Usage: ") || run.err.contains("--help"), "{run}");
    }
    for arguments in [&["--help"][..], &["build", "--help"], &["--version"]] {
        folder.run(arguments).must_succeed();
    }
}

#[test]
fn commands_for_one_file_refuse_what_is_no_text() {
    let folder = Folder::with(&[("a.md/inner.txt", "x"), ("empty.md", "")]);
    folder.write("bytes.md", b"\xFF\x00");
    for file in ["missing.md", "a.md", "empty.md", "bytes.md"] {
        for command in ["clean", "outline"] {
            let run = folder.run(&[command, file]);
            run.must_exit(1);
            run.must_say(&[file]);
            assert!(run.out.is_empty(), "{run}");
        }
    }
}

#[test]
fn files_that_somebody_else_put_into_the_output_folder_are_not_touched() {
    // Deep down and a link: whatever a sweep of the folder may pass over.
    for name in ["notes.txt", "en/harbour/notes.txt", "a/b/c/d/e/f/g/h/i/j/notes.txt"] {
        let folder = Folder::with(&[("content/harbour/en.md", GOOD)]);
        folder.build();
        folder.write(&format!("_site/{name}"), "mine");
        folder.write("content/harbour/en.md", GOOD.replace("north", "south"));
        let before = folder.files("_site");
        let run = folder.run(&["build"]);
        run.must_exit(1);
        assert!(run.diagnostic("foreign-output").contains("= hint: "), "{run}");
        assert!(folder.files("_site") == before, "{name} was touched by {run}");
    }
    let folder = Folder::with(&[("content/harbour/en.md", GOOD), ("there", "a file")]);
    folder.run(&["build", "--out", "there"]).must_exit(1);
    folder.run(&["build", "--out", "content"]).must_exit(1);
    folder.run(&["build", "--out", "."]).must_exit(1);
    assert_eq!(folder.files("").len(), 2);
}

#[cfg(unix)]
#[test]
fn a_link_that_somebody_else_put_into_the_output_folder_is_not_touched() {
    let folder = Folder::with(&[("content/harbour/en.md", GOOD)]);
    folder.build();
    std::os::unix::fs::symlink(folder.path("content"), folder.path("_site/mine")).unwrap();
    folder.run(&["build"]).must_exit(1);
    assert!(folder.path("_site/mine").is_symlink());
}

#[test]
fn init_does_not_write_over_anything() {
    let folder = Folder::with(&[("old/note.txt", "mine")]);
    let run = folder.run(&["init", "old"]);
    run.must_exit(1);
    run.must_say(&["old", "= hint: "]);
    assert_eq!(folder.files("old").len(), 1);
}
