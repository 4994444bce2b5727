//! Comparing what people write: case and the kind of blank do not matter.

/// The longest string that is looked at, in characters.
pub(super) const LONGEST: usize = 200;

/// With single blanks and none at the ends.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form in which texts are compared.
pub(super) fn folded(text: &str) -> String {
    tidy(text).to_lowercase()
}

/// What follows `prefix`, whatever its case.
pub(super) fn after_prefix<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in prefix.chars() {
        let found = rest.next()?;
        if found != wanted && !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}

pub(super) fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|character: char| character.is_ascii_digit())
}

/// Splits off the digits at the beginning.
pub(super) fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    text.split_at(end)
}
