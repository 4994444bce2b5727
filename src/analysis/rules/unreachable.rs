//! A statement that nobody comes to.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::{Statement, StatementKind};

/// Whether it is worth a finding: not a second ending.
pub(in crate::analysis) fn matters(statement: &Statement) -> bool {
    !matches!(statement.kind, StatementKind::Attachment(_) | StatementKind::Value(_))
}

/// Whether a finding is one of these: it says nothing of readers who are lost.
pub(in crate::analysis) fn is(finding: &Diagnostic) -> bool {
    finding.code == &codes::guides::UNREACHABLE
}

/// The statement, the first of its block that nobody comes to.
pub(in crate::analysis) fn finding(statement: &Statement) -> Diagnostic {
    Diagnostic::new(&codes::guides::UNREACHABLE, "nobody comes to this step")
        .at(statement.span, "every path has ended before it")
        .help("move it before the `done`, `stop` or jump above, or remove it")
}
