//! How much room words take in letters whose shapes nobody knows beforehand: rather too much than too little.

use crate::text::{character_width, is_hidden};

/// The size of letters, in units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Letters {
    /// A screen's title; bold.
    Title,
    /// Everything else.
    Label,
    /// Under small pictures.
    Small,
    /// On a map: the head of a card, what is on it, what is said below that.
    Head,
    Row,
    Note,
}

impl Letters {
    /// In tenths of a unit; bold letters are wider.
    fn size(self) -> u32 {
        match self {
            Self::Title => 112,
            Self::Label => 90,
            Self::Small => 80,
            Self::Head => 150,
            Self::Row => 130,
            Self::Note => 110,
        }
    }
}

/// The units that words take at most.
pub(in crate::document) fn room(words: &str, letters: Letters) -> u32 {
    let sum = words.chars().map(hundredths).fold(0u32, u32::saturating_add);
    sum.saturating_mul(letters.size()).div_ceil(1000)
}

/// The words in one line of that width, cut where they take more. Nothing if not even two letters have room.
pub(in crate::document) fn shorten(words: &str, width: u32, letters: Letters) -> Option<String> {
    let words = clean(words);
    if words.is_empty() {
        return None;
    }
    if room(&words, letters) <= width {
        return Some(words);
    }
    let mut used = room("…", letters);
    let mut kept = String::new();
    for character in words.chars() {
        used = used.saturating_add(room(character.encode_utf8(&mut [0; 4]), letters));
        if used > width {
            break;
        }
        kept.push(character);
    }
    let kept = kept.trim_end();
    (kept.chars().count() > 1).then(|| format!("{kept}…"))
}

/// The words in one line or two.
pub(in crate::document) fn two_lines(words: &str, width: u32, letters: Letters) -> Vec<String> {
    let words = clean(words);
    let mut first = String::new();
    let mut rest = words.as_str();
    while let Some(word) = rest.split(' ').next().filter(|word| !word.is_empty()) {
        let joined = if first.is_empty() { word.to_owned() } else { format!("{first} {word}") };
        if room(&joined, letters) > width {
            break;
        }
        first = joined;
        rest = rest.get(word.len()..).unwrap_or_default().trim_start();
    }
    let lines = if first.is_empty() { vec![words.as_str()] } else { vec![first.as_str(), rest] };
    lines.into_iter().filter_map(|line| shorten(line, width, letters)).collect()
}

/// Without what cannot be seen, and with single blanks.
fn clean(words: &str) -> String {
    let seen: String = words
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .filter(|c| !is_hidden(*c))
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The widths of the letters from the blank to `~`, in hundredths of the size: in the widest of the usual fonts.
const WIDTHS: [u8; 95] = [
    35, 41, 47, 84, 64, 95, 79, 30, 40, 40, 51, 84, 33, 37, 33, 35, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    35, 35, 84, 84, 84, 54, 101, 69, 69, 71, 78, 64, 59, 79, 76, 32, 33, 67, 57, 88, 76, 80, 62, 80, 71, 65,
    63, 74, 70, 100, 70, 63, 70, 40, 36, 40, 84, 51, 51, 62, 65, 56, 65, 63, 37, 65, 65, 30, 31, 59, 30, 99,
    65, 62, 65, 65, 43, 53, 41, 65, 61, 83, 61, 61, 54, 65, 35, 65, 84,
];

fn hundredths(letter: char) -> u32 {
    let place = u32::from(letter).checked_sub(32).and_then(|place| usize::try_from(place).ok());
    match place.and_then(|place| WIDTHS.get(place)) {
        Some(width) => u32::from(*width),
        None if character_width(letter) == 0 => 0,
        None if character_width(letter) == 2 => 105,
        None if matches!(letter, '…' | '—') => 100,
        None if letter.is_uppercase() => 85,
        // Arabic letters join.
        None if matches!(letter, '\u{0600}'..='\u{06FF}') => 60,
        None => 70,
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, room, shorten, two_lines};

    #[test]
    fn words_are_cut_where_they_take_more() {
        assert_eq!(shorten("Privacy", 100, Letters::Label).as_deref(), Some("Privacy"));
        let cut = shorten("Serious illness mutual aid plan", 100, Letters::Label).unwrap();
        assert!(cut.ends_with('…') && room(&cut, Letters::Label) <= 100, "{cut}");
        assert_eq!(shorten("Privacy", 9, Letters::Label), None);
        assert_eq!(shorten(" a\u{202E} \n b ", 100, Letters::Label).as_deref(), Some("a b"));
        assert_eq!(shorten("\u{202E}", 100, Letters::Label), None);
    }

    #[test]
    fn a_question_takes_two_lines() {
        let lines = two_lines("Allow the app to make and manage phone calls?", 110, Letters::Label);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| room(line, Letters::Label) <= 110), "{lines:?}");
        assert_eq!(two_lines("Sure?", 110, Letters::Label), ["Sure?"]);
        assert_eq!(two_lines(&"a".repeat(80), 110, Letters::Label).len(), 1);
        assert!(two_lines("", 110, Letters::Label).is_empty());
    }
}
