//! The house of the design: each floor refers only to floors below it, and two rooms on one floor do not know each other.
//!
//! The references are read from the sources. What tests in the sources refer to does not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms and their floors, in tenths. `disk` stands half a floor above `pipeline`: it reads what the pipeline takes as
/// its input and gives it in the pipeline's own types.
const FLOORS: &[(u8, &[&str])] = &[
    (0, &["base"]),
    (10, &["text"]),
    (20, &["document", "config"]),
    (30, &["read", "catalogue"]),
    (40, &["clean", "outline", "link", "audit", "terms", "casualty", "timeline", "align", "search"]),
    (50, &["render"]),
    (60, &["pipeline"]),
    (65, &["archive", "disk", "external", "serve"]),
    (70, &["cli"]),
    (80, &["main"]),
];

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, rooms)| rooms.contains(&room)).map(|(floor, _)| *floor)
}

#[test]
fn every_room_refers_only_to_rooms_on_floors_below_its_own() {
    let mut wrong = BTreeSet::new();
    let files = sources();
    let tests = test_modules(&files);
    for (path, code) in files.iter().filter(|(path, _)| !tests.contains(*path)) {
        let room = room_of(path);
        for other in references(code, depth_of(path)).into_iter().filter(|other| *other != room) {
            match (floor(&room), floor(&other)) {
                // The library's root names the rooms and has none of its own.
                _ if room == "lib" => {}
                (Some(own), Some(below)) if below < own => {}
                (own, floor) => {
                    wrong.insert(format!("{path}: {room} (floor {own:?}) refers to {other} (floor {floor:?})"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn every_room_has_a_floor() {
    let rooms: BTreeSet<String> = sources().keys().map(|path| room_of(path)).filter(|room| room != "lib").collect();
    let homeless: Vec<&String> = rooms.iter().filter(|room| floor(room).is_none()).collect();
    assert!(homeless.is_empty(), "rooms of src/ without a floor in this file's table: {homeless:?}");
    assert!(rooms.len() > 10, "the rooms of src/ were not found: {rooms:?}");
}

#[test]
fn references_are_found_in_all_their_forms() {
    let code = code_of(
        "//! See [`a`](crate::comment).\nuse crate::one::X;\nuse crate::{two::{Y, Z}, three};\nfn f() { crate::four::g(\"crate::string\") }\n\
         /* crate::comment */ const C: char = '\"';\npub(crate) use super::super::five::V;\n#[cfg(test)]\nmod tests {\n use crate::six; fn g() { '{'; }\n}\n\
         type T<'a> = crate::seven::T<'a>;\nuse super::eight::W;\n",
    );
    let found = references(&code, 2);
    assert_eq!(found, ["five", "four", "one", "seven", "three", "two"].map(str::to_owned).into());
    // One folder up, `super::eight` is a room.
    assert!(references(&code, 1).contains("eight"));
}

/// The sources by their paths relative to `src/`, without comments, literals and test modules.
fn sources() -> BTreeMap<String, String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, code_of(&fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files
}

fn room_of(path: &str) -> String {
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// How many times `super` leads from a file's module to the root of the crate.
fn depth_of(path: &str) -> usize {
    let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
    if matches!(module, "lib" | "main") { 0 } else { module.split('/').count() }
}

/// The files that are modules of tests alone: `#[cfg(test)] mod name;`.
fn test_modules(files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, code) in files {
        let folder =
            if path.ends_with("mod.rs") { path.trim_end_matches("/mod.rs") } else { path.trim_end_matches(".rs") };
        for (at, _) in code.match_indices(TEST) {
            let item = code[at + TEST.len()..].trim_start();
            if let Some(name) = item.strip_prefix("mod ").and_then(|rest| rest.split([';', '{']).next()) {
                found.extend([format!("{folder}/{}.rs", name.trim()), format!("{folder}/{}/mod.rs", name.trim())]);
            }
        }
    }
    found
}

const TEST: &str = "#[cfg(test)]";

/// The rooms that some code refers to. From a module so deep, as many `super` lead to the root as `crate` does.
fn references(code: &str, depth: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let root = "super::".repeat(depth);
    for start in ["crate::", root.as_str()].into_iter().filter(|start| !start.is_empty()) {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = code[at + start.len()..].trim_start();
            match rest.strip_prefix('{') {
                Some(group) => found.extend(heads(group)),
                None => found.extend(name_at(rest).filter(|name| *name != "super").map(str::to_owned)),
            }
        }
    }
    found
}

/// The first names of the paths in a group of imports, up to the bracket that closes it.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut head, mut names) = (0, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => head = true,
            c if head && (c.is_alphabetic() || c == '_') => {
                names.extend(name_at(&group[at..]).map(str::to_owned));
                head = false;
            }
            _ => {}
        }
    }
    names
}

fn name_at(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    Some(&text[..end]).filter(|name| !name.is_empty())
}

/// Code without comments, without what is in literals, and without modules of tests.
fn code_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest, out.chars().next_back()) {
            length
        } else if c == '"' {
            string(rest)
        } else if c == '\'' {
            character(rest)
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        rest = &rest[length..];
    }
    without_tests(out)
}

fn raw_string(text: &str, before: Option<char>) -> Option<usize> {
    let hashes = text.strip_prefix('r')?;
    let marks = hashes.len() - hashes.trim_start_matches('#').len();
    let word = before.is_some_and(|c| c.is_alphanumeric() && c != 'b' || c == '_');
    let body = hashes[marks..].strip_prefix('"').filter(|_| !word)?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(body.find(&end).map_or(text.len(), |at| 1 + marks + 1 + at + end.len()))
}

fn string(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// The length of a literal of a character; of a lifetime, that of its sign.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_)) => chars.find(|(_, c)| *c == '\'').map_or(text.len(), |(at, _)| at + 1),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

fn without_tests(mut code: String) -> String {
    let mut from = 0;
    while let Some(at) = code[from..].find(TEST).map(|at| from + at) {
        let body = code[at..].find(['{', ';']).map_or(code.len(), |found| at + found);
        from = body;
        if code[body..].starts_with('{') {
            let mut depth = 0;
            let end = code[body..].char_indices().find(|(_, c)| {
                depth += i32::from(*c == '{') - i32::from(*c == '}');
                depth == 0
            });
            code.replace_range(at..end.map_or(code.len(), |(end, _)| body + end + 1), "");
            from = at;
        }
    }
    code
}
