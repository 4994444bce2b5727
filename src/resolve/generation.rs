//! Generations of series, which are tested like versions.

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::conditions;
use crate::readers::SeriesId;
use crate::syntax::ast::condition::{RangeKind, VersionRange, VersionText};
use crate::text::or;

impl Resolver<'_> {
    /// The places of the generations that ranges take in; None if one is wrong, which is reported.
    pub(super) fn generations(&mut self, series: SeriesId, ranges: &[VersionRange]) -> Option<Vec<usize>> {
        let mut generations = Vec::new();
        let mut complete = true;
        for range in ranges {
            let low = self.generation(series, &range.version);
            let high = match &range.high {
                Some(high) => self.generation(series, high),
                None => low,
            };
            let (Some(low), Some(high)) = (low, high) else {
                complete = false;
                continue;
            };
            let number = self.project.readers.series.get(series)?.generations.len();
            generations.extend(match range.kind {
                RangeKind::Exactly | RangeKind::To => low..high + 1,
                RangeKind::OrLater => low..number,
                RangeKind::After => low + 1..number,
                RangeKind::OrEarlier => 0..low + 1,
                RangeKind::Before => 0..low,
            });
            if high < low {
                let title = format!(
                    "generation {} comes after generation {}",
                    range.version.value,
                    range.high.as_ref()?.value
                );
                let finding = Diagnostic::new(&conditions::REVERSED_BOUNDS, title).at(range.span, "");
                self.report(finding.note("`to` stands between the earliest and the latest"));
                complete = false;
            }
        }
        generations.sort_unstable();
        generations.dedup();
        complete.then_some(generations)
    }

    fn generation(&mut self, series: SeriesId, text: &VersionText) -> Option<usize> {
        let declared = self.project.readers.series.get(series)?;
        if let Some(place) = declared.generations.iter().position(|generation| *generation == text.value) {
            return Some(place);
        }
        let title = format!("{} has no generation {}", declared.label, text.value);
        let mut finding = Diagnostic::new(&conditions::UNREADABLE_VERSION, title).at(text.span, "");
        if let Some(place) = self.project.places.series.get(series.0 as usize).copied().flatten() {
            finding = finding.see(place, "its generations are listed here");
        }
        let generations: Vec<&str> = declared.generations.iter().take(20).map(String::as_str).collect();
        self.report(finding.note(format!("the generations are {}", or(&generations))));
        None
    }
}
