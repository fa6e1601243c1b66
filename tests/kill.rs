//! The old site stands until the new one is whole: also where a build is killed, or where the disk is full.
//!
//! `HEXAPLA_KILLS` says how many builds are killed; twenty where it says nothing.

#![cfg(unix)]

mod common;

use common::Folder;
use common::sample::sample;
use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

type Site = BTreeMap<String, Vec<u8>>;

/// One of two contents of a folder: the second has a text that differs, and a work more.
fn change(folder: &Folder, to_second: bool) {
    let text = folder.read("content/harbour/en.md");
    let (from, to) = ("lies in a bay", "lies in a wide bay");
    if to_second {
        folder.write("content/harbour/en.md", text.replace(from, to));
        folder.write("content/tower/en.md", "---\nlang: en\n---\n\n# The tower\n\nIt stands.\n");
    } else {
        folder.write("content/harbour/en.md", text.replace(to, from));
        let _ = std::fs::remove_dir_all(folder.path("content/tower"));
    }
}

fn site(folder: &Folder) -> Site {
    folder.files("_site")
}

fn build(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hexapla"));
    command.current_dir(folder.path("")).arg("build").stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The two sites, and how long a build takes from nothing and from what the last one left.
fn built(folder: &Folder) -> ([Site; 2], [Duration; 2]) {
    let start = Instant::now();
    folder.build();
    let cold = start.elapsed();
    let first = site(folder);
    change(folder, true);
    let start = Instant::now();
    folder.build();
    ([first, site(folder)], [cold, start.elapsed()])
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let kills = std::env::var("HEXAPLA_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20);
    let folder = sample();
    let (sites, [cold, warm]) = built(&folder);
    assert!(sites[0] != sites[1]);
    let (mut killed, mut seen) = (0, [0, 0]);
    for kill in 0..kills {
        change(&folder, kill % 2 == 0);
        // Each third build begins from nothing. The moments go through a whole build, and a little beyond its end.
        let from_nothing = kill % 3 == 0;
        if from_nothing {
            let _ = std::fs::remove_dir_all(folder.path("._site.hexapla"));
        }
        let moment = (kill * 7919 % 1000) as f64 / 1000.0;
        let mut child = build(&folder).spawn().unwrap();
        std::thread::sleep((if from_nothing { cold } else { warm }).mul_f64(moment * 1.1));
        killed += usize::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
        let found = site(&folder);
        match sites.iter().position(|site| *site == found) {
            Some(which) => seen[which] += 1,
            None => panic!("build {kill}, killed at {moment}, left {:?}", found.keys()),
        }
    }
    println!(
        "{killed} of {kills} builds were killed; then the first site stood {} times, the second {}",
        seen[0], seen[1]
    );
    for (second, wanted) in sites.iter().enumerate() {
        change(&folder, second == 1);
        folder.build();
        assert!(site(&folder) == *wanted, "a build after these is as any");
    }
    let beside: Vec<String> = std::fs::read_dir(folder.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let known = ["_site", "._site.hexapla", "content", "site.toml"];
    assert!(beside.iter().all(|name| known.contains(&name.as_str())), "something is left: {beside:?}");
}

/// The shell's limit on the size of a file that is written stands for a disk that is full.
#[test]
fn a_build_that_cannot_write_leaves_the_old_site() {
    let folder = sample();
    folder.build();
    let before = site(&folder);
    change(&folder, true);
    for blocks in [0, 1, 8, 64] {
        let run = format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$0\" build --no-search");
        let mut command = Command::new("sh");
        command.args(["-c", &run, env!("CARGO_BIN_EXE_hexapla")]).current_dir(folder.path(""));
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked"), "{said}");
        if !output.status.success() {
            assert!(said.contains("error["), "{blocks}: {:?} {said}", output.status);
            assert!(site(&folder) == before, "{blocks}: the old site is gone");
        }
        println!("{blocks}: {:?} {said}", output.status.code());
    }
    folder.build();
    assert!(site(&folder) != before);
}

#[test]
fn a_build_with_errors_leaves_the_old_site() {
    let folder = sample();
    folder.build();
    let before = site(&folder);
    folder.write("content/harbour/en.md", "---\ntitle: [\n---\n");
    folder.run(&["build"]).must_exit(1);
    assert!(site(&folder) == before);
}
