//! An option that a picker does not offer.

use super::not_here::written;
use super::whom::{Parting, Whom};
use super::wrong_verb;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::touch::Touch;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::ElementId;
use crate::model::reference::{ElementUse, Written};
use crate::readers::{Set, ThingId};
use crate::text::{self, near_miss};

/// Reports readers whom the picker does not offer it. That nothing at all can be chosen from an element is told
/// of that.
pub(in crate::analysis) fn report(
    walk: &mut Walk<'_>,
    touch: Touch<'_>,
    option: &ElementUse,
    (picker, readers): (ElementId, Set),
    state: &State,
) {
    let Some(element) = walk.project.element(picker).filter(|it| wrong_verb::is_to_choose_from(it)) else {
        return;
    };
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let declared = element.options.iter().find(|declared| screens::is_option(option, declared));
    let only_some = declared.map(|declared| declared.span);
    let (option, thing) = (option.clone(), touch.context.thing);
    let parting = if only_some.is_some() { Parting::Declared } else { Parting::OnTheWay };
    whom.report(walk, parting, move |walk, whom| {
        let name =
            walk.project.element(picker).map(|it| screens::label(walk.project, it)).unwrap_or_default();
        let title = format!("{name} offers no {}", written(walk, &option));
        let finding = Diagnostic::new(&codes::guides::NOT_ON_SCREEN, title)
            .at(option.span, format!("not there {}", whom.not_so(walk)));
        match (only_some, walk.project.element(picker)) {
            (Some(declared), _) => {
                finding.see(declared, "it is offered only to some readers").help(whom.guard(walk, "have it"))
            }
            (None, Some(element)) => offered(walk, thing, &option, element, whom, finding),
            (None, None) => finding,
        }
    });
}

/// Advice from what the picker offers to these readers.
fn offered(
    walk: &Walk<'_>,
    thing: ThingId,
    option: &ElementUse,
    element: &Element,
    whom: &Whom,
    finding: Diagnostic,
) -> Diagnostic {
    let sets = &walk.sets;
    let theirs = |when| sets.meet(sets.of_option(when, thing), whom.readers());
    let options = element.options.iter().filter(|option| theirs(option.when.as_ref()));
    let labels: Vec<String> = options.map(|option| screens::plain(walk.project, &option.label)).collect();
    let finding = finding.see(element.span, "its options are declared here");
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
