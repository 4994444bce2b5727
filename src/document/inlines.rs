//! Small things to do with runs of words.

use super::phrase::{Phrase, push_text};
use super::shape::{Block, Inline};
use crate::catalogue::Catalogue;

/// The words alone, without markup. A secret or a value is its label in braces.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    add_plain(inlines, ["{", "}"], &mut words);
    words
}

/// The words as they are read out: a secret or a value is its label.
pub(super) fn read_out(inlines: &[Inline]) -> String {
    let mut words = String::new();
    add_plain(inlines, ["", ""], &mut words);
    words
}

fn add_plain(inlines: &[Inline], [open, close]: [&str; 2], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text }
            | Inline::Label { text }
            | Inline::Code { text }
            | Inline::Keys { text } => {
                words.push_str(text);
            }
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Strikethrough { inlines }
            | Inline::Link { inlines, .. }
            | Inline::Reference { inlines, .. } => add_plain(inlines, [open, close], words),
            Inline::Value { label, .. } => words.extend([open, label, close]),
            Inline::Variants { variants } => {
                for (place, variant) in variants.iter().enumerate() {
                    words.push_str(if place > 0 { " / " } else { "" });
                    add_plain(&variant.inlines, [open, close], words);
                }
            }
            Inline::LineBreak => words.push(' '),
        }
    }
}

pub(super) fn text(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text { text: text.into() }]
}

/// The same with its first words, if they are plain text, changed.
pub(super) fn change_first(inlines: &[Inline], change: impl Fn(&str) -> String) -> Vec<Inline> {
    let mut changed = inlines.to_vec();
    if let Some(Inline::Text { text }) = changed.first_mut() {
        *text = change(text);
    }
    changed
}

/// Without the full stop at the end, to stand inside a sentence. An ellipsis stays.
pub(super) fn without_full_stop(inlines: &[Inline]) -> Vec<Inline> {
    let mut open = inlines.to_vec();
    if let Some(Inline::Text { text }) = open.last_mut() {
        let trimmed = text.trim_end();
        let bare = trimmed.strip_suffix('.').filter(|bare| !bare.ends_with('.')).unwrap_or(trimmed);
        *text = bare.to_owned();
    }
    open
}

/// Without that character at the end.
pub(super) fn without_end(inlines: &[Inline], end: char) -> Vec<Inline> {
    let mut open = inlines.to_vec();
    if let Some(Inline::Text { text }) = open.last_mut() {
        *text = text.trim_end().trim_end_matches(end).to_owned();
    }
    open
}

/// Whether the words end a sentence.
pub(super) fn ends_sentence(inlines: &[Inline]) -> bool {
    plain(inlines).trim_end().ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।', '۔'])
}

/// "a", "a and b", "a, b and c", in the words of the catalogue.
pub(super) fn list(parts: Vec<Vec<Inline>>, catalogue: &Catalogue, comma: &str, last: &str) -> Vec<Inline> {
    let count = parts.len();
    let mut parts = parts.into_iter().enumerate();
    let mut whole = parts.next().map(|(_, first)| first).unwrap_or_default();
    for (place, part) in parts {
        let key = if place + 1 == count { last } else { comma };
        whole = Phrase::new(key).with("first", whole).with("next", part).say(catalogue);
    }
    whole
}

/// The first paragraph, to stand as a sentence, and what follows it.
pub(super) fn split_sentence(mut blocks: Vec<Block>) -> (Vec<Inline>, Vec<Block>) {
    if !matches!(blocks.first(), Some(Block::Paragraph { .. })) {
        return (Vec::new(), blocks);
    }
    let more = blocks.split_off(1);
    match blocks.pop() {
        Some(Block::Paragraph { inlines }) => (inlines, more),
        _ => (Vec::new(), more),
    }
}

/// The words with a colon behind them, to stand over a group.
pub(super) fn with_colon(mut inlines: Vec<Inline>) -> Vec<Inline> {
    if !ends_sentence(&inlines) {
        push_text(&mut inlines, ":");
    }
    inlines
}

#[cfg(test)]
mod tests {
    use super::{change_first, plain, text, without_full_stop};
    use crate::text::lower_letter;

    #[test]
    fn sentences_are_taken_apart() {
        assert_eq!(plain(&without_full_stop(&text("until it is green. "))), "until it is green");
        assert_eq!(plain(&without_full_stop(&text("and so on..."))), "and so on...");
        assert_eq!(plain(&change_first(&text("Tap it"), lower_letter)), "tap it");
        assert_eq!(plain(&change_first(&text("PIN"), lower_letter)), "PIN");
        assert_eq!(plain(&change_first(&text(""), lower_letter)), "");
    }
}
