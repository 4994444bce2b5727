//! One version of a run, for an example.

use crate::readers::describe::Texts;
use crate::readers::version::{Interval, Version};

/// How bad the best example of a run is: 0 for a release or for any version, 1 for one that the guide mentions, 2 for one that is
/// made up.
pub(super) fn quality(texts: &Texts<'_>, run: &Interval) -> usize {
    let whole = run.low.is_least() && run.high.is_none();
    if whole || texts.written.release_in(run).is_some() {
        0
    } else if texts.written.mentioned_in(run).is_some() {
        1
    } else {
        2
    }
}

/// A version of the run: a declared release, else one that the guide mentions, else one made from the bounds. Nothing
/// if the run is every version.
pub(super) fn version(texts: &Texts<'_>, run: &Interval) -> Option<String> {
    if run.low.is_least() && run.high.is_none() {
        return None;
    }
    let known = texts.written.release_in(run).or_else(|| texts.written.mentioned_in(run));
    Some(known.cloned().unwrap_or_else(|| texts.write(&made_up(texts, run))))
}

fn made_up(texts: &Texts<'_>, run: &Interval) -> Version {
    let plain = texts.plain(&run.low);
    let below_end = run.high.as_ref().and_then(previous);
    let candidates = [(!plain.is_just_after()).then_some(plain), below_end].into_iter().flatten();
    let later = (0..6).map(|zeros| {
        let numbers: Vec<u64> =
            run.low.numbers().iter().copied().chain(std::iter::repeat_n(0, zeros)).chain([1]).collect();
        Version::of(run.low.line(), &numbers, Vec::new())
    });
    candidates
        .chain(later)
        .find(|version| !version.is_least() && run.contains(version))
        .unwrap_or_else(|| run.low.clone())
}

/// A simple version before this one: its last number lowered by one.
fn previous(version: &Version) -> Option<Version> {
    let mut numbers = version.numbers().to_vec();
    match numbers.last_mut() {
        Some(last) => {
            *last = last.saturating_sub(1);
            Some(Version::of(version.line(), &numbers, Vec::new()))
        }
        None => Some(Version::of(version.line().checked_sub(1)?, &[1], Vec::new())),
    }
}
