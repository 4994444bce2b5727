//! One text of an author's, as it is written.

use std::borrow::Cow;
use std::ops::Range;

use super::hands::Hands;
use super::plain::plain;
use crate::source::{Sources, Span};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of a guide, a procedure, a part or a page.
    Title,
    /// What is to be done, in words.
    Step,
    /// What is said beside it.
    Prose,
    /// What a picture shows, what a value is, which way to choose.
    Caption,
    /// What stands on a screen.
    Label,
}

/// A text of an author's.
pub(super) struct Text<'a> {
    pub(super) kind: Kind,
    /// The primary language of the guide: `en`.
    pub(super) language: &'a str,
    pub(super) hands: Hands,
    /// As it is written between the quotation marks.
    pub(super) written: &'a str,
    /// The same, at the same places, with NUL for what is no language.
    pub(super) plain: Cow<'a, str>,
    span: Span,
}

/// What stands for one text, before it is looked up.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) kind: Kind,
    pub(super) language: &'a str,
    pub(super) hands: Hands,
}

impl<'a> Text<'a> {
    /// The text that is written at a place, with its quotation marks; none if there is no text.
    pub(super) fn at(sources: &'a Sources, span: Span, about: About<'a>) -> Option<Self> {
        let whole = sources.slice(span);
        let (open, close) = match whole.strip_prefix("\"\"\"") {
            Some(rest) => (3, if rest.ends_with("\"\"\"") { 3 } else { 0 }),
            None => {
                let open = whole.chars().next().filter(|sign| !sign.is_alphanumeric() && *sign != '{')?;
                (open.len_utf8(), whole.chars().next_back().map_or(0, char::len_utf8))
            }
        };
        let end = whole.len().checked_sub(close)?;
        let written = whole.get(open..end)?;
        let About { kind, language, hands } = about;
        let span = Span { start: span.start + open as u32, end: span.start + end as u32, ..span };
        Some(Self { kind, language, hands, written, plain: plain(written), span })
    }

    /// The place of some of its bytes.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let at = |offset: usize| self.span.start + offset as u32;
        Span { start: at(range.start), end: at(range.end), ..self.span }
    }

    /// The place of all of it.
    pub(super) fn whole(&self) -> Span {
        self.span
    }

    /// What stands in a sentence before some of its bytes, and behind them.
    pub(super) fn around(&self, range: &Range<usize>) -> [&str; 2] {
        let before = self.plain.get(..range.start).unwrap_or_default();
        let behind = self.plain.get(range.end..).unwrap_or_default();
        [
            before.get(last_end(before)..).unwrap_or_default(),
            behind.get(..first_end(behind)).unwrap_or_default(),
        ]
    }

    /// Its words with their places, those of code and references left out.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        words(&self.plain)
    }
}

/// Whether a text holds some words, as whole words.
pub(super) fn holds(text: &str, words: &str) -> bool {
    let joins = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let mut found = text.match_indices(words).filter(|_| !words.is_empty());
    found.any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + words.len()..).and_then(|behind| behind.chars().next());
        !joins(before) && !joins(behind)
    })
}

/// Where the last sentence of a text begins.
fn last_end(text: &str) -> usize {
    let ends = text.match_indices(['.', '!', '?', '\n']).map(|(at, sign)| at + sign.len());
    ends.rev().find(|at| is_sentence_end(text, *at)).unwrap_or(0)
}

/// Where the first sentence of a text ends.
fn first_end(text: &str) -> usize {
    let mut ends = text.match_indices(['.', '!', '?', '\n']).map(|(at, sign)| at + sign.len());
    ends.find(|at| is_sentence_end(text, *at)).unwrap_or(text.len())
}

/// Whether a sentence ends at a place behind a stop: "10.2" is none.
fn is_sentence_end(text: &str, at: usize) -> bool {
    let is_line_end = text.get(..at).is_some_and(|text| text.ends_with('\n'));
    is_line_end || text.get(at..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Runs of letters and digits with their places.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let word = text.get(start..)?;
        let length = word.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(word.len());
        at = start + length;
        Some((start, word.get(..length)?))
    })
}
