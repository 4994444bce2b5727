//! Questions about declared screens. Knows nothing of states.

use crate::model::element::{Element, PickerOption};
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::reference::{ElementUse, ScreenUse, Written};
use crate::model::screen::{ActLeads, Destination, Leads, Screen, SeenOn, Surface};
use crate::model::text::{Literal, LiteralPiece};
use crate::readers::declarations::Thing;
use crate::readers::{ProductId, ThingId};
use crate::vocabulary::{ElementKind, Gesture, ScreenAct, ScreenKind};

/// The screens of a product.
pub(super) fn surface(project: &Project, product: ProductId) -> Option<&Surface> {
    project.surface(product)
}

/// The surface that a screen belongs to; none for one that a guide inferred.
pub(super) fn surface_of(project: &Project, screen: ScreenId) -> Option<&Surface> {
    surface(project, project.screen(screen)?.product?)
}

/// Whether the model claims to know this screen's elements at all.
pub(super) fn is_declared(project: &Project, screen: ScreenId) -> bool {
    project.screen(screen).is_some_and(|screen| screen.product.is_some())
}

/// Whether more may be there than is declared.
pub(super) fn is_partial(project: &Project, screen: ScreenId) -> bool {
    surface_of(project, screen).is_none_or(|surface| surface.partial)
}

/// The limits of what the model claims about a screen.
pub(super) fn limits(project: &Project, screen: ScreenId) -> impl Iterator<Item = &SeenOn> {
    let own = project.screen(screen).and_then(|screen| screen.seen_on.as_ref());
    let shared = surface_of(project, screen).and_then(|surface| surface.seen_on.as_ref());
    own.into_iter().chain(shared)
}

/// What kind of screen; a plain one where nothing is known.
pub(super) fn kind(project: &Project, screen: ScreenId) -> ScreenKind {
    project.screen(screen).map_or(ScreenKind::Screen, |screen| screen.kind)
}

/// Whether the screen shows the element for somebody.
pub(super) fn has(project: &Project, screen: ScreenId, element: ElementId) -> bool {
    project.screens_with(element).binary_search(&screen).is_ok()
}

/// Where an act on the whole screen leads, in order.
pub(super) fn acts(screen: &Screen, act: ScreenAct) -> impl Iterator<Item = &Leads> {
    screen.acts.iter().filter(move |ActLeads { act: declared, .. }| *declared == act).map(|act| &act.leads)
}

/// Where a gesture on an element leads, in order.
pub(super) fn targets(element: &Element, gesture: Option<Gesture>) -> impl Iterator<Item = &Leads> {
    element.leads.iter().filter(move |leads| leads.gesture == gesture)
}

/// All screens that a statement names.
pub(super) fn named(uses: &[ScreenUse]) -> impl Iterator<Item = ScreenId> {
    uses.iter().flat_map(|used| used.screens.iter().copied())
}

/// The first thing in hand that can show one of the screens; the first of all, if none can.
pub(super) fn thing_of(project: &Project, things: &[Thing], screens: &[ScreenId]) -> ThingId {
    let products = screens.iter().map(|id| project.screen(*id).and_then(|screen| screen.product));
    let products: Vec<Option<ProductId>> = products.collect();
    let shows = |thing: &Thing| {
        let shown = |product: ProductId| thing.can_have(&project.readers, product);
        products.iter().any(|product| product.is_none_or(shown))
    };
    let mut able = (0..).map(ThingId).zip(things).filter(|(_, thing)| shows(thing));
    able.next().map_or(ThingId::FIRST, |(id, _)| id)
}

/// Whether it is turned on and off.
pub(super) fn is_switch(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Toggle | ElementKind::Checkbox | ElementKind::Radio)
}

/// Whether one chooses from it, or it is one of several to choose from.
pub(super) fn is_list(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Picker | ElementKind::Menu | ElementKind::Radio)
        || !element.options.is_empty()
}

/// The screens that a lead may show.
pub(super) fn shown(leads: &Leads) -> impl Iterator<Item = ScreenId> {
    leads.to.iter().filter_map(|destination| match destination {
        Destination::Screen(screen) => Some(*screen),
        Destination::Under => None,
    })
}

/// Whether two texts are the same words. Values are the same if they are one value.
pub(super) fn same_words(a: &Literal, b: &Literal) -> bool {
    a.pieces == b.pieces
}

/// Whether a step's words name the option of a picker.
pub fn is_option(used: &ElementUse, option: &PickerOption) -> bool {
    match &used.written {
        Written::Label(words) => same_words(words, &option.label),
        Written::Name(name) => option.key.as_ref() == Some(name),
    }
}

/// A text as an author reads it.
pub(super) fn plain(project: &Project, literal: &Literal) -> String {
    let mut text = String::new();
    for piece in &literal.pieces {
        match piece {
            LiteralPiece::Text(words) => text.push_str(words),
            LiteralPiece::Value(value) => {
                text.push('{');
                text.push_str(project.value(*value).map_or("", |value| value.key.as_str()));
                text.push('}');
            }
        }
    }
    text
}

/// A screen as an author names it: its title, else its name.
pub(super) fn title(project: &Project, screen: ScreenId) -> String {
    let Some(screen) = project.screen(screen) else { return String::new() };
    match screen.titles.first() {
        Some(title) => format!("\"{}\"", plain(project, &title.text)),
        None => format!("`{}`", screen.key),
    }
}

/// An element as an author names it: its label, else its name.
pub(super) fn label(project: &Project, element: &Element) -> String {
    match element.labels.first() {
        Some(label) => format!("\"{}\"", plain(project, &label.text)),
        None => format!("`{}`", element.key),
    }
}
