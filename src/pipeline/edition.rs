//! What concerns one source alone: read, clean, outline, find claims and dates, describe.

use super::EditionReport;
use super::plan::{Planned, is_source};
use crate::audit::conservation::{Account, account};
use crate::base::{Diagnostic, Language, Source};
use crate::casualty::{self, Claim, Corrections, Lexicons, correct};
use crate::catalogue::{Edition, Size};
use crate::clean;
use crate::document::{BlockKind, Document, Section, plain_text_of, sections};
use crate::outline::{self, OutlineFile};
use crate::read::{self, Format};
use crate::render::EditionText;
use crate::render::article::visible_text;
use crate::terms::Mention;
use crate::text::{detect, slug};
use crate::timeline::{Entry, timeline};

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
    /// Its place in the catalogue, once that is known.
    pub edition: Option<Edition>,
}

/// Reads, cleans and outlines a source, and finds its claims and dates.
pub fn prepare(planned: &Planned<'_>) -> Prepared {
    let source = planned.source;
    let mut reading = read::read(source);
    let mut diagnostics = reading.diagnostics;
    declare(&mut reading.document, planned, &mut diagnostics);
    let document = clean::clean(reading.document);
    diagnostics.extend(unbalanced(&document, source));
    let document = outlined(document, planned.outline, &mut diagnostics);
    let claims = claims(&document, source, planned.corrections, &planned.lexicons, &mut diagnostics);
    let timeline = timeline(&document);
    let account = account(source, &document);
    diagnostics.extend(unaccounted(&account, source));
    Prepared {
        document,
        source: source.clone(),
        sha256: planned.sha256.to_owned(),
        format: reading.format,
        account,
        claims,
        timeline,
        diagnostics,
        edition: None,
    }
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
        let detected = detect::language(&plain_text_of(&document.blocks));
        let known = ["zh", "ja", "ko"].contains(&detected.primary());
        if known
            && !document.language.fallbacks().any(|tag| tag == detected.as_str())
            && document.language.as_str() != detected.primary()
        {
            diagnostics.push(
                Diagnostic::warning(
                    "language-mismatch",
                    format!("the edition is declared as {}, but its text looks like {detected}", document.language),
                )
                .in_file(planned.source.path())
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

/// The name of a file without what tells its format and its language: `6.25전쟁` of `6.25전쟁.ko.html.txt`.
fn stem<'a>(name: &'a str, language: &Language) -> &'a str {
    let mut stem = name;
    while let Some((before, last)) = stem.rsplit_once('.') {
        let telling = is_source(stem) || last.eq_ignore_ascii_case(language.as_str());
        if !telling || before.is_empty() {
            break;
        }
        stem = before;
    }
    stem
}

/// The catalogue's entry of an edition, given those of the same work before it.
pub fn describe(planned: &Planned<'_>, prepared: &Prepared, before: &[Edition]) -> Edition {
    let document = &prepared.document;
    let language = document.language.clone();
    let principal = !before.iter().any(|other| other.language == language);
    let stem = stem(planned.path.rsplit('/').next().unwrap_or_default(), &language);
    let entry = planned.entry.as_ref();
    let id = entry
        .and_then(|entry| entry.id.clone())
        .unwrap_or_else(|| if principal { "current".to_owned() } else { slug::slug(stem) });
    let work_title = planned.manifest.as_ref().and_then(|manifest| manifest.title.get(&language));
    let title = document.metadata.title.clone().or_else(|| work_title.map(str::to_owned));
    let title = title.or_else(|| read::identity::name_in_lead(document)).unwrap_or_else(|| planned.work.clone());
    Edition {
        work: planned.work.clone(),
        label: entry.and_then(|entry| entry.label.clone()),
        id,
        principal,
        sections: with_lead(document, &title),
        title,
        source: planned.path.clone(),
        size: size(document),
        claims: prepared.claims.len(),
        dates: prepared.timeline.len(),
        date: document.metadata.date.clone(),
        language,
    }
}

/// The sections; text before the first heading is a section too.
fn with_lead(document: &Document, title: &str) -> Vec<Section> {
    let mut all = sections(document);
    let before = document.blocks.iter().take_while(|block| block.heading().is_none());
    let has_lead = before.into_iter().any(|block| !matches!(block.kind, BlockKind::Infobox(_)));
    if has_lead && !all.iter().any(|section| section.id == "lead") {
        all.insert(0, Section { id: "lead".to_owned(), level: 1, title: title.to_owned() });
    }
    all
}

fn size(document: &Document) -> Size {
    let mut paragraphs = 0;
    let text = document.blocks.iter().filter(|block| block.heading().is_none());
    text.for_each(|block| block.for_each_run(&mut |_| paragraphs += 1));
    let characters = plain_text_of(&document.blocks).chars().filter(|c| !c.is_whitespace()).count();
    Size { paragraphs, characters }
}

impl Prepared {
    /// What became of the source.
    pub fn report(&self) -> EditionReport {
        let mut links = 0;
        self.document.for_each_link(&mut |_| links += 1);
        EditionReport {
            page: self.edition.as_ref().map_or(String::new(), Edition::page),
            source: self.edition.as_ref().map_or(String::new(), |edition| edition.source.clone()),
            paragraphs: self.edition.as_ref().map_or(0, |edition| edition.size.paragraphs),
            sections: self.edition.as_ref().map_or(0, |edition| edition.sections.len()),
            account: self.account.clone(),
            visible: visible_text(&self.document),
            links,
        }
    }

    /// The text of the edition with its mentions of terms, for rendering.
    pub fn text<'a>(&'a self, mentions: &'a [Mention]) -> Option<EditionText<'a>> {
        Some(EditionText {
            edition: self.edition.as_ref()?,
            document: &self.document,
            source: &self.source,
            sha256: &self.sha256,
            format: self.format,
            account: &self.account,
            diagnostics: &self.diagnostics,
            claims: &self.claims,
            mentions,
            timeline: &self.timeline,
        })
    }
}
