//! Letters of names, as the grammar has them.

/// Whether a name may begin with it.
pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || pest::unicode::XID_START(character)
}

/// Whether it may stand in a name.
pub(super) fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '-' | '\u{200C}' | '\u{200D}')
        || pest::unicode::XID_CONTINUE(character)
}

/// Whether it is a blank between words.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t') || !character.is_ascii() && pest::unicode::SPACE_SEPARATOR(character)
}

/// The words that only stand at the top of a file: in column 1 they end a block that was left open.
pub(super) const TOP_WORDS: &[&str] = &[
    "guide",
    "procedure",
    "use",
    "app",
    "os",
    "skin",
    "server",
    "firmware",
    "maker",
    "device",
    "series",
    "question",
    "condition",
    "screens",
];
