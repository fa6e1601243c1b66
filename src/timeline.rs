//! Floor 4: the timeline of a document — which sentences give which dates.

use crate::base::{Language, Span};
use crate::document::flat::Flat;
use crate::document::spans::span_of;
use crate::document::{Document, Paragraph, paragraphs, sections};
use crate::text::dates::{Calendar, Context, Date, Dated, FAR, Mention};
use crate::text::sentences::sentences;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A sentence that gives a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The date, or the first one of a range.
    pub date: Date,
    /// The last date of a range.
    pub end: Option<Date>,
    /// The id of the section; empty before the first heading, and for notes.
    pub section: String,
    /// The id of the paragraph.
    pub paragraph: String,
    /// The sentence; of a very long one, what stands around the date.
    pub sentence: String,
    /// The words of the date, in bytes of the sentence.
    pub words: Range<usize>,
    /// The words of the date in the source.
    pub span: Span,
}

/// The entries of a document with ids, in the order of its page. A sentence has one for each date that it gives.
///
/// What leaves out its year goes by the dates before it, in the text or in the title of its section.
///
/// ```
/// use hexapla::{base::Source, outline, read, timeline::timeline};
/// let mut document = read::read(&Source::new("a.md", "It began on 1 September 1923. It ended in November.")).document;
/// document.language = "en".parse().unwrap();
/// let found = timeline(&outline::settle(document));
/// assert_eq!(found.iter().map(|entry| entry.date.to_string()).collect::<Vec<_>>(), ["1923-09-01", "1923-11"]);
/// assert_eq!(&found[1].sentence[found[1].words.clone()], "November");
/// ```
pub fn timeline(document: &Document) -> Vec<Entry> {
    let paragraphs = paragraphs(document);
    let written: Vec<Written<'_>> =
        paragraphs.iter().filter_map(|paragraph| Written::of(paragraph, &document.language)).collect();
    let mut reader = Reader {
        calendar: Calendar::of(&document.language),
        main: main_year(&written),
        titles: sections(document).into_iter().map(|section| (section.id, section.title)).collect(),
        section: None,
        context: Context::default(),
    };
    written.iter().flat_map(|written| reader.entries(written)).collect()
}

/// A paragraph with what it writes of dates.
struct Written<'d> {
    paragraph: &'d Paragraph<'d>,
    text: String,
    mentions: Vec<Mention>,
}

impl<'d> Written<'d> {
    /// A paragraph, where it gives a date.
    fn of(paragraph: &'d Paragraph<'d>, language: &Language) -> Option<Self> {
        let text = Flat::of(paragraph.run).text;
        let mentions = Calendar::of(language).find(&text);
        (!mentions.is_empty()).then_some(Self { paragraph, text, mentions })
    }
}

/// The year in the middle of those that a text writes.
fn main_year(written: &[Written<'_>]) -> Option<u16> {
    let mut years: Vec<u16> =
        written.iter().flat_map(|written| &written.mentions).filter_map(|mention| mention.first.year).collect();
    years.sort_unstable();
    years.get(years.len().saturating_sub(1) / 2).copied()
}

struct Reader<'d> {
    calendar: &'static Calendar,
    main: Option<u16>,
    /// The titles of the sections by their ids.
    titles: HashMap<String, String>,
    section: Option<&'d str>,
    context: Context,
}

impl<'d> Reader<'d> {
    /// The entries of a paragraph: the same date once in a sentence.
    fn entries(&mut self, written: &Written<'d>) -> Vec<Entry> {
        self.enter(written.paragraph.section);
        let main = self.main;
        let far = |context: &Context| main.zip(context.year).is_some_and(|(main, year)| main.abs_diff(year) > FAR);
        let mut near = self.context;
        let mut found = Vec::new();
        let mut mentions = &written.mentions[..];
        for range in sentences(&written.text) {
            let count = mentions.iter().take_while(|mention| mention.range.start < range.end).count();
            let (own, rest) = mentions.split_at(count);
            mentions = rest;
            let sentence = Sentence { written, range };
            let mut seen = HashSet::new();
            let dates = sentence.dates(own, self.calendar, &mut self.context);
            found
                .extend(dates.iter().filter(|dated| seen.insert(dated.date)).filter_map(|dated| sentence.entry(dated)));
            near = if far(&self.context) { near } else { self.context };
        }
        // A paragraph that ends with a book or a memorial does not take the next one along.
        self.context = near;
        found
    }

    /// Begins a paragraph. Where it begins a section, the title can say what time that is about.
    fn enter(&mut self, section: Option<&'d str>) {
        self.context.enter_paragraph();
        if section == self.section {
            return;
        }
        self.section = section;
        // Notes speak of the time of what they are notes to.
        self.context = section.map_or_else(Context::default, |_| self.context);
        self.context.enter_section();
        let title = section.and_then(|section| self.titles.get(section));
        if let Some(title) = title {
            let dates = self.calendar.settle(title, &self.calendar.find(title), &mut self.context.clone());
            self.context = dates.first().map_or(self.context, |first| Context::of(first.date));
        }
    }
}

/// How long a sentence may be, in bytes: what is longer is none, and each of its dates would keep all of it.
const LONGEST: usize = 3000;

struct Sentence<'w, 'd> {
    written: &'w Written<'d>,
    range: Range<usize>,
}

impl Sentence<'_, '_> {
    fn text(&self) -> &str {
        &self.written.text[self.range.clone()]
    }

    /// The dates, in bytes of the sentence.
    fn dates(&self, mentions: &[Mention], calendar: &Calendar, context: &mut Context) -> Vec<Dated> {
        let start = self.range.start;
        let inside =
            |mention: &&Mention| self.range.start <= mention.range.start && mention.range.end <= self.range.end;
        let own = mentions.iter().filter(inside).map(|mention| {
            let range = mention.range.start - start..mention.range.end - start;
            Mention { range, ..mention.clone() }
        });
        calendar.settle(self.text(), &own.collect::<Vec<_>>(), context)
    }

    /// The part of the sentence that is kept for a date: all of it, but where that is too long for a sentence.
    fn around(&self, words: &Range<usize>) -> Range<usize> {
        let text = self.text();
        if text.len() <= LONGEST {
            return 0..text.len();
        }
        let start = text.floor_char_boundary(words.start.saturating_sub(LONGEST / 2));
        start..text.ceil_char_boundary((words.end + LONGEST / 2).min(text.len()))
    }

    fn entry(&self, dated: &Dated) -> Option<Entry> {
        let paragraph = self.written.paragraph;
        let in_text = self.range.start + dated.range.start..self.range.start + dated.range.end;
        let shown = self.around(&dated.range);
        Some(Entry {
            date: dated.date,
            end: dated.end,
            section: paragraph.section.unwrap_or_default().to_owned(),
            paragraph: paragraph.id.clone(),
            sentence: self.text()[shown.clone()].to_owned(),
            words: dated.range.start - shown.start..dated.range.end - shown.start,
            span: span_of(paragraph.run, in_text)?,
        })
    }
}
