//! Naming the places of a finding.

use crate::analysis::screens;
use crate::analysis::walk::Walk;
use crate::model::ids::ScreenId;
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

/// "\"My\" or \"Home\"".
pub(super) fn screens_in_words(walk: &Walk<'_>, fronts: &[ScreenId]) -> String {
    let mut titles: Vec<String> =
        fronts.iter().take(MOST_SCREENS).map(|screen| screens::title(walk.project, *screen)).collect();
    if fronts.len() > MOST_SCREENS {
        titles.push("another screen".to_owned());
    }
    text::or(&titles)
}
