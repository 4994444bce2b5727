//! The closed lists of the language: kinds, gestures, directions, units. What is written and what it means
//! share them. Knows neither spelling nor meaning.

use serde::{Deserialize, Serialize};

/// What a product is; it decides whose versions it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductKind {
    /// A thing has exactly one.
    Os,
    /// A maker's variant of an OS; a thing has at most one.
    Skin,
    App,
    /// Not in the reader's hands: the same for all their things.
    Server,
    /// What runs in a thing itself, beside or instead of an OS.
    Firmware,
}

/// What kind of surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScreenKind {
    Screen,
    Dialog,
    Sheet,
    Menu,
    /// Of a website.
    Page,
}

impl ScreenKind {
    /// Whether it covers another one instead of replacing it.
    pub fn lies_over(self) -> bool {
        match self {
            Self::Dialog | Self::Sheet | Self::Menu => true,
            Self::Screen | Self::Page => false,
        }
    }
}

/// Acts on a whole screen that may lead somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ScreenAct {
    Back,
    Scan,
    Wait,
    /// The screen moves on by itself.
    Then,
    Restart,
    SignIn,
    Swipe,
}

/// What kind of element; others are in the author's words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ElementKind<Words> {
    Button,
    Tab,
    Row,
    Link,
    Card,
    Icon,
    Toggle,
    Checkbox,
    Radio,
    Field,
    Picker,
    Menu,
    Slider,
    Image,
    Text,
    Notification,
    Tile,
    Key,
    Other(Words),
}

impl<Words> ElementKind<Words> {
    /// Whether it holds a state or a text: one that does is set, not followed, and leaves its menu open.
    pub fn holds_a_state(&self) -> bool {
        matches!(
            self,
            Self::Toggle | Self::Checkbox | Self::Radio | Self::Field | Self::Slider | Self::Picker
        )
    }
}

impl<Words> ElementKind<Words> {
    /// The same with the author's words in another form.
    pub fn map<Other>(&self, words: impl FnOnce(&Words) -> Other) -> ElementKind<Other> {
        match self {
            Self::Button => ElementKind::Button,
            Self::Tab => ElementKind::Tab,
            Self::Row => ElementKind::Row,
            Self::Link => ElementKind::Link,
            Self::Card => ElementKind::Card,
            Self::Icon => ElementKind::Icon,
            Self::Toggle => ElementKind::Toggle,
            Self::Checkbox => ElementKind::Checkbox,
            Self::Radio => ElementKind::Radio,
            Self::Field => ElementKind::Field,
            Self::Picker => ElementKind::Picker,
            Self::Menu => ElementKind::Menu,
            Self::Slider => ElementKind::Slider,
            Self::Image => ElementKind::Image,
            Self::Text => ElementKind::Text,
            Self::Notification => ElementKind::Notification,
            Self::Tile => ElementKind::Tile,
            Self::Key => ElementKind::Key,
            Self::Other(other) => ElementKind::Other(words(other)),
        }
    }
}

/// A gesture other than the one of the element's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gesture {
    Hold,
    DoubleTap,
    Swipe,
    Drag,
    /// `on 5 taps`.
    Taps(u32),
}

/// How an element is touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TapGesture {
    Tap,
    DoubleTap,
    Hold,
}

/// A direction on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Up,
    Down,
    Left,
    Right,
}

/// What happens to a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstallKind {
    Install,
    Update,
    Uninstall,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    Seconds,
    Minutes,
    Hours,
    Days,
}
