//! The line from a row to the screen that it leads to.

use super::card::{HEAD, WIDTH};
use crate::diagram::{Flow, Layout, Sizes};
use std::fmt::Write;

/// Draws the line from a row that lies so far below the top of its card.
pub(super) fn draw(
    (layout, sizes): (&Layout, &Sizes<'_>),
    (from, mark): (usize, u32),
    to: usize,
    marked: bool,
    svg: &mut String,
) {
    let class = if marked { "way on" } else { "way" };
    // Writing to a string does not fail.
    let _ = match layout.flow {
        Flow::Right => {
            let (Some(start), Some(end)) = (layout.corners.get(from), layout.corners.get(to)) else { return };
            let (x, y) = (start.0 + WIDTH, start.1 + mark);
            let (to_x, to_y) = (end.0, end.1 + HEAD / 2);
            let middle = (x + to_x) / 2;
            writeln!(
                svg,
                "<path class=\"{class}\" d=\"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}\"/>"
            )
        }
        Flow::Down | Flow::DownEach => {
            let Some([(x, y), (out, _), (_, across), (to_x, _), (_, to_y)]) =
                layout.bends((from, mark, 0), to, sizes)
            else {
                return;
            };
            writeln!(svg, "<path class=\"{class}\" d=\"M{x} {y}H{out}V{across}H{to_x}V{to_y}\"/>")
        }
    };
}
