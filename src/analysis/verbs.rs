//! What can be done with which kind of element: a button is not turned on, a switch not ticked. Knows no readers.
//!
//! Only what surely cannot be meant does not fit. A row, an image, a tile, a key or a kind in the author's
//! words may well be a switch, as long as no tap on it leads elsewhere.

use crate::model::element::Element;
use crate::model::reference::ElementUse;
use crate::model::screen::Destination;
use crate::model::step::Action;
use crate::vocabulary::ElementKind as Kind;

/// What a step does with an element, as far as kinds differ in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Turn(bool),
    Tick(bool),
    TypeInto,
    ChooseIn,
}

/// The verb, the element that it is about, and the place of that among the uses of the statement.
pub(super) fn of(action: &Action) -> Option<(Verb, &ElementUse, usize)> {
    match action {
        Action::Turn { on, what } => Some((Verb::Turn(*on), what, 0)),
        Action::Tick { on, what } => Some((Verb::Tick(*on), what, 0)),
        Action::Type { into: Some(used), .. } => Some((Verb::TypeInto, used, 0)),
        Action::Choose { within: Some(used), .. } => Some((Verb::ChooseIn, used, 1)),
        _ => None,
    }
}

/// Whether the verb can be meant of the element.
pub(super) fn fits(verb: Verb, element: &Element) -> bool {
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
pub(super) fn leads_away(element: &Element) -> bool {
    let own = element.leads.iter().filter(|leads| leads.gesture.is_none());
    own.flat_map(|leads| &leads.to).any(|to| matches!(to, Destination::Screen(_)))
}
