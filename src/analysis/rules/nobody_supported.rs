//! `for` and `unsupported` that leave nobody, or take nobody out.

use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::{Guide, Unsupported};
use crate::readers::Set;

/// Nobody meets `for`.
pub(in crate::analysis) fn audience(walk: &mut Walk<'_>, guide: &Guide) {
    let finding = Diagnostic::new(&codes::guides::NOBODY_SUPPORTED, "this guide is for nobody")
        .at(guide.audience.span, "no reader meets this condition")
        .note("its parts contradict each other, or what is declared about these products rules it out")
        .help("leave out one of its parts, or join them with `or`");
    walk.report(finding);
}

/// `unsupported` that has no effect, or leaves nobody.
pub(in crate::analysis) fn unsupported(
    walk: &mut Walk<'_>,
    unsupported: &Unsupported,
    removed: Set,
    rest: Set,
) {
    let span = unsupported.guard.span;
    let finding = if walk.sets.is_empty(removed) {
        Diagnostic::new(&codes::guides::UNSUPPORTED_NOBODY, "nobody is excluded by this")
            .at(span, "none of the readers whom the guide is for meets this condition")
            .see(walk.guide.audience.span, "it is for these readers")
            .help("remove it, or widen whom the guide is `for`")
    } else if walk.sets.is_empty(rest) {
        Diagnostic::new(&codes::guides::NOBODY_SUPPORTED, "this guide is for nobody")
            .at(span, "everybody whom the guide is for is excluded here")
            .see(walk.guide.audience.span, "it is for these readers")
            .help("widen whom the guide is `for`, or narrow who is `unsupported`")
    } else {
        return;
    };
    walk.report(finding);
}
