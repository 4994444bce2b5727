//! A branch that nobody or everybody takes.

use super::left_out;
use super::whom::Whom;
use crate::analysis::concern::Change;
use crate::analysis::coverage::{Arm, ArmKind};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::StatementKind;
use crate::readers::{Condition, Set};

/// More branches above than these are not shown.
const MOST_ABOVE: usize = 3;

/// Judges all arms of the guide's own body, after all visits.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, supported: Set) {
    for place in walk.coverage.places() {
        let Some(arm) = walk.coverage.arm(place) else { continue };
        let sets = &walk.sets;
        let judged = match arm.kind {
            // Who came to none of it was lost before, which is told there.
            ArmKind::Condition | ArmKind::Told | ArmKind::Look => !sets.is_empty(arm.here),
            ArmKind::Otherwise => true,
        };
        if judged && sets.is_empty(arm.taken) {
            let taking = |above: &&Arm| walk.sets.meet(above.taken, arm.meeting);
            let above: Vec<Arm> =
                walk.coverage.above(place).filter(taking).take(MOST_ABOVE).copied().collect();
            never(walk, arm, &above, supported);
        } else if judged && arm.kind == ArmKind::Condition && sets.is_within(arm.here, arm.taken) {
            let statement = walk.guide.body.statement(place.0).map(|statement| &statement.kind);
            let help = match statement {
                Some(StatementKind::ExactlyOne(_)) => "write its steps alone: there is nothing to tell apart",
                _ => "the condition can be left out",
            };
            let finding =
                Diagnostic::new(&codes::guides::ALWAYS_TAKEN, "everybody who comes here takes this branch")
                    .at(arm.span, "true for all of them")
                    .help(help);
            walk.report(finding);
        }
    }
}

/// Reports what is said to nobody.
pub(in crate::analysis) fn told(walk: &mut Walk<'_>, arm: Arm) {
    if walk.sets.is_empty(arm.taken) && !walk.sets.is_empty(arm.here) {
        never(walk, arm, &[], arm.here);
    }
}

/// `above`: the branches that those take who meet the condition.
fn never(walk: &mut Walk<'_>, arm: Arm, above: &[Arm], supported: Set) {
    let (title, label) = match arm.kind {
        ArmKind::Condition if !walk.sets.is_empty(arm.meeting) => {
            ("nobody takes this branch", "everybody who meets this condition takes a branch above it")
        }
        ArmKind::Condition => ("nobody takes this branch", "nobody who comes here meets this condition"),
        ArmKind::Told => ("nobody is told this", "nobody who comes here meets this condition"),
        ArmKind::Look => ("nobody can see this here", "it is on no screen that readers can be on here"),
        ArmKind::Otherwise => ("nobody takes this branch", "everybody takes one of the branches above it"),
    };
    let finding = Diagnostic::new(&codes::guides::NEVER_TAKEN, title).at(arm.span, label);
    let finding = match arm.kind {
        ArmKind::Condition if !walk.sets.is_empty(arm.meeting) => taken_above(walk, finding, arm, above),
        ArmKind::Condition | ArmKind::Told => nobody_like_that(walk, finding, arm, supported),
        ArmKind::Look => finding.help("lead readers to the screen where it is first, or remove the branch"),
        ArmKind::Otherwise => finding.help("remove it: nobody is left for it"),
    };
    walk.report_unless(finding, &codes::guides::IMPOSSIBLE);
}

/// Those who meet the condition are here, and go another way.
fn taken_above(walk: &Walk<'_>, finding: Diagnostic, arm: Arm, above: &[Arm]) -> Diagnostic {
    let shown =
        above.iter().fold(finding, |finding, above| finding.see(above.span, "they take this branch instead"));
    let finding = match Whom::some(&walk.sets, arm.meeting, arm.here) {
        Some(whom) => whom.with_example(&walk.sets, shown),
        None => shown,
    };
    finding.help("put the branch before the one that they take, or remove it")
}

/// Those who meet the condition are not here: they cannot have what everybody opens, went another way, or the
/// guide is not for them.
fn nobody_like_that(walk: &Walk<'_>, finding: Diagnostic, arm: Arm, supported: Set) -> Diagnostic {
    let what = if arm.kind == ArmKind::Told { "it" } else { "the branch" };
    let meant = walk.coverage.meant(arm.span).unwrap_or(arm.meeting);
    if walk.left_out.iter().any(|it| walk.sets.meet(it.readers, meant)) {
        return left_out::opened(walk, finding, meant)
            .help(format!("remove {what}, or open it inside a `when` for those who have it"));
    }
    let elsewhere = walk.sets.intersection(meant, supported);
    let Some(whom) = Whom::some(&walk.sets, elsewhere, supported) else {
        let audience = &walk.guide.audience;
        let finding = match audience.condition {
            Condition::Always => finding,
            _ => finding.see(audience.span, "it is for these readers"),
        };
        return finding.help(format!("remove {what}, or widen whom the guide is `for`"));
    };
    if let Some(change) = changed_before(walk, arm, elsewhere) {
        return finding
            .see(change.span, change.message.clone())
            .help(format!("remove {what}, or put it before that step"));
    }
    let finding = match walk.partings.between(elsewhere, arm.here, &walk.sets) {
        Some(place) => finding.see(place, "those who meet it go another way here"),
        None => finding,
    };
    whom.with_example(&walk.sets, finding)
        .help(format!("remove {what}, or let those who meet the condition come here"))
}

/// The step before it that made others of all who met the condition.
fn changed_before<'w>(walk: &'w Walk<'_>, arm: Arm, meant: Set) -> Option<&'w Change> {
    let sets = &walk.sets;
    walk.changes.iter().rev().find(|change| {
        let (thing, product) = change.product;
        let before = change.span.file == arm.span.file && change.span.end <= arm.span.start;
        before
            && sets.meet(change.readers, arm.here)
            && sets.is_within(meant, sets.whatever(change.readers, &[product], thing))
    })
}
