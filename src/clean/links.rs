//! Links of the wiki that a source is from: to pages that it did not have, and to pages that are not articles.

use super::each_run;
use crate::document::flat::{record_removal, unwrap_where};
use crate::document::{BlockKind, Document, EditKind, Inline, Target, plain_text};
use crate::text::Lexicon;

/// Makes links to pages that the wiki did not have what they link. (Their tags are on record from reading.)
pub fn red_links(document: Document, _: EditKind) -> Document {
    each_run(document, |run, _| {
        unwrap_where(run, &|inline| matches!(inline, Inline::Link(link) if matches!(link.target, Target::Missing(_))));
    })
}

/// Takes out paragraphs that are nothing but a link to a template, a category or a file; elsewhere such links become what
/// they link.
pub fn namespace_links(mut document: Document, kind: EditKind) -> Document {
    let edits = &mut document.edits;
    document.blocks.retain(|block| match &block.kind {
        BlockKind::Paragraph(run) if is_only_namespace_link(run) => {
            record_removal(run, kind, edits);
            false
        }
        _ => true,
    });
    each_run(document, |run, _| unwrap_where(run, &is_namespace_link))
}

fn is_only_namespace_link(run: &[Inline]) -> bool {
    let mut content = run.iter().filter(|inline| !plain_text(std::slice::from_ref(inline)).trim().is_empty());
    content.next().is_some_and(is_namespace_link) && content.all(is_namespace_link)
}

fn is_namespace_link(inline: &Inline) -> bool {
    let Inline::Link(link) = inline else { return false };
    let Target::Wiki { title, .. } = &link.target else { return false };
    let Some((namespace, _)) = title.split_once(':') else { return false };
    Lexicon::all()
        .iter()
        .flat_map(|lexicon| &lexicon.namespaces)
        .any(|known| known.eq_ignore_ascii_case(namespace.trim()))
}
