//! An option that a list does not offer, or several do not.

use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::ElementId;
use crate::model::reference::{ElementUse, Written};
use crate::readers::{Set, ThingId};
use crate::text::{self, near_miss};

/// Of more lists than these only the first are shown.
const MOST_LISTS: usize = 4;

/// Reports readers whom the lists do not offer it.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    context: Context,
    option: &ElementUse,
    (lists, readers): (&[ElementId], Set),
    state: &State,
) {
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let lists = lists.to_vec();
    let elements = known(walk, &lists);
    let mut options = elements.iter().flat_map(|list| &list.options);
    let only_some = options.find(|declared| screens::is_option(option, declared)).map(|it| it.span);
    let (option, thing) = (option.clone(), context.thing);
    let parting = if only_some.is_some() { Parting::Declared } else { Parting::OnTheWay };
    whom.report(walk, parting, move |walk, whom| {
        let elements = known(walk, &lists);
        let what = written(walk, &option);
        let title = match elements.as_slice() {
            [only] => format!("{} offers no {what}", screens::label(walk.project, only)),
            _ => format!("nothing on this screen offers {what}"),
        };
        let finding = Diagnostic::new(&codes::guides::NOT_ON_SCREEN, title)
            .at(option.span, format!("not there {}", whom.not_so(walk)));
        match only_some {
            Some(declared) => {
                finding.see(declared, "it is offered only to some readers").help(whom.guard(walk, "have it"))
            }
            None => offered(walk, thing, &option, &elements, whom, finding),
        }
    });
}

/// The lists that some of the readers have where they are.
pub(super) fn lists(walk: &Walk<'_>, thing: ThingId, whom: &Whom) -> Vec<ElementId> {
    let screens = whom.screens().into_iter().filter_map(|front| walk.project.screen(front));
    let mut lists: Vec<ElementId> = screens.flat_map(|screen| screen.elements.iter().copied()).collect();
    lists.retain(|id| {
        walk.project.element(*id).is_some_and(|list| {
            let there = walk.sets.of_option(list.when.as_ref(), thing);
            !list.options.is_empty() && walk.sets.meet(there, whom.readers())
        })
    });
    lists
}

fn known<'a>(walk: &Walk<'a>, lists: &[ElementId]) -> Vec<&'a Element> {
    lists.iter().filter_map(|id| walk.project.element(*id)).collect()
}

/// Advice from what the lists offer to these readers.
fn offered(
    walk: &Walk<'_>,
    thing: ThingId,
    option: &ElementUse,
    lists: &[&Element],
    whom: &Whom,
    finding: Diagnostic,
) -> Diagnostic {
    let sets = &walk.sets;
    let shown = lists.iter().take(MOST_LISTS);
    let finding =
        shown.fold(finding, |finding, list| finding.see(list.span, "its options are declared here"));
    let theirs = |when| sets.meet(sets.of_option(when, thing), whom.readers());
    let options = lists.iter().flat_map(|list| &list.options).filter(|option| theirs(option.when.as_ref()));
    let mut labels: Vec<String> = Vec::new();
    for label in options.map(|option| screens::plain(walk.project, &option.label)) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let near = match &option.written {
        Written::Label(words) => {
            near_miss(&screens::plain(walk.project, words), labels.iter().map(String::as_str))
        }
        Written::Name(_) => None,
    };
    match near {
        Some(near) => finding.help(format!("did you mean \"{near}\"?")),
        None => {
            let labels: Vec<String> = labels.iter().map(|label| format!("\"{label}\"")).collect();
            finding.help(format!("choose one that it offers, or declare it: {}", text::or(&labels)))
        }
    }
}
