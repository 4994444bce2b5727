//! The table of codes, one file for each area.
//!
//! | ids | area |
//! |---|---|
//! | `E01..` | [`syntax`]: text and grammar |
//! | `E02..` | [`names`]: declarations and references |
//! | `E03..` | [`conditions`]: versions and conditions |
//! | `E04..` | [`guides`]: screens, guides and their steps |
//! | `E05..` | [`prose`]: words, values, links and pictures |
//! | `E06..` | [`style`]: how guides are written |
//! | `E09..` | [`build`]: project, files, targets |

pub mod build;
pub mod conditions;
pub mod guides;
pub mod names;
pub mod prose;
pub mod style;
pub mod syntax;

use super::Code;

/// The areas by how the ids of their codes begin.
pub const AREAS: [(&str, &str); 7] = [
    ("E01", "Text and grammar"),
    ("E02", "Names"),
    ("E03", "Versions and conditions"),
    ("E04", "Screens, guides and their steps"),
    ("E05", "Words, values, links and pictures"),
    ("E06", "How guides are written"),
    ("E09", "Project, files and targets"),
];

/// Declares the codes of one area: for each its id, its name and its usual severity. What a project may do about it
/// ([`super::Standing`]) follows from the severity, where it is not written behind: that of errors stands at the top.
/// The explanation is `docs/codes/ID.md`.
macro_rules! codes {
    (errors are $errors:ident; $($(#[$doc:meta])* $constant:ident = $id:literal $name:literal $severity:ident $($standing:ident)?;)*) => {
        $(
            $(#[$doc])*
            pub static $constant: $crate::diagnostic::Code = $crate::diagnostic::Code {
                id: $id,
                name: $name,
                severity: $crate::diagnostic::Severity::$severity,
                standing: $crate::diagnostic::codes::standing!($severity $errors $($standing)?),
                explanation: include_str!(concat!("../../../docs/codes/", $id, ".md")),
            };
        )*
        /// The codes of this area in the order of their ids.
        pub(super) static ALL: &[&$crate::diagnostic::Code] = &[$(&$constant),*];
    };
}
use codes;

macro_rules! standing {
    ($severity:ident $errors:ident) => {
        $crate::diagnostic::Standing::usual(
            $crate::diagnostic::Severity::$severity,
            $crate::diagnostic::Standing::$errors,
        )
    };
    ($severity:ident $errors:ident $own:ident) => {
        $crate::diagnostic::Standing::$own
    };
}
use standing;

/// Every code, in the order of the ids.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [syntax::ALL, names::ALL, conditions::ALL, guides::ALL, prose::ALL, style::ALL, build::ALL]
        .into_iter()
        .flatten()
        .copied()
}
