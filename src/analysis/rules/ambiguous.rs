//! Two things answer to what a step says: the label that it uses, or the one that is printed for a name.

use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::touch::{Act, Touch};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ScreenUse, Written};
use crate::readers::Set;
use crate::source::Span;

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
    let name = written(walk, touch.used);
    let is_name = matches!(touch.used.written, Written::Name(_));
    let title = match is_name {
        true => format!("something else that readers may see is called like {name}"),
        false => format!("{name} can mean two things on this screen"),
    };
    let help = match touch.act {
        _ if is_name => "say how it looks or where it is: `at \"top right\"`".to_owned(),
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

/// Reports readers who look for a screen and may be on another one of the same title.
pub(in crate::analysis) fn titles(
    walk: &mut Walk<'_>,
    span: Span,
    (meant, other): (ScreenId, ScreenId),
    readers: Set,
    state: &State,
) {
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let title = format!("readers may be on two screens of the title {}", screens::title(walk.project, meant));
    let place = |screen: ScreenId| walk.project.screen(screen).map_or(span, |screen| screen.span);
    let (one, other) = (place(meant), place(other));
    whom.report(walk, Parting::Declared, move |walk, whom| {
        Diagnostic::new(&codes::guides::AMBIGUOUS_LABEL, title.clone())
            .at(span, whom.if_some(walk, "they cannot tell which one they see"))
            .see(one, "this one")
            .see(other, "or this one")
            .help("look for something that only one of them shows: `if see NAME`")
    });
}

/// Reports a way on which a tap is on what is called like something else there.
pub(in crate::analysis) fn on_the_way(
    walk: &mut Walk<'_>,
    target: &ScreenUse,
    pairs: &[(ElementId, ElementId, Set)],
    state: &State,
) {
    let Some((one, other, readers)) = pairs.first() else { return };
    let (Some(one), Some(other)) = (walk.project.element(*one), walk.project.element(*other)) else { return };
    let Some(whom) = Whom::some(&walk.sets, *readers, state.readers(&walk.sets)) else { return };
    let title =
        format!("the way there taps {}, and something else is called so", screens::label(walk.project, one));
    let (span, one, other) = (target.span, one.span, other.span);
    whom.report(walk, Parting::Declared, move |walk, whom| {
        Diagnostic::new(&codes::guides::AMBIGUOUS_LABEL, title.clone())
            .at(span, format!("unclear {}", whom.so(walk)))
            .see(one, "this one is meant")
            .see(other, "this one may be seen, too")
            .help("declare how the first one looks or where it is: `at \"top right\"`")
    });
}
