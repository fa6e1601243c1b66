//! All templates by their names, and those of a site that would do nothing.

use super::BUILT_IN;
use super::shape::Shape;
use crate::base::{Diagnostic, Source};
use crate::render::assets;
use crate::text::nearest::nearest;
use std::collections::BTreeMap;

/// A template of a site.
#[derive(Debug)]
pub struct OwnTemplate {
    /// Its path in `templates/`, with `/` between its parts.
    pub name: String,
    /// Its text.
    pub source: Source,
}

/// The templates of a site by their paths in `templates/`, and the program's in the folder [`BUILT_IN`].
pub(super) struct Shelf(BTreeMap<String, Source>);

impl Shelf {
    /// All templates.
    ///
    /// # Errors
    /// Diagnostics for those of the site that stand where the program's are.
    pub fn new(own: &[OwnTemplate]) -> Result<Self, Vec<Diagnostic>> {
        let taken = own.iter().filter(|own| own.name.starts_with(BUILT_IN));
        let taken: Vec<Diagnostic> = taken.map(|own| reserved(own.source.path())).collect();
        if !taken.is_empty() {
            return Err(taken);
        }
        let mut all: BTreeMap<String, Source> = BTreeMap::new();
        all.extend(assets::TEMPLATES.iter().map(|(path, text)| {
            let name = format!("{BUILT_IN}{path}");
            (name.clone(), Source::new(name, *text))
        }));
        all.extend(own.iter().map(|own| (own.name.clone(), own.source.clone())));
        Ok(Self(all))
    }

    /// The templates with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.0.iter().map(|(name, source)| (name.as_str(), source))
    }

    /// The template that a name means: the site's own, or else the program's.
    pub fn get(&self, name: &str) -> Option<&Source> {
        self.entry(name).map(|(_, source)| source)
    }

    fn entry(&self, name: &str) -> Option<(&String, &Source)> {
        self.0.get_key_value(name).or_else(|| self.0.get_key_value(&format!("{BUILT_IN}{name}")))
    }

    /// The names of a template and of those that it extends, the nearest first.
    pub fn lineage(&self, name: &str) -> Vec<&str> {
        let parent = |entry: &(&String, &Source)| self.entry(&Shape::of(entry.0, entry.1.text()).extends?);
        let line = std::iter::successors(self.entry(name), parent);
        // Templates that extend each other in a circle are an error of their own.
        line.take(self.0.len()).map(|(name, _)| name.as_str()).collect()
    }

    /// What each template says of itself.
    pub fn shapes(&self) -> Vec<Shape<'_>> {
        self.iter().map(|(name, source)| Shape::of(name, source.text())).collect()
    }
}

fn reserved(path: &str) -> Diagnostic {
    let name = BUILT_IN.trim_end_matches('/');
    Diagnostic::error("reserved-template", format!("the folder {name} stands for the program's own templates"))
        .in_file(path)
        .hint("a template that is to come over a built-in one has its name: templates/edition.html")
}

/// Templates of a site that no page has and no other template uses: mostly names that are misspelt.
pub fn misplaced(own: &[OwnTemplate]) -> Vec<Diagnostic> {
    let built_in: Vec<&str> = assets::TEMPLATES.iter().map(|(path, _)| *path).collect();
    let all = assets::TEMPLATES.iter().map(|(path, text)| (*path, *text));
    let all = all.chain(own.iter().map(|own| (own.name.as_str(), own.source.text())));
    let shapes: Vec<Shape<'_>> = all.map(|(name, text)| Shape::of(name, text)).collect();
    let useless = own.iter().filter(|own| {
        let name = own.name.as_str();
        let others = || shapes.iter().filter(|shape| shape.name != name);
        let components = shapes.iter().filter(|shape| shape.name == name).flat_map(|shape| &shape.components);
        let called = components.into_iter().any(|component| others().any(|shape| shape.calls(component)));
        !name.starts_with(BUILT_IN) && !built_in.contains(&name) && !others().any(|shape| shape.uses(name)) && !called
    });
    useless.map(|own| unused(own, &built_in)).collect()
}

fn unused(own: &OwnTemplate, built_in: &[&str]) -> Diagnostic {
    let warning =
        Diagnostic::warning("unused-template", "no page is made with this template, and no other template uses it")
            .in_file(own.source.path());
    match nearest(&own.name, built_in.iter().copied()) {
        Some(near) => warning.hint(format!("did you mean `{near}`?")),
        None => warning.hint(format!("the templates that can be replaced: {}", built_in.join(", "))),
    }
}
