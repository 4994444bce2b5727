//! Procedures by themselves: their branches are judged over their own readers, not over those of each caller.

use super::{Beginning, examine};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::{Guide, Procedure};
use crate::model::ids::ProcedureId;
use crate::model::project::Project;
use std::collections::BTreeSet;

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
        start: procedure.start.clone(),
        end: procedure.end.clone(),
        body: procedure.body.clone(),
        ..Guide::empty(procedure.key.clone(), place, procedure.title.clone(), things)
    }
}
