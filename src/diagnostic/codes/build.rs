//! Codes of the area: project, files, targets.

super::codes! {
    errors are Needed;

    /// `guidec.toml` is not TOML.
    PROJECT_SYNTAX = "E0901" "project-syntax" Error;
    /// A setting that does not exist.
    UNKNOWN_SETTING = "E0902" "unknown-setting" Error;
    /// A setting with a value that it cannot have.
    WRONG_SETTING = "E0903" "wrong-setting" Error;
    /// A file that `use` names is not there.
    MISSING_FILE = "E0904" "missing-file" Error Meaning;
    /// A path that leads out of the project or that some system cannot hold.
    UNUSABLE_PATH = "E0905" "unusable-path" Error Meaning;
    /// A file that is there but cannot be read.
    UNREADABLE_FILE = "E0906" "unreadable-file" Error;
    /// A picture that is not there.
    MISSING_PICTURE = "E0907" "missing-picture" Error Meaning;
    /// A picture whose format or size is not known.
    UNKNOWN_PICTURE = "E0908" "unknown-picture" Error Meaning;
    /// A mark that does not lie on its picture.
    MARK_OUTSIDE = "E0909" "mark-outside" Error Meaning;
    /// A file uses too many others, or too large ones.
    TOO_MUCH_USED = "E0910" "too-much-used" Error;
    /// A file or folder that `sources` names is not there.
    MISSING_SOURCE = "E0915" "missing-source" Error;
    /// A colour of the project in which words are hard to read.
    LOW_CONTRAST = "E0916" "low-contrast" Warning;
    /// The baseline holds findings that are not there any more.
    OLD_BASELINE = "E0917" "old-baseline" Note;
    /// Levels for files that the project does not have.
    UNUSED_OVERRIDE = "E0918" "unused-override" Warning;
    /// A target folder cannot be used.
    TARGET_MANIFEST = "E0920" "target-manifest" Error;
    /// A template cannot be read.
    TEMPLATE_SYNTAX = "E0921" "template-syntax" Error;
    /// A template stopped while a page was written.
    TEMPLATE_FAILED = "E0922" "template-failed" Error;
    /// A template is too large or does too much.
    TEMPLATE_LIMIT = "E0923" "template-limit" Error;
    /// A target folder lacks a file.
    TARGET_FILE = "E0924" "target-file" Error;
    /// Two pages would have the same name.
    OUTPUT_CLASH = "E0925" "output-clash" Error;
    /// A page cannot hold all it uses.
    SINGLE_FILE = "E0926" "single-file" Error;
    /// A guide with errors that are allowed or known is left out.
    NOT_PRINTED = "E0927" "not-printed" Warning Needed;
}
