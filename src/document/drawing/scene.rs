//! What a drawing shows, before anything has a place: the screen as these readers see it.

use super::spot::{self, Height, Spot};
use crate::catalogue::{Argument, Direction};
use crate::document::builder::{Builder, Place};
use crate::document::inlines::plain;
use crate::document::literal::words;
use crate::document::shape::{DrawnFrame, DrawnKind, SignKind};
use crate::model::element::{Element, Sometimes};
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::ElementUse;
use crate::model::screen::{Screen, Variant};
use crate::model::text::{Literal, LiteralPiece};
use crate::readers::{Condition, ProductId, Set};
use crate::vocabulary::{ElementKind, ScreenKind};

/// The longest label, in letters.
const LONGEST: usize = 160;
/// Of more elements, only those around the marked one are looked at.
const MOST_ELEMENTS: usize = 200;

/// A screen as some readers see it.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub(super) frame: DrawnFrame,
    pub(super) kind: ScreenKind,
    pub(super) title: Option<String>,
    /// In the order of declaration.
    pub(super) items: Vec<Item>,
    /// There are more, which were not looked at.
    pub(super) shortened: bool,
    pub(super) right_to_left: bool,
}

/// An element.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: DrawnKind,
    /// None: without words, or they differ among these readers.
    pub(super) label: Option<String>,
    /// The label does not stand on the screen.
    pub(super) described: bool,
    /// Of what has no label: how it looks.
    pub(super) looks: Option<String>,
    pub(super) sign: Option<SignKind>,
    pub(super) spot: Spot,
    pub(super) further_down: bool,
    pub(super) sometimes: bool,
    pub(super) leads: bool,
    pub(super) marked: bool,
    /// Where what is marked is dragged to.
    pub(super) target: bool,
}

/// What a step does to which element of which screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handled<'u> {
    pub(super) screen: ScreenId,
    pub(super) element: ElementId,
    pub(super) used: Option<&'u ElementUse>,
    pub(super) target: Option<ElementId>,
    /// Whether it is on, or ticked, behind the step.
    pub(super) state: Option<bool>,
}

impl Builder<'_> {
    pub(super) fn scene(&self, place: Place, handled: Handled<'_>, title: Option<String>) -> Option<Scene> {
        let screen = self.project.screen(handled.screen)?;
        let right_to_left = self.is_right_to_left();
        let marked = screen.elements.iter().position(|id| *id == handled.element)?;
        let first = marked.saturating_sub(MOST_ELEMENTS / 2);
        let near = screen.elements.iter().skip(first).take(MOST_ELEMENTS);
        let shown = near.filter(|id| self.is_shown(place, screen, **id, handled.element));
        let items = shown.filter_map(|id| self.item(place, *id, handled, right_to_left)).collect();
        let shortened = screen.elements.len() > MOST_ELEMENTS;
        let frame = self.frame(place, screen);
        Some(Scene { frame, kind: screen.kind, title, items, shortened, right_to_left })
    }

    /// Whether all readers here have an element, or nobody can know.
    fn is_shown(&self, place: Place, screen: &Screen, id: ElementId, marked: ElementId) -> bool {
        let Some(element) = self.project.element(id) else { return false };
        // Of two of which exactly one is there, it is the marked one, else the one that needs no luck.
        let sometimes = element.sometimes.as_ref();
        let instead = sometimes.filter(|it| it.instead_of.is_some_and(|it| screen.elements.contains(&it)));
        let lucky = instead.is_some_and(|it| self.may_lack(place, it));
        let mut rivals = self.project.rivals(id).iter().filter(|rival| screen.elements.contains(rival));
        let replaced = rivals.any(|rival| *rival == marked || self.some_surely_have(place, *rival));
        id == marked || (!lucky && !replaced && self.all_meet(place, element.when.as_ref()))
    }

    /// Whether some readers here have what is there only sometimes for others.
    fn some_surely_have(&self, place: Place, id: ElementId) -> bool {
        let element = self.project.element(id);
        element.and_then(|it| Some((it, it.sometimes.as_ref()?.when.as_ref()?))).is_some_and(
            |(it, unsure)| {
                let having = it
                    .when
                    .as_ref()
                    .map_or(place.readers, |when| self.readers.meeting(when, place.thing, place.readers));
                let unsure = self.readers.meeting(unsure, place.thing, having);
                !self.readers.is_within(having, unsure)
            },
        )
    }

    fn all_meet(&self, place: Place, condition: Option<&Condition>) -> bool {
        let Some(condition) = condition else { return true };
        let meeting = self.readers.meeting(condition, place.thing, place.readers);
        self.readers.knows(condition, place.thing) && self.readers.is_within(place.readers, meeting)
    }

    /// Whether there are readers here for whom nobody knows.
    fn may_lack(&self, place: Place, sometimes: &Sometimes) -> bool {
        sometimes.when.as_ref().is_none_or(|condition| {
            !self.readers.is_empty(self.readers.meeting(condition, place.thing, place.readers))
        })
    }

    fn item(&self, place: Place, id: ElementId, handled: Handled<'_>, right_to_left: bool) -> Option<Item> {
        let element = self.project.element(id)?;
        let marked = id == handled.element;
        let used = handled.used.filter(|_| marked);
        let looks = used.and_then(|used| used.looks.as_ref()).or(element.looks.as_ref());
        let looks = looks.map(|looks| self.drawn_words(looks));
        let at = used.and_then(|used| used.at.as_ref()).or(element.at.as_ref());
        let spot = at.map(|at| spot::spot(&self.catalogue, &self.drawn_words(at), right_to_left));
        let sign = looks.as_ref().and_then(|looks| spot::sign(&self.catalogue, looks));
        let kind = drawn_kind(&element.kind);
        let described = || element.described.as_ref().map(|words| self.drawn_words(words));
        let label = self.label_for_all(place, &element.labels).or_else(described);
        let label = label.or(looks.clone().filter(|_| sign.is_none()));
        // What is called differently by those who see the drawing cannot be shown with a name.
        if !marked && label.is_none() && sign.is_none() && !element.labels.is_empty() {
            return None;
        }
        let further_down = element.further_down || used.is_some_and(|used| used.further_down);
        Some(Item {
            kind,
            described: label.is_some() && element.labels.is_empty(),
            label,
            looks,
            sign: state_sign(kind, handled.state.filter(|_| marked)).or(sign),
            spot: spot.unwrap_or_default(),
            further_down,
            sometimes: !marked && element.sometimes.as_ref().is_some_and(|it| self.may_lack(place, it)),
            leads: !element.leads.is_empty(),
            marked,
            target: handled.target == Some(id) && !marked,
        })
    }

    /// The label that all readers here see.
    pub(in crate::document) fn label_for_all(&self, place: Place, labels: &[Variant]) -> Option<String> {
        let mut labels = self.labels_here(place, labels).into_iter();
        let (readers, label) = labels.next()?;
        self.readers.is_within(place.readers, readers).then_some(label).filter(|label| !label.is_empty())
    }

    /// What the readers here see, each with those who do; nothing where nobody knows which of them see it.
    pub(in crate::document) fn labels_here(&self, place: Place, labels: &[Variant]) -> Vec<(Set, String)> {
        let mut rest = place.readers;
        let mut here = Vec::new();
        let is_known =
            |label: &&Variant| label.when.as_ref().is_none_or(|when| self.readers.knows(when, place.thing));
        for label in labels.iter().take_while(is_known) {
            let sees = match &label.when {
                Some(condition) => self.readers.meeting(condition, place.thing, rest),
                None => rest,
            };
            if !self.readers.is_empty(sees) {
                rest = self.readers.without(rest, sees);
                let words = self.drawn_words(&label.text);
                self.add(&mut here, sees, words);
            }
        }
        if !self.readers.is_empty(rest) {
            self.add(&mut here, rest, String::new());
        }
        here
    }

    /// A literal's words, values by what they are called; no more than anybody could read there.
    pub(in crate::document) fn drawn_words(&self, literal: &Literal) -> String {
        let mut drawn = String::new();
        for piece in &literal.pieces {
            match piece {
                LiteralPiece::Text(text) => drawn.extend(text.chars().take(LONGEST)),
                LiteralPiece::Value(value) => {
                    let label = self.project.value(*value).and_then(|value| value.label.as_ref());
                    drawn.extend(label.map_or_else(|| "…".to_owned(), words).chars().take(LONGEST));
                }
            }
            if drawn.chars().count() >= LONGEST {
                return drawn.chars().take(LONGEST).chain(['…']).collect();
            }
        }
        drawn
    }

    /// What the marked element is called in a sentence.
    pub(super) fn marked_words(&self, item: &Item, element: &Element) -> String {
        match &item.label {
            Some(label) if item.described => label.clone(),
            Some(label) => {
                let label = [("label", Argument::Text(label))];
                self.catalogue.format("drawing-label", &label)
            }
            None => item.looks.clone().unwrap_or_else(|| plain(&self.kind(&element.kind))),
        }
    }

    /// What the thing that shows the screen looks like, as far as all readers have the same.
    fn frame(&self, place: Place, screen: &Screen) -> DrawnFrame {
        let thing = self.guide.things.get(place.thing.0 as usize);
        let Some(oses) = thing.and_then(|thing| thing.os.as_deref()) else { return DrawnFrame::Device };
        if self.with_mouse(place) {
            let is_page = screen.kind == ScreenKind::Page;
            return if is_page { DrawnFrame::Browser } else { DrawnFrame::Computer };
        }
        let has = |os: &&ProductId| {
            let present = Condition::Present { thing: place.thing, product: **os };
            !self.readers.is_empty(self.readers.meeting(&present, place.thing, place.readers))
        };
        let products = oses.iter().filter(has).filter_map(|os| self.project.readers.products.get(*os));
        let keys: Vec<&str> = products.map(|os| os.key.as_str()).collect();
        let all = |is: fn(&str) -> bool| !keys.is_empty() && keys.iter().all(|key| is(key));
        if all(|key| key == "ipados") {
            DrawnFrame::Tablet
        } else if all(|key| key.contains("watch") || key.contains("wear")) {
            DrawnFrame::Watch
        } else if all(|key| key.ends_with("tv")) {
            DrawnFrame::Television
        } else {
            DrawnFrame::Phone
        }
    }

    fn is_right_to_left(&self) -> bool {
        self.catalogue.direction() == Direction::RightToLeft
    }
}

impl Item {
    /// Whether it stands in the bar with the title.
    pub(super) fn is_in_head(&self) -> bool {
        let fits = matches!(
            self.kind,
            DrawnKind::Icon
                | DrawnKind::Button
                | DrawnKind::Link
                | DrawnKind::Menu
                | DrawnKind::Image
                | DrawnKind::Other
        );
        self.spot.height == Some(Height::Top) && self.spot.side.is_some() && fits
    }

    /// Whether it is one of the tabs.
    pub(super) fn is_tab(&self) -> bool {
        self.kind == DrawnKind::Tab
    }

    /// Whether it keeps its place at the foot of the screen.
    pub(super) fn is_at_foot(&self) -> bool {
        let fits =
            matches!(self.kind, DrawnKind::Icon | DrawnKind::Button | DrawnKind::Image | DrawnKind::Other);
        self.spot.height == Some(Height::Bottom) && fits
    }
}

fn state_sign(kind: DrawnKind, state: Option<bool>) -> Option<SignKind> {
    match (kind, state) {
        (DrawnKind::Toggle, Some(true)) => Some(SignKind::SwitchOn),
        (DrawnKind::Toggle, _) => Some(SignKind::SwitchOff),
        (DrawnKind::Checkbox, Some(true)) => Some(SignKind::Ticked),
        (DrawnKind::Checkbox, _) => Some(SignKind::Unticked),
        (DrawnKind::Radio, Some(true)) => Some(SignKind::Chosen),
        (DrawnKind::Radio, _) => Some(SignKind::Unchosen),
        _ => None,
    }
}

fn drawn_kind(kind: &ElementKind<String>) -> DrawnKind {
    match kind {
        ElementKind::Button => DrawnKind::Button,
        ElementKind::Tab => DrawnKind::Tab,
        ElementKind::Row => DrawnKind::Row,
        ElementKind::Link => DrawnKind::Link,
        ElementKind::Card => DrawnKind::Card,
        ElementKind::Icon => DrawnKind::Icon,
        ElementKind::Toggle => DrawnKind::Toggle,
        ElementKind::Checkbox => DrawnKind::Checkbox,
        ElementKind::Radio => DrawnKind::Radio,
        ElementKind::Field => DrawnKind::Field,
        ElementKind::Picker => DrawnKind::Picker,
        ElementKind::Menu => DrawnKind::Menu,
        ElementKind::Slider => DrawnKind::Slider,
        ElementKind::Image => DrawnKind::Image,
        ElementKind::Text => DrawnKind::Text,
        ElementKind::Notification => DrawnKind::Notification,
        ElementKind::Tile => DrawnKind::Tile,
        ElementKind::Key => DrawnKind::Key,
        ElementKind::Other(_) => DrawnKind::Other,
    }
}
