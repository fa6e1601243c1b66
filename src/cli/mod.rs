//! Floor 7: the commands, one file each. Diagnostics are printed here and nowhere else.

mod archive;
mod build;
mod casualties;
mod check;
mod clean;
mod init;
mod outline;
mod report;
mod serve;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// The exit code for errors in the input.
pub const ERRORS: u8 = 1;
/// The exit code for wrong usage.
pub const WRONG_USAGE: u8 = 2;

/// Turns scraped texts on one subject, in several languages and revisions, into one clean, cross-linked, citable website.
#[derive(Debug, Parser)]
#[command(name = "hexapla", version, about, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site
    Build(build::Build),
    /// Show the site while it is being written, and follow changes
    Serve(serve::Serve),
    /// Check sources, links, anchors and that no character of a source was lost; write nothing
    Check(check::Check),
    /// Print one source, cleaned
    Clean(clean::Clean),
    /// Print an outline of one source as TOML, to be edited and saved as <source without extension>.outline.toml
    Outline(outline::Outline),
    /// Print the casualty claims of sources: who says that how many people were harmed, and how
    ///
    /// Corrections beside a source, in <source without extension>.casualties.toml, are applied, and its outline gives the
    /// sections. In the table, `~` is near the number, `≥` at least, `≤` at most, and `*` marks a claim that an editor made,
    /// amended or confirmed.
    Casualties(casualties::Casualties),
    /// Write a snapshot of the site to one file: for web archives, for Kiwix, or to open from a disk
    ///
    /// The site is built in memory. The same site is the same bytes: times are those of the texts, or of SOURCE_DATE_EPOCH. When
    /// there are errors in the input nothing is written, and a file that is there already stands until the new one is whole.
    #[command(after_help = archive::EXAMPLES)]
    Archive(archive::Archive),
    /// Make a small site to start from
    Init(init::Init),
}

/// Where the site is and how it is built: the same for all commands that need a whole site.
#[derive(Debug, Args)]
struct SiteArguments {
    /// The folder of the site, with site.toml, content/, templates/ and static/
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The folder of the content [default: content/ in the site's folder]; one that holds sources directly is a single work
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// The address at which the site will stand, for canonical links, sitemap and feeds
    #[arg(long, value_name = "URL", value_parser = address)]
    base_url: Option<String>,
    /// How many threads work at once [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
}

fn address(url: &str) -> Result<String, String> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || url.chars().any(|c| c.is_whitespace() || "\"<>#?".contains(c)) {
        return Err("it begins with https:// and has no query or fragment: https://example.org/archive/".to_owned());
    }
    Ok(url.to_owned())
}

/// Runs a command.
pub fn run(arguments: Arguments) -> ExitCode {
    let done = match arguments.command {
        Command::Build(build) => build.run(),
        Command::Serve(serve) => serve.run(),
        Command::Check(check) => check.run(),
        Command::Clean(clean) => clean.run(),
        Command::Outline(outline) => outline.run(),
        Command::Casualties(casualties) => casualties.run(),
        Command::Archive(archive) => archive.run(),
        Command::Init(init) => init.run(),
    };
    if done { ExitCode::SUCCESS } else { ExitCode::from(ERRORS) }
}
