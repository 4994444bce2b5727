//! What could not be checked, and what was taken on trust.

use super::whom::so_among;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::text;

/// Of more places of a kind than these only the number is told.
const MOST_SHOWN: usize = 5;

/// One note for the guide, if there is anything to say.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>) {
    let tally = &walk.tally;
    let (unchecked, trusted, unknown) = (tally.unchecked.len(), tally.trusted.len(), tally.unknown.len());
    let mut parts = Vec::new();
    if unchecked > 0 {
        parts.push(format!("{} could not be checked", text::count(unchecked, "tap")));
    }
    if trusted > 0 {
        parts.push(format!("{} taken on trust", text::count(trusted, "step")));
    }
    if unknown > 0 {
        parts.push(format!("the screen is unknown after {}", text::count(unknown, "step")));
    }
    if parts.is_empty() {
        return;
    }
    let finding = Diagnostic::new(&codes::guides::UNCHECKED, text::and(&parts)).at(walk.guide.title.span, "");
    let labels = tally.unknown_labels.iter().map(|(span, product)| {
        let label = walk.project.readers.products.get(*product).map_or("", |it| it.label.as_str());
        (*span, format!("no declared screen of {label} shows this"))
    });
    let finding = some_of(finding, labels.collect(), "more label", "that no declared screen has");
    let others = tally.unchecked.keys().filter(|span| !tally.unknown_labels.contains_key(span));
    let others = others.map(|span| (*span, "not checked".to_owned()));
    let finding = some_of(finding, others.collect(), "more tap", "that could not be checked");
    let unknown = tally.unknown.iter().map(|(span, readers)| {
        (*span, so_among(walk, "nobody knows where this leads", *readers, walk.supported))
    });
    let finding = some_of(finding, unknown.collect(), "more step", "after which the screen is unknown");
    let trusted = tally.trusted.keys().filter(|span| !tally.unchecked.contains_key(span));
    let trusted = trusted.map(|span| (*span, "taken on trust".to_owned()));
    let finding = some_of(finding, trusted.collect(), "more step", "taken on trust");
    walk.report(finding);
}

/// Shows the first places of a kind, and says how many more there are.
fn some_of(finding: Diagnostic, places: Vec<(Span, String)>, noun: &str, kind: &str) -> Diagnostic {
    let more = places.len().saturating_sub(MOST_SHOWN);
    let shown = places.into_iter().take(MOST_SHOWN);
    let finding = shown.fold(finding, |finding, (span, message)| finding.see(span, message));
    match more {
        0 => finding,
        _ => finding.note(format!("and {} {kind}", text::count(more, noun))),
    }
}
