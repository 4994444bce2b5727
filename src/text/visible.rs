//! Characters that cannot be seen, or that change what is seen around them.

use std::borrow::Cow;

/// Whether a character would act on the terminal or the reading order, or would be invisible, instead
/// of being printed. Joiners that some scripts need between letters are not hidden.
pub fn is_hidden(character: char) -> bool {
    // Most are plain letters.
    !matches!(character, ' '..='~')
        && (character.is_control()
            || matches!(
                character,
                '\u{061C}'
                    | '\u{180E}'
                    | '\u{200B}'
                    | '\u{200E}'
                    | '\u{200F}'
                    | '\u{2028}'..='\u{202E}'
                    | '\u{2060}'..='\u{206F}'
                    | '\u{FEFF}'
                    | '\u{FFF9}'..='\u{FFFB}'
                    | '\u{E0000}'..='\u{E007F}'
            ))
}

/// `text` with every hidden character written out, as `<U+202E>`: for names in messages.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hidden(character) {
            shown.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_written_out() {
        assert_eq!(visible("a\u{202E}b\u{1B}[31m\n"), "a<U+202E>b<U+001B>[31m<U+000A>");
        assert!(matches!(visible("Größe 设置 می\u{200C}روم"), Cow::Borrowed(_)));
    }
}
