//! A label that nothing on the screen bears, and something there nearly does, in an app of which only a part is
//! declared: more may be there, so it is no error, but probably a slip.

use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::lookup;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::touch::Touch;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::ScreenId;
use crate::model::reference::Written;
use crate::model::text::Literal;
use crate::readers::Set;
use crate::text::nearly_same;

/// Reports a label for which readers of a screen see one that is nearly the same.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    touch: Touch<'_>,
    front: ScreenId,
    readers: Set,
    state: &State,
) {
    let Written::Label(words) = &touch.used.written else { return };
    let Some(product) = walk.project.screen(front).and_then(|screen| screen.product) else { return };
    let project = walk.project;
    let mut candidates = touch.used.candidates.iter().filter_map(|id| project.element(*id));
    if candidates.any(|element| element.product == Some(product)) {
        return;
    }
    let Some((element, label, seeing)) = near(walk, touch, front, readers, words) else { return };
    let Some(whom) = Whom::some(&walk.sets, seeing, state.readers(&walk.sets)) else { return };
    let label = screens::plain(project, label);
    let title = format!(
        "{} is not on {}, but \"{label}\" is",
        written(walk, touch.used),
        screens::title(project, front)
    );
    let (span, declared) = (touch.used.span, element.span);
    // Another screen on another visit is another finding.
    let whom = whom.because(front.0);
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        Diagnostic::new(&codes::guides::NEARLY_ON_SCREEN, title.clone())
            .at(span, whom.if_some(walk, "is it the same") + "?")
            .see(declared, "this one is declared")
            .note("the app is `partial`, so there may be both: if so, declare this one, too")
            .guess_text("write", span, &label)
    });
}

/// What some of the readers see there that is nearly the same, and who these are.
fn near<'a>(
    walk: &Walk<'a>,
    touch: Touch<'_>,
    front: ScreenId,
    readers: Set,
    words: &Literal,
) -> Option<(&'a Element, &'a Literal, Set)> {
    let (project, thing) = (walk.project, touch.context.thing);
    let words = screens::plain(project, words);
    let here = project.screen(front)?.elements.iter().filter_map(|id| project.element(*id));
    let labels = here.flat_map(|element| element.labels.iter().map(move |label| (element, &label.text)));
    let mut near = labels.filter(|(_, label)| nearly_same(&words, &screens::plain(project, label)));
    near.find_map(|(element, label)| {
        let there = walk.sets.intersection(readers, walk.sets.of_option(element.when.as_ref(), thing));
        let seeing = walk.sets.intersection(lookup::seeing(walk, thing, element, label), there);
        (!walk.sets.is_empty(seeing)).then_some((element, label, seeing))
    })
}
