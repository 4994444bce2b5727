//! Where a command or typed text with values in it begins and ends.

use crate::document::shape::Inline;

/// Code with values in it, which is one thing to the reader, and what comes after it; nothing if `inlines` do not
/// begin so.
pub(super) fn spelled(inlines: &[Inline]) -> Option<(&[Inline], &[Inline])> {
    let is_code = |inline: &Inline| matches!(inline, Inline::Code { .. });
    let is_value = |inline: &Inline| matches!(inline, Inline::Value { .. });
    let length = inlines.iter().take_while(|inline| is_code(inline) || is_value(inline)).count();
    let (run, rest) = inlines.split_at_checked(length)?;
    (run.iter().any(is_code) && run.iter().any(is_value)).then_some((run, rest))
}
