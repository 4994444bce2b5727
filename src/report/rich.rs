//! Findings with their source lines, notes and help.

use codespan_reporting::diagnostic::{self as codespan, LabelStyle};
use codespan_reporting::term::termcolor::{Ansi, NoColor};
use codespan_reporting::term::{Config, WriteStyle, emit_to_write_style};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{FileId, Sources};

use super::excerpt::Excerpts;
use super::safe;

/// The most places that one finding shows.
const LABEL_LIMIT: usize = 12;
/// The most notes and the most helps that one finding shows.
const NOTE_LIMIT: usize = 20;

pub(super) fn print(diagnostic: &Diagnostic, sources: &Sources, color: bool, text: &mut String) {
    let bytes = if color {
        let mut writer = Ansi::new(Vec::new());
        emit(diagnostic, sources, &mut writer);
        writer.into_inner()
    } else {
        let mut writer = NoColor::new(Vec::new());
        emit(diagnostic, sources, &mut writer);
        writer.into_inner()
    };
    text.push_str(&String::from_utf8_lossy(&bytes));
}

fn emit(diagnostic: &Diagnostic, sources: &Sources, writer: &mut impl WriteStyle) {
    let mut labels: Vec<&Label> = diagnostic.labels.iter().collect();
    labels.sort_by_key(|label| !label.primary);
    let hidden_labels = labels.len().saturating_sub(LABEL_LIMIT);
    labels.truncate(LABEL_LIMIT);

    let excerpts = Excerpts::new(&labels, sources);
    let shown = labels.iter().filter_map(|label| {
        let range = excerpts.range(label.span, sources)?;
        let style = if label.primary { LabelStyle::Primary } else { LabelStyle::Secondary };
        Some(codespan::Label::new(style, label.span.file, range).with_message(safe::line(&label.message)))
    });
    let severity = match diagnostic.severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
        Severity::Note => codespan::Severity::Note,
    };
    let finding: codespan::Diagnostic<FileId> = codespan::Diagnostic::new(severity)
        .with_code(diagnostic.code.id)
        .with_message(safe::line(&diagnostic.title))
        .with_labels(shown.collect())
        .with_notes(notes(diagnostic, hidden_labels));
    // The writer is memory and the excerpts hold every line that a label names: there is nothing to fail.
    let _ = emit_to_write_style(writer, &Config::default(), &excerpts, &finding);
}

fn notes(diagnostic: &Diagnostic, hidden_labels: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if hidden_labels > 0 {
        notes.push(format!("… and {hidden_labels} more places"));
    }
    notes.extend(diagnostic.notes.iter().take(NOTE_LIMIT).map(|note| safe::lines(note)));
    let fix = diagnostic.fix.iter().map(|fix| &fix.title);
    let helps = diagnostic.help.iter().take(NOTE_LIMIT).chain(fix);
    notes.extend(helps.map(|help| safe::lines(&format!("help: {help}"))));
    notes
}
