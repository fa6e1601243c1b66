use super::*;
use crate::base::Source;
use crate::document::Link;
use crate::read;

fn terms(text: &str) -> Terms {
    let (file, problems) = TermFile::parse(&Source::new("terms.toml", text), None);
    assert!(problems.is_empty(), "{problems:?}");
    Terms::new([file])
}

/// The names that a text has, with the ids of their terms; `?` for a name that several have.
fn found(terms: &Terms, tag: &str, text: &str) -> Vec<(String, String)> {
    let finder = Finder::new(terms, &Language::known(tag));
    let name = |found: finder::Found| {
        let id = found.term.and_then(|at| terms.get(at)).map_or("?".to_owned(), |term| term.id.clone());
        (text[found.range].to_owned(), id)
    };
    finder.find(text, "w").into_iter().map(name).collect()
}

fn names(terms: &Terms, tag: &str, text: &str) -> Vec<String> {
    found(terms, tag, text).into_iter().map(|(name, _)| name).collect()
}

const PORTS: &str = r#"
[[term]]
id = "north-harbour"
kind = "place"
en = ["North Harbour", "the Harbour"]
ko = ["북항", "북쪽 항구"]
zh-Hant = ["北港", "北方港口"]
ja = "ノースハーバー"

[[term]]
id = "harbour-guard"
kind = "organization"
en = "Harbour Guard"
ko = ["북항경비대"]
zh-Hant = ["北港警備隊", "Ｂ-1隊"]
"#;

#[test]
fn a_name_is_found_with_what_its_language_writes_onto_it_and_not_inside_other_words() {
    let terms = terms(PORTS);
    assert_eq!(names(&terms, "ko", "북항은 크다. 북항에서는, 북항의 배와 북항(北港)도."), ["북항"; 4]);
    assert_eq!(names(&terms, "ko", "남북항로와 북항도시, 북항학교"), Vec::<String>::new());
    assert_eq!(names(&terms, "ko", "북쪽항구를 북쪽 항구라고"), ["북쪽항구", "북쪽 항구"]);
    assert_eq!(
        names(&terms, "en", "The North Harbour's pier, North Harbours, North Harbourside"),
        ["North Harbour", "North Harbour"]
    );
    assert_eq!(
        names(&terms, "en", "north harbour; North Harbour School; the Harbour, and The Harbour."),
        ["the Harbour", "The Harbour"]
    );
    assert_eq!(names(&terms, "ja", "ノースハーバーで、ノースハーバークラブ"), ["ノースハーバー"]);
}

#[test]
fn a_name_within_a_longer_one_is_no_mention() {
    let terms = terms(PORTS);
    let none: [String; 0] = [];
    assert_eq!(names(&terms, "zh-Hant", "北港人、《北港史》、「北港紀念日」、北港大學"), none);
    assert_eq!(names(&terms, "zh-Hant", "北港航運史博物館"), none);
    assert_eq!(names(&terms, "zh-Hant", "北港設立博物館，北港的博物館"), ["北港", "北港"]);
    assert_eq!(names(&terms, "zh-Hant", "北港人民、「北港」與「到北港，再到南港」"), ["北港"; 3]);
    let film = [("北港".to_owned(), "?".to_owned())];
    assert_eq!(found(&terms, "zh-Hant", "電影《北港》"), film, "a film of that title");
}

#[test]
fn what_was_done_at_a_place_is_not_the_event_that_is_named_after_it() {
    let terms = terms(
        "[[term]]\nid = \"port\"\nzh-Hant = \"北港\"\n[[term]]\nid = \"landing\"\nkind = \"event\"\nzh-Hant = \"北港登陸\"\n",
    );
    let untold = [("北港登陸".to_owned(), "?".to_owned())];
    assert_eq!(found(&terms, "zh-Hant", "去年首批士兵在北港登陸，無人察覺。"), untold);
    assert_eq!(found(&terms, "zh-Hans", "部队从北港登陆后"), [("北港登陆".to_owned(), "?".to_owned())]);
    let event = [("北港登陸".to_owned(), "landing".to_owned())];
    for text in ["北港登陸改變了戰局", "將軍在北港登陸期間受傷", "於北港登陸作戰中", "對北港登陸的評價"]
    {
        assert_eq!(found(&terms, "zh-Hant", text), event, "{text}");
    }
}

#[test]
fn the_second_of_two_wars_is_not_the_one_that_has_the_name() {
    let terms = terms(
        "[[term]]\nid = \"war\"\nkind = \"event\"\nko = \"북항 전쟁\"\nzh-Hant = \"北港戰爭\"\nen = \"Harbour War\"\n",
    );
    for (tag, text) in [
        ("ko", "제2차 북항 전쟁을"),
        ("zh-Hant", "第二次北港戰爭"),
        ("en", "the Second Harbour War"),
        ("en", "an 11th Harbour War"),
    ] {
        assert_eq!(found(&terms, tag, text)[0].1, "?", "{text}");
    }
    for (tag, text) in
        [("ko", "제2차 공세 뒤의 북항 전쟁"), ("zh-Hant", "第二次在北港戰爭中"), ("en", "Second, with Harbour War")]
    {
        assert_eq!(found(&terms, tag, text)[0].1, "war", "{text}");
    }
}

#[test]
fn the_longest_name_counts_and_variants_are_one_name() {
    let terms = terms(PORTS);
    let both = [("北港警備隊", "harbour-guard"), ("北港", "north-harbour")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(found(&terms, "zh-Hant", "北港警備隊在北港。"), both);
    assert_eq!(names(&terms, "zh-Hans", "北港警备队"), ["北港警备队"], "by the Traditional name");
    assert_eq!(terms.meant("北港警备队", &Language::known("zh-Hans"), "w"), Some(1));
    assert_eq!(terms.meant("北港 警備隊", &Language::known("zh-Hant"), "w"), Some(1));
    assert_eq!(terms.meant("北港", &Language::known("ko"), "w"), None);
}

#[test]
fn a_name_of_several_terms_is_left_alone_until_a_rule_says_which_is_meant() {
    let two = "[[term]]\nid = \"a\"\nen = [\"Smith\"]\n[[term]]\nid = \"b\"\nen = [\"Smith\", \"Smith Bay\"]\n";
    assert_eq!(found(&terms(two), "en", "Smith came."), [("Smith".to_owned(), "?".to_owned())]);
    let ruled = format!("{two}[[name]]\nname = \"Smith\"\nterm = \"b\"\n");
    assert_eq!(found(&terms(&ruled), "en", "Smith came."), [("Smith".to_owned(), "b".to_owned())]);
    let none = format!("{two}[[name]]\nname = \"Smith Bay\"\n");
    assert_eq!(found(&terms(&none), "en", "At Smith Bay."), [("Smith Bay".to_owned(), "?".to_owned())]);
}

#[test]
fn terms_of_a_work_are_looked_for_in_it_alone() {
    let source = Source::new("terms.toml", "[[term]]\nid = \"a\"\nen = [\"Smith\"]\n");
    let terms = Terms::new([TermFile::parse(&source, Some("other")).0]);
    assert_eq!(names(&terms, "en", "Smith came."), Vec::<String>::new());
    let both = Terms::new([TermFile::parse(&source, Some("other")).0, TermFile::parse(&source, None).0]);
    assert_eq!(names(&both, "en", "Smith came."), ["Smith"]);
}

#[test]
fn what_is_wrong_in_a_file_is_said_with_its_place_and_the_rest_is_read() {
    let text = "[[term]]\nid = \"a b\"\nen = [\"A\"]\n[[term]]\nid = \"c\"\nkind = \"town\"\nen = \"C\"\n[[term]]\nid = \"d\"\nEnglish = \"D\"\n[[term]]\nid = \"e\"\nen = [\"E\", \"\"]\n[[term]]\nid = \"f\"\nen = \"F\"\nja-Hira = \"えふ\"\n[[term]]\nid = \"f\"\n";
    let (file, problems) = TermFile::parse(&Source::new("terms.toml", text), None);
    let places: Vec<String> = problems.iter().filter_map(|problem| Some(problem.place.as_ref()?.to_string())).collect();
    assert_eq!(places, ["terms.toml:2:6", "terms.toml:6:8", "terms.toml:9:6", "terms.toml:12:6", "terms.toml:19:6"]);
    assert_eq!(file.terms.iter().map(|term| term.id.as_str()).collect::<Vec<_>>(), ["f"]);
    assert_eq!(file.terms[0].readings[&Language::known("ja")], "えふ");
    let (_, problems) = TermFile::parse(&Source::new("terms.toml", "[[terms]]\n"), None);
    assert_eq!(problems[0].code, "config-syntax");
}

#[test]
fn titles_of_links_are_terms_unless_they_are_dates_or_names_of_terms() {
    let title = |title: &str, text: &str, count| Title {
        language: Language::known("zh-Hant"),
        title: title.to_owned(),
        text: text.to_owned(),
        count,
    };
    let titles =
        [title("灯塔", "燈塔", 3), title("灯塔", "那座塔", 9), title("北港", "港", 1), title("港口 (地理)", "港口", 1)];
    let terms = terms(PORTS).with_titles(&titles);
    let added: Vec<(&str, &str)> = terms.all()[2..]
        .iter()
        .map(|term| (term.id.as_str(), term.names[&Language::known("zh-Hant")][0].as_str()))
        .collect();
    assert_eq!(added, [("港口-地理", "港口 (地理)"), ("灯塔", "灯塔")]);
    assert_eq!(terms.meant("燈塔", &Language::known("zh-Hant"), "w"), Some(3));
}

#[test]
fn the_first_mention_of_a_section_is_marked_and_the_others_are_counted() {
    let text = "The North Harbour lies north; the North Harbour.\n\n## North Harbour\n\nSee [North Harbour](x.md) and the North Harbour.\n\n`North Harbour`\n";
    let terms = terms(PORTS);
    let mut document = crate::outline::settle(read::read(&Source::new("a.md", text)).document);
    document.language = Language::known("en");
    let finder = Finder::new(&terms, &document.language);
    let all = mentions(&document, &finder, "w", &|_: &Link| None);
    let shown: Vec<_> = all
        .iter()
        .map(|one| (one.section.as_str(), one.span.map(|span| &text[span.start..span.end]), one.count))
        .collect();
    assert_eq!(shown, [("lead", Some("North Harbour"), 2), ("north-harbour", Some("North Harbour"), 2)]);
    // A link that leads to the entry is the first mention itself.
    let linked = mentions(&document, &finder, "w", &|_: &Link| Some(0));
    assert_eq!((linked[1].span, linked[1].count), (None, 2));
}

#[test]
fn names_that_writing_marks_are_proposed_where_they_stand_often() {
    let text = "In May and on 1 May and in late May. Then Port Said fell. Port Said burned. At Port Said we stayed with North Harbour.";
    let mut document = read::read(&Source::new("a.md", text)).document;
    document.language = Language::known("en");
    let terms = terms(PORTS);
    let found = candidates(&[(&document, "w")], &Finder::new(&terms, &document.language));
    assert_eq!(found.iter().map(|one| (one.name.as_str(), one.count)).collect::<Vec<_>>(), [("Port Said", 3)]);
}

proptest::proptest! {
    #[test]
    fn names_are_found_in_order_apart_and_within_any_text(text in "[북항은는Ａa北港警備隊警备队 .·ー・ノNorth Harbou]{0,60}\\PC{0,10}") {
        let terms = terms(PORTS);
        for tag in ["en", "ko", "zh-Hant", "ja"] {
            let finder = Finder::new(&terms, &Language::known(tag));
            let mut end = 0;
            for found in finder.find(&text, "w") {
                proptest::prop_assert!(found.range.start >= end && text.get(found.range.clone()).is_some());
                end = found.range.end;
            }
        }
    }
}
