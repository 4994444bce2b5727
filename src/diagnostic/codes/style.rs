//! Codes of the area: how guides are written.

super::codes! {
    errors are Free;

    /// A step with more words than somebody keeps in mind.
    LONG_STEP = "E0601" "long-step" Note;
    /// A step in words that holds several actions.
    SEVERAL_ACTIONS = "E0602" "several-actions" Note;
    /// Words for a mouse where readers touch a screen, or the other way round.
    OTHER_VERB = "E0603" "other-verb" Warning;
    /// A label in a text that differs in its spelling from the one on the screen.
    LABEL_SPELLING = "E0604" "label-spelling" Warning;
    /// A text names a label that no screen has.
    UNKNOWN_LABEL = "E0605" "unknown-label" Warning;
    /// A title that is written unlike a title.
    TITLE_STYLE = "E0606" "title-style" Warning;
    /// A guide that says neither what it is for nor what comes of it.
    NO_RESULT = "E0607" "no-result" Note Asked;
    /// A picture that is slow to load.
    LARGE_PICTURE = "E0608" "large-picture" Warning;
    /// Two guides with one title.
    SAME_TITLE = "E0609" "same-title" Warning;
    /// Two guides have a long run of steps in common.
    SHARED_STEPS = "E0610" "shared-steps" Note;
    /// A number that a translation program broke.
    BROKEN_NUMBER = "E0611" "broken-number" Warning;
    /// A word that the project does not want.
    BANNED_TERM = "E0612" "banned-term" Warning;
    /// A word in which letters of another script look like Latin ones.
    LOOK_ALIKES = "E0613" "look-alikes" Warning;
    /// A label with blanks at its ends, or with characters that cannot be seen.
    STRAY_BLANKS = "E0614" "stray-blanks" Warning;
}
