//! Words that cannot be names.

/// The words that are reserved everywhere.
pub(super) const RESERVED: &[&str] = &[
    "and",
    "or",
    "not",
    "is",
    "has",
    "to",
    "in",
    "into",
    "at",
    "for",
    "on",
    "of",
    "from",
    "when",
    "otherwise",
    "looks",
    "described",
    "with",
    "without",
    "except",
    "by",
    "because",
    "opens",
    "further",
    "sometimes",
    "disabled",
    "cannot",
];

/// Whether a word is reserved everywhere.
pub(super) fn is_reserved(word: &str) -> bool {
    (2..=9).contains(&word.len()) && RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(word))
}
