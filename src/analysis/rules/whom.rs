//! Naming readers and places in findings.

use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::Diagnostic;
use crate::model::ids::ScreenId;
use crate::readers::{Set, ThingId};
use crate::source::Span;
use crate::text;

/// More screens than these are not listed.
const MOST_SCREENS: usize = 3;

/// More names than these are counted.
const MOST_NAMES: usize = 10;

/// The first of many names, and how many follow.
pub(super) fn some_of(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    text::and(&names)
}

/// Behind something that is so: "for Alipay before 10.4", "for everybody who comes here".
pub(super) fn whom(walk: &Walk<'_>, readers: Set, among: Set) -> String {
    named(walk, readers, among).unwrap_or_else(|| "for everybody who comes here".to_owned())
}

/// Behind something that is not so: "for Alipay before 10.4", "for anybody who comes here".
pub(super) fn no_one(walk: &Walk<'_>, readers: Set, among: Set) -> String {
    named(walk, readers, among).unwrap_or_else(|| "for anybody who comes here".to_owned())
}

/// The readers in words, unless they are all of them.
fn named(walk: &Walk<'_>, readers: Set, among: Set) -> Option<String> {
    if walk.sets.is_within(among, readers) {
        return None;
    }
    let words = walk.sets.words(readers, among);
    let those = if words.starts_with("without ") { "those " } else { "" };
    Some(format!("for {those}{words}"))
}

/// Adds one of the readers, unless they are everybody and need no example.
pub(super) fn example(walk: &Walk<'_>, finding: Diagnostic, readers: Set) -> Diagnostic {
    match walk.sets.witness(readers) {
        Some(witness) => finding.note(format!("for example {witness}")),
        None => finding,
    }
}

/// Adds where these readers parted from the others who are here, if they are not everybody.
pub(super) fn parted(walk: &Walk<'_>, finding: Diagnostic, readers: Set, here: Set) -> Diagnostic {
    let known = |span: Span, finding: &Diagnostic| finding.labels.iter().any(|label| label.span == span);
    match walk.partings.of(readers, here, &walk.sets) {
        Some(span) if !known(span, &finding) => finding.see(span, "here they part from the others"),
        _ => finding,
    }
}

/// Where the readers of a state are: "on \"My\"", in order of declaration.
pub(super) fn places(walk: &Walk<'_>, state: &State, thing: ThingId) -> String {
    let mut fronts: Vec<ScreenId> = Vec::new();
    for combination in state.places.keys() {
        if let Some(front) = combination.view(thing).front()
            && !fronts.contains(&front)
        {
            fronts.push(front);
        }
    }
    fronts.sort();
    screens_in_words(walk, &fronts)
}

/// "\"My\" or \"Home\"".
pub(super) fn screens_in_words(walk: &Walk<'_>, fronts: &[ScreenId]) -> String {
    let mut titles: Vec<String> =
        fronts.iter().take(MOST_SCREENS).map(|screen| screens::title(walk.project, *screen)).collect();
    if fronts.len() > MOST_SCREENS {
        titles.push("another screen".to_owned());
    }
    text::or(&titles)
}
