//! What the reader must have.

use super::builder::{Builder, Place};
use super::inlines::{list, text};
use super::phrase::Phrase;
use super::shape::{self, Block, Inline};
use crate::analysis::CallId;
use crate::model::guide::Need;
use crate::readers::{Condition, ProductId, Set, ThingId};
use crate::text::upper_letter;

impl<'a> Builder<'a> {
    /// Of several things in hand each, then products that the reader must have, then what the author says.
    pub(super) fn needs(&mut self, place: Place) -> Vec<shape::Need> {
        let mut named = Vec::new();
        let several = self.guide.things.len() > 1;
        if several {
            let things = (0..).map(ThingId).take(self.guide.things.len());
            named.extend(things.filter_map(|thing| self.thing_needed(thing)));
        }
        for (product, thing) in &self.following.needed {
            let name = self.product(*product);
            named.push(match self.thing_label(*thing).filter(|_| several) {
                Some(thing) => {
                    Phrase::new("need-on").with("what", name).with("thing", text(thing)).say(&self.catalogue)
                }
                None => name,
            });
        }
        let need = |inlines| shape::Need { who: None, blocks: vec![Block::Paragraph { inlines }] };
        let mut needs: Vec<shape::Need> = named.into_iter().map(need).collect();
        let mut said: Vec<(Set, Vec<&Condition>, Vec<Block>)> = Vec::new();
        for (inside, need, readers) in self.said_to_be_needed(place) {
            let here = need.when.iter().map(|guard| &guard.condition);
            let blocks = self.prose(inside.among(readers), &need.text);
            // What the guide and a procedure need is needed once.
            match said.iter_mut().find(|(.., other)| *other == blocks) {
                Some((all, conditions, _)) => {
                    *all = self.readers.either(*all, readers);
                    conditions.extend(here);
                }
                None => said.push((readers, here.collect(), blocks)),
            }
        }
        for (readers, here, blocks) in said {
            needs.push(shape::Need { who: self.who(readers, place.readers, &here), blocks });
        }
        needs
    }

    /// What the author says is needed, for whom: in the head of the guide, and in those of the procedures that it
    /// follows, each once for all who follow it.
    fn said_to_be_needed(&self, place: Place) -> Vec<(Place, &'a Need, Set)> {
        let own = self.guide.needs.iter().map(|need| (place, need, self.guarded(place, need.when.as_ref())));
        let mut needed: Vec<_> = own.collect();
        for (call, known) in (0..).map(CallId).zip(&self.following.calls) {
            let Some(procedure) = known.procedure.and_then(|id| self.project.procedure(id)) else { continue };
            let coming = known.parent.and_then(|(parent, follow)| self.following.facts(parent, follow));
            let coming = coming.map_or(self.following.universe.none(), |facts| facts.readers);
            let thing = known.things.first().copied().unwrap_or(place.thing);
            let inside = Place { call, thing, ..place };
            for need in &procedure.needs {
                let those = self.guarded(inside.among(coming), need.when.as_ref());
                // Whoever is one of them there may have been another reader at the beginning.
                let those = self.readers.forgetting(those, &self.following.changed);
                let readers = self.readers.both(place.readers, those);
                match needed.iter_mut().find(|(_, other, _)| std::ptr::eq(*other, need)) {
                    Some((_, _, all)) => *all = self.readers.either(*all, readers),
                    None => needed.push((inside, need, readers)),
                }
            }
        }
        needed.retain(|(_, _, readers)| !self.readers.is_empty(*readers));
        needed
    }

    /// "Computer with Windows or macOS", by what those who are supported may have there.
    fn thing_needed(&self, id: ThingId) -> Option<Vec<Inline>> {
        let thing = self.guide.things.get(id.0 as usize).filter(|thing| !thing.label.is_empty())?;
        let label = text(upper_letter(&thing.label));
        let has = |os: &&ProductId| {
            let present = Condition::Present { thing: id, product: **os };
            !self.readers.is_empty(self.readers.meeting(&present, id, self.following.supported))
        };
        let oses = thing.os.as_deref().unwrap_or_default().iter().filter(has);
        let labels = oses.filter_map(|os| self.project.readers.products.get(*os));
        let names: Vec<Vec<Inline>> = labels.map(|os| text(os.label.clone())).collect();
        if names.is_empty() {
            return Some(label);
        }
        let names = list(names, &self.catalogue, "names-comma", "names-or");
        Some(Phrase::new("need-thing").with("thing", label).with("names", names).say(&self.catalogue))
    }
}
