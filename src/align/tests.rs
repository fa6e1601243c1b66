use super::changes::{Fate, changes};
use super::*;
use crate::base::{Language, Source};
use crate::document::Document;
use crate::read;

fn language(tag: &str) -> Language {
    Language::known(tag)
}

fn dictionary(from: &str, to: &str, names: &[(&str, &str)]) -> Dictionary {
    let pair = |(one, other): &(&str, &str)| Pair { one: (*one).to_owned(), other: (*other).to_owned(), weight: 1.0 };
    Dictionary::learn(&language(from), &language(to), names.iter().map(pair))
}

const NAMES: &[(&str, &str)] = &[
    ("북항", "北港"),
    ("남항", "南港"),
    ("북항구", "北港區"),
    ("동북", "東北"),
    ("등대", "燈塔"),
    ("동등", "同等"),
    ("대남", "對南"),
    ("방파제", "防波堤"),
    ("방파", "防波"),
    ("방제", "防堤"),
];

fn likeness(dictionary: &Dictionary, one: &str, other: &str) -> f64 {
    let [cut, other_cut] = dictionary.cuts();
    let units = |title: &str, cut| dictionary.units(title, cut).into_iter().map(|unit| (unit, 1.0)).collect::<Vec<_>>();
    dictionary.likeness(&units(one, cut), &units(other, other_cut))
}

#[test]
fn names_teach_how_characters_are_written_in_the_other_language() {
    let known = dictionary("ko", "zh-Hant", NAMES);
    let say = |one: &str, other: &str| likeness(&known, one, other);
    assert!(say("방파제", "防波堤") > 0.8, "{}", say("방파제", "防波堤"));
    // Never seen together.
    assert!(say("남방", "南防") > 0.8, "{}", say("남방", "南防"));
    assert!(say("방파제", "北港") < 0.1);
    let words = dictionary("en", "ko", &[("north harbour", "북항"), ("north gate", "북문"), ("harbour light", "항등")]);
    assert!(likeness(&words, "North Harbour", "북항") > 0.5);
}

fn section(id: &str, title: &str, text: &str, days: &[&str]) -> Section {
    let mut section = Section::new(id, 2, title);
    section.read(text.to_owned(), &language("ko"));
    days.iter().for_each(|day| section.add(Channel::Day, day, 1));
    section
}

fn aligned(one: &Witness, other: &Witness) -> Vec<(String, String)> {
    let known = dictionary("ko", "zh-Hant", NAMES);
    let likeness = matrix(one, other, &known);
    let found = align(one, &[other], &[likeness]).remove(0);
    let id = |witness: &Witness, at: usize| witness.sections[at].id.clone();
    found.iter().map(|pair| (id(one, pair.section), id(other, pair.other))).collect()
}

#[test]
fn sections_are_aligned_by_what_they_say_and_a_section_without_a_counterpart_has_none() {
    let one = Witness::new(
        language("ko"),
        vec![
            section("짓기", "방파제", "북항의 방파제를 1901년에 쌓았다. 방파제는 돌이다.", &["1901-05-02"]),
            section("새", "새", "갈매기와 제비가 산다. 봄에 온다.", &[]),
            section("빛", "등대", "남항의 등대에 1911년에 불을 켰다.", &["1911-09-01", "1911-09-03"]),
        ],
    );
    let other = Witness::new(
        language("zh-Hant"),
        vec![
            section("a", "防波堤", "北港的防波堤築於1901年，是石造的。", &["1901-05-02"]),
            section("b", "燈塔", "南港的燈塔在1911年點燈，一直亮著。", &["1911-09-01", "1911-09-03"]),
        ],
    );
    let pairs = aligned(&one, &other);
    assert_eq!(pairs, [("짓기", "a"), ("빛", "b")].map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn what_editors_paired_stays_paired_and_is_no_counterpart_of_anything_else() {
    let one = Witness::new(
        language("ko"),
        vec![
            section("x", "등대", "남항의 등대", &["1911-09-01"]),
            section("둘", "방파제", "북항의 방파제", &["1901-05-02"]),
        ],
    );
    let other = Witness::new(language("zh-Hant"), vec![section("x", "防波堤", "北港的防波堤", &["1901-05-02"])]);
    assert_eq!(aligned(&one, &other), [("x".to_owned(), "x".to_owned())]);
    assert!(!needs_evidence(&one, &other));
    assert_eq!(aligned(&Witness::new(language("ko"), Vec::new()), &other), []);
}

/// The likeliest column of each row.
fn way(likeness: &Matrix) -> Vec<usize> {
    let likeliest = |row: &[f64]| (0..row.len()).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap();
    path::posterior(likeness).by_row().map(likeliest).collect()
}

#[test]
fn the_way_through_two_texts_keeps_their_order_where_the_evidence_is_even() {
    let even = Matrix::of(7, 7, |row, column| if row == 3 && column == 6 { 0.0 } else { 0.9 });
    let likely = path::posterior(&even);
    assert!(likely.at(3, 3) > likely.at(3, 0) && likely.at(3, 3) > likely.at(3, 6));
    let crossed = Matrix::of(2, 9, |row, column| f64::from(u8::from((row == 0) == (column == 8))) * 3.0);
    assert_eq!(way(&crossed)[0], 8, "strong evidence goes against the order");
    let far = Matrix::of(3, 60, |row, column| f64::from(u8::from(column == [3, 55, 20][row])) * 3.0);
    assert_eq!(way(&far), [3, 55, 20], "leaps are as far as they must be");
    assert_eq!(path::posterior(&Matrix::of(0, 0, |_, _| 0.0)).rows(), 0);
    assert_eq!(path::posterior(&Matrix::of(3, 0, |_, _| 0.0)).columns(), 0);
}

#[test]
fn what_is_likely_is_a_share_and_the_same_as_with_every_step_written_out() {
    let likeness = Matrix::of(5, 20, |row, column| ((row * 7 + column * 13) % 11) as f64 / 8.0);
    let found = path::posterior(&likeness);
    for row in found.by_row() {
        let all: f64 = row.iter().sum();
        assert!(all > 0.0 && all < 1.0, "{all}");
    }
    let written_out = path::tests::posterior(&likeness);
    for (row, other) in found.by_row().zip(written_out.by_row()) {
        row.iter().zip(other).for_each(|(a, b)| assert!((a - b).abs() < 1e-9, "{a} {b}"));
    }
}

fn document(text: &str, tag: &str) -> Document {
    let mut document = read::read(&Source::new("a.md", text)).document;
    document.language = language(tag);
    document
}

/// What is marked in each of two revisions.
fn marked(tag: &str, one: &str, other: &str) -> [Vec<(String, Fate)>; 2] {
    let found = changes(&document(one, tag), &document(other, tag));
    let texts = [one, other];
    let mut all = found.into_iter().zip(texts).map(|(changes, text)| {
        changes.iter().map(|change| (text[change.span.start..change.span.end].to_owned(), change.fate)).collect()
    });
    [all.next().unwrap(), all.next().unwrap()]
}

#[test]
fn changes_are_words_or_characters_of_sentences_that_stayed_and_whole_sentences_that_came_or_went() {
    let [one, other] = marked(
        "en",
        "The pier is long. It was built in 1901 by forty men. Gulls live here.",
        "The pier is long. It was built in 1907 by forty men. A lamp was lit.",
    );
    assert_eq!(one, [("1901".to_owned(), Fate::Alone), ("Gulls live here.".to_owned(), Fate::Alone)]);
    assert_eq!(other, [("1907".to_owned(), Fate::Alone), ("A lamp was lit.".to_owned(), Fate::Alone)]);
    let [one, other] = marked("zh-Hant", "防波堤築於1901年，是石造的。", "防波堤築於1901年，是木造的。");
    assert_eq!((one[0].0.as_str(), other[0].0.as_str()), ("石", "木"));
    assert_eq!(marked("ko", "같은 글이다.", "같은  글이다."), [vec![], vec![]]);
}

#[test]
fn a_sentence_that_stands_elsewhere_has_moved() {
    let [more, _] = marked("en", "One is here. Two is there. One is here. End.", "One is here. Two is there. End.");
    assert_eq!(more, [("One is here.".to_owned(), Fate::Alone)], "one more is no other one");
    let [one, other] = marked(
        "en",
        "One is here. Two is there. Three is far. Four is near.",
        "Two is there. Three is far. Four is near. One is here.",
    );
    assert_eq!(
        (one, other),
        (vec![("One is here.".to_owned(), Fate::Moved)], vec![("One is here.".to_owned(), Fate::Moved)])
    );
}
