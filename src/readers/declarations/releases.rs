//! `releases`.

use std::fmt;
use std::sync::Arc;

use crate::readers::Literal;
use crate::readers::describe::Literals;

/// Known releases in the order of declaration. Clones share them, so cloning is cheap.
#[derive(Clone, Default)]
pub struct Releases(Arc<Placed>);

#[derive(Default)]
struct Placed {
    literals: Vec<Literal>,
    /// The same by where they lie.
    by_place: Literals,
}

impl Releases {
    pub fn new(literals: Vec<Literal>) -> Self {
        let mut by_place = Literals::default();
        literals.iter().for_each(|literal| by_place.add(literal));
        Self(Arc::new(Placed { literals, by_place }))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Literal> {
        self.0.literals.iter()
    }

    pub(in crate::readers) fn placed(&self) -> &Literals {
        &self.0.by_place
    }
}

impl fmt::Debug for Releases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.literals.fmt(f)
    }
}
