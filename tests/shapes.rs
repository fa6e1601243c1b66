//! Sources in awkward but ordinary shapes, one each: what random sources and large ones have found.

mod common;

use common::Folder;
use common::html::{blocks_of_text, ids};
use common::sample::{self, sample};

/// The text of a source's page, a block an item, after `check` has found everything well.
fn shown(name: &str, text: &str) -> Vec<String> {
    let folder = Folder::with(&[(&format!("content/work/{name}"), text)]);
    folder.run(&["check"]).must_succeed();
    folder.build();
    let path = folder.pages().into_keys().find(|path| path.ends_with("/work/index.html")).unwrap();
    let page = folder.read(&format!("_site/{path}"));
    ids(&page);
    blocks_of_text(&page)
}

#[test]
fn code_blocks_and_separate_paragraphs_of_markdown_stay_as_they_are() {
    let folder = Folder::with(&[(
        "a.md",
        "# T\n\nPier\n\nQuay\n\nAnna: hello\n\n```rust\nlet a = b[1];\n\n  foo( x ) , y;\n```\n\n    in[1]\n      code\n\n> ```\n> two\n> lines\n> ```\n",
    )]);
    let html = folder.run(&["clean", "--format", "html", "a.md"]).out;
    assert!(!html.contains("<li>"), "{html}");
    for code in ["let a = b[1];\n\n  foo( x ) , y;", "in[1]\n  code", "two\nlines"] {
        assert!(html.contains(&format!("<pre tabindex=\"0\">{code}</pre>")), "{code:?} in {html}");
    }
    let markdown = folder.run(&["clean", "a.md"]).out;
    folder.write("again.md", &markdown);
    assert_eq!(folder.run(&["clean", "again.md"]).out, markdown);
}

#[test]
fn a_short_first_paragraph_is_text_and_not_a_lost_cell() {
    let english = "The pier was begun in the spring and was finished long after the harbour.";
    let chinese = "堤防從西邊伸入水中，保護著停泊在這裡的漁船和貨船，使它們不受風浪的侵襲，也使居民不受海水的侵襲。";
    assert_eq!(shown("a.md", &format!("# T\n\nA port.\n\n{english}\n")), ["A port.", english]);
    assert_eq!(shown("a.txt", &format!("北港是一座港口。\n\n{chinese}\n")), ["北港是一座港口。", chinese]);
    assert_eq!(
        shown("a.txt", &format!("[<p>北港是一座港口。\n</p>, <p>{chinese}\n</p>]")),
        ["北港是一座港口。", chinese]
    );
}

#[test]
fn a_line_that_ends_with_a_comma_goes_on_in_the_next() {
    let text = "堤防完工以後，\n漁船每天早上從這裡出海，傍晚回到碼頭。\n";
    assert_eq!(shown("a.txt", text), ["堤防完工以後，漁船每天早上從這裡出海，傍晚回到碼頭。"]);
}

#[test]
fn a_line_end_in_a_paragraph_of_markdown_is_a_space() {
    let text = "# T\n\nThe pier is of oak.\nThe lamp is of iron.\nBoth stand\nin the sea.\n";
    assert_eq!(shown("a.md", text), ["The pier is of oak. The lamp is of iron. Both stand in the sea."]);
}

#[test]
fn lines_of_markdown_that_are_left_of_a_table_stay_lines() {
    let cells = "Battle of Oak\nDate: 5 May 1905\nBelligerents\nGreece\nTurkey\nCasualties\n117 killed\n5,045 killed\n6,016 captured";
    let text = format!("# T\n\n{cells}\n\nThe battle was fought by Greece and Turkey\nat the pier of oak.\n");
    let folder = Folder::with(&[("a.md", text.as_str())]);
    let run = folder.run(&["clean", "a.md"]);
    assert!(run.out.contains("\n> Greece  \n> Turkey  \n"), "{run}");
    assert!(run.out.contains("\nThe battle was fought by Greece and Turkey at the pier of oak.\n"), "{run}");
    let run = folder.run(&["casualties", "a.md", "--lang", "en", "--format", "csv"]);
    let parties: Vec<&str> =
        run.out.lines().skip(1).map(|line| line.split(',').nth_back(5).unwrap_or_default()).collect();
    assert_eq!(parties, ["gr", "tr", "tr"], "{run}");
    // Verse has no figures, and a paragraph ends with a stop.
    let verse = "The oak\nthe lamp\nthe rope\nthe quay\nthe pier\nthe sea\nthe end";
    assert_eq!(shown("a.md", &format!("# T\n\n{verse}\n")), [verse.replace('\n', " ")]);
    let prose = "In 1905\nthe oak\nthe lamp\nthe rope\nthe quay\nthe pier\nstood still.";
    assert_eq!(shown("a.md", &format!("# T\n\n{prose}\n")), [prose.replace('\n', " ")]);
}

#[test]
fn a_blank_line_before_a_stop_on_a_line_of_its_own_goes_with_it() {
    assert_eq!(shown("a.txt", "[<p>港口位於北方\n  \n。\n</p>]"), ["港口位於北方。"]);
    assert_eq!(shown("a.txt", "[<p>港口位於北方\n\n\n」\n</p>]"), ["港口位於北方」"]);
}

#[test]
fn a_reference_to_a_character_without_its_semicolon_takes_no_letters_with_it() {
    let folder =
        Folder::with(&[("a.txt", "[<p>The year is 1907&nbspand then,&nbspp too.\nIt is oak &apante &#x4F60;.</p>]")]);
    let run = folder.run(&["clean", "--edits", "a.txt"]);
    assert!(!run.err.contains("tag-cut-off"), "{run}");
    assert!(run.out.contains("\tcharacter-reference\t\"&nbsp\"\t\"\\u{a0}\""), "{run}");
    assert!(run.out.contains("\tcharacter-reference\t\"&#x4F60;\"\t\"你\""), "{run}");
    assert!(!run.out.contains("oak") && !run.out.contains("too"), "text that stands in the source is no edit: {run}");
}

#[test]
fn an_end_tag_without_a_name_takes_no_text_with_it() {
    let folder = Folder::with(&[("a.txt", "[<p>The pier is of oak.</></> It cost 5 &amp;</> 6 </><> 7.</p>]")]);
    let run = folder.run(&["clean", "--edits", "a.txt"]);
    assert!(!run.err.contains("tag-cut-off"), "{run}");
    assert!(!run.out.contains("cost"), "text that stands in the source is no edit: {run}");
    let run = folder.run(&["clean", "a.txt"]);
    assert!(run.out.contains("oak. It cost 5 \\& 6 \\<> 7."), "{run}");
}

#[test]
fn nulls_take_no_text_with_them() {
    let text = "[<p>The pier\0 is of oak.</>\0\0 It cost 5.</p><p>The quay.</p>]";
    let folder = Folder::with(&[("a.txt", text)]);
    let run = folder.run(&["clean", "--edits", "a.txt"]);
    assert!(!run.out.contains("cost"), "text that stands in the source is no edit: {run}");
    let run = folder.run(&["clean", "a.txt"]);
    assert!(run.out.contains("pier is of oak. It cost 5."), "{run}");
}

#[test]
fn code_that_goes_over_a_line_end_stays_code() {
    let text = "# T\n\nFirst\n`\noak` and `iron\n[1]` [stand](https://example.org/).\n";
    assert_eq!(shown("a.md", text).concat().replace(' ', ""), "Firstoakandiron[1]stand.");
}

#[test]
fn a_heading_in_an_item_or_a_quotation_has_an_id_and_breaks_nothing() {
    let text = shown("a.md", "# T\n\n- ## Pier\n- lamp\n\n> ## Quay\n> text\n\n## Quay\n\nend\n");
    assert_eq!(text, ["Pier", "lamp", "Quay", "text", "Quay", "end"]);
    shown("a.txt", "<ul><li><h2 id=\"a\">港口</h2>北方</li></ul><table><tr><td><h3>堤防</h3></td></tr></table>");
}

#[test]
fn a_note_that_is_there_twice_makes_no_id_twice() {
    let text = shown("a.md", "# T\n\nPier[^1] and lamp[^1].\n\n[^1]: one\n\n[^1]: two\n");
    assert_eq!(text, ["Pier and lamp.", "one", "two"]);
}

#[test]
fn control_characters_do_not_come_into_a_page() {
    let text = shown("a.md", "# T\n\nPier\u{1} and \0 lamp \u{b} \u{7f} \u{85} \u{fffe} stand.\n").concat();
    assert!(text.starts_with("Pier") && text.ends_with("stand."), "{text:?}");
    assert!(!text.contains(|c: char| c.is_control() || c == '\u{FFFE}'), "{text:?}");
}

#[test]
fn a_relative_link_to_a_folder_with_a_colon_is_no_scheme() {
    let folder =
        Folder::with(&[("content/pier: oak/en.md", "---\ntitle: T\nlang: en\n---\n\nThe pier stands in the sea.\n")]);
    folder.run(&["check"]).must_succeed();
    folder.build();
    common::html::assert_links_lead_somewhere(&folder.files("_site"));
}

#[test]
fn a_date_that_is_no_date_does_not_come_into_the_feed() {
    for (date, begins) in [("a < b & c", "a "), ("2024-99-99", "2024-99")] {
        let text = format!(
            "---\ntitle: T\nlang: en\ndate: {date}\nurl: \"javascript:x\"\n---\n\nThe pier stands in the sea.\n"
        );
        let folder = Folder::with(&[("content/work/en.md", &text)]);
        folder.build();
        let feed = folder.read("_site/en/feed.xml");
        assert!(!feed.contains(&format!("<updated>{begins}")) && !feed.contains("a &lt; b"), "{feed}");
        let page = folder.read("_site/en/work/index.html");
        assert!(!page.contains("dateModified") && !page.contains("isBasedOn"), "{page}");
    }
}

#[test]
fn markdown_that_clean_prints_is_read_as_the_same_text() {
    let site = sample();
    for source in sample::SOURCES.iter().map(|name| format!("content/harbour/{name}")) {
        let markdown = site.run(&["clean", &source]).out;
        site.write("again.md", &markdown);
        let texts = [&source, "again.md"].map(|path| site.run(&["clean", "--format", "text", path]).out);
        assert_eq!(texts[0], texts[1], "{source} as\n{markdown}");
    }
}
