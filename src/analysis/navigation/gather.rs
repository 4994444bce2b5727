//! From the model of some files to what is kept of them.

use super::{Act, ElementNode, Elements, Like, Navigation, Owner, Product, Region, Run, ScreenNode, Target};
use crate::analysis::project::leads;
use crate::analysis::rules::no_way::is_tapped;
use crate::analysis::screens;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::screen::{Block, Destination, Leads, Screen};
use crate::readers::ProductId;
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

impl Navigation {
    /// What is declared in these files.
    pub fn of(project: &Project, files: &BTreeSet<FileId>) -> Self {
        let mut navigation = Self::default();
        let mut products: BTreeMap<(FileId, ProductId), usize> = BTreeMap::new();
        let place = |id| project.screen(id).map(|screen| screen.span);
        for surface in &project.surfaces {
            for block in surface.blocks.iter().filter(|block| files.contains(&block.file)) {
                let region = navigation.regions.entry(block.file).or_default();
                let index = *products.entry((block.file, surface.product)).or_insert_with(|| {
                    region.products.push(product(project, surface.product));
                    region.products.len() - 1
                });
                let (marked, first) = (block.marked.and_then(place), block.first.and_then(place));
                let (file, is_own, partial) = (block.file, block.is_own, block.partial);
                if let Some(product) = region.products.get_mut(index) {
                    product.blocks.push(Block { file, is_own, partial, marked, first });
                }
            }
        }
        if navigation.regions.is_empty() {
            return navigation;
        }
        let ranks = ranks(project);
        let mut titles = BTreeMap::new();
        for (id, screen) in (0..).map(ScreenId).zip(&project.screens) {
            let product = screen.product.and_then(|product| products.get(&(screen.span.file, product)));
            let region = navigation.regions.get_mut(&screen.span.file);
            if let (Some(product), Some(region)) = (product, region) {
                region.add_screen((project, &ranks, &mut titles), (id, screen), *product);
            }
        }
        for element in &project.elements {
            if let Some(region) = navigation.regions.get_mut(&element.span.file) {
                region.add_element(project, element);
            }
        }
        for region in navigation.regions.values_mut() {
            region.finish();
        }
        navigation
    }
}

impl Region {
    fn add_screen(
        &mut self,
        (project, ranks, titles): (&Project, &[usize], &mut BTreeMap<Span, Run>),
        (id, screen): (ScreenId, &Screen),
        product: usize,
    ) {
        let parent = screen.like.and_then(|parent| project.screen(parent));
        let of_parent: BTreeSet<ElementId> = parent.iter().flat_map(|it| &it.elements).copied().collect();
        let added = screen.elements.iter().copied().filter(|element| !of_parent.contains(element)).collect();
        let inherited: BTreeSet<Span> =
            parent.iter().flat_map(|it| &it.acts).map(|it| it.leads.span).collect();
        let own = screen.acts.iter().filter(|act| !inherited.contains(&act.leads.span));
        let acts: Vec<Act> = own
            .map(|act| Act { act: act.act, leads: append(&mut self.targets, targets(project, &act.leads)) })
            .collect();
        // Screens that are like each other have one title, and that is kept once.
        let title = match screen.titles.first().map(|title| title.text.span) {
            Some(span) if span.file == screen.span.file => {
                *titles.entry(span).or_insert_with(|| self.write(&screens::title(project, id)))
            }
            _ => self.write(&screens::title(project, id)),
        };
        self.screens.push(ScreenNode {
            span: screen.span,
            product: u32::try_from(product).unwrap_or(u32::MAX),
            title,
            elements: append(&mut self.runs, neighbours(project, ranks, added)),
            acts: append(&mut self.acts, acts),
        });
        if let Some(parent) = parent {
            let here: BTreeSet<ElementId> = screen.elements.iter().copied().collect();
            let without = of_parent.difference(&here).copied().collect();
            let without = append(&mut self.runs, neighbours(project, ranks, without));
            self.likes.insert(screen.span, Like { parent: parent.span, without });
        }
    }

    fn add_element(&mut self, project: &Project, element: &Element) {
        let node = ElementNode {
            span: element.span,
            is_tapped: is_tapped(&element.kind),
            label: self.write(&screens::label(project, element)),
            leads: append(&mut self.targets, leads(element).flat_map(|leads| targets(project, leads))),
        };
        self.elements.push(node);
    }

    fn write(&mut self, words: &str) -> Run {
        let start = self.words.len();
        self.words.push_str(words);
        Run::new(start, self.words.len())
    }

    fn finish(&mut self) {
        self.screens.sort_by_key(|screen| screen.span);
        self.elements.sort_by_key(|element| element.span);
        // They stay to the end, so they take no more room than they need.
        self.screens = self.screens.as_slice().into();
        self.elements = self.elements.as_slice().into();
        self.runs = self.runs.as_slice().into();
        self.acts = self.acts.as_slice().into();
        self.targets = self.targets.as_slice().into();
        self.words = self.words.as_str().into();
    }
}

fn append<T>(all: &mut Vec<T>, more: impl IntoIterator<Item = T>) -> Run {
    let start = all.len();
    all.extend(more);
    Run::new(start, all.len())
}

fn product(project: &Project, id: ProductId) -> Product {
    let (key, label) = match project.readers.products.get(id) {
        Some(product) => (product.key.clone(), product.label.clone()),
        None => Default::default(),
    };
    let place = project.places.product(id);
    let owner = match place.filter(|_| id.0 as usize >= project.places.built_in) {
        Some(place) => Owner::Declared(place),
        None => Owner::BuiltIn(key),
    };
    Product { owner, label, blocks: Vec::new() }
}

fn targets(project: &Project, leads: &Leads) -> impl Iterator<Item = Target> {
    leads.to.iter().filter_map(|to| match to {
        Destination::Screen(screen) => project.screen(*screen).map(|screen| Some(screen.span)),
        Destination::Under => Some(None),
    })
}

/// The number of each element in the order of places.
fn ranks(project: &Project) -> Vec<usize> {
    let mut order: Vec<usize> = (0..project.elements.len()).collect();
    order.sort_by_key(|index| project.elements.get(*index).map(|element| element.span));
    let mut ranks = vec![0; order.len()];
    for (rank, index) in order.into_iter().enumerate() {
        if let Some(place) = ranks.get_mut(index) {
            *place = rank;
        }
    }
    ranks
}

/// Elements as runs of such between which no other one stands.
fn neighbours(project: &Project, ranks: &[usize], elements: Vec<ElementId>) -> Vec<Elements> {
    let mut places: Vec<(usize, Span)> = elements
        .into_iter()
        .filter_map(|id| Some((*ranks.get(id.index())?, project.element(id)?.span)))
        .collect();
    places.sort_unstable();
    let mut runs: Vec<Elements> = Vec::new();
    let mut before = None;
    for (rank, span) in places {
        let is_next = before.is_some_and(|before: usize| before + 1 == rank);
        match runs.last_mut().filter(|run| is_next && run.file == span.file) {
            Some(run) => run.last = span.start,
            None => runs.push(Elements { file: span.file, first: span.start, last: span.start }),
        }
        before = Some(rank);
    }
    runs
}
