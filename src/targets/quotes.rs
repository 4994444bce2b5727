//! The quotation marks of a language, where a target has no bold print for labels.

use crate::catalogue::{Argument, Catalogue};

/// What stands before and behind quoted words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Quotes {
    pub(super) open: String,
    pub(super) close: String,
}

impl Quotes {
    /// Those of a language, by its BCP 47 tag.
    pub(super) fn of(language: &str) -> Self {
        let quoted = Catalogue::for_language(language).format("quoted", &[("words", Argument::Text("\0"))]);
        let (open, close) = quoted.split_once('\0').unwrap_or(("“", "”"));
        Self { open: open.to_owned(), close: close.to_owned() }
    }
}

impl Default for Quotes {
    fn default() -> Self {
        Self::of("en")
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    #[test]
    fn each_language_has_its_own() {
        let marks = |language: &str| {
            let Quotes { open, close } = Quotes::of(language);
            format!("{open}{close}")
        };
        assert_eq!([marks("en"), marks("de-CH"), marks("ar"), marks("zz")], ["“”", "„“", "«»", "“”"]);
    }
}
