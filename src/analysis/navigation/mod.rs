//! The navigation graph of a project: its screens, what is on them and where that leads, whoever the readers are. It is
//! gathered from parts of a project, and takes about as much room as what was written: files need not stay for it.

mod surface;

pub(super) use surface::Surface;

use super::project::leads;
use super::screens;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::screen::{Block, Destination, Leads, Screen};
use crate::readers::ProductId;
use crate::source::{FileId, Span};
use crate::vocabulary::ElementKind as Kind;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is declared of each product in each file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Navigation {
    pub(super) regions: BTreeMap<(Owner, FileId), Region>,
}

/// A product, as it is the same in all parts of a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Owner {
    /// By its name.
    BuiltIn(String),
    /// By where that stands.
    Declared(Span),
}

/// What one file declares of the screens of one product.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Region {
    /// The product's.
    pub(super) label: String,
    pub(super) blocks: Vec<Block<Span>>,
    pub(super) screens: Vec<ScreenNode>,
    /// In order.
    elements: Vec<ElementNode>,
    words: String,
    targets: Vec<Target>,
    on_screens: Vec<Elements>,
}

/// A screen.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct ScreenNode {
    pub(super) span: Span,
    title: Run,
    elements: Run,
    acts: Run,
}

/// An element.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct ElementNode {
    pub(super) span: Span,
    /// Of a kind that is tapped.
    pub(super) is_tapped: bool,
    label: Run,
    leads: Run,
}

/// Where something leads: to a screen; none: to what a dialog, sheet or menu covers.
pub(super) type Target = Option<Span>;

/// Neighbours: a product's elements of one file whose places begin between two places, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Elements {
    pub(super) file: FileId,
    first: u32,
    last: u32,
}

/// Some of what stands one after the other.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Run {
    start: u32,
    end: u32,
}

impl Navigation {
    /// What is declared in these files.
    pub fn of(project: &Project, files: &BTreeSet<FileId>) -> Self {
        let mut navigation = Self::default();
        let place = |id| project.screen(id).map(|screen| screen.span);
        for surface in &project.surfaces {
            for block in surface.blocks.iter().filter(|block| files.contains(&block.file)) {
                let (marked, first) = (block.marked.and_then(place), block.first.and_then(place));
                let (file, is_own, partial) = (block.file, block.is_own, block.partial);
                let region = navigation.regions.entry((owner(project, surface.product), file)).or_default();
                region.blocks.push(Block { file, is_own, partial, marked, first });
                if let Some(product) = project.readers.products.get(surface.product) {
                    region.label.clone_from(&product.label);
                }
            }
        }
        for (id, screen) in (0..).map(ScreenId).zip(&project.screens) {
            if let Some(region) = navigation.region(project, screen.product, screen.span.file) {
                region.add_screen(project, (id, screen));
            }
        }
        for element in &project.elements {
            if let Some(region) = navigation.region(project, element.product, element.span.file) {
                region.add_element(project, element);
            }
        }
        for region in navigation.regions.values_mut() {
            region.finish();
        }
        navigation
    }

    fn region(&mut self, project: &Project, product: Option<ProductId>, file: FileId) -> Option<&mut Region> {
        self.regions.get_mut(&(owner(project, product?), file))
    }

    /// Adds what is declared elsewhere. What is known already is the same.
    pub fn join(&mut self, other: Self) {
        self.regions.extend(other.regions);
    }
}

impl Region {
    fn add_screen(&mut self, project: &Project, (id, screen): (ScreenId, &Screen)) {
        let elements = neighbours(project, &screen.elements);
        let node = ScreenNode {
            span: screen.span,
            title: self.write(&screens::title(project, id)),
            elements: append(&mut self.on_screens, elements),
            acts: append(&mut self.targets, screen.acts.iter().flat_map(|act| targets(project, &act.leads))),
        };
        self.screens.push(node);
    }

    fn add_element(&mut self, project: &Project, element: &Element) {
        let node = ElementNode {
            span: element.span,
            is_tapped: matches!(
                element.kind,
                Kind::Button
                    | Kind::Tab
                    | Kind::Row
                    | Kind::Link
                    | Kind::Card
                    | Kind::Menu
                    | Kind::Notification
            ),
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
        self.elements.sort_by_key(|element| element.span);
        self.screens.shrink_to_fit();
        self.elements.shrink_to_fit();
        self.words.shrink_to_fit();
        self.targets.shrink_to_fit();
        self.on_screens.shrink_to_fit();
    }

    /// A screen as an author names it.
    pub(super) fn title(&self, screen: &ScreenNode) -> &str {
        self.words.get(screen.title.range()).unwrap_or_default()
    }

    /// An element as an author names it.
    pub(super) fn label(&self, element: &ElementNode) -> &str {
        self.words.get(element.label.range()).unwrap_or_default()
    }

    /// What is on a screen; it may be of other files.
    pub(super) fn elements_on(&self, screen: &ScreenNode) -> &[Elements] {
        self.on_screens.get(screen.elements.range()).unwrap_or_default()
    }

    /// Where acts on a whole screen lead.
    pub(super) fn acts(&self, screen: &ScreenNode) -> &[Target] {
        self.targets.get(screen.acts.range()).unwrap_or_default()
    }

    /// Where an element and its options lead.
    pub(super) fn leads(&self, element: &ElementNode) -> &[Target] {
        self.targets.get(element.leads.range()).unwrap_or_default()
    }

    /// Where anything leads.
    pub(super) fn all_targets(&self) -> &[Target] {
        &self.targets
    }

    pub(super) fn all_elements(&self) -> &[ElementNode] {
        &self.elements
    }

    fn elements(&self, which: Elements) -> &[ElementNode] {
        let start = self.elements.partition_point(|element| element.span.start < which.first);
        let end = self.elements.partition_point(|element| element.span.start <= which.last);
        self.elements.get(start..end).unwrap_or_default()
    }
}

impl Elements {
    /// What holds the places of all of them.
    pub(super) fn places(self) -> std::ops::RangeInclusive<Span> {
        Span::new(self.file, self.first, 0)..=Span::new(self.file, self.last, u32::MAX)
    }
}

impl Run {
    fn new(start: usize, end: usize) -> Self {
        let number = |place| u32::try_from(place).unwrap_or(u32::MAX);
        Self { start: number(start), end: number(end) }
    }

    fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

fn append<T>(all: &mut Vec<T>, more: impl IntoIterator<Item = T>) -> Run {
    let start = all.len();
    all.extend(more);
    Run::new(start, all.len())
}

fn owner(project: &Project, product: ProductId) -> Owner {
    let places = &project.places;
    let place = places.products.get(product.0 as usize).copied().flatten();
    match place.filter(|_| product.0 as usize >= places.built_in) {
        Some(place) => Owner::Declared(place),
        None => {
            Owner::BuiltIn(project.readers.products.get(product).map(|it| it.key.clone()).unwrap_or_default())
        }
    }
}

fn targets(project: &Project, leads: &Leads) -> impl Iterator<Item = Target> {
    leads.to.iter().filter_map(|to| match to {
        Destination::Screen(screen) => project.screen(*screen).map(|screen| Some(screen.span)),
        Destination::Under => Some(None),
    })
}

/// Elements as runs of such that were declared one after the other.
fn neighbours(project: &Project, elements: &[ElementId]) -> Vec<Elements> {
    let mut elements = elements.to_vec();
    elements.sort();
    let mut runs: Vec<Elements> = Vec::new();
    let mut before = None;
    for id in elements {
        let Some(span) = project.element(id).map(|element| element.span) else { continue };
        let is_next = before.is_some_and(|before: ElementId| before.0 + 1 == id.0);
        match runs.last_mut().filter(|run| is_next && run.file == span.file && run.last < span.start) {
            Some(run) => run.last = span.start,
            None => runs.push(Elements { file: span.file, first: span.start, last: span.start }),
        }
        before = Some(id);
    }
    runs
}
