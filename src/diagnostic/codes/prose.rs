//! Codes of the area: words, values, links and pictures.

super::codes! {
    errors are Meaning;

    /// No value of that name.
    UNKNOWN_VALUE = "E0501" "unknown-value" Error;
    /// A value that nothing uses.
    UNUSED_VALUE = "E0502" "unused-value" Warning;
    /// A secret with an example.
    SECRET_EXAMPLE = "E0503" "secret-example" Warning;
    /// A checked link leads nowhere.
    UNKNOWN_LINK = "E0504" "unknown-link" Error;
    /// An address that is not printed.
    REFUSED_ADDRESS = "E0505" "refused-address" Error;
    /// A picture in prose.
    PICTURE_IN_PROSE = "E0506" "picture-in-prose" Error;
    /// A picture without words for those who do not see it.
    PICTURE_WITHOUT_WORDS = "E0507" "picture-without-words" Warning;
    /// Lists or quotations nest too deep.
    PROSE_TOO_DEEP = "E0508" "prose-too-deep" Error;
    /// Braces in typed text hold what is nearly the name of a value.
    NEARLY_A_VALUE = "E0509" "nearly-a-value" Warning;
    /// A link to a page of the same site that is not there.
    MISSING_PAGE = "E0510" "missing-page" Warning;
    /// A definition of a link that no link uses.
    UNUSED_DEFINITION = "E0540" "unused-definition" Error;
    /// More items, or deeper groups, than any reader could follow.
    DOCUMENT_TOO_LARGE = "E0590" "document-too-large" Error;
    /// `--for` leaves none of a guide's readers.
    NOBODY_LEFT = "E0591" "nobody-left" Error Needed;
    /// The sets of readers exceed the budget of their representation.
    TOO_COMPLEX_TO_PRINT = "E0592" "too-complex-to-print" Error;
    /// A guide names a screen that has no title and is not described.
    SCREEN_WITHOUT_WORDS = "E0593" "screen-without-words" Warning;
}
