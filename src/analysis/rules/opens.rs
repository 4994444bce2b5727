//! `opens S` against the declared screens.

use super::whom::{Parting, Whom, places};
use crate::analysis::context::Context;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::Step;
use crate::source::Span;

/// Where the app decides.
const ONE_OF_THEM: &str =
    "to say that it is only one of them this time, look first (`if see`), or write `now at`";

/// Reports readers whom the declarations lead elsewhere; `kept`: what they touch leads nowhere.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    step: &Step,
    elsewhere: &State,
    all: &State,
    kept: bool,
) {
    let Some(first) = step.opens.first() else { return };
    let (readers, here) = (elsewhere.readers(&walk.sets), all.readers(&walk.sets));
    let Some(whom) = Whom::some(&walk.sets, readers, here) else { return };
    let span = step.opens.iter().fold(first.span, |all, used| all.to(used.span));
    let place = places(walk, elsewhere, context.thing);
    let title = match kept {
        true => format!("this step keeps the reader on {place}"),
        false => format!("this step also leads to {place}"),
    };
    let finding = Diagnostic::new(&codes::guides::OPENS_ELSEWHERE, title)
        .at(span, format!("not where it leads {}", whom.not_so(&walk.sets)));
    let finding = match kept {
        true => finding
            .note("an element without a target keeps the screen")
            .help("declare where the element leads, or mark the app `partial` if not all is declared"),
        false => finding
            .note("`opens` has to name every screen that the declarations allow")
            .help(format!("name {place}, too, or change where the element leads"))
            .help(match whom.are_all(&walk.sets) {
                true => ONE_OF_THEM.to_owned(),
                false => format!("or {}", whom.guard(&walk.sets, "come there")),
            }),
    };
    whom.report(walk, finding, Parting::OnTheWay);
}

/// Reports screens to which, by the declarations, a step of the guide leads nobody.
pub(in crate::analysis) fn surplus(walk: &mut Walk<'_>) {
    let never = walk.tally.opened.iter().filter(|(_, reached)| !**reached);
    let spans: Vec<Span> = never.map(|(span, _)| *span).collect();
    for span in spans {
        let finding = Diagnostic::new(&codes::guides::OPENS_ELSEWHERE, "this step does not lead there")
            .at(span, "nobody comes to this screen")
            .note("`opens` names the screens that the declarations allow, and no others")
            .help("remove it, or declare that the element leads there, too");
        walk.report(finding);
    }
}
