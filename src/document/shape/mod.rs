//! The shape of a document: the only thing that templates see, and what `--target json` writes.
//!
//! It is plain data: no ids of the model, no spans. Its JSON Schema is printed by `guidec schema`; a change
//! that could break a reader of it raises [`FORMAT`].

mod drawing;
mod guide;
mod inline;
mod map;
mod node;
mod picker;
mod site;
mod visit;
mod who;

pub use drawing::{
    Area, Drawing, DrawnElement, DrawnFrame, DrawnGesture, DrawnKind, DrawnWords, Point, Sign, SignKind,
    Touch,
};
pub use guide::{
    About, Answer, Checked, Direction, Document, DocumentKind, Need, Product, Question, Thing, Trouble,
    Unsupported, Value,
};
pub use inline::{Alignment, Block, Inline, InlineVariant, Reference};
pub use map::{MapRow, MapScreen, MapStep, MapWay, ScreenMap};
pub use node::{Arm, Aside, AsideKind, Branch, BranchKind, End, Jump, Mark, Node, Part, Picture, Step};
pub use picker::{Picker, PickerAnswer, PickerNode, PickerQuestion, PickerVersions, PickerWay};
pub use site::{Accent, Entry, Group, Logo, Searchable, Site, Theme};
pub(crate) use visit::Visit;
pub use who::{Class, Fact, ReaderSet, Run, Who};

/// The version of this shape, written into every document.
pub const FORMAT: u32 = 1;
