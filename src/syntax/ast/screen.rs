//! Screens and their elements.

use super::Name;
use super::condition::Condition;
use super::file::Head;
use super::product::SeenOn;
use super::reference::Target;
use super::text::Text;
use crate::source::Span;
use crate::vocabulary::{ElementKind, Gesture, ScreenAct, ScreenKind};

/// `screens of android { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreensOf {
    pub span: Span,
    pub product: Name,
    pub partial: bool,
    pub seen_on: Option<SeenOn>,
    pub screens: Vec<ScreenItem>,
}

/// What may stand among screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScreenItem {
    Screen(Screen),
    /// `group tabs { … }`: elements that several screens have.
    Group {
        span: Span,
        name: Name,
        elements: Vec<Element>,
    },
}

impl ScreenItem {
    /// The elements in its block.
    pub fn elements(&self) -> &[Element] {
        match self {
            ScreenItem::Screen(Screen { elements, .. }) | ScreenItem::Group { elements, .. } => elements,
        }
    }
}

/// `screen my "My" like home { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    pub span: Span,
    pub kind: ScreenKind,
    pub head: Head,
    /// `described "the last question"`.
    pub described: Option<Text>,
    pub like: Option<Name>,
    pub clauses: Vec<ScreenClause>,
    pub elements: Vec<Element>,
}

/// A line of a screen's block that is no element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScreenClause {
    /// `entry`.
    Entry(Span),
    /// `has tabs`.
    Has {
        span: Span,
        groups: Vec<Name>,
    },
    /// `also called "Huzhu Bao", "mutual aid page"`.
    AlsoCalled(Vec<Text>),
    /// `title "Insurance" when C`, `title "…" otherwise`.
    Title(Variant),
    SeenOn(SeenOn),
    /// `back -> my`, `scan -> terms`, `wait -> ready`, `then -> home`.
    Act {
        span: Span,
        act: ScreenAct,
        leads: Leads,
    },
}

/// `row aid "Aid" further down when C -> insurance or update-prompt sometimes { … }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub span: Span,
    pub kind: ElementKind<Text>,
    pub name: Name,
    pub label: Option<Text>,
    /// `described "the profile's name"`.
    pub described: Option<Text>,
    pub looks: Option<Text>,
    pub at: Option<Text>,
    pub further_down: bool,
    /// Availability.
    pub when: Option<Condition>,
    /// Boxed, as hardly any element has it.
    pub sometimes: Option<Box<Sometimes>>,
    pub disabled_when: Option<Condition>,
    pub cannot_be_undone: bool,
    pub leads: Vec<Leads>,
    /// `label "Insurance" when C`, `label "…" otherwise`, in order.
    pub labels: Vec<Variant>,
    pub options: Vec<PickerOption>,
}

/// `sometimes [when C] [instead of b]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sometimes {
    pub span: Span,
    /// For whom nobody can tell; the others surely have it.
    pub when: Option<Condition>,
    pub instead_of: Option<Name>,
}

/// A text for some readers: `when C`, or `otherwise` (neither: for all).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub span: Span,
    pub text: Text,
    pub when: Option<Condition>,
    pub otherwise: bool,
}

/// `-> S or T on hold when C`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leads {
    pub span: Span,
    /// More than one: the app decides.
    pub to: Vec<Destination>,
    /// Without one: the kind's own act.
    pub gesture: Option<Gesture>,
    pub when: Option<Condition>,
    pub otherwise: bool,
}

/// Where an act leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    Screen(Target),
    /// `under`: what a dialog, sheet or menu covers.
    Under(Span),
}

/// `options "PIN", "Pattern"`, `option "PIN" [id] -> pin when C`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerOption {
    pub span: Span,
    pub name: Option<Name>,
    pub label: Text,
    pub when: Option<Condition>,
    pub leads: Vec<Leads>,
}
