//! What all files declare of one product.

use super::{ElementNode, Navigation, Owner, Product, Region, ScreenNode, Target};
use crate::model::screen::{Block, entry};
use crate::source::Span;
use crate::vocabulary::ScreenAct;
use std::collections::{BTreeMap, BTreeSet};

/// One product with what all files declare of it.
pub(in crate::analysis) struct Surface<'n> {
    pub(in crate::analysis) label: &'n str,
    /// What opening the product leads to.
    pub(in crate::analysis) entry: Option<Span>,
    /// More screens exist than are declared.
    pub(in crate::analysis) partial: bool,
    /// In order, each with its region.
    pub(in crate::analysis) screens: Vec<Place<'n, ScreenNode>>,
}

/// Something, and the region that has its words.
pub(in crate::analysis) type Place<'n, T> = (&'n Region, &'n T);

impl Navigation {
    /// All products, in an order that is always the same.
    pub(in crate::analysis) fn surfaces(&self) -> impl Iterator<Item = Surface<'_>> {
        let mut of: BTreeMap<&Owner, Vec<&Product>> = BTreeMap::new();
        for product in self.regions.values().flat_map(|region| &region.products) {
            of.entry(&product.owner).or_default().push(product);
        }
        let mut screens: BTreeMap<&Owner, Vec<Place<'_, ScreenNode>>> = BTreeMap::new();
        for place in self.screens() {
            if let Some(product) = place.0.products.get(place.1.product as usize) {
                screens.entry(&product.owner).or_default().push(place);
            }
        }
        of.into_iter().map(move |(owner, products)| {
            let blocks: Vec<Block<Span>> = products.iter().flat_map(|it| it.blocks.iter().copied()).collect();
            Surface {
                label: products.first().map_or("", |product| &product.label),
                entry: entry(&blocks),
                partial: blocks.iter().any(|block| block.partial),
                screens: screens.remove(owner).unwrap_or_default(),
            }
        })
    }

    /// All screens, each with its region.
    pub(in crate::analysis) fn screens(&self) -> impl Iterator<Item = Place<'_, ScreenNode>> {
        self.regions.values().flat_map(|region| region.screens.iter().map(move |screen| (region, screen)))
    }

    /// All elements, each with its region.
    pub(in crate::analysis) fn all_elements(&self) -> impl Iterator<Item = Place<'_, ElementNode>> {
        self.regions.values().flat_map(|region| region.elements.iter().map(move |element| (region, element)))
    }

    /// What is on a screen, each with its region.
    pub(in crate::analysis) fn elements_on<'n>(
        &'n self,
        screen: Place<'n, ScreenNode>,
    ) -> impl Iterator<Item = Place<'n, ElementNode>> {
        let mut without: BTreeSet<Span> = BTreeSet::new();
        self.lineage(screen).into_iter().flat_map(move |(region, screen)| {
            let added = region.runs(screen.elements).iter().flat_map(|which| self.elements(*which));
            let here: Vec<_> = added.filter(|(_, element)| !without.contains(&element.span)).collect();
            if let Some(like) = region.likes.get(&screen.span) {
                let left = region.runs(like.without).iter().flat_map(|which| self.elements(*which));
                without.extend(left.map(|(_, element)| element.span));
            }
            here
        })
    }

    /// Where acts on a whole screen lead.
    pub(in crate::analysis) fn acts_on<'n>(
        &'n self,
        screen: Place<'n, ScreenNode>,
    ) -> impl Iterator<Item = Target> {
        let mut known: Vec<ScreenAct> = Vec::new();
        self.lineage(screen).into_iter().flat_map(move |(region, screen)| {
            let acts = region.acts.get(screen.acts.range()).unwrap_or_default();
            let new: Vec<_> = acts.iter().filter(|act| !known.contains(&act.act)).collect();
            known.extend(new.iter().map(|act| act.act));
            new.into_iter()
                .flat_map(|act| region.targets.get(act.leads.range()).unwrap_or_default().iter().copied())
        })
    }

    /// A screen, what it is like, and so on.
    fn lineage<'n>(&'n self, screen: Place<'n, ScreenNode>) -> Vec<Place<'n, ScreenNode>> {
        let mut lineage = vec![screen];
        let mut seen = BTreeSet::from([screen.1.span]);
        while let Some((region, screen)) = lineage.last() {
            let parent = region.likes.get(&screen.span).map(|like| like.parent);
            match parent.filter(|parent| seen.insert(*parent)).and_then(|parent| self.screen(parent)) {
                Some(parent) => lineage.push(parent),
                None => break,
            }
        }
        lineage
    }
}
