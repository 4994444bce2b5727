//! `install` or `update` to something that some readers can never have.

use super::whom::{example, no_one};
use crate::analysis::install::Change;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::readers::Set;
use crate::vocabulary::InstallKind;

/// Reports readers for whom there is no such version.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    step: &Step,
    change: Change<'_>,
    unable: Set,
    state: &State,
) {
    let declared = walk.project.readers.products.get(change.product);
    let Some(declared) = declared.filter(|_| !walk.sets.is_empty(unable)) else { return };
    let here = state.readers(&walk.sets);
    let title = match change.kind {
        InstallKind::Uninstall => format!("not everybody can be without {}", declared.label),
        _ => format!("not everybody can have this version of {}", declared.label),
    };
    let span = change.to.map_or(step.span, |to| to.span);
    let finding = Diagnostic::new(&codes::guides::NO_VERSION, title)
        .at(span, format!("not possible {}", no_one(walk, unable, here)))
        .note("what is declared about these products rules it out")
        .help("put the step into a `when`, and `stop \"…\"` for those who cannot go on");
    let finding = example(walk, finding, unable);
    walk.report(finding);
}
