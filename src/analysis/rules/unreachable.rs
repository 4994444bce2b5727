//! A statement that nobody comes to.

use crate::analysis::following::{CallId, Site};
use crate::analysis::walk::{Skipped, Walk};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::{Statement, StatementKind};

/// Whether it is worth a finding: not a second ending.
pub(in crate::analysis) fn matters(statement: &Statement) -> bool {
    !matches!(statement.kind, StatementKind::Attachment(_) | StatementKind::Value(_))
}

/// Reports the statements of the guide's own body that nobody came to in any visit; each is the first of its
/// block.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>) {
    for skipped in std::mem::take(&mut walk.skipped).into_values() {
        let site = Site { call: CallId::GUIDE, statement: skipped.statement.id };
        if walk.facts.get(&site).is_none_or(|facts| walk.sets.is_empty(facts.readers)) {
            walk.report(finding(skipped));
        }
    }
}

fn finding(Skipped { statement, before }: Skipped<'_>) -> Diagnostic {
    let finding = Diagnostic::new(&codes::guides::UNREACHABLE, "nobody comes to this step")
        .at(statement.span, "every path has ended before it")
        .help("move it before the `done`, `stop` or jump above, or remove it");
    match before {
        Some(before) => finding.see(before.span, ending(&before.kind)),
        None => finding,
    }
}

/// How the statement before it keeps everybody from going on.
fn ending(before: &StatementKind) -> &'static str {
    match before {
        StatementKind::Done(_) | StatementKind::Stop(_) => "the guide ends here",
        StatementKind::SkipTo(_) | StatementKind::AgainFrom(_) => "everybody goes on elsewhere",
        _ => "every way through this ends, or leads elsewhere",
    }
}
