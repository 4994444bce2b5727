//! A verb that does not fit the kind of the element: a button is not turned on, a switch not ticked.

use super::not_here::written;
use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::following::Site;
use crate::analysis::touch;
use crate::analysis::verbs::{self, Verb, fits, leads_away};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::element::Element;
use crate::model::ids::ElementId;
use crate::model::reference::ElementUse;
use crate::model::step::Step;
use crate::vocabulary::ElementKind as Kind;

/// Reports a step whose verb fits none of what it means, for whomever.
pub(in crate::analysis) fn check(walk: &mut Walk<'_>, context: Context, site: Site, step: &Step) {
    let Some((verb, used, index)) = verbs::of(&step.action) else { return };
    let Some(facts) = walk.facts.get(&site) else { return };
    let unfit = |id: &ElementId| walk.project.element(*id).is_some_and(|element| !fits(verb, element));
    let mut meant = touch::claimed(walk, context.thing, site, index).into_iter();
    let Some((id, readers)) = meant.find(|(id, _)| unfit(id)) else { return };
    if let Some(whom) = Whom::some(&walk.sets, readers, facts.readers) {
        let used = used.clone();
        whom.report(walk, Parting::OnTheWay, move |walk, whom| match walk.project.element(id) {
            Some(element) => finding(walk, verb, &used, element, whom),
            None => Diagnostic::new(&codes::guides::WRONG_VERB, "this cannot be done"),
        });
    }
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
