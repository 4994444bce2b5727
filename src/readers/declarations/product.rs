//! `os`, `skin`, `app`, `server`, `firmware`.

use super::Releases;
use crate::readers::{Condition, ProductId, Ranges, Scheme};
use crate::vocabulary::ProductKind;
use std::sync::Arc;

/// A product and everything declared about it.
#[derive(Clone, Debug)]
pub struct Product {
    pub key: String,
    pub kind: ProductKind,
    /// As people write it: "Magic UI".
    pub label: String,
    /// The OSes that it runs on; empty means any.
    pub on: Vec<ProductId>,
    pub scheme: Arc<Scheme>,
    /// Versions that readers may have; empty means any.
    pub supported: Vec<Supported>,
    /// Known releases. They do not close the list.
    pub releases: Releases,
    /// Every reader of its OSes has it.
    pub built_in: bool,
    /// Every reader has it, whatever their OS, as with a web app.
    pub always_present: bool,
    /// What its versions need.
    pub runs: Vec<Runs>,
}

/// `versions 10.2.50 or later`, for all OSes or for one.
///
/// Entries for one OS replace the general ones there; several entries of one kind are joined by "or".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supported {
    pub os: Option<ProductId>,
    pub versions: Ranges,
}

/// `4.2 runs on android 11`: a reader who has one of these versions meets the condition.
#[derive(Clone, Debug)]
pub struct Runs {
    pub versions: Ranges,
    /// Its tests speak of [`super::super::ThingId::UNSTATED`], the thing that runs the product.
    pub needs: Condition,
}

impl Product {
    /// A product of which only the name and kind are known.
    pub fn new(kind: ProductKind, key: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            kind,
            label: label.into(),
            on: Vec::new(),
            scheme: Arc::default(),
            supported: Vec::new(),
            releases: Releases::default(),
            built_in: false,
            always_present: false,
            runs: Vec::new(),
        }
    }

    /// Whether it can be on a thing with this OS.
    pub fn runs_on(&self, os: ProductId) -> bool {
        self.on.is_empty() || self.on.contains(&os)
    }

    /// The versions that readers of this OS may have; without an OS, those that are declared for all.
    pub fn supported_on(&self, os: Option<ProductId>) -> Ranges {
        let of = |os: Option<ProductId>| {
            let mut entries = self.supported.iter().filter(|entry| entry.os == os).peekable();
            entries.peek()?;
            Some(entries.fold(Ranges::none(), |all, entry| all.union(&entry.versions)))
        };
        os.and_then(|os| of(Some(os))).or_else(|| of(None)).unwrap_or_else(Ranges::all)
    }
}
