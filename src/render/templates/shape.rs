//! What a template says of itself. It is read by patterns: the engine keeps to itself what it reads.

use regex::Regex;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The names in a template.
pub(super) struct Shape<'t> {
    /// Its own.
    pub name: &'t str,
    /// The template that it extends.
    pub extends: Option<String>,
    /// The templates that it includes.
    pub includes: BTreeSet<String>,
    /// The blocks that it has.
    pub blocks: BTreeSet<String>,
    /// The components that it defines.
    pub components: BTreeSet<String>,
    called: BTreeSet<String>,
}

fn pattern(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

static COMMENT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?s)\{#.*?#\}"));
static EXTENDS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r#"\{%-?\s*extends\s+["'`]([^"'`]*)["'`]"#));
static INCLUDE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r#"\{%-?\s*include\s+["'`]([^"'`]*)["'`]"#));
static BLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\{%-?\s*block\s+(\w+)"));
static COMPONENT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\{%-?\s*component\s+([\w.]+)"));
/// Elements look the same; no component is called like one that it does not mean.
static CALL: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"<\s*([\w.]+)"));

impl<'t> Shape<'t> {
    /// Reads a template.
    pub fn of(name: &'t str, text: &str) -> Self {
        let text = match &*COMMENT {
            Some(comment) => comment.replace_all(text, ""),
            None => Cow::Borrowed(text),
        };
        let all = |pattern: &Option<Regex>| -> BTreeSet<String> {
            let found = pattern.iter().flat_map(|pattern| pattern.captures_iter(&text));
            found.filter_map(|found| Some(found.get(1)?.as_str().to_owned())).collect()
        };
        Self {
            name,
            extends: all(&EXTENDS).pop_first(),
            includes: all(&INCLUDE),
            blocks: all(&BLOCK),
            components: all(&COMPONENT),
            called: all(&CALL),
        }
    }

    /// Whether it extends or includes a template.
    pub fn uses(&self, template: &str) -> bool {
        self.extends.as_deref() == Some(template) || self.includes.contains(template)
    }

    /// Whether it calls a component.
    pub fn calls(&self, component: &str) -> bool {
        self.called.contains(component)
    }
}
