//! Text that a terminal or a CI runner cannot take as a command.

use crate::text::{is_hidden, visible};

/// The most characters of one line of a message.
const LINE_LIMIT: usize = 500;
/// The most lines of a message.
const LINES_LIMIT: usize = 20;

/// One line of a message: hidden characters are written out, what is too long is cut.
pub fn line(text: &str) -> String {
    let text = shortened(text);
    let text = visible(&text);
    let text = without_runner_commands(&text);
    // A runner obeys a line that begins with two colons, whatever blanks stand before them.
    match text.trim_start().strip_prefix("::") {
        Some(rest) => format!("∷{rest}"),
        None => text,
    }
}

/// A message of several lines.
pub(super) fn lines(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().take(LINES_LIMIT).map(line).collect();
    if text.lines().nth(LINES_LIMIT).is_some() {
        lines.push("…".to_owned());
    }
    lines.join("\n")
}

/// What stands for a character of a source line: one character for one, so that columns hold.
pub(super) fn stand_in(character: char) -> char {
    match character {
        '\t' => '\t',
        '\u{00}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('�'),
        '\u{7F}' => '␡',
        _ if is_hidden(character) => '�',
        _ => character,
    }
}

/// Breaks what some runners obey anywhere in a line (GitHub's, Azure's, TeamCity's), without moving a column.
pub fn without_runner_commands(text: &str) -> String {
    text.replace("##[", "##⁅").replace("##vso[", "##vso⁅").replace("##teamcity[", "##teamcity⁅")
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LINE_LIMIT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_acts() {
        assert_eq!(line("a\u{1B}[2Jb\nc"), "a<U+001B>[2Jb<U+000A>c");
        assert_eq!(line("  ::error::x"), "∷error::x");
        assert_eq!(line("see ##[a]x ##vso[y] ##teamcity[z]"), "see ##⁅a]x ##vso⁅y] ##teamcity⁅z]");
        assert_eq!(line(&"é".repeat(1_000_000)).chars().count(), LINE_LIMIT + 1);
        assert_eq!(lines(&"x\n".repeat(1_000_000)).lines().count(), LINES_LIMIT + 1);
    }

    #[test]
    fn one_sign_stands_for_one_character() {
        let shown: String = "a\té\0\u{1B}\u{7F}\u{202E}b".chars().map(stand_in).collect();
        assert_eq!(shown, "a\té␀␛␡�b");
    }
}
