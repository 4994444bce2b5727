//! Names for what is declared, as positions in the arenas of [`super::Declarations`].

use std::fmt::Debug;

/// A position in an arena.
pub trait Id: Copy + Ord + Debug {
    fn from_index(index: usize) -> Self;
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl Id for $name {
            fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// An OS, skin, app, server or firmware.
    ProductId
    MakerId
    DeviceId
    SeriesId
    QuestionId
    /// A condition that the author named.
    ConditionId
    /// A thing in the reader's hands: its place in the guide's `using`.
    ThingId
}

impl ThingId {
    /// The thing of a guide that has only one, and the first of those that have several.
    pub const FIRST: Self = Self(0);

    /// The declaration does not say which thing. In `runs` it is the thing that runs it; elsewhere the
    /// only thing that can have the product, else the thing of the place where the condition is used.
    pub const UNSTATED: Self = Self(u32::MAX);
}
