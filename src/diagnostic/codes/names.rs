//! Codes of the area: declarations and references.

super::codes! {
    errors are Meaning;

    /// Nothing of that name is declared in what is visible.
    UNKNOWN_NAME = "E0201" "unknown-name" Error;
    /// A name is declared a second time.
    DUPLICATE_NAME = "E0202" "duplicate-name" Error;
    /// A name can mean several things.
    AMBIGUOUS_NAME = "E0203" "ambiguous-name" Error;
    /// A word that has another meaning cannot be a name here.
    TAKEN_NAME = "E0204" "taken-name" Error;
    /// The name is known, but of something else.
    WRONG_KIND = "E0205" "wrong-kind-of-name" Error;
    /// No visible screen has an element of that name.
    UNKNOWN_ELEMENT = "E0206" "unknown-element" Error;
    /// No screen of that name is visible.
    UNKNOWN_SCREEN = "E0207" "unknown-screen" Error;
    /// No named step or part has that name.
    UNKNOWN_STEP = "E0208" "unknown-step" Error;
    /// A name that writers use by mistake.
    ALSO_CALLED = "E0209" "also-called" Warning;
    /// The picker has no such option.
    UNKNOWN_OPTION = "E0210" "unknown-option" Error;
}
