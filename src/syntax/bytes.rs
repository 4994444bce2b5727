//! From bytes to text: what may stand in a file at all.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::{FileId, Span};

/// The largest file that is read, in bytes.
const LARGEST: usize = 1024 * 1024;

/// How many bytes are looked at together, which is quicker than one by one.
const AT_ONCE: usize = 64;

/// Findings that are kept for one file.
const MOST: usize = 100;

/// Decodes a file.
///
/// The text is what findings show. If there are findings, it must not be parsed: it may be only the
/// part before the first wrong byte.
pub fn read(file: FileId, bytes: Vec<u8>) -> (String, Vec<Diagnostic>) {
    if bytes.len() > LARGEST {
        return (String::new(), vec![too_large(file)]);
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let findings = forbidden(file, &text);
            (text, findings)
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            let wrong = bytes.get(valid).copied().unwrap_or(0);
            bytes.truncate(valid);
            let text = String::from_utf8(bytes).unwrap_or_default();
            let finding = unreadable(file, &text, wrong);
            (text, vec![finding])
        }
    }
}

/// The first character that no text of a guide may hold, and why.
pub fn forbidden_character(text: &str) -> Option<(char, &'static str)> {
    text.chars().find_map(|character| Some((character, reason(character, None)?.0)))
}

/// Refuses a text that is larger than any file may be.
pub(super) fn size(file: FileId, text: &str) -> Option<Diagnostic> {
    (text.len() > LARGEST).then(|| too_large(file))
}

fn too_large(file: FileId) -> Diagnostic {
    Diagnostic::new(&codes::FILE_TOO_LARGE, "this file is too large to be a guide")
        .at(Span::new(file, 0, 0), "nothing of it is read")
        .note("a file may have 1 MiB")
        .help("divide it into several files")
}

fn unreadable(file: FileId, text: &str, wrong: u8) -> Diagnostic {
    let end = text.len() as u32;
    Diagnostic::new(&codes::UNREADABLE_TEXT, "this file is not UTF-8 text")
        .at(
            Span::new(file, end, end),
            format!("byte {} of the file (hexadecimal {wrong:02X}) is no text", text.len() + 1),
        )
        .help("save the file in your editor with the encoding UTF-8")
}

/// Finds characters that no guide needs and that could hide what it says.
fn forbidden(file: FileId, text: &str) -> Vec<Diagnostic> {
    // Almost every file is free of them, so a quick look at the bytes decides.
    let may_hold = |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | may_be_forbidden(*byte));
    if !text.as_bytes().chunks(AT_ONCE).any(may_hold) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut omitted = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let Some((what, help)) = reason(character, next) else { continue };
        if findings.len() == MOST {
            omitted += 1;
            continue;
        }
        let span = Span::new(file, at as u32, (at + character.len_utf8()) as u32);
        let title = format!("the character U+{:04X} is not allowed", u32::from(character));
        findings.push(Diagnostic::new(&codes::FORBIDDEN_CHARACTER, title).at(span, what).help(help));
    }
    if omitted > 0 {
        let end = text.len() as u32;
        let title = format!("{omitted} more errors are not shown");
        findings.push(Diagnostic::new(&codes::TOO_MANY_ERRORS, title).at(Span::new(file, end, end), ""));
    }
    findings
}

/// Whether a character that begins with this byte, or ends a line with it, may be forbidden.
fn may_be_forbidden(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0B..=0x1F | 0x7F | 0xC2 | 0xE2 | 0xEF | 0xF0..)
}

/// Why a character is forbidden, and what to do.
fn reason(character: char, next: Option<char>) -> Option<(&'static str, &'static str)> {
    let code = u32::from(character);
    match character {
        '\n' | '\t' => None,
        '\r' if next == Some('\n') => None,
        '\r' => {
            Some(("a carriage return without a line feed", "save the file with line ends of Unix or Windows"))
        }
        '\0' => Some(("a NUL byte", "is this a text file? If it is, take the character out")),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some((
            "it changes the order in which the text around it is shown",
            "take it out; languages that are written from right to left do not need it",
        )),
        '\u{2028}' | '\u{2029}' => Some(("it looks like a line end and is none", "begin a new line instead")),
        _ if character.is_control() => Some(("a control character", "take it out")),
        _ if matches!(code, 0xFDD0..=0xFDEF) || code & 0xFFFE == 0xFFFE => {
            Some(("this is not a character of any script", "take it out"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(bytes: &[u8]) -> Vec<(u32, &'static str)> {
        let (_, findings) = read(FileId(0), bytes.to_vec());
        findings.iter().map(|finding| (finding.span().unwrap().start, finding.code.id)).collect()
    }

    #[test]
    fn ordinary_text_passes() {
        assert_eq!(findings("\u{FEFF}guide \"Größe 设置\" {\r\n\t}\r\n  # 🏴‍☠️ → “x” می‌روم\n".as_bytes()), []);
    }

    #[test]
    fn wrong_bytes_and_characters_have_their_place() {
        assert_eq!(findings(b"ab\xFFcd"), [(2, "E0101")]);
        assert_eq!(findings(b"a\xE2\x80"), [(1, "E0101")]);
        assert_eq!(findings(b"a\0b\x1B\x7F"), [(1, "E0102"), (3, "E0102"), (4, "E0102")]);
        assert_eq!(findings("x\u{202E}\u{FDD0}\u{1FFFE}\u{85}".as_bytes()).len(), 4);
        assert_eq!(findings(b"old\rMac"), [(3, "E0102")]);
    }

    #[test]
    fn each_character_is_allowed_or_told_wherever_it_stands() {
        let is_refused = |code: u32| {
            matches!(code, 0..=8 | 0x0B..=0x1F | 0x7F..=0x9F | 0x2028..=0x202E | 0x2066..=0x2069 | 0xFDD0..=0xFDEF)
                || code % 0x1_0000 >= 0xFFFE
        };
        let (refused, allowed): (Vec<char>, Vec<char>) =
            ('\0'..=char::MAX).partition(|character| is_refused(u32::from(*character)));
        for character in refused {
            let text = format!("{}{character}.", "a".repeat(70));
            assert_eq!(findings(text.as_bytes()), [(70, "E0102")], "{character:?}");
            assert_eq!(forbidden_character(&text).map(|(found, _)| found), Some(character));
        }
        for characters in allowed.chunks(10_000) {
            let text = String::from_iter(characters);
            assert_eq!(findings(text.as_bytes()), []);
            assert_eq!(forbidden_character(&text), None);
        }
    }

    #[test]
    fn what_is_told_has_the_place_and_the_cause() {
        let (text, told) = read(FileId(0), "ä\u{2028}b".as_bytes().to_vec());
        assert_eq!(text, "ä\u{2028}b");
        assert_eq!(told[0].title, "the character U+2028 is not allowed");
        assert_eq!(told[0].span(), Some(Span::new(FileId(0), 2, 5)));
        for (character, cause) in [
            ('\0', "a NUL byte"),
            ('\r', "a carriage return without a line feed"),
            ('\u{7}', "a control character"),
            ('\u{2029}', "it looks like a line end and is none"),
            ('\u{202B}', "it changes the order in which the text around it is shown"),
            ('\u{FFFF}', "this is not a character of any script"),
        ] {
            assert_eq!(forbidden_character(&character.to_string()), Some((character, cause)));
        }
        let (text, told) = read(FileId(0), b"abc\xC3(".to_vec());
        assert_eq!(text, "abc");
        assert_eq!(told[0].labels[0].message, "byte 4 of the file (hexadecimal C3) is no text");
    }

    #[test]
    fn there_are_limits() {
        assert_eq!(findings(&vec![b'x'; 1_048_576]), []);
        assert_eq!(findings(&vec![b'x'; 1_048_577]), [(0, "E0103")]);
        assert!(size(FileId(0), &"x".repeat(1_048_576)).is_none());
        assert!(size(FileId(0), &"x".repeat(1_048_577)).is_some());
        assert_eq!(findings(&[0; MOST]).len(), MOST);
        let (_, told) = read(FileId(0), vec![0; 1_000]);
        assert_eq!(told.len(), MOST + 1);
        assert_eq!(told[MOST].title, "900 more errors are not shown");
        assert_eq!(told[MOST].span(), Some(Span::new(FileId(0), 1_000, 1_000)));
    }
}
