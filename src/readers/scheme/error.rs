//! Why a string is not a version, and why a clause is refused.

/// What kept a scheme from reading a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionError {
    Empty,
    /// Longer than any version is.
    TooLong,
    /// A number with more digits than any version has.
    NumberTooLarge {
        number: String,
    },
    /// It does not begin with a number and is no declared name; those that are, in order of declaration.
    NotANumber {
        names: Vec<String>,
    },
    /// Bare numbers where each line has its mark.
    NeedsLine {
        marks: Vec<String>,
    },
    /// `8.0+`: "or later" is written out.
    Plus {
        version: String,
    },
    /// `6.x`: a shorter version already means all that begin with it.
    Wildcard {
        version: String,
    },
    /// Something follows the numbers that the scheme does not know.
    UnknownSuffix {
        rest: String,
        known: Vec<String>,
    },
    /// The list of releases is closed and does not hold it.
    UnknownRelease {
        releases: Vec<String>,
    },
}

/// What is wrong with a clause. The scheme goes on without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeError {
    /// A text is empty.
    Empty,
    /// `parts 0`, or more than a version can have.
    BadParts,
    /// The same text means something else already.
    Repeated { text: String },
    /// A second clause of a kind that can be said only once, or one that does not go with a closed list.
    Conflict,
    /// What a name is explained by cannot be read.
    Unreadable { text: String, error: VersionError },
}
