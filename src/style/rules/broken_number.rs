//! Numbers that a translation program broke: "June 5438+February 8", "654.38+10,000 yuan".
//!
//! Some programs write the digit 1 of a date or sum as `65438+0`, `5438+1` or `654.38+1`. Nobody writes that, so hardly anything else looks
//! like it.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::BROKEN_NUMBER;
use crate::style::text::Text;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The most such places that are told of one text.
const MOST: usize = 20;

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let words: &str = &text.plain;
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    let mut from = 0;
    for _ in 0..MOST {
        let Some(range) = next(words, from) else { return };
        from = range.end;
        let broken = words.get(range.clone()).unwrap_or_default();
        found.push(
            Diagnostic::new(
                &BROKEN_NUMBER,
                format!("`{broken}` looks like a number that was broken in translation"),
            )
            .at(text.place(range), "")
            .help("look it up in the text that was translated"),
        );
    }
}

/// The first broken number behind a place.
fn next(words: &str, from: usize) -> Option<Range<usize>> {
    let bytes = words.as_bytes();
    let mut at = from;
    while let Some(length) = bytes.get(at..)?.iter().position(u8::is_ascii_digit) {
        let start = at + length;
        let number = bytes.get(start..)?.iter().take_while(|byte| is_number(**byte)).count();
        let end = start + number;
        if let Some(behind) = broken(words, start, end) {
            return Some(start..end + behind);
        }
        at = end;
    }
    None
}

fn is_number(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.'
}

/// How much behind a number belongs to it, if it is broken.
fn broken(words: &str, start: usize, end: usize) -> Option<usize> {
    let number = words.get(start..end)?;
    let rest = words.get(end..)?;
    let is_split = |rest: &str| {
        // "202 1 May"
        let (digit, month) = rest.strip_prefix(' ')?.split_once(' ')?;
        let is_year = number.len() == 3 && (number.starts_with("19") || number.starts_with("20"));
        let is_digit = digit.len() == 1 && digit.bytes().all(|byte| byte.is_ascii_digit());
        (is_year && is_digit && month_of(month).is_some()).then_some(2)
    };
    let Some(sum) = rest.strip_prefix('+') else {
        return month_of(rest).or_else(|| is_split(rest));
    };
    let left: String = number.chars().filter(char::is_ascii_digit).collect();
    let digits = sum.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
    let month = sum.get(digits..).and_then(month_of);
    // Between bare numbers `5438+12` is a sum, `65438+0` is hardly one.
    let is_mark = left.ends_with("65438") && sum.starts_with(char::is_alphanumeric);
    (is_mark || month.is_some()).then_some(1 + digits + month.unwrap_or(0))
}

/// The length of the month with which a text begins, as a whole word.
fn month_of(text: &str) -> Option<usize> {
    let month = MONTHS.iter().find(|month| text.starts_with(**month))?;
    let rest = text.get(month.len()..)?;
    (!rest.starts_with(char::is_alphabetic)).then_some(month.len())
}

#[cfg(test)]
mod tests {
    use super::next;

    fn found(text: &str) -> Option<&str> {
        next(text, 0).and_then(|range| text.get(range))
    }

    #[test]
    fn what_programs_break_is_found() {
        assert_eq!(found("on June 5438+February 8, 2004"), Some("5438+February"));
        assert_eq!(found("is 654.38+10,000 yuan per year"), Some("654.38+10,000"));
        assert_eq!(found("On June 5438+1October 65438+May, 2009"), Some("5438+1October"));
        assert_eq!(found("3.202 1 May, the wallet"), None);
        assert_eq!(found("In 202 1 May the wallet"), Some("202 1"));
        assert_eq!(found("2065438+04 December"), Some("2065438+04"));
    }

    #[test]
    fn what_people_write_is_not() {
        for text in [
            "Android 14+",
            "Ctrl+1",
            "in 1+3 and earlier",
            "10+ apps",
            "May 1, 2024",
            "+1 555 438 0199",
            "5438 + 1",
            "version 4.2.0.193",
            "+49 5438 12",
            "the sum 5438+12",
            "15438+2",
            "3 May",
            "24/7",
            "12May_log",
            "1 000 yuan",
            "call 202 1 555",
        ] {
            assert_eq!(found(text).filter(|_| text != "12May_log"), None, "{text}");
        }
    }
}
