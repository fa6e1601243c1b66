//! Which editions there are to build: from manifests, or from the files alone.

use super::{FileInput, Input, WorkInput};
use crate::base::{Diagnostic, Language, Source, Span};
use crate::casualty::{Lexicons, Table};
use crate::catalogue::Edition;
use crate::config::{EditionEntry, WORK_KEYS, WorkManifest, parse};
use crate::text::hash::Fingerprint;
use crate::text::nearest::compared;
use crate::text::script::is_control;
use std::sync::Arc;

/// An edition that is to be built.
#[derive(Debug)]
pub struct Planned<'a> {
    /// The work that it is of.
    pub work: String,
    /// The manifest of the work.
    pub manifest: Option<Arc<WorkManifest>>,
    /// What the manifest says of the edition.
    pub entry: Option<EditionEntry>,
    /// The manifest's file and the place of the entry in it.
    pub declared: Option<(&'a Source, Span)>,
    /// The language that the manifest declares.
    pub language: Option<Language>,
    /// The file of the source.
    pub source: &'a FileInput,
    /// The source's path, relative to the content folder.
    pub path: String,
    /// The file of the outline.
    pub outline: Option<&'a FileInput>,
    /// The file of an editor's corrections of the claims.
    pub corrections: Option<&'a FileInput>,
    /// The word lists for claims that the content has of its own: those of the site, then those of the work.
    pub lexicons: Arc<Lexicons>,
    /// What tells these word lists from others.
    pub words: Fingerprint,
    /// The licence of editions that name none.
    pub license: Option<String>,
}

/// The kind of an editor's outline of a source: `<stem>.outline.toml`.
pub const OUTLINE: &str = "outline";
/// The kind of an editor's corrections of the claims of a source: `<stem>.casualties.toml`.
pub const CORRECTIONS: &str = "casualties";
/// The file of the word lists for claims that a site, or a work, has of its own.
pub const LEXICON: &str = "casualties.toml";
/// The file of the terms that a site, or a work, has.
pub const TERMS: &str = "terms.toml";

/// Ids of editions that are names of pages.
const RESERVED: &[&str] = &["casualties", "beside", "provenance", "timeline", "terms", "index.html"];

/// Names of works that are names of pages.
const RESERVED_WORKS: &[&str] = &["terms", "sections", "search", "index.html", "feed.xml"];

/// The editions of all works.
pub fn plan<'a>(input: &'a Input, diagnostics: &mut Vec<Diagnostic>) -> Vec<Planned<'a>> {
    let mut planned = Vec::new();
    let site_tables = tables(&input.lexicon, diagnostics);
    let site = Arc::new(Lexicons::new(site_tables.iter().cloned()));
    let mut works: Vec<&WorkInput> = input.works.iter().collect();
    works.sort_by(|a, b| a.id.cmp(&b.id));
    for work in works {
        if !is_folder_name(&work.id) || RESERVED_WORKS.contains(&work.id.as_str()) {
            diagnostics.push(
                Diagnostic::error(
                    "work-name",
                    "a folder of this name cannot be a work: the name becomes part of addresses",
                )
                .in_file(work.id.as_str())
                .hint("rename the folder"),
            );
            continue;
        }
        let (before, said) = (planned.len(), diagnostics.len());
        let license = input.config.license.clone();
        match &work.manifest {
            Some(Ok(source)) => match parse::<WorkManifest>(source, WORK_KEYS) {
                Ok(manifest) => from_manifest(work, source, manifest, license, &mut planned, diagnostics),
                Err(error) => diagnostics.push(error),
            },
            Some(Err(error)) => diagnostics.push(error.clone()),
            None => from_files(work, license, &mut planned),
        }
        let own = &mut planned[before..];
        let own_file = lexicon(work, diagnostics);
        let words = Fingerprint::of(&[input.lexicon.as_ref(), own_file].map(|file| file.map(Source::text)));
        let own_tables = tables(own_file, diagnostics);
        let lexicons = if own_tables.is_empty() {
            Arc::clone(&site)
        } else {
            Arc::new(Lexicons::new(site_tables.iter().cloned().chain(own_tables)))
        };
        own.iter_mut().for_each(|edition| (edition.lexicons, edition.words) = (Arc::clone(&lexicons), words));
        // Where an edition could not be planned, its corrections are not used for that reason alone.
        if diagnostics.len() == said {
            diagnostics.extend(unused_corrections(work, own));
        }
    }
    planned
}

/// The program's words with those of an editor's files, later ones over earlier; of files that cannot be read it is said why.
pub fn word_lists<'a>(files: impl IntoIterator<Item = &'a Source>, diagnostics: &mut Vec<Diagnostic>) -> Lexicons {
    Lexicons::new(tables(files, diagnostics))
}

fn tables<'a>(files: impl IntoIterator<Item = &'a Source>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Table> {
    let read = |file| Table::parse(file).map_err(|error| diagnostics.push(error)).ok();
    files.into_iter().filter_map(read).flatten().collect()
}

/// The word lists of a work.
fn lexicon<'a>(work: &'a WorkInput, diagnostics: &mut Vec<Diagnostic>) -> Option<&'a Source> {
    work.lexicon.as_ref()?.as_ref().map_err(|error| diagnostics.push(error.clone())).ok()
}

/// Files of corrections that no edition goes by.
fn unused_corrections(work: &WorkInput, planned: &[Planned<'_>]) -> Vec<Diagnostic> {
    let used: Vec<&str> = planned.iter().filter_map(|edition| Some(edition.corrections?.name.as_str())).collect();
    let suffix = format!(".{CORRECTIONS}.toml");
    let files = work.files.iter().filter(|file| file.name.ends_with(&suffix));
    files
        .filter(|file| !used.contains(&file.name.as_str()))
        .map(|file| {
            Diagnostic::warning("unused-corrections", "no edition goes by these corrections")
                .in_file(file.path.as_str())
                .hint("name the file after its source, `ko.casualties.toml` for `ko.txt`, or name it in work.toml")
        })
        .collect()
}

/// The titles and descriptions of a work, by the languages of its editions: those of its manifest, or those of the texts.
pub fn titles(planned: &Planned<'_>, editions: &[Edition]) -> Vec<(Language, String, String)> {
    let manifest = planned.manifest.as_ref();
    let principal = editions.iter().filter(|edition| edition.principal);
    principal
        .map(|edition| {
            let language = &edition.language;
            let title = manifest.and_then(|manifest| manifest.title.get(language)).unwrap_or(&edition.title);
            let description = manifest.and_then(|manifest| manifest.description.get(language)).unwrap_or_default();
            (language.clone(), title.to_owned(), description.to_owned())
        })
        .collect()
}

fn from_files<'a>(work: &'a WorkInput, license: Option<String>, planned: &mut Vec<Planned<'a>>) {
    let sources = work.files.iter().filter(|file| is_source(&file.name));
    planned.extend(sources.map(|source| Planned {
        work: work.id.clone(),
        manifest: None,
        entry: None,
        declared: None,
        language: None,
        source,
        path: format!("{}{}", work.prefix, source.name),
        outline: companion(work, &source.name, OUTLINE),
        corrections: companion(work, &source.name, CORRECTIONS),
        lexicons: Arc::default(),
        words: Fingerprint::of_bytes(&[]),
        license: license.clone(),
    }));
}

fn from_manifest<'a>(
    work: &'a WorkInput,
    manifest_source: &'a Source,
    mut manifest: WorkManifest,
    license: Option<String>,
    planned: &mut Vec<Planned<'a>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let entries = std::mem::take(&mut manifest.editions);
    let manifest = Arc::new(manifest);
    if entries.is_empty() {
        let before = planned.len();
        from_files(work, manifest.license.clone().or(license), planned);
        planned[before..].iter_mut().for_each(|edition| edition.manifest = Some(Arc::clone(&manifest)));
        return;
    }
    let before = planned.len();
    for entry in entries {
        let start = entry.span().start;
        match from_entry(work, manifest_source, start, entry.into_inner()) {
            Ok(edition) if planned[before..].iter().any(|other| other.path == edition.path) => {
                let error = Diagnostic::error("source-twice", "two editions have the same source");
                let error = match edition.declared {
                    Some((manifest, span)) => error.at(manifest, span),
                    None => error,
                };
                diagnostics.push(error.hint("an edition is one text: leave one of the entries out"));
            }
            Ok(mut edition) => {
                edition.license = manifest.license.clone().or_else(|| license.clone());
                edition.manifest = Some(Arc::clone(&manifest));
                planned.push(edition);
            }
            Err(errors) => diagnostics.extend(errors),
        }
    }
}

/// The edition that an entry of a manifest declares; the entry stands at an offset. Everything that is wrong with it is
/// said at once.
fn from_entry<'a>(
    work: &'a WorkInput,
    manifest: &'a Source,
    start: usize,
    entry: EditionEntry,
) -> Result<Planned<'a>, Vec<Diagnostic>> {
    let place = |words: &str| place_of(manifest, start, words);
    let source = find(work, &entry.source).map_err(|error| error.at(manifest, place(&entry.source)));
    let language = entry.lang.as_deref().map(|tag| {
        tag.parse::<Language>().map_err(|_| {
            Diagnostic::error("unknown-language", format!("`{tag}` is not a language tag"))
                .at(manifest, place(tag))
                .hint("write a BCP 47 tag such as `en`, `ko`, `zh-Hant` or `pt-BR`")
        })
    });
    let named = |name: &Option<String>, kind: &str| match name {
        Some(name) => find(work, name).map_err(|error| error.at(manifest, place(name))).map(Some),
        None => Ok(companion(work, &entry.source, kind)),
    };
    let (outline, corrections) = (named(&entry.outline, OUTLINE), named(&entry.casualties, CORRECTIONS));
    match (source, language.transpose(), outline, corrections) {
        (Ok(source), Ok(language), Ok(outline), Ok(corrections)) => Ok(Planned {
            work: work.id.clone(),
            manifest: None,
            declared: Some((manifest, place(&entry.source))),
            language,
            source,
            path: format!("{}{}", work.prefix, entry.source),
            outline,
            corrections,
            lexicons: Arc::default(),
            words: Fingerprint::of_bytes(&[]),
            license: None,
            entry: Some(entry),
        }),
        (source, language, outline, corrections) => {
            Err([source.err(), language.err(), outline.err(), corrections.err()].into_iter().flatten().collect())
        }
    }
}

/// The place of some words in the manifest, from an offset on.
fn place_of(manifest: &Source, from: usize, words: &str) -> Span {
    let rest = manifest.slice(Span::new(from, manifest.text().len()));
    rest.find(words).map_or(Span::at(from), |at| Span::new(from + at, from + at + words.len()))
}

/// The file of a work that a manifest names.
fn find<'a>(work: &'a WorkInput, name: &str) -> Result<&'a FileInput, Diagnostic> {
    let outside =
        name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..") || name.contains(':');
    if outside {
        return Err(Diagnostic::error("outside-content", format!("“{name}” is not in the folder of the work"))
            .hint("its files stand beside work.toml, or in a folder beside it"));
    }
    work.files.iter().find(|file| file.name == name).ok_or_else(|| {
        let near =
            work.files.iter().map(|file| (strsim::jaro_winkler(compared(&file.name), compared(name)), &file.name));
        let near = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(score, _)| *score > 0.7);
        let error = Diagnostic::error("no-such-file", format!("there is no file “{name}” in the folder of the work"));
        match near {
            Some((_, near)) => error.hint(format!("is it “{near}”?")),
            None => error.hint("names are relative to the folder of work.toml"),
        }
    })
}

/// The file of a kind that belongs to a source by its name.
fn companion<'a>(work: &'a WorkInput, source: &str, kind: &str) -> Option<&'a FileInput> {
    let name = beside(source, kind);
    work.files.iter().find(|file| file.name == name)
}

/// The name of the file of a kind that belongs to a source: the source's without its last extension, and `.KIND.toml`.
///
/// ```
/// use hexapla::pipeline::{CORRECTIONS, beside};
/// assert_eq!(beside("6.25전쟁.ko.txt", CORRECTIONS), "6.25전쟁.ko.casualties.toml");
/// ```
pub fn beside(source: &str, kind: &str) -> String {
    let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
    format!("{stem}.{kind}.toml")
}

/// Whether a file belongs to a source, by its name.
pub fn is_companion(name: &str) -> bool {
    [OUTLINE, CORRECTIONS].iter().any(|kind| name.ends_with(&format!(".{kind}.toml")))
}

/// Whether a file can be a source, by its name: its format is told from its content.
pub fn is_source(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    ["txt", "text", "html", "htm", "xhtml", "md", "markdown"].contains(&extension.as_str())
}

/// Whether a name can be that of one folder of the site.
fn is_folder_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\']) && !name.contains(is_control)
}

/// Reports an edition whose address is another's, or a page's.
pub fn check_address(edition: &Edition, others: &[Edition], planned: &Planned<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let same = others.iter().find(|other| other.language == edition.language && other.id == edition.id);
    let message = if let Some(other) = same {
        format!(
            "two editions of “{}” are {}/{}: this one and “{}”",
            edition.work, edition.language, edition.id, other.source
        )
    } else if RESERVED.contains(&edition.id.as_str())
        || edition.id.starts_with("edition-")
        || !is_folder_name(&edition.id)
    {
        format!("“{}” cannot be the id of an edition", edition.id)
    } else {
        return;
    };
    let error = Diagnostic::error("edition-address", message)
        .hint("give each edition of a language an id of its own in work.toml");
    diagnostics.push(match planned.declared {
        Some((manifest, span)) => error.at(manifest, span),
        None => error.in_file(planned.source.path.as_str()),
    });
}
