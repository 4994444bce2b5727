//! Standard output and standard error.

use std::io::{self, ErrorKind, IsTerminal, Write};

use clap::ValueEnum;
use serde::Serialize;

use crate::build::{Compiled, Failure};
use crate::diagnostic::Severity;
use crate::report;
use crate::text::json as json_text;

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    Auto,
    Always,
    Never,
}

impl ColorChoice {
    /// Whether to colour what goes to `stream`.
    pub(super) fn for_stream(self, stream: &impl IsTerminal) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
                let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                stream.is_terminal() && !is_set("NO_COLOR") && !is_dumb
            }
        }
    }
}

/// Prints the result of a command.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    write(io::stdout().lock(), text)
}

/// Prints what is said about a command.
pub(super) fn error(text: &str) -> Result<(), Failure> {
    write(io::stderr().lock(), text)
}

/// Prints the result of a command as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text =
        json_text(value).map_err(|error| Failure::Usage(format!("cannot print this as JSON: {error}")))?;
    print(&text)
}

/// Prints the errors in guides, if there are some, and says whether.
pub(super) fn errors(compiled: &Compiled, color: ColorChoice) -> Result<bool, Failure> {
    let findings = compiled.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    let findings: Vec<_> = findings.cloned().collect();
    let options = report::Options { color: color.for_stream(&io::stderr()), ..report::Options::default() };
    let is_wrong = !findings.is_empty();
    error(&report::print(findings, &compiled.sources, &options))?;
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
