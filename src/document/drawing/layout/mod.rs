//! Where everything of a drawing stands. Lines are laid out from start to end and mirrored at last, if they run
//! from right to left.

mod bars;
mod dress;
mod flow;
mod pen;
#[cfg(test)]
mod tests;
mod touch;

use super::fit::{self, Letters};
use super::scene::{Item, Scene};
use super::spot::Height;
use crate::document::shape::{Area, Drawing, DrawnFrame, DrawnGesture, SignKind};
use crate::vocabulary::{Direction, ScreenKind};
use pen::Pen;

/// The measures of a kind of thing.
#[derive(Clone, Copy, Debug)]
struct Measures {
    width: u32,
    /// A drawing is at least so high.
    height: u32,
    /// What the frame takes at the sides, at the top, at the bottom.
    side: u32,
    top: u32,
    bottom: u32,
    tabs_at_top: bool,
    /// So many elements stand one below the other at most.
    most: usize,
}

impl Measures {
    fn of(frame: DrawnFrame) -> Self {
        let (width, height, side, top, bottom, tabs_at_top, most) = match frame {
            DrawnFrame::Phone => (144, 184, 9, 13, 9, false, 6),
            DrawnFrame::Tablet => (184, 138, 11, 11, 9, true, 5),
            DrawnFrame::Computer => (192, 120, 9, 15, 6, true, 5),
            DrawnFrame::Browser => (192, 120, 9, 19, 6, true, 5),
            DrawnFrame::Watch => (104, 120, 12, 14, 12, false, 3),
            DrawnFrame::Television => (192, 112, 10, 9, 12, true, 4),
            DrawnFrame::Device => (144, 120, 9, 9, 9, false, 4),
        };
        Self { width, height, side, top, bottom, tabs_at_top, most }
    }

    /// The width between the sides.
    fn inner(self) -> u32 {
        self.width - 2 * self.side
    }
}

/// The drawing of a scene; for whom and its words are added by others.
pub(super) fn lay_out(scene: &Scene, gesture: DrawnGesture, direction: Option<Direction>) -> Drawing {
    let measures = Measures::of(scene.frame);
    let mut pen = Pen::default();
    let (height, panel) = match scene.kind {
        ScreenKind::Screen | ScreenKind::Page => (screen(scene, measures, &mut pen), None),
        ScreenKind::Dialog => dialog(scene, measures, &mut pen),
        ScreenKind::Sheet => sheet(scene, measures, &mut pen),
        ScreenKind::Menu => menu(scene, measures, &mut pen),
    };
    let direction = if scene.right_to_left { direction.map(touch::turned) } else { direction };
    let touch = touch::touch(&pen, gesture, direction, (measures.width, height));
    let mut drawing = Drawing {
        who: None,
        alt: String::new(),
        frame: scene.frame,
        width: measures.width,
        height,
        panel,
        title: pen.title,
        elements: pen.elements,
        more: pen.more,
        touch,
    };
    if scene.right_to_left {
        mirror(&mut drawing);
    }
    drawing
}

/// A screen of its own: head, tabs, what stands in the middle, foot, tabs.
fn screen(scene: &Scene, measures: Measures, pen: &mut Pen) -> u32 {
    let area = |y: u32, height: u32| Area { x: measures.side, y, width: measures.inner(), height };
    let in_head: Vec<&Item> = scene.items.iter().filter(|item| item.is_in_head()).collect();
    let mut y = measures.top;
    if scene.title.is_some() || !in_head.is_empty() {
        bars::head(pen, scene.title.as_deref(), &in_head, area(y, 18));
        y += 20;
    } else {
        y += 3;
    }
    let is_at_top = |item: &&Item| measures.tabs_at_top != (item.spot.height == Some(opposite(measures)));
    let tabs = scene.items.iter().filter(|item| item.is_tab());
    let (upper, lower): (Vec<&Item>, Vec<&Item>) = tabs.partition(is_at_top);
    if !upper.is_empty() {
        bars::tabs(pen, &upper, area(y, 18), false);
        y += 21;
    }
    let at_foot: Vec<&Item> = scene.items.iter().filter(|item| item.is_at_foot()).collect();
    let between: Vec<&Item> =
        scene.items.iter().filter(|it| !it.is_in_head() && !it.is_tab() && !it.is_at_foot()).collect();
    y = flow::flow(pen, &between, area(y, 0), measures.most);
    let foot = if at_foot.is_empty() { 0 } else { 24 };
    let bar = if lower.is_empty() { 0 } else { 25 };
    let height = measures.height.max(y + foot + bar + measures.bottom);
    let end = height - measures.bottom;
    if foot > 0 {
        bars::foot(pen, &at_foot, area(end - bar - foot + 2, 20));
    }
    if bar > 0 {
        bars::tabs(pen, &lower, area(end - bar + 1, 24), true);
    }
    height
}

/// Where tabs stand that do not stand where they usually do.
fn opposite(measures: Measures) -> Height {
    if measures.tabs_at_top { Height::Bottom } else { Height::Top }
}

/// A box in the middle, its buttons at its foot.
fn dialog(scene: &Scene, measures: Measures, pen: &mut Pen) -> (u32, Option<Area>) {
    let inside = Area { x: measures.side + 6, y: 0, width: measures.inner() - 12, height: 0 };
    let mut y = 8;
    for line in scene.title.iter().flat_map(|title| fit::two_lines(title, inside.width, Letters::Title)) {
        y += 11;
        pen.title(line, inside.x, y);
    }
    y += if pen.title.is_empty() { 0 } else { 6 };
    let (buttons, others): (Vec<&Item>, Vec<&Item>) =
        scene.items.iter().partition(|item| item.kind == crate::document::shape::DrawnKind::Button);
    y = flow::flow(pen, &others, Area { y, ..inside }, measures.most.saturating_sub(buttons.len()).max(1));
    y = flow::buttons(pen, &buttons, Area { y, ..inside }, measures.most);
    let panel_height = y + 5;
    let height = measures.height.max(panel_height + measures.top + measures.bottom + 10);
    let top = measures.top + (height - measures.top - measures.bottom - panel_height) / 2;
    pen.shift(top);
    let panel = Area { x: measures.side, y: top, width: measures.inner(), height: panel_height };
    (height, Some(panel))
}

/// What came up from below.
fn sheet(scene: &Scene, measures: Measures, pen: &mut Pen) -> (u32, Option<Area>) {
    let inside = Area { x: measures.side, y: 0, width: measures.inner(), height: 0 };
    let mut y = 10;
    if let Some(title) = &scene.title {
        bars::head(pen, Some(title), &[], Area { y: 8, height: 18, ..inside });
        y = 28;
    }
    let items: Vec<&Item> = scene.items.iter().collect();
    y = flow::flow(pen, &items, Area { y, ..inside }, measures.most);
    let panel_height = y + measures.bottom.max(4) - 2;
    let height = measures.height.max(panel_height + measures.top + 24);
    let top = height - panel_height - 2;
    pen.shift(top);
    let panel = Area { x: 2, y: top, width: measures.width - 4, height: panel_height };
    (height, Some(panel))
}

/// A short list in the upper corner.
fn menu(scene: &Scene, measures: Measures, pen: &mut Pen) -> (u32, Option<Area>) {
    let width = (measures.inner() * 4 / 5).min(112);
    let (x, top) = (measures.width - measures.side - width, measures.top + 5);
    let inside = Area { x: x + 3, y: top + 4, width: width - 6, height: 0 };
    let mut y = inside.y;
    if let Some(title) = &scene.title {
        bars::head(pen, Some(title), &[], Area { height: 18, ..inside });
        y += 20;
    }
    let items: Vec<&Item> = scene.items.iter().collect();
    y = flow::flow(pen, &items, Area { y, ..inside }, measures.most);
    let panel = Area { x, y: top, width, height: y + 3 - top };
    (measures.height.max(y + 3 + measures.bottom + 6), Some(panel))
}

/// Turns everything round.
fn mirror(drawing: &mut Drawing) {
    let width = drawing.width;
    for words in drawing.title.iter_mut().chain(drawing.elements.iter_mut().flat_map(|it| &mut it.words)) {
        words.x = width - words.x;
    }
    for element in &mut drawing.elements {
        element.x = width - element.x - element.width;
        if let Some(sign) = &mut element.sign {
            sign.x = width - sign.x;
            sign.picture = match sign.picture {
                SignKind::ToRight => SignKind::ToLeft,
                other => other,
            };
        }
    }
    if let Some(panel) = &mut drawing.panel {
        panel.x = width - panel.x - panel.width;
    }
    drawing.more.iter_mut().chain(&mut drawing.touch.to).for_each(|point| point.x = width - point.x);
    drawing.touch.x = width - drawing.touch.x;
}
