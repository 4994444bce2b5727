//! Codes of the area: words, values, links and pictures.

super::codes! {
    /// More items, or deeper groups, than any reader could follow.
    DOCUMENT_TOO_LARGE = "E0590" "document-too-large" Error;
    /// `--for` leaves none of a guide's readers.
    NOBODY_LEFT = "E0591" "nobody-left" Error;
    /// The sets of readers exceed the budget of their representation.
    TOO_COMPLEX_TO_PRINT = "E0592" "too-complex-to-print" Error;
}
