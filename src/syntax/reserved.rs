//! Words that cannot be names.

/// Whether a word is reserved everywhere, in small or capital letters.
pub(super) fn is_reserved(word: &str) -> bool {
    if word.len() > 9 {
        return false;
    }
    match word.as_bytes() {
        [b'A'..=b'Z', ..] => is_reserved_lower(&word.to_ascii_lowercase()),
        _ => is_reserved_lower(word),
    }
}

fn is_reserved_lower(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "not"
            | "is"
            | "has"
            | "to"
            | "in"
            | "into"
            | "at"
            | "for"
            | "on"
            | "of"
            | "from"
            | "when"
            | "otherwise"
            | "looks"
            | "described"
            | "with"
            | "without"
            | "except"
            | "by"
            | "because"
            | "opens"
            | "further"
            | "sometimes"
            | "disabled"
            | "cannot"
    )
}
