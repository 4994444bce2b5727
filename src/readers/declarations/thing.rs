//! What the reader has in hand.

use super::Declarations;
use crate::readers::{Condition, ProductId};
use crate::vocabulary::ProductKind;

/// A phone, a computer, a pump.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Empty for the one thing of a guide without `using`.
    pub key: String,
    pub label: String,
    /// The OSes that it may have; `None` for a thing without an OS.
    pub os: Option<Vec<ProductId>>,
    /// What else `using` says of it. Tests of [`crate::readers::ThingId::UNSTATED`] mean this thing.
    pub narrowing: Option<Condition>,
}

impl Thing {
    /// The thing of a guide without `using`: any OS that is declared.
    pub fn unnamed(declarations: &Declarations) -> Self {
        let os = declarations.products.iter().filter(|(_, product)| product.kind == ProductKind::Os);
        Self {
            key: String::new(),
            label: String::new(),
            os: Some(os.map(|(id, _)| id).collect()),
            narrowing: None,
        }
    }
}
