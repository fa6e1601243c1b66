//! How to cite an edition, or a part of it.
//!
//! Three styles: APA as for pages of a website (Publication Manual, 7th ed., 10.16), BibTeX, and CSL-JSON as reference
//! managers read it (Citation Style Language 1.0.2, `csl-data.json`).

use super::feeds::calendar_date;
use super::view::Citation;
use super::{EditionText, Site};
use serde_json::{Value, json};

/// Stands for the title of a section in a citation that a script completes.
const PART: &str = "HXTITLE";
/// Stands for its address.
const PLACE: &str = "HXADDRESS";

/// What is cited.
struct Reference {
    /// What tells it from all other editions of the site.
    key: String,
    title: String,
    /// The edition and its revision, as readers see them.
    version: String,
    author: Option<String>,
    date: Option<String>,
    site: String,
    language: String,
    address: Option<String>,
}

/// A section, as the part of what is cited.
struct Part<'a> {
    title: &'a str,
    address: &'a str,
}

/// The citations of an edition, and of a section of it.
pub fn citations(site: &Site<'_>, text: &EditionText<'_>) -> Vec<Citation> {
    let reference = Reference::of(site, text);
    let part = Part { title: PART, address: PLACE };
    let styles: [(&str, &str, Style); 3] =
        [("apa", "APA", apa), ("bibtex", "BibTeX", bibtex), ("csl", "CSL-JSON", csl)];
    styles
        .map(|(id, style, write)| Citation {
            id,
            style,
            text: write(&reference, None),
            part: write(&reference, Some(&part)),
        })
        .into()
}

type Style = fn(&Reference, Option<&Part<'_>>) -> String;

impl Reference {
    fn of(site: &Site<'_>, text: &EditionText<'_>) -> Self {
        let (edition, metadata) = (text.edition, &text.document.metadata);
        let label = site.label(edition);
        Self {
            key: [&edition.work, edition.language.as_str(), &edition.id].join("-"),
            title: edition.title.clone(),
            version: metadata.revision.as_ref().map_or(label.clone(), |revision| format!("{label}, {revision}")),
            author: metadata.author.clone().or_else(|| site.config.publisher.clone()),
            date: metadata.date.clone(),
            site: site.title(&edition.language),
            language: edition.language.to_string(),
            address: site.canonical(&edition.page()),
        }
    }

    /// Year, month and day, where the date is one of the calendar.
    fn day(&self) -> Option<[u32; 3]> {
        let mut numbers = calendar_date(self.date.as_deref()?)?.split('-').filter_map(|number| number.parse().ok());
        Some([numbers.next()?, numbers.next()?, numbers.next()?])
    }

    fn address(&self, part: Option<&Part<'_>>) -> Option<String> {
        part.map_or_else(|| self.address.clone(), |part| Some(part.address.to_owned()))
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month from 1 to 12.
fn month_name(month: u32) -> &'static str {
    MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or_default()
}

/// `Author. (2024, May 1). Section. In Title [edition]. Site. Address`, and without an author the title first.
fn apa(reference: &Reference, part: Option<&Part<'_>>) -> String {
    let date = match (reference.day(), &reference.date) {
        (Some([year, month, day]), _) => format!("{year}, {} {day}", month_name(month)),
        (None, Some(date)) => date.clone(),
        (None, None) => "n.d.".to_owned(),
    };
    let title = format!("{} [{}]", reference.title, reference.version);
    let titles = part.map_or(title.clone(), |part| format!("{}. In {title}", part.title));
    let beginning = match &reference.author {
        Some(author) => format!("{}. ({date}). {titles}.", author.trim_end_matches('.')),
        None => format!("{titles}. ({date})."),
    };
    let address = reference.address(part).map_or(String::new(), |address| format!(" {address}"));
    format!("{beginning} {}.{address}", reference.site)
}

/// An entry that BibTeX and biblatex read: `misc`, or `incollection` for a section.
fn bibtex(reference: &Reference, part: Option<&Part<'_>>) -> String {
    let title = format!("{{{}}}", tex(&reference.title));
    let site = tex(&reference.site);
    let day = reference.day();
    let year = day.map(|[year, ..]| year.to_string()).or_else(|| reference.date.as_deref().map(tex));
    let (kind, titles) = match part {
        None => ("misc", [("title", title), ("howpublished", site)].to_vec()),
        Some(part) => (
            "incollection",
            [("title", format!("{{{}}}", part.title)), ("booktitle", title), ("publisher", site)].to_vec(),
        ),
    };
    let titles = titles.into_iter().map(|(name, value)| (name, Some(value)));
    let others = [
        ("author", reference.author.as_ref().map(|author| format!("{{{}}}", tex(author)))),
        ("year", year),
        ("note", Some(tex(&reference.version))),
        ("language", Some(reference.language.clone())),
        ("url", reference.address(part)),
    ];
    let line = |(name, value): (&str, Option<String>)| Some(format!("  {name} = {{{}}},\n", value?));
    let mut lines: String = titles.chain(others).filter_map(line).collect();
    // The months are macros, which each style of BibTeX writes in its own way.
    let macro_name =
        |[_, month, _]: [u32; 3]| month_name(month).to_ascii_lowercase().chars().take(3).collect::<String>();
    lines.extend(day.map(macro_name).map(|month| format!("  month = {month},\n")));
    format!("@{kind}{{{},\n{lines}}}", reference.key)
}

/// A text with what TeX would take for commands written out.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// An array with one item: a web page, or a chapter for a section.
fn csl(reference: &Reference, part: Option<&Part<'_>>) -> String {
    let mut item = match part {
        None => json!({"type": "webpage", "title": reference.title, "container-title": reference.site}),
        Some(part) => json!({
            "type": "chapter", "title": part.title, "container-title": reference.title, "publisher": reference.site,
        }),
    };
    let issued = match (reference.day(), &reference.date) {
        (Some(day), _) => Some(json!({"date-parts": [day]})),
        (None, date) => date.as_ref().map(|date| json!({"literal": date})),
    };
    let fields = [
        ("id", Some(Value::from(reference.key.clone()))),
        ("author", reference.author.as_ref().map(|author| json!([{"literal": author}]))),
        ("issued", issued),
        ("version", Some(reference.version.clone().into())),
        ("language", Some(reference.language.clone().into())),
        ("URL", reference.address(part).map(Value::from)),
    ];
    if let Some(item) = item.as_object_mut() {
        item.extend(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    format!("{:#}", Value::from(vec![item]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference() -> Reference {
        Reference {
            key: "harbour-en-current".to_owned(),
            title: "Pier & 100 % {Harbour}".to_owned(),
            version: "Current version, 12_3".to_owned(),
            author: Some("Harbour Co.".to_owned()),
            date: Some("2024-05-01T10:00:00Z".to_owned()),
            site: "Ports".to_owned(),
            language: "en".to_owned(),
            address: Some("https://example.org/en/harbour/".to_owned()),
        }
    }

    #[test]
    fn apa_names_the_author_first_and_the_section_in_its_page() {
        let mut reference = reference();
        let whole = "Harbour Co. (2024, May 1). Pier & 100 % {Harbour} [Current version, 12_3]. Ports. https://example.org/en/harbour/";
        assert_eq!(apa(&reference, None), whole);
        let part = Part { title: "Trade", address: "https://example.org/en/harbour/#trade" };
        assert!(apa(&reference, Some(&part)).contains("(2024, May 1). Trade. In Pier & 100 % {Harbour} [Current"));
        (reference.author, reference.date, reference.address) = (None, Some("about 1900".to_owned()), None);
        assert_eq!(apa(&reference, None), "Pier & 100 % {Harbour} [Current version, 12_3]. (about 1900). Ports.");
        reference.date = None;
        assert!(apa(&reference, None).contains("(n.d.)"));
    }

    #[test]
    fn bibtex_has_no_commands_that_nobody_meant() {
        let entry = bibtex(&reference(), None);
        assert!(
            entry.starts_with("@misc{harbour-en-current,\n  title = {{Pier \\& 100 \\% \\{Harbour\\}}},\n"),
            "{entry}"
        );
        assert!(entry.contains("  note = {Current version, 12\\_3},\n"), "{entry}");
        assert!(entry.ends_with("  url = {https://example.org/en/harbour/},\n  month = may,\n}"), "{entry}");
        let part = bibtex(&reference(), Some(&Part { title: PART, address: PLACE }));
        assert!(
            part.starts_with("@incollection{harbour-en-current,\n  title = {{HXTITLE}},\n  booktitle = {{Pier"),
            "{part}"
        );
    }

    #[test]
    fn csl_is_an_array_of_items_with_dates_in_parts() {
        let items: Value = serde_json::from_str(&csl(&reference(), None)).unwrap();
        assert_eq!(items[0]["issued"]["date-parts"][0], json!([2024, 5, 1]));
        assert_eq!(items[0]["author"][0]["literal"], "Harbour Co.");
        assert_eq!((&items[0]["type"], &items[0]["container-title"]), (&json!("webpage"), &json!("Ports")));
        let part = csl(&reference(), Some(&Part { title: PART, address: PLACE }));
        let items: Value = serde_json::from_str(&part).unwrap();
        assert_eq!((&items[0]["title"], &items[0]["URL"]), (&json!(PART), &json!(PLACE)));
    }
}
