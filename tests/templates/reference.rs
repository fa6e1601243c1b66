//! The reference in `docs/templates.md`, made from what it describes: the comments at the top of templates and before
//! components, and the structures that templates are given.

use super::views::{Key, Shape, Views};
use hexapla::render::assets::TEMPLATES;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// The templates of pages and what they are given.
pub const PAGES: &[(&str, &str)] = &[
    ("beside.html", "BesidePage"),
    ("casualties.html", "CasualtiesPage"),
    ("edition.html", "EditionPage"),
    ("home.html", "HomePage"),
    ("language.html", "LanguagePage"),
    ("missing.html", "PlainPage"),
    ("provenance.html", "ProvenancePage"),
    ("search.html", "SearchPage"),
    ("sections.html", "IndexPage"),
    ("term.html", "TermPage"),
    ("terms.html", "IndexPage"),
    ("timeline.html", "TimelinePage"),
];

/// What all pages are given.
const COMMON: &str = "Common";

/// What a template says of itself.
pub struct Head {
    /// What it is for.
    pub what: String,
    /// Its blocks and what they hold.
    pub blocks: Vec<(String, String)>,
}

/// The comment at the top of a template.
pub fn head(text: &str) -> Head {
    let comment = text.strip_prefix("{#-").and_then(|rest| rest.split_once("-#}")).map_or("", |(comment, _)| comment);
    let (what, blocks) = comment.split_once("\nBlocks:\n").unwrap_or((comment, ""));
    let blocks = blocks.lines().filter_map(|line| line.trim().split_once(": "));
    Head {
        what: what.split_whitespace().collect::<Vec<_>>().join(" "),
        blocks: blocks.map(|(name, what)| (name.to_owned(), what.to_owned())).collect(),
    }
}

/// The names of the blocks in a template, in their order.
pub fn blocks(text: &str) -> Vec<String> {
    let block = Regex::new(r"\{%-? *block (\w+)").unwrap();
    block.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

/// Components: their names with their arguments, and what they are.
fn components(text: &str) -> Vec<(String, String)> {
    let component = Regex::new(r"(?s)\{#- ((?:[^#]|#[^}])*?) -#\}\n\{% component (\w+\([^%]*\)) -?%\}").unwrap();
    component.captures_iter(text).map(|found| (found[2].to_owned(), found[1].to_owned())).collect()
}

/// Writes the reference.
struct Writer<'a> {
    views: &'a Views,
    out: String,
    mentioned: BTreeSet<Key>,
}

/// The reference, as Markdown.
pub fn reference(views: &Views) -> String {
    written(views).out
}

/// The structures that the reference describes.
pub fn mentioned(views: &Views) -> BTreeSet<Key> {
    written(views).mentioned
}

fn written(views: &Views) -> Writer<'_> {
    let mut writer = Writer { views, out: String::new(), mentioned: BTreeSet::new() };
    let templates: BTreeMap<&str, &str> = TEMPLATES.iter().copied().collect();
    writer.out.push_str("## Templates of pages\n\n");
    writer.template("base.html", templates["base.html"], &views.page(COMMON));
    for (name, view) in PAGES {
        writer.template(name, templates[name], &views.page(view));
    }
    writer.parts(&templates);
    writer.components(&templates);
    writer.types();
    writer
}

impl Writer<'_> {
    fn template(&mut self, name: &str, text: &str, view: &Key) {
        let Head { what, blocks } = head(text);
        self.out.push_str(&format!("### `{name}`\n\n{what}\n\n| Block | What it holds |\n|---|---|\n"));
        for (name, what) in blocks {
            self.out.push_str(&format!("| `{name}` | {what} |\n"));
        }
        self.out.push('\n');
        if self.views.0[view].fields.is_empty() {
            self.out.push_str("Variables: those of `base.html`.\n\n");
            return;
        }
        let more = if name == "base.html" { "" } else { ", besides those of `base.html`" };
        self.out.push_str(&format!("Variables{more}:\n\n"));
        self.table(view, "Variable");
    }

    /// The fields that a structure has of its own.
    fn table(&mut self, key: &Key, what: &str) {
        let views = self.views;
        self.out.push_str(&format!("| {what} | Type | What it is |\n|---|---|---|\n"));
        let view = &views.0[key];
        for field in &view.fields {
            let shape = views.shape(&key.0, view.open.as_deref(), &field.kind);
            let kind = self.kind(&shape);
            self.out.push_str(&format!("| `{}` | {kind} | {} |\n", field.name, field.doc));
        }
        self.out.push('\n');
    }

    fn kind(&mut self, shape: &Shape) -> String {
        match shape {
            Shape::Text => "text".to_owned(),
            Shape::Number => "number".to_owned(),
            Shape::Truth => "true or false".to_owned(),
            Shape::Maybe(inner) => format!("{} or nothing", self.kind(inner)),
            Shape::List(inner) => format!("list of {}", self.kind(inner)),
            Shape::Open => "what it is of".to_owned(),
            Shape::View(key, None) => self.link(key),
            Shape::View(key, Some(argument)) => {
                let (own, argument) = (self.link(key), self.kind(argument));
                format!("{own} of {argument}")
            }
        }
    }

    fn link(&mut self, key: &Key) -> String {
        self.mentioned.insert(key.clone());
        let title = self.title(key);
        format!("[{title}](#{})", title.to_lowercase().replace(' ', "-"))
    }

    /// The name of a structure, with that of its room where another has the same.
    fn title(&self, (file, name): &Key) -> String {
        let same = self.views.0.keys().filter(|(_, other)| other == name).count();
        let room = file.split('/').next().unwrap_or_default();
        if same > 1 { format!("{name} of {room}") } else { name.clone() }
    }

    fn parts(&mut self, templates: &BTreeMap<&str, &str>) {
        self.out.push_str("## Parts that pages include\n\nThey have the variables of the page that includes them.\n\n");
        self.out.push_str("| Template | What it is |\n|---|---|\n");
        let page = |name: &str| name == "base.html" || PAGES.iter().any(|(page, _)| *page == name);
        for (name, text) in templates.iter().filter(|(name, text)| !page(name) && !text.contains("{% component ")) {
            self.out.push_str(&format!("| `{name}` | {} |\n", head(text).what));
        }
        self.out.push('\n');
    }

    fn components(&mut self, templates: &BTreeMap<&str, &str>) {
        self.out
            .push_str("## Components\n\nEvery template can call them: `{{ <section_list items={contents} /> }}`.\n\n");
        self.out.push_str("| Component | Of | What it is |\n|---|---|---|\n");
        for (name, text) in templates {
            for (call, what) in components(text) {
                self.out.push_str(&format!("| `{call}` | `{name}` | {what} |\n"));
            }
        }
        self.out.push('\n');
    }

    /// The structures that were mentioned, and those that these mention.
    fn types(&mut self) {
        self.out.push_str("## Types\n\n");
        let mut described: BTreeMap<String, String> = BTreeMap::new();
        while let Some(key) = self.mentioned.iter().find(|key| !described.contains_key(&self.title(key))).cloned() {
            let title = self.title(&key);
            let before = std::mem::take(&mut self.out);
            self.out = format!("### {title}\n\n{}", self.views.0[&key].doc);
            let also: Vec<Key> =
                self.views.0[&key].also.iter().filter_map(|name| self.views.find(&key.0, name)).collect();
            for also in also {
                let link = self.link(&also);
                self.out.push_str(&format!(" It has the fields of {link} as well."));
            }
            self.out.push_str("\n\n");
            self.table(&key, "Field");
            described.insert(title, std::mem::replace(&mut self.out, before));
        }
        self.out.extend(described.into_values());
    }
}
