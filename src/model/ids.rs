//! Numbers that stand for declared things. Each indexes an arena of [`super::project::Project`].

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the arena.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A [`super::screen::Screen`].
    ScreenId;
    /// A [`super::element::Element`].
    ElementId;
    /// A [`super::guide::Guide`].
    GuideId;
    /// A [`super::guide::Procedure`].
    ProcedureId;
    /// A [`super::guide::About`].
    AboutId;
    /// A [`super::text::Value`].
    ValueId;
    /// A [`super::statement::Statement`]; unique in the project, in order of writing within a file.
    StatementId;
}
