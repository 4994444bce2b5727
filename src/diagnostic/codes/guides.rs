//! Codes of the area: screens, guides and their steps.

super::codes! {
    errors are Path;

    /// Screens are like one another in a circle.
    LIKE_CIRCLE = "E0401" "like-circle" Error Meaning;
    /// `under` stands where nothing is covered.
    NOTHING_UNDER = "E0402" "nothing-under" Error Meaning;
    /// A line that can be said once is said again.
    REPEATED_LINE = "E0403" "repeated-line" Error Meaning;
    /// A date that no calendar has.
    BAD_DATE = "E0404" "bad-date" Error Meaning;
    /// Not a language tag.
    BAD_LANGUAGE = "E0405" "bad-language" Error Meaning;
    /// A header line that a procedure cannot have.
    NOT_IN_PROCEDURE = "E0406" "not-in-procedure" Error Meaning;
    /// `skip to` leads back, or into another block.
    BAD_SKIP = "E0407" "bad-skip" Error Meaning;
    /// `again from` stands where it would never end, or leads forward.
    BAD_AGAIN = "E0408" "bad-again" Error Meaning;
    /// Procedures follow one another in a circle.
    PROCEDURE_CIRCLE = "E0409" "procedure-circle" Error Meaning;
    /// One way only, where the reader is to choose or to try.
    ONE_WAY = "E0410" "only-one-way" Error Meaning;
    /// Two screens of one product are marked as its entry.
    TWO_ENTRIES = "E0411" "two-entries" Error Meaning;
    /// The shorter time comes second.
    REVERSED_TIMES = "E0412" "reversed-times" Error Meaning;
    /// Something follows an `otherwise`, or a text for all readers.
    AFTER_OTHERWISE = "E0413" "after-otherwise" Error Meaning;
    /// More is inherited than a project may.
    TOO_MUCH_INHERITED = "E0414" "too-much-inherited" Error Meaning;
    /// More elements share a name than can be told apart.
    TOO_MANY_MEANT = "E0415" "too-many-meant" Error Meaning;
    /// `done` stands in a procedure.
    DONE_IN_PROCEDURE = "E0416" "done-in-procedure" Error Meaning;
    /// An element that readers can neither read nor be told of.
    NOTHING_TO_CALL = "E0420" "nothing-to-call-it" Error Meaning;
    /// Some readers get none of the labels or titles that differ.
    NO_WORDS_FOR_SOME = "E0421" "no-words-for-some" Warning Promised;
    /// Nothing stands in a guide, a procedure or a part.
    EMPTY = "E0422" "empty" Warning;
    /// Procedures follow one another too deep.
    FOLLOWS_TOO_DEEP = "E0440" "follows-too-deep" Error Meaning;
    /// A language that guidec has no words for.
    LANGUAGE_WITHOUT_WORDS = "E0441" "language-without-words" Warning;
    /// A step names something that is not on the screen that readers are on.
    NOT_ON_SCREEN = "E0450" "not-on-screen" Error;
    /// A label is not what all readers see.
    OTHER_LABEL = "E0451" "other-label" Error;
    /// A label can mean two things on one screen.
    AMBIGUOUS_LABEL = "E0452" "ambiguous-label" Error;
    /// Something that is there only sometimes is used without looking.
    UNGUARDED = "E0453" "unguarded" Error;
    /// Nobody can meet a condition.
    IMPOSSIBLE = "E0454" "impossible-condition" Error Promised;
    /// Nobody takes a branch.
    NEVER_TAKEN = "E0455" "never-taken" Error Promised;
    /// Everybody takes a branch.
    ALWAYS_TAKEN = "E0456" "always-taken" Note;
    /// Some readers take none of the branches of `exactly one`.
    GAP = "E0457" "gap" Error;
    /// Some readers take two branches of `exactly one`.
    OVERLAP = "E0458" "overlap" Error Promised;
    /// `unsupported` excludes nobody.
    UNSUPPORTED_NOBODY = "E0459" "unsupported-nobody" Error Promised;
    /// A guide is for nobody.
    NOBODY_SUPPORTED = "E0460" "nobody-supported" Error;
    /// Readers cannot be where `at` or `now at` says.
    WRONG_PLACE = "E0461" "wrong-place" Error;
    /// A step leads elsewhere than `opens` says.
    OPENS_ELSEWHERE = "E0462" "opens-elsewhere" Error;
    /// Nobody comes to a step.
    UNREACHABLE = "E0463" "unreachable" Error Promised;
    /// A path ends on another screen than promised.
    WRONG_END = "E0464" "wrong-end" Error;
    /// A step cannot be undone, and nobody warns of it.
    UNWARNED = "E0465" "unwarned" Warning Promised;
    /// There are too many independent conditions.
    TOO_COMPLEX = "E0466" "too-complex" Error Meaning;
    /// Some readers do not have what a step opens.
    WITHOUT_PRODUCT = "E0467" "without-product" Error;
    /// Some readers never opened what a step returns to.
    NEVER_OPENED = "E0468" "never-opened" Error;
    /// Some readers have no way to choose.
    NO_OPTION = "E0469" "no-option" Error;
    /// Some readers cannot have the version that a step asks for.
    NO_VERSION = "E0470" "no-version" Error;
    /// A procedure is followed by readers whom it is not for.
    NOT_FOR_CALLERS = "E0471" "not-for-callers" Error;
    /// A procedure is followed on another screen than it begins on.
    WRONG_START = "E0472" "wrong-start" Error;
    /// `go to` begins where nobody knows the screen.
    ROUTE_FROM_UNKNOWN = "E0473" "route-from-unknown" Error;
    /// No taps lead to a screen for some readers.
    NO_ROUTE = "E0474" "no-route" Error;
    /// A step uses something that does not react for some readers.
    DISABLED = "E0475" "disabled" Error;
    /// `again from` goes back from another screen.
    AGAIN_ELSEWHERE = "E0476" "again-elsewhere" Error;
    /// A guide is too long to follow.
    TOO_LONG = "E0477" "too-long" Error Meaning;
    /// Readers may be on too many screens.
    TOO_MANY_PLACES = "E0478" "too-many-places" Note Promised;
    /// Readers go back again and again, and never come to an end.
    NEVER_ENDS = "E0479" "never-ends" Error;
    /// Nobody is left of some whom `for` names.
    LEFT_OUT = "E0480" "left-out" Note Promised;
    /// A guide begins in an app to which nothing leads.
    NO_BEGINNING = "E0483" "no-beginning" Warning;
    /// A label that is not on a screen, and one that is nearly the same is.
    NEARLY_ON_SCREEN = "E0484" "nearly-on-screen" Warning;
    /// A step does with an element what cannot be done with one of its kind.
    WRONG_VERB = "E0485" "wrong-verb" Error;
    /// A gesture for which the element declares nothing.
    WRONG_GESTURE = "E0486" "wrong-gesture" Error;
    /// A `do` says that it leads somewhere, and keeps the screen.
    DO_STAYS = "E0487" "do-stays" Warning;
    /// A guide was checked by nobody whom it is for.
    CHECKED_OUTSIDE = "E0488" "checked-outside" Warning;
    /// There are newer releases than those that a guide was checked with.
    UNVERIFIED = "E0489" "unverified" Note;
    /// Screens or elements that no guide uses.
    NEVER_USED = "E0490" "never-used" Note;
    /// Screens to which nothing leads.
    NO_WAY_TO = "E0491" "no-way-to" Note;
    /// Screens from which nothing leads.
    NO_WAY_FROM = "E0492" "no-way-from" Note;
    /// A switch leads to another screen while others are still to be turned.
    LED_AWAY = "E0495" "led-away" Error;
    /// `again from` goes back to a step that a `follow` leaves out.
    AGAIN_LEFT_OUT = "E0496" "again-left-out" Error;
    /// A time runs from a step that some readers have not done.
    NOT_BEGUN = "E0497" "not-begun" Error;
    /// A link leads to a step that some readers do not get.
    DEAD_LINK = "E0498" "dead-link" Warning;
    /// Something could not be checked for want of declared screens.
    UNCHECKED = "E0499" "unchecked" Note Promised;
}
