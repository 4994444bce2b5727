//! What was drawn so far.

use super::dress::Dress;
use crate::document::drawing::scene::Item;
use crate::document::shape::{Area, DrawnElement, DrawnWords, Point};

/// What was drawn so far.
#[derive(Debug, Default)]
pub(super) struct Pen {
    pub(super) title: Vec<DrawnWords>,
    pub(super) elements: Vec<DrawnElement>,
    pub(super) more: Vec<Point>,
    /// Where what is marked is dragged to.
    pub(super) target: Option<Area>,
}

impl Pen {
    pub(super) fn title(&mut self, text: String, x: u32, y: u32) {
        self.title.push(DrawnWords { text, x, y, centered: false });
    }

    /// Draws an element.
    pub(super) fn put(&mut self, item: &Item, area: Area, dress: Dress) {
        if item.target {
            self.target = Some(area);
        }
        let Area { x, y, width, height } = area;
        let Dress { words, sign } = dress;
        let (kind, marked, sometimes) = (item.kind, item.marked, item.sometimes);
        let described = item.described && !words.is_empty();
        self.elements.push(DrawnElement {
            kind,
            x,
            y,
            width,
            height,
            words,
            described,
            sign,
            marked,
            sometimes,
        });
    }

    /// Moves everything down.
    pub(super) fn shift(&mut self, down: u32) {
        self.title.iter_mut().for_each(|words| words.y += down);
        for element in &mut self.elements {
            element.y += down;
            element.words.iter_mut().for_each(|line| line.y += down);
            element.sign.iter_mut().for_each(|sign| sign.y += down);
        }
        self.more.iter_mut().for_each(|point| point.y += down);
        self.target.iter_mut().for_each(|area| area.y += down);
    }
}
