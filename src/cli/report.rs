//! Printing: diagnostics, progress, numbers; and the part that `build` and `check` share.

use super::SiteArguments;
use crate::base::Source;
use crate::base::diagnostic::{Diagnostic, Excerpt, Severity};
use crate::disk::{self, Places};
use crate::pipeline::{self, Input, Outcome, Progress, Sink, Store};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// Prints diagnostics to standard error, errors last, with a line that counts them.
pub fn diagnostics(diagnostics: &[Diagnostic]) {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.severity);
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut err = std::io::stderr().lock();
    for diagnostic in &sorted {
        let _ = writeln!(err, "{}", rendered(diagnostic, colour));
    }
    let count = |severity| sorted.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 {
        let _ = writeln!(err, "{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    }
}

/// The errors among diagnostics, as plain text.
pub fn as_text(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    errors.map(|error| rendered(error, false)).collect::<Vec<_>>().join("\n")
}

/// A diagnostic as lines: what is the matter, where, the piece of the source that is meant, and what to do.
fn rendered(diagnostic: &Diagnostic, colour: bool) -> String {
    let (bold, reset) = if colour { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let tint = match diagnostic.severity {
        _ if !colour => "",
        Severity::Error => "\u{1b}[1;31m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Note => "\u{1b}[1;34m",
    };
    let Diagnostic { severity, code, message, .. } = diagnostic;
    let mut out = format!("{tint}{severity}[{code}]{reset}{bold}: {message}{reset}\n");
    if let Some(place) = &diagnostic.place {
        out.push_str(&format!("  --> {place}\n"));
        if let Some(excerpt) = &place.excerpt {
            out.push_str(&marked(excerpt, tint, reset));
        }
    }
    for hint in &diagnostic.hints {
        out.push_str(&format!("   = {bold}hint{reset}: {hint}\n"));
    }
    out
}

/// An excerpt with a line of carets under what is meant.
fn marked(excerpt: &Excerpt, tint: &str, reset: &str) -> String {
    let clean = |text: &str| text.replace(|c: char| c.is_control(), " ");
    let (before, piece, after) = (clean(&excerpt.before), clean(&excerpt.marked), clean(&excerpt.after));
    let indent = " ".repeat(before.width());
    let carets = "^".repeat(piece.width().max(1));
    format!("   | {before}{piece}{after}\n   | {indent}{tint}{carets}{reset}\n")
}

/// Reads a source; where it cannot be read, says so.
pub fn source(path: &Path) -> Option<Source> {
    disk::source(path).map_err(|error| diagnostics(&[error])).ok()
}

/// A number with a noun: `1 error`, `2 errors`.
pub fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// What the site that the arguments name is built from.
pub fn read(arguments: &SiteArguments, search: bool) -> Input {
    let places = Places { root: arguments.root.clone(), content: arguments.content.clone() };
    Input { base_url: arguments.base_url.clone(), search, ..disk::read(&places) }
}

/// Builds a site, with as many threads as the arguments say.
pub fn build<'i>(arguments: &SiteArguments, input: &'i Input, store: &dyn Store, sink: &dyn Sink) -> Outcome<'i> {
    let mut outcome = with_threads(arguments, |progress| pipeline::build(input, store, sink, progress));
    strictly(arguments, &mut outcome.diagnostics);
    outcome
}

/// Takes warnings for errors where the arguments say so.
pub fn strictly(arguments: &SiteArguments, diagnostics: &mut [Diagnostic]) {
    let warnings = diagnostics.iter_mut().filter(|diagnostic| diagnostic.severity == Severity::Warning);
    warnings.filter(|_| arguments.strict).for_each(|warning| warning.severity = Severity::Error);
}

/// Does long work, with as many threads as the arguments say.
pub fn with_threads<T: Send>(arguments: &SiteArguments, work: impl FnOnce(Progress<'_>) -> T + Send) -> T {
    let threads = usize::from(arguments.jobs.unwrap_or(0));
    with_bar(|progress| match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(|| work(progress)),
        Err(_) => work(progress),
    })
}

/// Does long work that says how far it is, and shows that where standard error is a terminal.
pub fn with_bar<T>(work: impl FnOnce(Progress<'_>) -> T) -> T {
    let bar = bar();
    let done = work(&|what: &'static str, done: usize, total: usize| {
        bar.set_message(what);
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    done
}

fn bar() -> ProgressBar {
    let target =
        if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(0), target);
    if let Ok(style) = ProgressStyle::with_template("{msg:>10} [{bar:30}] {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}

/// Prints to standard output; whether somebody still reads it.
pub fn print(text: &str) -> bool {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_ok()
}
