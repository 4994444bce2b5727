//! Screens and elements by their names and labels.

use std::collections::BTreeMap;

use super::table::Table;
use crate::model::ids::{ElementId, ScreenId};
use crate::readers::ProductId;
use crate::source::FileId;
use crate::syntax::ast::text::Text;

/// The name spaces of screens. A product's screens are in its own.
pub(super) struct ScreenNames {
    /// By [`in_product`].
    pub(super) own: Table<ScreenId>,
    /// Groups by [`in_product`]; numbers of [`super::surface::Surfaces::groups`].
    pub(super) groups: Table<usize>,
    /// Screens of all products by their names.
    pub(super) by_name: BTreeMap<String, Vec<ScreenId>>,
    /// Screens by their titles as [`label_text`] gives them.
    pub(super) by_title: BTreeMap<String, Vec<ScreenId>>,
    /// Screens by what they are also called.
    pub(super) also_called: BTreeMap<String, Vec<ScreenId>>,
    /// For the last file with prose: the visible ones of these names that are nothing's true name.
    pub(super) mistaken: Option<(FileId, Vec<(String, ScreenId)>)>,
    pub(super) elements_by_name: BTreeMap<String, Vec<ElementId>>,
    /// Elements by their labels as [`label_text`] gives them.
    pub(super) elements_by_label: BTreeMap<String, Vec<ElementId>>,
    /// The elements of one screen by their names, made when first asked for.
    pub(super) on_screen: BTreeMap<ScreenId, BTreeMap<String, ElementId>>,
}

impl Default for ScreenNames {
    fn default() -> Self {
        Self {
            own: Table::new("screen"),
            groups: Table::new("group"),
            by_name: BTreeMap::new(),
            by_title: BTreeMap::new(),
            also_called: BTreeMap::new(),
            mistaken: None,
            elements_by_name: BTreeMap::new(),
            elements_by_label: BTreeMap::new(),
            on_screen: BTreeMap::new(),
        }
    }
}

/// A name in the name space of a product.
pub(super) fn in_product(product: ProductId, name: &str) -> String {
    format!("{}.{name}", product.0)
}

/// What labels and titles are compared by: the words as written, values by their names.
pub(super) fn label_text(text: &Text) -> String {
    text.plain().trim().to_owned()
}
