//! An element is not on the screen that readers are on, or not in the way that the step says.

use super::disabled;
use super::whom::{Parting, Whom, places, screens_in_words};
use super::without_product::{self, Purpose};
use crate::analysis::lookup::{self, Missing, Reason};
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::touch::{Act, Touch};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::readers::Set;
use crate::source::Span;
use crate::text::{self, near_miss};

/// Of more lists than these only the first are shown.
const MOST_LISTS: usize = 4;
/// What helps whoever cannot do a step of an attempt.
pub(super) const AFTER_FAILING: &str =
    "or write `or else` without `after all steps`: it is then for whoever could not do a step, too";

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
        let mut fronts: Vec<ScreenId> = same().filter_map(|miss| miss.screen).collect();
        fronts.sort();
        fronts.dedup();
        let Some(whom) = Whom::some(&walk.sets, readers, here) else { continue };
        let finding = match reason {
            Reason::Without(product) => {
                let span = touch.used.span;
                without_product::report(walk, span, Purpose::Screen, product, readers, here);
                continue;
            }
            Reason::OtherLabel(element) => other_label(walk, touch, element, readers, whom),
            Reason::Disabled(element) => {
                let name = written(walk, touch.used);
                disabled::finding(walk, &name, touch.used.span, element, whom)
                    .help(whom.guard(&walk.sets, "use it"))
            }
            Reason::ForOthers(list) if is_option => {
                no_option(walk, touch.used, &[list], readers, state);
                continue;
            }
            Reason::NotHere if is_option => {
                no_option(walk, touch.used, &lists(walk, touch, &fronts, readers), readers, state);
                continue;
            }
            Reason::NotThisTime(_) if is_option => missing(walk, touch, reason, &fronts, whom),
            Reason::NotHere | Reason::ForOthers(_) | Reason::Instead(_) | Reason::NotThisTime(_) => {
                let finding = missing(walk, touch, reason, &fronts, whom);
                elsewhere(walk, touch, &fronts, (readers, whom), state, finding)
            }
        };
        let parting = match reason {
            Reason::OtherLabel(_) | Reason::Disabled(_) | Reason::ForOthers(_) | Reason::Instead(_) => {
                Parting::Declared
            }
            Reason::NotHere | Reason::NotThisTime(_) | Reason::Without(_) => Parting::OnTheWay,
        };
        whom.report(walk, finding, parting);
    }
}

fn missing(walk: &Walk<'_>, touch: Touch<'_>, reason: Reason, fronts: &[ScreenId], whom: Whom) -> Diagnostic {
    let used = touch.used;
    let title = match fronts {
        // Nobody knows where readers are.
        [] => format!("{} is on no screen of these readers", written(walk, used)),
        fronts => format!("{} is not on {}", written(walk, used), screens_in_words(walk, fronts)),
    };
    let mut finding = Diagnostic::new(&codes::guides::NOT_ON_SCREEN, title);
    finding = finding.at(used.span, format!("not there {}", whom.not_so(&walk.sets)));
    match reason {
        Reason::ForOthers(element) => {
            if let Some(element) = walk.project.element(element) {
                finding = finding.see(element.span, "it is declared only for some readers");
                finding = finding.help(whom.guard(&walk.sets, "have it"));
            }
        }
        Reason::Instead(element) => {
            for span in instead(walk, element) {
                finding = finding.see(span, "all others have this one, and not the other");
            }
            finding = finding.help(whom.guard(&walk.sets, "have it"));
        }
        Reason::NotThisTime(element) => {
            if let Some(element) = walk.project.element(element) {
                finding = finding.see(element.span, "it is there only sometimes");
                finding = finding.help("here the reader has looked, and it was not there");
            }
        }
        _ => {
            if let Some(screen) = fronts.first().and_then(|front| walk.project.screen(*front)) {
                finding = finding.see(screen.span, "readers are on this screen");
            }
            finding = advise(walk, used, fronts, whom, finding);
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

/// Readers who may as well be on another screen, where it is.
fn elsewhere(
    walk: &Walk<'_>,
    touch: Touch<'_>,
    fronts: &[ScreenId],
    (readers, whom): (Set, Whom),
    state: &State,
    mut finding: Diagnostic,
) -> Diagnostic {
    let thing = touch.context.thing;
    let others = state
        .only(readers, &walk.sets)
        .except(|combination| combination.view(thing).front().is_none_or(|front| fronts.contains(&front)));
    if others.is_empty() {
        return finding;
    }
    let place = screens_in_words(walk, fronts);
    if let Some(label) = finding.labels.iter_mut().find(|label| label.primary) {
        label.message = format!("they may be on {place} {}", whom.so(&walk.sets));
    }
    finding.help.clear();
    let finding = finding
        .note(format!("they may also be on {}", places(walk, &others, thing)))
        .help(format!("ask what they see: `if see {} {{ … }}`", as_written(walk, touch.used)));
    match touch.context.all_steps {
        true => finding.help(AFTER_FAILING),
        false => finding,
    }
}

/// A near miss on the screen, or where the element is.
fn advise(
    walk: &Walk<'_>,
    used: &ElementUse,
    fronts: &[ScreenId],
    whom: Whom,
    finding: Diagnostic,
) -> Diagnostic {
    let project = walk.project;
    let on_screen = fronts.iter().filter_map(|front| project.screen(*front)).flat_map(|it| &it.elements);
    let elements: Vec<_> = on_screen.filter_map(|id| project.element(*id)).collect();
    let near = match &used.written {
        Written::Name(name) => near_miss(name, elements.iter().map(|element| element.key.as_str()))
            .map(|name| format!("`{name}`")),
        Written::Label(words) => {
            let labels: Vec<String> = elements
                .iter()
                .flat_map(|element| &element.labels)
                .map(|label| screens::plain(project, &label.text))
                .collect();
            let words = screens::plain(project, words);
            near_miss(&words, labels.iter().map(String::as_str)).map(|label| format!("\"{label}\""))
        }
    };
    if let Some(near) = near {
        return finding.help(format!("did you mean {near}?"));
    }
    let having = (0..)
        .map(ScreenId)
        .zip(&project.screens)
        .find(|(_, screen)| used.candidates.iter().any(|candidate| screen.elements.contains(candidate)));
    let Some((screen, declared)) = having else {
        let finding = nearby(walk, used, fronts, finding);
        let help = "name what is there, or declare it on that screen";
        return if finding.help.is_empty() {
            what_is_there(walk, used, &elements, finding).help(help)
        } else {
            finding
        };
    };
    let finding = finding.see(declared.span, "it is on this screen");
    let title = screens::title(walk.project, screen);
    if whom.are_all(&walk.sets) {
        return finding.help(format!("first lead the reader to {title}"));
    }
    what_is_there(walk, used, &elements, finding)
        .help(format!("{}; say what the others do instead", whom.guard(&walk.sets, "find it")))
        .help(format!("or first lead the others to {title}"))
}

/// Lists what is on the screen, if that is not too much to be read.
fn what_is_there(
    walk: &Walk<'_>,
    used: &ElementUse,
    elements: &[&Element],
    finding: Diagnostic,
) -> Diagnostic {
    const MOST_LISTED: usize = 12;
    let mut names: Vec<String> = elements
        .iter()
        .map(|element| match (&used.written, element.labels.first()) {
            (Written::Label(_), Some(label)) => {
                format!("\"{}\"", screens::plain(walk.project, &label.text))
            }
            _ => format!("`{}`", element.key),
        })
        .collect();
    names.dedup();
    match names.len() {
        1..=MOST_LISTED => finding.note(format!("what is there is {}", text::and(&names))),
        _ => finding,
    }
}

/// A near miss on the other screens of the product in front.
fn nearby(walk: &Walk<'_>, used: &ElementUse, fronts: &[ScreenId], finding: Diagnostic) -> Diagnostic {
    let project = walk.project;
    let Written::Label(words) = &used.written else { return finding };
    let Some(surface) = fronts.first().and_then(|front| screens::surface_of(project, *front)) else {
        return finding;
    };
    let mut labels: Vec<(String, ScreenId)> = Vec::new();
    for screen in &surface.screens {
        let elements = project.screen(*screen).map_or(&[][..], |screen| screen.elements.as_slice());
        for element in elements.iter().filter_map(|id| project.element(*id)) {
            labels.extend(element.labels.iter().map(|label| (screens::plain(project, &label.text), *screen)));
        }
    }
    let words = screens::plain(project, words);
    let Some(near) = near_miss(&words, labels.iter().map(|(label, _)| label.as_str())) else {
        return finding;
    };
    match labels.iter().find(|(label, _)| label == near) {
        Some((_, screen)) => finding.help(format!("\"{near}\" is on {}", screens::title(project, *screen))),
        None => finding,
    }
}

fn other_label(
    walk: &Walk<'_>,
    touch: Touch<'_>,
    element: ElementId,
    readers: Set,
    whom: Whom,
) -> Diagnostic {
    let used = touch.used;
    let title = format!("not everybody sees {}", written(walk, used));
    let mut finding = Diagnostic::new(&codes::guides::OTHER_LABEL, title);
    finding = finding.at(used.span, format!("it is called something else {}", whom.so(&walk.sets)));
    let Some(element) = walk.project.element(element) else { return finding };
    let mut seen = Vec::new();
    for label in &element.labels {
        let seeing = lookup::seeing(walk, touch.context.thing, element, &label.text);
        if walk.sets.meet(seeing, readers) {
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

/// The lists of some screens that some of the readers have.
fn lists(walk: &Walk<'_>, touch: Touch<'_>, fronts: &[ScreenId], readers: Set) -> Vec<ElementId> {
    let screens = fronts.iter().filter_map(|front| walk.project.screen(*front));
    let mut lists: Vec<ElementId> = screens.flat_map(|screen| screen.elements.iter().copied()).collect();
    lists.retain(|id| {
        walk.project.element(*id).is_some_and(|list| {
            let there = walk.sets.of_option(list.when.as_ref(), touch.context.thing);
            !list.options.is_empty() && walk.sets.meet(there, readers)
        })
    });
    lists
}

/// An option that a list does not offer, or several do not.
pub(in crate::analysis) fn no_option(
    walk: &mut Walk<'_>,
    option: &ElementUse,
    lists: &[ElementId],
    readers: Set,
    state: &State,
) {
    let Some(whom) = Whom::some(&walk.sets, readers, state.readers(&walk.sets)) else { return };
    let elements: Vec<&Element> = lists.iter().filter_map(|id| walk.project.element(*id)).collect();
    let what = written(walk, option);
    let title = match elements.as_slice() {
        [only] => format!("{} offers no {what}", screens::label(walk.project, only)),
        _ => format!("nothing on this screen offers {what}"),
    };
    let finding = Diagnostic::new(&codes::guides::NOT_ON_SCREEN, title)
        .at(option.span, format!("not there {}", whom.not_so(&walk.sets)));
    let mut options = elements.iter().flat_map(|list| &list.options);
    if let Some(declared) = options.find(|declared| screens::is_option(option, declared)) {
        let finding = finding
            .see(declared.span, "it is offered only to some readers")
            .help(whom.guard(&walk.sets, "have it"));
        return whom.report(walk, finding, Parting::Declared);
    }
    let finding = elements
        .iter()
        .take(MOST_LISTS)
        .fold(finding, |finding, list| finding.see(list.span, "its options are declared here"));
    let options = elements.iter().flat_map(|list| &list.options);
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
    let finding = match near {
        Some(near) => finding.help(format!("did you mean \"{near}\"?")),
        None => {
            let labels = labels.iter().map(|label| format!("\"{label}\""));
            let labels: Vec<String> = labels.collect();
            finding.help(format!("choose one that it offers, or declare it: {}", text::or(&labels)))
        }
    };
    whom.report(walk, finding, Parting::OnTheWay);
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
