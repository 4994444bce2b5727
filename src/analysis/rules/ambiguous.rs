//! Two elements of one screen answer to the label that a step uses.

use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::state::State;
use crate::analysis::touch::{Act, Touch};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ElementId;
use crate::readers::Set;

/// Reports the first pair.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    touch: Touch<'_>,
    pairs: &[(ElementId, ElementId, Set)],
    state: &State,
) {
    let Some((one, other, readers)) = pairs.first() else { return };
    let (Some(one), Some(other)) = (walk.project.element(*one), walk.project.element(*other)) else { return };
    let Some(whom) = Whom::some(&walk.sets, *readers, state.readers(&walk.sets)) else { return };
    let title = format!("{} can mean two things on this screen", written(walk, touch.used));
    let help = match touch.act {
        Act::ChooseAny => format!("say in which of them: `in {}` or `in {}`", one.key, other.key),
        _ => format!("write `{}` or `{}`, or say where it is: `at \"top right\"`", one.key, other.key),
    };
    let (span, one, other) = (touch.used.span, one.span, other.span);
    whom.report(walk, Parting::Declared, move |walk, whom| {
        Diagnostic::new(&codes::guides::AMBIGUOUS_LABEL, title.clone())
            .at(span, format!("unclear {}", whom.so(walk)))
            .see(one, "this one")
            .see(other, "or this one")
            .help(help.clone())
    });
}
