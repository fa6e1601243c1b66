//! Sources that mean harm, or are as large and as broken as they can be: nothing runs, nothing overflows, nothing takes long.

mod common;

use common::Folder;
use common::html::{assert_inert, assert_links_lead_somewhere, blocks_of_text};
use std::time::Duration;

/// What a source of a few hundred kilobytes may take in a build without optimisation, on a machine that does other things.
const LONGEST: Duration = Duration::from_secs(60);

/// Builds a site of one source and asserts that it did not take long.
fn builds_in_time(what: &str, text: &str) -> Folder {
    let folder = Folder::with(&[("content/work/a.txt", text)]);
    let run = folder.run_within(&["build"], LONGEST).unwrap_or_else(|| panic!("{what} took more than {LONGEST:?}"));
    run.must_succeed();
    folder
}

/// The text of the page of the one source.
fn text_of(folder: &Folder) -> String {
    let path = folder.pages().into_keys().find(|path| path.ends_with("/work/index.html")).unwrap();
    blocks_of_text(&folder.read(&format!("_site/{path}"))).join("\n")
}

#[test]
fn a_hundred_thousand_open_tags_do_not_overflow_and_lose_nothing() {
    for (what, tag) in [
        ("inline", "<b>"),
        ("blocks", "<div>"),
        ("quotations", "<blockquote>"),
        ("lists", "<ul><li>"),
        ("tables", "<table><tr><td>"),
    ] {
        let folder = builds_in_time(what, &format!("[<p>港口在北方{}堤防在南方\n</p>]", tag.repeat(100_000)));
        let text = text_of(&folder);
        assert!(text.contains("港口在北方") && text.contains("堤防在南方"), "{what}: {text}");
        folder.run(&["check"]).must_succeed();
    }
}

#[test]
fn a_line_of_five_megabytes_is_read() {
    let sentence = "堤防在1907年完工，漁船停泊在港口裡。";
    let folder = builds_in_time("one line", &sentence.repeat(5_000_000 / sentence.len()));
    assert!(text_of(&folder).chars().count() > 1_500_000);
}

#[test]
fn two_hundred_thousand_brackets_are_kept() {
    for (what, brackets) in [
        ("open", "（".repeat(200_000)),
        ("square", "[".repeat(200_000)),
        ("of two kinds", format!("{}{}", "（".repeat(100_000), "「".repeat(100_000))),
        ("in Korean", format!("항구는 북쪽에 있다. {}", "(".repeat(200_000))),
        ("never closed by what follows", format!("{}{}", "（".repeat(100_000), "」".repeat(100_000))),
    ] {
        let folder = builds_in_time(&format!("brackets {what}"), &brackets);
        let kept = text_of(&folder).chars().filter(|c| "（「」[(".contains(*c)).count();
        assert!(kept >= 200_000, "{what}: {kept}");
    }
}

#[test]
fn quotations_ten_thousand_deep_are_read() {
    let text = text_of(&builds_in_time("deep quotations", &format!("# T\n\n{} The pier.\n", ">".repeat(10_000))));
    assert!(text.ends_with("The pier."), "{text}");
    let list: String = (0..2_000).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    builds_in_time("deep lists", &format!("# T\n\n{list}"));
}

#[test]
fn front_matter_and_manifests_as_deep_as_they_like_are_refused() {
    for front in [format!("---\na: {}\n---\n", "[".repeat(100_000)), format!("+++\na = {}\n+++\n", "[".repeat(100_000))]
    {
        let folder = Folder::with(&[("content/work/a.md", &format!("{front}\nThe pier.\n"))]);
        let run = folder.run(&["build"]);
        run.must_exit(1);
        assert!(run.diagnostic("front-matter-syntax").contains("content/work/a.md"), "{run}");
    }
    let folder = Folder::with(&[
        ("content/work/a.md", "The pier.\n"),
        ("content/work/work.toml", &format!("title = {}", "[".repeat(100_000))),
    ]);
    folder.run(&["build"]).must_exit(1);
}

#[test]
fn a_yaml_bomb_does_not_go_off() {
    let mut front = String::from("---\na0: &a0 [x, x]\n");
    for level in 1..40 {
        front.push_str(&format!("a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1));
    }
    let folder = Folder::with(&[("content/work/a.md", &format!("{front}---\n\nThe pier stands in the sea.\n"))]);
    assert!(folder.run_within(&["build"], LONGEST).is_some(), "it went off");
}

/// Builds a site of each of some sources, and asserts that none took long.
fn build_in_time<const N: usize>(sources: [(&str, String); N]) {
    let mut slow: Vec<String> = Vec::new();
    for (what, text) in sources {
        let folder = Folder::with(&[("content/work/a.txt", &text)]);
        match folder.run_within(&["build"], LONGEST) {
            Some(run) => {
                run.must_succeed();
                println!("{:>6} kB, {:>8.1?}: {what}", text.len() / 1000, run.took);
            }
            None => slow.push(format!("{what} ({} kB)", text.len() / 1000)),
        }
    }
    assert!(slow.is_empty(), "more than {LONGEST:?} took: {}", slow.join(", "));
}

#[test]
fn many_small_pieces_take_time_in_proportion() {
    build_in_time([
        ("lines of one paragraph", "堤防在這一年的春天完工。\n".repeat(30_000)),
        ("paragraphs that are equal", "堤防完工。\n\n".repeat(20_000)),
        ("sections that are equal", "== 건설 ==\n공사가 끝났다.\n".repeat(10_000)),
        ("paragraphs of a dump that are never closed", "<p>堤防".repeat(50_000)),
        ("hanja in one paragraph", "항구(港口)는 북쪽에 있다. ".repeat(40_000)),
        ("sentences that run together", "공사가 끝났다.그러나 ".repeat(40_000)),
        ("glosses in one paragraph", "甲（英語：Alpha，法語：Beta）".repeat(20_000)),
        ("marks of references", "堤防[12]".repeat(50_000)),
        ("pages of one reference", "堤防[12]:1234，".repeat(30_000)),
        ("links in one paragraph", format!("# T\n\n{}", "[a](b.md) ".repeat(10_000))),
        ("notes", (0..5_000).map(|at| format!("a[^{at}]\n\n[^{at}]: b\n\n")).collect()),
        ("references to characters", format!("[<p>{}</p>]", "&amp;".repeat(50_000))),
        ("stops on lines of their own", "堤防在春天完工\n。\n".repeat(10_000)),
        ("full stops without spaces", "a.".repeat(200_000)),
    ]);
}

#[test]
fn many_claims_take_time_in_proportion() {
    build_in_time([
        ("claims in one paragraph", "In May the British lost 255 killed and 777 wounded. ".repeat(4_000)),
        ("claims in one sentence", "美軍陣亡255人、負傷777人，".repeat(6_000)),
        ("claims that wait for their party", "1,200명이 전사하고 300명이 부상하였으며 ".repeat(4_000)),
        ("figures without a fate", "255人、".repeat(25_000)),
        ("fates without a figure", "戦死、負傷、".repeat(12_000)),
        ("parties without a figure", "美軍、英軍、".repeat(12_000)),
        ("digits", "1".repeat(200_000)),
        ("groups of digits", "100,".repeat(50_000)),
        ("numerals", "三萬五千".repeat(16_000)),
        ("numbers in words", "twenty-five thousand ".repeat(10_000)),
        ("claims in brackets in brackets", format!("美軍陣亡255人{}", "（其中英軍陣亡20人".repeat(8_000))),
        ("ranges", "The British lost 200–300–".repeat(8_000)),
        ("lines of an information table", format!("傷亡與損失\n{}", "美國\n255人陣亡\n777人負傷\n".repeat(6_000))),
        (
            "rows of claims",
            format!("# T\n\n| | Killed | Wounded |\n|---|---|---|\n{}", "| Britain | 255 | 777 |\n".repeat(6_000)),
        ),
        ("columns of claims", {
            let row = |first: &str, cell: &str| format!("{first}{}|\n", cell.repeat(6_000));
            format!("# T\n\n{}{}{}", row("| ", "| Killed "), row("|---", "|---"), row("| Britain ", "| 255 "))
        }),
        ("items of claims", format!("# T\n\nThe British lost:\n\n{}", "- 255 killed\n- 777 wounded\n".repeat(5_000))),
    ]);
}

/// What would run, if it came through.
const EVIL: &str = "<script>alert(1)</script><img src=x onerror=alert(2)><a href=\"javascript:alert(3)\">a</a><svg onload=alert(4)><style>b{}</style><iframe src=data:text/html,x></iframe>";
/// The same for values in quotation marks.
const BREAKOUT: &str = "\\\"'><script>alert(5)</script>]]></script><!-- {{ x }} {% raw %}";

#[test]
fn many_dates_take_time_in_proportion() {
    let days = |write: fn(usize, usize, usize) -> String| -> String {
        let all = (0..16_000).map(|at| (1900 + at / 336, at / 28 % 12 + 1, at % 28 + 1));
        all.map(|(year, month, day)| write(year, month, day)).collect()
    };
    build_in_time([
        ("dates in one sentence", days(|year, month, day| format!("{year}年{month}月{day}日開工，"))),
        (
            "dates in links",
            format!("# T\n\n{}", days(|year, month, day| format!("[{year}年{month}月{day}日](b.md)，"))),
        ),
        ("one date in many sentences", "On 3 May 1931 the pier was opened. ".repeat(12_000)),
        ("years in brackets", "(1931 ".repeat(30_000)),
        ("days without a month", "3일 5일 ".repeat(20_000)),
    ]);
}

#[test]
fn nothing_that_a_text_says_can_run() {
    let sources = [
        format!(
            "[<p>港口在北方{EVIL}堤防在南方\n</p>, <p onclick=x style=\"a\" id='\" onload=\"x'>完工</p>, <a href=\" java&#10;script:x\">乙</a>]"
        ),
        format!("港口在北方{EVIL}\n\n堤防在南方 javascript:alert(1) {{{{ article }}}}\n"),
        format!("== {EVIL} ==\n항구는 북쪽에 있다. {EVIL}\n\n=== x\" onload=\"y ===\n끝났다.\n"),
        format!(
            "# {EVIL}\n\n{EVIL}\n\n## A {{#x\" onload=\"y}}\n\n[a](javascript:alert(1)) [b](<java\tscript:x>) [c](data:text/html,x) ![d](javascript:x) <javascript:alert(1)>\n\n| {EVIL} |\n|---|\n| {EVIL} |\n\n```html\n{EVIL}\n```\n\n[^\"><script>]: {EVIL}\n\nx[^\"><script>]\n\n[r]: javascript:alert(1)\n\n[r]\n"
        ),
        format!(
            "---\ntitle: '{}'\nauthor: '{EVIL}'\nurl: 'javascript:alert(1)'\nlicense: 'javascript:alert(1)'\nrevision: '</script>'\ndate: '\"><script>alert(1)</script>'\n---\n\nThe pier.\n",
            EVIL.replace('\'', "''")
        ),
    ];
    for (at, text) in sources.iter().enumerate() {
        let folder = Folder::with(&[("content/work/a.txt", text)]);
        is_inert(&folder, &format!("source {at}"));
    }
}

#[test]
fn nothing_that_an_outline_or_a_manifest_says_can_run() {
    let folder = Folder::with(&[("content/work/a.txt", "港口在北方。\n\n堤防在南方。\n")]);
    let evil = EVIL.replace('"', "\\\"");
    folder.write(
        "content/work/a.outline.toml",
        format!("[[section]]\nid = \"{BREAKOUT}\"\ntitle = \"{evil}{BREAKOUT}\"\nstarts = \"堤防\"\n"),
    );
    folder.write("content/work/b.txt", "港口在北方。\n\n堤防在東方。\n");
    let entry = format!(
        "[[edition]]\nsource = \"a.txt\"\nlang = \"zh-Hant\"\nlabel = \"{evil}\"\ntitle = \"{evil}{BREAKOUT}\"\nurl = \"javascript:alert(1)\"\nlicense = \"{evil}\"\nauthor = \"{evil}{BREAKOUT}\"\ndate = \"{BREAKOUT}\"\nrevision = \"{evil}\"\n"
    );
    folder.write("content/work/work.toml", format!("[title]\nzh-Hant = \"{evil}\"\n\n[description]\nzh-Hant = \"{BREAKOUT}\"\n\n{entry}\n{}id = \"b\\\" onload=\\\"x\"\n", entry.replace("a.txt", "b.txt")));
    folder.write(
        "site.toml",
        format!("title = \"{evil}{BREAKOUT}\"\ndescription = \"{BREAKOUT}\"\npublisher = \"{evil}\"\n"),
    );
    is_inert(&folder, "manifest");
    folder.run(&["build", "--base-url", "https://example.org/'onload='x"]).must_succeed();
    folder.pages().iter().for_each(|(path, html)| assert_inert(path, html));
}

#[cfg(unix)]
#[test]
fn nothing_that_a_file_is_called_can_run() {
    let names = [
        "\"><script>alert(1)<script>",
        "a b",
        "a'b&c",
        "%2e%2e",
        "#",
        "?x",
        "{{ x }}",
        "港口：一",
        "a:b",
        "javascript:alert(1)",
    ];
    for name in names {
        let folder = Folder::with(&[("content/harbour/en.md", "# The harbour\n\nThe harbour lies in the north.\n")]);
        folder.write(
            &format!("content/{name}/{name}.md"),
            "---\ntitle: The pier\nlang: en\n---\n\nThe pier stands in the sea.\n\n## Oak\n\nIt is oak.\n",
        );
        folder.write(
            &format!("content/{name}/z{name}.md"),
            "---\ntitle: The pier\nlang: en\n---\n\nThe pier stood in the sea.\n",
        );
        folder.write(&format!("static/{name}.txt"), "x");
        is_inert(&folder, &format!("“{name}”"));
    }
}

#[test]
fn a_work_that_is_called_like_a_page_is_refused() {
    for name in ["index.html", "feed.xml", "terms"] {
        let folder = Folder::with(&[("content/harbour/en.md", "# The harbour\n\nThe harbour lies in the north.\n")]);
        folder.write(&format!("content/{name}/en.md"), "# The pier\n\nThe pier stands in the sea.\n");
        let run = folder.run(&["build"]);
        run.must_exit(1);
        assert!(run.diagnostic("work-name").contains(name), "{run}");
    }
}

/// Asserts that a site can be built, that nothing in it runs, and that its links lead somewhere.
fn is_inert(folder: &Folder, what: &str) {
    let check = folder.run(&["check"]);
    assert_eq!(check.code, Some(0), "{what}: {check}");
    folder.build();
    let files = folder.files("_site");
    for (path, html) in folder.pages() {
        assert_inert(&format!("{what}: {path}"), &html);
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".xml")) {
        let xml = String::from_utf8_lossy(bytes);
        assert!(!xml.contains("<script") && !xml.contains("<img"), "{what}: {path}");
    }
    assert_links_lead_somewhere(&files);
}

#[test]
fn a_bracket_behind_a_line_break_is_pointed_at() {
    let folder = Folder::with(&[("content/work/a.md", "---\nlang: zh-Hant\n---\n甲  \n乙（丙丁。\n")]);
    let run = folder.run(&["build"]);
    run.must_succeed();
    assert!(run.diagnostic("unbalanced-bracket").contains("a.md:5:2"), "{run}");
}
