//! How a run speaks: with colours or without, with remarks or only of what is wrong.

use std::env;
use std::io::{self, IsTerminal};

use clap::{Args, ValueEnum};

use super::{output, progress};
use crate::build::Failure;
use crate::report;

/// The options of every command.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Manner {
    /// When to use colours; `auto` looks at the terminal, at NO_COLOR and at CLICOLOR_FORCE.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    color: ColorChoice,

    /// Say only what is wrong and what was asked for: no counts, no progress.
    #[arg(long, short, global = true)]
    quiet: bool,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ColorChoice {
    Auto,
    Always,
    Never,
}

impl Manner {
    /// Whether to colour what goes to `stream`.
    pub(super) fn colors(self, stream: &impl IsTerminal) -> bool {
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if is_set("NO_COLOR") => false,
            ColorChoice::Auto => is_set("CLICOLOR_FORCE") || (stream.is_terminal() && !is_dumb()),
        }
    }

    /// How findings are printed to standard error, beside the result of a command.
    pub(super) fn beside(self) -> report::Options {
        report::Options {
            color: self.colors(&io::stderr()),
            summary: self.remarks(),
            ..report::Options::default()
        }
    }

    /// Whether more is said than what is wrong.
    pub(super) fn remarks(self) -> bool {
        !self.quiet
    }

    /// Says what was done.
    pub(super) fn remark(self, text: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { output::print(text) }
    }

    /// Says what was done, beside the result of a command.
    pub(super) fn aside(self, text: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { output::error(text) }
    }

    /// Does some work, and says so if it takes long and somebody looks on.
    pub(super) fn busy<T>(self, what: &str, work: impl FnOnce() -> T) -> T {
        let is_watched = self.remarks() && io::stderr().is_terminal() && !is_dumb() && !is_set("CI");
        if is_watched { progress::during(what, io::stderr(), progress::PATIENCE, work) } else { work() }
    }
}

/// Whether a variable says yes.
fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty() && (name == "NO_COLOR" || value != "0"))
}

/// Whether the terminal only knows to print lines.
fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}
