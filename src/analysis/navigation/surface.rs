//! What all files declare of one product.

use super::{ElementNode, Elements, Navigation, Owner, Region, ScreenNode};
use crate::model::screen::{Block, entry};
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

impl Navigation {
    /// All products, in an order that is always the same.
    pub(in crate::analysis) fn surfaces(&self) -> impl Iterator<Item = Surface<'_>> {
        let mut of: BTreeMap<&Owner, BTreeMap<FileId, &Region>> = BTreeMap::new();
        for ((owner, file), region) in &self.regions {
            of.entry(owner).or_default().insert(*file, region);
        }
        of.into_values().map(|regions| {
            let blocks: Vec<Block<Span>> =
                regions.values().flat_map(|region| region.blocks.iter().copied()).collect();
            let partial = blocks.iter().any(|block| block.partial);
            Surface { entry: entry(&blocks), partial, regions }
        })
    }
}

/// One product with what all files declare of it.
pub(in crate::analysis) struct Surface<'n> {
    /// What opening the product leads to.
    pub(in crate::analysis) entry: Option<Span>,
    /// More screens exist than are declared.
    pub(in crate::analysis) partial: bool,
    regions: BTreeMap<FileId, &'n Region>,
}

impl Surface<'_> {
    /// The product's.
    pub(in crate::analysis) fn label(&self) -> &str {
        self.regions.values().next().map_or("", |region| &region.label)
    }

    /// The screens in order, each with its region.
    pub(in crate::analysis) fn screens(&self) -> impl Iterator<Item = (&Region, &ScreenNode)> {
        self.regions.values().flat_map(|region| region.screens.iter().map(|screen| (*region, screen)))
    }

    /// The elements on some screens, each once and with its region.
    pub(in crate::analysis) fn elements_on<'s>(
        &'s self,
        screens: impl Iterator<Item = (&'s Region, &'s ScreenNode)>,
    ) -> BTreeMap<Span, (&'s Region, &'s ElementNode)> {
        let which: BTreeSet<Elements> =
            screens.flat_map(|(region, screen)| region.elements_on(screen)).copied().collect();
        let elements = which.into_iter().flat_map(|which| self.elements(which));
        elements.map(|(region, element)| (element.span, (region, element))).collect()
    }

    /// Those elements, each with its region.
    pub(in crate::analysis) fn elements(
        &self,
        which: Elements,
    ) -> impl Iterator<Item = (&Region, &ElementNode)> {
        let region = self.regions.get(&which.file).copied();
        region.into_iter().flat_map(move |region| region.elements(which).iter().map(move |it| (region, it)))
    }
}
