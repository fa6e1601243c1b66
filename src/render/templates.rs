//! Templates: the program's, and the site's own over them.
//!
//! The program's templates stand under [`BUILT_IN`]: `edition.html` is the site's own where it has one, and else
//! `hexapla/edition.html`, which a template of the site can extend to change a block of it. What the program's templates
//! extend and include is looked for in the same way, so that a site's `base.html` is that of all pages.

mod fault;
mod names;
mod question;
mod shape;
mod shelf;

pub use shelf::{OwnTemplate, misplaced};

use super::html::escape;
use super::strings::StringTable;
use crate::base::{Diagnostic, Language};
use fluent_bundle::{FluentArgs, FluentValue};
use question::Questions;
use serde::Serialize;
use shelf::Shelf;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// The folder, among templates, that the program's own stand in.
pub const BUILT_IN: &str = "hexapla/";

/// Templates and strings, ready for each language of a site.
pub struct Library {
    /// The interface strings.
    pub strings: Arc<StringTable>,
    shelf: Shelf,
    questions: Questions,
    by_language: BTreeMap<String, Tera>,
}

impl Library {
    /// Makes templates ready for some languages.
    ///
    /// # Errors
    /// Diagnostics for templates that do not parse, and for those that name filters, blocks, components or templates that
    /// there are not.
    pub fn load(languages: &[Language], own: &[OwnTemplate], strings: StringTable) -> Result<Self, Vec<Diagnostic>> {
        let strings = Arc::new(strings);
        let shelf = Shelf::new(own)?;
        unreadable(own, &shelf)?;
        let mut by_language = BTreeMap::new();
        for language in languages {
            let tera = instance(language, &shelf, &strings).map_err(|error| fault::loading(&shelf, &error))?;
            by_language.insert(language.to_string(), tera);
        }
        let questions = Questions::new(&shelf);
        Ok(Self { strings, shelf, questions, by_language })
    }

    /// Renders a template for a page in a language.
    ///
    /// # Errors
    /// A diagnostic that says where in which template what is wrong, and what names there are. A field that a template of the
    /// site asks for and that there is not is wrong as well.
    pub fn render(&self, language: &Language, template: &str, view: &impl Serialize) -> Result<String, Diagnostic> {
        let Some(tera) = self.by_language.get(language.as_str()) else {
            return Err(Diagnostic::error("no-language", format!("the site has no language {language}")));
        };
        let variables = || serde_json::to_value(view).unwrap_or_default();
        let fault = |error| fault::rendering(&self.shelf, template, &variables(), &error);
        let context = Context::from_serialize(view).map_err(fault)?;
        let page = tera.render(template, &context).map_err(fault)?;
        let vain = self.questions.vain(template, &context);
        vain.and_then(|question| fault::vain(&self.shelf, question, &variables())).map_or(Ok(page), Err)
    }
}

/// Each of a site's templates by itself: the engine would stop at the first that it cannot read.
fn unreadable(own: &[OwnTemplate], shelf: &Shelf) -> Result<(), Vec<Diagnostic>> {
    let read = own.iter().map(|own| Tera::new().add_raw_template(&own.name, own.source.text()));
    let errors = read.filter_map(Result::err).filter(|error| matches!(error.kind(), ErrorKind::SyntaxError(_)));
    let errors: Vec<Diagnostic> = errors.flat_map(|error| fault::loading(shelf, &error)).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn instance(language: &Language, shelf: &Shelf, strings: &Arc<StringTable>) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    // One way to escape for all of a page: the engine's own lets control characters through.
    tera.set_escape_fn(|text, out| out.write_all(escape(text).as_bytes()));
    let (table, tongue) = (Arc::clone(strings), language.clone());
    tera.register_function("t", move |arguments: Kwargs, _: &State| translate(&table, &tongue, &arguments));
    tera.set_fallback_prefixes([BUILT_IN])?;
    tera.add_raw_templates(shelf.iter().map(|(name, source)| (name, source.text())))?;
    Ok(tera)
}

/// The template function `t(key="…", name=value)`.
fn translate(table: &StringTable, language: &Language, arguments: &Kwargs) -> tera::TeraResult<String> {
    let key: String = arguments.must_get("key")?;
    let mut given = FluentArgs::new();
    for (name, value) in arguments.iter() {
        given.set(name.to_string(), fluent(value));
    }
    table.find(language, &key, &given).ok_or_else(|| tera::Error::message(format!("Unknown string `{key}`")))
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match (value.as_str(), value.as_f64()) {
        (Some(text), _) => FluentValue::from(text.to_owned()),
        (None, Some(number)) => FluentValue::from(number),
        (None, None) => FluentValue::from(value.to_string()),
    }
}
