//! Sentences of the catalogue, filled with runs of words that are more than text: labels, values, links.
//!
//! Such a run is put in as a mark and exchanged for its words afterwards, so nothing that the author wrote
//! passes through the message.

use super::inlines::plain;
use super::shape::Inline;
use crate::catalogue::{Argument, Catalogue};

/// Marks stand between these; the built-in messages do not use them.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// A message with what fills it.
pub(super) struct Phrase<'p> {
    key: &'p str,
    words: Vec<(&'p str, &'p str)>,
    numbers: Vec<(&'p str, u32)>,
    inlines: Vec<(&'p str, Vec<Inline>)>,
}

impl<'p> Phrase<'p> {
    pub(super) fn new(key: &'p str) -> Self {
        Self { key, words: Vec::new(), numbers: Vec::new(), inlines: Vec::new() }
    }

    /// A word that the message chooses by.
    pub(super) fn word(mut self, name: &'p str, word: &'p str) -> Self {
        self.words.push((name, word));
        self
    }

    pub(super) fn number(mut self, name: &'p str, number: u32) -> Self {
        self.numbers.push((name, number));
        self
    }

    pub(super) fn with(mut self, name: &'p str, inlines: Vec<Inline>) -> Self {
        self.inlines.push((name, inlines));
        self
    }

    /// Words that may be missing; the message then chooses its form by `none`.
    pub(super) fn maybe(self, name: &'p str, inlines: Option<Vec<Inline>>) -> Self {
        match inlines {
            Some(inlines) => self.with(name, inlines),
            None => self.word(name, "none"),
        }
    }

    /// The whole sentence.
    pub(super) fn say(self, catalogue: &Catalogue) -> Vec<Inline> {
        let marks: Vec<String> = (0..self.inlines.len()).map(|at| format!("{OPEN}{at}{CLOSE}")).collect();
        let mut arguments: Vec<(&str, Argument<'_>)> = Vec::new();
        arguments.extend(self.words.iter().map(|(name, word)| (*name, Argument::Text(word))));
        arguments.extend(self.numbers.iter().map(|(name, number)| (*name, Argument::Number(*number))));
        arguments.extend(self.inlines.iter().zip(&marks).map(|((name, run), mark)| {
            // A label is a name; what is said in words is a part of the sentence: "the icon (three dots) at the top".
            let is_name = matches!(run.as_slice(), [only] if !matches!(only, Inline::Text { .. }));
            (*name, if is_name { Argument::Text(mark) } else { Catalogue::part(&plain(run), mark) })
        }));
        let sentence = catalogue.format(self.key, &arguments);
        let runs: Vec<Vec<Inline>> = self.inlines.into_iter().map(|(_, run)| run).collect();
        exchange(&sentence, runs)
    }
}

/// Puts the runs in place of their marks.
fn exchange(sentence: &str, runs: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut said = Vec::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once(OPEN) {
        push_text(&mut said, before);
        let (mark, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        let run = mark.parse::<usize>().ok().and_then(|at| runs.get(at));
        run.into_iter().flatten().for_each(|inline| push(&mut said, inline.clone()));
        rest = after;
    }
    push_text(&mut said, rest);
    said
}

/// Adds plain words, joined to those before them.
pub(super) fn push_text(inlines: &mut Vec<Inline>, more: &str) {
    match inlines.last_mut() {
        _ if more.is_empty() => {}
        Some(Inline::Text { text }) => text.push_str(more),
        _ => inlines.push(Inline::Text { text: more.to_owned() }),
    }
}

/// Adds one run; plain words are joined to those before them.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match inline {
        Inline::Text { text } => push_text(inlines, &text),
        other => inlines.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{Inline, Phrase};
    use crate::catalogue::Catalogue;

    #[test]
    fn labels_stand_in_the_sentence() {
        let label = |text: &str| vec![Inline::Label { text: text.to_owned() }];
        let english = Catalogue::for_language("en");
        let said = Phrase::new("choose").with("what", label("PIN")).maybe("in", None).say(&english);
        let text = |text: &str| Inline::Text { text: text.to_owned() };
        assert_eq!(said, [text("Choose "), label("PIN").remove(0), text(".")]);
        let said =
            Phrase::new("choose").with("what", label("PIN")).with("in", label("{$what}")).say(&english);
        assert_eq!(said.len(), 5);
        assert_eq!(said[3], label("{$what}").remove(0));
    }

    /// Only names are kept apart from the words around them: a phrase that begins with one would turn as a whole.
    #[test]
    fn phrases_run_as_the_sentence_does() {
        let arabic = Catalogue::for_language("ar");
        let label = |text: &str| Inline::Label { text: text.to_owned() };
        let text = |text: &str| Inline::Text { text: text.to_owned() };
        let say = |what| Phrase::new("tap").with("what", what).say(&arabic);
        let kept_apart = say(vec![label("OK")]);
        assert_eq!(kept_apart, [text("اضغط على \u{2068}"), label("OK"), text("\u{2069}.")]);
        assert_eq!(say(vec![label("OK"), text(" أسفل")]), [text("اضغط على "), label("OK"), text(" أسفل.")]);
        let icon = "\u{2068}Gear\u{2069} (\u{2068}top\u{2069})";
        assert_eq!(say(vec![text(icon)]), [text(&format!("اضغط على {icon}."))]);
    }
}
