//! An element that is there only sometimes is used as if it always were.

use super::advice::AFTER_FAILING;
use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::state::State;
use crate::analysis::touch::Touch;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ElementId;
use crate::readers::Set;

/// Reports the element with all readers for whom nobody has looked yet.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    touch: Touch<'_>,
    guesses: &[(ElementId, Set)],
    state: &State,
) {
    let Some((id, _)) = guesses.first() else { return };
    let Some(element) = walk.project.element(*id) else { return };
    let readers = guesses.iter().fold(walk.sets.nobody(), |all, (_, readers)| walk.sets.union(all, *readers));
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    // Something else may be there instead of it.
    let declared = element.sometimes.as_ref().map_or(element.span, |sometimes| sometimes.span);
    let only_some = element.sometimes.as_ref().is_some_and(|sometimes| sometimes.when.is_some());
    let title = format!("{} is there only sometimes", written(walk, touch.used));
    let help = format!("say what to do in both cases: `if see {} {{ … }} otherwise {{ … }}`", element.key);
    let other_help = match touch.context.all_steps {
        true => AFTER_FAILING,
        false => "or put the step into `optional { … }` or `try { … } or else { … }`",
    };
    let span = touch.used.span;
    let parting = if only_some { Parting::Declared } else { Parting::OnTheWay };
    whom.report(walk, parting, move |walk, whom| {
        Diagnostic::new(&codes::guides::UNGUARDED, title.clone())
            .at(span, format!("it may be missing {}", whom.so(walk)))
            .see(declared, "declared here")
            .help(help.clone())
            .help(other_help)
    });
}
