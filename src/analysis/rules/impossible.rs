//! A condition, or a part of one, that no reader at all can meet.

use crate::analysis::context::Context;
use crate::analysis::following::CallId;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::Guard;
use crate::readers::{Condition, Set};

/// Who meets a condition; reported if that is nobody, whoever comes there.
pub(in crate::analysis) fn meeting(walk: &mut Walk<'_>, context: Context, guard: &Guard) -> Set {
    let meeting = walk.meeting(context, &guard.condition);
    if !walk.sets.is_empty(meeting) {
        parts(walk, context, guard);
    } else if !walk.sets.too_complex() {
        let label = "no reader is like this".to_owned();
        report(walk, guard, &guard.condition, "nobody can meet this condition", label);
    }
    meeting
}

/// Reports an alternative of a condition that nobody meets. A procedure is also for the readers of other
/// guides, so its conditions are not judged here.
pub(in crate::analysis) fn parts(walk: &mut Walk<'_>, context: Context, guard: &Guard) {
    if context.call != CallId::GUIDE || walk.sets.too_complex() {
        return;
    }
    let mut open = vec![&guard.condition];
    while let Some(condition) = open.pop() {
        match condition {
            Condition::All(parts) => open.extend(parts),
            Condition::Any(parts) => {
                for (place, part) in (1..).zip(parts) {
                    let meeting = walk.meeting(context, part);
                    if walk.sets.is_empty(meeting) && !walk.sets.too_complex() {
                        let label = format!("no reader is like part {place} of what `or` joins");
                        report(walk, guard, part, "nobody can meet a part of this condition", label);
                        return;
                    }
                }
                open.extend(parts);
            }
            _ => {}
        }
    }
}

fn report(walk: &mut Walk<'_>, guard: &Guard, impossible: &Condition, title: &str, label: String) {
    let finding = Diagnostic::new(&codes::guides::IMPOSSIBLE, title).at(guard.span, label);
    walk.report(match has_and(impossible) {
        true => finding
            .note("its parts contradict each other, or what is declared about these products rules it out")
            .help("was `or` meant instead of `and`?"),
        false => finding.note("what is declared about these products rules it out"),
    });
}

/// Whether the author wrote an `and`.
fn has_and(condition: &Condition) -> bool {
    match condition {
        Condition::All(_) => true,
        Condition::Any(parts) => parts.iter().any(has_and),
        Condition::Not(inner) => has_and(inner),
        _ => false,
    }
}
