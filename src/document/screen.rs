//! What screens are called.

use super::builder::{Builder, Place};
use super::inlines::{list, text};
use super::literal::key_words;
use super::shape::Inline;
use crate::model::ids::ScreenId;

impl Builder<'_> {
    /// One of several screens, by the titles that the readers here see.
    pub(super) fn screens(&mut self, place: Place, screens: &[ScreenId]) -> Vec<Inline> {
        let mut names: Vec<Vec<Inline>> = Vec::new();
        for screen in screens {
            let name = self.screen(place, *screen);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        list(names, &self.catalogue, "names-comma", "names-or")
    }

    fn screen(&mut self, place: Place, id: ScreenId) -> Vec<Inline> {
        let Some(screen) = self.project.screen(id) else { return Vec::new() };
        screen.product.into_iter().for_each(|product| self.touch(product));
        let mut titles = Vec::new();
        let rest = self.labels(place, &screen.titles, place.readers, &mut titles);
        if titles.is_empty() {
            titles.push((rest, text(key_words(&screen.key))));
        }
        let mut merged = Vec::new();
        for (readers, title) in titles {
            self.add(&mut merged, readers, title);
        }
        self.differing(place, merged)
    }
}
