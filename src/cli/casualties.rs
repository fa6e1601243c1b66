//! `hexapla casualties`

mod table;

use super::report::{self, print};
use crate::base::{Diagnostic, Language, Source};
use crate::casualty::Claim;
use crate::disk::{self, Beside};
use crate::render::records::{ClaimRecord, csv};
use crate::{clean, pipeline, read};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Print the casualty claims of sources
///
/// A claim is a number of people harmed, with who suffered it, how, and the place that says so. The sources are cleaned and
/// outlined as in a build; what an editor has put beside them counts, a `work.toml` does not.
#[derive(Debug, Args)]
pub struct Casualties {
    /// The sources
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The language of the sources [default: the one that each declares, or that is detected]
    #[arg(long, value_name = "TAG", value_parser = language)]
    lang: Option<Language>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Jsonl,
}

fn language(tag: &str) -> Result<Language, String> {
    tag.parse().map_err(|_| "it is a BCP 47 tag such as `en`, `ko`, `zh-Hant` or `pt-BR`".to_owned())
}

impl Casualties {
    /// Prints the claims of all sources that can be read; whether all could be, and nothing is wrong with them.
    pub fn run(&self) -> bool {
        let mut diagnostics = Vec::new();
        let mut texts: Vec<(Source, Vec<Claim>)> = Vec::new();
        for file in &self.files {
            match self.claims(file, &mut diagnostics) {
                Ok(text) => texts.push(text),
                Err(error) => diagnostics.push(error),
            }
        }
        report::diagnostics(&diagnostics);
        print(&formatted(&texts, self.format));
        !diagnostics.iter().any(Diagnostic::is_error)
    }

    /// A source and its claims.
    fn claims(&self, file: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<(Source, Vec<Claim>), Diagnostic> {
        let Beside { source, outline, corrections, lexicons } = disk::beside(file, diagnostics)?;
        let mut reading = read::read(&source);
        diagnostics.append(&mut reading.diagnostics);
        if let Some(language) = &self.lang {
            reading.document.language.clone_from(language);
        }
        let document = pipeline::outlined(clean::clean(reading.document), outline.as_ref(), diagnostics);
        let lexicons = pipeline::word_lists(&lexicons, diagnostics);
        let claims = pipeline::claims(&document, &source, corrections.as_ref(), &lexicons, diagnostics);
        Ok((source, claims))
    }
}

fn formatted(texts: &[(Source, Vec<Claim>)], format: Format) -> String {
    let claims = texts.iter().flat_map(|(source, claims)| claims.iter().map(move |claim| (claim, source)));
    let records: Vec<ClaimRecord<'_>> = claims.map(|(claim, source)| ClaimRecord::of(claim, source)).collect();
    match format {
        Format::Csv => csv(&ClaimRecord::COLUMNS, &records),
        Format::Jsonl => {
            let lines = records.iter().filter_map(|record| serde_json::to_string(record).ok());
            lines.map(|line| line + "\n").collect()
        }
        Format::Table => table::table(texts),
    }
}
