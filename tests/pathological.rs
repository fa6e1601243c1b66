//! Sources that are as large, as deep and as broken as they can be: each is built by itself, in bounded time and memory, or
//! refused with a diagnostic. `cargo test --test pathological -- --nocapture` prints what each took.

mod common;

use common::Folder;
use std::time::Duration;

/// What one may take in a build without optimisation, on a machine that does other things: it ends what would hang.
const LONGEST: Duration = Duration::from_secs(60);
/// How much memory one may take, in MiB.
const MOST: u64 = 512;

/// A site, by what is the matter with it: the code of what is said of it, if that is an error or what it is all about.
type Case = (&'static str, &'static str, Vec<(&'static str, String)>);

fn text(what: &'static str, said: &'static str, text: impl Into<String>) -> Case {
    (what, said, vec![("content/work/a.txt", text.into())])
}

fn markdown(what: &'static str, said: &'static str, text: impl AsRef<str>) -> Case {
    (what, said, vec![("content/work/a.md", format!("# T\n\n{}", text.as_ref()))])
}

fn beside(what: &'static str, said: &'static str, name: &'static str, toml: String) -> Case {
    (what, said, vec![("content/work/a.txt", "The pier is long.\n\nThe lamp is lit.\n".to_owned()), (name, toml)])
}

/// Builds each site, and asserts what is said of it and what it took.
fn ends(cases: Vec<Case>) {
    let mut faults = Vec::new();
    for (what, said, files) in cases {
        let folder = Folder::new();
        files.iter().for_each(|(path, text)| folder.write(path, text));
        let Some(run) = folder.run_within(&["build", "--no-search"], LONGEST) else {
            faults.push(format!("{what}: more than {LONGEST:?}"));
            continue;
        };
        let size: usize = files.iter().map(|(_, text)| text.len()).sum();
        println!("{:>6} kB {:>8.1?} {:>4} MiB  {what}", size / 1000, run.took, run.peak);
        let error = run.err.lines().find(|line| line.starts_with("error["));
        let expected = said.is_empty() || run.err.contains(&format!("[{said}]"));
        let own_error = error.is_none_or(|error| error.starts_with(&format!("error[{said}]")));
        if !expected || !own_error || !matches!(run.code, Some(0 | 1)) || run.peak > MOST {
            faults.push(format!("{what}: {:?}, {} MiB, {:.300}", run.code, run.peak, run.err));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn numbered(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

#[test]
fn what_is_too_large_is_refused() {
    ends(vec![
        text("a line of 50 MB", "too-large", "堤防在1907年完工。".repeat(2_000_000)),
        text("a million brackets", "too-many-signs", "[".repeat(1_000_000)),
        text("half a million lines", "too-many-signs", "a\n".repeat(500_000)),
        markdown("half a million tables", "too-many-signs", "|a\n".repeat(500_000)),
        beside("terms of 50 MB", "too-large", "content/terms.toml", "# no term\n".repeat(5_000_000)),
    ]);
}

#[test]
fn texts_without_end_end() {
    ends(vec![
        text("a line of one letter", "", "a".repeat(1_000_000)),
        text("brackets", "", "[".repeat(300_000)),
        text("marks on one letter", "", format!("港{}", "\u{301}".repeat(300_000))),
        text("one emoji", "", format!("👩{}", "\u{200D}👩".repeat(120_000))),
        text("flags", "", "\u{1F1E6}".repeat(120_000)),
        text("letters of a syllable", "", "\u{1100}".repeat(120_000)),
        text("nulls", "", format!("a{}", "\0".repeat(500_000))),
        text("spaces", "", format!("a{}b", " ".repeat(1_000_000))),
        text("changes of direction", "direction-character", "港口\u{202E}在北方\u{2066}。".repeat(5_000)),
        text("digits", "", format!("美軍陣亡{}人。", "9".repeat(100_000))),
        text("groups of numbers", "", format!("美軍陣亡{}人。", "萬億兆".repeat(30_000))),
        text("millions", "", format!("The British lost {}killed.", "million ".repeat(30_000))),
        text("headings", "", numbered(5_000, |at| format!("== H{at} ==\ntext\n"))),
        text("a heading of 300 kB", "", format!("== {} ==\ntext\n", "a b ".repeat(75_000))),
    ]);
}

#[test]
fn html_without_end_ends() {
    let long = |inside: String| format!("[<p>x</p>{inside}]");
    ends(vec![
        text("open tags", "", long("<div>".repeat(100_000))),
        text("end tags", "", long("</b>".repeat(300_000))),
        text("crossed tags", "nested-too-deeply", long("<b><i>".repeat(60_000) + &"</b>".repeat(60_000))),
        text("attributes", "tag-cut-off", long(format!("<p {}>y</p>", numbered(100_000, |at| format!("a{at} "))))),
        text(
            "attributes with strokes",
            "tag-cut-off",
            long(format!("<p{}>y</p>", numbered(100_000, |at| format!("/a{at}")))),
        ),
        text(
            "attributes in quotation marks",
            "tag-cut-off",
            long(format!("<p{}>y</p>", numbered(100_000, |at| format!(" a{at}='>'")))),
        ),
        text(
            "an attribute of 5 MB",
            "",
            long(format!("<img src=\"data:image/png;base64,{}\">", "QU/D".repeat(1_250_000))),
        ),
        text("an attribute without end", "tag-cut-off", long(format!("<a href=\"{}", "a;>".repeat(300_000)))),
        text("a comment without end", "", long(format!("<!--{}", "a;>".repeat(300_000)))),
        text("a script that does not end", "element-open", long(format!("<script>{}", "</scrip>".repeat(100_000)))),
        text("one id", "", long("<h2 id=\"a\">b</h2>".repeat(30_000))),
        text(
            "cells that span everything",
            "",
            long(format!(
                "<table>{}</table>",
                "<tr><td rowspan=1000000000 colspan=1000000000>255 killed</td></tr>".repeat(100)
            )),
        ),
        text(
            "a table of 10,000 columns",
            "",
            long(format!("<table><tr>{}</tr>{}</table>", "<td>a".repeat(10_000), "<tr><td>b</tr>".repeat(3_000))),
        ),
        text("a reference of 1 MB", "", long(format!("<p>&{};&#{};</p>", "a".repeat(500_000), "9".repeat(500_000)))),
    ]);
}

#[test]
fn markdown_without_end_ends() {
    let row = |cell: &str, count: usize| format!("{}|\n", cell.repeat(count));
    ends(vec![
        markdown("links that begin", "", "[a](".repeat(40_000)),
        markdown("images that begin", "", "![".repeat(100_000)),
        markdown("emphasis", "", "*a_ ".repeat(60_000)),
        markdown("code", "", numbered(700, |at| format!("{} ", "`".repeat(at)))),
        markdown("comments that begin", "", "a <!-- ".repeat(50_000)),
        markdown("sections of data that begin", "", "a <![CDATA[".repeat(50_000)),
        markdown("deep quotations", "nested-too-deeply", format!("{} a", ">".repeat(300_000))),
        markdown("deep lists", "nested-too-deeply", format!("{} a", "1. ".repeat(100_000))),
        markdown("references to notes", "", format!("{}\n\n[^1]: b\n", "a[^1] ".repeat(30_000))),
        markdown(
            "notes in notes",
            "",
            format!("a[^0]\n\n{}", numbered(5_000, |at| format!("[^{at}]: b[^{}]\n\n", at + 1))),
        ),
        markdown(
            "definitions",
            "",
            numbered(10_000, |at| format!("[r{at}]: /u\n")) + "\n" + &numbered(10_000, |at| format!("[r{at}] ")),
        ),
        markdown("a table of 10,000 columns", "", row("|a", 10_000) + &row("|-", 10_000) + &row("|b", 10_000)),
        markdown("a table of empty cells", "", row("|a", 10_000) + &row("|-", 10_000) + &"|b|\n".repeat(40)),
        markdown("one heading", "", "## H\n\n".repeat(10_000)),
    ]);
}

#[test]
fn what_editors_write_without_end_ends() {
    let words = "text ".repeat(20_000);
    ends(vec![
        beside(
            "an outline of 5,000 sections",
            "outline-mismatch",
            "content/work/a.outline.toml",
            numbered(5_000, |at| format!("[[section]]\nid=\"s{at}\"\nstarts=\"nothing {at}\"\n")),
        ),
        beside(
            "a section that starts with a book",
            "outline-mismatch",
            "content/work/a.outline.toml",
            format!("[[section]]\nid=\"s\"\nstarts=\"{words}\"\n"),
        ),
        beside(
            "terms that are patterns",
            "",
            "content/terms.toml",
            numbered(5_000, |at| format!("[[term]]\nid=\"t{at}\"\nen=[\"(.*)*+?[%{at}\", \"[a-z]{{9999999}}{at}\"]\n")),
        ),
        beside(
            "corrections of nothing",
            "correction-mismatch",
            "content/work/a.casualties.toml",
            numbered(5_000, |at| format!("[[claim]]\nquote=\"lost {at} killed\"\naction=\"reject\"\n")),
        ),
        beside(
            "brackets in a manifest",
            "config-syntax",
            "content/work/work.toml",
            format!("title = {}", "[".repeat(100_000)),
        ),
        beside(
            "keys of keys",
            "config-syntax",
            "content/work/work.toml",
            format!("{} = 1", vec!["a"; 50_000].join(".")),
        ),
        beside("a key of 1 MB", "config-syntax", "content/work/work.toml", format!("{} = 1", "a".repeat(1_000_000))),
        beside(
            "a source of 1 MB",
            "no-such-file",
            "content/work/work.toml",
            format!("[[edition]]\nsource = \"{}\"\n", "a".repeat(1_000_000)),
        ),
        beside("a title of 300 kB", "", "content/work/work.toml", format!("[title]\nen = \"{words}{words}{words}\"\n")),
    ]);
}

#[test]
fn two_texts_with_thousands_of_sections_are_compared() {
    let of = |lang: &str, word: &str| {
        format!(
            "---\nlang: {lang}\n---\n\n# T\n\n{}",
            numbered(2_000, |at| format!("## {word} {at}\n\n{word} {at}.\n\n"))
        )
    };
    let files = vec![("content/work/a.md", of("en", "Pier")), ("content/work/b.md", of("ko", "부두"))];
    ends(vec![("sections", "", files)]);
}
