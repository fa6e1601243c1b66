//! The pages of an index: one, or a first one with the ways to a page for each group; and those of terms by themselves.

use super::view::{IndexEntry, IndexGroup, IndexLetter, IndexPage, TermPage};
use super::{Filed, IndexKind, TERMS, extent};
use crate::base::path::{encode, relative};
use crate::base::{Diagnostic, Language};
use crate::render::addresses::part_path;
use crate::render::layout::Draft;
use crate::render::{Page, Site};
use crate::text::collate::{Collator, Heading, Label};

/// An index in a language: what its pages are made from.
pub struct Index<'s> {
    site: &'s Site<'s>,
    kind: &'static IndexKind,
    language: &'s Language,
    /// Its address.
    path: String,
    /// How many entries it has.
    count: usize,
    /// The languages that have one of its kind.
    others: Vec<&'s Language>,
    groups: Vec<IndexGroup>,
}

impl<'s> Index<'s> {
    /// An index of what is filed, with the ways to those of its kind in all languages that have one.
    pub fn new(
        site: &'s Site<'s>,
        kind: &'static IndexKind,
        language: &'s Language,
        has_one: impl Fn(&Language) -> bool,
        filed: Vec<Filed>,
    ) -> Self {
        let others = site.languages.iter().filter(|other| has_one(other)).collect();
        let index =
            Self { site, kind, language, path: (kind.path)(language), count: filed.len(), others, groups: Vec::new() };
        let collator = Collator::new(language, site.config.order(language));
        let groups = collator.index(filed, |filed| Heading { name: &filed.name, reading: filed.reading.as_deref() });
        let groups = groups.into_iter().map(|(group, filed)| {
            let entries: Vec<IndexEntry> = filed.into_iter().map(|filed| filed.entry).collect();
            let (rows, ems) = (extent::rows(&entries), extent::ems(&entries));
            IndexGroup { id: format!("hx-g-{}", group.place), label: index.label(&group.label), rows, ems, entries }
        });
        Self { groups: groups.collect(), ..index }
    }

    /// The index as one page.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn on_one_page(mut self) -> Result<Page, Diagnostic> {
        let letter = |group: &IndexGroup| IndexLetter {
            label: group.label.clone(),
            url: format!("#{}", group.id),
            current: false,
        };
        let letters = self.groups.iter().map(letter).collect();
        let groups = std::mem::take(&mut self.groups);
        self.page(&self.path, letters, groups)
    }

    /// The index as a page with the ways to its groups, and a page for each.
    ///
    /// # Errors
    /// Diagnostics where the template is wrong.
    pub fn in_parts(mut self) -> Vec<Result<Page, Diagnostic>> {
        let groups = std::mem::take(&mut self.groups);
        let parts: Vec<(String, String)> = groups
            .iter()
            .map(|group| (group.label.clone(), part_path(&self.path, group.id.trim_start_matches("hx-"))))
            .collect();
        let letters = |from: &str| {
            let way = |(label, path): &(String, String)| IndexLetter {
                label: label.clone(),
                url: encode(&relative(from, path)),
                current: path == from,
            };
            parts.iter().map(way).collect::<Vec<_>>()
        };
        let first = self.page(&self.path, letters(&self.path), Vec::new());
        let others =
            groups.into_iter().zip(&parts).map(|(group, (_, path))| self.page(path, letters(path), vec![group]));
        std::iter::once(first).chain(others).collect()
    }

    fn page(&self, path: &str, letters: Vec<IndexLetter>, groups: Vec<IndexGroup>) -> Result<Page, Diagnostic> {
        let Self { site, kind, language, .. } = self;
        let key = |part: &str| format!("{}-index-{part}", kind.name);
        let description = site.templates.strings.with(language, &key("description"), &[("count", self.count.into())]);
        let title = site.templates.strings.text(language, &key("title"));
        let mut breadcrumbs = vec![site.home_crumb(language)];
        let part = groups.first().filter(|_| path != self.path).map(|group| group.label.clone());
        breadcrumbs.push((title.clone(), (*language).clone(), part.is_some().then(|| self.path.clone())));
        let named = part.map(|label| {
            breadcrumbs.push((label.clone(), (*language).clone(), None));
            format!("{title}: {label}")
        });
        let draft = Draft {
            path,
            kind: kind.name,
            language,
            description,
            counterparts: self
                .others
                .iter()
                .map(|other| ((*other).clone(), (kind.path)(other), String::new()))
                .collect(),
            breadcrumbs,
            title: named.unwrap_or(title),
            json_ld: None,
        };
        let view = IndexPage { common: site.common(draft), letters, groups };
        Ok(Page::text(path, site.templates.render(language, &format!("{}.html", kind.name), &view)?))
    }

    fn label(&self, label: &Label) -> String {
        let strings = &self.site.templates.strings;
        let text = |key: &str| strings.text(self.language, key);
        match label {
            Label::Letter(letter) => letter.clone(),
            Label::Strokes(count) => {
                strings.with(self.language, "group-strokes", &[("count", usize::from(*count).into())])
            }
            Label::Digits => "0–9".to_owned(),
            Label::Latin => "A–Z".to_owned(),
            Label::Han => text("group-han"),
            Label::Signs => text("group-signs"),
            Label::Other => text("group-other"),
        }
    }
}

impl Site<'_> {
    /// The page of a term.
    pub(super) fn term_page(&self, language: &Language, path: &str, entry: IndexEntry) -> Result<Page, Diagnostic> {
        let strings = &self.templates.strings;
        let index = strings.text(language, &format!("{}-index-title", TERMS.name));
        let draft = Draft {
            path,
            kind: "term",
            language,
            title: entry.name.clone(),
            description: strings.with(language, "term-description", &[("name", entry.name.as_str().into())]),
            counterparts: vec![(language.clone(), path.to_owned(), String::new())],
            breadcrumbs: vec![
                self.home_crumb(language),
                (index, language.clone(), Some((TERMS.path)(language))),
                (entry.name.clone(), language.clone(), None),
            ],
            json_ld: None,
        };
        let view = TermPage { common: self.common(draft), entry };
        Ok(Page::text(path, self.templates.render(language, "term.html", &view)?))
    }

    fn home_crumb(&self, language: &Language) -> (String, Language, Option<String>) {
        (self.title(language), language.clone(), Some(format!("{language}/index.html")))
    }
}
