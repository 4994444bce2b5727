//! Findings for people. The only user of codespan-reporting; knows nothing of how findings arise.
//!
//! Whatever a guide holds, what is printed is bounded and holds no character that a terminal or a
//! CI runner would obey.

mod excerpt;
mod machine;
mod patch;
mod rich;
mod safe;
mod short;
#[cfg(test)]
mod tests;

pub use machine::Findings;
pub use patch::unified;
pub use safe::{line as safe_line, without_runner_commands};

use crate::diagnostic::{self, Curable, Diagnostic, Severity, Tolerated, weightiest};
use crate::source::{FileId, Sources};
use crate::text::{and, count, json, json_schema};
use serde_json::Value;

/// How findings are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the source lines, notes and help.
    #[default]
    Human,
    /// One line for each finding: `path:line:column: error[E0201]: title`.
    Short,
    /// [`Findings`].
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// JUnit's XML.
    Junit,
    /// Checkstyle's XML.
    Checkstyle,
}

impl Format {
    /// Whether people read it; programs read the others.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Short)
    }
}

/// How a report is printed.
#[derive(Clone, Debug)]
pub struct Options {
    pub format: Format,
    /// Whether ANSI colours are used; the caller knows where the text goes.
    pub color: bool,
    /// Whether annotations of GitHub Actions stand behind what is for people.
    pub annotate: bool,
    /// The most findings that are printed for people; the rest is counted.
    pub limit: usize,
    /// The same for programs.
    pub machine_limit: usize,
    /// The path from the folder of the repository to that of the project, empty or with `/` at its end.
    pub folder: String,
    /// The least weight that fails the run.
    pub failing: Severity,
    /// Whether a summary stands behind what is for people.
    pub summary: bool,
    /// What is there and not told; the summary counts it.
    pub tolerated: Tolerated,
    /// What `--fix` can do; a line behind the summary says so.
    pub curable: Curable,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: Format::Human,
            color: false,
            annotate: false,
            limit: 100,
            machine_limit: 5000,
            folder: String::new(),
            failing: Severity::Error,
            summary: true,
            tolerated: Tolerated::default(),
            curable: Curable::default(),
        }
    }
}

impl Options {
    /// How many findings are printed at most.
    pub fn most(&self) -> usize {
        match (self.format.is_for_people(), self.annotate) {
            (true, false) => self.limit,
            (true, true) => self.limit.max(self.machine_limit),
            (false, _) => self.machine_limit,
        }
    }
}

/// The JSON Schema of [`Findings`].
pub fn schema() -> Value {
    json_schema::<Findings>()
}

/// Prints findings in their one order, errors first in line if there are too many for all. For people a summary can stand
/// behind them, and nothing is printed for no findings; formats for programs are whole without findings, too.
pub fn print(mut diagnostics: Vec<Diagnostic>, sources: &Sources, options: &Options) -> String {
    diagnostic::sort(&mut diagnostics);
    if options.format.is_for_people() {
        let mut text = for_people(&diagnostics, sources, options);
        if options.annotate {
            text.push_str(&for_programs(&diagnostics, sources, options, Format::Github));
        }
        text
    } else {
        for_programs(&diagnostics, sources, options, options.format)
    }
}

fn for_people(diagnostics: &[Diagnostic], sources: &Sources, options: &Options) -> String {
    let shown = weightiest(diagnostics, options.limit);
    let mut text = String::new();
    for diagnostic in &shown {
        match options.format {
            Format::Short => short::print(diagnostic, sources, &mut text),
            _ => rich::print(diagnostic, sources, options.color, &mut text),
        }
    }
    if shown.len() < diagnostics.len() {
        let rest = Counts::of(diagnostics).minus(&Counts::of(shown.iter().copied()));
        let all = diagnostics.len();
        text.push_str(&format!("… and {}; `guidec check --limit {all}` shows all\n", rest.words("more ")));
    }
    if options.summary && !diagnostics.is_empty() {
        text.push_str(&summary(diagnostics));
        text.push_str(&options.tolerated.words());
        text.push('\n');
        text.push_str(&options.curable.words());
    }
    text
}

/// What is written to memory here cannot fail to be written.
fn for_programs(diagnostics: &[Diagnostic], sources: &Sources, options: &Options, format: Format) -> String {
    let shown = weightiest(diagnostics, options.machine_limit);
    let findings = Findings::new(&shown, &Counts::of(diagnostics), sources, &options.folder);
    match format {
        Format::Human | Format::Short | Format::Github => machine::annotations(&findings),
        Format::Json => json(&findings).unwrap_or_default(),
        Format::Sarif => json(&machine::sarif(&findings)).unwrap_or_default(),
        Format::Gitlab => json(&machine::gitlab(&findings)).unwrap_or_default(),
        Format::Checkstyle => machine::checkstyle(&findings).unwrap_or_default(),
        Format::Junit => {
            let files = sources.iter().map(|(_, file)| file).filter(|file| !file.is_argument());
            let files: Vec<String> = files.map(|file| format!("{}{}", options.folder, file.name())).collect();
            machine::junit(&findings, &files, options.failing.into()).unwrap_or_default()
        }
    }
}

/// "2 errors and 1 warning in 3 files"; what is tolerated follows.
fn summary(diagnostics: &[Diagnostic]) -> String {
    let mut files: Vec<FileId> = diagnostics.iter().filter_map(|d| d.span().map(|span| span.file)).collect();
    files.sort();
    files.dedup();
    let counts = Counts::of(diagnostics).words("");
    if files.is_empty() { counts } else { format!("{counts} in {}", count(files.len(), "file")) }
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
