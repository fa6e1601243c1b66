//! The manifest of a build, `data/build.json`: what a site was built from and what its files are, so that anybody can see
//! whether a build from the same sources, or a folder somewhere, is the same. It says nothing of the time or the machine.

use crate::base::{Diagnostic, Source};
use crate::text::hash::{Fingerprint, Sum, Summing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The manifest of a build.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of the program.
    pub hexapla: String,
    /// How the program was asked to build.
    pub options: Options,
    /// The files of the site's folder that say how it looks: `site.toml`, templates, interface strings.
    pub configuration: Vec<Item>,
    /// The files of the content that it was built from, by their paths in that folder.
    pub sources: Vec<Item>,
    /// For each work the others whose titles and addresses its pages show.
    pub near: BTreeMap<String, Vec<String>>,
    /// The files of the site but for this one. Those of a work are made from its sources, and from the names of the works near
    /// it; those of none, from all works.
    pub files: Vec<Item>,
}

/// What a build depends on besides files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// The address of the site.
    pub base_url: Option<String>,
    /// The time of `SOURCE_DATE_EPOCH` (ISO 8601), where that is set.
    pub date: Option<String>,
    /// Whether it can be searched.
    pub search: bool,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its path, with `/` between its parts.
    pub path: String,
    /// The SHA-256 of its bytes.
    #[serde(with = "digits")]
    pub sha256: Fingerprint,
    /// Its length in bytes.
    pub bytes: u64,
    /// The work that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<String>,
}

/// A digest as it is shown.
mod digits {
    use super::Fingerprint;
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    pub fn serialize<S: Serializer>(sum: &Fingerprint, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(sum)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fingerprint, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Item {
    /// A file by its path and its sum, of a work or of none.
    pub fn new((path, sum): (String, Sum), work: Option<&str>) -> Self {
        Self { path, sha256: sum.fingerprint, bytes: sum.bytes, work: work.map(str::to_owned) }
    }
}

impl Manifest {
    /// Reads one.
    ///
    /// # Errors
    /// A diagnostic with the place at which it is not what it should be.
    pub fn parse(source: &Source) -> Result<Self, Diagnostic> {
        serde_json::from_str(source.text()).map_err(|wrong| {
            error("manifest-syntax", format!("this is no manifest of a build: {wrong}"))
                .in_file(source.path())
                .at_position(wrong.line(), wrong.column())
                .hint("name the data/build.json of a site that hexapla has built")
        })
    }

    /// Writes it as JSON, a file a line.
    ///
    /// # Errors
    /// Those of what is written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self { hexapla, options, configuration, sources, near, files } = self;
        write!(out, "{{\n\"hexapla\": {},\n\"options\": {}", json(hexapla)?, json(options)?)?;
        for (name, items) in [("configuration", configuration), ("sources", sources)] {
            lines(out, name, ['[', ']'], items.iter().map(json))?;
        }
        lines(
            out,
            "near",
            ['{', '}'],
            near.iter().map(|(work, near)| Ok(format!("{}: {}", json(work)?, json(near)?))),
        )?;
        lines(out, "files", ['[', ']'], files.iter().map(json))?;
        out.write_all(b"\n}\n")
    }

    /// All files of the site: those that it says and itself, at a path.
    ///
    /// # Errors
    /// None that writing to nowhere gives.
    pub fn site(&self, path: &str) -> io::Result<Vec<Item>> {
        let mut own = Summing::new(io::sink());
        self.write(&mut own)?;
        let own = Item::new((path.to_owned(), own.finish().1), None);
        Ok(self.files.iter().cloned().chain([own]).collect())
    }

    /// What makes another build differ from this one: the program, what it was asked, what it was given, and the files.
    pub fn differences(&self, other: &Self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.hexapla != other.hexapla {
            let (theirs, own) = (&self.hexapla, &other.hexapla);
            found.push(
                error("another-version", format!("the site was built by hexapla {theirs}, and this is {own}"))
                    .hint(format!("compare with version {theirs}: another one may write other pages")),
            );
        }
        found.extend(self.options.differences(&other.options));
        found.extend(compare("configuration", &self.configuration, &other.configuration));
        found.extend(compare("source", &self.sources, &other.sources));
        found.extend(compare("file", &self.files, &other.files));
        found
    }
}

impl Options {
    fn differences(&self, other: &Self) -> Vec<Diagnostic> {
        let said = |value: &Option<String>| value.as_deref().map_or("none".to_owned(), |value| format!("“{value}”"));
        let each = [
            ("the address", &self.base_url, &other.base_url, "give it with --base-url, or as base_url in site.toml"),
            (
                "SOURCE_DATE_EPOCH",
                &self.date,
                &other.date,
                "set the variable SOURCE_DATE_EPOCH to that time, or unset it",
            ),
        ];
        let differing = each.into_iter().filter(|(_, own, other, _)| own != other);
        let differing = differing.map(|(what, own, other, hint)| {
            error(
                "another-option",
                format!("the site was built with {what}: {}; here it is: {}", said(own), said(other)),
            )
            .hint(hint)
        });
        differing.collect()
    }
}

/// How many files of a kind are named.
const MOST: usize = 20;

/// The files that are others, are missing or are too many; `kind` is what they are.
pub fn compare(kind: &str, expected: &[Item], found: &[Item]) -> Vec<Diagnostic> {
    let by_path = |items: &[Item]| -> BTreeMap<String, (Fingerprint, u64)> {
        items.iter().map(|item| (item.path.clone(), (item.sha256, item.bytes))).collect()
    };
    let (expected, found) = (by_path(expected), by_path(found));
    let changed = expected.iter().filter_map(|(path, (sha256, bytes))| match found.get(path) {
        None => Some(("missing", path, "it is in the manifest, and it is not there".to_owned())),
        Some((other, _)) if other == sha256 => None,
        Some((other, length)) => {
            let message =
                format!("it has {bytes} bytes and the SHA-256 {sha256} in the manifest, here {length} and {other}");
            Some(("changed", path, message))
        }
    });
    let added = found.keys().filter(|path| !expected.contains_key(*path));
    let added = added.map(|path| ("added", path, "it is there, and it is not in the manifest".to_owned()));
    let all: Vec<_> = changed.chain(added).collect();
    let rest = all.len().saturating_sub(MOST);
    let said = all.into_iter().take(MOST);
    let mut said: Vec<Diagnostic> =
        said.map(|(how, path, message)| error(format!("{how}-{kind}"), message).in_file(path.as_str())).collect();
    if rest > 0 {
        said.push(error(format!("changed-{kind}"), format!("{rest} more differ")));
    }
    said
}

fn error(code: impl Into<std::borrow::Cow<'static, str>>, message: String) -> Diagnostic {
    Diagnostic { code: code.into(), ..Diagnostic::error("", message) }
}

fn json(value: &impl Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)?)
}

/// A member of an object whose items stand on lines of their own.
fn lines(
    out: &mut dyn Write,
    name: &str,
    [open, close]: [char; 2],
    items: impl Iterator<Item = io::Result<String>>,
) -> io::Result<()> {
    write!(out, ",\n\"{name}\": {open}")?;
    let mut before = "\n";
    for item in items {
        write!(out, "{before}{}", item?)?;
        before = ",\n";
    }
    write!(out, "\n{close}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let item = |path: &str, work| Item::new((path.to_owned(), Sum::of(path.as_bytes())), work);
        Manifest {
            hexapla: "1.0.0".into(),
            options: Options { base_url: None, date: None, search: true },
            configuration: vec![item("site.toml", None)],
            sources: vec![item("terms.toml", None), item("harbour/한.txt", Some("harbour"))],
            near: BTreeMap::from([("harbour".into(), vec!["strait".into()])]),
            files: vec![item("index.html", None), item("ko/harbour/index.html", Some("harbour"))],
        }
    }

    fn told(differences: Vec<Diagnostic>) -> Vec<String> {
        let place = |one: &Diagnostic| one.place.as_ref().map_or(String::new(), |place| place.to_string());
        differences.iter().map(|one| format!("{} {}", one.code, place(one)).trim_end().to_owned()).collect()
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        for manifest in [manifest(), Manifest { near: BTreeMap::new(), configuration: Vec::new(), ..manifest() }] {
            let mut written = Vec::new();
            manifest.write(&mut written).unwrap();
            let source = Source::decode("build.json", &written).unwrap();
            assert_eq!(Manifest::parse(&source).unwrap(), manifest);
            assert!(manifest.differences(&manifest).is_empty());
        }
    }

    #[test]
    fn what_is_no_manifest_is_placed() {
        for (text, line) in [("{\n\"hexapla\": 1}", 2), ("[]", 1), ("{}", 1), ("\n\nx", 3)] {
            let error = Manifest::parse(&Source::new("build.json", text)).unwrap_err();
            assert_eq!(error.place.unwrap().position.unwrap().0, line, "{text}");
        }
    }

    #[test]
    fn differences_are_told_by_what_differs() {
        let mut other = manifest();
        other.hexapla = "1.0.1".into();
        other.options.base_url = Some("https://example.org/".into());
        other.configuration.clear();
        other.sources[1].sha256 = Fingerprint::of_bytes(b"x");
        other.files.push(Item::new(("new.html".into(), Sum::of(b"")), None));
        let expected = [
            "another-version",
            "another-option",
            "missing-configuration site.toml",
            "changed-source harbour/한.txt",
            "added-file new.html",
        ];
        assert_eq!(told(manifest().differences(&other)), expected);
        let site = manifest().site("build.json").unwrap();
        assert_eq!(told(compare("file", &site, &other.files)), ["missing-file build.json", "added-file new.html"]);
    }

    #[test]
    fn a_site_that_differs_everywhere_is_told_in_few_lines() {
        let files: Vec<Item> = (0..1_000).map(|at| Item::new((format!("{at}"), Sum::of(b"")), None)).collect();
        let differences = compare("file", &manifest().files, &files);
        assert_eq!(differences.len(), MOST + 1);
        assert_eq!(differences[MOST].message, "982 more differ");
    }
}
