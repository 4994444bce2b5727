//! What the reader of a guide has in hand, and which of it a test means.

use super::resolver::Resolver;
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{conditions, names};
use crate::readers::declarations::{Product, Thing};
use crate::readers::ids::Id;
use crate::readers::{Condition, DeviceId, ProductId, ThingId};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::guide::UsingThing;
use crate::text::or;
use crate::vocabulary::ProductKind;

/// The things of one guide or procedure.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    /// All of them, those of inner `using`s included; [`ThingId`] indexes it.
    pub(super) things: Vec<Thing>,
    /// Where each was named.
    places: Vec<Option<Span>>,
    /// Those that can be spoken of here.
    pub(super) in_scope: Vec<ThingId>,
    /// That of the enclosing `on`.
    pub(super) current: Option<ThingId>,
}

impl Hand {
    fn thing(&self, id: ThingId) -> Option<&Thing> {
        self.things.get(id.index())
    }

    fn named(&self, key: &str) -> Option<ThingId> {
        self.in_scope.iter().copied().find(|id| self.thing(*id).is_some_and(|thing| thing.key == key))
    }

    fn keys(&self) -> Vec<String> {
        let things = self.in_scope.iter().filter_map(|id| self.thing(*id));
        things.filter(|thing| !thing.key.is_empty()).map(|thing| format!("`{}`", thing.key)).collect()
    }
}

impl Resolver<'_> {
    /// One thing with any operating system: what is in hand where no `using` says otherwise.
    pub(super) fn unnamed_hand(&self) -> Hand {
        let is_visible = |id: &ProductId| {
            let key = self.project.readers.products.get(*id).map_or("", |product| product.key.as_str());
            matches!(self.names.products.find(key, &self.scope), Found::One(entry) if entry.id == *id)
        };
        let systems = self.systems.iter().copied().filter(is_visible).collect();
        let thing = Thing { key: String::new(), label: String::new(), os: Some(systems), narrowing: None };
        Hand { things: vec![thing], places: vec![None], in_scope: vec![ThingId::FIRST], current: None }
    }

    /// The things that a header's `using` names.
    pub(super) fn header_hand(&mut self, using: &[UsingThing]) -> Hand {
        let empty = Hand { things: Vec::new(), places: Vec::new(), in_scope: Vec::new(), current: None };
        self.hand = Some(empty);
        self.use_things(using);
        match self.hand.take() {
            Some(hand) if !hand.things.is_empty() => hand,
            _ => self.unnamed_hand(),
        }
    }

    /// Adds things to those in hand. One that another block named in the same way is that one.
    pub(super) fn use_things(&mut self, using: &[UsingThing]) {
        for named in using {
            let systems: Vec<ProductId> =
                named.on.iter().filter_map(|name| self.operating_system(name)).collect();
            let label = named.label.as_ref().map_or_else(|| named.name.value.clone(), |label| label.plain());
            let key = named.name.value.clone();
            let thing = Thing { key, label, os: (!named.on.is_empty()).then_some(systems), narrowing: None };
            if let Some(first) = self.put_in_hand(thing, named.name.span) {
                self.report(super::collect::duplicate("thing", &named.name, first));
            }
        }
    }

    /// The place of the thing in hand that has the same name already.
    fn put_in_hand(&mut self, thing: Thing, span: Span) -> Option<Span> {
        let hand = self.hand.as_mut()?;
        if let Some(first) = hand.named(&thing.key) {
            return hand.places.get(first.index()).copied().flatten();
        }
        let known = hand.things.iter().position(|known| known.key == thing.key && known.os == thing.os);
        let id = ThingId::from_index(known.unwrap_or(hand.things.len()));
        if known.is_none() {
            hand.things.push(thing);
            hand.places.push(Some(span));
        }
        hand.in_scope.push(id);
        None
    }

    /// The thing in hand of that name; reported if there is none.
    pub(super) fn thing(&mut self, name: &Name) -> Option<ThingId> {
        let Some(hand) = &self.hand else {
            let title = format!("`{}` has no meaning here", name.value);
            let finding = Diagnostic::new(&conditions::NO_THINGS, title)
                .at(name.span, "")
                .note("only a guide says what its readers have in hand; a declaration holds for any thing");
            self.report(finding);
            return None;
        };
        if let Some(id) = hand.named(&name.value) {
            return Some(id);
        }
        let title = format!("the reader has no `{}` in hand", name.value);
        let candidates: Vec<(&str, Option<Span>)> = hand
            .in_scope
            .iter()
            .filter_map(|id| {
                Some((hand.thing(*id)?.key.as_str(), hand.places.get(id.index()).copied().flatten()))
            })
            .filter(|(key, _)| !key.is_empty())
            .collect();
        let nothing_named = candidates.is_empty();
        let mut finding = self.unknown(&names::UNKNOWN_NAME, title, name, &candidates, None);
        if nothing_named {
            finding = finding
                .help(format!("name what the guide is for in its header: `using {} on …`", name.value));
        }
        self.report_unless_excused(name, finding);
        None
    }

    /// The thing that a test means: the only one that can have what it tests, else that of the enclosing `on`.
    /// `test` is the whole test as it was written.
    pub(super) fn owner(&mut self, can: impl Fn(&Thing) -> bool, test: Span) -> Option<ThingId> {
        let Some(hand) = &self.hand else { return Some(ThingId::UNSTATED) };
        if let [only] = hand.in_scope.as_slice() {
            return Some(*only);
        }
        let fitting: Vec<ThingId> =
            hand.in_scope.iter().copied().filter(|id| hand.thing(*id).is_some_and(&can)).collect();
        if let [only] = fitting.as_slice() {
            return Some(*only);
        }
        match hand.current {
            Some(current) if fitting.is_empty() || fitting.contains(&current) => return Some(current),
            _ if fitting.is_empty() => return hand.in_scope.first().copied(),
            _ => {}
        }
        let written = self.sources.slice(test);
        let first = fitting.first().and_then(|id| hand.thing(*id)).map_or("", |thing| thing.key.as_str());
        let finding = Diagnostic::new(&conditions::WHICH_THING, "it is not clear which thing is meant")
            .at(test, format!("of the {}?", or(&hand.keys())))
            .help(format!("say which: `{first} has {written}`"));
        self.report(finding);
        None
    }

    /// The thing that a test of this device means: one with a system that the device can run.
    pub(super) fn said_or_device(
        &mut self,
        said: Option<ThingId>,
        device: DeviceId,
        test: Span,
    ) -> Option<ThingId> {
        let systems = self.systems(device);
        let fits = |has: &Vec<ProductId>| systems.is_empty() || has.iter().any(|os| systems.contains(os));
        said.or_else(|| self.owner(|thing| thing.os.as_ref().is_some_and(fits), test))
    }

    /// The systems that are said to run on a device; none if that is not said.
    fn systems(&self, device: DeviceId) -> Vec<ProductId> {
        let device = self.project.readers.devices.get(device);
        let mut open: Vec<&Condition> = device.into_iter().flat_map(|device| &device.runs).collect();
        let mut systems = Vec::new();
        while let Some(condition) = open.pop() {
            match condition {
                Condition::All(parts) | Condition::Any(parts) => open.extend(parts),
                Condition::Present { product, .. } | Condition::Version { product, .. } => {
                    match self.project.readers.products.get(*product) {
                        Some(declared) if declared.kind == ProductKind::Os => systems.push(*product),
                        Some(declared) => systems.extend(&declared.on),
                        None => {}
                    }
                }
                _ => {}
            }
        }
        systems
    }

    /// The thing that a test of this product means.
    pub(super) fn owner_of_product(&mut self, product: ProductId, test: Span) -> Option<ThingId> {
        let declared = self.project.readers.products.get(product)?;
        if declared.kind == ProductKind::Server {
            return Some(if self.hand.is_some() { ThingId::FIRST } else { ThingId::UNSTATED });
        }
        let without_os =
            self.hand.as_ref().is_some_and(|hand| hand.things.iter().any(|thing| thing.os.is_none()));
        let can = can_have(product, declared, without_os);
        self.owner(can, test)
    }
}

/// Whether a thing can have a product. Firmware that runs on no OS belongs to things without one, if there
/// are any.
fn can_have(id: ProductId, product: &Product, without_os: bool) -> impl Fn(&Thing) -> bool + use<> {
    let (kind, on) = (product.kind, product.on.clone());
    move |thing| match (&thing.os, kind) {
        (Some(systems), ProductKind::Os) => systems.contains(&id),
        (None, ProductKind::Firmware) => on.is_empty(),
        (Some(_), ProductKind::Firmware) if on.is_empty() => !without_os,
        (Some(systems), _) => on.is_empty() || systems.iter().any(|os| on.contains(os)),
        (None, _) => false,
    }
}
