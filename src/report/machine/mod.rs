//! Findings for programs: the formats of CI systems and editors. Every format is made from the same [`Findings`].

mod checkstyle;
mod findings;
mod fingerprint;
mod github;
mod gitlab;
mod junit;
mod place;
mod sarif;

pub(super) use checkstyle::checkstyle;
pub use findings::Findings;
pub(super) use github::annotations;
pub(super) use gitlab::gitlab;
pub(super) use junit::junit;
pub(super) use sarif::sarif;
