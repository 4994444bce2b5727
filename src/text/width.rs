//! How many columns characters take.

/// The columns that `text` takes on paper or a terminal: two for a character of East Asian scripts and for a
/// picture, none for a mark on another character.
pub fn width(text: &str) -> usize {
    text.chars().map(character_width).sum()
}

pub fn character_width(character: char) -> usize {
    match u32::from(character) {
        0x0300..=0x036F
        | 0x0483..=0x0489
        | 0x0591..=0x05BD
        | 0x0610..=0x061A
        | 0x064B..=0x065F
        | 0x200B..=0x200F
        | 0x20D0..=0x20FF
        | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F => 0,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

/// Whether a line may end beside this character without a blank.
pub fn breaks_anywhere(character: char) -> bool {
    character_width(character) == 2
}
