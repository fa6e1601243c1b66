//! Templates: the program's, and the site's own over them.

use super::assets;
use super::strings::StringTable;
use crate::base::{Diagnostic, Language};
use fluent_bundle::{FluentArgs, FluentValue};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// Templates and strings, ready for each language of a site.
pub struct Library {
    /// The interface strings.
    pub strings: Arc<StringTable>,
    by_language: BTreeMap<String, Tera>,
}

impl Library {
    /// Makes templates ready for some languages. `own` are a site's templates: path in `templates/` and text.
    ///
    /// # Errors
    /// Diagnostics for templates that do not parse.
    pub fn load(
        languages: &[Language],
        own: &[(String, String)],
        strings: StringTable,
    ) -> Result<Self, Vec<Diagnostic>> {
        let strings = Arc::new(strings);
        let mut by_language = BTreeMap::new();
        for language in languages {
            let tera = instance(language, own, &strings).map_err(|error| vec![error])?;
            by_language.insert(language.to_string(), tera);
        }
        Ok(Self { strings, by_language })
    }

    /// Renders a template for a page in a language.
    ///
    /// # Errors
    /// A diagnostic with the template's own account of what is wrong.
    pub fn render(&self, language: &Language, template: &str, view: &impl Serialize) -> Result<String, Diagnostic> {
        let Some(tera) = self.by_language.get(language.as_str()) else {
            return Err(Diagnostic::error("no-language", format!("the site has no language {language}")));
        };
        let context = Context::from_serialize(view).map_err(|error| failure(template, &error))?;
        tera.render(template, &context).map_err(|error| failure(template, &error))
    }
}

fn instance(language: &Language, own: &[(String, String)], strings: &Arc<StringTable>) -> Result<Tera, Diagnostic> {
    let mut tera = Tera::new();
    let (table, tongue) = (Arc::clone(strings), language.clone());
    tera.register_function("t", move |arguments: Kwargs, _: &State| translate(&table, &tongue, &arguments));
    let mut templates: BTreeMap<&str, &str> = assets::TEMPLATES.iter().copied().collect();
    templates.extend(own.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    tera.add_raw_templates(templates).map_err(|error| failure("templates", &error))?;
    Ok(tera)
}

/// The template function `t(key="…", name=value)`.
fn translate(table: &StringTable, language: &Language, arguments: &Kwargs) -> tera::TeraResult<String> {
    let key: String = arguments.must_get("key")?;
    let mut given = FluentArgs::new();
    for (name, value) in arguments.iter() {
        given.set(name.to_string(), fluent(value));
    }
    Ok(table.get(language, &key, &given))
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::Number(number)) => number.as_f64().map_or(FluentValue::None, FluentValue::from),
        Ok(serde_json::Value::String(text)) => FluentValue::from(text),
        _ => FluentValue::from(value.to_string()),
    }
}

fn failure(template: &str, error: &tera::Error) -> Diagnostic {
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = if report.filename().is_empty() { template } else { report.filename() };
            (
                report.message().to_owned(),
                (name.to_owned(), Some((report.span().start_line, report.span().start_col + 1))),
            )
        }
        _ => (causes(error), (template.to_owned(), None)),
    };
    let diagnostic = Diagnostic::error("template", message)
        .in_file(format!("templates/{}", place.0))
        .hint("the variables of each template are documented in the program's own templates and in the library's `render::view`");
    match place.1 {
        Some((line, column)) => diagnostic.at_position(line, column),
        None => diagnostic,
    }
}

/// An error with what caused it, in one line.
fn causes(error: &tera::Error) -> String {
    let chain = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    chain.map(|error| error.to_string().trim().to_owned()).collect::<Vec<_>>().join(": ")
}
