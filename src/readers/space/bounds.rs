//! The readers that there can be: what the declarations say of devices and products; of questions: `answers`.

use std::collections::BTreeSet;

use super::SpaceError;
use super::axis::{Segment, Subject};
use super::cells::Cells;
use super::compile::Compiler;
use super::diagram::{EVERYTHING, NodeId, Operation};
use super::scope::Place;
use crate::readers::declarations::{Arena, Product, Supported};
use crate::readers::{Condition, ProductId, Ranges, ThingId};
use crate::vocabulary::ProductKind;

impl Compiler {
    /// Everything that the declarations allow, on the axes that there are. Who is without one of the products that get
    /// `lost` on the way may have answered with it before.
    pub(super) fn bounds(&mut self, lost: &BTreeSet<ProductId>) -> Result<NodeId, SpaceError> {
        let subjects: Vec<Subject> = self.diagram.axes.iter().map(|axis| axis.subject).collect();
        let mut all = EVERYTHING;
        // From the last axis to the first: each rule then meets a diagram that lies mostly below it.
        for (axis, subject) in subjects.into_iter().enumerate().rev() {
            let rules = match subject {
                Subject::Device(thing) => self.device_rules(axis, thing)?,
                Subject::Os(thing) => self.os_rules(axis, thing)?,
                Subject::Skin(thing) => self.skin_rules(axis, thing)?,
                Subject::Product(thing, product) => self.product_rules(axis, Some(thing), product)?,
                Subject::Server(product) => self.product_rules(axis, None, product)?,
                Subject::Question(question) => {
                    let mut rules = self.asked_rules(axis, question)?;
                    rules.extend(self.answer_rules(axis, question, |product| !lost.contains(&product))?);
                    rules
                }
            };
            let rules = self.diagram.join(Operation::And, rules)?;
            all = self.diagram.apply(Operation::And, rules, all)?;
        }
        let things = self.scope.things().filter_map(|(id, thing)| Some((id, thing.narrowing.clone()?)));
        for (thing, narrowing) in things.collect::<Vec<_>>() {
            let rule = self.compile(&narrowing, Place::of(thing))?;
            all = self.diagram.apply(Operation::And, rule, all)?;
        }
        Ok(all)
    }

    /// Who has a device meets what it runs.
    fn device_rules(&mut self, axis: usize, thing: ThingId) -> Result<Vec<NodeId>, SpaceError> {
        let devices = self.scope.declarations.devices.clone();
        let mut allowed = Vec::new();
        let mut free = BTreeSet::new();
        for segment in self.segments(axis) {
            let runs = match segment {
                Segment::Device(id) => devices.get(id).map(|device| device.runs.clone()).unwrap_or_default(),
                _ => Vec::new(),
            };
            if runs.is_empty() {
                free.insert(segment);
                continue;
            }
            let cells = self.diagram.axes.get(axis).map(|on| on.cells_of(segment)).unwrap_or_default();
            let own = self.diagram.at(axis, &cells)?;
            let needs = self.compile(&Condition::All(runs), Place::of(thing))?;
            allowed.push(self.diagram.apply(Operation::And, own, needs)?);
        }
        let cells = self.cells_where(axis, |segment| free.contains(&segment));
        allowed.push(self.diagram.at(axis, &cells)?);
        Ok(vec![self.diagram.join(Operation::Or, allowed)?])
    }

    fn os_rules(&mut self, axis: usize, thing: ThingId) -> Result<Vec<NodeId>, SpaceError> {
        let mut rules = Vec::new();
        let declared = self.scope.declarations.products.clone();
        for (id, product) in self.products(axis, &declared) {
            let supported = product.supported_on(None);
            if !supported.is_all() {
                rules.push(self.only(axis, id, &supported)?);
            }
            self.runs_rules(axis, id, product, thing, &mut rules)?;
        }
        Ok(rules)
    }

    /// A skin is only on its OSes; one that nobody speaks of is on an OS that has skins.
    fn skin_rules(&mut self, axis: usize, thing: ThingId) -> Result<Vec<NodeId>, SpaceError> {
        let mut rules = Vec::new();
        let declared = self.scope.declarations.products.clone();
        for (id, product) in self.products(axis, &declared) {
            let cells = self.cells_where(axis, |segment| segment == Segment::Versions(id));
            self.on_rules(axis, &cells, &product.on, thing, &mut rules)?;
            self.support_rules(axis, id, product, Some(thing), &mut rules)?;
            self.runs_rules(axis, id, product, thing, &mut rules)?;
        }
        let skins = declared.iter().filter(|(_, product)| product.kind == ProductKind::Skin);
        let mut homes = Vec::new();
        for (_, skin) in skins {
            if skin.on.is_empty() {
                return Ok(rules);
            }
            homes.extend(skin.on.iter().copied());
        }
        homes.sort_unstable();
        homes.dedup();
        let other = self.cells_where(axis, |segment| segment == Segment::OtherSkin);
        self.on_rules(axis, &other, &homes, thing, &mut rules)?;
        Ok(rules)
    }

    /// Apps, firmware and servers.
    fn product_rules(
        &mut self,
        axis: usize,
        thing: Option<ThingId>,
        id: ProductId,
    ) -> Result<Vec<NodeId>, SpaceError> {
        let mut rules = Vec::new();
        let declared = self.scope.declarations.products.clone();
        let Some(product) = declared.get(id) else { return Ok(rules) };
        let present = self.cells_where(axis, |segment| segment != Segment::Absent);
        if product.always_present || product.built_in && (thing.is_none() || product.on.is_empty()) {
            rules.push(self.diagram.at(axis, &present)?);
        } else if let Some(thing) = thing {
            self.on_rules(axis, &present, &product.on, thing, &mut rules)?;
            if product.built_in {
                let homes = self.on_any(&product.on, thing)?;
                let present = self.diagram.at(axis, &present)?;
                rules.push(self.implication(homes, present)?);
            }
        }
        self.support_rules(axis, id, product, thing, &mut rules)?;
        self.runs_rules(axis, id, product, thing.unwrap_or(ThingId::FIRST), &mut rules)?;
        Ok(rules)
    }

    /// `cells` are only on these OSes; on any if there are none.
    fn on_rules(
        &mut self,
        axis: usize,
        cells: &Cells,
        on: &[ProductId],
        thing: ThingId,
        rules: &mut Vec<NodeId>,
    ) -> Result<(), SpaceError> {
        if !on.is_empty() {
            let there = self.diagram.at(axis, cells)?;
            let homes = self.on_any(on, thing)?;
            rules.push(self.implication(there, homes)?);
        }
        Ok(())
    }

    fn on_any(&mut self, oses: &[ProductId], thing: ThingId) -> Result<NodeId, SpaceError> {
        let tests = oses.iter().map(|&product| Condition::Present { thing, product }).collect();
        self.compile(&Condition::Any(tests), Place::of(thing))
    }

    /// The versions that readers may have, for each OS that says its own.
    fn support_rules(
        &mut self,
        axis: usize,
        id: ProductId,
        product: &Product,
        thing: Option<ThingId>,
        rules: &mut Vec<NodeId>,
    ) -> Result<(), SpaceError> {
        let own = |entry: &Supported| entry.os;
        let mut own: Vec<ProductId> = product.supported.iter().filter_map(own).collect();
        own.sort_unstable();
        own.dedup();
        let thing = thing.filter(|&thing| self.scope.has_os(thing));
        let Some(thing) = thing.filter(|_| !own.is_empty()) else {
            let supported = product.supported_on(None);
            if !supported.is_all() {
                rules.push(self.only(axis, id, &supported)?);
            }
            return Ok(());
        };
        for &os in &own {
            let there = self.on_any(&[os], thing)?;
            let only = self.only(axis, id, &product.supported_on(Some(os)))?;
            rules.push(self.implication(there, only)?);
        }
        let there = self.on_any(&own, thing)?;
        let elsewhere = self.diagram.complement(there)?;
        let only = self.only(axis, id, &product.supported_on(None))?;
        rules.push(self.implication(elsewhere, only)?);
        Ok(())
    }

    /// What versions of a product need.
    fn runs_rules(
        &mut self,
        axis: usize,
        id: ProductId,
        product: &Product,
        thing: ThingId,
        rules: &mut Vec<NodeId>,
    ) -> Result<(), SpaceError> {
        for runs in &product.runs {
            let Some(on) = self.diagram.axes.get(axis) else { continue };
            let cells = on.cells_of_versions(id, &runs.versions);
            let there = self.diagram.at(axis, &cells)?;
            let needs = self.compile(&runs.needs, Place::of(thing))?;
            rules.push(self.implication(there, needs)?);
        }
        Ok(())
    }

    /// Who has the product has one of these versions.
    fn only(&mut self, axis: usize, id: ProductId, versions: &Ranges) -> Result<NodeId, SpaceError> {
        let Some(on) = self.diagram.axes.get(axis) else { return Ok(EVERYTHING) };
        let cells = on.cells_of_versions(id, &versions.complement()).complement(&on.end());
        self.diagram.at(axis, &cells)
    }

    pub(super) fn implication(&mut self, from: NodeId, to: NodeId) -> Result<NodeId, SpaceError> {
        let otherwise = self.diagram.complement(from)?;
        self.diagram.apply(Operation::Or, otherwise, to)
    }

    fn segments(&self, axis: usize) -> Vec<Segment> {
        self.diagram.axes.get(axis).map(|on| on.segments.clone()).unwrap_or_default()
    }

    /// The products whose versions lie on an axis.
    fn products<'d>(
        &self,
        axis: usize,
        declared: &'d Arena<ProductId, Product>,
    ) -> Vec<(ProductId, &'d Product)> {
        let on = self.segments(axis).into_iter();
        on.filter_map(|segment| match segment {
            Segment::Versions(id) => Some((id, declared.get(id)?)),
            _ => None,
        })
        .collect()
    }

    pub(super) fn cells_where(&self, axis: usize, wanted: impl Fn(Segment) -> bool) -> Cells {
        self.diagram.axes.get(axis).map(|on| on.cells_where(wanted)).unwrap_or_default()
    }
}
