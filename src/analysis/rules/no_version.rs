//! `install` or `update` to something that some readers can never have.

use super::whom::{Parting, Whom};
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
    let Some(whom) = Whom::some(&walk.sets, unable, state.readers(&walk.sets)) else { return };
    let Some(declared) = walk.project.readers.products.get(change.product) else { return };
    let title = match change.kind {
        InstallKind::Uninstall => format!("not everybody can be without {}", declared.label),
        _ if change.to.is_none() => format!("not everybody can have {}", declared.label),
        _ => format!("not everybody can have this version of {}", declared.label),
    };
    let span = change.to.map_or(step.span, |to| to.span);
    let label = declared.label.clone();
    let place = walk.project.places.product(change.product);
    let parting = if place.is_some() { Parting::Shown } else { Parting::ByThemselves };
    whom.report(walk, parting, move |walk, whom| {
        let finding = Diagnostic::new(&codes::guides::NO_VERSION, title.clone())
            .at(span, format!("not possible {}", whom.not_so(walk)))
            .note("what is declared about these products rules it out")
            .help("put the step into a `when`, and `stop \"…\"` for those who cannot go on");
        match place {
            Some(place) => finding.see(place, format!("{label} is declared here")),
            None => finding,
        }
    });
}
