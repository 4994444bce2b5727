//! Whether two texts say the same: the same tree, wherever its parts stand, the same comments in the same order, and
//! the same findings.

use std::fmt::{self, Write};

use crate::diagnostic::Diagnostic;
use crate::syntax::Reading;
use crate::syntax::ast::file::File;

pub(super) fn says_the_same(one: (&str, &Reading), other: (&str, &Reading)) -> bool {
    comments(one).eq(comments(other))
        && findings(&one.1.diagnostics).eq(findings(&other.1.diagnostics))
        && shape(&one.1.file) == shape(&other.1.file)
}

fn comments<'text>(
    (text, reading): (&'text str, &'text Reading),
) -> impl Iterator<Item = Option<&'text str>> {
    let spans = reading.file.comments.iter();
    spans.map(move |span| text.get(span.start as usize..span.end as usize))
}

fn findings(findings: &[Diagnostic]) -> impl Iterator<Item = (&'static str, &str)> {
    findings.iter().map(|finding| (finding.code.id, finding.title.as_str()))
}

/// A fingerprint of all that a tree holds but the places: a derived `Debug` prints every field.
fn shape(file: &File) -> blake3::Hash {
    let mut shape = Shape { hasher: blake3::Hasher::new(), matched: 0, state: State::Outside };
    // Nothing that only collects can fail.
    let _ = write!(shape, "{file:?}");
    shape.hasher.finalize()
}

/// How a place is printed.
const PLACE: &str = "Span {";

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    InText,
    Escaped,
    InPlace,
}

/// Takes what is printed, without places. `Span {` in a text is text.
struct Shape {
    hasher: blake3::Hasher,
    /// How many bytes of [`PLACE`] were read last.
    matched: usize,
    state: State,
}

impl Write for Shape {
    fn write_str(&mut self, printed: &str) -> fmt::Result {
        let mut from = 0;
        for (at, byte) in printed.bytes().enumerate() {
            let after = match (self.state, byte) {
                (State::Outside, b'"') => State::InText,
                (State::InText, b'"') => State::Outside,
                (State::InText, b'\\') => State::Escaped,
                (State::Escaped, _) => State::InText,
                (State::Outside, _) if self.completes_a_place(byte) => State::InPlace,
                (State::InPlace, b'}') => State::Outside,
                (state, _) => state,
            };
            match (self.state, after) {
                (State::Outside, State::InPlace) => self.take(printed, from, at),
                (State::InPlace, State::Outside) => from = at,
                _ => {}
            }
            self.state = after;
        }
        if self.state != State::InPlace {
            self.take(printed, from, printed.len());
        }
        Ok(())
    }
}

impl Shape {
    fn take(&mut self, printed: &str, from: usize, to: usize) {
        self.hasher.update(printed.as_bytes().get(from..to).unwrap_or(&[]));
    }

    fn completes_a_place(&mut self, byte: u8) -> bool {
        let expected = PLACE.as_bytes();
        self.matched = match expected.get(self.matched) {
            Some(next) if *next == byte => self.matched + 1,
            _ => usize::from(expected.first() == Some(&byte)),
        };
        let is_complete = self.matched == expected.len();
        if is_complete {
            self.matched = 0;
        }
        is_complete
    }
}
