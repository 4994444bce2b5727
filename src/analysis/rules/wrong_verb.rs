//! A verb that does not fit the kind of the element: a button is not turned on, a switch not ticked.
//!
//! Only what surely cannot be meant is refused. A row, an image, a tile, a key or a kind in the author's
//! words may well be a switch, as long as no tap on it leads elsewhere.

use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::following::Site;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::ElementId;
use crate::model::reference::ElementUse;
use crate::model::screen::Destination;
use crate::model::step::{Action, Step};
use crate::vocabulary::ElementKind as Kind;

/// What a step does with an element, as far as kinds differ in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Turn(bool),
    Tick(bool),
    TypeInto,
    ChooseIn,
}

/// Reports a step whose verb fits none of what it means, for whomever.
pub(in crate::analysis) fn check(walk: &mut Walk<'_>, site: Site, step: &Step) {
    let Some((verb, used, index)) = verb(&step.action) else { return };
    let Some(facts) = walk.facts.get(&site) else { return };
    let meant = facts.uses.get(index).into_iter().flat_map(|it| &it.elements);
    let unfit = |id: &ElementId| walk.project.element(*id).is_some_and(|element| !fits(verb, element));
    let mut meant = meant.filter(|(id, _)| unfit(id));
    let Some((id, readers)) = meant.next().copied() else { return };
    if let Some(whom) = Whom::some(&walk.sets, readers, facts.readers) {
        let used = used.clone();
        whom.report(walk, Parting::OnTheWay, move |walk, whom| match walk.project.element(id) {
            Some(element) => finding(walk, verb, &used, element, whom),
            None => Diagnostic::new(&codes::guides::WRONG_VERB, "this cannot be done"),
        });
    }
}

/// Whether something can be chosen from it.
pub(super) fn is_to_choose_from(element: &Element) -> bool {
    fits(Verb::ChooseIn, element)
}

/// The verb, the element that it is about, and the place of that among the uses of the statement.
fn verb(action: &Action) -> Option<(Verb, &ElementUse, usize)> {
    match action {
        Action::Turn { on, what } => Some((Verb::Turn(*on), what, 0)),
        Action::Tick { on, what } => Some((Verb::Tick(*on), what, 0)),
        Action::Type { into: Some(used), .. } => Some((Verb::TypeInto, used, 0)),
        Action::Choose { within: Some(used), .. } => Some((Verb::ChooseIn, used, 1)),
        _ => None,
    }
}

fn fits(verb: Verb, element: &Element) -> bool {
    match verb {
        Verb::Turn(_) => match element.kind {
            Kind::Toggle | Kind::Checkbox => true,
            Kind::Row
            | Kind::Icon
            | Kind::Image
            | Kind::Tile
            | Kind::Key
            | Kind::Slider
            | Kind::Radio
            | Kind::Other(_) => !leads_away(element),
            Kind::Button
            | Kind::Tab
            | Kind::Link
            | Kind::Card
            | Kind::Field
            | Kind::Picker
            | Kind::Menu
            | Kind::Text
            | Kind::Notification => false,
        },
        Verb::Tick(_) => match element.kind {
            Kind::Checkbox | Kind::Radio => true,
            Kind::Row | Kind::Icon | Kind::Image | Kind::Tile | Kind::Card | Kind::Other(_) => {
                !leads_away(element)
            }
            _ => false,
        },
        Verb::TypeInto => {
            matches!(element.kind, Kind::Field | Kind::Row | Kind::Card | Kind::Text | Kind::Other(_))
        }
        Verb::ChooseIn => {
            !element.options.is_empty()
                || !matches!(
                    element.kind,
                    Kind::Button
                        | Kind::Tab
                        | Kind::Link
                        | Kind::Toggle
                        | Kind::Checkbox
                        | Kind::Field
                        | Kind::Text
                        | Kind::Notification
                )
        }
    }
}

/// Whether touching it shows another screen.
fn leads_away(element: &Element) -> bool {
    let own = element.leads.iter().filter(|leads| leads.gesture.is_none());
    own.flat_map(|leads| &leads.to).any(|to| matches!(to, Destination::Screen(_)))
}

fn finding(walk: &Walk<'_>, verb: Verb, used: &ElementUse, element: &Element, whom: &Whom) -> Diagnostic {
    let name = written(walk, used);
    let title = match verb {
        Verb::Turn(on) => format!("{name} cannot be turned {}", if on { "on" } else { "off" }),
        Verb::Tick(true) => format!("{name} cannot be ticked"),
        Verb::Tick(false) => format!("{name} has no tick that could be removed"),
        Verb::TypeInto => format!("nothing can be typed into {name}"),
        Verb::ChooseIn => format!("{name} offers nothing to choose from"),
    };
    let kind = kind(&element.kind);
    let what = if leads_away(element) { format!("{kind} that leads elsewhere") } else { kind };
    let finding = Diagnostic::new(&codes::guides::WRONG_VERB, title)
        .at(used.span, whom.if_some(walk, &format!("it is {what}")))
        .see(element.span, "declared here");
    let declare = match verb {
        Verb::Turn(_) => "`toggle`",
        Verb::Tick(_) => "`checkbox`",
        Verb::TypeInto => "`field`",
        Verb::ChooseIn => "`picker`",
    };
    finding.help(format!("write `{}`, or declare it as a {declare}", better(verb, element, &name)))
}

/// The step with the verb that fits.
fn better(verb: Verb, element: &Element, name: &str) -> String {
    let name = name.trim_matches('`');
    let on = match verb {
        Verb::Turn(on) | Verb::Tick(on) => on,
        Verb::TypeInto | Verb::ChooseIn => true,
    };
    match element.kind {
        Kind::Toggle => format!("turn {} {name}", if on { "on" } else { "off" }),
        Kind::Checkbox => format!("{} {name}", if on { "tick" } else { "untick" }),
        Kind::Field => format!("type \"…\" into {name}"),
        Kind::Picker => format!("choose \"…\" in {name}"),
        _ => format!("tap {name}"),
    }
}

/// "a button".
pub(super) fn kind(kind: &Kind<String>) -> String {
    let word = match kind {
        Kind::Button => "a button",
        Kind::Tab => "a tab",
        Kind::Row => "a row",
        Kind::Link => "a link",
        Kind::Card => "a card",
        Kind::Icon => "an icon",
        Kind::Toggle => "a toggle",
        Kind::Checkbox => "a checkbox",
        Kind::Radio => "a radio button",
        Kind::Field => "a field",
        Kind::Picker => "a picker",
        Kind::Menu => "a menu",
        Kind::Slider => "a slider",
        Kind::Image => "an image",
        Kind::Text => "a text",
        Kind::Notification => "a notification",
        Kind::Tile => "a tile",
        Kind::Key => "a key",
        Kind::Other(words) => return format!("declared as \"{words}\""),
    };
    word.to_owned()
}
