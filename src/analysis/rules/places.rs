//! Naming the places of a finding.

use super::whom::Whom;
use crate::analysis::walk::Walk;
use crate::analysis::{lookup, screens};
use crate::model::ids::ScreenId;
use crate::readers::ThingId;
use crate::text;

/// More screens than these are not listed.
const MOST_SCREENS: usize = 3;

/// More names than these are counted.
const MOST_NAMES: usize = 10;

/// The first of many names, and how many follow.
pub(super) fn some_of<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    let mut names: Vec<String> = names.take(MOST_NAMES).map(str::to_owned).collect();
    if more > 0 {
        names.push(format!("{more} more"));
    }
    text::and(&names)
}

/// "\"My\" or \"Home\"".
pub(super) fn screens_in_words(walk: &Walk<'_>, fronts: &[ScreenId]) -> String {
    listed(fronts, |screen| screens::title(walk.project, screen))
}

/// The same, by titles that some readers see.
pub(super) fn screens_as_seen(walk: &Walk<'_>, thing: ThingId, fronts: &[ScreenId], whom: &Whom) -> String {
    listed(fronts, |screen| {
        let titles = walk.project.screen(screen).map_or(&[][..], |screen| screen.titles.as_slice());
        let seen = titles
            .iter()
            .find(|title| walk.sets.meet(lookup::reading(walk, thing, titles, &title.text), whom.readers()));
        match seen {
            Some(title) => format!("\"{}\"", screens::plain(walk.project, &title.text)),
            None => screens::title(walk.project, screen),
        }
    })
}

/// The first of some screens.
fn listed(fronts: &[ScreenId], title: impl Fn(ScreenId) -> String) -> String {
    let mut titles: Vec<String> = fronts.iter().take(MOST_SCREENS).map(|screen| title(*screen)).collect();
    if fronts.len() > MOST_SCREENS {
        titles.push("another screen".to_owned());
    }
    text::or(&titles)
}
