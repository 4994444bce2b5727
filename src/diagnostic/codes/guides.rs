//! Codes of the area: screens, guides and their steps.

super::codes! {
    /// Screens are like one another in a circle.
    LIKE_CIRCLE = "E0401" "like-circle" Error;
    /// `under` stands where nothing is covered.
    NOTHING_UNDER = "E0402" "nothing-under" Error;
    /// A line that can be said once is said again.
    REPEATED_LINE = "E0403" "repeated-line" Error;
    /// A date that no calendar has.
    BAD_DATE = "E0404" "bad-date" Error;
    /// Not a language tag.
    BAD_LANGUAGE = "E0405" "bad-language" Error;
    /// A header line that a procedure cannot have.
    NOT_IN_PROCEDURE = "E0406" "not-in-procedure" Error;
    /// `skip to` leads back, or into another block.
    BAD_SKIP = "E0407" "bad-skip" Error;
    /// `again from` stands where it would never end, or leads forward.
    BAD_AGAIN = "E0408" "bad-again" Error;
    /// Procedures follow one another in a circle.
    PROCEDURE_CIRCLE = "E0409" "procedure-circle" Error;
    /// One way only, where the reader is to choose or to try.
    ONE_WAY = "E0410" "only-one-way" Error;
    /// Two screens of one product are marked as its entry.
    TWO_ENTRIES = "E0411" "two-entries" Error;
    /// The shorter time comes second.
    REVERSED_TIMES = "E0412" "reversed-times" Error;
    /// Something follows an `otherwise`, or a text for all readers.
    AFTER_OTHERWISE = "E0413" "after-otherwise" Error;
    /// More is inherited than a project may.
    TOO_MUCH_INHERITED = "E0414" "too-much-inherited" Error;
    /// More elements share a name than can be told apart.
    TOO_MANY_MEANT = "E0415" "too-many-meant" Error;
    /// `done` stands in a procedure.
    DONE_IN_PROCEDURE = "E0416" "done-in-procedure" Error;
}
