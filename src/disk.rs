//! Floor 6: all access to the file system — finding and reading sources, writing the site.

mod beside;
mod cache;
mod folder;
mod list;
mod output;
mod packed;
mod snapshot;

pub use beside::{Beside, beside};
pub use cache::Cache;
pub use folder::{copied, original, unpacked};
pub use output::{Output, Written};
pub use packed::precompress;
pub use snapshot::Snapshot;

use crate::base::{Diagnostic, Source};
use crate::config::{SITE_KEYS, SiteConfig, parse};
use crate::pipeline::{FileInput, FileText, Input, LEXICON, TERMS, WorkInput, is_companion};
use crate::render::templates::OwnTemplate;
use crate::render::{Page, assets};
use crate::text::hash::Sum;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// How deep folders are looked into.
const DEEPEST: usize = 8;

/// How many bytes a text has at most: more than the longest novels. It bounds the time and the memory that a build takes.
const LARGEST: u64 = 8 << 20;

/// Where a site is.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder of `site.toml`.
    pub root: PathBuf,
    /// The folder of the content, where it is not the one that `site.toml` names, or `content`.
    pub content: Option<PathBuf>,
}

/// Finds and reads everything that a site is built from.
///
/// What cannot be read is kept as a diagnostic in its place, so that the rest is still reported on. The files of works are
/// only found here; they are read when they are needed.
pub fn read(places: &Places) -> Input {
    let mut diagnostics = Vec::new();
    let (config, config_file) = site_config(&places.root).unwrap_or_else(|error| {
        diagnostics.push(error);
        (SiteConfig::default(), None)
    });
    let content = content_folder(places, &config);
    let works = works(&content).unwrap_or_else(|error| {
        diagnostics.push(error);
        Vec::new()
    });
    let mut shared = Vec::new();
    let mut of_site = |name: &str| {
        let file = if is_work(&content) { None } else { optional(&content, name, &mut diagnostics) }?;
        shared.push((name.to_owned(), file.sum));
        Some(file.source)
    };
    let (lexicon, terms) = (of_site(LEXICON), of_site(TERMS));
    let Looks { templates, strings, mut files } = looks(&places.root, &mut diagnostics);
    files.extend(config_file.as_ref().map(|file| (CONFIG.to_owned(), file.sum)));
    let assets = assets(&places.root, &mut diagnostics);
    let date = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| Some(date_of(seconds.trim().parse().ok()?)));
    let (base_url, search) = (None, false);
    Input {
        config,
        config_source: config_file.map(|file| file.source),
        base_url,
        works,
        lexicon,
        terms,
        templates,
        strings,
        assets,
        date,
        search,
        configuration: files,
        shared,
        diagnostics,
    }
}

/// The folder that a site is written to, by what is known of it now: the one that `site.toml` names, or `_site`.
pub fn output(root: &Path) -> PathBuf {
    let config = site_config(root).map(|(config, _)| config).unwrap_or_default();
    root.join(config.output.as_deref().unwrap_or("_site"))
}

/// The folder of a site's content, by what is known of it now.
pub fn content(places: &Places) -> PathBuf {
    content_folder(places, &site_config(&places.root).map(|(config, _)| config).unwrap_or_default())
}

fn content_folder(places: &Places, config: &SiteConfig) -> PathBuf {
    match (&places.content, &config.content) {
        (Some(content), _) => content.clone(),
        (None, Some(folder)) => places.root.join(folder),
        (None, None) => places.root.join("content"),
    }
}

/// The file of a site's configuration, in its folder.
const CONFIG: &str = "site.toml";

fn site_config(root: &Path) -> Result<(SiteConfig, Option<FileText>), Diagnostic> {
    let path = root.join(CONFIG);
    if !path.exists() {
        return Ok((SiteConfig::default(), None));
    }
    let file = file(&path)?;
    Ok((parse(&file.source, SITE_KEYS)?, Some(file)))
}

/// Reads one source.
///
/// # Errors
/// A diagnostic where there is no file, or where it is no text.
pub fn source(path: &Path) -> Result<Source, Diagnostic> {
    file(path).map(|file| file.source)
}

/// Reads data that a program wrote, of any size.
///
/// # Errors
/// As [`source`].
pub fn data(path: &Path) -> Result<Source, Diagnostic> {
    Source::decode(&shown(path), &bytes(path)?)
}

fn file(path: &Path) -> Result<FileText, Diagnostic> {
    let bytes = bytes_of_text(path)?;
    Ok(FileText { sum: Sum::of(&bytes), source: Source::decode(&shown(path), &bytes)? })
}

fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    if path.is_dir() {
        return Err(folder_for_file(path));
    }
    std::fs::read(path).map_err(|error| {
        Diagnostic::error("unreadable", format!("the file cannot be read: {error}"))
            .in_file(shown(path))
            .hint("name a file that is there and that you may read")
    })
}

/// The bytes of a text, where it is not larger than any text for readers.
fn bytes_of_text(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    match path.metadata() {
        Ok(file) if file.len() > LARGEST => Err(Diagnostic::error(
            "too-large",
            format!("the file has {} MiB, and a text at most {}", file.len() >> 20, LARGEST >> 20),
        )
        .in_file(shown(path))
        .hint("divide it into several sources; a long work is several works")),
        _ => bytes(path),
    }
}

fn folder_for_file(path: &Path) -> Diagnostic {
    Diagnostic::error("not-a-file", "this is a folder where a file should be")
        .in_file(shown(path))
        .hint("rename the folder, or put a file in its place")
}

/// A path as it is shown: with `/` between its parts on every platform.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text.into_owned() };
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

/// The works of a content folder: each folder in it that has sources, or the folder itself where it has sources directly.
fn works(content: &Path) -> Result<Vec<WorkInput>, Diagnostic> {
    if !content.is_dir() {
        return Err(Diagnostic::error("no-content", "there is no such content folder")
            .in_file(shown(content))
            .hint("name it with --content, or make a site to start from with `hexapla init DIR`"));
    }
    if is_work(content) {
        let name = content.canonicalize().ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
        return Ok(vec![work(content, name.unwrap_or_else(|| "work".to_owned()), String::new())?]);
    }
    let mut works = Vec::new();
    let real = real(content);
    for folder in entries(content)?.into_iter().filter(|path| path.is_dir()) {
        if !is_below(&folder, &real) {
            return Err(Diagnostic::error("outside-content", "this link leads out of the content folder")
                .in_file(shown(&folder))
                .hint("copy the folder to where the link is"));
        }
        let id = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let work = work(&folder, id.clone(), format!("{id}/"))?;
        if work.manifest.is_some() || !work.files.is_empty() {
            works.push(work);
        }
    }
    Ok(works)
}

/// Whether a folder is that of a single work: it holds sources directly.
fn is_work(content: &Path) -> bool {
    let is_source = |path: &PathBuf| path.is_file() && is_source_path(path);
    content.join("work.toml").exists() || entries(content).is_ok_and(|entries| entries.iter().any(is_source))
}

/// A file of a folder, where it has one.
fn optional(folder: &Path, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<FileText> {
    let path = folder.join(name);
    let read = path.exists().then(|| contained(&path, &real(folder)))?;
    read.map_err(|error| diagnostics.push(error)).ok()
}

fn is_source_path(path: &Path) -> bool {
    path.file_name().is_some_and(|name| crate::pipeline::is_source(&name.to_string_lossy()))
}

/// Whether a path is neither hidden nor a site that was written before.
fn is_content(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !hidden && !path.join(output::LIST).exists()
}

/// What is in a folder and not hidden, in the order of the names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let failed = |error: std::io::Error| {
        Diagnostic::error("unreadable", format!("the folder cannot be read: {error}")).in_file(shown(folder))
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if is_content(&entry.path()) {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

fn work(folder: &Path, id: String, prefix: String) -> Result<WorkInput, Diagnostic> {
    let mut work = WorkInput { id, prefix, ..WorkInput::default() };
    let real: Arc<Path> = real(folder).into();
    let walk = WalkDir::new(folder).max_depth(DEEPEST).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || is_content(entry.path())) {
        let entry = entry.map_err(|error| {
            Diagnostic::error("unreadable", format!("the folder cannot be read: {error}")).in_file(shown(folder))
        })?;
        let path = entry.path();
        let name = shown(path.strip_prefix(folder).unwrap_or(path));
        let declared = match name.as_str() {
            "work.toml" => Some(&mut work.manifest),
            LEXICON => Some(&mut work.lexicon),
            TERMS => Some(&mut work.terms),
            _ => None,
        };
        if let Some(declared) = declared {
            let file = contained(path, &real);
            work.declared.extend(file.iter().map(|file| (format!("{}{name}", work.prefix), file.sum)));
            *declared = Some(file.map(|file| file.source));
        } else if !entry.file_type().is_dir() && (is_source_path(path) || is_companion(&name)) {
            let (file, folder) = (path.to_owned(), Arc::clone(&real));
            let open = Box::new(move || contained(&file, &folder));
            work.files.push(FileInput { name, path: shown(path), open });
        } else if entry.file_type().is_dir() && entry.depth() > 0 && crate::pipeline::is_source(&name) {
            let file = path.to_owned();
            let open = Box::new(move || Err(folder_for_file(&file)));
            work.files.push(FileInput { name, path: shown(path), open });
        }
    }
    Ok(work)
}

/// Reads a file below a folder. A link that leads out of it is not followed.
fn contained(path: &Path, folder: &Path) -> Result<FileText, Diagnostic> {
    if !is_below(path, folder) {
        return Err(Diagnostic::error("outside-content", "this link leads out of the folder that it is in")
            .in_file(shown(path))
            .hint("copy the file into the folder"));
    }
    // A pipe waits for one who writes, a device has no end.
    if path.metadata().is_ok_and(|file| !file.is_file() && !file.is_dir()) {
        return Err(Diagnostic::error("not-a-file", "this is a pipe or a device where a file should be")
            .in_file(shown(path))
            .hint("put a file in its place"));
    }
    file(path)
}

/// Whether a path, with all links followed, leads to something below a folder, which is a path without links.
fn is_below(path: &Path, folder: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(folder))
}

/// A folder's path without links.
fn real(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

/// What a site has of its own that says how it looks.
#[derive(Default)]
struct Looks {
    templates: Vec<OwnTemplate>,
    /// Interface strings: language tag, path and text.
    strings: Vec<(String, String, String)>,
    /// All of these files, by their paths in the folder of the site.
    files: Vec<(String, Sum)>,
}

/// The site's own templates and interface strings.
fn looks(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Looks {
    let mut looks = Looks::default();
    for (path, name) in files_below(&root.join("templates")) {
        let is_strings = name.starts_with("strings/") && name.ends_with(".ftl");
        if !is_strings && !name.ends_with(".html") {
            continue;
        }
        let FileText { source, sum } = match file(&path) {
            Ok(file) => file,
            Err(error) => {
                diagnostics.push(error);
                continue;
            }
        };
        looks.files.push((format!("templates/{name}"), sum));
        if is_strings {
            let tag = name.trim_start_matches("strings/").trim_end_matches(".ftl").to_owned();
            looks.strings.push((tag, shown(&path), source.text().to_owned()));
        } else {
            looks.templates.push(OwnTemplate { name, source });
        }
    }
    looks
}

/// Static files: the program's, and the site's own over them.
fn assets(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<Page> {
    let mut pages: std::collections::BTreeMap<String, Vec<u8>> =
        assets::STATIC.iter().map(|(path, text)| (format!("static/{path}"), text.as_bytes().to_vec())).collect();
    for (path, name) in files_below(&root.join("static")) {
        if name.contains('\\') {
            diagnostics.push(
                Diagnostic::error(
                    "static-name",
                    "a name with a backslash means another place where that parts folders",
                )
                .in_file(shown(&path))
                .hint("rename the file"),
            );
            continue;
        }
        match bytes(&path) {
            Ok(bytes) => {
                pages.insert(format!("static/{name}"), bytes);
            }
            Err(error) => diagnostics.push(error),
        }
    }
    pages.into_iter().map(|(path, bytes)| Page { path, bytes }).collect()
}

/// The files below a folder with their names relative to it; none where there is no folder.
fn files_below(folder: &Path) -> Vec<(PathBuf, String)> {
    let walk = WalkDir::new(folder).max_depth(DEEPEST).sort_by_file_name().into_iter().flatten();
    walk.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = shown(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
            (entry.into_path(), name)
        })
        .collect()
}

/// Seconds since 1970 as a date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn date_of(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let rest = seconds.rem_euclid(86_400);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3_600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(date_of(0), "1970-01-01T00:00:00Z");
        assert_eq!(date_of(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(date_of(1_795_305_599), "2026-11-21T23:59:59Z");
    }
}
