//! The command line: arguments, a command, an exit code.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match hexapla::cli::Arguments::try_parse() {
        Ok(arguments) => hexapla::cli::run(arguments),
        Err(error) => {
            let wrong = error.use_stderr();
            let _ = error.print();
            if wrong { ExitCode::from(hexapla::cli::WRONG_USAGE) } else { ExitCode::SUCCESS }
        }
    }
}
