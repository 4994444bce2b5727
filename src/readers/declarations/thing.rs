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

    /// Whether readers can have a product on it at all.
    pub fn can_have(&self, declarations: &Declarations, id: ProductId) -> bool {
        let oses = self.os.as_deref().unwrap_or_default();
        declarations.products.get(id).is_some_and(|product| match product.kind {
            ProductKind::Os => oses.contains(&id),
            _ => {
                product.on.is_empty() || product.always_present || oses.iter().any(|&os| product.runs_on(os))
            }
        })
    }
}
