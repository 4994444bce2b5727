//! Elements of screens.

use super::ids::ElementId;
use super::screen::{Leads, Variant};
use super::text::Literal;
use crate::readers::{Condition, ProductId};
use crate::source::Span;
use crate::vocabulary::ElementKind;

/// One element. A group's element is shared by all screens that have the group.
#[derive(Clone, Debug)]
pub struct Element {
    pub key: String,
    pub span: Span,
    /// What it belongs to.
    pub product: Option<ProductId>,
    pub kind: ElementKind<String>,
    /// In order; the first whose condition holds is what the reader sees. Empty: no label.
    pub labels: Vec<Variant>,
    /// Printed plain, never matched as a label.
    pub described: Option<Literal>,
    pub looks: Option<Literal>,
    pub at: Option<Literal>,
    /// The reader scrolls first.
    pub further_down: bool,
    /// Availability; None: for all.
    pub when: Option<Condition>,
    pub sometimes: Option<Box<Sometimes>>,
    pub disabled_when: Option<Condition>,
    pub cannot_be_undone: bool,
    pub leads: Vec<Leads>,
    pub options: Vec<PickerOption>,
}

impl Element {
    /// The conditions by which it differs for readers, each with its place; without those of where it leads.
    pub fn conditions(&self) -> impl Iterator<Item = (&Condition, Span)> {
        let own = self.when.iter().map(|condition| (condition, self.span));
        let drawn = self.sometimes.iter().filter_map(|it| Some((it.when.as_ref()?, it.span)));
        let disabled = self.disabled_when.iter().map(|condition| (condition, self.span));
        let labels = self.labels.iter().filter_map(|it| Some((it.when.as_ref()?, it.text.span)));
        let options = self.options.iter().filter_map(|it| Some((it.when.as_ref()?, it.span)));
        own.chain(drawn).chain(disabled).chain(labels).chain(options)
    }
}

/// Nobody can tell beforehand who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sometimes {
    pub span: Span,
    /// For whom that is so; the others surely have it. None: for all.
    pub when: Option<Condition>,
    /// Exactly one of the two is there.
    pub instead_of: Option<ElementId>,
}

/// A choice of a picker.
#[derive(Clone, Debug)]
pub struct PickerOption {
    pub key: Option<String>,
    pub span: Span,
    pub label: Literal,
    pub when: Option<Condition>,
    pub leads: Vec<Leads>,
}
