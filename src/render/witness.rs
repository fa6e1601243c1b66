//! Editions as pages refer to them that compare what they say.

use super::{EditionText, Site};
use crate::base::Language;
use crate::base::path::{encode, relative};

/// An edition, as a page refers to it.
pub struct Witness<'a> {
    /// Its text.
    pub text: &'a EditionText<'a>,
    /// Its short name.
    pub badge: String,
    /// Its full name.
    pub name: String,
    /// The address of its page.
    pub url: String,
}

impl Site<'_> {
    /// The editions that have something to say, as a page of a path and language refers to them: those in the page's
    /// language first.
    pub fn witnesses<'t>(
        &self,
        path: &str,
        language: &Language,
        texts: &'t [EditionText<'t>],
        speaks: impl Fn(&EditionText<'_>) -> bool,
    ) -> Vec<Witness<'t>> {
        let mut speaking: Vec<&EditionText<'_>> = texts.iter().filter(|text| speaks(text)).collect();
        speaking.sort_by_key(|text| text.edition.language != *language);
        let alone = |text: &EditionText<'_>| {
            texts.iter().filter(|other| other.edition.language == text.edition.language).count() == 1
        };
        let witness = |text: &'t EditionText<'t>| {
            let (tag, label) = (&text.edition.language, self.label(text.edition));
            // As short as it can be and still tell one edition from another.
            let badge = match alone(text) {
                true => tag.to_string(),
                false if tag == language => label.clone(),
                false => format!("{tag} · {label}"),
            };
            Witness {
                text,
                badge,
                name: format!("{} · {label}", self.templates.strings.language_name(tag)),
                url: encode(&relative(path, &text.edition.page())),
            }
        };
        speaking.into_iter().map(witness).collect()
    }
}
