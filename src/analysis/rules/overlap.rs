//! `exactly one` gives somebody two arms.

use super::whom::{Parting, Whom};
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::readers::Set;
use crate::source::Span;

/// More earlier conditions than these are not looked through for the one that overlaps.
const MOST_EARLIER: usize = 200;

/// Reports readers who meet this arm's condition and an earlier one's.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, place: usize, conditions: &[(Set, Span)], here: Set) {
    let Some((meeting, span)) = conditions.get(place).copied() else { return };
    for (before, other) in conditions.iter().take(place.min(MOST_EARLIER)) {
        let both = walk.sets.intersection(meeting, *before);
        let Some(whom) = Whom::some(&walk.sets, both, here) else { continue };
        let other = *other;
        return whom.report(walk, Parting::Shown, move |walk, whom| {
            Diagnostic::new(&codes::guides::OVERLAP, "some readers have two branches here")
                .at(span, format!("true {}", whom.so(walk)))
                .see(other, "and this is true for them, too")
                .help("narrow one of the conditions, or use `when … otherwise when …`: the first that holds is taken")
        });
    }
}
