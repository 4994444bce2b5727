//! The table of codes, one file for each area.
//!
//! | ids | area |
//! |---|---|
//! | `E01..` | [`syntax`]: text and grammar |
//! | `E02..` | [`names`]: declarations and references |
//! | `E03..` | [`conditions`]: versions and conditions |
//! | `E04..` | [`guides`]: screens, guides and their steps |
//! | `E05..` | [`prose`]: words, values, links and pictures |
//! | `E09..` | [`build`]: project, files, targets |

pub mod build;
pub mod conditions;
pub mod guides;
pub mod names;
pub mod prose;
pub mod syntax;

use super::Code;

/// Declares the codes of one area. The explanation is `docs/codes/ID.md`.
macro_rules! codes {
    ($($(#[$doc:meta])* $constant:ident = $id:literal $name:literal $severity:ident;)*) => {
        $(
            $(#[$doc])*
            pub static $constant: $crate::diagnostic::Code = $crate::diagnostic::Code {
                id: $id,
                name: $name,
                severity: $crate::diagnostic::Severity::$severity,
                explanation: include_str!(concat!("../../../docs/codes/", $id, ".md")),
            };
        )*
        /// The codes of this area in the order of their ids.
        pub(super) static ALL: &[&$crate::diagnostic::Code] = &[$(&$constant),*];
    };
}
use codes;

/// Every code, in the order of the ids.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [syntax::ALL, names::ALL, conditions::ALL, guides::ALL, prose::ALL, build::ALL]
        .into_iter()
        .flatten()
        .copied()
}
