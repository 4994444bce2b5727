//! What every project knows without declaring it: operating systems and how their versions are read.

use std::sync::{Arc, LazyLock};

use super::resolver::Resolver;
use crate::readers::Scheme;
use crate::readers::declarations::Product;
use crate::readers::scheme::{Clause, NameRelation, SuffixRank};
use crate::vocabulary::ProductKind;

/// An operating system that is built in.
struct BuiltIn {
    key: &'static str,
    label: &'static str,
    separators: &'static [&'static str],
    before: &'static [&'static str],
    after: &'static [&'static str],
    ignored: &'static [&'static str],
    /// Names of whole versions. A name that was sold for several numbers is left out.
    names: &'static [(&'static str, &'static str)],
    /// Versions that follow another one directly.
    later: &'static [(&'static str, &'static str)],
}

const PLAIN: BuiltIn = BuiltIn {
    key: "",
    label: "",
    separators: &[],
    before: &[],
    after: &[],
    ignored: &[],
    names: &[],
    later: &[],
};

/// A letter in brackets is a security response, anything else there a build.
const APPLE: BuiltIn =
    BuiltIn { before: &["beta", "RC"], after: &["(a)", "(b)", "(c)"], ignored: &["("], ..PLAIN };

const SYSTEMS: &[BuiltIn] = &[
    BuiltIn {
        key: "android",
        label: "Android",
        before: &["Beta"],
        after: &["QPR"],
        names: &[
            ("Cupcake", "1.5"),
            ("Donut", "1.6"),
            ("Froyo", "2.2"),
            ("Gingerbread", "2.3"),
            ("Honeycomb", "3"),
            ("Ice Cream Sandwich", "4.0"),
            ("KitKat", "4.4"),
            ("Lollipop", "5"),
            ("Marshmallow", "6"),
            ("Nougat", "7"),
            ("Oreo", "8"),
            ("Pie", "9"),
            ("M", "6"),
            ("N", "7"),
            ("O", "8"),
            ("P", "9"),
            ("Q", "10"),
            ("R", "11"),
            ("S", "12"),
            ("T", "13"),
        ],
        later: &[("12L", "12")],
        ..PLAIN
    },
    BuiltIn { key: "ios", label: "iOS", ..APPLE },
    BuiltIn { key: "ipados", label: "iPadOS", ..APPLE },
    BuiltIn { key: "harmonyos", label: "HarmonyOS", ..PLAIN },
    BuiltIn {
        key: "windows",
        label: "Windows",
        separators: &[".", " "],
        names: &[
            ("XP", "5.1"),
            ("Vista", "6"),
            ("10 November Update", "10 1511"),
            ("10 Anniversary Update", "10 1607"),
            ("10 Creators Update", "10 1703"),
            ("10 Fall Creators Update", "10 1709"),
        ],
        ..PLAIN
    },
    BuiltIn {
        key: "macos",
        label: "macOS",
        names: &[
            ("Yosemite", "10.10"),
            ("El Capitan", "10.11"),
            ("Sierra", "10.12"),
            ("High Sierra", "10.13"),
            ("Mojave", "10.14"),
            ("Catalina", "10.15"),
            ("Big Sur", "11"),
            ("Monterey", "12"),
            ("Ventura", "13"),
            ("Sonoma", "14"),
            ("Sequoia", "15"),
            ("Tahoe", "26"),
        ],
        ..APPLE
    },
    BuiltIn { key: "linux", label: "Linux", ..PLAIN },
    BuiltIn { key: "web", label: "the web", ..PLAIN },
];

impl BuiltIn {
    fn clauses(&self) -> Vec<Clause> {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let mut clauses = Vec::new();
        if !self.separators.is_empty() {
            clauses.push(Clause::Separators(texts(self.separators)));
        }
        let suffixes = [
            (self.before, SuffixRank::Before),
            (self.after, SuffixRank::After),
            (self.ignored, SuffixRank::Ignored),
        ];
        for (words, rank) in suffixes.into_iter().filter(|(words, _)| !words.is_empty()) {
            clauses.push(Clause::Suffix { words: texts(words), rank });
        }
        for (names, relation) in [(self.names, NameRelation::Same), (self.later, NameRelation::After)] {
            clauses.extend(names.iter().map(|(text, of)| Clause::Name {
                text: (*text).to_owned(),
                relation,
                of: (*of).to_owned(),
            }));
        }
        clauses
    }
}

/// What a project says of `key`'s versions is added to this. Empty for what is not built in.
pub(super) fn clauses_of(key: &str) -> Vec<Clause> {
    SYSTEMS.iter().find(|system| system.key == key).map(BuiltIn::clauses).unwrap_or_default()
}

/// How the versions of each system are read, in order: made once, for whatever is looked at.
static SCHEMES: LazyLock<Vec<Arc<Scheme>>> = LazyLock::new(|| {
    SYSTEMS.iter().map(|system| Arc::new(Scheme::from_clauses(&system.clauses()).0)).collect()
});

impl Resolver<'_> {
    /// Declares the built-in operating systems.
    pub(super) fn build_in(&mut self) {
        for (system, scheme) in SYSTEMS.iter().zip(&*SCHEMES) {
            let mut product = Product::new(ProductKind::Os, system.key, system.label);
            product.scheme = Arc::clone(scheme);
            let id = self.project.readers.products.push(product);
            self.project.places.products.push(None);
            self.names.products.build_in(system.key, id);
            self.systems.push(id);
        }
        self.project.places.built_in = SYSTEMS.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_scheme_is_accepted() {
        for system in SYSTEMS {
            assert_eq!(Scheme::from_clauses(&system.clauses()).1, [], "{}", system.key);
        }
    }
}
