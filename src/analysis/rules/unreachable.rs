//! A statement that nobody comes to.

use crate::analysis::context::Context;
use crate::analysis::following::{CallId, Site};
use crate::analysis::walk::{Before, Skipped, Walk};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::{Block, Statement, StatementKind};

/// Whether it is worth a finding: not a second ending.
pub(in crate::analysis) fn matters(statement: &Statement) -> bool {
    !matches!(statement.kind, StatementKind::Attachment(_) | StatementKind::Value(_))
}

/// Remembers a statement that nobody came to. What nobody of one caller's comes to, others may.
pub(in crate::analysis) fn skip<'a>(
    walk: &mut Walk<'a>,
    context: Context,
    statement: &'a Statement,
    before: Before<'a>,
) {
    if context.call == CallId::GUIDE {
        walk.skipped.insert(statement.id, Skipped { statement, before });
    }
}

/// Remembers an arm that nobody came to, as the attempt before it cannot fail.
pub(in crate::analysis) fn skip_arm<'a>(walk: &mut Walk<'a>, context: Context, arm: &'a Block) {
    if let Some(first) = arm.statements.iter().find(|statement| matters(statement)) {
        skip(walk, context, first, Before::Attempt);
    }
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
    let finding = Diagnostic::new(&codes::guides::UNREACHABLE, "nobody comes to this step");
    let ended = |finding: Diagnostic| {
        let finding = finding.at(statement.span, "every path has ended before it");
        finding.help("move it before the `done`, `stop` or jump above, or remove it")
    };
    match before {
        Before::Attempt => finding
            .at(statement.span, "nothing in the attempt before it can fail")
            .help("put what may fail into the attempt, or remove the `try`"),
        Before::Statement(before) => ended(finding).see(before.span, ending(&before.kind)),
        Before::Nothing => ended(finding),
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
