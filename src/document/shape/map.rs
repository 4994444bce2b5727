//! The map of the screens that a guide leads over: cards and the lines between them, for targets to draw with. One unit is about a
//! pixel.

use super::{DrawnWords, Point, Who};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The screens of a guide's path, for all its readers together. It stands as the language runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScreenMap {
    pub width: u32,
    pub height: u32,
    /// In the order in which the steps come to them. No two of them overlap.
    pub screens: Vec<MapScreen>,
    /// The lines from one layer of screens to the next; where a row leads elsewhere, its notes say so.
    pub ways: Vec<MapWay>,
}

/// A screen that readers come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MapScreen {
    pub title: String,
    /// A dialog, sheet or menu.
    pub lies_over: bool,
    /// For whom; none: everybody comes here. No class comes of it.
    pub who: Option<Who>,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
    /// The lines of the title.
    pub head: Vec<DrawnWords>,
    /// The steps that lead here from outside of the map, such as opening the app. Their numbers stand at the end of its first
    /// line.
    pub opened_by: Vec<MapStep>,
    pub rows: Vec<MapRow>,
}

/// Something on a screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MapRow {
    pub label: String,
    /// For whom; none: for everybody.
    pub who: Option<Who>,
    /// The steps that touch it; none: it only leads on from here, to where this guide does not go, or by itself.
    pub steps: Vec<MapStep>,
    /// On the way of the guide.
    pub taken: bool,
    /// The screens of the map that it leads to; more than one: that depends on the reader or on the app.
    pub to: Vec<u32>,
    /// The lines of the label. Before the first one there is room for the numbers of the steps; it is empty where they need all
    /// of it.
    pub words: Vec<DrawnWords>,
    /// Where it leads, if that is not the next layer.
    pub notes: Vec<DrawnWords>,
}

/// A step, by its place in the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MapStep {
    pub anchor: String,
    /// "2b.3".
    pub label: String,
    /// For whom; none: for everybody.
    pub who: Option<Who>,
}

/// A line from a row of one screen to another screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MapWay {
    pub from: u32,
    pub to: u32,
    /// For whom; none: for everybody.
    pub who: Option<Who>,
    /// From its beginning over its bends to its tip.
    pub points: Vec<Point>,
}
