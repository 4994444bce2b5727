//! An element is not on the screen that readers are on, or not in the way that the step says.

use super::advice;
use super::disabled;
use super::not_offered;
use super::places::screens_in_words;
use super::whom::{On, Parting, Whom};
use super::without_product::{self, Purpose};
use crate::analysis::lookup::{self, Missing, Reason};
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::touch::{Act, Touch};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ElementId;
use crate::model::reference::{ElementUse, Written};
use crate::readers::{Set, ThingId};
use crate::source::Span;
use crate::text;

/// Reports readers who do not find what a step names, once for each reason.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, touch: Touch<'_>, misses: &[Missing], state: &State) {
    let here = state.readers(&walk.sets);
    let is_option = matches!(touch.act, Act::ChooseAny);
    let mut reasons: Vec<Reason> = misses.iter().map(|miss| miss.reason).collect();
    reasons.sort();
    reasons.dedup();
    for reason in reasons {
        let same = || misses.iter().filter(|miss| miss.reason == reason);
        let readers = same().fold(walk.sets.nobody(), |all, miss| walk.sets.union(all, miss.readers));
        let Some(whom) = Whom::some(&walk.sets, readers, here) else { continue };
        let (finding, unsure) = others(walk, touch);
        let so_on = same().map(|miss| (miss.screen, miss.readers)).collect();
        let whom = whom.on(so_on, finding).unsure_of(unsure).because(cause(reason));
        let (used, thing) = (touch.used.clone(), touch.context.thing);
        match reason {
            Reason::Without(product) => {
                let span = touch.used.span;
                without_product::report(walk, span, Purpose::Screen, (product, thing), readers, here);
            }
            Reason::OtherLabel(element) => whom.report(walk, Parting::Declared, move |walk, whom| {
                other_label(walk, thing, &used, element, whom)
            }),
            Reason::Disabled(element) => whom.report(walk, Parting::Declared, move |walk, whom| {
                disabled::finding(walk, &used, element, whom).help(whom.guard(walk, "can use it"))
            }),
            Reason::ForOthers(list) if is_option => {
                not_offered::report(walk, touch.context, touch.used, (&[list], readers), state);
            }
            Reason::NotHere if is_option => {
                let lists = not_offered::lists(walk, thing, &whom);
                not_offered::report(walk, touch.context, touch.used, (&lists, readers), state);
            }
            Reason::NotHere | Reason::ForOthers(_) | Reason::Instead(_) | Reason::NotThisTime(_) => {
                let declared = matches!(reason, Reason::ForOthers(_) | Reason::Instead(_));
                let parting = if declared { Parting::Declared } else { Parting::OnTheWay };
                let all_steps = touch.context.all_steps;
                whom.report(walk, parting, move |walk, whom| {
                    let finding = missing(walk, thing, &used, reason, whom);
                    match is_option {
                        true => finding,
                        false => advice::look_first(walk, &used, whom, all_steps, finding),
                    }
                });
            }
        }
    }
}

/// By which of them the same is told of several visits.
fn cause(reason: Reason) -> u32 {
    match reason {
        Reason::NotHere => 0,
        Reason::ForOthers(_) => 1,
        Reason::NotThisTime(_) => 2,
        Reason::OtherLabel(_) => 3,
        Reason::Disabled(_) => 4,
        Reason::Without(_) => 5,
        Reason::Instead(_) => 6,
    }
}

/// Where others find it, and of whom nobody knows.
fn others(walk: &Walk<'_>, touch: Touch<'_>) -> (On, Set) {
    let nobody = walk.sets.nobody();
    let used = walk.facts.get(&touch.site).and_then(|facts| facts.uses.get(touch.index));
    let Some(used) = used else { return (On::new(), nobody) };
    let unsure = used.sights.iter().filter(|sight| sight.element.is_none());
    let unsure = unsure.fold(nobody, |all, sight| walk.sets.union(all, sight.readers));
    (used.sights.iter().map(|sight| (sight.screen, sight.readers)).collect(), unsure)
}

fn missing(walk: &Walk<'_>, thing: ThingId, used: &ElementUse, reason: Reason, whom: &Whom) -> Diagnostic {
    let fronts = whom.screens();
    let title = match fronts.as_slice() {
        // Nobody knows where readers are.
        [] => format!("{} is on no screen of these readers", written(walk, used)),
        fronts => format!("{} is not on {}", written(walk, used), screens_in_words(walk, fronts)),
    };
    let mut finding = Diagnostic::new(&codes::guides::NOT_ON_SCREEN, title);
    finding = finding.at(used.span, format!("not there {}", whom.not_so(walk)));
    match reason {
        Reason::ForOthers(element) => {
            if let Some(element) = walk.project.element(element) {
                finding = finding.see(element.span, "it is declared only for some readers");
                finding = finding.help(whom.guard(walk, "have it"));
            }
        }
        Reason::Instead(element) => {
            for span in instead(walk, element) {
                finding = finding.see(span, "all others have this one, and not the other");
            }
            finding = finding.help(whom.guard(walk, "have it"));
        }
        Reason::NotThisTime(element) => {
            if let Some(element) = walk.project.element(element) {
                finding = finding.see(element.span, "it is there only sometimes");
                finding = finding
                    .note("here the reader has looked, and it was not there")
                    .help(format!("put the step into `if see {} {{ … }}`", as_written(walk, used)));
            }
        }
        _ => {
            if let Some(screen) = fronts.first().and_then(|front| walk.project.screen(*front)) {
                finding = finding.see(screen.span, "readers are on this screen");
            }
            finding = advice::advise(walk, thing, used, whom, finding);
        }
    }
    finding
}

/// The declarations that say who has which of two.
fn instead(walk: &Walk<'_>, element: ElementId) -> Vec<Span> {
    let project = walk.project;
    let own = project.element(element).and_then(|it| it.sometimes.as_ref());
    let others = own.and_then(|it| it.instead_of).into_iter().chain(project.rivals(element).iter().copied());
    let others = others.filter_map(|other| project.element(other)?.sometimes.as_ref());
    others.filter(|it| it.when.is_some()).map(|it| it.span).collect()
}

fn other_label(
    walk: &Walk<'_>,
    thing: ThingId,
    used: &ElementUse,
    element: ElementId,
    whom: &Whom,
) -> Diagnostic {
    let title = format!("not everybody sees {}", written(walk, used));
    let mut finding = Diagnostic::new(&codes::guides::OTHER_LABEL, title);
    finding = finding.at(used.span, format!("it is called something else {}", whom.so(walk)));
    let Some(element) = walk.project.element(element) else { return finding };
    let mut seen = Vec::new();
    for label in &element.labels {
        let seeing = lookup::seeing(walk, thing, element, &label.text);
        if walk.sets.meet(seeing, whom.readers()) {
            finding = finding.see(label.text.span, "what they see instead");
            seen.push(format!("\"{}\"", screens::plain(walk.project, &label.text)));
        }
    }
    finding = match seen.as_slice() {
        [] => finding.see(element.span, "it has no label for them"),
        labels => finding.note(format!("they see {}", text::or(labels))),
    };
    finding.help(format!("write `{}`: each reader is then told the label that they see", element.key))
}

/// How the step names it, in a sentence.
pub(super) fn written(walk: &Walk<'_>, used: &ElementUse) -> String {
    match &used.written {
        Written::Name(name) => format!("`{name}`"),
        Written::Label(_) => as_written(walk, used),
    }
}

/// How the step names it, as it can be written in a guide.
pub(super) fn as_written(walk: &Walk<'_>, used: &ElementUse) -> String {
    match &used.written {
        Written::Name(name) => name.clone(),
        Written::Label(words) => format!("\"{}\"", screens::plain(walk.project, words)),
    }
}
