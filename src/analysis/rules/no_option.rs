//! `either` offers somebody nothing.

use super::whom::{example, no_one};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// Reports readers who have none of the ways.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, span: Span, without: Set, here: Set) {
    if walk.sets.is_empty(without) {
        return;
    }
    let finding = Diagnostic::new(&codes::guides::NO_OPTION, "some readers have no way to choose here")
        .at(span, format!("nothing {}", no_one(walk, without, here)))
        .help("offer one of the ways without `when`, or put the whole choice into a `when`");
    let finding = example(walk, finding, without);
    walk.report(finding);
}
