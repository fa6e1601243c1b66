//! What inference must know of a language, as data (one TOML file a language in `outline/data/`), and the dates of a
//! text.

use crate::base::Language;
use crate::text::dates::{Calendar, FAR, number, zero};
use regex::{Captures, Regex};
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The words, signs and dates of one language. A language without a file has the defaults: no stop words, and years
/// only.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lexicon {
    /// The tags of the languages that the file is for.
    pub tags: Vec<String>,
    /// Words that say nothing of a section's subject: no title begins or ends with them, and none goes across them.
    pub stop: HashSet<String>,
    /// Words that are no title alone but can be part of one: `government`.
    pub weak: HashSet<String>,
    /// Words that may stand inside a title but not at its ends: `of`, `の`.
    pub joiners: HashSet<String>,
    /// What is written at the end of a noun and does not belong to it (Korean *josa*).
    pub particles: Vec<String>,
    /// Ends of words that are no nouns.
    pub endings: Vec<String>,
    /// What stands between two names of a list.
    pub separator: String,
    /// What stands around the dates that follow a title.
    pub brackets: [String; 2],
    /// Whether a title begins with a capital letter.
    pub capital: bool,
    /// The names of the months, where they are not numbered: those that the calendar of the language has.
    #[serde(skip)]
    pub months: Vec<String>,
    /// Regular expressions for dates, with groups `year` and `month`; where a group that begins with `no` matches, it
    /// is not a date. `{month}` stands for any of [`months`](Self::months).
    dates: Vec<String>,
    /// How dates and ranges of dates are written.
    format: Format,
    /// The compiled `dates`.
    #[serde(skip)]
    patterns: Vec<Regex>,
}

/// How dates are written: `{Y}` and `{M}` are the first year and month, `{Z}` and `{N}` the last.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Format {
    year: String,
    years: String,
    month: String,
    months: String,
    span: String,
}

impl Default for Format {
    fn default() -> Self {
        let [year, years] = ["{Y}", "{Y}–{Z}"].map(str::to_owned);
        Self { month: year.clone(), months: year.clone(), span: years.clone(), year, years }
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        let dates = vec![r"\b(?P<year>\d{4})\b".to_owned()];
        Self {
            patterns: compile(&dates, &[]),
            dates,
            separator: ", ".to_owned(),
            brackets: [" (".to_owned(), ")".to_owned()],
            format: Format::default(),
            capital: false,
            tags: vec![],
            stop: HashSet::new(),
            weak: HashSet::new(),
            joiners: HashSet::new(),
            particles: vec![],
            endings: vec![],
            months: vec![],
        }
    }
}

/// The files. A language is added with a file and a line here.
const FILES: &[&str] = &[
    include_str!("../data/en.toml"),
    include_str!("../data/ja.toml"),
    include_str!("../data/ko.toml"),
    include_str!("../data/zh-Hans.toml"),
    include_str!("../data/zh-Hant.toml"),
];

static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| FILES.iter().filter_map(|file| parse(file)).collect());
static NONE: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

fn parse(file: &str) -> Option<Lexicon> {
    let mut lexicon: Lexicon = toml::from_str(file).ok()?;
    let language = Language::known(lexicon.tags.first().map_or("", String::as_str));
    lexicon.months = Calendar::of(&language).months().map(str::to_owned).collect();
    lexicon.patterns = compile(&lexicon.dates, &lexicon.months);
    // The longest particle is the one that is meant: 에서, not 서.
    lexicon.particles.sort_by_key(|particle| std::cmp::Reverse(particle.len()));
    Some(lexicon)
}

fn compile(dates: &[String], months: &[String]) -> Vec<Regex> {
    let any = format!("(?P<month>{})", months.join("|"));
    dates.iter().filter_map(|date| Regex::new(&date.replace("{month}", &any)).ok()).collect()
}

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Its first byte in the text of its paragraph.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// The year, where the text says it.
    pub year: Option<u16>,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The digit zero that it is written with: `0`, `٠`.
    zero: char,
}

/// A year or a month of a year, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The year.
    pub year: u16,
    /// The month, where it is known.
    pub month: Option<u8>,
    zero: char,
}

impl Moment {
    /// Months since the year 0; a year stands at its beginning.
    pub fn months(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month.unwrap_or(1)) - 1
    }
}

impl Lexicon {
    /// The data of a language; the defaults where there is no file for it.
    pub fn of(language: &Language) -> &'static Self {
        let find = |tag: &str| LEXICONS.iter().find(|lexicon| lexicon.tags.iter().any(|known| known == tag));
        language.fallbacks().find_map(find).unwrap_or(&NONE)
    }

    /// The dates in a text, in its order. Of two that overlap, the one that begins first counts, or the longer one.
    pub fn dates(&self, text: &str) -> Vec<Date> {
        let all =
            self.patterns.iter().flat_map(|pattern| pattern.captures_iter(text).map(move |found| (pattern, found)));
        let mut found: Vec<Date> = all.filter_map(|(pattern, captures)| self.date(pattern, &captures)).collect();
        found.sort_by_key(|date| (date.start, std::cmp::Reverse(date.end)));
        let mut end = 0;
        found.retain(|date| {
            let apart = date.start >= end;
            end = if apart { date.end } else { end };
            apart
        });
        found
    }

    fn date(&self, pattern: &Regex, captures: &Captures) -> Option<Date> {
        let refused = |name: &str| name.starts_with("no") && captures.name(name).is_some();
        if pattern.capture_names().flatten().any(refused) {
            return None;
        }
        let whole = captures.get(0)?;
        let (year, month) = (captures.name("year"), captures.name("month"));
        // Without the preposition, so that `in June` and `June 1901` begin at one place and the longer one counts.
        let start = [year, month].iter().flatten().map(|part| part.start()).min().unwrap_or(whole.start());
        let (year, month) = (year.map(|year| year.as_str()), month.map(|month| month.as_str()));
        let digits = year.or(month).unwrap_or_default();
        let date = Date {
            start,
            end: whole.end(),
            year: year.and_then(number),
            month: month.and_then(|month| self.month(month)),
            zero: digits.chars().next().and_then(zero).unwrap_or('0'),
        };
        let plausible =
            date.year.is_none_or(|year| (1..=2100).contains(&year)) && (date.year.is_some() || date.month.is_some());
        plausible.then_some(date)
    }

    fn month(&self, word: &str) -> Option<u8> {
        let named = self.months.iter().position(|name| name.eq_ignore_ascii_case(word)).map(|at| at + 1);
        named
            .or_else(|| number(word).map(usize::from))
            .and_then(|month| u8::try_from(month).ok())
            .filter(|m| (1..=12).contains(m))
    }

    /// A range of dates as the language writes it: one year where it is the same, one month where that is the same
    /// too.
    pub fn range(&self, first: Moment, last: Moment) -> String {
        let same_year = first.year == last.year;
        let form = match (first.month, last.month) {
            (Some(a), Some(b)) if same_year && a == b => &self.format.month,
            (Some(_), Some(_)) if same_year => &self.format.months,
            (Some(_), Some(_)) => &self.format.span,
            _ if same_year => &self.format.year,
            _ => &self.format.years,
        };
        [("{Y}", first.year), ("{Z}", last.year)]
            .iter()
            .fold(form.clone(), |text, (sign, year)| text.replace(sign, &in_digits(*year, first.zero)))
            .replace("{M}", &self.month_name(first, first.zero))
            .replace("{N}", &self.month_name(last, first.zero))
    }

    fn month_name(&self, moment: Moment, zero: char) -> String {
        let month = moment.month.unwrap_or(1);
        let name = self.months.get(usize::from(month).saturating_sub(1)).cloned();
        name.unwrap_or_else(|| in_digits(u16::from(month), zero))
    }
}

/// Gives every date its year: a month without one is in the year of the date before it, as readers take it.
pub fn resolve(dates: &[Date], year: &mut Option<u16>) -> Vec<Moment> {
    let mut moments = Vec::with_capacity(dates.len());
    for date in dates {
        let own = date.year.or(*year);
        let aside = |own: u16| date.month.is_none() && year.is_some_and(|year| year.abs_diff(own) > FAR);
        if !own.is_some_and(aside) {
            *year = own;
        }
        moments.extend(own.map(|year| Moment { year, month: date.month, zero: date.zero }));
    }
    moments
}

/// From when to when a section goes: the shortest time that holds four fifths of its dates, so that the year of a book
/// or of a memorial does not stretch it (the shortest-interval estimate of location; Rousseeuw, "Least median of
/// squares regression", 1984).
pub fn extent(mut moments: Vec<Moment>) -> Option<(Moment, Moment)> {
    moments.sort();
    if let Some(middle) = moments.get(moments.len() / 2).map(|moment| moment.year).filter(|_| moments.len() > 2) {
        moments.retain(|moment| moment.year.abs_diff(middle) <= FAR);
    }
    let held = (moments.len() * 4).div_ceil(5).max(1);
    let windows = moments.windows(held);
    let window = windows.min_by_key(|window| window[held - 1].months() - window[0].months())?;
    let (first, last) = (window[0].year, window[held - 1].year);
    if last - first >= 5 {
        // Over many years a month says nothing.
        return Some((Moment { month: None, ..window[0] }, Moment { month: None, ..window[held - 1] }));
    }
    let in_months = |year: u16| window.iter().any(|moment| moment.year == year && moment.month.is_some());
    let precise = in_months(first) && in_months(last);
    let mut ends = window.iter().filter(|moment| !precise || moment.month.is_some());
    let first = ends.next().copied()?;
    Some((first, ends.next_back().copied().unwrap_or(first)))
}

fn in_digits(number: u16, zero: char) -> String {
    let shift = |c: char| char::from_u32(zero as u32 + c as u32 - '0' as u32).unwrap_or(c);
    number.to_string().chars().map(shift).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The time that a text spans, as its language writes it.
    fn span(language: &str, text: &str) -> Option<String> {
        let lexicon = Lexicon::of(&Language::known(language));
        let (first, last) = extent(resolve(&lexicon.dates(text), &mut None))?;
        Some(lexicon.range(first, last))
    }

    #[test]
    fn every_file_is_read_and_every_pattern_compiles() {
        assert_eq!(LEXICONS.len(), FILES.len());
        for lexicon in LEXICONS.iter() {
            assert_eq!(lexicon.patterns.len(), lexicon.dates.len(), "{:?}", lexicon.tags);
        }
    }

    #[test]
    fn each_language_writes_dates_in_its_form() {
        let of = |language, text| span(language, text).unwrap_or_default();
        assert_eq!(of("zh-Hant", "1923年9月1日地震。"), "1923年9月");
        assert_eq!(of("zh-Hans", "1923年9月1日地震，11月重建。"), "1923年9月至11月");
        assert_eq!(of("ja", "１９２３年9月から1924年2月まで。"), "１９２３年９月〜１９２４年２月");
        assert_eq!(of("ja", "一九二三年十二月のこと。"), "1923年12月");
        assert_eq!(of("ko", "1923년 9월 1일에 났고 10월에 끝났다."), "1923년 9월~10월");
        assert_eq!(of("en", "On 1 September 1923 it began; in November it ended."), "September–November 1923");
        assert_eq!(of("en", "Founded in 1901, it was closed in 1903."), "1901–1903");
        assert_eq!(of("en", "From December 1901 to January 1902."), "December 1901 – January 1902");
        assert_eq!(of("ru", "Построен в 1901 году и закрыт в 1903 году."), "1901–1903");
        assert_eq!(of("ar", "بني في ١٩٠١ وأغلق في ١٩٠٣"), "١٩٠١–١٩٠٣");
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for (language, text) in [
            ("zh-Hant", "前208年、1920年代，5年之後，13月"),
            ("ko", "1920년대에 3개월 동안"),
            ("en", "She may march 2000 miles past 1450 houses."),
            ("ru", "12345 и 9999"),
            ("ja", ""),
        ] {
            assert_eq!(span(language, text), None, "{text}");
        }
    }

    #[test]
    fn a_stray_year_does_not_stretch_a_section() {
        let text = "1923年9月、1923年10月、1923年11月、1923年12月，見1999年的書";
        assert_eq!(span("zh-Hant", text).as_deref(), Some("1923年9月至12月"));
    }

    #[test]
    fn a_month_has_the_year_of_the_date_before_it() {
        let lexicon = Lexicon::of(&Language::known("ko"));
        let mut year = Some(1931);
        let moments = resolve(&lexicon.dates("5월에 왔다. 1932년에 갔다. 6월에 다시 왔다."), &mut year);
        let found: Vec<_> = moments.iter().map(|moment| (moment.year, moment.month)).collect();
        assert_eq!(found, [(1931, Some(5)), (1932, None), (1932, Some(6))]);
        assert_eq!(resolve(&lexicon.dates("5월에 왔다."), &mut None), []);
    }
}
