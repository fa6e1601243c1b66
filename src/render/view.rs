//! What templates are given. The names of the fields are the names of the templates' variables.

use serde::Serialize;

/// The site, on every page.
#[derive(Debug, Serialize)]
pub struct SiteView {
    /// Its title in the language of the page.
    pub title: String,
    /// The program and its version.
    pub generator: String,
    /// What leads from the page to the root of the site: `../../`, or nothing.
    pub root: String,
    /// The address of the home page in the language of the page.
    pub home: String,
    /// The address of the site's own stylesheet, `static/site.css`, where it has one.
    pub stylesheet: Option<String>,
}

/// The page itself.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// `home`, `language`, `edition`, `beside`, `provenance`, `casualties`, `terms`, `timeline`, `sections`, `search` or `missing`.
    pub kind: &'static str,
    /// The language of the interface.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The title.
    pub title: String,
    /// A sentence on what the page has.
    pub description: String,
    /// The page's own address, where the site has one.
    pub canonical: Option<String>,
    /// The same page in other languages.
    pub alternates: Vec<Alternate>,
    /// The address of the feed.
    pub feed: Option<String>,
    /// Structured data (JSON-LD), escaped for a script element.
    pub json_ld: Option<String>,
    /// Data for previews (Open Graph).
    pub og: OpenGraph,
    /// What robots are asked.
    pub robots: Option<&'static str>,
}

/// The same page in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// The language tag, or `x-default`.
    pub lang: String,
    /// The address.
    pub url: String,
}

/// Data for previews.
#[derive(Debug, Serialize)]
pub struct OpenGraph {
    /// `website` or `article`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// A sentence on what the page has.
    pub description: String,
    /// The page's own address.
    pub url: Option<String>,
    /// The language, as `ko` or `zh_Hant`.
    pub locale: String,
    /// The title of the site.
    pub site_name: String,
}

/// A language of the language switch.
#[derive(Debug, Serialize)]
pub struct LanguageView {
    /// The tag.
    pub lang: String,
    /// What the language calls itself.
    pub name: String,
    /// The address of the page in it.
    pub url: String,
    /// Whether it is the language of the page.
    pub current: bool,
    /// The sections of the page that have a counterpart there, as `id` or `id=id there`, with spaces between.
    pub sections: String,
}

/// The addresses of the indexes in the language of the page.
#[derive(Debug, Serialize)]
pub struct IndexLinks {
    /// That of terms.
    pub terms: Option<String>,
    /// That of works and sections.
    pub sections: Option<String>,
    /// The page on which readers search.
    pub search: Option<String>,
}

/// A step on the way from the home page.
#[derive(Debug, Serialize)]
pub struct Crumb {
    /// What it is called.
    pub title: String,
    /// The language of that.
    pub lang: String,
    /// The address; none for the page itself.
    pub url: Option<String>,
}

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Common {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// The language switch.
    pub languages: Vec<LanguageView>,
    /// The indexes.
    pub indexes: IndexLinks,
    /// The way from the home page.
    pub breadcrumbs: Vec<Crumb>,
}

/// A section of a contents list.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The number: `2.1`.
    pub number: String,
    /// The address.
    pub url: String,
    /// Whether no other edition has it, where the list says so.
    pub alone: bool,
    /// The sections in it.
    pub children: Vec<SectionView>,
}

/// An edition of a switch or list.
#[derive(Debug, Serialize)]
pub struct EditionLink {
    /// Its name.
    pub label: String,
    /// What its language calls itself.
    pub language_name: String,
    /// The language tag.
    pub lang: String,
    /// The address.
    pub url: String,
    /// Whether it is the one that is shown.
    pub current: bool,
    /// The sections of the page that have a counterpart in it, as `id` or `id=id there`, with spaces between.
    pub sections: String,
}

/// The page of an edition.
#[derive(Debug, Serialize)]
pub struct EditionPage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// The work.
    pub work: WorkName,
    /// The edition.
    pub edition: EditionView,
    /// The inside of the article element, as HTML.
    pub article: String,
    /// The contents list.
    pub contents: Vec<SectionView>,
    /// All editions of the work.
    pub editions: Vec<EditionLink>,
    /// The address of the provenance page.
    pub provenance: String,
    /// The address of the casualty tables, where the work has any.
    pub casualties: Option<String>,
    /// The pages that show it beside another edition.
    pub besides: Vec<BesideLink>,
    /// The address of the timeline, where the work has one.
    pub timeline: Option<String>,
    /// How to cite it.
    pub citations: Vec<Citation>,
    /// The work before this one.
    pub previous: Option<Neighbour>,
    /// The work after this one.
    pub next: Option<Neighbour>,
}

/// A work by its name.
#[derive(Debug, Serialize)]
pub struct WorkName {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The address of its page.
    pub url: String,
}

/// A neighbouring work.
#[derive(Debug, Serialize)]
pub struct Neighbour {
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
    /// The language of the title.
    pub lang: String,
}

/// What is known of an edition.
#[derive(Debug, Serialize)]
pub struct EditionView {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The title of the text.
    pub title: String,
    /// The language tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// What the language calls itself.
    pub language_name: String,
    /// The revision at the origin.
    pub revision: Option<String>,
    /// The date of the text.
    pub date: Option<String>,
    /// The licence.
    pub license: Option<String>,
    /// The address of the licence.
    pub license_url: Option<String>,
    /// Where the text was taken from.
    pub origin: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Whether it is the principal edition of its language.
    pub principal: bool,
}

/// The provenance page of a work.
#[derive(Debug, Serialize)]
pub struct ProvenancePage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// The work.
    pub work: WorkName,
    /// The editions.
    pub editions: Vec<ProvenanceView>,
}

/// Where an edition is from.
#[derive(Debug, Serialize)]
pub struct ProvenanceView {
    /// What is known of the edition; its `id` is unique on the page.
    #[serde(flatten)]
    pub edition: EditionView,
    /// The address of its page.
    pub url: String,
    /// The name of the source file.
    pub source: String,
    /// The format of the source.
    pub format: String,
    /// The SHA-256 of the source.
    pub sha256: String,
    /// Characters of the source.
    pub characters: usize,
    /// Where they went.
    pub shares: Vec<Share>,
    /// What was changed, by kind.
    pub edits: Vec<EditsView>,
    /// How to cite it.
    pub citations: Vec<Citation>,
    /// What was said of the source.
    pub diagnostics: Vec<NoticeView>,
}

/// A share of the characters of a source.
#[derive(Debug, Serialize)]
pub struct Share {
    /// What it is.
    pub label: String,
    /// As text: `62.4 %`.
    pub share: String,
    /// As a number of percent.
    pub percent: f64,
    /// `article`, `markup` or `edits`.
    pub kind: &'static str,
}

/// The edits of one kind.
#[derive(Debug, Serialize)]
pub struct EditsView {
    /// The name of the kind.
    pub kind: String,
    /// What it is called.
    pub label: String,
    /// What was done, in a sentence.
    pub description: String,
    /// How many there are.
    pub count: usize,
    /// How many characters they took out.
    pub characters: usize,
    /// Some of them.
    pub examples: Vec<Example>,
}

/// An edit with what stands around it.
#[derive(Debug, Serialize)]
pub struct Example {
    /// The line of the source.
    pub line: usize,
    /// What stands before.
    pub before: String,
    /// What was taken out.
    pub removed: String,
    /// What was put in.
    pub inserted: String,
    /// What stands after.
    pub after: String,
}

/// A citation in one style.
#[derive(Debug, Serialize)]
pub struct Citation {
    /// The id of the style: `apa`, `bibtex`, `csl`.
    pub id: &'static str,
    /// The name of the style.
    pub style: &'static str,
    /// The citation.
    pub text: String,
    /// The citation of a section, with `HXTITLE` and `HXADDRESS` for its title and address.
    pub part: String,
}

/// A diagnostic, for readers.
#[derive(Debug, Serialize)]
pub struct NoticeView {
    /// `note`, `warning` or `error`.
    pub severity: String,
    /// What is the matter.
    pub message: String,
    /// The line of the source.
    pub line: Option<usize>,
}

/// A page with nothing of its own.
#[derive(Debug, Serialize)]
pub struct PlainPage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
}

/// The way to two editions side by side.
#[derive(Debug, Serialize)]
pub struct BesideLink {
    /// What the other edition is called.
    pub name: String,
    /// The language of that.
    pub lang: String,
    /// The address.
    pub url: String,
}
