//! What all files declare of one product.

use super::{ElementNode, Navigation, Owner, Product, Region, ScreenNode};
use crate::model::screen::{Block, entry};
use crate::source::Span;
use std::collections::BTreeMap;

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
}
