//! The provenance page: where the texts of a work are from, what cleaning changed in them, how to cite them.

use super::addresses::{in_each_language, provenance_path};
use super::cite::citations;
use super::layout::Draft;
use super::view::{EditsView, Example, NoticeView, ProvenancePage, ProvenanceView, Share};
use super::{EditionText, Page, Site};
use crate::base::path::{encode, relative};
use crate::base::{Diagnostic, Language, Source};
use crate::catalogue::Work;
use crate::document::{Edit, EditKind};
use crate::text::slug::slug;
use std::collections::BTreeMap;

/// Examples shown of each kind of edit.
const EXAMPLES: usize = 6;
/// Characters shown on each side of an example, and of the example itself.
const CONTEXT: usize = 14;
const SHOWN: usize = 60;

impl Site<'_> {
    /// The provenance page of a work in a language.
    pub fn provenance(&self, work: &Work, language: &Language, texts: &[EditionText<'_>]) -> Result<Page, Diagnostic> {
        let path = provenance_path(language, &work.id);
        let strings = &self.templates.strings;
        let title = work.title(language).0.to_owned();
        let arguments = [("title", title.clone().into())];
        let heading = strings.with(language, "provenance-title", &arguments);
        let draft = Draft {
            path: &path,
            kind: "provenance",
            language,
            description: strings.with(language, "provenance-description", &arguments),
            counterparts: in_each_language(work, provenance_path),
            breadcrumbs: vec![
                (self.title(language), language.clone(), Some(format!("{language}/index.html"))),
                (title, language.clone(), work.principal(language).map(crate::catalogue::Edition::page)),
                (heading.clone(), language.clone(), None),
            ],
            title: heading,
            json_ld: None,
        };
        let own = texts.iter().filter(|text| text.edition.language == *language);
        let others = texts.iter().filter(|text| text.edition.language != *language);
        let view = ProvenancePage {
            common: self.common(draft),
            work: self.work_name(work, language, &path),
            // The reader's own language first.
            editions: own.chain(others).map(|text| self.provenance_view(text, language, &path)).collect(),
        };
        Ok(Page::text(&path, self.templates.render(language, "provenance.html", &view)?))
    }

    fn provenance_view(&self, text: &EditionText<'_>, language: &Language, from: &str) -> ProvenanceView {
        let strings = &self.templates.strings;
        let mut edition = self.edition_view(text);
        edition.id = slug(&format!("{}-{}", text.edition.language, text.edition.id));
        ProvenanceView {
            edition,
            url: encode(&relative(from, &text.edition.page())),
            source: text.edition.source.rsplit('/').next().unwrap_or_default().to_owned(),
            format: strings.text(language, &format!("format-{}", text.format)),
            sha256: text.sha256.to_owned(),
            characters: text.account.characters,
            shares: self.shares(text, language),
            edits: self.edits(text, language),
            citations: citations(self, text),
            diagnostics: text.diagnostics.iter().map(notice).collect(),
        }
    }

    fn shares(&self, text: &EditionText<'_>, language: &Language) -> Vec<Share> {
        let account = text.account;
        // What the file says of itself is no change to the text.
        let about = account.edits.get(&EditKind::FRONT_MATTER).copied().unwrap_or_default();
        let edits = account.edits.values().sum::<usize>() - about;
        let share = |kind: &'static str, characters: usize| {
            let percent = (account.percent(characters) * 10.0).round() / 10.0;
            let label = self.templates.strings.text(language, &format!("share-{kind}"));
            Share { label, share: format!("{percent:.1} %"), percent, kind }
        };
        vec![share("article", account.article), share("markup", account.markup + about), share("edits", edits)]
    }

    fn edits(&self, text: &EditionText<'_>, language: &Language) -> Vec<EditsView> {
        let mut kinds: BTreeMap<EditKind, Vec<&Edit>> = BTreeMap::new();
        for edit in &text.document.edits {
            kinds.entry(edit.kind).or_default().push(edit);
        }
        let mut views: Vec<EditsView> = kinds
            .into_iter()
            .filter(|(kind, _)| *kind != EditKind::FRONT_MATTER && *kind != EditKind::MARKUP)
            .map(|(kind, edits)| self.edits_of_kind(kind, &edits, text.source, language))
            .collect();
        views.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.kind.cmp(&b.kind)));
        views
    }

    fn edits_of_kind(&self, kind: EditKind, edits: &[&Edit], source: &Source, language: &Language) -> EditsView {
        let strings = &self.templates.strings;
        let mut examples: Vec<&&Edit> = edits.iter().collect();
        // Different ones say more: one of each kind of text first, in the order of the source.
        let mut seen = std::collections::HashSet::new();
        examples.sort_by_key(|edit| (!seen.insert((source.slice(edit.span), edit.after.as_str())), edit.span));
        examples.truncate(EXAMPLES);
        examples.sort_by_key(|edit| edit.span);
        EditsView {
            kind: kind.to_string(),
            label: strings.text(language, &format!("edit-{kind}")),
            description: strings.text(language, &format!("edit-{kind}.description")),
            count: edits.len(),
            characters: edits.iter().map(|edit| source.slice(edit.span).chars().count()).sum(),
            examples: examples.into_iter().map(|edit| example(edit, source)).collect(),
        }
    }
}

fn example(edit: &Edit, source: &Source) -> Example {
    let text = source.text();
    let before: Vec<char> = text[..edit.span.start].chars().rev().take(CONTEXT).collect();
    let removed = source.slice(edit.span);
    let shown: String = removed.chars().take(SHOWN).collect();
    Example {
        line: source.position(edit.span.start).line,
        before: before.into_iter().rev().map(visible).collect(),
        removed: if shown.len() < removed.len() {
            format!("{}…", visible_text(&shown))
        } else {
            visible_text(&shown)
        },
        inserted: visible_text(&edit.after),
        after: text[edit.span.end..].chars().take(CONTEXT).map(visible).collect(),
    }
}

/// Line ends are shown as the sign for them.
fn visible(c: char) -> char {
    match c {
        '\n' => '↵',
        '\t' => '⇥',
        c => c,
    }
}

fn visible_text(text: &str) -> String {
    let blank = !text.is_empty() && text.chars().all(|c| c == ' ' || c == '\u{A0}' || c == '\u{3000}');
    text.chars().map(|c| if blank { '␣' } else { visible(c) }).collect()
}

fn notice(diagnostic: &Diagnostic) -> NoticeView {
    let position = diagnostic.place.as_ref().and_then(|place| place.position);
    NoticeView {
        severity: diagnostic.severity.to_string(),
        message: diagnostic.message.clone(),
        line: position.map(|(line, _)| line),
    }
}
