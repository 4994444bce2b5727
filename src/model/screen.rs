//! Screens.

use super::ids::{ElementId, ScreenId};
use super::text::Literal;
use crate::readers::{Condition, ProductId};
use crate::source::{FileId, Span};
use crate::vocabulary::{Gesture, ScreenAct, ScreenKind};
use serde::{Deserialize, Serialize};

/// The screens of one product.
#[derive(Clone, Debug)]
pub struct Surface {
    pub product: ProductId,
    pub screens: Vec<ScreenId>,
    /// What opening the product leads to; see [`entry`].
    pub entry: Option<ScreenId>,
    /// More screens exist than are declared.
    pub partial: bool,
    pub seen_on: Option<SeenOn>,
    /// What its screens are declared in, in the order of files.
    pub blocks: Vec<Block<ScreenId>>,
}

/// A block that declares screens, which `S` tells apart: of the product itself, or `screens of`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Block<S> {
    pub file: FileId,
    /// The block of the product itself.
    pub is_own: bool,
    /// More screens exist than are declared.
    pub partial: bool,
    /// The first screen that is marked `entry`.
    pub marked: Option<S>,
    pub first: Option<S>,
}

/// What opening a product leads to: the screen marked `entry`, else the first of its own block, else of any.
pub fn entry<S: Copy>(blocks: &[Block<S>]) -> Option<S> {
    let own = blocks.iter().filter(|block| block.is_own);
    let firsts = own.chain(blocks).filter_map(|block| block.first);
    blocks.iter().filter_map(|block| block.marked).chain(firsts).next()
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
    /// The screen that it inherits from.
    pub like: Option<ScreenId>,
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
