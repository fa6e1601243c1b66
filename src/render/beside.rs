//! Two editions side by side, section by section.

mod view;

use super::addresses::beside_path;
use super::article::excerpts;
use super::layout::Draft;
use super::marks::{Mark, Marks, Sign};
use super::setting::{Home, Setting};
use super::view::BesideLink;
use super::{EditionText, Page, Site};
use crate::align::changes::{Change, Fate, changes};
use crate::base::path::{encode, relative};
use crate::base::{Diagnostic, Language};
use crate::catalogue::{Edition, Work};
use crate::link::Links;
use std::collections::{HashMap, HashSet};
use view::{BesideCell, BesideColumn, BesidePage, BesideRow};

/// The pairs of a work's editions that have a page, by their places.
pub fn pairs(work: &Work) -> Vec<(usize, usize)> {
    let all = |one: usize| (0..work.editions.len()).map(move |other| (one, other));
    let there = |(one, other): &(usize, usize)| {
        let pair = work.editions.get(*one).zip(work.editions.get(*other));
        one != other && pair.is_some_and(|(one, other)| one.principal && beside_path(one, other).is_some())
    };
    (0..work.editions.len()).flat_map(all).filter(there).collect()
}

/// A row of the page before it is written: places of sections in their editions.
#[derive(Debug, Default, PartialEq, Eq)]
struct Row {
    left: Vec<usize>,
    right: Option<usize>,
    /// The row in which the right section is shown already.
    seen: Option<usize>,
}

impl Site<'_> {
    /// Two editions of a work side by side, in the language of the first.
    ///
    /// # Errors
    /// A diagnostic where the template is wrong.
    pub fn beside(
        &self,
        work: &Work,
        one: &EditionText<'_>,
        other: &EditionText<'_>,
        links: &Links<'_>,
    ) -> Result<Page, Diagnostic> {
        let (left, right) = (one.edition, other.edition);
        let language = &left.language;
        let path = beside_path(left, right).unwrap_or_default();
        let [in_left, in_right] = self.marked(one, other);
        let lefts = self.column(one, &path, language, links, &in_left);
        let rights = self.column(other, &path, language, links, &in_right);
        let rows = rows(left, right, |section| {
            let found = self.counterparts.in_edition(left, section, right)?;
            right.sections.iter().position(|own| own.id == found.section.id)
        });
        let views = rows.iter().map(|row| self.beside_row(row, &rows, [left, right], [&lefts, &rights])).collect();
        let mut common = self.common(self.beside_draft(work, left, right, &path));
        // The same two editions in the other language are no other language's version of this page for robots.
        common.page.alternates.clear();
        let view = BesidePage {
            common,
            columns: [self.beside_column(left, &path), self.beside_column(right, &path)],
            revisions: language == &right.language,
            rows: views,
        };
        Ok(Page::text(&path, self.templates.render(language, "beside.html", &view)?))
    }

    /// The ways to an edition beside others of its work.
    pub fn beside_links(&self, work: &Work, edition: &Edition, from: &str) -> Vec<BesideLink> {
        let others = work.editions.iter().filter(|other| other.source != edition.source);
        let link = |other: &Edition| {
            let path = beside_path(edition, other)?;
            let (name, lang) = (self.other_name(edition, other), other.language.to_string());
            Some(BesideLink { name, lang, url: encode(&relative(from, &path)) })
        };
        others.filter_map(link).collect()
    }

    fn beside_draft<'d>(&self, work: &Work, left: &'d Edition, right: &Edition, path: &'d str) -> Draft<'d> {
        let strings = &self.templates.strings;
        let language = &left.language;
        let title = work.title(language).0.to_owned();
        let name = self.other_name(left, right);
        let arguments = [("title", title.clone().into()), ("name", name.into())];
        let counterpart = |edition: &Edition, other: &Edition| {
            Some((edition.language.clone(), beside_path(edition, other)?, String::new()))
        };
        let same = language == &right.language;
        let counterparts = [(left, right), (right, left)].into_iter().take(if same { 1 } else { 2 });
        Draft {
            path,
            kind: "beside",
            language,
            title: strings.with(language, "beside-title", &arguments),
            description: strings.with(language, "beside-description", &arguments),
            counterparts: counterparts.filter_map(|(one, other)| counterpart(one, other)).collect(),
            breadcrumbs: vec![
                (self.title(language), language.clone(), Some(format!("{language}/index.html"))),
                (title, language.clone(), Some(left.page())),
                (strings.text(language, "beside-crumb"), language.clone(), None),
            ],
            json_ld: None,
        }
    }

    /// What an edition is called beside another: by its language, or by its own name where that is the same.
    fn other_name(&self, one: &Edition, other: &Edition) -> String {
        match one.language == other.language {
            true => self.label(other),
            false => self.templates.strings.language_name(&other.language),
        }
    }

    fn beside_column(&self, edition: &Edition, path: &str) -> BesideColumn {
        BesideColumn {
            name: self.templates.strings.language_name(&edition.language),
            label: self.label(edition),
            title: edition.title.clone(),
            lang: edition.language.to_string(),
            dir: edition.language.direction(),
            url: encode(&relative(path, &edition.page())),
        }
    }

    /// What is marked in each of two revisions of one language: what the later one put in, and what it took out.
    fn marked(&self, one: &EditionText<'_>, other: &EditionText<'_>) -> [Marks; 2] {
        if one.edition.language != other.edition.language {
            return [Marks::default(), Marks::default()];
        }
        let [in_one, in_other] = changes(one.document, other.document);
        // The principal edition is the later one, unless their dates say otherwise.
        let later = one.edition.date.is_none() || one.edition.date >= other.edition.date;
        let signs = if later { [Sign::Inserted, Sign::Removed] } else { [Sign::Removed, Sign::Inserted] };
        let marks = |changes: Vec<Change>, sign: &Sign| {
            let mark = |change: Change| {
                let sign = if change.fate == Fate::Moved { Sign::Moved } else { sign.clone() };
                Mark { span: change.span, sign }
            };
            Marks::new(changes.into_iter().map(mark).collect())
        };
        [marks(in_one, &signs[0]), marks(in_other, &signs[1])]
    }

    /// The sections of an edition as HTML, by their ids.
    fn column(
        &self,
        text: &EditionText<'_>,
        path: &str,
        interface: &Language,
        links: &Links<'_>,
        marks: &Marks,
    ) -> HashMap<String, String> {
        let setting = Setting {
            strings: &self.templates.strings,
            interface,
            page: path,
            resolve: &|link| self.destination(link, text, links),
            marks,
            home: Home::At(encode(&relative(path, &text.edition.page()))),
            also: &|_| Vec::new(),
        };
        excerpts(text.document, text.paragraphs, &setting).into_iter().map(|(id, html)| (id.to_owned(), html)).collect()
    }

    fn beside_row(
        &self,
        row: &Row,
        rows: &[Row],
        [left, right]: [&Edition; 2],
        [lefts, rights]: [&HashMap<String, String>; 2],
    ) -> BesideRow {
        let html = |edition: &Edition, texts: &HashMap<String, String>, at: usize| {
            edition.sections.get(at).and_then(|section| texts.get(&section.id)).cloned().unwrap_or_default()
        };
        let cell = |edition: &Edition, html: String| BesideCell {
            lang: edition.language.to_string(),
            dir: edition.language.direction(),
            html,
        };
        let shown: String = row.left.iter().map(|at| html(left, lefts, *at)).collect();
        let seen = row.seen.and_then(|at| rows.get(at)).and_then(|seen| row_id(seen, left));
        let seen_title = row.right.and_then(|at| right.sections.get(at)).filter(|_| seen.is_some());
        BesideRow {
            ids: row.left.iter().filter_map(|at| Some(left.sections.get(*at)?.id.clone())).collect(),
            left: (!row.left.is_empty()).then(|| cell(left, shown)),
            right: row.right.filter(|_| row.seen.is_none()).map(|at| cell(right, html(right, rights, at))),
            seen: seen.map(|id| format!("#{}", encode(&id))),
            seen_title: seen_title.map_or(String::new(), |section| section.title.clone()),
            seen_lang: right.language.to_string(),
        }
    }
}

/// The id of a row: that of its first section on the left.
fn row_id(row: &Row, left: &Edition) -> Option<String> {
    Some(left.sections.get(*row.left.first()?)?.id.clone())
}

/// The rows: sections on the left in their order, each with its counterpart; neighbours with one counterpart share a row, and
/// what stands on the right alone follows what it follows there.
fn rows(left: &Edition, right: &Edition, counterpart: impl Fn(&str) -> Option<usize>) -> Vec<Row> {
    let pairs: Vec<Option<usize>> = left.sections.iter().map(|section| counterpart(&section.id)).collect();
    let wanted: HashSet<usize> = pairs.iter().flatten().copied().collect();
    let alone = |from: usize| (from..right.sections.len()).take_while(|at| !wanted.contains(at));
    let only = |at: usize| Row { right: Some(at), ..Row::default() };
    let mut rows: Vec<Row> = alone(0).map(only).collect();
    let mut shown: HashMap<usize, usize> = HashMap::new();
    for (at, pair) in pairs.iter().enumerate() {
        match (pair, rows.last_mut()) {
            (Some(own), Some(last)) if !last.left.is_empty() && last.right == Some(*own) => last.left.push(at),
            (Some(own), _) => {
                let seen = shown.get(own).copied();
                shown.entry(*own).or_insert(rows.len());
                rows.push(Row { left: vec![at], right: Some(*own), seen });
            }
            (None, _) => rows.push(Row { left: vec![at], ..Row::default() }),
        }
        // The next section may still belong to this row.
        let next = pairs.get(at + 1).copied().flatten();
        if let Some(own) = pair.filter(|own| next != Some(*own) && rows.last().is_some_and(|row| row.seen.is_none())) {
            rows.extend(alone(own + 1).map(only));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Size;
    use crate::document::Section;
    use proptest::prelude::*;

    /// The rows of two editions with some numbers of sections: on the left as many as there are pairs.
    fn rows_of(pairs: &[Option<usize>], right: usize) -> Vec<Row> {
        let edition = |sections: usize| Edition {
            work: String::new(),
            language: Language::undetermined(),
            id: String::new(),
            label: None,
            title: String::new(),
            principal: true,
            sections: (0..sections).map(|at| Section { id: at.to_string(), level: 2, title: String::new() }).collect(),
            source: String::new(),
            size: Size::default(),
            claims: 0,
            dates: 0,
            date: None,
            license: None,
        };
        rows(&edition(pairs.len()), &edition(right), |id| pairs[id.parse::<usize>().unwrap()])
    }

    #[test]
    fn what_stands_on_the_right_alone_follows_what_it_follows_there() {
        let found = rows_of(&[Some(1), Some(1), None, Some(3), Some(1)], 5);
        let shown: Vec<(Vec<usize>, Option<usize>, bool)> =
            found.iter().map(|row| (row.left.clone(), row.right, row.seen.is_some())).collect();
        let wanted = [
            (vec![], Some(0), false),
            (vec![0, 1], Some(1), false),
            (vec![], Some(2), false),
            (vec![2], None, false),
            (vec![3], Some(3), false),
            (vec![], Some(4), false),
            (vec![4], Some(1), true),
        ];
        assert_eq!(shown, wanted);
        assert_eq!(found[6].seen, Some(1));
    }

    proptest! {
        #[test]
        fn every_section_is_shown_once_and_those_on_the_left_in_their_order(
            (right, pairs) in (1..9_usize).prop_flat_map(|right| {
                (Just(right), proptest::collection::vec(proptest::option::of(0..right), 0..9))
            })
        ) {
            let found = rows_of(&pairs, right);
            let lefts: Vec<usize> = found.iter().flat_map(|row| row.left.clone()).collect();
            prop_assert_eq!(lefts, (0..pairs.len()).collect::<Vec<_>>());
            let mut rights: Vec<usize> = found.iter().filter(|row| row.seen.is_none()).filter_map(|row| row.right).collect();
            rights.sort_unstable();
            prop_assert_eq!(rights, (0..right).collect::<Vec<_>>());
            for row in found.iter().filter(|row| row.seen.is_some()) {
                prop_assert_eq!(row.seen.and_then(|at| found.get(at)).and_then(|seen| seen.right), row.right);
            }
        }
    }
}
