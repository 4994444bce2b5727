//! What the author's words say of where an element is and how it looks. Words that say anything else are not
//! guessed at.

use crate::catalogue::Catalogue;
use crate::document::shape::SignKind;

/// Where on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) height: Option<Height>,
    pub(super) side: Option<Side>,
}

/// How high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Height {
    Top,
    Bottom,
}

/// How far along a line of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    Middle,
    End,
}

/// "top right", "in der Mitte unten"; nothing of "beside the name".
pub(super) fn spot(catalogue: &Catalogue, words: &str, right_to_left: bool) -> Spot {
    let mut spot = Spot::default();
    for word in words.split_whitespace() {
        let is = |key| catalogue.holds_one_of(key, word);
        if is("places-top") {
            spot.height = Some(Height::Top);
        } else if is("places-bottom") {
            spot.height = Some(Height::Bottom);
        } else if is("places-middle") {
            spot.side = spot.side.or(Some(Side::Middle));
        } else if is("places-left") {
            spot.side = Some(if right_to_left { Side::End } else { Side::Start });
        } else if is("places-right") {
            spot.side = Some(if right_to_left { Side::Start } else { Side::End });
        } else if !is("places-fill") {
            return Spot::default();
        }
    }
    spot
}

/// What the words for looks name.
const LOOKS: [(&str, SignKind); 10] = [
    ("looks-dots", SignKind::Dots),
    ("looks-lines", SignKind::Lines),
    ("looks-pencil", SignKind::Pencil),
    ("looks-gear", SignKind::Gear),
    ("looks-search", SignKind::Search),
    ("looks-plus", SignKind::Plus),
    ("looks-cross", SignKind::Cross),
    ("looks-arrow", SignKind::Arrow),
    ("looks-lock", SignKind::Lock),
    ("looks-person", SignKind::Person),
];

/// The sign that looks so: "three dots", "a pencil".
pub(super) fn sign(catalogue: &Catalogue, words: &str) -> Option<SignKind> {
    LOOKS.iter().find(|(key, _)| catalogue.holds_one_of(key, words)).map(|(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::{Height, Side, Spot, sign, spot};
    use crate::catalogue::Catalogue;
    use crate::document::shape::SignKind;

    #[test]
    fn places_are_understood_or_left_alone() {
        let found = |height, side| Spot { height, side };
        let english = Catalogue::for_language("en");
        let top_right = found(Some(Height::Top), Some(Side::End));
        assert_eq!(spot(&english, "top right", false), top_right);
        assert_eq!(spot(&english, "in the top right corner", false), top_right);
        assert_eq!(spot(&english, "top right", true), found(Some(Height::Top), Some(Side::Start)));
        assert_eq!(spot(&english, "the bottom", false), found(Some(Height::Bottom), None));
        for words in ["beside RENAME", "top right of the card", "under your name"] {
            assert_eq!(spot(&english, words, false), Spot::default(), "{words}");
        }
        let german = Catalogue::for_language("de");
        assert_eq!(spot(&german, "oben rechts", false), top_right);
        let arabic = Catalogue::for_language("ar");
        assert_eq!(spot(&arabic, "أعلى اليمين", true), found(Some(Height::Top), Some(Side::Start)));
    }

    #[test]
    fn looks_are_understood_or_left_alone() {
        let english = Catalogue::for_language("en");
        assert_eq!(sign(&english, "three vertical dots"), Some(SignKind::Dots));
        assert_eq!(sign(&english, "a pencil"), Some(SignKind::Pencil));
        assert_eq!(sign(&english, "a bird"), None);
    }
}
