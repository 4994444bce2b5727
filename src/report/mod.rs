//! Findings for people. The only user of codespan-reporting; knows nothing of how findings arise.
//!
//! Whatever a guide holds, what is printed is bounded and holds no character that a terminal or a
//! CI runner would obey.

mod excerpt;
mod rich;
mod safe;
mod short;
#[cfg(test)]
mod tests;

pub use safe::line as safe_line;

use crate::diagnostic::{self, Diagnostic, Severity, Tolerated};
use crate::source::{FileId, Sources};
use crate::text::{and, count};

/// How findings are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the source lines, notes and help.
    #[default]
    Rich,
    /// One line for each finding: `path:line:column: error[E0201]: title`.
    Short,
}

/// How a report is printed.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub format: Format,
    /// Whether ANSI colours are used; the caller knows where the text goes.
    pub color: bool,
    /// The most findings that are printed; the rest is counted.
    pub limit: usize,
    /// What is there and not told; the summary counts it.
    pub tolerated: Tolerated,
}

impl Default for Options {
    fn default() -> Self {
        Self { format: Format::Rich, color: false, limit: 100, tolerated: Tolerated::default() }
    }
}

/// Prints findings in their one order, errors first in line if there are too many for all, and a
/// summary. Nothing is printed for no findings.
pub fn print(mut diagnostics: Vec<Diagnostic>, sources: &Sources, options: &Options) -> String {
    diagnostic::sort(&mut diagnostics);
    let shown = choose(&diagnostics, options.limit);
    let mut text = String::new();
    for diagnostic in &shown {
        match options.format {
            Format::Rich => rich::print(diagnostic, sources, options.color, &mut text),
            Format::Short => short::print(diagnostic, sources, &mut text),
        }
    }
    if shown.len() < diagnostics.len() {
        let rest = Counts::of(&diagnostics).minus(&Counts::of(shown.iter().copied()));
        text.push_str(&format!("… and {}\n", rest.words("more ")));
    }
    if !diagnostics.is_empty() {
        text.push_str(&summary(&diagnostics));
        text.push_str(&options.tolerated.words());
        text.push('\n');
    }
    text
}

/// "2 errors and 1 warning in 3 files"; what is tolerated follows.
fn summary(diagnostics: &[Diagnostic]) -> String {
    let mut files: Vec<FileId> = diagnostics.iter().filter_map(|d| d.span().map(|span| span.file)).collect();
    files.sort();
    files.dedup();
    let counts = Counts::of(diagnostics).words("");
    if files.is_empty() { counts } else { format!("{counts} in {}", count(files.len(), "file")) }
}

/// At most `limit` findings, the weightier ones first to be chosen, in the order that they had.
fn choose(diagnostics: &[Diagnostic], limit: usize) -> Vec<&Diagnostic> {
    let mut order: Vec<(usize, &Diagnostic)> = diagnostics.iter().enumerate().collect();
    order.sort_by_key(|(place, diagnostic)| (std::cmp::Reverse(diagnostic.severity), *place));
    order.truncate(limit);
    order.sort_by_key(|(place, _)| *place);
    order.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

#[derive(Default)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Counts {
    fn of<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    fn minus(&self, other: &Counts) -> Self {
        Self {
            errors: self.errors - other.errors,
            warnings: self.warnings - other.warnings,
            notes: self.notes - other.notes,
        }
    }

    fn words(&self, before_noun: &str) -> String {
        let kinds = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let words: Vec<String> = kinds
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, noun)| count(number, &format!("{before_noun}{noun}")))
            .collect();
        and(&words)
    }
}
