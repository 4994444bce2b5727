//! Tapping: one element, a path of several, and the other ways to touch.

use super::Said;
use crate::analysis::UseFacts;
use crate::document::builder::{Builder, Place};
use crate::document::element::Named;
use crate::document::phrase::Phrase;
use crate::document::shape::Inline;
use crate::model::reference::ElementUse;
use crate::model::screen::Screen;
use crate::readers::{Condition, ProductId, Set, ThingId};
use crate::vocabulary::{ProductKind, TapGesture};

/// Operating systems that are used with a mouse.
const WITH_MOUSE: [&str; 4] = ["windows", "macos", "linux", "web"];

impl Builder<'_> {
    pub(super) fn tap(
        &mut self,
        place: Place,
        gesture: TapGesture,
        path: &[ElementUse],
        times: Option<u32>,
        uses: &[UseFacts],
    ) -> Said {
        let mouse = self.with_mouse(place);
        let (verb, key) = match (gesture, times, mouse) {
            (TapGesture::Hold, _, _) => ("hold", "hold"),
            (TapGesture::DoubleTap, _, false) => ("double-tap", "double-tap"),
            (TapGesture::DoubleTap, _, true) => ("double-tap", "double-click"),
            (TapGesture::Tap, Some(_), false) => ("tap", "tap-times"),
            (TapGesture::Tap, Some(_), true) => ("tap", "click-times"),
            (TapGesture::Tap, None, false) => ("tap", "tap"),
            (TapGesture::Tap, None, true) => ("tap", "click"),
        };
        let named: Vec<Named> =
            path.iter().enumerate().map(|(at, what)| self.use_of(place, what, uses, at)).collect();
        let scroll = named.first().is_some_and(|first| first.further_down);
        let cannot_be_undone = named.last().is_some_and(|last| last.cannot_be_undone);
        let key = if key == "tap" || key == "click" { self.tap_key(key, path, &named) } else { key };
        let tapped = named.last().filter(|_| verb == "tap" && times.is_none());
        self.trail.tapped = tapped.map(|last| last.words.clone());
        let phrase = Phrase::new(key).with("what", self.path(named)).number("times", times.unwrap_or(1));
        let text = self.after_scrolling(scroll, phrase.say(&self.catalogue));
        Said { cannot_be_undone, ..Said::new(verb, text) }
    }

    /// Two taps of one label in a row look like one line too many, unless the second says that it is meant.
    fn tap_key(&self, usual: &'static str, path: &[ElementUse], named: &[Named]) -> &'static str {
        let ([used], [what]) = (path, named) else { return usual };
        if self.trail.tapped.as_ref() != Some(&what.words) {
            return usual;
        }
        let home = |screen: &&Screen| used.candidates.iter().any(|element| screen.elements.contains(element));
        let mut homes = self.project.screens.iter().filter(home).peekable();
        let opened = homes.peek().is_some() && homes.all(|screen| screen.kind.lies_over());
        match (usual, opened) {
            ("click", true) => "click-opened",
            ("click", false) => "click-again",
            (_, true) => "tap-opened",
            (_, false) => "tap-again",
        }
    }

    /// "**Mine**, then **Settings**, then **Privacy**".
    pub(in crate::document) fn path(&self, named: Vec<Named>) -> Vec<Inline> {
        let mut named = named.into_iter();
        let mut path = named.next().map(|first| first.words).unwrap_or_default();
        for next in named {
            let key = if next.further_down { "then-scroll" } else { "then" };
            path = Phrase::new(key).with("first", path).with("next", next.words).say(&self.catalogue);
        }
        path
    }

    /// Whether everyone here uses a mouse.
    pub(in crate::document) fn with_mouse(&self, place: Place) -> bool {
        let mut known = self.touching.borrow_mut();
        let touching = *known.entry(place.thing).or_insert_with(|| self.touching_with(place.thing));
        self.readers.is_empty(self.readers.both(place.readers, touching))
    }

    /// Who touches a thing, as its system is used without a mouse.
    fn touching_with(&self, thing: ThingId) -> Set {
        let all = self.following.universe.all();
        let oses = self.guide.things.get(thing.0 as usize).and_then(|thing| thing.os.as_deref());
        let (mouse, touch): (Vec<ProductId>, Vec<ProductId>) =
            oses.unwrap_or_default().iter().partition(|os| self.is_with_mouse(**os));
        if mouse.is_empty() {
            return all;
        }
        let parts = touch.iter().map(|os| Condition::Present { thing, product: *os }).collect();
        self.readers.meeting(&Condition::Any(parts), ThingId::FIRST, all)
    }

    fn is_with_mouse(&self, os: ProductId) -> bool {
        let product = self.project.readers.products.get(os);
        product.is_some_and(|os| os.kind == ProductKind::Os && WITH_MOUSE.contains(&os.key.as_str()))
    }
}
