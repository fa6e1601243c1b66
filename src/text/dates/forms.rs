//! The forms in which a language writes dates, from data to one pattern.

use super::Date;
use super::numbers::{is_numeral, number};
use crate::base::Language;
use crate::text::Lexicon;
use regex::{Captures, Match, Regex};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// How a language writes dates.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DateWords {
    /// The names of the months, where they are not numbered: the whole one, then short ones.
    pub months: Vec<Vec<String>>,
    /// Names of eras, with the year before their first.
    pub eras: BTreeMap<String, i32>,
    /// Regular expressions, the first that fits being taken. `{year}`, `{month}`, `{day}` and `{era}` stand for a number or
    /// name, `{number}` for the year of an era, `{until-year}`, `{until-month}` and `{until-day}` for the end of a range. A
    /// group `date` is what the words of the date are, where that is not all; with a group `next` it is the year after that
    /// of the date before; where a group that begins with `no` matches, it is no date.
    pub forms: Vec<String>,
    /// What stands between the two dates of a range.
    pub until: Vec<String>,
    /// How dates are written; as ISO 8601 does where it is not said.
    pub write: Option<Write>,
}

/// How dates are written: `{Y}`, `{M}` and `{D}` are year, month and day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Write {
    /// A year.
    pub year: String,
    /// A month of a year.
    pub month: String,
    /// A day of a month of a year.
    pub day: String,
    /// A month, where the year is known.
    pub month_alone: String,
    /// A day of a month, where the year is known.
    pub day_alone: String,
}

/// The dates of one language.
#[derive(Debug)]
pub struct Calendar {
    words: &'static DateWords,
    /// All forms as one pattern; the names of its groups end with a point and the number of the form.
    pattern: Option<Regex>,
}

/// A date as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words, in bytes of the text.
    pub range: Range<usize>,
    /// What is written of it, or of its beginning.
    pub first: Partial,
    /// What is written of its end.
    pub last: Option<Partial>,
    /// Whether it is in the year after that of the date before it.
    pub next_year: bool,
}

/// What is written of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Partial {
    /// The year.
    pub year: Option<u16>,
    /// The month.
    pub month: Option<u8>,
    /// The day.
    pub day: Option<u8>,
    /// Whether the year stands behind the month.
    pub year_behind: bool,
}

static CALENDARS: LazyLock<Vec<(&'static str, Calendar)>> = LazyLock::new(|| {
    Lexicon::all().iter().map(|lexicon| (lexicon.tag.as_str(), Calendar::new(&lexicon.dates))).collect()
});
static NO_WORDS: LazyLock<DateWords> = LazyLock::new(DateWords::default);
static NONE: LazyLock<Calendar> = LazyLock::new(|| Calendar::new(&NO_WORDS));

/// Numbers of years and of eras' years, months and days.
const YEAR: &str = "[0-9０-９]{4}|[〇零○一二三四五六七八九]{4}";
const NUMBER: &str = "[0-9０-９]{1,4}|[元一二三四五六七八九十]{1,3}";
const MONTH: &str = "1[0-2]|0?[1-9]|１[０-２]|０?[１-９]|十[一二]?|[一二三四五六七八九]";
const DAY: &str = "3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２][０-９]|０?[１-９]|[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九]";

impl Calendar {
    fn new(words: &'static DateWords) -> Self {
        let forms = words.forms.iter().enumerate().map(|(at, form)| form_of(form, at, words));
        let all = forms.collect::<Vec<_>>().join("|");
        Self { pattern: Regex::new(&all).ok().filter(|_| !all.is_empty()), words }
    }

    /// The calendar of a language. One without data knows no dates, and writes them as ISO 8601 does.
    pub fn of(language: &Language) -> &'static Self {
        let find = |tag: &str| CALENDARS.iter().find(|(own, _)| *own == tag).map(|(_, calendar)| calendar);
        language.fallbacks().find_map(find).unwrap_or(&NONE)
    }

    /// The dates that are written in a text, in its order; they do not overlap.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let Some(pattern) = &self.pattern else { return Vec::new() };
        pattern.captures_iter(text).filter_map(|captures| self.mention(text, pattern, &captures)).collect()
    }

    /// The names of the groups of the forms.
    #[cfg(test)]
    pub(super) fn groups(&self) -> Option<impl Iterator<Item = &str>> {
        self.pattern.as_ref().map(|pattern| pattern.capture_names().flatten())
    }

    fn mention(&self, text: &str, pattern: &Regex, captures: &Captures<'_>) -> Option<Mention> {
        let whole = captures.get(0)?;
        let mut mention = Mention { range: whole.range(), first: Partial::default(), last: None, next_year: false };
        let mut base = 0;
        let mut last = Partial::default();
        for (name, found) in pattern.capture_names().zip(captures.iter()) {
            let (Some(name), Some(found)) = (name, found) else { continue };
            match name.split('.').next().unwrap_or_default() {
                "date" => mention.range = found.range(),
                "era" => base = self.words.eras.get(found.as_str()).copied().unwrap_or_default(),
                "next" => mention.next_year = true,
                "until_year" => last.year = self.last_year(&mention.first, found),
                "until_month" => last.month = Some(self.month(found.as_str())?),
                "until_day" => last.day = number(found.as_str()).and_then(|day| u8::try_from(day).ok()),
                "month" => mention.first.month = Some(self.month(found.as_str())?),
                "day" => mention.first.day = Some(u8::try_from(number(found.as_str())?).ok()?),
                "year" => {
                    mention.first.year_behind = mention.first.month.is_some();
                    mention.first.year = Some(number(found.as_str())?);
                }
                name if name.starts_with("no") => return None,
                _ => {}
            }
        }
        let year = mention.first.year.map(|year| u16::try_from(i32::from(year) + base).ok());
        mention.first.year = year.flatten();
        mention.last = (last != Partial::default()).then_some(last);
        (year.is_none_or(|year| year.is_some()) && stands_alone(text, &whole.range())).then_some(mention)
    }

    /// The year that a range ends with; `53` of `1950–53` is in the same century.
    fn last_year(&self, first: &Partial, found: Match<'_>) -> Option<u16> {
        let value = number(found.as_str())?;
        let century = first.year.map_or(0, |year| year / 100 * 100);
        Some(if found.as_str().chars().count() == 2 { century + value } else { value })
    }

    /// The number of a month.
    fn month(&self, word: &str) -> Option<u8> {
        let named = self.words.months.iter().position(|names| names.iter().any(|name| name == word));
        let month = named.map_or_else(|| number(word), |at| u16::try_from(at + 1).ok())?;
        u8::try_from(month).ok().filter(|month| (1..=12).contains(month))
    }

    /// The names of the months, where they are not numbered.
    pub fn months(&self) -> impl Iterator<Item = &str> {
        self.words.months.iter().filter_map(|names| names.first()).map(String::as_str)
    }

    /// What stands between the dates of a range.
    pub(super) fn joins(&self, between: &str) -> bool {
        self.words.until.iter().any(|word| between.trim() == word)
    }

    /// A date as the language writes it.
    ///
    /// ```
    /// use hexapla::{base::Language, text::dates::{Calendar, Date}};
    /// let day = Date::new(1923, Some(9), Some(1)).unwrap();
    /// assert_eq!(Calendar::of(&"en".parse::<Language>().unwrap()).write(day), "1 September 1923");
    /// assert_eq!(Calendar::of(&"ko".parse::<Language>().unwrap()).write(day), "1923년 9월 1일");
    /// ```
    pub fn write(&self, date: Date) -> String {
        let write = self.words.write.as_ref();
        write.map_or_else(|| date.to_string(), |write| self.fill(date, [&write.year, &write.month, &write.day]))
    }

    /// A month or day without its year; of a year, the year.
    pub fn write_in_year(&self, date: Date) -> String {
        let Some(write) = &self.words.write else { return date.to_string() };
        self.fill(date, [&write.year, &write.month_alone, &write.day_alone])
    }

    /// The shortest that a month or year can be written where what is around it says which: `Sep`, `9`, `1923`.
    pub fn short(&self, date: Date) -> String {
        let Some(month) = date.month else { return date.year.to_string() };
        let names = self.words.months.get(usize::from(month).saturating_sub(1));
        let shortest = names.and_then(|names| names.get(1).or(names.first()));
        shortest.map_or_else(|| month.to_string(), |name| name.trim_end_matches('.').to_owned())
    }

    fn fill(&self, date: Date, [year, month, day]: [&String; 3]) -> String {
        let form = match (date.month, date.day) {
            (None, _) => year,
            (Some(_), None) => month,
            (Some(_), Some(_)) => day,
        };
        let month = date.month.map(|month| {
            let names = self.words.months.get(usize::from(month).saturating_sub(1));
            names.and_then(|names| names.first()).cloned().unwrap_or_else(|| month.to_string())
        });
        let day = date.day.map(|day| day.to_string());
        let form = form.replace("{Y}", &date.year.to_string());
        form.replace("{M}", &month.unwrap_or_default()).replace("{D}", &day.unwrap_or_default())
    }
}

/// A form as a regular expression whose groups have the number of the form in their names.
fn form_of(form: &str, at: usize, words: &DateWords) -> String {
    let any = |names: &mut dyn Iterator<Item = &String>| {
        let mut names: Vec<String> = names.map(|name| regex::escape(name)).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.join("|")
    };
    let month = any(&mut words.months.iter().flatten());
    let month = if month.is_empty() { MONTH } else { &month };
    let era = any(&mut words.eras.keys());
    let signs = [
        ("{until-year}", "until_year", YEAR),
        ("{until-month}", "until_month", month),
        ("{until-day}", "until_day", DAY),
        ("{year}", "year", YEAR),
        ("{number}", "year", NUMBER),
        ("{month}", "month", month),
        ("{day}", "day", DAY),
        ("{era}", "era", &era),
    ];
    let form = signs
        .iter()
        .fold(form.to_owned(), |form, (sign, name, pattern)| form.replace(sign, &format!("(?P<{name}>{pattern})")));
    // Groups of several forms need names of their own: `(?P<day>` becomes `(?P<day.3>`.
    let mut parts = form.split("(?P<");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| match part.split_once('>') {
        Some((name, rest)) => format!("{out}(?P<{name}.{at}>{rest}"),
        None => out + part,
    })
}

/// Whether a date is not a part of a longer number or word.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let (before, inside, behind) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
    let word = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric() || is_numeral(a) && is_numeral(b),
        _ => false,
    };
    let separated = before.strip_suffix(['.', ',', '·', '．']).is_some_and(|rest| rest.ends_with(is_numeral));
    !(word(before.chars().next_back(), inside.chars().next())
        || word(inside.chars().next_back(), behind.chars().next())
        || separated && inside.starts_with(is_numeral))
}
