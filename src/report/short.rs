//! One line for each finding.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

use super::safe;

pub(super) fn print(diagnostic: &Diagnostic, sources: &Sources, text: &mut String) {
    let place = diagnostic.span().and_then(|span| sources.locate(span));
    if let Some((name, position)) = place {
        text.push_str(&format!("{}:{}:{}: ", safe::line(name), position.line + 1, position.column + 1));
    }
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    text.push_str(&format!("{severity}[{}]: {}\n", diagnostic.code.id, safe::line(&diagnostic.title)));
}
