//! The navigation graph of a project: its screens, what is on them and where that leads, whoever the readers are. It is
//! gathered from parts of a project, and takes about as much room as what was written: files need not stay for it.

mod content;
mod gather;
mod surface;

pub(super) use content::{Content, Contents};
pub(super) use surface::{Place, Surface};

use crate::model::screen::Block;
use crate::source::{FileId, Span};
use crate::vocabulary::ScreenAct;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// What is declared in each file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Navigation {
    regions: BTreeMap<FileId, Region>,
}

/// What one file declares. Lists of many things are parts of one list of all.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Region {
    products: Vec<Product>,
    /// In order.
    screens: Vec<ScreenNode>,
    /// Of the screens that are like another one.
    likes: BTreeMap<Span, Like>,
    /// In order.
    elements: Vec<ElementNode>,
    runs: Vec<Elements>,
    acts: Vec<Act>,
    targets: Vec<Target>,
    words: String,
}

/// What is said of a product.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Product {
    owner: Owner,
    label: String,
    blocks: Vec<Block<Span>>,
}

/// A product, as it is the same in all parts of a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Owner {
    /// By its name.
    BuiltIn(String),
    /// By where that stands.
    Declared(Span),
}

/// A screen, without what it has from another one.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct ScreenNode {
    pub(super) span: Span,
    /// Which of the region's.
    product: u32,
    title: Run,
    /// Which runs.
    elements: Run,
    acts: Run,
}

/// What a screen has from another one: all acts that it has not itself, and all elements but some.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Like {
    parent: Span,
    /// Which runs.
    without: Run,
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

/// An act on a whole screen.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Act {
    act: ScreenAct,
    leads: Run,
}

/// Where something leads: to a screen; none: to what a dialog, sheet or menu covers.
pub(super) type Target = Option<Span>;

/// Neighbours: all elements of a file whose places begin between two places, both included.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Elements {
    file: FileId,
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
    /// Adds what is declared elsewhere. What is known already is the same.
    pub fn join(&mut self, other: Self) {
        self.regions.extend(other.regions);
    }

    /// Where anything leads.
    pub(super) fn targets(&self) -> impl Iterator<Item = Span> {
        self.regions.values().flat_map(|region| &region.targets).flatten().copied()
    }

    fn elements(&self, which: Elements) -> impl Iterator<Item = (&Region, &ElementNode)> {
        let region = self.regions.get(&which.file);
        region.into_iter().flat_map(move |region| region.elements(which).iter().map(move |it| (region, it)))
    }

    fn screen(&self, place: Span) -> Option<(&Region, &ScreenNode)> {
        let region = self.regions.get(&place.file)?;
        let index = region.screens.binary_search_by_key(&place, |screen| screen.span).ok()?;
        Some((region, region.screens.get(index)?))
    }
}

impl Region {
    /// A screen as an author names it.
    pub(super) fn title(&self, screen: &ScreenNode) -> &str {
        self.words.get(screen.title.range()).unwrap_or_default()
    }

    /// An element as an author names it.
    pub(super) fn label(&self, element: &ElementNode) -> &str {
        self.words.get(element.label.range()).unwrap_or_default()
    }

    /// Where an element and its options lead.
    pub(super) fn leads(&self, element: &ElementNode) -> &[Target] {
        self.targets.get(element.leads.range()).unwrap_or_default()
    }

    fn runs(&self, run: Run) -> &[Elements] {
        self.runs.get(run.range()).unwrap_or_default()
    }

    fn elements(&self, which: Elements) -> &[ElementNode] {
        let start = self.elements.partition_point(|element| element.span.start < which.first);
        let end = self.elements.partition_point(|element| element.span.start <= which.last);
        self.elements.get(start..end).unwrap_or_default()
    }
}

impl Run {
    fn new(start: usize, end: usize) -> Self {
        let number = |place| u32::try_from(place).unwrap_or(u32::MAX);
        Self { start: number(start), end: number(end) }
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
