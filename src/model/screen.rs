//! Screens.

use super::ids::{ElementId, ScreenId};
use super::text::Literal;
use crate::readers::{Condition, ProductId};
use crate::source::Span;
use crate::vocabulary::{Gesture, ScreenAct, ScreenKind};

/// The screens of one product.
#[derive(Clone, Debug)]
pub struct Surface {
    pub product: ProductId,
    pub screens: Vec<ScreenId>,
    /// Marked `entry`, else the first.
    pub entry: Option<ScreenId>,
    /// More screens exist than are declared.
    pub partial: bool,
    pub seen_on: Option<SeenOn>,
}

/// The limit of what a model claims: readers outside get *unverified*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenOn {
    pub span: Span,
    /// None: nobody is verified.
    pub readers: Option<Condition>,
    pub otherwise: Option<Literal>,
}

/// One screen, with what it inherits already copied into it.
#[derive(Clone, Debug)]
pub struct Screen {
    pub key: String,
    pub span: Span,
    pub kind: ScreenKind,
    /// None for a screen that a guide's `opens "…"` or `at "…"` inferred.
    pub product: Option<ProductId>,
    /// In order; the first whose condition holds is what the reader sees.
    pub titles: Vec<Variant>,
    /// What readers who see no title know it by; printed plain.
    pub described: Option<Literal>,
    pub also_called: Vec<Literal>,
    /// Its own, its groups' and inherited ones.
    pub elements: Vec<ElementId>,
    pub acts: Vec<ActLeads>,
    pub seen_on: Option<SeenOn>,
}

/// Where an act on the whole screen leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActLeads {
    pub act: ScreenAct,
    pub leads: Leads,
}

/// `-> S or T on hold when C`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leads {
    pub span: Span,
    /// More than one: the app decides.
    pub to: Vec<Destination>,
    /// None: the kind's own act.
    pub gesture: Option<Gesture>,
    /// None: for all whom no earlier one of the same gesture covers.
    pub when: Option<Condition>,
}

/// Where an act leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    Screen(ScreenId),
    /// What a dialog, sheet or menu covers.
    Under,
}

/// A text for some readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub text: Literal,
    /// None: for all whom no earlier one covers.
    pub when: Option<Condition>,
}
