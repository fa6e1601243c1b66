//! A build that takes over what has not changed gives what a build from nothing gives, byte for byte, whatever has changed.

mod common;

use common::Folder;
use hexapla::disk::{Output, Places, read};
use hexapla::pipeline::sink::Gathered;
use hexapla::pipeline::store::Memory;
use hexapla::pipeline::{Input, Store, build};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;

/// The files of a site, each with what it can say; it can also be missing.
const FILES: &[(&str, &[&str])] = &[
    (
        "content/harbour/en.md",
        &[
            "---\ntitle: The harbour\n---\n\nThe pier of North Bay was built in 1901.\n\n## War\n\nOn 3 May 1943 a raid killed 120 civilians.\n",
            "---\ntitle: The harbour\n---\n\nThe pier of North Bay was built in 1901.\n\n## War\n\nOn 4 May 1943 a raid killed 130 civilians.\n\n## Peace\n\nSee [the strait](../strait/en.md#currents).\n",
            "---\ntitle: The old harbour\ndate: 2024-05-01\n---\n\nThe pier was built in 1901. See [the strait](../strait/en.md).\n",
        ],
    ),
    (
        "content/harbour/ko.md",
        &[
            "---\ntitle: 항구\nlang: ko\n---\n\n방파제는 1901년에 지어졌다.\n\n## 전쟁\n\n1943년 5월 3일 공습으로 민간인 120명이 사망하였다.\n",
            "---\ntitle: 항구\nlang: ko\n---\n\n방파제는 1902년에 지어졌다. [해협](../strait/ko.md)을 보라.\n\n## 평화\n\n북만은 조용하다.\n",
        ],
    ),
    (
        "content/strait/en.md",
        &[
            "---\ntitle: The strait\n---\n\nIt is deep.\n\n## Currents\n\nThey are strong at North Bay.\n",
            "---\ntitle: The strait\n---\n\nIt is deep.\n\n## Winds\n\nThey are weak. The harbour is near.\n",
            "---\ntitle: The narrow strait\n---\n\nIt is very deep, as 30 soldiers who drowned on 2 June 1950 knew.\n\n## Currents\n\nThey are strong.\n",
        ],
    ),
    ("content/strait/ko.md", &["---\ntitle: 해협\nlang: ko\n---\n\n깊다.\n\n## 해류\n\n북만에서는 세다.\n"]),
    ("content/wreck/en.md", &["---\ntitle: The wreck\n---\n\nIt lies off [the pier](../harbour/en.md#war).\n"]),
    (
        "content/wreck/en.outline.toml",
        &["[[section]]\nid = \"where\"\nlevel = 2\ntitle = \"Where it lies\"\nstarts = \"It lies\"\n"],
    ),
    (
        "content/harbour/en.casualties.toml",
        &[
            "[[claim]]\nquote = \"120 civilians\"\naction = \"accept\"\n",
            "[[claim]]\nquote = \"130 civilians\"\naction = \"reject\"\n",
        ],
    ),
    (
        "content/terms.toml",
        &[
            "[[term]]\nid = \"north-bay\"\nkind = \"place\"\nen = [\"North Bay\"]\nko = [\"북만\"]\n",
            "[[term]]\nid = \"pier\"\nkind = \"place\"\nen = [\"pier\"]\n\n[[term]]\nid = \"north-bay\"\nkind = \"place\"\nen = [\"North Bay\"]\n",
        ],
    ),
    (
        "content/harbour/work.toml",
        &["[title]\nen = \"Harbours\"\n", "license = \"CC0-1.0\"\n\n[description]\nen = \"A harbour.\"\n"],
    ),
    ("content/casualties.toml", &["[en.parties]\nus = [\"harbour guard\"]\n"]),
    ("site.toml", &["title = \"Waters\"\n", "publisher = \"The museum\"\nlanguages = [\"ko\", \"en\"]\n"]),
    ("static/site.css", &["p { color: red }\n", "p { color: blue }\n"]),
    ("static/map", &["north\n"]),
    ("static/plan/one.txt", &["one\n"]),
    ("static/plan/two.txt", &["two\n"]),
    (
        "templates/edition.html",
        &["{% extends \"hexapla/edition.html\" %}{% block after_article %}<p data-generated>after</p>{% endblock %}"],
    ),
];

/// The files that have been there from the beginning: a site without sources is none.
const FIRST: &[usize] = &[0, 1, 2, 3, 4];

fn set(folder: &Folder, file: usize, says: usize) {
    let (path, texts) = FILES[file];
    match texts.get(says) {
        Some(text) => folder.write(path, text),
        None => drop(fs::remove_file(folder.path(path))),
    }
}

fn input(folder: &Folder) -> Input {
    Input { search: true, ..read(&Places { root: folder.path(""), content: None }) }
}

/// The site as it is built from nothing; nothing where there are errors.
fn clean(input: &Input) -> Option<BTreeMap<String, Vec<u8>>> {
    let (store, gathered) = (Memory::default(), Gathered::default());
    let good = !build(input, &store, &gathered, &|_, _, _| {}).has_errors();
    good.then(|| gathered.into_files().into_iter().map(|(path, (bytes, _))| (path, bytes.to_vec())).collect())
}

/// Builds over the last site; whether it could.
fn again(input: &Input, folder: &Folder) -> bool {
    let output = Output::begin(&folder.path("_site")).unwrap();
    let cache = output.cache();
    let good = !build(input, &cache, &output, &|_, _, _| {}).has_errors();
    cache.sweep();
    good && output.finish().is_ok()
}

fn written(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut files = folder.files("_site");
    files.remove(".hexapla");
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_build_over_the_last_one_is_one_from_nothing(
        changes in prop::collection::vec((0..FILES.len(), 0..4_usize, any::<bool>()), 1..8),
    ) {
        let folder = Folder::new();
        FIRST.iter().for_each(|file| set(&folder, *file, 0));
        prop_assert!(again(&input(&folder), &folder));
        for (file, says, together) in changes {
            set(&folder, file, says);
            if together {
                continue;
            }
            let before = written(&folder);
            let input = input(&folder);
            let expected = clean(&input);
            prop_assert_eq!(again(&input, &folder), expected.is_some());
            let now = written(&folder);
            let expected = expected.unwrap_or(before);
            let differing: Vec<&String> =
                expected.keys().chain(now.keys()).filter(|path| expected.get(*path) != now.get(*path)).collect();
            prop_assert!(differing.is_empty(), "{:?} to {}: {:?}", FILES[file].0, says, differing);
        }
    }
}

/// The files that a build wrote, and did not take over, as its report counts them.
fn changed(folder: &Folder) -> usize {
    let run = folder.build();
    let (_, rest) = run.out.split_once("files (").unwrap();
    rest.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let folder = Folder::new();
    FIRST.iter().for_each(|file| set(&folder, *file, 0));
    let all = changed(&folder);
    assert_eq!(changed(&folder), 0);
    let touched = |path: &str| fs::metadata(folder.path(path)).unwrap().modified().unwrap();
    let (wreck, harbour) = ("_site/en/wreck/index.html", "_site/en/harbour/index.html");
    let before = [wreck, harbour].map(touched);
    set(&folder, 0, 1);
    let some = changed(&folder);
    assert!(some > 0 && some < all, "{some} of {all}");
    let after = [wreck, harbour].map(touched);
    assert_eq!(before[0], after[0], "the wreck links to the harbour, but not to what has changed there");
    assert_ne!(before[1], after[1]);
}

#[test]
fn a_page_that_somebody_changed_is_made_again_and_a_cache_that_is_damaged_too() {
    let folder = Folder::new();
    FIRST.iter().for_each(|file| set(&folder, *file, 0));
    folder.build();
    let before = written(&folder);
    folder.write("_site/en/wreck/index.html", "something else");
    assert!(changed(&folder) > 0);
    assert_eq!(written(&folder), before);
    folder.write("._site.hexapla/cache", "no database");
    folder.build();
    assert_eq!(written(&folder), before);
    fs::remove_dir_all(folder.path("._site.hexapla")).unwrap();
    folder.build();
    assert_eq!(written(&folder), before);
}

#[test]
fn a_path_can_be_a_file_and_then_a_folder() {
    let folder = Folder::new();
    FIRST.iter().for_each(|file| set(&folder, *file, 0));
    for turn in 0..6 {
        if turn % 2 == 0 {
            folder.write("static/plan", format!("{turn}"));
        } else {
            fs::remove_file(folder.path("static/plan")).unwrap();
            folder.write("static/plan/one/two.txt", format!("{turn}"));
        }
        folder.build();
        assert_eq!(written(&folder), clean(&Input { search: true, ..input(&folder) }).unwrap(), "turn {turn}");
        if turn % 2 == 1 {
            fs::remove_dir_all(folder.path("static/plan")).unwrap();
        }
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let folder = Folder::new();
    FIRST.iter().for_each(|file| set(&folder, *file, 0));
    folder.build();
    let before = written(&folder);
    let first = Output::begin(&folder.path("_site")).unwrap();
    let second = folder.run(&["build"]);
    second.must_exit(1);
    second.must_say(&["error[busy]"]);
    drop(first);
    folder.build();
    assert_eq!(written(&folder), before);
}

#[test]
fn the_site_is_put_back_where_a_build_was_ended_between_two_renames() {
    let folder = Folder::new();
    FIRST.iter().for_each(|file| set(&folder, *file, 0));
    folder.build();
    let before = written(&folder);
    fs::rename(folder.path("_site"), folder.path("._site.hexapla/old")).unwrap();
    folder.write("._site.hexapla/next/en/index.html", "half a site");
    // Even a build that fails puts it back.
    folder.write("site.toml", "no = [toml");
    assert_ne!(folder.run(&["build"]).code, Some(0));
    assert_eq!(written(&folder), before);
    assert!(!folder.path("._site.hexapla/next").exists());
}
