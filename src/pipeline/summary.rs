//! What all pages need to know of an edition: it is kept when its text is not.

use super::edition::Prepared;
use super::plan::{Planned, is_source};
use crate::base::diagnostic::Place;
use crate::base::{Diagnostic, Language};
use crate::catalogue::{Edition, Size};
use crate::document::{BlockKind, Document, Section, Target, plain_text_of, sections, visit};
use crate::read;
use crate::terms::{Title, titles};
use crate::text::slug;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What there is to know of an edition without its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// Its language.
    pub language: Language,
    /// The titles that its links have.
    pub titles: Vec<Title>,
    /// Where its links lead, each target once.
    pub targets: Vec<Target>,
    /// Its links to files of the content, with their places.
    pub files: Vec<(Target, Place)>,
    /// What was said of it.
    pub diagnostics: Vec<Diagnostic>,
    title: Option<String>,
    name: Option<String>,
    lead: bool,
    sections: Vec<Section>,
    size: Size,
    claims: usize,
    dates: usize,
    date: Option<String>,
    license: Option<String>,
}

impl Summary {
    /// Of an edition.
    pub fn of(prepared: &Prepared) -> Self {
        let document = &prepared.document;
        let sections = sections(document);
        let before = document.blocks.iter().take_while(|block| block.heading().is_none());
        let has_lead = before.into_iter().any(|block| !matches!(block.kind, BlockKind::Infobox(_)));
        Self {
            language: document.language.clone(),
            titles: titles(document),
            targets: targets(document),
            files: files(prepared),
            diagnostics: prepared.diagnostics.clone(),
            title: document.metadata.title.clone(),
            name: read::identity::name_in_lead(document),
            lead: has_lead && !sections.iter().any(|section| section.id == "lead"),
            sections,
            size: size(document),
            claims: prepared.claims.len(),
            dates: prepared.timeline.len(),
            date: document.metadata.date.clone(),
            license: document.metadata.license.clone(),
        }
    }

    /// The catalogue's entry of the edition, given those of the same work before it. The sections are in it from then on.
    pub fn edition(&mut self, planned: &Planned<'_>, before: &[Edition]) -> Edition {
        let language = self.language.clone();
        let principal = !before.iter().any(|other| other.language == language);
        let stem = stem(planned.path.rsplit('/').next().unwrap_or_default(), &language);
        let entry = planned.entry.as_ref();
        let id = entry.and_then(|entry| entry.id.clone());
        let id = id.unwrap_or_else(|| if principal { "current".to_owned() } else { slug::slug(stem) });
        let work_title = planned.manifest.as_ref().and_then(|manifest| manifest.title.get(&language));
        let title = self.title.clone().or_else(|| work_title.map(str::to_owned)).or_else(|| self.name.clone());
        let title = title.unwrap_or_else(|| planned.work.clone());
        // Text before the first heading is a section too.
        let lead = self.lead.then(|| Section { id: "lead".to_owned(), level: 1, title: title.clone() });
        Edition {
            work: planned.work.clone(),
            label: entry.and_then(|entry| entry.label.clone()),
            id,
            principal,
            sections: lead.into_iter().chain(std::mem::take(&mut self.sections)).collect(),
            title,
            source: planned.path.clone(),
            size: self.size,
            claims: self.claims,
            dates: self.dates,
            date: self.date.clone(),
            license: self.license.clone(),
            language,
        }
    }
}

fn targets(document: &Document) -> Vec<Target> {
    let mut seen = HashSet::new();
    let mut targets = Vec::new();
    document.for_each_link(&mut |link| {
        if matches!(link.target, Target::Wiki { .. } | Target::Source { .. }) && seen.insert(&link.target) {
            targets.push(link.target.clone());
        }
    });
    targets
}

fn files(prepared: &Prepared) -> Vec<(Target, Place)> {
    let mut files = Vec::new();
    prepared.document.for_each_link(&mut |link| {
        if !matches!(link.target, Target::Source { .. }) {
            return;
        }
        let mut span = None;
        visit::for_each_text(&link.content, &mut |text| span = span.or(Some(text.span)));
        let place = match span {
            Some(span) => Place::of(&prepared.source, span),
            None => Place::file(prepared.source.path()),
        };
        files.push((link.target.clone(), place));
    });
    files
}

/// The name of a file without what tells its format and its language: `6.25전쟁` of `6.25전쟁.ko.html.txt`.
fn stem<'a>(name: &'a str, language: &Language) -> &'a str {
    let mut stem = name;
    while let Some((before, last)) = stem.rsplit_once('.') {
        let telling = is_source(stem) || last.eq_ignore_ascii_case(language.as_str());
        if !telling || before.is_empty() {
            break;
        }
        stem = before;
    }
    stem
}

fn size(document: &Document) -> Size {
    let mut paragraphs = 0;
    let text = document.blocks.iter().filter(|block| block.heading().is_none());
    text.for_each(|block| block.for_each_run(&mut |_| paragraphs += 1));
    let characters = plain_text_of(&document.blocks).chars().filter(|c| !c.is_whitespace()).count();
    Size { paragraphs, characters }
}
