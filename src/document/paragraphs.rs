//! The paragraphs of a document as its page has them: in which order, under which section, with which id.

use super::notes::in_order;
use super::{Block, BlockKind, Document, Ids, Inline, plain_text};

/// A paragraph that has an id: one of the text, of a quotation, an item, an information table or a note.
#[derive(Clone, Debug)]
pub struct Paragraph<'d> {
    /// The id: `p-` and a short hash of the text, so that it stays when other text changes.
    pub id: String,
    /// The id of the section that it stands in; none before the first heading, and none of a note.
    pub section: Option<&'d str>,
    /// What it says.
    pub run: &'d [Inline],
}

/// The paragraphs of a settled document, in the order of its page: the text, then the notes by their numbers.
///
/// ```
/// use hexapla::{base::Source, document::paragraphs, outline, read};
/// let document = outline::settle(read::read(&Source::new("a.md", "One.\n\n## Two\n\n- Three.\n- One.\n")).document);
/// let found = paragraphs(&document);
/// assert_eq!(found.iter().map(|one| one.section).collect::<Vec<_>>(), [None, Some("two"), Some("two")]);
/// assert_eq!(found[2].id, format!("{}-2", found[0].id));
/// ```
pub fn paragraphs(document: &Document) -> Vec<Paragraph<'_>> {
    let mut gatherer = Gatherer { ids: Ids::beside_sections(document), section: None, found: Vec::new() };
    gatherer.blocks(&document.blocks);
    gatherer.section = None;
    in_order(document).iter().for_each(|(_, note)| gatherer.blocks(&note.blocks));
    gatherer.found
}

struct Gatherer<'d> {
    ids: Ids,
    section: Option<&'d str>,
    found: Vec<Paragraph<'d>>,
}

impl<'d> Gatherer<'d> {
    fn blocks(&mut self, blocks: &'d [Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) => self.section = heading.id.as_deref(),
                BlockKind::Paragraph(run) => {
                    let id = self.ids.paragraph(&plain_text(run));
                    self.found.push(Paragraph { id, section: self.section, run });
                }
                BlockKind::Quote(blocks) | BlockKind::Infobox(blocks) => self.blocks(blocks),
                BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
                BlockKind::Table(_) | BlockKind::Preformatted(_) | BlockKind::Break => {}
            }
        }
    }
}
