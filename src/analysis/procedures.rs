//! Procedures by themselves: their branches are judged over their own readers, not over those of each caller.

use super::apart::{self, FROM_HERE};
use super::{Beginning, examine};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::{Guide, Procedure};
use crate::model::ids::ProcedureId;
use crate::model::project::Project;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Follows all readers whom a procedure is for, from its `start`, or from anywhere if it names none.
pub fn check_procedure(project: &Project, procedure: ProcedureId) -> Vec<Diagnostic> {
    let procedure = project.procedure(procedure).filter(|procedure| !procedure.in_error);
    let Some(procedure) = procedure else { return Vec::new() };
    let guide = alone(procedure);
    let (_, mut findings) = examine(project, &guide, Beginning::Anywhere, None);
    // What is unknown here, a caller may know, and may have looked for; and callers count for themselves what is
    // not checked.
    let unknown = [&codes::guides::ROUTE_FROM_UNKNOWN, &codes::guides::UNGUARDED, &codes::guides::UNCHECKED];
    findings.retain(|finding| !unknown.contains(&finding.code));
    findings
}

/// What was found in each procedure, which stands there, by itself: what stands in another one that it follows is told
/// of that.
pub fn each_told_once(found: Vec<(Span, Vec<Diagnostic>)>) -> Vec<Diagnostic> {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for (procedure, findings) in found {
        let inside = |finding: &Diagnostic| finding.span().is_some_and(|span| procedure.contains(span));
        let (those, elsewhere): (Vec<_>, Vec<_>) = findings.into_iter().partition(inside);
        own.extend(those);
        others.extend(elsewhere);
    }
    told_once(&own, &mut others);
    own.extend(others);
    own
}

/// Joins what was found in a procedure for several guides, where only the lines differ that follow it.
pub fn told_together(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: BTreeMap<_, Diagnostic> = BTreeMap::new();
    let mut others = findings;
    let is_of_procedure = |it: &mut Diagnostic| it.labels.iter().any(|label| label.message == FROM_HERE);
    let of_procedures: Vec<Diagnostic> = others.extract_if(.., is_of_procedure).collect();
    for finding in of_procedures {
        let (lines, labels): (Vec<_>, Vec<_>) =
            finding.labels.iter().cloned().partition(|label| label.message == FROM_HERE);
        let same: Vec<_> = labels.into_iter().map(|label| (label.span, label.message)).collect();
        let key = (same, finding.code.id, finding.title.clone(), finding.notes.clone(), finding.help.clone());
        match told.get_mut(&key) {
            Some(known) => {
                let new = lines.into_iter().filter(|line| !known.labels.contains(line));
                let new: Vec<_> = new.collect();
                known.labels.extend(new);
            }
            None => {
                told.insert(key, finding);
            }
        }
    }
    others.extend(told.into_values().map(|mut finding| {
        // In their order, and not in that in which guides were looked at; the others stay before them.
        finding.labels.sort_by_key(|label| (label.message == FROM_HERE).then_some(label.span));
        apart::count_callers(finding)
    }));
    others
}

/// Takes out of the findings of guides what the own check of a procedure has told already.
pub fn told_once(of_procedures: &[Diagnostic], findings: &mut Vec<Diagnostic>) {
    let told: BTreeSet<_> = of_procedures.iter().map(|finding| (finding.span(), finding.code.id)).collect();
    findings.retain(|finding| !told.contains(&(finding.span(), finding.code.id)));
}

/// The procedure as a guide of its own.
fn alone(procedure: &Procedure) -> Guide {
    let place = (procedure.file, procedure.span);
    let things = procedure.things.clone();
    Guide {
        audience: procedure.audience.clone(),
        unsupported: procedure.unsupported.clone(),
        needs: procedure.needs.clone(),
        start: procedure.start.clone(),
        end: procedure.end.clone(),
        body: procedure.body.clone(),
        ..Guide::empty(procedure.key.clone(), place, procedure.title.clone(), things)
    }
}
