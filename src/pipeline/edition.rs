//! What concerns one source alone: read, clean, outline, find claims and dates, describe.

use super::FileText;
use super::plan::Planned;
use crate::audit::conservation::{Account, account};
use crate::base::{Diagnostic, Source};
use crate::casualty::{self, Claim, Corrections, Lexicons, correct};
use crate::catalogue::Edition;
use crate::clean;
use crate::document::{Document, Paragraph, plain_text_of};
use crate::outline::{self, OutlineFile};
use crate::read::{self, Format};
use crate::render::EditionText;
use crate::terms::Mention;
use crate::text::detect;
use crate::text::hash::{Fingerprint, Sum};
use crate::timeline::{Entry, timeline};

/// An edition that is to be built, with what its files say.
pub struct Opened<'p> {
    planned: &'p Planned<'p>,
    source: FileText,
    outline: Option<FileText>,
    corrections: Option<FileText>,
}

impl<'p> Opened<'p> {
    /// Reads the files of an edition.
    ///
    /// # Errors
    /// Diagnostics for those that cannot be read.
    pub fn open(planned: &'p Planned<'p>) -> Result<Self, Vec<Diagnostic>> {
        let other = |file: Option<&super::FileInput>| file.map(|file| file.read()).transpose();
        match (planned.source.read(), other(planned.outline), other(planned.corrections)) {
            (Ok(source), Ok(outline), Ok(corrections)) => Ok(Self { planned, source, outline, corrections }),
            (source, outline, corrections) => {
                Err([source.err(), outline.err(), corrections.err()].into_iter().flatten().collect())
            }
        }
    }

    /// The bytes of its source.
    pub fn size(&self) -> usize {
        self.source.source.text().len()
    }

    /// Its files, by their paths in the content folder.
    pub fn files(&self) -> Vec<(String, Sum)> {
        let Planned { source, path, outline, corrections, .. } = self.planned;
        let prefix = path.strip_suffix(&source.name).unwrap_or_default();
        let beside = [(outline, &self.outline), (corrections, &self.corrections)];
        let beside = beside
            .into_iter()
            .filter_map(|(file, text)| Some((format!("{prefix}{}", (*file)?.name), text.as_ref()?.sum)));
        std::iter::once((path.clone(), self.source.sum)).chain(beside).collect()
    }

    /// What tells it from any other edition, as far as what is made of its text goes.
    pub fn fingerprint(&self) -> Fingerprint {
        // Each field is named, so that whoever adds one thinks of whether it makes a difference to the text.
        #[rustfmt::skip]
        let Planned {
            source, entry, language, words, license,
            work: _, manifest: _, declared: _, path: _, outline: _, corrections: _, lexicons: _,
        } = self.planned;
        let file = |file: &Option<FileText>| {
            let source = &file.as_ref()?.source;
            Some(Fingerprint::of(&(source.path(), source.text())))
        };
        let beside = (file(&self.outline), file(&self.corrections));
        Fingerprint::of(&("edition", &source.path, self.source.sum, beside, entry, language, words, license))
    }
}

/// A source that has become a document with an outline.
#[derive(Debug)]
pub struct Prepared {
    /// The document.
    pub document: Document,
    /// The source.
    pub source: Source,
    /// The SHA-256 of the source.
    pub sha256: String,
    /// The format of the source.
    pub format: Format,
    /// Where the characters of the source went.
    pub account: Account,
    /// Its casualty claims, as an editor's corrections leave them.
    pub claims: Vec<Claim>,
    /// The dates that it gives.
    pub timeline: Vec<Entry>,
    /// What was said on the way.
    pub diagnostics: Vec<Diagnostic>,
}

/// Cleans and outlines what was read, and finds its claims and dates.
pub fn prepare(opened: Opened<'_>) -> Prepared {
    let Opened { planned, source: FileText { source, sum }, outline, corrections } = opened;
    let [outline, corrections] = [outline, corrections].map(|file| file.map(|file| file.source));
    let sha256 = sum.fingerprint.to_string();
    let mut reading = read::read(&source);
    let mut diagnostics = reading.diagnostics;
    declare(&mut reading.document, planned, &mut diagnostics);
    let document = clean::clean(reading.document);
    diagnostics.extend(unbalanced(&document, &source));
    let document = outlined(document, outline.as_ref(), &mut diagnostics);
    let claims = claims(&document, &source, corrections.as_ref(), &planned.lexicons, &mut diagnostics);
    let timeline = timeline(&document);
    let account = account(&source, &document);
    diagnostics.extend(unaccounted(&account, &source));
    Prepared { document, source, sha256, format: reading.format, account, claims, timeline, diagnostics }
}

/// What the manifest says of the edition comes over what the source says of itself.
fn declare(document: &mut Document, planned: &Planned<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let metadata = &mut document.metadata;
    if let Some(entry) = &planned.entry {
        let fields = [
            (&mut metadata.title, &entry.title),
            (&mut metadata.url, &entry.url),
            (&mut metadata.revision, &entry.revision),
            (&mut metadata.license, &entry.license),
            (&mut metadata.author, &entry.author),
            (&mut metadata.date, &entry.date),
        ];
        for (own, declared) in fields {
            if declared.is_some() {
                own.clone_from(declared);
            }
        }
    }
    metadata.license = metadata.license.take().or_else(|| planned.license.clone());
    if let Some(language) = &planned.language {
        document.language = language.clone();
    }
    if planned.language.is_some() || document.metadata.language.is_some() {
        // Of languages that share a script too little can be told to doubt what is declared.
        if let Some(detected) = detect::east_asian(&plain_text_of(&document.blocks))
            && !document.language.fallbacks().any(|tag| tag == detected.as_str())
            && document.language.as_str() != detected.primary()
        {
            diagnostics.push(
                Diagnostic::warning(
                    "language-mismatch",
                    format!("the edition is declared as {}, but its text looks like {detected}", document.language),
                )
                .in_file(planned.source.path.as_str())
                .hint("correct `lang` in work.toml or in the front matter if it is wrong"),
            );
        }
    }
}

/// Gives a document its outline: an editor's, its own, or one inferred from the text.
pub fn outlined(document: Document, file: Option<&Source>, diagnostics: &mut Vec<Diagnostic>) -> Document {
    let document = match file.map(|file| (file, OutlineFile::parse(file))) {
        Some((file, Ok(outline))) => {
            let (document, problems) = outline::place(document, &outline, file);
            diagnostics.extend(problems);
            document
        }
        Some((_, Err(error))) => {
            diagnostics.push(error);
            document
        }
        None if outline::has_headings(&document) => document,
        None => {
            let proposals = outline::infer(&document);
            outline::insert(document, &proposals)
        }
    };
    outline::settle(document)
}

/// The casualty claims of a document with an outline, as an editor's corrections leave them.
pub fn claims(
    document: &Document,
    source: &Source,
    corrections: Option<&Source>,
    lexicons: &Lexicons,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Claim> {
    let found = casualty::claims(document, source, lexicons);
    let Some(file) = corrections else { return found };
    let (corrections, problems) = Corrections::parse(file);
    diagnostics.extend(problems);
    let (claims, problems) = correct(document, source, found, &corrections, file);
    diagnostics.extend(problems);
    claims
}

/// How many unbalanced brackets of a source are reported one by one.
const MOST_BRACKETS: usize = 20;

fn unbalanced(document: &Document, source: &Source) -> Vec<Diagnostic> {
    let found = clean::unbalanced(document);
    let report = |(span, sign): &(crate::base::Span, char)| {
        Diagnostic::warning("unbalanced-bracket", format!("“{sign}” has no counterpart in its paragraph"))
            .at(source, *span)
            .hint("it is kept as it stands; correct the source if it is a slip")
    };
    let mut diagnostics: Vec<Diagnostic> = found.iter().take(MOST_BRACKETS).map(report).collect();
    if found.len() > MOST_BRACKETS {
        let rest = found.len() - MOST_BRACKETS;
        diagnostics.push(
            Diagnostic::warning("unbalanced-bracket", format!("{rest} more brackets have no counterpart"))
                .in_file(source.path()),
        );
    }
    diagnostics
}

/// The first law, for this source.
fn unaccounted(account: &Account, source: &Source) -> Option<Diagnostic> {
    let (message, span) = if let Some(span) = account.lost.first() {
        ("these characters are neither in the article nor in an edit", span)
    } else if let Some(span) = account.doubled.first() {
        ("these characters are accounted for twice", span)
    } else {
        ("the article says something else than the source here", account.invented.first()?)
    };
    Some(
        Diagnostic::error("conservation", message)
            .at(source, *span)
            .hint("this is a defect of hexapla; please report it with the source"),
    )
}

impl Prepared {
    /// The text of an edition with its paragraphs and its mentions of terms, for rendering.
    pub fn text<'a>(
        &'a self,
        edition: &'a Edition,
        paragraphs: &'a [Paragraph<'a>],
        mentions: &'a [Mention],
    ) -> EditionText<'a> {
        EditionText {
            edition,
            document: &self.document,
            paragraphs,
            source: &self.source,
            sha256: &self.sha256,
            format: self.format,
            account: &self.account,
            diagnostics: &self.diagnostics,
            claims: &self.claims,
            mentions,
            timeline: &self.timeline,
        }
    }
}
