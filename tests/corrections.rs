//! An editor's corrections of casualty claims, from the file beside a source to the command, the build and the check; and
//! `hexapla casualties` in its formats.

mod common;

use common::{Folder, Run};
use serde_json::Value;

/// A text of each language with a sentence that has a figure, a quotation that holds it, and the figure as written there.
const TEXTS: &[(&str, &str, &str, &str, u64)] = &[
    (
        "en",
        "## Storm\n\nThe ferry sank at night. Of its crew 1,204 sailors drowned.\n",
        "crew 1,204 sailors drowned",
        "1,204",
        1_204,
    ),
    ("ja", "== 嵐 ==\n船は夜に沈んだ。乗組員のうち三千五百人が溺れた。\n", "三千五百人が溺れた", "三千五百", 3_500),
    ("ko", "== 폭풍 ==\n배는 밤에 가라앉았다. 선원 1만 2천 명이 빠졌다.\n", "선원 1만2천 명이", "1만 2천", 12_000),
    ("zh-Hans", "== 风暴 ==\n船在夜里沉没。船员中有8万2千人落水。\n", "船员中有8万2千人", "8万2千", 82_000),
    ("zh-Hant", "== 風暴 ==\n船在夜裡沉沒。船員中有500至1000人落水。\n", "500至1000人落水", "500至1000", 500),
];

/// A correction that adds a claim.
fn added(quote: &str, rest: &str) -> String {
    format!(
        "[[claim]]\nquote = \"{quote}\"\naction = \"add\"\nparty = \"jp\"\nkinds = [\"missing\", \"killed\"]\n{rest}\n"
    )
}

/// A site with a text and its corrections.
fn harbour(corrections: &str) -> Folder {
    Folder::with(&[("content/harbour/en.md", TEXTS[0].1), ("content/harbour/en.casualties.toml", corrections)])
}

fn casualties(folder: &Folder, arguments: &[&str]) -> Run {
    let run = folder.run(&[&["casualties", "content/harbour/en.md"], arguments].concat());
    run.must_succeed();
    run
}

/// The claims that a run printed as JSON lines.
fn claims(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// The editor's claims of a figure.
fn claims_of<'c>(claims: &'c [Value], figure: &str) -> Vec<&'c Value> {
    claims.iter().filter(|claim| claim["text"] == figure && claim["party"] == "jp").collect()
}

#[test]
fn a_claim_that_an_editor_adds_is_printed_in_every_language() {
    for (language, text, quote, figure, number) in TEXTS {
        let correction = added(quote, "population = \"military\"\nscope = \"war\"\nclaimant = \"the harbour master\"");
        let folder = Folder::with(&[("x.txt", text), ("x.casualties.toml", &correction)]);
        let run = folder.run(&["casualties", "x.txt", "--lang", language, "--format", "jsonl"]);
        run.must_succeed();
        let claims = claims(&run);
        let [claim] = claims_of(&claims, figure)[..] else { panic!("{run}") };
        assert_eq!((&claim["low"], &claim["kinds"]), (&(*number).into(), &serde_json::json!(["killed", "missing"])));
        let line = text.lines().position(|line| line.contains(figure)).unwrap();
        let column = text.lines().nth(line).unwrap().split(figure).next().unwrap().chars().count();
        assert_eq!((&claim["line"], &claim["column"]), (&(line + 1).into(), &(column + 1).into()), "{run}");
        assert_eq!(
            claim["section"],
            text.split(['#', '=', '\n']).find(|s| !s.is_empty()).unwrap().trim().to_lowercase()
        );
    }
}

#[test]
fn a_line_of_json_has_exactly_the_fields_of_the_design() {
    let folder = harbour(&added(
        "crew 1,204 sailors",
        "figure = \"1,204 sailors\"\napprox = \"under\"\nhigh = 1300\nlow = 1200",
    ));
    let run = casualties(&folder, &["--format", "jsonl"]);
    let line = "{\"source\":\"content/harbour/en.md\",\"line\":3,\"column\":38,\"text\":\"1,204 sailors\",\"low\":1200,\"high\":1300,\"approx\":\"under\",\"party\":\"jp\",\"population\":\"all\",\"kinds\":[\"killed\",\"missing\"],\"scope\":\"event\",\"claimant\":\"\",\"section\":\"storm\"}";
    assert!(run.out.lines().any(|own| own == line), "{run}");
}

#[test]
fn csv_has_the_same_columns() {
    let folder = harbour(&added("crew 1,204 sailors", "claimant = \"The \\\"Master\\\", ashore\""));
    let run = casualties(&folder, &["--format", "csv"]);
    let mut lines = run.out.lines();
    let head = "source,line,column,text,low,high,approx,party,population,kinds,scope,claimant,section";
    assert_eq!(lines.next(), Some(head));
    let line = "content/harbour/en.md,3,38,\"1,204\",1204,1204,exact,jp,all,killed;missing,event,\"The \"\"Master\"\", ashore\",storm";
    assert!(lines.any(|own| own == line), "{run}");
}

#[test]
fn the_table_is_aligned_by_what_letters_take_up() {
    let (_, text, quote, ..) = TEXTS[4];
    let claimant = "港務局與沿岸各村村公所以及燈塔管理處";
    let correction = added(quote, &format!("approx = \"over\"\nclaimant = \"{claimant}\""));
    let folder = Folder::with(&[("x.txt", text), ("x.casualties.toml", &correction)]);
    let run = folder.run(&["casualties", "x.txt"]);
    run.must_succeed();
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines[0].starts_with("x.txt: ") && lines[1].trim_start().starts_with("place "), "{run}");
    let row = lines.iter().find(|line| line.contains("2:12*")).unwrap_or_else(|| panic!("{run}"));
    assert!(row.contains("≥500–1,000  jp "), "{run}");
    assert!(row.contains("港務局與沿岸各村村公所以及…") && !row.contains(claimant), "{run}");
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let before = |line: &str, words: &str| width(line.split(words).next().unwrap());
    assert_eq!(before(lines[1], "claimant"), before(row, "港務局"), "{run}");
    assert_eq!(before(lines[1], "section"), before(row, "風暴"), "{run}");
}

#[test]
fn errors_in_one_file_do_not_lose_the_others() {
    let folder = harbour(&added("crew 1,204 sailors", ""));
    folder.write("content/harbour/empty.txt", "");
    folder.write("content/harbour/b.md", TEXTS[0].1);
    folder.write("content/harbour/b.casualties.toml", added("crew 1,205 sailors", ""));
    let paths = [
        "missing.txt",
        "content/harbour",
        "content/harbour/empty.txt",
        "content/harbour/b.md",
        "content/harbour/en.md",
    ];
    let run = folder.run(&[&["casualties", "--format", "jsonl"], &paths[..]].concat());
    run.must_exit(1);
    assert_eq!(
        claims_of(&claims(&run), "1,204").iter().filter(|claim| claim["source"] == paths[4]).count(),
        1,
        "{run}"
    );
    run.must_say(&["--> missing.txt", "--> content/harbour/empty.txt", "4 errors, 0 warnings"]);
    let folder = run.diagnostic("not-a-file");
    assert!(folder.contains("this is a folder, and not a source\n  --> content/harbour\n"), "{run}");
    assert!(folder.contains("= hint: name the sources in it, as in content/harbour/*.txt"), "{run}");
    let place = "content/harbour/b.casualties.toml:2:9";
    assert!(run.diagnostic("correction-mismatch").contains(place), "{run}");
}

#[test]
fn wrong_usage_of_the_command_is_told_from_wrong_input() {
    let folder = harbour("");
    for arguments in
        [&["casualties"][..], &["casualties", "x.txt", "--lang", "e_"], &["casualties", "x.txt", "--format", "xml"]]
    {
        folder.run(arguments).must_exit(2);
    }
    assert!(folder.run(&["casualties", "x.txt", "--lang", "e_"]).err.contains("BCP 47"));
    folder.run(&["casualties", "x.txt"]).must_exit(1);
}

#[test]
fn the_outline_beside_a_source_gives_the_sections() {
    let text = "배는 밤에 떠났다. 바람이 셌다.\n\n선원 1만 2천 명이 빠졌다.\n";
    let folder = Folder::with(&[
        ("ko.txt", text),
        ("ko.outline.toml", "[[section]]\nid = \"loss\"\ntitle = \"손실\"\nstarts = \"선원 1만\"\n"),
        ("ko.casualties.toml", &added("선원 1만 2천 명", "")),
    ]);
    let run = folder.run(&["casualties", "ko.txt", "--format", "jsonl"]);
    run.must_succeed();
    assert!(claims_of(&claims(&run), "1만 2천").iter().any(|claim| claim["section"] == "loss"), "{run}");
}

/// Asserts that the corrections are refused by the build, by the check and by the command, each in the same words.
fn refused(corrections: &str, code: &str, says: &[&str]) {
    let folder = harbour(corrections);
    for arguments in [&["build"][..], &["check"], &["casualties", "content/harbour/en.md"]] {
        let run = folder.run(arguments);
        run.must_exit(1);
        let diagnostic = run.diagnostic(code);
        says.iter()
            .for_each(|words| assert!(diagnostic.contains(words), "“{words}” is not in\n{diagnostic}\nof {run}"));
        assert!(diagnostic.contains("= hint: "), "no hint in\n{diagnostic}");
    }
    assert!(folder.files("_site").is_empty());
}

#[test]
fn corrections_that_are_none_are_refused() {
    refused(
        "[[claim]]\nqoute = \"x\"\n",
        "correction-syntax",
        &["content/harbour/en.casualties.toml:2:1", "`qoute`", "quote, figure, action"],
    );
    refused("[[claim]\n", "correction-syntax", &["content/harbour/en.casualties.toml:1:"]);
    refused(
        "[[claim]]\nquote = \"x\"\naction = \"drop\"\n",
        "correction-value",
        &["en.casualties.toml:3:10", "`drop` is no action", "accept, reject, amend, add"],
    );
    let party = "[[claim]]\nquote = \"crew 1,204\"\nparty = \"South Korea\"\n";
    refused(party, "correction-value", &["en.casualties.toml:3:9", "`South Korea` is no party", "is it `kr`?"]);
    refused(
        "[[claim]]\nquote = \"crew 1,204\"\nkinds = [\"drowned\"]\n",
        "correction-value",
        &["en.casualties.toml:3:10", "`drowned` is no kind"],
    );
    refused("", "empty-source", &["content/harbour/en.casualties.toml"]);
}

#[test]
fn corrections_that_match_nothing_or_too_much_are_refused_with_the_nearest_candidate() {
    let nowhere = added("Of the crew 1,204 seamen drowned", "");
    let says = [
        "en.casualties.toml:2:9",
        "this quotation is nowhere in the text",
        "the nearest is “Of its crew 1,204 sailors",
        "in line 3 of content/harbour/en.md",
    ];
    refused(&nowhere, "correction-mismatch", &says);
    let often =
        ["en.casualties.toml:2:9", "found 2 times in the text (content/harbour/en.md: lines 1, 3)", "quote more words"];
    refused(&added("or", ""), "correction-mismatch", &often);
    let figure = added("crew 1,204 sailors drowned", "figure = \"1,205\"");
    refused(
        &figure,
        "correction-mismatch",
        &["en.casualties.toml:6:10", "“1,205” is not in the quotation", "the nearest number in it is “1,204”"],
    );
    let none = "[[claim]]\nquote = \"The ferry sank at night\"\naction = \"accept\"\n";
    refused(none, "correction-mismatch", &["en.casualties.toml:2:9", "no claim was found in this quotation"]);
    refused(
        &added("crew 1,204 sailors", "").repeat(2),
        "correction-mismatch",
        &["en.casualties.toml:8:9", "this claim is corrected already, in line 2"],
    );
}

#[test]
fn a_manifest_can_name_the_file_of_corrections() {
    let folder = Folder::with(&[
        ("content/harbour/en.md", TEXTS[0].1),
        (
            "content/harbour/work.toml",
            "[[edition]]\nsource = \"en.md\"\ncasualties = \"edits/first.casualties.toml\"\n",
        ),
        ("content/harbour/edits/first.casualties.toml", &added("crew 1,204", "")),
    ]);
    folder.build();
    folder.write("content/harbour/edits/first.casualties.toml", added("crew 1,205", ""));
    let run = folder.run(&["check"]);
    run.must_exit(1);
    assert!(run.diagnostic("correction-mismatch").contains("content/harbour/edits/first.casualties.toml:2:9"), "{run}");
    folder.write(
        "content/harbour/work.toml",
        "[[edition]]\nsource = \"en.md\"\ncasualties = \"edits/frist.casualties.toml\"\n",
    );
    let run = folder.run(&["check"]);
    let says = run.diagnostic("no-such-file");
    assert!(
        says.contains("content/harbour/work.toml:3:15") && says.contains("is it “edits/first.casualties.toml”?"),
        "{run}"
    );
    folder
        .write("content/harbour/work.toml", "[[edition]]\nsource = \"en.md\"\ncasualties = \"../x.casualties.toml\"\n");
    assert!(folder.run(&["check"]).diagnostic("outside-content").contains("content/harbour/work.toml:3:15"));
}

#[test]
fn corrections_that_no_edition_goes_by_are_warned_of() {
    let folder = harbour(&added("crew 1,204", ""));
    folder.write("content/harbour/eng.casualties.toml", added("crew 1,204", ""));
    let run = folder.build();
    let says = run.diagnostic("unused-corrections");
    assert!(says.contains("content/harbour/eng.casualties.toml") && says.contains("= hint: "), "{run}");
    assert_eq!(run.err.matches("[unused-corrections]").count(), 1, "{run}");
    folder.run(&["build", "--strict"]).must_exit(1);
}

#[test]
fn word_lists_of_a_site_are_read_and_are_no_sources() {
    let folder = harbour(&added("crew 1,204", ""));
    folder.write("content/casualties.toml", "# of the site\n");
    folder.write("content/harbour/casualties.toml", "# of the work\n");
    for arguments in [
        &["build", "--strict"][..],
        &["check"],
        &["casualties", "content/harbour/en.md"],
        &["build", "--content", "content/harbour"],
    ] {
        folder.run(arguments).must_succeed();
    }
    for path in ["content/casualties.toml", "content/harbour/casualties.toml"] {
        let before = folder.read(path);
        folder.write(path, b"# \xFF\n");
        for arguments in [&["check"][..], &["casualties", "content/harbour/en.md"]] {
            let run = folder.run(arguments);
            run.must_exit(1);
            assert!(run.diagnostic("not-utf-8").contains(&format!("{path}:1:3")), "{run}");
            assert_eq!(run.err.matches("[not-utf-8]").count(), 1, "{run}");
        }
        folder.write(path, before);
    }
    folder.write("content/harbour/casualties.toml", b"# \xFF\n");
    let run = folder.run(&["check", "--content", "content/harbour"]);
    run.must_exit(1);
    assert_eq!(run.err.matches("[not-utf-8]").count(), 1, "{run}");
}

#[test]
fn word_lists_of_a_site_extend_the_programs() {
    let folder = harbour("");
    folder.write("content/harbour/en.md", "# The crossing\n\nThe Harbour Guard lost 40 men killed.\n");
    folder.write("content/harbour/en.casualties.toml", "# none\n");
    let party = || {
        let run = folder.run(&["casualties", "content/harbour/en.md", "--format", "jsonl"]);
        run.must_succeed();
        let claim: serde_json::Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
        claim["party"].as_str().unwrap().to_owned()
    };
    assert_eq!(party(), "unknown");
    folder.write("content/casualties.toml", "[[language]]\ntag = \"en\"\nparties.pt = [\"Harbour Guard\"]\n");
    assert_eq!(party(), "pt");
    folder.write("content/casualties.toml", "[[language]]\ntag = \"en\"\nparty.pt = [\"Harbour Guard\"]\n");
    for arguments in [&["check"][..], &["casualties", "content/harbour/en.md"]] {
        let run = folder.run(arguments);
        run.must_exit(1);
        let error = run.diagnostic("config-syntax");
        assert!(error.contains("content/casualties.toml:3:1") && error.contains("parties"), "{run}");
        assert_eq!(run.err.matches("[config-syntax]").count(), 1, "{run}");
    }
}

#[test]
fn the_word_lists_that_the_readme_shows_are_some() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let shown = readme.split("```toml\n").find(|part| part.starts_with("[[language]]")).unwrap();
    let file = hexapla::base::Source::new("README.md", shown.split("```").next().unwrap());
    assert_eq!(hexapla::casualty::Table::parse(&file).unwrap()[0].tag, "en");
}

#[test]
fn the_corrections_that_the_readme_shows_are_some() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let shown = readme.split("```toml\n").find(|part| part.starts_with("[[claim]]")).unwrap();
    let file = hexapla::base::Source::new("README.md", shown.split("```").next().unwrap());
    let (corrections, problems) = hexapla::casualty::Corrections::parse(&file);
    assert_eq!((corrections.entries.len(), problems), (2, vec![]));
}
