//! Finding the places in a document that an editor's outline names.

use super::{Entry, OutlineFile};
use crate::base::{Diagnostic, Source, Span};
use crate::document::{Block, BlockKind, Document, Heading, plain_text, plain_text_of};
use crate::text::nearest::compared;

/// Characters of a paragraph that are shown as a candidate.
const SHOWN: usize = 24;

/// Applies an editor's outline to a document.
///
/// A section with `starts` begins at the paragraph that starts with these words and gets a heading there. A section without
/// gives the heading of the same title its id (and level). What matches nothing is an error that names the nearest candidate.
pub fn place(mut document: Document, outline: &OutlineFile, file: &Source) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut from = 0;
    for entry in &outline.sections {
        let placed = match (&entry.starts, &entry.title) {
            (Some(starts), _) => place_at_words(&mut document, entry, starts.get_ref(), from),
            (None, Some(title)) => place_at_heading(&mut document, entry, title.get_ref(), from),
            (None, None) => Err("a section has neither `starts` nor `title`".to_owned()),
        };
        match placed {
            Ok(at) => from = at + 1,
            Err(message) => diagnostics.push(mismatch(file, entry, message)),
        }
    }
    (document, diagnostics)
}

fn mismatch(file: &Source, entry: &Entry, message: String) -> Diagnostic {
    let range = entry.starts.as_ref().or(entry.title.as_ref()).map(toml::Spanned::span).unwrap_or_default();
    Diagnostic::error("outline-mismatch", message)
        .at(file, Span::new(range.start, range.end))
        .hint("copy the first words of the section from the text, without marks of references")
}

fn place_at_words(document: &mut Document, entry: &Entry, starts: &str, from: usize) -> Result<usize, String> {
    let wanted = fold(starts);
    let found = position(document, from, |block| fold(&text_of(block)).starts_with(&wanted));
    let Some(at) = found.filter(|_| !wanted.is_empty()) else {
        let nearest = nearest(document, &wanted);
        return Err(format!("no paragraph starts with “{starts}”{nearest}"));
    };
    let title = entry.title.as_ref().map_or_else(|| starts.to_owned(), |title| title.get_ref().clone());
    let heading = Heading {
        level: level(entry, 2),
        id: entry.id.clone(),
        content: Vec::new(),
        generated: Some(title),
        inferred: false,
    };
    // A heading of the source's own at this place is the one that is meant.
    if at > 0
        && let BlockKind::Heading(own) = &mut document.blocks[at - 1].kind
        && own.generated.is_none()
    {
        own.id = entry.id.clone().or(own.id.take());
        own.level = level(entry, own.level);
        return Ok(at);
    }
    let start = document.blocks[at].span.start;
    document.blocks.insert(at, Block::new(BlockKind::Heading(heading), Span::at(start)));
    Ok(at + 1)
}

fn place_at_heading(document: &mut Document, entry: &Entry, title: &str, from: usize) -> Result<usize, String> {
    let wanted = fold(title);
    let is_it = |block: &Block| block.heading().is_some_and(|heading| fold(&plain_text(&heading.content)) == wanted);
    let Some(at) = position(document, from, is_it) else {
        let titles = document.blocks.iter().filter_map(Block::heading).map(|heading| plain_text(&heading.content));
        let near = titles.map(|title| (strsim::jaro_winkler(compared(&fold(&title)), compared(&wanted)), title));
        let near = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(score, _)| *score > 0.5);
        let near = near.map_or(String::new(), |(_, title)| format!("; the nearest is “{title}”"));
        return Err(format!("no heading is “{title}”{near}"));
    };
    if let BlockKind::Heading(heading) = &mut document.blocks[at].kind {
        heading.id = entry.id.clone().or(heading.id.take());
        heading.level = level(entry, heading.level);
    }
    Ok(at)
}

fn level(entry: &Entry, otherwise: u8) -> u8 {
    entry.level.unwrap_or(otherwise).clamp(2, 6)
}

/// The first block from `from` on that is it, or else the first of all.
fn position(document: &Document, from: usize, is_it: impl Fn(&Block) -> bool) -> Option<usize> {
    let blocks = &document.blocks;
    let later = blocks.iter().enumerate().skip(from).find(|(_, block)| is_it(block));
    later.or_else(|| blocks.iter().enumerate().find(|(_, block)| is_it(block))).map(|(at, _)| at)
}

fn text_of(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading(_) => String::new(),
        _ => plain_text_of(std::slice::from_ref(block)),
    }
}

/// Without spaces, which an editor may have set otherwise.
fn fold(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The beginning that is most like the one wanted.
fn nearest(document: &Document, wanted: &str) -> String {
    let wanted = compared(wanted);
    let length = wanted.chars().count();
    let candidates = document.blocks.iter().map(text_of).filter(|text| !text.trim().is_empty()).map(|text| {
        let beginning: String = fold(&text).chars().take(length).collect();
        (strsim::normalized_levenshtein(&beginning, wanted), text)
    });
    match candidates.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((score, text)) if score > 0.3 => {
            let shown: String = text.trim().chars().take(SHOWN).collect();
            format!("; the nearest is “{shown}…”")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sections;
    use crate::outline::settle;
    use crate::read::read;

    fn placed(text: &str, outline: &str) -> (Document, Vec<Diagnostic>) {
        let file = Source::new("a.outline.toml", outline);
        let outline = OutlineFile::parse(&file).unwrap();
        place(read(&Source::new("a.txt", text)).document, &outline, &file)
    }

    #[test]
    fn sections_begin_at_their_words() {
        let text = "韓戰是一場戰爭。\n\n戰爭在六月爆發，首都三日內失守。\n\n九月的登陸改變了戰局。";
        let outline = "[[section]]\nid = \"outbreak\"\nlevel = 2\ntitle = \"爆發\"\nstarts = \"戰爭在六月\"\n\n[[section]]\nid = \"landing\"\nlevel = 3\ntitle = \"登陸\"\nstarts = \"九月的登陸\"\n";
        let (document, diagnostics) = placed(text, outline);
        assert_eq!(diagnostics, []);
        let found: Vec<_> = sections(&settle(document)).into_iter().map(|s| (s.id, s.level)).collect();
        assert_eq!(found, [("outbreak".to_owned(), 2), ("landing".to_owned(), 3)]);
    }

    #[test]
    fn what_no_longer_matches_is_an_error_with_the_nearest_candidate() {
        let (_, diagnostics) = placed("九月的登陸改變了戰局。", "[[section]]\nid = \"x\"\nstarts = \"九月之登陸\"\n");
        assert!(diagnostics[0].message.contains("九月的登陸改變了戰局"), "{}", diagnostics[0].message);
        assert_eq!(diagnostics[0].place.as_ref().unwrap().to_string(), "a.outline.toml:3:10");
    }

    #[test]
    fn own_headings_get_ids_by_title() {
        let (document, diagnostics) =
            placed("== 배경 ==\n분단이 있었다.\n", "[[section]]\nid = \"background\"\ntitle = \"배경\"\n");
        assert_eq!(diagnostics, []);
        assert_eq!(sections(&settle(document))[0].id, "background");
    }

    #[test]
    fn unknown_keys_are_placed() {
        let error = OutlineFile::parse(&Source::new("o", "[[section]]\nid = \"a\"\nstart = \"x\"\n")).unwrap_err();
        assert_eq!(error.place.unwrap().position, Some((3, 1)));
    }
}
