//! Where the finger is put on what is marked.

use super::dress::middle;
use super::pen::Pen;
use crate::document::shape::{Area, DrawnElement, DrawnGesture, DrawnKind, Point, SignKind, Touch};
use crate::vocabulary::Direction;

/// How far a swipe goes.
const SWIPE: u32 = 34;
/// How far from the frame it ends.
const EDGE: u32 = 8;
/// What is not wider has no room for the finger.
pub(super) const SMALL: u32 = 44;

/// The finger on the marked element of a drawing of that width and height.
pub(super) fn touch(
    pen: &Pen,
    gesture: DrawnGesture,
    direction: Option<Direction>,
    size: (u32, u32),
) -> Touch {
    let Some(marked) = pen.elements.iter().find(|element| element.marked) else {
        return Touch { gesture, x: size.0 / 2, y: size.1 / 2, to: None };
    };
    let (x, y) = put(marked);
    match gesture {
        DrawnGesture::Type => {
            let middle = marked.y + marked.height / 2;
            Touch { gesture, x: marked.x + 4, y: middle, to: None }
        }
        DrawnGesture::Swipe => {
            // Along the lower edge, so that the words stay in view.
            let (x, y) = match direction {
                Some(Direction::Right) => (marked.x + 12, marked.y + marked.height),
                Some(Direction::Left) => (x, marked.y + marked.height),
                _ => (x, y),
            };
            Touch { gesture, x, y, to: direction.map(|direction| swiped((x, y), direction, size)) }
        }
        DrawnGesture::Drag => {
            let to = pen.target.map(|area| Point { x: beside_words(area), y: area.y + area.height / 2 });
            Touch { gesture, x, y, to }
        }
        DrawnGesture::Tap | DrawnGesture::DoubleTap | DrawnGesture::Hold => Touch { gesture, x, y, to: None },
    }
}

/// On a switch or box if there is one, else where it hides the least.
fn put(element: &DrawnElement) -> (u32, u32) {
    let area = Area { x: element.x, y: element.y, width: element.width, height: element.height };
    let Some(sign) = element.sign else { return aside(area) };
    match sign.picture {
        SignKind::SwitchOn => (sign.x + 4, sign.y),
        SignKind::SwitchOff => (sign.x - 4, sign.y),
        SignKind::Ticked
        | SignKind::Unticked
        | SignKind::Chosen
        | SignKind::Unchosen
        | SignKind::Caret
        | SignKind::Blot => (sign.x, sign.y),
        _ if matches!(element.kind, DrawnKind::Icon | DrawnKind::Tab | DrawnKind::Image) => {
            (sign.x + 8, sign.y + 4)
        }
        _ => aside(area),
    }
}

/// Beside the words; of a small thing at its corner.
fn aside(area: Area) -> (u32, u32) {
    let (_, y) = middle(area);
    if area.width > SMALL {
        (beside_words(area), y)
    } else {
        (area.x + area.width - 4, area.y + area.height - 3)
    }
}

fn beside_words(area: Area) -> u32 {
    (area.x + area.width).saturating_sub(11)
}

fn swiped((x, y): (u32, u32), direction: Direction, (width, height): (u32, u32)) -> Point {
    let less = |from: u32| from.saturating_sub(SWIPE).max(EDGE);
    let more = |from: u32, most: u32| (from + SWIPE).min(most.saturating_sub(EDGE));
    match direction {
        Direction::Up => Point { x, y: less(y) },
        Direction::Down => Point { x, y: more(y, height) },
        Direction::Left => Point { x: less(x), y },
        Direction::Right => Point { x: more(x, width), y },
    }
}

/// What becomes this direction when everything is mirrored.
pub(super) fn turned(direction: Direction) -> Direction {
    match direction {
        Direction::Left => Direction::Right,
        Direction::Right => Direction::Left,
        other => other,
    }
}
