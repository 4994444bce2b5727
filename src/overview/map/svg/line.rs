//! The line from a row to the screen that it leads to.

use crate::overview::map::layout::{Flow, HEAD, Layout, WIDTH};
use std::fmt::Write;

/// Draws the line from a row that lies so far below the top of its card.
pub(super) fn draw(layout: &Layout, (from, mark): (usize, u32), to: usize, marked: bool, svg: &mut String) {
    let (Some(start), Some(end)) = (layout.corners.get(from), layout.corners.get(to)) else { return };
    let (x, y) = (start.0 + WIDTH, start.1 + mark);
    let class = if marked { "way on" } else { "way" };
    // Writing to a string does not fail.
    let _ = match layout.flow {
        Flow::Right => {
            let (to_x, to_y) = (end.0, end.1 + HEAD / 2);
            let middle = (x + to_x) / 2;
            writeln!(
                svg,
                "<path class=\"{class}\" d=\"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}\"/>"
            )
        }
        Flow::Down => {
            // Out to the right, down between the layers, across, and in from above. Lines of neighbours do not
            // fall together.
            let (out, to_x) = (x + 12, end.0 + WIDTH / 2);
            let rank = layout.ranks.get(from).copied().unwrap_or_default();
            let across = end.1.saturating_sub(20 + 10 * (rank % 4));
            let to_y = end.1;
            writeln!(svg, "<path class=\"{class}\" d=\"M{x} {y}H{out}V{across}H{to_x}V{to_y}\"/>")
        }
    };
}
