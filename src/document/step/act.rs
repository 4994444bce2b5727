//! Acts on no element: keys, waiting, scanning, restarting, commands, reading.

use super::Said;
use crate::document::builder::{Builder, Place, lower_word};
use crate::document::inlines::{
    change_first, plain, split_sentence, text, upper_letter, without_end, without_full_stop,
};
use crate::document::literal::Style;
use crate::document::phrase::Phrase;
use crate::document::shape::{Block, Inline};
use crate::document::time;
use crate::model::step::Duration;
use crate::model::text::{Literal, Prose};
use crate::readers::ThingId;

impl Builder<'_> {
    pub(super) fn press(&mut self, keys: &Literal, duration: Option<Duration>) -> Said {
        let keys = self.literal(keys, Style::Keys);
        let time = duration.map(|duration| time::duration(duration, &self.catalogue));
        Said::new("press", Phrase::new("press").with("keys", keys).maybe("time", time).say(&self.catalogue))
    }

    pub(super) fn wait(
        &mut self,
        place: Place,
        until: Option<&Prose>,
        time: Option<Duration>,
        at_most: bool,
    ) -> Said {
        let time = time.map(|time| time::duration(time, &self.catalogue));
        let Some(until) = until else {
            let key = if at_most { "wait-at-most" } else { "wait-time" };
            return Said::new("wait", Phrase::new(key).maybe("time", time).say(&self.catalogue));
        };
        let (until, more) = self.part_of_sentence(place, until);
        let said = plain(&until);
        let catalogue = &self.catalogue;
        let key = if catalogue.begins_with_one_of("wait-verbs", &said) {
            "wait-as-written"
        } else if catalogue.begins_with_one_of("wait-conjunctions", &said) {
            "wait-until"
        } else if catalogue.holds_one_of("wait-times", &said) {
            "wait-some-time"
        } else {
            "wait-until-that"
        };
        let until = if key == "wait-as-written" { change_first(&until, upper_letter) } else { until };
        let phrase = Phrase::new(key).with("until", until).maybe("time", time);
        Said { more, ..Said::new("wait", phrase.say(catalogue)) }
    }

    /// "If the light is red", "Is the light red? If so".
    pub(in crate::document) fn if_words(&mut self, place: Place, words: &Prose) -> Vec<Inline> {
        let (words, _) = split_sentence(self.prose(place, words));
        let bare = without_end(&words, '?');
        let begins = self.catalogue.begins_with_one_of("question-verbs", &plain(&words));
        if begins && bare != words {
            return Phrase::new("if-question").with("words", words).say(&self.catalogue);
        }
        let bare = without_full_stop(&bare);
        let bare = change_first(&bare, |words| lower_word(&self.catalogue, words));
        Phrase::new("if-words").with("words", bare).say(&self.catalogue)
    }

    pub(super) fn scan(&mut self, what: Option<&Literal>) -> Said {
        let what = what.map(|what| self.literal(what, Style::Plain));
        let what = what.map(|what| change_first(&what, |words| lower_word(&self.catalogue, words)));
        Said::new("scan", Phrase::new("scan").maybe("what", what).say(&self.catalogue))
    }

    pub(super) fn restart(&mut self, place: Place, thing: Option<ThingId>) -> Said {
        let thing = thing.map_or(place.thing, |thing| self.thing(place, thing));
        let phrase = match self.thing_label(thing) {
            Some(label) => Phrase::new("restart").with("thing", text(label)),
            None => Phrase::new("restart").word("thing", self.device_word()),
        };
        Said::new("restart", phrase.say(&self.catalogue))
    }

    pub(super) fn run(&mut self, command: &Literal) -> Said {
        let copy = self.letters(command);
        let command = self.literal(command, Style::Code);
        let text = Phrase::new("run").with("command", command).say(&self.catalogue);
        Said { copy, ..Said::new("run", text) }
    }

    pub(super) fn read(&mut self, place: Place, what: &Prose) -> Said {
        let (what, more) = self.part_of_sentence(place, what);
        Said { more, ..Said::new("read", Phrase::new("read").with("what", what).say(&self.catalogue)) }
    }

    /// Prose to stand inside a sentence, and the paragraphs that follow it.
    pub(in crate::document) fn part_of_sentence(
        &mut self,
        place: Place,
        prose: &Prose,
    ) -> (Vec<Inline>, Vec<Block>) {
        let (sentence, more) = split_sentence(self.prose(place, prose));
        let sentence =
            change_first(&without_full_stop(&sentence), |words| lower_word(&self.catalogue, words));
        (sentence, more)
    }
}
