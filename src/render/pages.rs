//! The pages of editions, and the page for what is not there.

use super::addresses::provenance_path;
use super::article;
use super::casualties::{casualties_url, marks};
use super::cite::citations;
use super::layout::{Draft, MISSING};
use super::linked_data::{json_ld, license_url};
use super::marks::Marks;
use super::setting::{Home, Setting};
use super::templates::Library;
use super::timeline::timeline_url;
use super::view::{EditionLink, EditionPage, EditionView, Neighbour, PlainPage, SectionView, WorkName};
use super::{EditionText, Page, Site};
use crate::base::path::{encode, relative};
use crate::base::{Diagnostic, Language};
use crate::catalogue::{Edition, Work};
use crate::document::Section;
use crate::link::Links;

impl Site<'_> {
    /// The templates.
    fn library(&self) -> &Library {
        self.templates
    }

    fn render(
        &self,
        path: &str,
        language: &Language,
        template: &str,
        view: &impl serde::Serialize,
    ) -> Result<Page, Diagnostic> {
        Ok(Page::text(path, self.library().render(language, template, view)?))
    }

    /// Links to all editions of a work.
    pub fn edition_links(&self, work: &Work, current: Option<&Edition>, from: &str) -> Vec<EditionLink> {
        let link = |edition: &Edition| EditionLink {
            label: self.label(edition),
            language_name: self.library().strings.language_name(&edition.language),
            lang: edition.language.to_string(),
            url: encode(&relative(from, &edition.page())),
            current: current.is_some_and(|current| current.source == edition.source),
            sections: current.map_or(String::new(), |current| self.section_pairs(current, edition)),
        };
        work.editions.iter().map(link).collect()
    }

    /// The sections of an edition that have a counterpart in another, as `id` or `id=id there`, with spaces between.
    fn section_pairs(&self, edition: &Edition, other: &Edition) -> String {
        let pair = |id: &str| match self.counterparts.in_edition(edition, id, other)?.section.id.as_str() {
            same if same == id => Some(id.to_owned()),
            there => Some(format!("{id}={there}")),
        };
        let own = edition.source == other.source;
        let ids = edition.sections.iter().map(|section| section.id.as_str());
        ids.filter_map(|id| if own { Some(id.to_owned()) } else { pair(id) }).collect::<Vec<_>>().join(" ")
    }

    /// The same page in each language: the principal edition there; in the language of the page, the page itself.
    fn editions_by_language(&self, work: &Work, edition: &Edition) -> Vec<(Language, String, String)> {
        let principal = work.editions.iter().filter(|other| other.principal);
        let shown = principal.map(|other| if other.language == edition.language { edition } else { other });
        shown.map(|shown| (shown.language.clone(), shown.page(), self.section_pairs(edition, shown))).collect()
    }

    /// What readers are shown as the name of an edition.
    pub fn label(&self, edition: &Edition) -> String {
        if let Some(label) = &edition.label {
            return label.clone();
        }
        let strings = &self.library().strings;
        let key = format!("edition-name-{}", edition.id);
        match strings.text(&edition.language, &key) {
            name if name != key => name,
            _ if edition.principal => strings.text(&edition.language, "edition-default-label"),
            _ => edition.id.clone(),
        }
    }

    /// The page of an edition.
    pub fn edition(&self, text: &EditionText<'_>, links: &Links<'_>) -> Result<Page, Diagnostic> {
        let edition = text.edition;
        let Some(work) = self.catalogue.work(&edition.work) else {
            return Err(Diagnostic::error("no-work", format!("no work “{}”", edition.work)));
        };
        let path = edition.page();
        let language = &edition.language;
        let strings = &self.library().strings;
        let arguments = [("title", edition.title.clone().into()), ("sections", edition.sections.len().into())];
        let draft = Draft {
            path: &path,
            kind: "edition",
            language,
            title: edition.title.clone(),
            description: opening(text).unwrap_or_else(|| strings.with(language, "edition-description", &arguments)),
            counterparts: self.editions_by_language(work, edition),
            breadcrumbs: vec![
                (self.title(language), language.clone(), Some(format!("{language}/index.html"))),
                (edition.title.clone(), language.clone(), None),
            ],
            json_ld: Some(json_ld(self, text, &path)),
        };
        let resolve = |link: &crate::document::Link| self.destination(link, text, links);
        let marked = Marks::new(marks(text, &path).chain(self.term_marks(text, &path)).collect());
        let setting = Setting {
            strings,
            interface: language,
            page: &path,
            resolve: &resolve,
            marks: &marked,
            home: Home::Here,
            also: &|section| self.also(edition, section, &path),
        };
        let mut common = self.common(draft);
        if !edition.principal {
            // Pages in other languages name the principal edition as their counterpart; alternates must be mutual.
            common.page.alternates.clear();
        }
        let view = EditionPage {
            common,
            work: self.work_name(work, language, &path),
            edition: self.edition_view(text),
            article: article::write(text.document, text.paragraphs, &setting),
            contents: nested(edition.sections.as_slice(), ""),
            editions: self.edition_links(work, Some(edition), &path),
            provenance: encode(&relative(&path, &provenance_path(language, &work.id))),
            casualties: casualties_url(work, language, &path),
            besides: self.beside_links(work, edition, &path),
            timeline: timeline_url(work, language, &path),
            citations: citations(self, text),
            previous: self.neighbour(work, language, &path, -1),
            next: self.neighbour(work, language, &path, 1),
        };
        self.render(&path, language, "edition.html", &view)
    }

    /// A work by its name, as seen from a page.
    pub fn work_name(&self, work: &Work, language: &Language, from: &str) -> WorkName {
        let url = work.edition_for(language).map_or(String::new(), |edition| encode(&relative(from, &edition.page())));
        WorkName { id: work.id.clone(), title: work.title(language).0.to_owned(), url }
    }

    /// What is known of an edition.
    pub fn edition_view(&self, text: &EditionText<'_>) -> EditionView {
        let (edition, metadata) = (text.edition, &text.document.metadata);
        let license = metadata.license.clone();
        EditionView {
            id: edition.id.clone(),
            label: self.label(edition),
            title: edition.title.clone(),
            lang: edition.language.to_string(),
            dir: edition.language.direction(),
            language_name: self.library().strings.language_name(&edition.language),
            revision: metadata.revision.clone(),
            date: metadata.date.clone(),
            license_url: license.as_deref().and_then(license_url),
            license,
            origin: metadata.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
            author: metadata.author.clone(),
            principal: edition.principal,
        }
    }

    /// The work before or after one, of those that have an edition in a language.
    fn neighbour(&self, work: &Work, language: &Language, from: &str, step: isize) -> Option<Neighbour> {
        let works = &self.catalogue.works;
        let start = self.catalogue.position(&work.id)?;
        let after = std::iter::successors(Some(start), |at| at.checked_add_signed(step).filter(|at| *at < works.len()));
        let (other, edition) = after.skip(1).find_map(|at| Some((&works[at], works[at].principal(language)?)))?;
        Some(Neighbour {
            title: other.title(language).0.to_owned(),
            url: encode(&relative(from, &edition.page())),
            lang: language.to_string(),
        })
    }

    /// The page for addresses at which there is nothing.
    pub fn missing(&self) -> Result<Page, Diagnostic> {
        let language = self.default_language();
        let languages =
            self.languages.iter().map(|language| (language.clone(), format!("{language}/index.html"), String::new()));
        let title = self.library().strings.text(&language, "missing-title");
        let draft = Draft {
            path: "404.html",
            kind: MISSING,
            language: &language,
            description: title.clone(),
            title,
            counterparts: languages.collect(),
            breadcrumbs: Vec::new(),
            json_ld: None,
        };
        self.render("404.html", &language, "missing.html", &PlainPage { common: self.common(draft) })
    }

    /// The first language of the site.
    pub fn default_language(&self) -> Language {
        self.languages.first().cloned().unwrap_or_else(|| Language::known(super::strings::FALLBACK))
    }
}

/// The first sentences of a text, as its description.
pub(super) fn opening(text: &EditionText<'_>) -> Option<String> {
    const LONGEST: usize = 155;
    let first = text.document.blocks.iter().find_map(|block| match &block.kind {
        crate::document::BlockKind::Paragraph(run) => Some(crate::document::plain_text(run)),
        _ => None,
    })?;
    let words = first.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return (!words.is_empty()).then_some(words);
    }
    let cut: String = words.chars().take(LONGEST).collect();
    let end = cut.rfind(['。', '！', '？']).map(|at| at + '。'.len_utf8()).or_else(|| cut.rfind(". ").map(|at| at + 1));
    match end.filter(|&at| at > cut.len() / 3) {
        Some(at) => Some(cut[..at].to_owned()),
        None => Some(format!(
            "{}…",
            cut.rsplit_once(' ')
                .filter(|(start, _)| start.len() > cut.len() / 2)
                .map_or(cut.as_str(), |(start, _)| start)
        )),
    }
}

/// Sections as a nested list with numbers. The text before the first heading is not one of them.
pub(super) fn nested(sections: &[Section], page: &str) -> Vec<SectionView> {
    let headed: Vec<&Section> = sections.iter().filter(|section| section.level >= 2).collect();
    children(&headed, "", page)
}

fn children(sections: &[&Section], prefix: &str, page: &str) -> Vec<SectionView> {
    let Some(level) = sections.iter().map(|section| section.level).min() else { return Vec::new() };
    let starts: Vec<usize> = (0..sections.len()).filter(|&at| sections[at].level == level || at == 0).collect();
    let ends = starts.iter().copied().skip(1).chain([sections.len()]);
    starts
        .iter()
        .zip(ends)
        .enumerate()
        .map(|(index, (&start, end))| {
            let section = sections[start];
            let number = format!("{prefix}{}", index + 1);
            SectionView {
                id: section.id.clone(),
                title: section.title.clone(),
                url: format!("{page}#{}", encode(&section.id)),
                children: children(&sections[start + 1..end], &format!("{number}."), page),
                number,
                alone: false,
            }
        })
        .collect()
}
