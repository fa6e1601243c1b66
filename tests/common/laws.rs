//! What holds for every source, whatever it is: the properties assert it of texts made at random, the fuzz targets of what
//! libFuzzer makes.

use super::html;
use hexapla::audit::conservation::account;
use hexapla::audit::pages;
use hexapla::base::{Language, Source, Span};
use hexapla::casualty::{self, Claim, Lexicons};
use hexapla::document::{Document, Link, Target, paragraphs, sections};
use hexapla::link::Destination;
use hexapla::render::article::{excerpts, visible_text, write};
use hexapla::render::marks::{Mark, Marks, Sign};
use hexapla::render::setting::{Home, Setting};
use hexapla::render::strings::StringTable;
use hexapla::{clean, pipeline, read};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// A document as far as it gets before pages are made.
pub fn document(source: &Source) -> Document {
    prepared(read::read(source).document, None)
}

fn prepared(read: Document, outline: Option<&Source>) -> Document {
    pipeline::outlined(clean::clean(read), outline, &mut Vec::new())
}

/// Asserts of a source in whatever format it is in that nothing is lost, and that its page is whole and inert.
pub fn hold(source: &Source) {
    hold_of(source, read::read(source).document, None);
}

/// The same of what a reader made of a source, with an outline.
pub fn hold_of(source: &Source, read: Document, outline: Option<&Source>) {
    let after_reading = account(source, &read);
    assert!(after_reading.is_balanced(), "after reading: {after_reading:?}");
    let document = prepared(read, outline);
    let account = account(source, &document);
    assert!(account.is_balanced(), "{account:?}");
    assert_eq!(account.accounted(), account.characters);
    let is_inside = |span: Span| source.text().get(span.range()).is_some();
    document.for_each_text(&mut |text| assert!(is_inside(text.span), "no place in the source: {text:?}"));
    assert!(document.edits.iter().all(|edit| is_inside(edit.span)), "no place in the source: {:?}", document.edits);
    let found = sections(&document);
    let ids: BTreeSet<&str> = found.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids.len(), found.len(), "ids of sections: {found:?}");
    assert!(!ids.iter().any(|id| id.is_empty() || id.contains(char::is_whitespace)), "{ids:?}");
    is_whole_and_inert(&document);
}

/// Asserts that the page of a document is well-formed, that nothing in it runs, and that it has the text of the document,
/// as two readers of HTML see it.
fn is_whole_and_inert(document: &Document) {
    let page = page(document);
    // Both of these assert what they read: elements are closed, values quoted, ids unique, nothing runs.
    html::ids(&page);
    html::assert_inert("page", &page);
    let text = visible_text(document);
    let shown: String = html::blocks_of_text(&page).concat().split_whitespace().collect();
    assert_eq!(shown, text);
    let pages = BTreeMap::from([("page", page.as_bytes())]);
    let mut faults = pages::check(&pages, &HashMap::from([("page", text.as_str())]));
    faults.retain(|fault| fault.code != "dead-link");
    assert!(faults.is_empty(), "{faults:?} in {page}");
}

static STRINGS: LazyLock<StringTable> =
    LazyLock::new(|| StringTable::load(&[]).unwrap_or_else(|errors| panic!("{errors:?}")));

/// Marks that begin within the leaves of a document and end within others, also within their characters.
fn marks(document: &Document) -> Marks {
    let mut marks = Vec::new();
    document.for_each_text(&mut |text| {
        let span = Span::new(text.span.start + text.span.len() / 3, text.span.end + marks.len() % 4);
        let id = format!("c-{}", marks.len());
        let sign = match marks.len() % 5 {
            0 => Sign::Term { href: "#t".to_owned() },
            1 => Sign::Inserted,
            2 => Sign::Moved,
            _ => Sign::Figure { href: format!("#{id}"), id, value: "1".to_owned() },
        };
        marks.push(Mark { span, sign });
    });
    Marks::new(marks)
}

/// The article element of a document.
pub fn page(document: &Document) -> String {
    let english: Language = "en".parse().unwrap();
    let resolve = |link: &Link| match &link.target {
        Target::Url(url) => Destination::Elsewhere(url.clone()),
        _ => Destination::Nowhere,
    };
    let marks = marks(document);
    let mut setting = Setting {
        strings: &STRINGS,
        interface: &english,
        page: "index.html",
        resolve: &resolve,
        marks: &marks,
        home: Home::Here,
        also: &|_| Vec::new(),
    };
    let paragraphs = paragraphs(document);
    let inside = write(document, &paragraphs, &setting);
    // What is shown elsewhere is the same text, but for the notes.
    setting.home = Home::At("there/".to_owned());
    let excerpts: String = excerpts(document, &paragraphs, &setting).into_iter().map(|(_, html)| html).collect();
    let notes = inside.find("<section class=\"notes\"").unwrap_or(inside.len());
    assert_eq!(letters(&excerpts), letters(&inside[..notes]));
    format!("<article>{inside}</article>")
}

fn letters(html: &str) -> String {
    let text = html::blocks_of_text(&format!("<article>{html}</article>")).concat();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The program's words, built once for all cases.
static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::default);

/// A document as `hexapla casualties FILE --lang TAG` reads it, and its claims.
pub fn claims(source: &Source, language: &Language) -> (Document, Vec<Claim>) {
    let mut read = read::read(source).document;
    read.language = language.clone();
    let document = prepared(read, None);
    let claims = casualty::claims(&document, source, &LEXICONS);
    (document, claims)
}

/// Asserts of the claims of a source that they have their places and their order: how many there are.
pub fn claims_hold(source: &Source, language: &Language) -> usize {
    let (document, found) = claims(source, language);
    let headings = sections(&document);
    for claim in &found {
        has_its_place(claim, source.text());
        let known = claim.section.is_empty() || headings.iter().any(|section| section.id == claim.section);
        assert!(known, "no such section: {claim:?}");
    }
    let ids: BTreeSet<&str> = found.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids.len(), found.len(), "ids of claims: {found:?}");
    assert!(ids.iter().all(|id| id.starts_with("c-") && !id.contains(char::is_whitespace)), "{ids:?}");
    assert!(found.is_sorted_by_key(|claim| claim.span), "not in the order of the text: {found:?}");
    assert_eq!(&claims(source, language).1, &found);
    found.len()
}

fn has_its_place(claim: &Claim, text: &str) {
    let Span { start, end } = claim.span;
    let place = text.get(start..end).filter(|place| !place.is_empty());
    let place = place.unwrap_or_else(|| panic!("no place in the source: {claim:?}"));
    // Marks of references can stand within a figure; cleaning has taken them out.
    let mut there = place.chars();
    let read = claim.text.chars().filter(char::is_ascii_digit).all(|digit| there.any(|c| c == digit));
    assert!(read, "another place: {claim:?}");
    assert!(claim.sentence.contains(&claim.text) && !claim.text.is_empty(), "{claim:?}");
    assert!(claim.low <= claim.high && !claim.kinds.is_empty() && !claim.party.as_str().is_empty(), "{claim:?}");
}
