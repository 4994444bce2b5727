//! Whether a change made things worse.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::Compiled;
use crate::diagnostic::Severity;

/// How the codes of errors begin, those first that hide the others: where a file is not understood, nobody looks further.
const STAGES: [&str; 7] = ["E01", "E09", "E02", "E03", "E04", "E05", "E06"];

/// How many lines hold errors of each stage: of several slips in a statement often only the first is found. The first stages weigh more than all behind
/// them: who cures a slip may learn of errors that it hid, and that is no worse.
pub(super) type Weight = [usize; STAGES.len()];

/// The weights of files by their names, and that of everything.
pub(super) struct Weights {
    pub(super) all: Weight,
    by_file: BTreeMap<String, Weight>,
}

impl Weights {
    pub(super) fn of(compiled: &Compiled) -> Self {
        let mut weights = Self { all: Weight::default(), by_file: BTreeMap::new() };
        let mut lines = BTreeSet::new();
        for finding in compiled.diagnostics.iter().filter(|finding| finding.severity == Severity::Error) {
            let stage =
                STAGES.iter().position(|start| finding.code.id.starts_with(start)).unwrap_or_default();
            let place = finding.span().and_then(|span| Some((span.file, compiled.sources.locate(span)?)));
            if place.is_some_and(|(file, (_, at))| !lines.insert((file, at.line, stage))) {
                continue;
            }
            count(&mut weights.all, stage);
            if let Some((_, (name, _))) = place {
                count(weights.by_file.entry(name.to_owned()).or_default(), stage);
            }
        }
        weights
    }

    pub(super) fn of_file(&self, name: &str) -> Weight {
        self.by_file.get(name).copied().unwrap_or_default()
    }
}

fn count(weight: &mut Weight, stage: usize) {
    if let Some(number) = weight.get_mut(stage) {
        *number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::STAGES;
    use crate::diagnostic::codes::AREAS;
    use std::collections::BTreeSet;

    #[test]
    fn every_area_is_a_stage() {
        let areas: BTreeSet<&str> = AREAS.iter().map(|(start, _)| *start).collect();
        assert_eq!(BTreeSet::from(STAGES), areas);
    }
}
