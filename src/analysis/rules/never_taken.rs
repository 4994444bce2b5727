//! A branch that nobody or everybody takes.

use crate::analysis::coverage::{Arm, ArmKind};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::Guard;
use crate::readers::Set;

/// Judges all arms of the guide's own body, after all visits.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>) {
    let arms: Vec<Arm> = walk.coverage.arms().copied().collect();
    for arm in arms {
        let sets = &walk.sets;
        let nobody_comes = match arm.kind {
            // The branch itself was never reached by anyone; that has its own finding.
            ArmKind::Condition | ArmKind::Look => sets.is_empty(arm.here),
            ArmKind::Otherwise => false,
        };
        if nobody_comes && arm.kind == ArmKind::Look {
            continue;
        }
        if sets.is_empty(arm.taken) {
            // One that nobody at all can meet is reported as such.
            if arm.kind != ArmKind::Condition || !sets.is_empty(arm.meeting) {
                never(walk, arm);
            }
        } else if arm.kind == ArmKind::Condition && sets.is_within(arm.here, arm.taken) {
            let finding =
                Diagnostic::new(&codes::guides::ALWAYS_TAKEN, "everybody who comes here takes this branch")
                    .at(arm.span, "true for all of them")
                    .help("the condition can be left out");
            walk.report(finding);
        }
    }
}

fn never(walk: &mut Walk<'_>, arm: Arm) {
    let (title, label) = match arm.kind {
        ArmKind::Condition if walk.sets.is_empty(arm.here) => {
            ("nobody takes this branch", "the branches above it are for everybody who comes here")
        }
        ArmKind::Condition => ("nobody takes this branch", "nobody who comes here meets this condition"),
        ArmKind::Look => ("nobody can see this here", "it is on no screen that readers can be on here"),
        ArmKind::Otherwise => ("nobody takes this branch", "everybody takes one of the branches above it"),
    };
    let mut finding = Diagnostic::new(&codes::guides::NEVER_TAKEN, title).at(arm.span, label);
    if arm.kind == ArmKind::Condition {
        finding = finding.help("remove the branch, or widen whom the guide is `for`");
    }
    walk.report(finding);
}

/// Something that is said to nobody.
pub(in crate::analysis) fn attachment(walk: &mut Walk<'_>, guard: &Guard, here: Set, meeting: Set) {
    super::impossible::check(walk, guard.span, meeting);
    if walk.sets.is_empty(here) || walk.sets.is_empty(meeting) || walk.sets.meet(here, meeting) {
        return;
    }
    let finding = Diagnostic::new(&codes::guides::NEVER_TAKEN, "nobody is told this")
        .at(guard.span, "nobody who comes here meets this condition");
    walk.report(finding);
}
