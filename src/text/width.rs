//! How many columns characters take.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The columns that `text` takes on paper or a terminal: two for a character of East Asian scripts and for a
/// picture, none for a mark on another character.
pub fn width(text: &str) -> usize {
    text.width()
}

pub fn character_width(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// Whether a line may end beside this character without a blank.
pub fn breaks_anywhere(character: char) -> bool {
    character_width(character) == 2
}
