//! The names that are to be had in a template, for those who took another.

use super::BUILT_IN;
use super::shape::Shape;
use super::shelf::Shelf;
use crate::base::Diagnostic;
use crate::render::assets;
use crate::text::nearest::nearest;
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The filters of the engine.
const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// The tests of the engine.
const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "even",
    "starting_with",
    "string",
    "undefined",
];

/// The functions: the engine's, and `t`.
const FUNCTIONS: &[&str] = &["range", "super", "t", "throw"];

const DESCRIPTION: &str =
    "templates/README.md says what each is; `hexapla init . --copy templates/README.md` puts it there";

/// What a name is to be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A variable of the page, or one that the template sets.
    Variable,
    /// A field of a variable.
    Field,
    /// A filter.
    Filter,
    /// A test: `is defined`.
    Test,
    /// A function.
    Function,
    /// A component.
    Component,
    /// A template.
    Template,
    /// A block of the templates that one extends.
    Block,
    /// An interface string.
    Text,
}

impl Kind {
    /// The kind that the engine calls by some words.
    fn named(words: &str) -> Option<Self> {
        Some(match words {
            "Variable" => Self::Variable,
            "Field" => Self::Field,
            "Unknown filter" => Self::Filter,
            "Unknown test" => Self::Test,
            "Unknown function" => Self::Function,
            "Unknown component" => Self::Component,
            "Unknown template" => Self::Template,
            "Block" => Self::Block,
            "Unknown string" => Self::Text,
            _ => return None,
        })
    }

    /// What it is called.
    fn word(self) -> &'static str {
        match self {
            Self::Variable => "variable",
            Self::Field => "field",
            Self::Filter => "filter",
            Self::Test => "test",
            Self::Function => "function",
            Self::Component => "component",
            Self::Template => "template",
            Self::Block => "block",
            Self::Text => "interface string",
        }
    }

    /// The names that a template can take, as far as they do not depend on the page.
    fn known(self, shelf: &Shelf, template: &str) -> Vec<String> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        match self {
            Self::Variable | Self::Field => Vec::new(),
            Self::Filter => owned(FILTERS),
            Self::Test => owned(TESTS),
            Self::Function => owned(FUNCTIONS),
            Self::Component => sorted(shelf.shapes().into_iter().flat_map(|shape| shape.components)),
            Self::Template => templates(shelf),
            Self::Block => blocks(shelf, template),
            Self::Text => strings(),
        }
    }
}

fn sorted(names: impl IntoIterator<Item = String>) -> Vec<String> {
    names.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

fn templates(shelf: &Shelf) -> Vec<String> {
    sorted(shelf.iter().map(|(name, _)| name.strip_prefix(BUILT_IN).unwrap_or(name).to_owned()))
}

/// The keys of the program's strings, which are the same in all languages.
fn strings() -> Vec<String> {
    let lines = assets::STRINGS.first().map_or("", |(_, text)| *text).lines();
    let keys = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    sorted(keys.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())))
}

/// The blocks of the templates that one extends, directly or not.
fn blocks(shelf: &Shelf, template: &str) -> Vec<String> {
    let parents = shelf.lineage(template).into_iter().skip(1);
    let shapes = parents.filter_map(|name| Some(Shape::of(name, shelf.get(name)?.text())));
    sorted(shapes.flat_map(|shape| shape.blocks))
}

/// A name that a template takes and that there is not.
pub(super) struct Wanted {
    kind: Kind,
    /// The path to what should have it, of a field.
    parent: String,
    name: String,
    /// The names that there are.
    names: Vec<String>,
}

/// The words of the engine for a name that there is not, and the names that there are.
static UNKNOWN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?<kind>[A-Z][a-z ]+) `(?<name>[^`]*)`(?: is not defined[^:]*(?:: (?<names>.*))?)?$").ok()
});

impl Wanted {
    /// What the engine says that there is not. `parent` is what stands before it in the template.
    pub fn told(shelf: &Shelf, template: &str, message: &str, parent: &str) -> Option<Self> {
        let found = UNKNOWN.as_ref()?.captures(message)?;
        let kind = Kind::named(found.name("kind")?.as_str())?;
        let names = match found.name("names") {
            Some(names) => names.as_str().split(", ").map(str::to_owned).collect(),
            None => kind.known(shelf, template),
        };
        let parent = if kind == Kind::Field { parent.to_owned() } else { String::new() };
        Some(Self { kind, parent, name: found.name("name")?.as_str().to_owned(), names })
    }

    /// The first name of a path such as `edition.licence` that the variables of a page do not have.
    pub fn on_path(path: &str, context: &Value) -> Option<Self> {
        let mut at = context;
        let mut parent = String::new();
        for name in path.split('.') {
            let Value::Object(fields) = at else { return None };
            let Some(value) = fields.get(name) else {
                let kind = if parent.is_empty() { Kind::Variable } else { Kind::Field };
                return Some(Self { kind, parent, name: name.to_owned(), names: sorted(fields.keys().cloned()) });
            };
            at = value;
            parent = if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") };
        }
        None
    }

    /// That there is no such thing, the name that was probably meant, and all that there are.
    pub fn diagnostic(&self) -> Diagnostic {
        let Self { kind, parent, name, names } = self;
        let word = kind.word();
        let message = match kind {
            Kind::Variable => format!("there is no variable `{name}` here"),
            Kind::Field if !parent.is_empty() => format!("`{parent}` has no field `{name}`"),
            Kind::Block => format!("no template that this one extends has a block `{name}`"),
            _ => format!("there is no {word} `{name}`"),
        };
        let mut diagnostic = Diagnostic::error("template", message);
        let (prefix, plain) = name.strip_prefix(BUILT_IN).map_or(("", name.as_str()), |plain| (BUILT_IN, plain));
        if let Some(near) = nearest(plain, names.iter().map(String::as_str)) {
            let parent = if parent.is_empty() { String::new() } else { format!("{parent}.") };
            diagnostic = diagnostic.hint(format!("did you mean `{prefix}{parent}{near}`?"));
        }
        let names = names.join(", ");
        match kind {
            _ if names.is_empty() => diagnostic,
            Kind::Variable => diagnostic.hint(format!("the variables here: {names}")).hint(DESCRIPTION),
            Kind::Field if parent.is_empty() => diagnostic.hint(format!("the fields: {names}")).hint(DESCRIPTION),
            Kind::Field => diagnostic.hint(format!("the fields of `{parent}`: {names}")).hint(DESCRIPTION),
            Kind::Block => diagnostic.hint(format!("the blocks: {names}")).hint(DESCRIPTION),
            // They are some hundreds.
            Kind::Text => diagnostic.hint("a string of your own belongs into templates/strings/, one file a language"),
            _ => diagnostic.hint(format!("the {word}s: {names}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::Tera;

    /// Whether the engine takes a template.
    fn taken(template: &str) -> bool {
        let mut tera = Tera::new();
        tera.register_function("t", |_: tera::Kwargs, _: &tera::State| String::new());
        tera.add_raw_template("x.html", template).is_ok()
    }

    #[test]
    fn what_is_proposed_is_there() {
        for name in FILTERS {
            assert!(taken(&format!("{{{{ x | {name} }}}}")), "filter {name}");
        }
        for name in TESTS {
            assert!(taken(&format!("{{% if x is {name} %}}{{% endif %}}")), "test {name}");
        }
        for name in FUNCTIONS {
            assert!(taken(&format!("{{% block x %}}{{{{ {name}() }}}}{{% endblock x %}}")), "function {name}");
        }
        assert!(!taken("{{ x | lighthouse }}"));
    }

    #[test]
    fn the_first_name_that_is_not_there_is_wanted() {
        let context = serde_json::json!({ "page": { "title": "a", "lang": "en" } });
        let said = Wanted::on_path("page.tilte.x", &context).unwrap().diagnostic();
        assert_eq!(said.message, "`page` has no field `tilte`");
        assert_eq!(said.hints[..2], ["did you mean `page.title`?", "the fields of `page`: lang, title"]);
        assert!(Wanted::on_path("page.title", &context).is_none());
    }
}
