//! Runs of versions as people say them.

use super::Wording;
use crate::readers::describe::{High, Low, Run};

/// One run in words.
pub(super) struct Spoken {
    /// Nothing for every version.
    pub(super) words: String,
    /// More than one version, so that a comma sets it apart: neither "12 or later or 9" nor "before 12 or 13".
    pub(super) is_long: bool,
}

impl Wording<'_> {
    /// "Android 12 or 14" without the name; a comma sets apart runs of several versions.
    pub(super) fn runs(&self, runs: &[Run]) -> String {
        let spoken = self.spoken(runs);
        let is_long = spoken.iter().any(|run| run.is_long);
        self.or(spoken.into_iter().map(|run| run.words), is_long)
    }

    /// Each run in words. Where one ends and the next begins at a version that both leave out, they are one
    /// run with an exception: "12 except 12L".
    pub(super) fn spoken(&self, runs: &[Run]) -> Vec<Spoken> {
        let mut whole: Vec<(Run, Vec<String>)> = Vec::new();
        for run in runs {
            match whole.last_mut() {
                Some((before, holes)) if let Some((joined, hole)) = around_a_hole(before, run) => {
                    *before = joined;
                    holes.push(hole);
                }
                _ => whole.push((run.clone(), Vec::new())),
            }
        }
        whole.iter().map(|(run, holes)| self.run(run, holes)).collect()
    }

    fn run(&self, run: &Run, holes: &[String]) -> Spoken {
        let words = self.whole_run(run);
        let is_long = !holes.is_empty() || !matches!(run, Run::Exactly(_));
        if holes.is_empty() {
            return Spoken { words, is_long };
        }
        let holes = self.and(holes.iter().cloned());
        let version = if words.is_empty() { "none" } else { &words };
        Spoken { words: self.fill("run-except", &[("version", version), ("holes", &holes)]), is_long }
    }

    fn whole_run(&self, run: &Run) -> String {
        let (low, high) = match run {
            Run::Exactly(version) => return version.clone(),
            Run::Between { low, high } => (low.as_ref(), high.as_ref()),
        };
        let one = |key: &str, version: &str| self.fill(key, &[("version", version)]);
        let two = |key: &str, low: &str, high: &str| self.fill(key, &[("low", low), ("high", high)]);
        match (low, high) {
            (None, None) => String::new(),
            (Some(Low::From(low)), None) => one("run-or-later", low),
            (Some(Low::After(low)), None) => one("run-after", low),
            (None, Some(High::Through(high) | High::LastOf(high))) => one("run-or-earlier", high),
            (None, Some(High::Before(high))) => one("run-before", high),
            (Some(Low::From(low)), Some(High::LastOf(high))) if low == high => low.clone(),
            (Some(Low::From(low)), Some(High::Through(high))) => two("run-to", low, high),
            (Some(Low::From(low)), Some(High::LastOf(high))) => two("run-to-last", low, high),
            (Some(Low::From(low)), Some(High::Before(high))) => two("run-from-before", low, high),
            (Some(Low::After(low)), Some(High::Through(high))) => two("run-after-to", low, high),
            (Some(Low::After(low)), Some(High::LastOf(high))) => two("run-after-last", low, high),
            (Some(Low::After(low)), Some(High::Before(high))) => two("run-after-before", low, high),
        }
    }
}

/// The run around both and what lies between them, if that is one version that was written.
fn around_a_hole(before: &Run, after: &Run) -> Option<(Run, String)> {
    let Run::Between { low, high: Some(High::Before(end)) } = before else { return None };
    let Run::Between { low: Some(Low::After(begin)), high } = after else { return None };
    (end == begin).then(|| (Run::Between { low: low.clone(), high: high.clone() }, end.clone()))
}
