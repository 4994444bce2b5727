//! What a step names: an element with its label, look and place, for those who are there.

use super::builder::{Builder, Place};
use super::inlines::{list, plain, text};
use super::literal::{Style, key_words};
use super::phrase::Phrase;
use super::shape::{Inline, InlineVariant};
use crate::analysis::UseFacts;
use crate::model::element::Element;
use crate::model::ids::ElementId;
use crate::model::reference::{ElementUse, Written};
use crate::model::screen::Variant;
use crate::model::text::Literal;
use crate::readers::Set;
use crate::vocabulary::ElementKind;

/// What is said of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Object {
    name: Vec<Inline>,
    looks: Option<Vec<Inline>>,
    at: Option<Vec<Inline>>,
}

/// The words for an element, and what else a step needs to know about it.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    pub(super) words: Vec<Inline>,
    /// The reader scrolls first.
    pub(super) further_down: bool,
    pub(super) cannot_be_undone: bool,
}

impl Builder<'_> {
    /// An element as a step names it.
    pub(super) fn named(&mut self, place: Place, named: &ElementUse, facts: Option<&UseFacts>) -> Named {
        let mut variants: Vec<(Set, Object)> = Vec::new();
        let mut result = Named { further_down: named.further_down, ..Named::default() };
        for (element, readers) in self.meant(place, named, facts) {
            let Some(element) = self.project.element(element) else { continue };
            result.further_down |= element.further_down;
            result.cannot_be_undone |= element.cannot_be_undone;
            let looks = named.looks.as_ref().or(element.looks.as_ref());
            let at = named.at.as_ref().or(element.at.as_ref());
            for (readers, name) in self.names(place, element, readers) {
                let object = self.object(name, looks, at);
                self.add(&mut variants, readers, object);
            }
        }
        if variants.is_empty() {
            let name = match &named.written {
                Written::Label(label) => self.literal(label, Style::Label),
                Written::Name(name) => text(key_words(name)),
            };
            let object = self.object(name, named.looks.as_ref(), named.at.as_ref());
            variants.push((place.readers, object));
        }
        result.words = self.objects(place, variants);
        result
    }

    /// The name alone, without look and place.
    pub(super) fn element_name(&mut self, place: Place, element: ElementId) -> Vec<Inline> {
        let Some(element) = self.project.element(element) else { return Vec::new() };
        let names = self.names(place, element, place.readers);
        let mut variants = Vec::new();
        for (readers, name) in names {
            self.add(&mut variants, readers, name);
        }
        self.differing(place, variants)
    }

    /// The elements that are meant, by readers. Where nobody knows, all that the name can mean.
    fn meant(&self, place: Place, named: &ElementUse, facts: Option<&UseFacts>) -> Vec<(ElementId, Set)> {
        let known = facts.map(|facts| facts.elements.as_slice()).unwrap_or_default();
        let here: Vec<(ElementId, Set)> = known
            .iter()
            .map(|(element, readers)| (*element, self.readers.both(*readers, place.readers)))
            .filter(|(_, readers)| !self.readers.is_empty(*readers))
            .collect();
        if !here.is_empty() {
            return here;
        }
        // A label was written: it is what the reader sees, whatever element it turns out to be.
        match (&named.written, named.candidates.as_slice()) {
            (Written::Label(_), [_, _, ..]) => Vec::new(),
            (_, candidates) => candidates.first().map(|first| (*first, place.readers)).into_iter().collect(),
        }
    }

    /// What the element is called, by readers.
    fn names(&mut self, place: Place, element: &Element, readers: Set) -> Vec<(Set, Vec<Inline>)> {
        let mut names = Vec::new();
        let rest = self.labels(place, &element.labels, readers, &mut names);
        if !self.readers.is_empty(rest) || names.is_empty() {
            let name = match &element.described {
                Some(described) => self.literal(described, Style::Plain),
                None => self.kind(&element.kind),
            };
            names.push((rest, name));
        }
        names
    }

    /// Adds each text with the readers who see it; returns those who see none.
    pub(super) fn labels(
        &mut self,
        place: Place,
        labels: &[Variant],
        readers: Set,
        names: &mut Vec<(Set, Vec<Inline>)>,
    ) -> Set {
        let mut rest = readers;
        for label in labels {
            let sees = match &label.when {
                Some(condition) => self.readers.meeting(condition, place.thing, rest),
                None => rest,
            };
            if self.readers.is_empty(sees) {
                continue;
            }
            rest = self.readers.without(rest, sees);
            let name = self.literal(&label.text, Style::Label);
            if !name.is_empty() {
                names.push((sees, name));
            }
        }
        rest
    }

    /// "the icon", for what has neither a label nor a description.
    pub(super) fn kind(&self, kind: &ElementKind<String>) -> Vec<Inline> {
        let key = match kind {
            ElementKind::Button => "kind-button",
            ElementKind::Tab => "kind-tab",
            ElementKind::Row => "kind-row",
            ElementKind::Link => "kind-link",
            ElementKind::Card => "kind-card",
            ElementKind::Icon => "kind-icon",
            ElementKind::Toggle => "kind-toggle",
            ElementKind::Checkbox => "kind-checkbox",
            ElementKind::Radio => "kind-radio",
            ElementKind::Field => "kind-field",
            ElementKind::Picker => "kind-picker",
            ElementKind::Menu => "kind-menu",
            ElementKind::Slider => "kind-slider",
            ElementKind::Image => "kind-image",
            ElementKind::Text => "kind-text",
            ElementKind::Notification => "kind-notification",
            ElementKind::Tile => "kind-tile",
            ElementKind::Key => "kind-key",
            ElementKind::Other(name) => {
                return Phrase::new("kind-other").with("kind", text(name.clone())).say(&self.catalogue);
            }
        };
        Phrase::new(key).say(&self.catalogue)
    }

    fn object(&mut self, name: Vec<Inline>, looks: Option<&Literal>, at: Option<&Literal>) -> Object {
        let looks = looks.map(|looks| self.literal(looks, Style::Plain));
        let at = at.map(|at| self.literal(at, Style::Plain));
        Object { name, looks, at }
    }

    /// Joins readers for whom the same is said.
    pub(super) fn add<T: PartialEq>(&self, variants: &mut Vec<(Set, T)>, readers: Set, said: T) {
        match variants.iter_mut().find(|(_, other)| *other == said) {
            Some((others, _)) => *others = self.readers.either(*others, readers),
            None => variants.push((readers, said)),
        }
    }

    /// One phrase for all readers, which differs for them where it must.
    fn objects(&mut self, place: Place, variants: Vec<(Set, Object)>) -> Vec<Inline> {
        let first = variants.first().map(|(_, object)| object.clone());
        let Some(first) = first else { return Vec::new() };
        let only_names = variants.iter().all(|(_, other)| other.looks == first.looks && other.at == first.at);
        if only_names {
            let names = variants.into_iter().map(|(readers, object)| (readers, object.name)).collect();
            let name = self.differing(place, names);
            return self.say_object(Object { name, ..first });
        }
        let mut phrases = Vec::new();
        for (readers, object) in variants {
            let phrase = self.say_object(object);
            self.add(&mut phrases, readers, phrase);
        }
        self.differing(place, phrases)
    }

    /// "**Menu** (three dots, top right)", "**Mine** at the bottom right".
    fn say_object(&self, object: Object) -> Vec<Inline> {
        let Object { name, looks, at } = object;
        let catalogue = &self.catalogue;
        match (looks, at) {
            (None, None) => name,
            (None, Some(at)) => {
                let place = plain(&at);
                let key = if catalogue.begins_with_one_of("place-prepositions", &place) {
                    "object-place-as-written"
                } else if catalogue.begins_with_one_of("articles", &place) {
                    "object-place-article"
                } else {
                    "object-place"
                };
                Phrase::new(key).with("what", name).with("place", at).say(catalogue)
            }
            (Some(looks), at) => {
                let details = std::iter::once(looks).chain(at).collect();
                let details = list(details, catalogue, "detail-and", "detail-and");
                Phrase::new("object-details").with("what", name).with("details", details).say(catalogue)
            }
        }
    }

    /// Words that differ by readers; plain if only one is left.
    pub(super) fn differing(&mut self, place: Place, variants: Vec<(Set, Vec<Inline>)>) -> Vec<Inline> {
        if variants.len() < 2 {
            return variants.into_iter().next().map(|(_, words)| words).unwrap_or_default();
        }
        // Somebody may see either of two: no condition tells them apart.
        if variants.iter().any(|(readers, _)| self.readers.is_within(place.readers, *readers)) {
            let words = variants.into_iter().map(|(_, words)| words).collect();
            return list(words, &self.catalogue, "names-comma", "names-or");
        }
        let variants = variants.into_iter().filter_map(|(readers, inlines)| {
            let who = self.who(readers, place.readers, &[])?;
            Some(InlineVariant { who, inlines })
        });
        vec![Inline::Variants { variants: variants.collect() }]
    }
}
