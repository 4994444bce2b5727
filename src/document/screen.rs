//! What screens are called.

use super::builder::{Builder, Place};
use super::inlines::{list, plain};
use super::literal::Style;
use super::phrase::Phrase;
use super::shape::Inline;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose::SCREEN_WITHOUT_WORDS;
use crate::model::ids::ScreenId;
use crate::model::screen::Screen;
use crate::readers::Set;
use crate::source::Span;
use crate::vocabulary::ScreenKind;

impl Builder<'_> {
    /// One of several screens, by the titles that the readers here see.
    pub(super) fn screens(&mut self, place: Place, span: Span, screens: &[ScreenId]) -> Vec<Inline> {
        self.one_of(place, &[(span, screens)], |_, _, title| title)
    }

    /// The same with the word for what they are: "the Settings screen", "the question Delete all?".
    pub(super) fn screens_to_see(&mut self, place: Place, named: &[(Span, &[ScreenId])]) -> Vec<Inline> {
        self.one_of(place, named, |builder, kind, title| {
            let kind = kind_word(kind, &plain(&title));
            Phrase::new("screen-named").word("kind", kind).with("title", title).say(&builder.catalogue)
        })
    }

    fn one_of(
        &mut self,
        place: Place,
        named: &[(Span, &[ScreenId])],
        titled: impl Fn(&Self, ScreenKind, Vec<Inline>) -> Vec<Inline>,
    ) -> Vec<Inline> {
        let mut names: Vec<Vec<Inline>> = Vec::new();
        for (span, screen) in named.iter().flat_map(|(span, screens)| screens.iter().map(|it| (*span, *it))) {
            let name = self.screen(place, span, screen, &titled);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        list(names, &self.catalogue, "names-comma", "names-or")
    }

    fn screen(
        &mut self,
        place: Place,
        span: Span,
        id: ScreenId,
        titled: &impl Fn(&Self, ScreenKind, Vec<Inline>) -> Vec<Inline>,
    ) -> Vec<Inline> {
        let project = self.project;
        let Some(screen) = project.screen(id) else { return Vec::new() };
        screen.product.into_iter().for_each(|product| self.touch(product));
        let mut titles = Vec::new();
        let rest = self.labels(place, &screen.titles, place.readers, &mut titles);
        let mut merged = Vec::new();
        for (readers, title) in titles {
            let title = titled(self, screen.kind, title);
            self.add(&mut merged, readers, title);
        }
        if !self.readers.is_empty(rest) || merged.is_empty() {
            let words = match &screen.described {
                Some(described) => self.literal(described, Style::Plain),
                None => self.untitled(place.among(rest), span, screen),
            };
            self.add(&mut merged, rest, words);
        }
        self.differing(place, merged)
    }

    /// By the first of its elements that has a label: its name in the guide is no word for readers.
    fn untitled(&mut self, place: Place, span: Span, screen: &Screen) -> Vec<Inline> {
        let found = Diagnostic::new(
            &SCREEN_WITHOUT_WORDS,
            "readers cannot know this screen: it has no title",
        )
        .at(span, "the guide names it to the reader here")
        .see(screen.span, "declared without a title")
        .help("give it its title, or say behind its name what readers see: `described \"a last question\"`");
        if !self.diagnostics.contains(&found) {
            self.diagnostics.push(found);
        }
        let project = self.project;
        let labelled = screen.elements.iter().filter_map(|id| project.element(*id));
        let mut seen: Vec<(Set, Vec<Inline>)> = Vec::new();
        for element in labelled.filter(|element| element.sometimes.is_none() && element.when.is_none()) {
            let rest = self.labels(place, &element.labels, place.readers, &mut seen);
            if self.readers.is_empty(rest) && !seen.is_empty() {
                let what = self.differing(place, seen);
                return Phrase::new("screen-with").with("what", what).say(&self.catalogue);
            }
            seen.clear();
        }
        Phrase::new("screen-unnamed").say(&self.catalogue)
    }
}

/// What a message calls the kind of screen. A dialog asks, if its title does.
pub(super) fn kind_word(kind: ScreenKind, title: &str) -> &'static str {
    match kind {
        ScreenKind::Screen => "screen",
        ScreenKind::Page => "page",
        ScreenKind::Sheet => "panel",
        ScreenKind::Menu => "menu",
        ScreenKind::Dialog if title.trim_end().ends_with(['?', '؟', '？']) => "question",
        ScreenKind::Dialog => "message",
    }
}
