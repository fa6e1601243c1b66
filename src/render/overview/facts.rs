//! What a site holds: its works, how large they are, and how their editions differ. Computed once for each state of a work.

use crate::catalogue::Work;
use crate::document::{Block, BlockKind, parts, plain_text_of};
use crate::render::EditionText;
use crate::render::casualties::tables::{Disagreement, Statement, disagreements, totals};
use crate::render::counterparts::Counterparts;
use crate::render::pages::opening;
use crate::text::dates::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The facts of all works.
#[derive(Debug, Default)]
pub struct Overview<'t> {
    works: BTreeMap<&'t str, &'t WorkFacts>,
}

/// The facts of a work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkFacts {
    /// Those of its editions, in the order of the catalogue.
    pub editions: Vec<EditionFacts>,
    /// How many casualty figures they give, for the war and for single events.
    pub figures: usize,
    /// How many losses (whose, and what happened to them) there are figures of for the whole war.
    pub losses: usize,
    /// How many times the smallest figure the largest is, for those of them whose figures differ, the largest ratio first: the
    /// rows of the plot.
    pub ratios: Vec<f64>,
    /// How many different dates they give.
    pub dates: usize,
    /// The places of the terms that they mention.
    pub terms: BTreeSet<usize>,
}

/// The facts of an edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditionFacts {
    /// Its first sentences.
    pub opening: Option<String>,
    /// Its words, where its script has spaces between them.
    pub words: Option<usize>,
    /// Its sections, in the order of the text.
    pub sections: Vec<SectionFacts>,
}

/// The facts of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionFacts {
    /// Characters of its own text, without those of the sections in it.
    pub characters: usize,
    /// How many other editions of the work have a counterpart.
    pub others: usize,
}

/// Where a section stands besides its own edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// In all editions of the work.
    All,
    /// In some others.
    Some,
    /// In no other.
    Alone,
}

impl Standing {
    /// All of them.
    pub const EACH: [Self; 3] = [Self::All, Self::Some, Self::Alone];

    /// Of a section that so many of so many others have.
    pub fn of(others: usize, of: usize) -> Self {
        match others {
            0 => Self::Alone,
            some if some < of => Self::Some,
            _ => Self::All,
        }
    }
}

impl<'t> Overview<'t> {
    /// Of works with their facts.
    pub fn new(works: impl IntoIterator<Item = (&'t Work, &'t WorkFacts)>) -> Self {
        Self { works: works.into_iter().map(|(work, facts)| (work.id.as_str(), facts)).collect() }
    }

    /// The facts of a work.
    pub fn of(&self, work: &Work) -> Option<&'t WorkFacts> {
        self.works.get(work.id.as_str()).copied()
    }

    /// The facts of all works.
    pub fn all(&self) -> impl Iterator<Item = &'t WorkFacts> {
        self.works.values().copied()
    }
}

impl WorkFacts {
    /// Of the texts of a work.
    pub fn new(counterparts: &Counterparts<'_>, texts: &[EditionText<'_>]) -> Self {
        let all = texts.iter().enumerate();
        let statements: Vec<Statement<'_>> =
            all.flat_map(|(witness, own)| own.claims.iter().map(move |claim| Statement { witness, claim })).collect();
        let cells = totals(&statements).rows.into_iter().flat_map(|row| row.cells);
        let dates: BTreeSet<Date> = texts.iter().flat_map(|text| text.timeline).map(|entry| entry.date).collect();
        Self {
            editions: texts.iter().map(|text| EditionFacts::new(counterparts, text)).collect(),
            figures: statements.len(),
            losses: cells.filter(|figures| !figures.is_empty()).count(),
            ratios: disagreements(&statements).iter().map(Disagreement::ratio).collect(),
            dates: dates.len(),
            terms: texts.iter().flat_map(|text| text.mentions).map(|mention| mention.term).collect(),
        }
    }

    /// How many of an edition's sections stand so.
    pub fn count(&self, edition: &EditionFacts, standing: Standing) -> usize {
        let others = self.editions.len().saturating_sub(1);
        edition.sections.iter().filter(|section| Standing::of(section.others, others) == standing).count()
    }
}

impl EditionFacts {
    fn new(counterparts: &Counterparts<'_>, text: &EditionText<'_>) -> Self {
        let edition = text.edition;
        let (mut words, mut lengths) = (0, BTreeMap::new());
        for part in parts(text.document) {
            let own = text_of(part.blocks);
            words += own.split_whitespace().count();
            let characters = own.chars().filter(|c| !c.is_whitespace()).count();
            *lengths.entry(part.id).or_insert(0) += characters;
        }
        let others = |id: &str| {
            let found = counterparts.of(edition, id).iter();
            found.map(|found| found.edition.source.as_str()).collect::<BTreeSet<_>>().len()
        };
        let section =
            |id: &str| SectionFacts { characters: lengths.get(id).copied().unwrap_or_default(), others: others(id) };
        Self {
            opening: opening(text),
            words: spaced(words, lengths.values().sum()).then_some(words),
            sections: edition.sections.iter().map(|own| section(&own.id)).collect(),
        }
    }
}

/// The longest words that a script with spaces between words has in the mean.
const LONGEST_MEAN: usize = 12;

/// Whether spaces stand between the words of a text: where they stand between sentences only, what they divide is long.
fn spaced(pieces: usize, characters: usize) -> bool {
    characters > 0 && characters <= pieces * LONGEST_MEAN
}

/// The text of a section; that of information tables is none of it.
fn text_of(blocks: &[Block]) -> String {
    let own = blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Infobox(_)));
    own.map(|block| plain_text_of(std::slice::from_ref(block))).collect::<Vec<_>>().join("\n")
}
