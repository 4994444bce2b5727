//! A label with blanks at its ends, or with characters that cannot be seen: what is copied from a screen often has some.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::STRAY_BLANKS;
use crate::style::text::Text;

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let written = text.written;
    let is_long = |byte: u8| !byte.is_ascii();
    if written.trim().len() == written.len() && !written.bytes().any(is_long) {
        return;
    }
    let cured: String = written.trim().chars().filter(|sign| !is_stray(*sign)).collect();
    let cured = cured.trim();
    if cured == written || cured.is_empty() {
        return;
    }
    let hidden = written.chars().find(|sign| is_stray(*sign));
    let title = match hidden {
        Some(sign) => format!("this label holds U+{:04X}, which cannot be seen", u32::from(sign)),
        None => "this label begins or ends with a blank".to_owned(),
    };
    let finding = Diagnostic::new(&STRAY_BLANKS, title).at(text.whole(), "");
    found.push(finding.fix("take it out", text.whole(), cured));
}

/// Blanks without width and marks of where a word may break. Joiners and marks of the direction mean something in some scripts.
fn is_stray(sign: char) -> bool {
    matches!(sign, '\u{00AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}
