//! Everything that was declared.

use super::element::Element;
use super::guide::{About, Guide, Procedure};
use super::ids::{AboutId, ElementId, GuideId, ProcedureId, ScreenId, ValueId};
use super::screen::{Screen, Surface};
use super::text::Value;
use crate::readers::{Declarations, ProductId};
use crate::source::Span;
use serde::{Deserialize, Deserializer, Serialize, de};
use std::collections::{BTreeMap, BTreeSet};

/// A resolved project: arenas in the order of declaration, files in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Products, makers, devices, series, questions and named conditions.
    pub readers: Declarations,
    /// Where each of them was declared, for secondary labels.
    pub places: Places,
    /// Screens by product.
    pub surfaces: Vec<Surface>,
    pub screens: Vec<Screen>,
    pub elements: Vec<Element>,
    pub values: Vec<Value>,
    pub guides: Vec<Guide>,
    pub procedures: Vec<Procedure>,
    pub abouts: Vec<About>,
    /// Addresses in texts that lead to a place of the same site, and where they stand; if that is not known, their text.
    pub links: Vec<(String, Span)>,
    /// Elements whose labels are told in prose.
    pub told: BTreeSet<ElementId>,
    /// Values that something is done with.
    pub used_values: BTreeSet<ValueId>,
    /// Guides and pages of facts by the names that they are printed under, in order.
    pub outputs: Vec<Output>,
    pub index: Index,
}

/// What is printed for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Output {
    /// "guide", "page"
    pub what: &'static str,
    pub name: String,
    /// Where its name stands, or all of it if it has none.
    pub place: Span,
    /// Whether it has a name of its own, and not that of its file.
    pub is_named: bool,
}

/// An [`Output`] as it is written down.
#[derive(Deserialize)]
struct WrittenOutput {
    what: String,
    name: String,
    place: Span,
    is_named: bool,
}

impl<'de> Deserialize<'de> for Output {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let WrittenOutput { what, name, place, is_named } = WrittenOutput::deserialize(deserializer)?;
        let what = ["guide", "page"].into_iter().find(|known| *known == what);
        let what = what.ok_or_else(|| de::Error::custom("nothing like this is printed"))?;
        Ok(Self { what, name, place, is_named })
    }
}

/// What would take a look at every screen to find; filled when all screens are complete.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The screens that have an element.
    screens_with: BTreeMap<ElementId, Vec<ScreenId>>,
    /// The elements that are there `sometimes instead of` an element.
    rivals: BTreeMap<ElementId, Vec<ElementId>>,
}

impl Index {
    /// Looks at every screen and element once.
    pub fn of(screens: &[Screen], elements: &[Element]) -> Self {
        let mut index = Self::default();
        for (id, screen) in (0..).map(ScreenId).zip(screens) {
            for element in &screen.elements {
                index.screens_with.entry(*element).or_default().push(id);
            }
        }
        for (id, element) in (0..).map(ElementId).zip(elements) {
            if let Some(other) = element.sometimes.as_ref().and_then(|it| it.instead_of) {
                index.rivals.entry(other).or_default().push(id);
            }
        }
        index
    }
}

/// Where reader declarations stand; indexed as in [`Declarations`]. Built-in ones have no place.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// How many products are built in; these come first. One that is declared anew has a place.
    pub built_in: usize,
    pub products: Vec<Option<Span>>,
    pub makers: Vec<Option<Span>>,
    pub devices: Vec<Option<Span>>,
    pub series: Vec<Option<Span>>,
    pub questions: Vec<Option<Span>>,
    pub conditions: Vec<Option<Span>>,
    /// `address` of a product, by its index: what `open` prints as a link.
    pub addresses: BTreeMap<u32, String>,
}

impl Places {
    /// Where a product is declared; none if it is built in.
    pub fn product(&self, id: ProductId) -> Option<Span> {
        self.products.get(id.0 as usize).copied().flatten()
    }
}

impl Project {
    /// The screen of that id.
    pub fn screen(&self, id: ScreenId) -> Option<&Screen> {
        self.screens.get(id.index())
    }

    /// The element of that id.
    pub fn element(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.index())
    }

    /// The screens of a product; surfaces stand in the order of their products.
    pub fn surface(&self, product: ProductId) -> Option<&Surface> {
        let place = self.surfaces.binary_search_by_key(&product, |surface| surface.product).ok()?;
        self.surfaces.get(place)
    }

    /// The screens that have an element, in order.
    pub fn screens_with(&self, element: ElementId) -> &[ScreenId] {
        self.index.screens_with.get(&element).map_or(&[], Vec::as_slice)
    }

    /// The elements that are there `sometimes instead of` this one, in order.
    pub fn rivals(&self, element: ElementId) -> &[ElementId] {
        self.index.rivals.get(&element).map_or(&[], Vec::as_slice)
    }

    /// The value of that id.
    pub fn value(&self, id: ValueId) -> Option<&Value> {
        self.values.get(id.index())
    }

    /// The guide of that id.
    pub fn guide(&self, id: GuideId) -> Option<&Guide> {
        self.guides.get(id.index())
    }

    /// The procedure of that id.
    pub fn procedure(&self, id: ProcedureId) -> Option<&Procedure> {
        self.procedures.get(id.index())
    }

    /// The text of that id.
    pub fn about(&self, id: AboutId) -> Option<&About> {
        self.abouts.get(id.index())
    }
}
