//! Standard output and standard error.

use std::io::{self, ErrorKind, Write};

use clap::ValueEnum;
use serde::Serialize;

use super::manner::Manner;
use crate::build::{Compiled, Failure};
use crate::diagnostic::Severity;
use crate::host::refused;
use crate::report;
use crate::text::json as json_text;

/// How a report is printed that has these two forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum TextOrJson {
    #[default]
    Text,
    /// As `guidec schema` says of it.
    Json,
}

impl TextOrJson {
    /// Prints a report; `text` is its form for people.
    pub(super) fn print(self, report: &impl Serialize, text: impl FnOnce() -> String) -> Result<(), Failure> {
        match self {
            Self::Text => print(&text()),
            Self::Json => json(report),
        }
    }
}

/// Prints the result of a command.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    write(io::stdout().lock(), text)
}

/// Prints what is said about a command.
pub(super) fn error(text: &str) -> Result<(), Failure> {
    // Paths and what the command was asked are repeated there as they are.
    write(io::stderr().lock(), &report::without_runner_commands(text))
}

/// Prints the result of a command as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text =
        json_text(value).map_err(|error| Failure::Usage(format!("cannot print this as JSON: {error}")))?;
    print(&text)
}

/// Prints the errors in guides, if there are some, and says whether.
pub(super) fn errors(compiled: &Compiled, manner: Manner) -> Result<bool, Failure> {
    // Without what could not be read, everything else looks wrong.
    refused()?;
    let findings = compiled.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    let findings: Vec<_> = findings.cloned().collect();
    let is_wrong = !findings.is_empty();
    error(&report::print(findings, &compiled.sources, &manner.beside()))?;
    Ok(is_wrong)
}

/// A reader who has seen enough (`guidec explain | head`) is no failure.
fn write(mut stream: impl Write, text: &str) -> Result<(), Failure> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Usage(format!("cannot print: {error}")))
        }
        _ => Ok(()),
    }
}
