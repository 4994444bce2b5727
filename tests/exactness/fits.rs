//! What an element is used for: verbs that do not fit its kind, gestures for which it declares nothing, and what
//! cannot be undone.

use guidec::model::element::Element;
use guidec::model::ids::ElementId;
use guidec::model::screen::Destination;
use guidec::source::Span;
use guidec::vocabulary::{ElementKind as Kind, Gesture};

use super::acts::Use;
use super::interpret::Interpreter;
use super::situation::Situation;

/// The verb of a step, as far as something depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Tap,
    Turn,
    Tick,
    TypeInto,
    ChooseIn,
    Other,
}

/// The table of the reference: what each verb fits, and what it fits if a tap on it leads to no other screen.
pub fn fits(verb: Verb, element: &Element) -> bool {
    let to_a_screen = |to: &Destination| matches!(to, Destination::Screen(_));
    let leads = element.leads.iter().any(|it| it.gesture.is_none() && it.to.iter().any(to_a_screen));
    let stays = !leads;
    match (verb, &element.kind) {
        (Verb::Tap | Verb::Other, _) => true,
        (Verb::Turn, Kind::Toggle | Kind::Checkbox) => true,
        (
            Verb::Turn,
            Kind::Row | Kind::Icon | Kind::Image | Kind::Tile | Kind::Key | Kind::Slider | Kind::Radio,
        ) => stays,
        (Verb::Tick, Kind::Checkbox | Kind::Radio) => true,
        (Verb::Tick, Kind::Row | Kind::Icon | Kind::Image | Kind::Tile | Kind::Card) => stays,
        (Verb::Turn | Verb::Tick, Kind::Other(_)) => stays,
        (Verb::TypeInto, kind) => {
            matches!(kind, Kind::Field | Kind::Row | Kind::Card | Kind::Text | Kind::Other(_))
        }
        (Verb::ChooseIn, Kind::Picker | Kind::Menu | Kind::Row | Kind::Card | Kind::Radio) => true,
        (Verb::ChooseIn, Kind::Slider | Kind::Icon | Kind::Image | Kind::Tile | Kind::Key) => true,
        (Verb::ChooseIn, Kind::Other(_)) => true,
        (Verb::ChooseIn, _) => !element.options.is_empty(),
        (Verb::Turn | Verb::Tick, _) => false,
    }
}

impl Interpreter<'_> {
    /// Judges the use of an element by somebody who found it.
    pub fn judge(&mut self, span: Span, how: Use, place: &Situation, id: ElementId, claimed: bool) {
        let element = &self.project.elements[id.0 as usize];
        let (gesture, verb) = match how {
            Use::With(gesture, verb) => (gesture, verb),
            Use::Choose => (None, Verb::ChooseIn),
            Use::Aim | Use::Offer => (None, Verb::Other),
            Use::Look => return,
        };
        if element.cannot_be_undone {
            self.needs_a_warning(place);
        }
        if claimed && !fits(verb, element) {
            self.report("E0485", span, place.who);
        }
        if claimed && verb == Verb::Tap && self.does_nothing(element, gesture) {
            self.report("E0486", span, place.who);
        }
    }

    /// It declares where other gestures lead, and nothing for this one, in an app of which all is declared.
    fn does_nothing(&self, element: &Element, gesture: Option<Gesture>) -> bool {
        let surface = self.project.surfaces.iter().find(|it| Some(it.product) == element.product);
        let complete = surface.is_some_and(|surface| !surface.partial);
        complete && !element.leads.is_empty() && !element.leads.iter().any(|it| it.gesture == gesture)
    }

    /// Somebody does what cannot be undone. Whoever may come to the step without a warning is not warned.
    pub fn needs_a_warning(&mut self, place: &Situation) {
        if self.unwarned.contains(&place.who)
            && let Some(span) = self.doing
        {
            self.report("E0465", span, place.who);
        }
    }
}
