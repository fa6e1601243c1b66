//! Interface strings: Fluent messages, one file a language.

use super::assets;
use crate::base::{Diagnostic, Language};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::Locale;
use intl_memoizer::Memoizable;
use std::collections::BTreeMap;
use unic_langid::LanguageIdentifier;

/// The language that strings are taken from where there are none in a page's own.
pub const FALLBACK: &str = "en";

/// The interface strings of one language.
pub struct Strings {
    /// The language that they are in.
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// Writes numbers as the language does: 12,345 or 12.345.
struct Numbers(DecimalFormatter);

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        let locale: Locale = language.to_string().parse().map_err(|_| ())?;
        DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).map(Self).map_err(|_| ())
    }
}

/// The formatter of Fluent for whole numbers; others it writes itself.
fn number<M: MemoizerKind>(value: &FluentValue<'_>, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = (number.value.fract() == 0.0 && number.value.abs() < 1e15).then_some(number.value as i64)?;
    memoizer.with_try_get_threadsafe::<Numbers, _, _>((), |numbers| numbers.0.format(&whole.into()).to_string()).ok()
}

impl Strings {
    /// Reads strings; those of a site's own file come over the program's.
    ///
    /// # Errors
    /// A diagnostic where a file is not Fluent.
    fn load(tag: &str, files: &[(&str, &str)]) -> Result<Self, Diagnostic> {
        let id: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would be characters that no one wrote.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number));
        for (path, text) in files {
            let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| {
                let first = errors.first().map(ToString::to_string).unwrap_or_default();
                let before = errors.first().and_then(|error| text.get(..error.pos.start)).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                Diagnostic::error("strings-syntax", format!("these are no Fluent messages: {first}"))
                    .in_file(*path)
                    .at_position(line, 1)
                    .hint("see https://projectfluent.org/fluent/guide/")
            })?;
            bundle.add_resource_overriding(resource);
        }
        Ok(Self { language: Language::known(tag), bundle })
    }

    /// The text of a message (`key`), or of an attribute of one (`key.attribute`); nothing where there is none.
    pub fn find(&self, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        Some(self.bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
    }
}

/// The strings of all languages.
pub struct StringTable {
    languages: BTreeMap<String, Strings>,
}

impl StringTable {
    /// The program's strings with a site's own files (language tag, path, text) over them.
    ///
    /// # Errors
    /// Diagnostics for files that are not Fluent.
    pub fn load(own: &[(String, String, String)]) -> Result<Self, Vec<Diagnostic>> {
        let mut files: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for &(tag, text) in assets::STRINGS {
            files.entry(tag).or_default().push((tag, text));
        }
        for (tag, path, text) in own {
            files.entry(tag).or_default().push((path, text));
        }
        let mut errors = Vec::new();
        let mut languages = BTreeMap::new();
        for (tag, files) in files {
            match Strings::load(tag, &files) {
                Ok(strings) => {
                    languages.insert(tag.to_owned(), strings);
                }
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(Self { languages }) } else { Err(errors) }
    }

    /// The strings for a page in a language: its own, those of a more general tag, or the fallback's.
    pub fn of(&self, language: &Language) -> Option<&Strings> {
        language.fallbacks().find_map(|tag| self.languages.get(tag)).or_else(|| self.languages.get(FALLBACK))
    }

    /// A message in a language, or in the fallback language; nothing where neither has it.
    pub fn find(&self, language: &Language, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let own = self.of(language).and_then(|strings| strings.find(key, arguments));
        own.or_else(|| self.languages.get(FALLBACK)?.find(key, arguments))
    }

    /// A message in a language, or in the fallback language, or else the key itself.
    pub fn get(&self, language: &Language, key: &str, arguments: &FluentArgs<'_>) -> String {
        self.find(language, key, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// A message without arguments.
    pub fn text(&self, language: &Language, key: &str) -> String {
        self.get(language, key, &FluentArgs::new())
    }

    /// A message with arguments.
    pub fn with(&self, language: &Language, key: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
        let arguments = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.get(language, key, &arguments)
    }

    /// What a language calls itself, as far as there are strings in it; else its tag.
    pub fn language_name(&self, language: &Language) -> String {
        let own = language.fallbacks().find_map(|tag| self.languages.get(tag));
        own.and_then(|strings| strings.find("language-name", &FluentArgs::new()))
            .unwrap_or_else(|| language.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn all_languages_have_the_same_messages() {
        let keys = |text: &str| -> BTreeSet<String> {
            let lines = text.lines().filter(|line| !line.starts_with([' ', '#', '}']) && line.contains('='));
            lines.map(|line| line.split('=').next().unwrap_or_default().trim().to_owned()).collect()
        };
        let english = keys(assets::STRINGS[0].1);
        for (tag, text) in assets::STRINGS {
            let other = keys(text);
            assert_eq!(english.symmetric_difference(&other).collect::<Vec<_>>(), Vec::<&String>::new(), "{tag}");
        }
    }

    #[test]
    fn a_site_can_change_a_string_and_add_a_language() {
        let own = [
            ("en".to_owned(), "en.ftl".to_owned(), "contents-title = Sections\n".to_owned()),
            ("de".to_owned(), "de.ftl".to_owned(), "language-name = Deutsch\n".to_owned()),
        ];
        let table = StringTable::load(&own).ok().unwrap();
        assert_eq!(table.text(&Language::known("en"), "contents-title"), "Sections");
        assert_eq!(table.language_name(&Language::known("de-AT")), "Deutsch");
        assert_eq!(table.text(&Language::known("de"), "notes-title"), "Notes");
        assert!(StringTable::load(&[("en".into(), "x.ftl".into(), "= broken".into())]).is_err());
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let table = StringTable::load(&[]).ok().unwrap();
        let count = |tag: &str| table.with(&Language::known(tag), "count-characters", &[("count", 12_345.into())]);
        assert_eq!(count("en"), "12,345 characters");
        assert!(count("zh-Hant").starts_with("12,345"));
    }

    #[test]
    fn every_kind_of_edit_and_format_has_a_name() {
        let table = StringTable::load(&[]).ok().unwrap();
        let english = Language::known("en");
        for pass in crate::clean::PASSES {
            // Passes that only change structure make no edits.
            if ["bare-list", "foreign"].contains(&pass.kind.0) {
                continue;
            }
            let key = format!("edit-{}", pass.kind);
            assert_ne!(table.text(&english, &key), key);
        }
    }
}
