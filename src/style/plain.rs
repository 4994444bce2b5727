//! Texts without what is no language: code, references, addresses.

use std::borrow::Cow;
use std::ops::Range;

/// The same text with NUL in the place of each byte that belongs to code, a reference or an address, so that all else
/// keeps its place.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(begins) {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    let mut at = 0;
    while let Some(range) = next(text, at) {
        at = range.end;
        bytes.get_mut(range).into_iter().flatten().for_each(|byte| *byte = 0);
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn begins(byte: u8) -> bool {
    matches!(byte, b'`' | b'{' | b'<' | b']' | b':')
}

/// The next run of bytes that is no language.
fn next(text: &str, mut at: usize) -> Option<Range<usize>> {
    loop {
        let start = at + text.get(at..)?.bytes().position(begins)?;
        let rest = text.get(start..)?;
        let found = match rest.as_bytes().first()? {
            b'`' => code(rest).map(|length| start..start + length),
            b'{' => reference(rest).map(|length| start..start + length),
            b'<' => address(rest).map(|length| start..start + length),
            b']' => target(rest).map(|length| start..start + length),
            _ => bare_address(text, start),
        };
        match found {
            Some(range) => return Some(range),
            // A run of backticks without an end is passed over as a whole, so that each byte is looked at once or twice.
            None => at = start + rest.bytes().take_while(|byte| *byte == b'`').count().max(1),
        }
    }
}

/// How far a text can be looked through for the end of something short.
const NEAR: usize = 500;

fn code(rest: &str) -> Option<usize> {
    let marks = rest.bytes().take_while(|byte| *byte == b'`').count();
    let bytes = rest.as_bytes().get(marks..)?;
    let bytes = bytes.get(..bytes.len().min(NEAR))?;
    let mut run = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'`' {
            run += 1;
        } else if run == marks {
            return Some(marks + at);
        } else {
            run = 0;
        }
    }
    (run == marks).then_some(marks + bytes.len())
}

fn reference(rest: &str) -> Option<usize> {
    let end = near(rest).position(|byte| byte == b'}' || byte == b' ' || byte == b'\n')?;
    (rest.as_bytes().get(end) == Some(&b'}')).then_some(end + 1)
}

fn address(rest: &str) -> Option<usize> {
    let end = near(rest).position(|byte| byte == b'>' || byte == b' ' || byte == b'\n')?;
    (rest.as_bytes().get(end) == Some(&b'>')).then_some(end + 1)
}

fn target(rest: &str) -> Option<usize> {
    if rest.as_bytes().get(1) != Some(&b'(') {
        return None;
    }
    near(rest).position(|byte| byte == b')').map(|end| end + 1)
}

fn near(rest: &str) -> impl Iterator<Item = u8> {
    rest.bytes().take(NEAR)
}

/// `https://…`, from its first letter to the next blank.
fn bare_address(text: &str, colon: usize) -> Option<Range<usize>> {
    let (before, after) = text.split_at_checked(colon)?;
    if !after.starts_with("://") {
        return None;
    }
    let scheme = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let length = after.find(|sign: char| sign.is_whitespace() || matches!(sign, ')' | '>' | '"'));
    Some(colon - scheme..colon + length.unwrap_or(after.len()))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_is_no_language_is_left_out_at_its_place() {
        let shown = |text: &str| plain(text).replace('\0', "_");
        assert_eq!(shown("Run `tap 1` now"), "Run _______ now");
        assert_eq!(shown("``a ` b`` {name} x"), "_________ ______ x");
        assert_eq!(shown("[tap](@click) <https://a.example/tap>"), "[tap_________ _______________________");
        assert_eq!(
            shown("See https://a.example/click, please: click"),
            "See ________________________ please: click"
        );
        assert_eq!(shown("a ` b { c } < d ] e : f"), "a ` b { c } < d ] e : f");
        assert_eq!(shown("`ä`"), "____");
    }
}
