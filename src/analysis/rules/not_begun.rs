//! `within 8 minutes of NAME` by readers who have not done that step.

use super::whom::{Parting, Whom};
use crate::analysis::state::State;
use crate::analysis::walk::{Place, Walk};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::{Since, Statement};
use crate::readers::Set;

/// Whether a finding is one of these.
pub(in crate::analysis) fn is((_, code): &Place) -> bool {
    *code == codes::guides::NOT_BEGUN.id
}

/// Reports readers who may come here without having done what the time runs from; `follow`: where that is left out.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    since: Since,
    (step, follow): (Option<&Statement>, Option<&Statement>),
    without: Set,
    state: &State,
) {
    let Some(whom) = Whom::some(&walk.sets, without, state.readers(&walk.sets)) else { return };
    let key = step.and_then(|step| step.key.clone()).unwrap_or_default();
    let later = step.is_some_and(|step| step.span.start > since.span.start);
    let (step, follow) = (step.map(|step| step.span), follow.map(|follow| follow.span));
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let title = match later {
            true => format!("`{key}` comes only after this"),
            false => format!("not everybody has done `{key}` by now"),
        };
        let label = match later {
            true => "nothing has begun here from which time could run".to_owned(),
            false => format!("it may have been left out {}", whom.so(walk)),
        };
        let mut finding = Diagnostic::new(&codes::guides::NOT_BEGUN, title).at(since.span, label);
        if let Some(step) = step {
            finding = finding.see(step, format!("this is `{key}`"));
        }
        if let Some(follow) = follow {
            finding = finding.see(follow, format!("here `{key}` is left out"));
        }
        finding
            .note("the time runs from a step that everybody who comes here has done, whichever way they came")
            .help(format!("name an earlier step that nobody leaves out, or take away `of {key}`"))
    });
}
