//! Handling one element: swiping, dragging, typing, choosing, switching, looking.

use super::Said;
use crate::analysis::UseFacts;
use crate::document::builder::{Builder, Place};
use crate::document::element::Named;
use crate::document::inlines::list;
use crate::document::literal::{Style, key_words, words};
use crate::document::look::means_screens;
use crate::document::phrase::Phrase;
use crate::document::shape::Inline;
use crate::model::reference::{ElementUse, Written};
use crate::model::text::Literal;
use crate::vocabulary::Direction;

impl Builder<'_> {
    pub(super) fn swipe(
        &mut self,
        place: Place,
        direction: Option<Direction>,
        on: Option<&ElementUse>,
        from: Option<&Literal>,
        uses: &[UseFacts],
    ) -> Said {
        let on = on.map(|on| self.use_of(place, on, uses, 0));
        let scroll = on.as_ref().is_some_and(|on| on.further_down);
        let from = from.map(|from| self.literal(from, Style::Plain));
        let phrase = match (direction, on, &from) {
            (None, Some(on), None) => Phrase::new("swipe-over").with("what", on.words),
            (_, on, _) => Phrase::new("swipe")
                .word("direction", direction.map_or("none", direction_word))
                .maybe("on", on.map(|on| on.words))
                .maybe("from", from),
        };
        Said::new("swipe", self.after_scrolling(scroll, phrase.say(&self.catalogue)))
    }

    pub(super) fn scroll(&self, direction: Direction) -> Said {
        let phrase = Phrase::new("scroll").word("direction", direction_word(direction));
        Said::new("scroll", phrase.say(&self.catalogue))
    }

    pub(super) fn scroll_to(&mut self, place: Place, what: &ElementUse, uses: &[UseFacts]) -> Said {
        let what = Named { further_down: false, ..self.use_of(place, what, uses, 0) };
        Said { cannot_be_undone: false, ..self.about("scroll-to", "scroll-to", what) }
    }

    pub(super) fn drag(
        &mut self,
        place: Place,
        what: &ElementUse,
        to: &ElementUse,
        uses: &[UseFacts],
    ) -> Said {
        let what = self.use_of(place, what, uses, 0);
        let to = self.use_of(place, to, uses, 1);
        let text = Phrase::new("drag").with("what", what.words).with("to", to.words).say(&self.catalogue);
        let cannot_be_undone = what.cannot_be_undone;
        Said { cannot_be_undone, ..Said::new("drag", self.after_scrolling(what.further_down, text)) }
    }

    pub(super) fn type_text(
        &mut self,
        place: Place,
        text: &Literal,
        into: Option<&ElementUse>,
        uses: &[UseFacts],
    ) -> Said {
        let copy = self.letters(text);
        let into = into.map(|into| self.use_of(place, into, uses, 0));
        let scroll = into.as_ref().is_some_and(|into| into.further_down);
        let text = self.literal(text, Style::Code);
        let phrase = Phrase::new("type").with("text", text).maybe("into", into.map(|into| into.words));
        let text = self.after_scrolling(scroll, phrase.say(&self.catalogue));
        Said { copy, ..Said::new("type", text) }
    }

    pub(super) fn choose(
        &mut self,
        place: Place,
        option: &ElementUse,
        within: Option<&ElementUse>,
        uses: &[UseFacts],
    ) -> Said {
        let what = self.option(place, option, within, uses);
        let within = within.map(|within| self.use_of(place, within, uses, 1));
        let scroll = within.as_ref().map_or(what.further_down, |within| within.further_down);
        let cannot_be_undone = what.cannot_be_undone;
        let phrase =
            Phrase::new("choose").with("what", what.words).maybe("in", within.map(|within| within.words));
        let text = self.after_scrolling(scroll, phrase.say(&self.catalogue));
        Said { cannot_be_undone, ..Said::new("choose", text) }
    }

    /// The label of an option: of a picker's, if it is named by its id, else as an element or as written.
    fn option(
        &mut self,
        place: Place,
        option: &ElementUse,
        within: Option<&ElementUse>,
        uses: &[UseFacts],
    ) -> Named {
        let Written::Name(name) = &option.written else { return self.use_of(place, option, uses, 0) };
        let meant = uses.get(1).map(|within| within.elements.iter().map(|(element, _)| *element));
        let candidates = within.map(|within| within.candidates.clone()).unwrap_or_default();
        let elements = meant.into_iter().flatten().chain(candidates);
        let pickers: Vec<_> = elements.filter_map(|element| self.project.element(element)).collect();
        let found = pickers
            .into_iter()
            .flat_map(|picker| &picker.options)
            .find(|option| option.key.as_ref() == Some(name));
        match found {
            Some(found) => Named { words: self.literal(&found.label, Style::Label), ..Named::default() },
            None if option.candidates.is_empty() => {
                Named { words: vec![Inline::Label { text: key_words(name) }], ..Named::default() }
            }
            None => self.use_of(place, option, uses, 0),
        }
    }

    pub(super) fn turn(&mut self, place: Place, on: bool, what: &ElementUse, uses: &[UseFacts]) -> Said {
        let what = self.use_of(place, what, uses, 0);
        if on { self.about("turn-on", "turn-on", what) } else { self.about("turn-off", "turn-off", what) }
    }

    pub(super) fn turn_all(
        &mut self,
        place: Place,
        on: bool,
        except: &[ElementUse],
        uses: &[UseFacts],
    ) -> Said {
        let (verb, key) = if on { ("turn-on", "turn-on-all") } else { ("turn-off", "turn-off-all") };
        let except: Vec<Vec<Inline>> =
            except.iter().enumerate().map(|(at, what)| self.use_of(place, what, uses, at).words).collect();
        let except = (!except.is_empty()).then(|| list(except, &self.catalogue, "list-comma", "list-and"));
        Said::new(verb, Phrase::new(key).maybe("except", except).say(&self.catalogue))
    }

    pub(super) fn tick(&mut self, place: Place, on: bool, what: &ElementUse, uses: &[UseFacts]) -> Said {
        let what = self.use_of(place, what, uses, 0);
        if on { self.about("tick", "tick", what) } else { self.about("untick", "untick", what) }
    }

    pub(super) fn permit(&mut self, place: Place, allow: bool, what: &ElementUse, uses: &[UseFacts]) -> Said {
        let verb = if allow { "allow" } else { "deny" };
        // What no model knows and begins with a small letter is no label but says what is allowed.
        if let Written::Label(label) = &what.written
            && what.candidates.is_empty()
            && words(label).starts_with(char::is_lowercase)
        {
            let key = if allow { "allow-words" } else { "deny-words" };
            let what = self.literal(label, Style::Plain);
            return Said::new(verb, Phrase::new(key).with("what", what).say(&self.catalogue));
        }
        let what = self.use_of(place, what, uses, 0);
        self.about(verb, verb, what)
    }

    pub(super) fn see(&mut self, place: Place, what: &ElementUse, uses: &[UseFacts]) -> Said {
        let named = match means_screens(what, uses.first()) {
            Some(screens) => Named { words: self.screens(place, what.span, screens), ..Named::default() },
            None => self.use_of(place, what, uses, 0),
        };
        Said { cannot_be_undone: false, ..self.about("see", "see", named) }
    }
}

fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Left => "left",
        Direction::Right => "right",
    }
}
