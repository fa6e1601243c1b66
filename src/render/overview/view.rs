//! What the templates of the home page and of the language pages are given.

use super::facts::Standing;
use crate::render::view::{BesideLink, Common, SectionView};
use serde::Serialize;

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomePage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// What the site holds.
    pub totals: TotalsView,
    /// The works.
    pub works: WorksView<WorkOverview>,
    /// The languages.
    pub tongues: Vec<TongueView>,
}

/// The home page of a language.
#[derive(Debug, Serialize)]
pub struct LanguagePage {
    /// What every page has.
    #[serde(flatten)]
    pub common: Common,
    /// What the site holds in the language.
    pub totals: TotalsView,
    /// The works that have an edition in the language.
    pub works: WorksView<LanguageWork>,
    /// The works that have none.
    pub elsewhere: Vec<ListedWork>,
}

/// Works: with their facts and pictures, or, where they are many, as a list.
#[derive(Debug, Serialize)]
pub struct WorksView<W> {
    /// Each with its facts; none where they are many.
    pub shown: Vec<W>,
    /// A line each; none where they are few.
    pub listed: Vec<ListedWork>,
    /// The standings that the pictures show, as `all`, `some`, `alone`; none where there is no picture.
    pub key: Vec<Standing>,
}

/// How much there is of what.
#[derive(Debug, Default, Serialize)]
pub struct TotalsView {
    /// Works.
    pub works: usize,
    /// Editions.
    pub editions: usize,
    /// Languages; of the page of a language, none are counted.
    pub languages: usize,
    /// Sections.
    pub sections: usize,
    /// Characters.
    pub characters: usize,
    /// Casualty figures.
    pub figures: usize,
    /// Terms that the texts mention.
    pub terms: usize,
}

/// A language of the site.
#[derive(Debug, Serialize)]
pub struct TongueView {
    /// The tag.
    pub lang: String,
    /// What the language calls itself.
    pub name: String,
    /// The address of its page.
    pub url: String,
    /// How many works have an edition in it.
    pub works: usize,
    /// Its indexes.
    pub indexes: Vec<IndexLink>,
}

/// The way to an index.
#[derive(Debug, Serialize)]
pub struct IndexLink {
    /// What it is called in its own language.
    pub label: String,
    /// The language of that: another where the program has no strings in its own.
    pub lang: String,
    /// The address.
    pub url: String,
}

/// A work in a line.
#[derive(Debug, Serialize)]
pub struct ListedWork {
    /// The language tag of the title.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
    /// How many editions it has in how many languages, in words.
    pub size: String,
}

/// A work in one language.
#[derive(Debug, Serialize)]
pub struct TitleView {
    /// The language tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The title.
    pub title: String,
    /// The address.
    pub url: String,
}

/// A work at a glance.
#[derive(Debug, Serialize)]
pub struct WorkOverview {
    /// The id of its heading.
    pub id: String,
    /// Its title in the language of the page, or, where it has none, in another.
    pub title: TitleView,
    /// Its titles in its other languages.
    pub titles: Vec<TitleView>,
    /// A sentence on the work in the language of the title: the editor's, or the first of the text.
    pub description: String,
    /// How many languages it has editions in.
    pub languages: usize,
    /// How many sections these have.
    pub sections: usize,
    /// How many characters.
    pub characters: usize,
    /// The dates of the editions, from the first to the last, as the language writes them.
    pub revised: Option<String>,
    /// How many casualty figures they give.
    pub figures: usize,
    /// How many losses have figures for the whole war.
    pub losses: usize,
    /// For how many of these the figures differ.
    pub disputed: usize,
    /// Their picture; nothing where none differ.
    pub disputes: Option<DisputesView>,
    /// The address of the casualty tables.
    pub casualties: Option<String>,
    /// How many dates the timeline has.
    pub dates: usize,
    /// The address of the timeline.
    pub timeline: Option<String>,
    /// How many terms the editions mention.
    pub terms: usize,
    /// The address of the provenance page.
    pub provenance: String,
    /// The editions.
    pub editions: Vec<EditionOverview>,
}

/// A work on the page of a language.
#[derive(Debug, Serialize)]
pub struct LanguageWork {
    /// What there is of it in all languages.
    #[serde(flatten)]
    pub overview: WorkOverview,
    /// The sections of its principal edition in the language.
    pub contents: Vec<SectionView>,
    /// How many these are.
    pub length: usize,
    /// Whether they are few enough to be shown at once.
    pub open: bool,
    /// The pages that show that edition beside another.
    pub besides: Vec<BesideLink>,
}

/// An edition at a glance.
#[derive(Debug, Serialize)]
pub struct EditionOverview {
    /// The id of its picture.
    pub id: String,
    /// The language tag.
    pub lang: String,
    /// What the language calls itself.
    pub language_name: String,
    /// Its name.
    pub label: String,
    /// The address.
    pub url: String,
    /// Its date, as the language of the page writes it.
    pub date: Option<String>,
    /// How many sections it has.
    pub sections: usize,
    /// How many characters.
    pub characters: usize,
    /// How many words, where its script has spaces between them.
    pub words: Option<usize>,
    /// Its sections in common and alone; nothing where the work has no other edition.
    pub picture: Option<PictureView>,
}

/// The totals of a work: those whose figures differ, and the others.
#[derive(Debug, Serialize)]
pub struct DisputesView {
    /// The width, in pixels.
    pub width: usize,
    /// The height, in pixels.
    pub height: usize,
    /// Columns of those whose figures differ, as a path of SVG.
    pub disputed: String,
    /// Columns of the others.
    pub agreed: String,
}

/// How the sections of an edition stand to other editions.
#[derive(Debug, Serialize)]
pub struct PictureView {
    /// The width of its coordinates.
    pub width: usize,
    /// The height, in pixels.
    pub height: usize,
    /// Sections by their standing, where there are any.
    pub parts: Vec<PartView>,
}

/// Sections of one standing.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// The standing.
    pub standing: Standing,
    /// How many there are.
    pub count: usize,
    /// Their cells, as a path of SVG.
    pub path: String,
}
