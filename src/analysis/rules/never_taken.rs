//! A branch that nobody or everybody takes.

use super::left_out;
use crate::analysis::coverage::{Arm, ArmKind};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};

/// Judges all arms of the guide's own body, after all visits.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>) {
    let arms: Vec<Arm> = walk.coverage.arms().copied().collect();
    for arm in arms {
        let sets = &walk.sets;
        let judged = match arm.kind {
            // Who came to none of it was lost before, which is told there.
            ArmKind::Condition | ArmKind::Told | ArmKind::Look => !sets.is_empty(arm.here),
            ArmKind::Otherwise => true,
        };
        if judged && sets.is_empty(arm.taken) {
            never(walk, arm);
        } else if judged && arm.kind == ArmKind::Condition && sets.is_within(arm.here, arm.taken) {
            let finding =
                Diagnostic::new(&codes::guides::ALWAYS_TAKEN, "everybody who comes here takes this branch")
                    .at(arm.span, "true for all of them")
                    .help("the condition can be left out");
            walk.report(finding);
        }
    }
}

/// Reports what is said to nobody.
pub(in crate::analysis) fn told(walk: &mut Walk<'_>, arm: Arm) {
    if walk.sets.is_empty(arm.taken) && !walk.sets.is_empty(arm.here) {
        never(walk, arm);
    }
}

fn never(walk: &mut Walk<'_>, arm: Arm) {
    let (title, label) = match arm.kind {
        ArmKind::Condition if !walk.sets.is_empty(arm.meeting) => {
            ("nobody takes this branch", "everybody who meets this condition takes a branch above it")
        }
        ArmKind::Condition => ("nobody takes this branch", "nobody who comes here meets this condition"),
        ArmKind::Told => ("nobody is told this", "nobody who comes here meets this condition"),
        ArmKind::Look => ("nobody can see this here", "it is on no screen that readers can be on here"),
        ArmKind::Otherwise => ("nobody takes this branch", "everybody takes one of the branches above it"),
    };
    let mut finding = Diagnostic::new(&codes::guides::NEVER_TAKEN, title).at(arm.span, label);
    if arm.kind == ArmKind::Condition {
        let meant = walk.coverage.meant(arm.span).unwrap_or(walk.sets.nobody());
        let is_left_out = walk.sets.is_empty(arm.meeting)
            && walk.left_out.iter().any(|it| walk.sets.meet(it.readers, meant));
        if is_left_out {
            finding = left_out::opened(walk, finding, meant)
                .help("remove the branch, or open it inside a `when` for those who have it");
        } else {
            finding = finding.help("remove the branch, or widen whom the guide is `for`");
        }
    }
    walk.report_unless(finding, &codes::guides::IMPOSSIBLE);
}
