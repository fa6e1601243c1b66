//! `hexapla init`

use super::report::{self, print};
use crate::base::Diagnostic;
use clap::Args;
use std::path::{Path, PathBuf};

/// Make a small site to start from
///
/// The folder must be new or empty.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder of the new site
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

/// The files of a new site.
const FILES: &[(&str, &str)] = &[
    ("site.toml", include_str!("init/site.toml")),
    ("content/harbour/work.toml", include_str!("init/work.toml")),
    ("content/harbour/en.md", include_str!("init/en.md")),
    ("content/harbour/ko.txt", include_str!("init/ko.txt")),
    ("content/harbour/zh-hant.txt", include_str!("init/zh-hant.txt")),
    (".gitignore", "/_site\n"),
];

impl Init {
    /// Writes the files; whether it could.
    pub fn run(&self) -> bool {
        match create(&self.dir) {
            Ok(()) => {
                print(&format!("Made a site in {0}.\nBuild it with: hexapla build --root {0}\n", self.dir.display()))
            }
            Err(error) => {
                report::diagnostics(&[error]);
                false
            }
        }
    }
}

fn create(dir: &Path) -> Result<(), Diagnostic> {
    let failed = |error: std::io::Error| {
        Diagnostic::error("unwritable", format!("the site cannot be made: {error}")).in_file(dir.display().to_string())
    };
    let occupied = dir.exists() && (!dir.is_dir() || std::fs::read_dir(dir).map_err(failed)?.next().is_some());
    if occupied {
        return Err(Diagnostic::error("not-empty", "there is something here already")
            .in_file(dir.display().to_string())
            .hint("name a new or an empty folder"));
    }
    for (name, text) in FILES {
        let path = dir.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        std::fs::write(&path, text).map_err(failed)?;
    }
    Ok(())
}
