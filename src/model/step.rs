//! Steps: what the reader does.

use super::reference::{ElementUse, ScreenUse};
use super::statement::Attachment;
use super::text::{Literal, Prose};
use crate::readers::{ProductId, Ranges, ThingId};
use crate::source::Span;
use crate::vocabulary::{Direction, Gesture, InstallKind, ScreenAct, TapGesture, TimeUnit};

/// An action with what is said beside it.
#[derive(Clone, Debug)]
pub struct Step {
    pub span: Span,
    pub action: Action,
    /// Where it leads by the writer's word; empty: not said.
    pub opens: Vec<ScreenUse>,
    pub cannot_be_undone: bool,
    pub attachments: Vec<Attachment>,
}

/// What the reader does.
#[derive(Clone, Debug)]
pub enum Action {
    /// At least one element; more than one are tapped one after the other.
    Tap {
        gesture: TapGesture,
        path: Vec<ElementUse>,
        times: Option<u32>,
    },
    Swipe {
        direction: Option<Direction>,
        on: Option<ElementUse>,
        from: Option<Literal>,
    },
    ScrollTo(ElementUse),
    Scroll(Direction),
    Drag {
        what: ElementUse,
        to: Box<ElementUse>,
    },
    Type {
        text: Literal,
        into: Option<ElementUse>,
    },
    /// The option has no candidates of its own: it is one of the options of what `within` means.
    Choose {
        option: ElementUse,
        within: Option<Box<ElementUse>>,
    },
    Turn {
        on: bool,
        what: ElementUse,
    },
    TurnAll {
        on: bool,
        except: Vec<ElementUse>,
    },
    Tick {
        on: bool,
        what: ElementUse,
    },
    Press {
        keys: Literal,
        duration: Option<Duration>,
    },
    Open(Opened),
    ReturnTo(Opened),
    Back,
    Wait {
        until: Option<Prose>,
        time: Option<Duration>,
        /// The time is the longest that it takes.
        at_most: bool,
    },
    Scan(Option<Literal>),
    SignIn {
        to: Option<Opened>,
        how: Option<Prose>,
    },
    Permit {
        allow: bool,
        what: ElementUse,
    },
    /// None: the current thing.
    Restart(Option<ThingId>),
    Install {
        kind: InstallKind,
        product: ProductId,
        to: Option<ProductVersions>,
        from: Option<Literal>,
    },
    Run(Literal),
    See(ElementUse),
    Read(Prose),
    Do {
        text: Prose,
        leaves: bool,
    },
    GoTo(ScreenUse),
}

impl Action {
    /// How it touches its element of that place. Of a path only the last one can be touched otherwise than by a tap.
    pub fn gesture(&self, place: usize, last: usize) -> Option<Gesture> {
        match self {
            Self::Tap { gesture, times, .. } if place == last => match (gesture, times) {
                (TapGesture::Hold, _) => Some(Gesture::Hold),
                (TapGesture::DoubleTap, _) => Some(Gesture::DoubleTap),
                (TapGesture::Tap, times) => times.map(Gesture::Taps),
            },
            Self::Swipe { .. } => Some(Gesture::Swipe),
            Self::Drag { .. } if place == 0 => Some(Gesture::Drag),
            _ => None,
        }
    }

    /// What it does on the screen as a whole.
    pub fn on_the_screen(&self) -> Option<ScreenAct> {
        match self {
            Self::Back => Some(ScreenAct::Back),
            Self::Scan(_) => Some(ScreenAct::Scan),
            Self::Wait { .. } => Some(ScreenAct::Wait),
            Self::Restart(_) => Some(ScreenAct::Restart),
            Self::SignIn { .. } => Some(ScreenAct::SignIn),
            Self::Swipe { on: None, .. } => Some(ScreenAct::Swipe),
            _ => None,
        }
    }
}

/// What `open` opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    Product(ProductId),
    /// Nothing declared has that name.
    Words(Literal),
}

/// Versions that a product is to have, as a set and as they were written.
#[derive(Clone, Debug)]
pub struct ProductVersions {
    pub span: Span,
    pub ranges: Ranges,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    pub amount: u32,
    pub unit: TimeUnit,
}
