//! What could not be checked, and what was taken on trust.

use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::text;

/// One note for the guide, if there is anything to say.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>) {
    let (unchecked, trusted) = (walk.tally.unchecked.len(), walk.tally.trusted.len());
    let mut parts = Vec::new();
    if unchecked > 0 {
        parts.push(format!("{} could not be checked", text::count(unchecked, "tap")));
    }
    if trusted > 0 {
        parts.push(format!("{} taken on trust", text::count(trusted, "step")));
    }
    if parts.is_empty() {
        return;
    }
    walk.report(Diagnostic::new(&codes::guides::UNCHECKED, text::and(&parts)).at(walk.guide.title.span, ""));
}
