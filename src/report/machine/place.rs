//! Places as programs read them.

use crate::source::{Sources, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The path from the folder of the repository (the nearest one upwards with `.git`; without one: of the project), with `/`.
    pub file: String,
    pub start: Point,
    /// Behind the last character.
    pub end: Point,
}

/// A point between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Point {
    /// From 1.
    pub line: u32,
    /// From 1, in characters (Unicode code points).
    pub column: u32,
    /// From 0, in bytes of the file.
    pub offset: u32,
}

impl Place {
    /// The place of a span; none where it lies in no file but in an argument of the command line.
    pub(super) fn of(span: Span, sources: &Sources, folder: &str) -> Option<Self> {
        let file = sources.get(span.file).filter(|file| !file.is_argument())?;
        let point = |offset: u32| {
            let position = file.lines().position(offset, file.text());
            Point { line: position.line + 1, column: position.column + 1, offset }
        };
        Some(Self {
            file: format!("{folder}{}", file.name()),
            start: point(span.start),
            end: point(span.end.max(span.start)),
        })
    }
}
