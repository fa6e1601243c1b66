//! What templates are given, read from where it is written: the structures of `src/render` that are serialised, with their
//! doc comments.

use regex::Regex;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A structure: its file and its name.
pub type Key = (String, String);

/// A structure that a template is given, or a part of one.
pub struct View {
    /// What it is.
    pub doc: String,
    /// The name of the type that it leaves open.
    pub open: Option<String>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The structures whose fields it has as well.
    pub also: Vec<String>,
}

/// A field.
pub struct Field {
    /// Its name in templates.
    pub name: String,
    /// What it is.
    pub doc: String,
    /// Its type in Rust.
    pub kind: String,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    Number,
    Truth,
    Maybe(Box<Shape>),
    List(Box<Shape>),
    /// A structure, and what it leaves open.
    View(Key, Option<Box<Shape>>),
    /// What the structure around it leaves open.
    Open,
}

/// All structures.
pub struct Views(pub BTreeMap<Key, View>);

impl Views {
    /// Reads them.
    pub fn read() -> Self {
        let mut files = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render"), &mut files);
        let pattern = Regex::new(
            r"(?m)((?:^///.*\n)*)^#\[derive\([^\n]*\bSerialize\b[^\n]*\)\]\n(?:pub(?:\([a-z]+\))? )?struct (\w+)(?:<(\w+)>)? \{\n((?:^    .*\n|\n)*)^\}",
        )
        .unwrap();
        let mut views = BTreeMap::new();
        for (file, text) in files {
            for found in pattern.captures_iter(&text) {
                let open = found.get(3).map(|open| open.as_str().to_owned());
                let (fields, also) = fields(&found[4]);
                views.insert((file.clone(), found[2].to_owned()), View { doc: doc(&found[1]), open, fields, also });
            }
        }
        Self(views)
    }

    /// The structure of a name, as a file knows it: its own, or one that all share.
    pub fn find(&self, file: &str, name: &str) -> Option<Key> {
        let own = (file.to_owned(), name.to_owned());
        let shared = ("view.rs".to_owned(), name.to_owned());
        [own, shared].into_iter().find(|key| self.0.contains_key(key))
    }

    /// The structure of a name that only one file has.
    pub fn page(&self, name: &str) -> Key {
        self.0.keys().find(|(_, own)| own == name).unwrap_or_else(|| panic!("no structure {name}")).clone()
    }

    /// What a type of Rust is to a template.
    pub fn shape(&self, file: &str, open: Option<&str>, kind: &str) -> Shape {
        let inner = |start: &str, end: &str| kind.strip_prefix(start)?.strip_suffix(end);
        if let Some(inner) = inner("Option<", ">") {
            return Shape::Maybe(Box::new(self.shape(file, open, inner)));
        }
        if let Some(inner) = inner("Vec<", ">").or_else(|| inner("[", "; 2]")) {
            return Shape::List(Box::new(self.shape(file, open, inner)));
        }
        if let Some((name, argument)) = kind.strip_suffix('>').and_then(|kind| kind.split_once('<')) {
            let key = self.find(file, name).unwrap_or_else(|| panic!("no structure {name} for {file}"));
            return Shape::View(key, Some(Box::new(self.shape(file, open, argument))));
        }
        match kind {
            "String" | "&'static str" | "Standing" => Shape::Text,
            "usize" | "u64" | "u32" | "f64" => Shape::Number,
            "bool" => Shape::Truth,
            kind if Some(kind) == open => Shape::Open,
            kind => {
                Shape::View(self.find(file, kind).unwrap_or_else(|| panic!("no structure {kind} for {file}")), None)
            }
        }
    }

    /// The fields that a structure has of its own, with those of structures that are part of it, and what they are.
    pub fn fields(&self, key: &Key) -> Vec<(&Field, Shape)> {
        let view = &self.0[key];
        let of = |field| (field, self.shape(&key.0, view.open.as_deref(), &(field as &Field).kind));
        let own = view.fields.iter().map(of);
        let also = view.also.iter().map(|name| self.find(&key.0, name).unwrap());
        own.chain(also.flat_map(|key| self.fields(&key))).collect()
    }

    /// Compares a value with what is documented. What differs goes into `wrong`, what was met into `met`.
    pub fn compare(&self, value: &Value, shape: &Shape, open: Option<&Shape>, at: &str, found: &mut Found) {
        match (shape, value) {
            (Shape::Text, Value::String(_)) | (Shape::Number, Value::Number(_)) | (Shape::Truth, Value::Bool(_)) => {}
            (Shape::Maybe(_), Value::Null) => {}
            (Shape::Maybe(inner), value) => self.compare(value, inner, open, at, found),
            (Shape::List(inner), Value::Array(values)) => {
                values.iter().for_each(|value| self.compare(value, inner, open, &format!("{at}[]"), found));
            }
            (Shape::Open, value) => self.compare(value, open.expect("something is left open"), None, at, found),
            (Shape::View(key, argument), Value::Object(values)) => {
                found.met.insert(key.clone());
                let fields = self.fields(key);
                let documented: BTreeSet<&str> = fields.iter().map(|(field, _)| field.name.as_str()).collect();
                let given: BTreeSet<&str> = values.keys().map(String::as_str).collect();
                found.wrong.extend(given.difference(&documented).map(|name| format!("{at}.{name} is not documented")));
                found.wrong.extend(documented.difference(&given).map(|name| format!("{at}.{name} is not given")));
                for (field, shape) in fields {
                    if let Some(value) = values.get(&field.name) {
                        self.compare(value, &shape, argument.as_deref(), &format!("{at}.{}", field.name), found);
                    }
                }
            }
            (shape, value) => {
                found.wrong.insert(format!("{at} is documented as {shape:?} and is {value}"));
            }
        }
    }
}

/// What came of a comparison.
#[derive(Default)]
pub struct Found {
    pub wrong: BTreeSet<String>,
    pub met: BTreeSet<Key>,
}

fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render");
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files);
        } else {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            files.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn doc(lines: &str) -> String {
    lines.lines().map(|line| line.trim().trim_start_matches("///").trim()).collect::<Vec<_>>().join(" ")
}

/// The fields of a structure, and the structures whose fields are its own.
fn fields(body: &str) -> (Vec<Field>, Vec<String>) {
    let (mut fields, mut also, mut comment, mut attribute) = (Vec::new(), Vec::new(), String::new(), String::new());
    for line in body.lines().map(str::trim) {
        if line.starts_with("///") {
            comment.push_str(line);
            comment.push('\n');
        } else if line.starts_with("#[") {
            attribute = line.to_owned();
        } else if let Some((name, kind)) = line.trim_start_matches("pub ").trim_end_matches(',').split_once(": ") {
            let renamed = attribute.strip_prefix("#[serde(rename = \"").and_then(|rest| rest.strip_suffix("\")]"));
            match attribute.as_str() {
                "#[serde(flatten)]" => also.push(kind.to_owned()),
                attribute if attribute.is_empty() || renamed.is_some() => fields.push(Field {
                    name: renamed.unwrap_or(name).to_owned(),
                    doc: doc(&comment),
                    kind: kind.to_owned(),
                }),
                attribute => panic!("what does {attribute} mean for {name}?"),
            }
            (comment, attribute) = (String::new(), String::new());
        }
    }
    (fields, also)
}
