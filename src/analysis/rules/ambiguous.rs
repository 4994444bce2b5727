//! Two things answer to what a step says: the label that it uses, or the one that is printed for a name.

use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::doubles::{Double, Seen};
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::touch::{Act, Touch};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::ScreenId;
use crate::model::reference::{ScreenUse, Written};
use crate::model::text::Literal;
use crate::readers::Set;
use crate::source::Span;

/// Reports two that readers cannot tell apart.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    touch: Touch<'_>,
    double: Option<Double>,
    state: &State,
) {
    let Some(Double { meant, other, readers, seen }) = double else { return };
    let (Some(one), Some(other)) = (walk.project.element(meant), walk.project.element(other)) else { return };
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let name = written(walk, touch.used);
    let is_name = matches!(touch.used.written, Written::Name(_));
    let title = match is_name {
        true => format!("something else that readers may see {} like {name}", called(one)),
        false => format!("{name} can mean two things on this screen"),
    };
    let help = match touch.act {
        _ if is_name => told_apart(walk, seen),
        Act::ChooseAny => format!("say in which of them: `in {}` or `in {}`", one.key, other.key),
        _ if are_told_apart(one, other) && are_told_apart(other, one) => {
            format!("write `{}` or `{}`", one.key, other.key)
        }
        _ => format!(
            "say which one, and how it looks or where it is: `{} at \"top right\"` or `{} at \"top right\"`",
            one.key, other.key
        ),
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

/// Whether the declared look or place of one, which is printed, is not that of the other.
fn are_told_apart(one: &Element, other: &Element) -> bool {
    let differ = |one: &Option<Literal>, other: &Option<Literal>| {
        one.as_ref().is_some_and(|one| !other.as_ref().is_some_and(|it| screens::same_words(one, it)))
    };
    differ(&one.looks, &other.looks) || differ(&one.at, &other.at)
}

/// By what an element is known.
fn called(element: &Element) -> &'static str {
    match (element.labels.as_slice(), &element.described) {
        ([], None) => "looks",
        ([], Some(_)) => "is described",
        _ => "is called",
    }
}

/// How the step can tell them apart.
fn told_apart(walk: &Walk<'_>, seen: Seen) -> String {
    let apart = "say how it looks or where it is: `at \"top right\"`";
    let screen = match seen {
        Seen::Elsewhere(screen) => walk.project.screen(screen).map(|it| (screen, it.key.clone())),
        _ => None,
    };
    match (seen, screen) {
        (_, Some((id, key))) => {
            let title = screens::title(walk.project, id);
            format!("if readers surely are on {title} here, say so: `at {key} {{ … }}`; else {apart}")
        }
        (Seen::Before, _) => format!("let readers `wait` before this step, or {apart}"),
        _ => apart.to_owned(),
    }
}

/// Reports readers who look for a screen and may be on another one of the same title.
pub(in crate::analysis) fn titles(
    walk: &mut Walk<'_>,
    span: Span,
    (meant, other, comes_first): (ScreenId, ScreenId, bool),
    readers: Set,
    state: &State,
) {
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let name = screens::title(walk.project, meant);
    let title = match walk.project.screen(meant).is_some_and(|screen| screen.titles.is_empty()) {
        true => format!("readers may be on two screens that are described like {name}"),
        false => format!("readers may be on two screens of the title {name}"),
    };
    let look = "look for something that only one of them shows: `if see NAME`";
    let help = if comes_first { format!("let readers `wait` before, or {look}") } else { look.to_owned() };
    let place = |screen: ScreenId| walk.project.screen(screen).map_or(span, |screen| screen.span);
    let (one, other) = (place(meant), place(other));
    whom.report(walk, Parting::Declared, move |walk, whom| {
        Diagnostic::new(&codes::guides::AMBIGUOUS_LABEL, title.clone())
            .at(span, whom.if_some(walk, "they cannot tell which one they see"))
            .see(one, "this one")
            .see(other, "or this one")
            .help(help.clone())
    });
}

/// Reports a way on which a tap is on what is called like something else there.
pub(in crate::analysis) fn on_the_way(
    walk: &mut Walk<'_>,
    target: &ScreenUse,
    double: Option<Double>,
    state: &State,
) {
    let Some(Double { meant, other, readers, .. }) = double else { return };
    let (Some(one), Some(other)) = (walk.project.element(meant), walk.project.element(other)) else { return };
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let tapped = screens::label(walk.project, one);
    let title = format!("the way there taps {tapped}, and something else {} like it", called(one));
    let (span, one, other) = (target.span, one.span, other.span);
    whom.report(walk, Parting::Declared, move |walk, whom| {
        Diagnostic::new(&codes::guides::AMBIGUOUS_LABEL, title.clone())
            .at(span, format!("unclear {}", whom.so(walk)))
            .see(one, "this one is meant")
            .see(other, "this one may be seen, too")
            .help("declare how the first one looks or where it is: `at \"top right\"`")
    });
}
