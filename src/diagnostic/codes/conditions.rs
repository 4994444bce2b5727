//! Codes of the area: versions and conditions.

super::codes! {
    errors are Meaning;

    /// The product's scheme cannot read a version.
    UNREADABLE_VERSION = "E0301" "unreadable-version" Error;
    /// A question stands alone, without the answer that is meant.
    NO_ANSWER = "E0302" "question-without-answer" Error;
    /// A question has no such answer.
    UNKNOWN_ANSWER = "E0303" "unknown-answer" Error;
    /// A named condition is explained by itself.
    CONDITION_CIRCLE = "E0304" "condition-circle" Error;
    /// The first version of a range comes after the last.
    REVERSED_BOUNDS = "E0305" "reversed-bounds" Error;
    /// The product's `versions` leave a version out.
    UNSUPPORTED_VERSION = "E0306" "unsupported-version" Error;
    /// Versions are asked of something that has none.
    NO_VERSIONS = "E0307" "no-versions" Error;
    /// Several things in hand can have what is tested.
    WHICH_THING = "E0308" "which-thing" Error;
    /// What is said of a product's versions is not understood.
    REFUSED_SCHEME = "E0309" "refused-scheme" Error;
    /// A declaration speaks of a thing in hand.
    NO_THINGS = "E0310" "no-things-here" Error;
    /// Questions each of which is asked only after the next.
    QUESTION_CIRCLE = "E0311" "question-circle" Error;
    /// Two systems, of which a thing has only one.
    RUNS_ON_NOTHING = "E0312" "runs-on-nothing" Error;
}
