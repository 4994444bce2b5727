//! Drawings of screens: boxes and words on a grid, for targets to draw with. One unit is about a pixel.

use super::Who;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A screen as a step finds it, with what the step touches marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Drawing {
    /// For whom, where the readers of the step see different things. No class comes of it.
    pub who: Option<Who>,
    /// "The screen “Settings”, with “Privacy” marked, number 3 of 5": for those who do not see the drawing.
    pub alt: String,
    pub frame: DrawnFrame,
    pub width: u32,
    pub height: u32,
    /// The dialog, sheet or menu that lies over the screen; none: the screen itself is drawn.
    pub panel: Option<Area>,
    /// The lines of the title.
    pub title: Vec<DrawnWords>,
    /// No two of them overlap. Exactly one is marked.
    pub elements: Vec<DrawnElement>,
    /// Where more elements follow than are drawn: the middle of "⋮".
    pub more: Vec<Point>,
    /// Where the finger is put, and what it does.
    pub touch: Touch,
}

/// What kind of thing shows the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DrawnFrame {
    Phone,
    Tablet,
    Computer,
    /// A page in a browser on a computer.
    Browser,
    Watch,
    Television,
    /// Anything else with a screen.
    Device,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Area {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    pub x: u32,
    pub y: u32,
}

/// Words that fit where they stand; shortened, if they had to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnWords {
    pub text: String,
    /// Where the line begins, in the direction of writing; its middle, if `centered`.
    pub x: u32,
    /// The line that the letters stand on.
    pub y: u32,
    pub centered: bool,
}

/// An element of the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DrawnElement {
    pub kind: DrawnKind,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
    /// Its lines, two at most; none: it shows no words, or they differ among these readers.
    pub words: Vec<DrawnWords>,
    /// The words say what it is and do not stand on the screen.
    pub described: bool,
    pub sign: Option<Sign>,
    /// What the step touches.
    pub marked: bool,
    /// It may be missing.
    pub sometimes: bool,
}

/// How an element looks; the language's kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DrawnKind {
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
    Other,
}

/// A small picture on an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sign {
    #[serde(rename = "kind")]
    pub picture: SignKind,
    /// The middle of it. Signs are 12 units wide and high; a switch is 18 wide, a line 30, a bar for words 50.
    pub x: u32,
    pub y: u32,
}

/// What a sign shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignKind {
    SwitchOn,
    SwitchOff,
    Ticked,
    Unticked,
    Chosen,
    Unchosen,
    /// It opens downwards.
    Caret,
    ToRight,
    ToLeft,
    /// A slider's.
    Line,
    /// An icon of which nothing is known.
    Blot,
    Picture,
    /// Stands for words.
    Bar,
    Dots,
    Lines,
    Pencil,
    Gear,
    Search,
    Plus,
    Cross,
    Arrow,
    Lock,
    Person,
}

/// What is done to the marked element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Touch {
    pub gesture: DrawnGesture,
    pub x: u32,
    pub y: u32,
    /// Where a swipe or drag ends.
    pub to: Option<Point>,
}

/// What the finger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DrawnGesture {
    Tap,
    DoubleTap,
    Hold,
    Swipe,
    Drag,
    Type,
}
