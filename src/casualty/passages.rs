//! The runs of text of a document in their order, with where each stands.

use crate::document::flat::Flat;
use crate::document::{Block, BlockKind, Document, Inline};
use crate::text::variants::unify;

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a paragraph.
    Paragraph,
    /// In an item of a list.
    Item,
    /// In what is left of an information table.
    Infobox,
    /// In a cell of a table.
    Cell,
}

/// A run of text.
#[derive(Debug)]
pub struct Passage<'d> {
    /// The run.
    pub run: &'d [Inline],
    /// Its text with one Han character for all its variants, which is what words are found in.
    pub flat: String,
    /// Its text as it is written.
    pub written: String,
    /// Where it stands.
    pub place: Place,
    /// The id of its section.
    pub section: String,
    /// The title of its section.
    pub title: String,
    /// The titles of the sections around that, the outermost first.
    pub around: Vec<String>,
}

impl<'d> Passage<'d> {
    /// A run of text that stands in a section with a title.
    pub fn of(run: &'d [Inline], place: Place, section: String, title: String) -> Self {
        let written = Flat::of(run).text;
        Self { run, flat: unify(&written), written, place, section, title, around: Vec::new() }
    }
}

impl Passage<'_> {
    /// Whether it takes up what the passage before it speaks of: an item of a list, or what a colon announces.
    pub fn goes_on_from(&self, before: &Self) -> bool {
        let same = self.section == before.section;
        let announced = before.flat.trim_end().ends_with([':', '：']);
        same && (announced
            || self.is_labelled_by(before)
            || self.place == Place::Item && before.place != Place::Infobox)
    }
}

impl Passage<'_> {
    /// Whether it is a line by itself and no sentence: `法军损失`, `50 total (US 20; CS 30)`.
    pub fn is_line(&self) -> bool {
        const LONGEST: usize = 48;
        let text = self.flat.trim();
        let ends = text.ends_with(['.', '。', '!', '！', '?', '？', ';', '；', ',', '，']);
        matches!(self.place, Place::Paragraph | Place::Item) && !ends && text.chars().nth(LONGEST).is_none()
    }

    /// Whether it gives the number of what the line before it names: `Estimated Casualties`, then `50 total`.
    pub fn is_labelled_by(&self, before: &Self) -> bool {
        let same = self.section == before.section && self.place == before.place;
        same && before.is_line() && self.is_line() && self.begins_with_number()
    }

    fn begins_with_number(&self) -> bool {
        self.flat.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The passages of a document.
pub fn passages(document: &Document) -> Vec<Passage<'_>> {
    let mut gatherer = Gatherer::default();
    gatherer.blocks(&document.blocks, Place::Paragraph);
    document.notes.iter().for_each(|note| gatherer.blocks(&note.blocks, Place::Paragraph));
    gatherer.passages
}

#[derive(Default)]
struct Gatherer<'d> {
    passages: Vec<Passage<'d>>,
    section: String,
    /// The titles of the section and of those around it, with their levels.
    titles: Vec<(u8, String)>,
}

impl<'d> Gatherer<'d> {
    fn blocks(&mut self, blocks: &'d [Block], place: Place) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) => {
                    self.section = heading.id.clone().unwrap_or_default();
                    self.titles.retain(|(level, _)| *level < heading.level);
                    self.titles.push((heading.level, heading.chosen_title()));
                }
                BlockKind::Paragraph(run) => self.run(run, place),
                BlockKind::Quote(blocks) => self.blocks(blocks, place),
                BlockKind::Infobox(blocks) => self.blocks(blocks, Place::Infobox),
                BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(item, Place::Item)),
                BlockKind::Table(table) => {
                    let cells = table.head.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| self.run(cell, Place::Cell));
                }
                BlockKind::Preformatted(_) | BlockKind::Break => {}
            }
        }
    }

    fn run(&mut self, run: &'d [Inline], place: Place) {
        let mut around: Vec<String> = self.titles.iter().map(|(_, title)| unify(title)).collect();
        let title = around.pop().unwrap_or_default();
        self.passages.push(Passage { around, ..Passage::of(run, place, self.section.clone(), title) });
    }
}
