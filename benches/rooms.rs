//! How long the rooms take that every text goes through, with the texts of `content/`: `cargo bench`.
//!
//! The numbers of one machine at one time; compare only those of one run. `compare.py` measures whole builds.

use divan::Bencher;
use divan::counter::BytesCount;
use hexapla::base::Source;
use hexapla::casualty::{self, Lexicons};
use hexapla::disk::{Places, read};
use hexapla::document::{Document, plain_text_of};
use hexapla::pipeline::sink::Gathered;
use hexapla::pipeline::store::Memory;
use hexapla::pipeline::{Input, build, outlined};
use hexapla::terms::{Finder, TermFile, Terms};
use hexapla::text::Lexicon;
use hexapla::{clean, read as reader, timeline};
use std::path::Path;

fn main() {
    divan::main();
}

fn input() -> Input {
    read(&Places { root: Path::new(env!("CARGO_MANIFEST_DIR")).to_owned(), content: None })
}

fn sources() -> Vec<Source> {
    let input = input();
    let files = input.works.iter().flat_map(|work| &work.files);
    files.filter(|file| hexapla::pipeline::is_source(&file.name)).map(|file| file.read().unwrap().source).collect()
}

fn documents() -> Vec<(Source, Document)> {
    let document = |source: Source| {
        let cleaned = clean::clean(reader::read(&source).document);
        let document = outlined(cleaned, None, &mut Vec::new());
        (source, document)
    };
    sources().into_iter().map(document).collect()
}

/// Measures what is done to each of some things, by the bytes of the sources.
fn each<T>(bencher: Bencher<'_, '_>, things: &[T], size: impl Fn(&T) -> usize, act: impl Fn(&T)) {
    let bytes: usize = things.iter().map(size).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| things.iter().for_each(&act));
}

#[divan::bench(name = "1 read")]
fn reading(bencher: Bencher<'_, '_>) {
    each(bencher, &sources(), |source| source.text().len(), |source| drop(divan::black_box(reader::read(source))));
}

#[divan::bench(name = "2 read and clean")]
fn cleaning(bencher: Bencher<'_, '_>) {
    let act = |source: &Source| drop(divan::black_box(clean::clean(reader::read(source).document)));
    each(bencher, &sources(), |source| source.text().len(), act);
}

#[divan::bench(name = "3 numerals")]
fn numerals(bencher: Bencher<'_, '_>) {
    let texts: Vec<_> =
        documents().iter().map(|(_, own)| (plain_text_of(&own.blocks), Lexicon::of(&own.language))).collect();
    let act = |(text, lexicon): &(String, &Lexicon)| drop(divan::black_box(lexicon.numerals.find(text)));
    each(bencher, &texts, |(text, _)| text.len(), act);
}

#[divan::bench(name = "4 terms")]
fn terms(bencher: Bencher<'_, '_>) {
    let input = input();
    let files = input.terms.iter().chain(input.works.iter().filter_map(|work| work.terms.as_ref()?.as_ref().ok()));
    let terms = Terms::new(files.map(|file| TermFile::parse(file, None).0));
    let texts: Vec<_> =
        documents().iter().map(|(_, own)| (plain_text_of(&own.blocks), Finder::new(&terms, &own.language))).collect();
    each(bencher, &texts, |(text, _)| text.len(), |(text, finder)| drop(divan::black_box(finder.find(text, ""))));
}

#[divan::bench(name = "5 claims")]
fn claims(bencher: Bencher<'_, '_>) {
    let lexicons = Lexicons::default();
    let act = |(source, document): &(Source, Document)| {
        drop(divan::black_box(casualty::claims(document, source, &lexicons)));
    };
    each(bencher, &documents(), |(source, _)| source.text().len(), act);
}

#[divan::bench(name = "6 dates")]
fn dates(bencher: Bencher<'_, '_>) {
    let act = |(_, document): &(Source, Document)| drop(divan::black_box(timeline::timeline(document)));
    each(bencher, &documents(), |(source, _)| source.text().len(), act);
}

/// Everything, in as many threads as there are processors.
#[divan::bench(name = "7 the whole site")]
fn site(bencher: Bencher<'_, '_>) {
    let input = input();
    bencher.bench_local(|| {
        let gathered = Gathered::default();
        let outcome = build(&input, &Memory::default(), &gathered, &|_, _, _| {});
        assert!(!outcome.has_errors());
        gathered.into_files().len()
    });
}

/// The same again, with what the last build remembers.
#[divan::bench(name = "8 the whole site, unchanged")]
fn unchanged(bencher: Bencher<'_, '_>) {
    let (input, store, first) = (input(), Memory::default(), Gathered::default());
    build(&input, &store, &first, &|_, _, _| {});
    let files = first.into_files();
    bencher.bench_local(|| {
        let gathered = Gathered::after(files.clone());
        build(&input, &store, &gathered, &|_, _, _| {}).has_errors()
    });
}
