//! `again from NAME` in a procedure whose caller leaves out the step of that name.

use super::whom::{Parting, Whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::Statement;
use crate::readers::Set;
use crate::source::Span;

/// Reports readers who go back to what they were not to do; `follow`: where it is left out.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    span: Span,
    follow: Span,
    step: Option<&Statement>,
    readers: Set,
) {
    let Some(whom) = Whom::some(&walk.sets, readers, readers) else { return };
    let key = step.and_then(|step| step.key.clone()).unwrap_or_default();
    let step = step.map(|step| step.span);
    whom.report(walk, Parting::Shown, move |_, _| {
        let title = format!("this goes back to `{key}`, which is left out");
        let mut finding = Diagnostic::new(&codes::guides::AGAIN_LEFT_OUT, title)
            .at(span, "it leads nowhere then")
            .see(follow, format!("here `{key}` is left out"));
        if let Some(step) = step {
            finding = finding.see(step, format!("this is `{key}`"));
        }
        finding
            .help("leave out the way back, too: put it into a `part` with a name, and name that behind `without`")
            .help(format!("or do not leave out `{key}`"))
    });
}
