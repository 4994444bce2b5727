//! Marks that stand for references while Markdown is read.

use crate::syntax::ast::text::{Piece, Text};

/// These are no characters of any language, so they are free to mark references: a mark, digits, a mark.
const BEFORE: char = '\u{FDE0}';
const AFTER: char = '\u{FDE1}';
const ZERO: u32 = 0xFDD0;

/// The text with its references marked by their numbers.
pub(super) fn marked(text: &Text) -> String {
    let mut source = String::new();
    let mut number = 0;
    for piece in &text.pieces {
        match piece {
            Piece::Text(words) => {
                let is_mark = |character: char| ('\u{FDD0}'..='\u{FDEF}').contains(&character);
                source.extend(
                    words.chars().map(|it| if is_mark(it) { char::REPLACEMENT_CHARACTER } else { it }),
                );
            }
            Piece::Reference { .. } => {
                source.push(BEFORE);
                let digits = format!("{number}");
                source.extend(digits.chars().filter_map(|digit| char::from_u32(ZERO + digit.to_digit(10)?)));
                source.push(AFTER);
                number += 1;
            }
        }
    }
    source
}

/// A part of a text that came out of the Markdown parser.
pub(super) enum Part<'t> {
    Words(&'t str),
    Reference(usize),
}

pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((words, tail)) = rest.split_once(BEFORE) {
        let (digits, tail) = tail.split_once(AFTER).unwrap_or((tail, ""));
        let number = digits.chars().try_fold(0usize, |number, digit| {
            number.checked_mul(10)?.checked_add(u32::from(digit).checked_sub(ZERO)? as usize)
        });
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        parts.extend(number.map(Part::Reference));
        rest = tail;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}
