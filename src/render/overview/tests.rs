use super::facts::{EditionFacts, Standing, WorkFacts};
use super::picture;
use crate::align::{Alignment, Counterpart};
use crate::audit::conservation::{Account, account};
use crate::base::{Language, Source};
use crate::casualty::{self, Claim, Lexicons};
use crate::catalogue::{Edition, Size, Work};
use crate::document::{Document, Section, sections};
use crate::outline;
use crate::read::{self, Format};
use crate::render::EditionText;
use crate::render::counterparts::Counterparts;
use crate::timeline::{Entry, timeline};

const TEXTS: [&str; 3] = [
    "Lead.\n\n## One\n\nIt began on 25 June 1950. Of the war's dead, 500 American soldiers were killed.\n\n## Two\n\nHere.\n",
    "Lead.\n\n## One\n\nIt began on 25 June 1950.\n\n## Three\n\nIt ended on 27 July 1953.\n",
    "Lead.\n\n## Two\n\nHere and there and everywhere.\n",
];

/// An edition with what a build knows of it.
struct Told {
    edition: Edition,
    document: Document,
    source: Source,
    account: Account,
    claims: Vec<Claim>,
    dates: Vec<Entry>,
}

fn told(at: usize, text: &str) -> Told {
    let source = Source::new(format!("{at}.md"), text);
    let mut document = read::read(&source).document;
    document.language = Language::known("en");
    let document = outline::settle(document);
    let lead = Section { id: "lead".into(), level: 1, title: String::new() };
    let edition = Edition {
        work: "war".into(),
        language: Language::known("en"),
        id: at.to_string(),
        label: None,
        title: String::new(),
        principal: at == 0,
        sections: [lead].into_iter().chain(sections(&document)).collect(),
        source: source.path().to_owned(),
        size: Size::default(),
        claims: 0,
        dates: 0,
        date: None,
        license: None,
    };
    let claims = casualty::claims(&document, &source, &Lexicons::default());
    Told { account: account(&source, &document), dates: timeline(&document), claims, edition, document, source }
}

impl Told {
    fn text(&self) -> EditionText<'_> {
        EditionText {
            edition: &self.edition,
            document: &self.document,
            paragraphs: &[],
            source: &self.source,
            sha256: "",
            format: Format::Markdown,
            account: &self.account,
            diagnostics: &[],
            claims: &self.claims,
            mentions: &[],
            timeline: &self.dates,
        }
    }
}

/// Sections of one id are counterparts.
fn alignments(told: &[Told]) -> Vec<Vec<Alignment>> {
    let place = |other: &Told, id: &str| other.edition.sections.iter().position(|section| section.id == id);
    let aligned = |one: &Told, (at, other): (usize, &Told)| {
        let pairs = one.edition.sections.iter().enumerate();
        let pairs =
            pairs.filter_map(|(section, own)| Some(Counterpart { section, other: place(other, &own.id)?, score: 1.0 }));
        Alignment { other: at, counterparts: pairs.collect() }
    };
    let others = |at: usize| told.iter().enumerate().filter(move |(other, _)| *other != at);
    told.iter().enumerate().map(|(at, one)| others(at).map(|other| aligned(one, other)).collect()).collect()
}

fn with_facts(check: impl Fn(&Work, &WorkFacts)) {
    let told: Vec<Told> = TEXTS.iter().enumerate().map(|(at, text)| self::told(at, text)).collect();
    let editions = told.iter().map(|own| own.edition.clone()).collect();
    let work = Work { id: "war".into(), editions, titles: Vec::new() };
    let counterparts = Counterparts::new([(&work, &alignments(&told))]);
    let texts: Vec<EditionText<'_>> = told.iter().map(Told::text).collect();
    check(&work, &WorkFacts::new(&counterparts, &texts));
}

#[test]
fn sections_are_in_common_or_alone() {
    with_facts(|work, facts| {
        let others = |own: &EditionFacts| own.sections.iter().map(|section| section.others).collect::<Vec<_>>();
        assert_eq!(facts.editions.iter().map(others).collect::<Vec<_>>(), [vec![2, 1, 1], vec![2, 1, 0], vec![2, 1]]);
        let counts = |own| Standing::EACH.map(|standing| facts.count(own, standing));
        assert_eq!(facts.editions.iter().map(counts).collect::<Vec<_>>(), [[1, 2, 0], [1, 1, 1], [1, 1, 0]]);
        assert_eq!((work.languages().len(), work.sections()), (1, 8));
    });
}

#[test]
fn dates_and_words_are_counted_once() {
    with_facts(|_, facts| {
        assert_eq!(facts.dates, 2);
        assert_eq!(facts.editions[2].words, Some(6));
        assert_eq!(facts.editions[2].sections[1].characters, "Hereandthereandeverywhere.".len());
        assert!(facts.ratios.is_empty());
    });
}

#[test]
fn a_picture_has_each_section_once() {
    with_facts(|_, facts| {
        for own in &facts.editions {
            let paths = Standing::EACH.map(|standing| picture::path(own, 3, standing, picture::WIDTH));
            let cells: usize = paths.iter().map(|path| path.matches('M').count()).sum();
            assert_eq!(cells, own.sections.len());
            assert!(paths.concat().contains(&format!("H{}V", picture::WIDTH)), "{paths:?}");
        }
    });
}

#[test]
fn words_are_counted_where_spaces_divide_them() {
    let chinese =
        told(0, "戰爭於1950年6月25日爆發，1953年7月27日停戰（英語：Korean War）。雙方在板門店簽署停戰協定。\n");
    let facts = WorkFacts::new(&Counterparts::default(), &[chinese.text()]);
    assert_eq!(facts.editions[0].words, None);
}
