//! `hexapla init`

use super::report::{self, counted, print};
use crate::base::Diagnostic;
use crate::render::assets;
use crate::text::nearest::nearest;
use clap::Args;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Make a small site to start from, or copy built-in files into a site
///
/// The folder of a new site must be new or empty. It has static/site.css, in which colours, type and measures can be changed,
/// and templates/README.md, which says how to change a page.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder of the site
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Make no site, but copy a built-in file or folder into this one, to be changed there: templates/edition.html,
    /// templates/strings/en.ftl, templates, static, …; can be given several times, and writes over no file
    #[arg(long, value_name = "PATH", value_parser = built_in)]
    copy: Vec<String>,
}

const STYLES: (&str, &str) = (assets::OWN_STYLESHEET, include_str!("init/site.css"));
const GUIDE: (&str, &str) = ("templates/README.md", include_str!("../../docs/templates.md"));

/// The files of a new site.
const FILES: &[(&str, &str)] = &[
    ("site.toml", include_str!("init/site.toml")),
    ("content/harbour/work.toml", include_str!("init/work.toml")),
    ("content/harbour/en.md", include_str!("init/en.md")),
    ("content/harbour/ko.txt", include_str!("init/ko.txt")),
    ("content/harbour/zh-hant.txt", include_str!("init/zh-hant.txt")),
    STYLES,
    GUIDE,
    (".gitignore", "/_site\n"),
];

/// A path in a site, and what is to stand there.
type Text = (String, &'static str);

impl Init {
    /// Writes the files; whether it could.
    pub fn run(&self) -> bool {
        let done = if self.copy.is_empty() { create(&self.dir) } else { copy(&self.dir, &self.copy) };
        match done {
            Ok(told) => print(&told),
            Err(error) => {
                report::diagnostics(&[error]);
                false
            }
        }
    }
}

/// The files of the program that a site can have of its own, by their paths in it.
fn overridable() -> Vec<Text> {
    let templates = assets::TEMPLATES.iter().map(|(path, text)| (format!("templates/{path}"), *text));
    let strings = assets::STRINGS.iter().map(|(tag, text)| (format!("templates/strings/{tag}.ftl"), *text));
    let others = assets::STATIC.iter().map(|(path, text)| (format!("static/{path}"), *text));
    templates.chain(strings).chain(others).collect()
}

/// The files that a path means: a file, or those of a folder. What a new site has of its own is meant only by its name.
fn meant(path: &str) -> Vec<Text> {
    let path = path.trim_start_matches("./").trim_end_matches('/');
    let own = [STYLES, GUIDE].into_iter().filter(|(name, _)| *name == path).map(|(name, text)| (name.to_owned(), text));
    let folder = format!("{path}/");
    own.chain(overridable().into_iter().filter(|(name, _)| name == path || name.starts_with(&folder))).collect()
}

/// A path that means something.
fn built_in(path: &str) -> Result<String, String> {
    if !meant(path).is_empty() {
        return Ok(path.to_owned());
    }
    let known = overridable();
    let folders = ["templates", "templates/strings", "static"];
    match nearest(path, known.iter().map(|(name, _)| name.as_str()).chain(folders)) {
        Some(near) => Err(format!("there is no such file in the program: is it {near}?")),
        None => Err(format!("there is no such file in the program, which has files in {}", folders.join(", "))),
    }
}

/// Makes a site; what there is to say of it.
fn create(dir: &Path) -> Result<String, Diagnostic> {
    let occupied = dir.exists() && (!dir.is_dir() || std::fs::read_dir(dir).map_err(failed(dir))?.next().is_some());
    if occupied {
        return Err(Diagnostic::error("not-empty", "there is something here already")
            .in_file(dir.display().to_string())
            .hint("name a new or an empty folder")
            .hint(
                "to copy built-in files into a site that is there: `hexapla init DIR --copy templates/edition.html`",
            ));
    }
    write(dir, FILES.iter().map(|(name, text)| ((*name).to_owned(), *text)).collect())?;
    Ok(format!(
        "Made a site in {0}.\nBuild it with: hexapla build --root {0}\nMake it look like yours: {0}/{1}, {0}/{2}\n",
        dir.display(),
        STYLES.0,
        GUIDE.0
    ))
}

/// Copies built-in files into a site; what there is to say of it. Where one of them is there already nothing is copied.
fn copy(dir: &Path, paths: &[String]) -> Result<String, Diagnostic> {
    let mut files: Vec<Text> = paths.iter().flat_map(|path| meant(path)).collect();
    files.sort();
    files.dedup();
    let there: Vec<PathBuf> =
        files.iter().map(|(name, _)| dir.join(name)).filter(|path| path.symlink_metadata().is_ok()).collect();
    if let Some(first) = there.first() {
        let rest = if there.len() > 1 { format!(", and {} more are", there.len() - 1) } else { String::new() };
        return Err(Diagnostic::error("already-there", format!("the file is there already{rest}: nothing was copied"))
            .in_file(first.display().to_string())
            .hint("files of yours are not written over: move it away, or name other files"));
    }
    let names: String = files.iter().map(|(name, _)| format!("  {name}\n")).collect();
    let told = format!("Copied {} into {}:\n{names}", counted(files.len(), "file"), dir.display());
    write(dir, files)?;
    Ok(told)
}

fn write(dir: &Path, files: Vec<Text>) -> Result<(), Diagnostic> {
    for (name, text) in files {
        let path = dir.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed(folder))?;
        }
        // `create_new` writes over nothing, whatever came between looking and writing.
        let mut file = File::create_new(&path).map_err(failed(&path))?;
        file.write_all(text.as_bytes()).map_err(failed(&path))?;
    }
    Ok(())
}

fn failed(path: &Path) -> impl Fn(std::io::Error) -> Diagnostic {
    move |error| {
        Diagnostic::error("unwritable", format!("this cannot be written: {error}")).in_file(path.display().to_string())
    }
}
