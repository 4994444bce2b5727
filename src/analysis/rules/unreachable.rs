//! A statement that nobody comes to.

use crate::analysis::following::{CallId, Site};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::{Statement, StatementKind};

/// Whether it is worth a finding: not a second ending.
pub(in crate::analysis) fn matters(statement: &Statement) -> bool {
    !matches!(statement.kind, StatementKind::Attachment(_) | StatementKind::Value(_))
}

/// Reports the statements of the guide's own body that nobody came to in any visit; each is the first of its
/// block.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>) {
    for statement in std::mem::take(&mut walk.skipped).into_values() {
        let site = Site { call: CallId::GUIDE, statement: statement.id };
        if walk.facts.get(&site).is_none_or(|facts| walk.sets.is_empty(facts.readers)) {
            walk.report(finding(statement));
        }
    }
}

fn finding(statement: &Statement) -> Diagnostic {
    Diagnostic::new(&codes::guides::UNREACHABLE, "nobody comes to this step")
        .at(statement.span, "every path has ended before it")
        .help("move it before the `done`, `stop` or jump above, or remove it")
}
