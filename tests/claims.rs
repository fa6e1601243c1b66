//! How well the claims of texts are found: the documents of `tests/claims`, in five languages, against what people read in
//! them. `cargo test --test claims -- --nocapture` prints the whole table.
//!
//! `tests/unread` has texts for measuring alone: they are not read when rules are written, and their errors are not printed.
//!
//! Two things are counted. A *figure* is found where its line, its numbers and its kinds are right; a *claim* where the
//! party that suffered it is right too.

mod common;

use common::seeds;
use hexapla::base::Language;
use hexapla::casualty::{Kinds, Party};
use hexapla::disk::{Beside, beside};
use hexapla::{clean, pipeline, read};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The least F1 of each language: of its figures, and of its claims. They guard what is reached, and are raised with it.
const FLOORS: [(&str, f64, f64); 5] =
    [("en", 0.94, 0.86), ("ja", 0.95, 0.87), ("ko", 0.95, 0.81), ("zh-Hans", 0.95, 0.83), ("zh-Hant", 0.97, 0.87)];
/// The same for all of them together.
const FLOOR_OF_ALL: (f64, f64) = (0.95, 0.84);
/// The same for the texts of `tests/unread`.
const UNREAD_FLOORS: [(&str, f64, f64); 5] =
    [("en", 0.90, 0.67), ("ja", 0.91, 0.64), ("ko", 0.91, 0.75), ("zh-Hans", 0.97, 0.84), ("zh-Hant", 0.95, 0.69)];
/// The same for the seeds.
const FLOOR_OF_SEEDS: (f64, f64) = (0.95, 0.90);

/// A claim as a line of an annotation states it.
#[derive(Debug, Deserialize)]
struct Annotated {
    /// From 0.
    line: usize,
    text: String,
    /// Which occurrence of the text in its line, from 1.
    n: usize,
    low: u64,
    high: u64,
    party: String,
    kinds: Kinds,
    /// What is debatable counts neither for nor against.
    #[serde(default = "sure")]
    sure: bool,
}

fn sure() -> bool {
    true
}

/// A claim as far as it is compared, annotated or found.
struct Row {
    line: usize,
    /// Its first byte in the line, as far as that is known: annotations do not count markup.
    at: usize,
    low: u64,
    high: u64,
    kinds: Kinds,
    party: Party,
    /// The figure as the text writes it.
    text: String,
    sure: bool,
}

type Figure = (usize, u64, u64, Kinds);

impl Row {
    fn figure(&self) -> Figure {
        (self.line, self.low, self.high, self.kinds)
    }

    fn claim(&self) -> (Figure, Party) {
        (self.figure(), self.party.clone())
    }

    fn numbers(&self) -> String {
        if self.low == self.high { self.low.to_string() } else { format!("{}–{}", self.low, self.high) }
    }

    fn fate(&self) -> String {
        self.kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join("+")
    }
}

impl Annotated {
    /// Where the text stands in its line.
    fn place(&self, lines: &[&str]) -> Option<usize> {
        let mut places = lines.get(self.line)?.match_indices(&self.text);
        places.nth(self.n.checked_sub(1)?).map(|(at, _)| at)
    }

    fn row(self, lines: &[&str]) -> Row {
        let at = self.place(lines).unwrap_or_default();
        let Self { line, low, high, kinds, text, sure, .. } = self;
        Row { line, at, low, high, kinds, party: Party::of([self.party.as_str()]), text, sure }
    }
}

/// How many are right, too many, and missing.
#[derive(Clone, Copy, Default)]
struct Tally {
    hits: usize,
    extra: usize,
    missed: usize,
}

impl Tally {
    fn precision(self) -> f64 {
        share(self.hits, self.extra)
    }

    fn recall(self) -> f64 {
        share(self.hits, self.missed)
    }

    /// The harmonic mean of both.
    fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

fn share(hits: usize, others: usize) -> f64 {
    hits as f64 / (hits + others).max(1) as f64
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P {:.3}  R {:.3}  F1 {:.3}", self.precision(), self.recall(), self.f1())
    }
}

/// What came of a comparison: the numbers, and the rows behind them.
#[derive(Default)]
struct Comparison<'a> {
    tally: Tally,
    extra: Vec<&'a Row>,
    missed: Vec<&'a Row>,
}

/// Compares rows as multisets: of those that are alike in what `key` gives, as many are right as both sides have.
fn compare<'a, K: Ord>(annotated: &'a [Row], found: &'a [Row], key: impl Fn(&Row) -> K) -> Comparison<'a> {
    #[derive(Default)]
    struct Alike<'a> {
        sure: Vec<&'a Row>,
        debatable: usize,
        found: Vec<&'a Row>,
    }
    let mut all: BTreeMap<K, Alike<'a>> = BTreeMap::new();
    for row in annotated {
        let alike = all.entry(key(row)).or_default();
        if row.sure { alike.sure.push(row) } else { alike.debatable += 1 }
    }
    found.iter().for_each(|row| all.entry(key(row)).or_default().found.push(row));
    let mut comparison = Comparison::default();
    for Alike { sure, debatable, found } in all.values() {
        let hits = sure.len().min(found.len());
        let missed = &sure[hits..];
        let extra = found.get(hits + debatable..).unwrap_or_default();
        comparison.tally += Tally { hits, extra: extra.len(), missed: missed.len() };
        comparison.missed.extend(missed);
        comparison.extra.extend(extra);
    }
    comparison
}

/// A document with what is annotated in it and what was found in it.
struct Document {
    path: PathBuf,
    language: Language,
    lines: Vec<String>,
    annotated: Vec<Row>,
    found: Vec<Row>,
}

impl Document {
    /// Reads a document as `hexapla casualties` does, up to the last line that is annotated.
    fn read(path: &Path, annotation: &Path, last: usize) -> Self {
        let mut diagnostics = Vec::new();
        let Beside { source, outline, corrections, lexicons } =
            beside(path, &mut diagnostics).unwrap_or_else(|error| panic!("{error:?}"));
        let reading = read::read(&source);
        let document = pipeline::outlined(clean::clean(reading.document), outline.as_ref(), &mut diagnostics);
        let lexicons = pipeline::word_lists(&lexicons, &mut diagnostics);
        let claims = pipeline::claims(&document, &source, corrections.as_ref(), &lexicons, &mut diagnostics);
        assert!(!diagnostics.iter().any(hexapla::base::Diagnostic::is_error), "{}: {diagnostics:?}", path.display());
        let rows = claims.into_iter().map(|claim| Row {
            line: source.position(claim.span.start).line - 1,
            at: claim.span.start - source.line_at(claim.span.start).1,
            low: claim.low,
            high: claim.high,
            kinds: claim.kinds,
            party: claim.party,
            text: claim.text,
            sure: true,
        });
        let found = rows.filter(|row| row.line <= last).collect();
        let lines: Vec<&str> = source.text().split('\n').collect();
        let annotated = annotations(annotation).into_iter().map(|row| row.row(&lines)).collect();
        let lines = lines.into_iter().map(str::to_owned).collect();
        Self { path: path.to_owned(), language: document.language, lines, annotated, found }
    }

    fn figures(&self) -> Comparison<'_> {
        compare(&self.annotated, &self.found, Row::figure)
    }

    fn claims(&self) -> Comparison<'_> {
        compare(&self.annotated, &self.found, Row::claim)
    }

    /// Where it is, from the folder of the project.
    fn shown(&self) -> String {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        self.path.strip_prefix(project).unwrap_or(&self.path).display().to_string()
    }

    /// What is missed, too much, or said of another party, line by line.
    fn errors(&self) -> String {
        let Comparison { mut extra, missed, .. } = self.claims();
        let mut errors: Vec<(&Row, &str, String)> = Vec::new();
        for row in missed {
            let other = extra.iter().position(|other| other.figure() == row.figure()).map(|at| extra.remove(at));
            errors.push(match other {
                Some(other) => (row, "party ", format!(", found as of {}", other.party)),
                None => (row, "missed", String::new()),
            });
        }
        errors.extend(extra.into_iter().map(|row| (row, "extra ", String::new())));
        errors.sort_by_key(|(row, ..)| (row.line, row.at));
        errors.into_iter().fold(String::new(), |mut out, (row, what, found)| {
            let Row { line, party, .. } = row;
            let (numbers, fate) = (row.numbers(), row.fate());
            let _ = writeln!(
                out,
                "  line {:>3}: {what}  {numbers} {fate} of {party}{found}  {}",
                line + 1,
                self.excerpt(row)
            );
            out
        })
    }

    /// A figure with what stands around it.
    fn excerpt(&self, row: &Row) -> String {
        const AROUND: usize = 24;
        let line = self.lines.get(row.line).and_then(|line| line.split_at_checked(row.at));
        let apart = line.and_then(|(before, rest)| Some((before, rest.strip_prefix(&row.text)?)));
        let Some((before, after)) = apart else { return format!("“{}”", row.text) };
        let skipped = before.chars().count().saturating_sub(AROUND);
        let before: String = before.chars().skip(skipped).collect();
        let after: String = after.chars().take(AROUND).collect();
        format!("“{before}⟨{}⟩{after}”", row.text)
    }
}

/// The lines of an annotation.
fn annotations(path: &Path) -> Vec<Annotated> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let line = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}: {line}", path.display()));
    text.lines().map(line).collect()
}

/// The documents of a language in a folder of the tests with their annotations, in the order of their names.
fn pairs(folder: &str, language: &str) -> Vec<(PathBuf, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder).join(language);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "md"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), path.with_extension("jsonl"))).collect()
}

/// All documents by their languages, read once.
fn corpus() -> &'static BTreeMap<&'static str, Vec<Document>> {
    static CORPUS: OnceLock<BTreeMap<&'static str, Vec<Document>>> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let read = |language| {
            let pairs = pairs("claims", language);
            pairs.iter().map(|(path, annotation)| Document::read(path, annotation, usize::MAX)).collect()
        };
        FLOORS.into_iter().map(|(language, ..)| (language, read(language))).collect()
    })
}

/// The figures and the claims of some documents, counted together.
fn tallies<'a>(documents: impl IntoIterator<Item = &'a Document>) -> (Tally, Tally) {
    let mut both = (Tally::default(), Tally::default());
    for document in documents {
        both.0 += document.figures().tally;
        both.1 += document.claims().tally;
    }
    both
}

fn row_of_table(name: &str, (figures, claims): (Tally, Tally)) -> String {
    let annotated = figures.hits + figures.missed;
    format!("{name:<56} {annotated:>5}   figure {figures}   claim {claims}\n")
}

/// Fails where documents are below a floor, with what is wrong in the worst of them.
fn assert_floors(name: &str, documents: &[Document], (figure, claim): (f64, f64)) {
    let (figures, claims) = tallies(documents);
    let quality = |document: &Document| document.figures().tally.f1() + document.claims().tally.f1();
    let worst = documents.iter().min_by(|a, b| quality(a).total_cmp(&quality(b))).unwrap();
    let table: String = documents.iter().map(|document| row_of_table(&document.shown(), tallies([document]))).collect();
    assert!(
        figures.f1() >= figure && claims.f1() >= claim,
        "the claims of {name} are found less well than they were: \
         figure {:.3}, not {figure:.3}; claim {:.3}, not {claim:.3}\n\n{table}\nthe worst is {}:\n{}",
        figures.f1(),
        claims.f1(),
        worst.shown(),
        worst.errors(),
    );
}

fn assert_floors_of(language: &str) {
    let (_, figure, claim) = FLOORS.into_iter().find(|(tag, ..)| *tag == language).unwrap();
    assert_floors(language, &corpus()[language], (figure, claim));
}

#[test]
fn english_claims_are_found() {
    assert_floors_of("en");
}

#[test]
fn japanese_claims_are_found() {
    assert_floors_of("ja");
}

#[test]
fn korean_claims_are_found() {
    assert_floors_of("ko");
}

#[test]
fn claims_in_simplified_chinese_are_found() {
    assert_floors_of("zh-Hans");
}

#[test]
fn claims_in_traditional_chinese_are_found() {
    assert_floors_of("zh-Hant");
}

#[test]
fn claims_of_all_languages_are_found() {
    let mut table = String::from("\n");
    for (language, documents) in corpus() {
        documents.iter().for_each(|document| table += &row_of_table(&document.shown(), tallies([document])));
        table += &row_of_table(language, tallies(documents));
    }
    let all = tallies(corpus().values().flatten());
    table += &row_of_table("all", all);
    println!("{table}");
    assert!(all.0.f1() >= FLOOR_OF_ALL.0 && all.1.f1() >= FLOOR_OF_ALL.1, "less than {FLOOR_OF_ALL:?}:\n{table}");
}

/// Says how well, and never where not: who writes rules does not read these texts.
#[test]
fn claims_of_texts_that_nobody_reads_are_found() {
    for (language, figure, claim) in UNREAD_FLOORS {
        let pairs = pairs("unread", language);
        let read = |(path, annotation): &(PathBuf, PathBuf)| Document::read(path, annotation, usize::MAX);
        let documents: Vec<Document> = pairs.iter().map(read).collect();
        let (figures, claims) = tallies(&documents);
        println!("{}", row_of_table(&format!("unread, {language}"), (figures, claims)));
        assert!(figures.f1() >= figure && claims.f1() >= claim, "unread texts, {language}: less than they were");
    }
}

#[test]
fn claims_of_the_seeds_are_found() {
    let Some(seeds) = seeds() else { return };
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    if !gold.is_dir() {
        println!("skipped: the annotations of the seeds (../shared/gold) are not there");
        return;
    }
    let work = seeds.join("korean-war");
    let files = fs::read_dir(&work).unwrap_or_else(|error| panic!("{}: {error}", work.display()));
    let files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    for (number, annotation, last) in [("000_", "000.jsonl", usize::MAX), ("003_", "003-lines-0-259.jsonl", 259)] {
        let is_seed = |path: &&PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(number) && name.ends_with(".txt")
        };
        let path = files.iter().find(is_seed).unwrap_or_else(|| panic!("no seed {number}"));
        let document = Document::read(path, &gold.join(annotation), last);
        println!("{}", row_of_table(annotation, tallies([&document])));
        assert_floors(annotation, &[document], FLOOR_OF_SEEDS);
    }
}

/// What the other tests rely on.
#[test]
fn annotations_fit_their_documents() {
    let mut wrong = Vec::new();
    for (language, ..) in FLOORS {
        let pairs = pairs("claims", language);
        assert!(pairs.len() >= 15, "{language} has {} documents", pairs.len());
        let all: usize = pairs.iter().map(|(_, annotation)| annotations(annotation).len()).sum();
        assert!(all >= 400, "{language} has {all} claims");
        for (path, annotation) in pairs {
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.split('\n').collect();
            let rows = annotations(&annotation);
            assert!(rows.len() >= 12, "{} has {} claims", path.display(), rows.len());
            let mut before = (0, 0);
            for row in rows {
                let place = row.place(&lines).map(|at| (row.line, at));
                let fits = place.is_some_and(|place| place >= before) && row.low <= row.high && !row.kinds.is_empty();
                before = place.unwrap_or(before);
                if !fits {
                    wrong.push(format!("{}: {row:?}", annotation.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_language_of_each_document_is_recognised() {
    for (language, documents) in corpus() {
        for document in documents {
            assert_eq!(document.language.as_str(), *language, "{}", document.shown());
        }
    }
}

#[test]
fn alike_rows_are_matched_as_often_as_both_sides_have_them() {
    let row = |line, low, party: &str, sure| Row {
        line,
        at: 0,
        low,
        high: low,
        kinds: Kinds::of([hexapla::casualty::Kind::Killed]),
        party: Party::of([party]),
        text: String::new(),
        sure,
    };
    let annotated = [row(1, 5, "us", true), row(1, 5, "us", true), row(1, 7, "gb", true), row(2, 9, "fr", false)];
    let found = [row(1, 5, "us", true), row(1, 7, "fr", true), row(2, 9, "fr", true), row(2, 9, "fr", true)];
    let counts = |tally: Tally| (tally.hits, tally.extra, tally.missed);
    assert_eq!(counts(compare(&annotated, &found, Row::figure).tally), (2, 1, 1));
    assert_eq!(counts(compare(&annotated, &found, Row::claim).tally), (1, 2, 2));
}
