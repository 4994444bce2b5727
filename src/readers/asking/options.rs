//! What can be asked next, and what each answer would leave.

use std::collections::BTreeSet;

use super::Sorter;
use super::state::State;
use crate::readers::space::{Axis, Cells, NOTHING, Position, Segment, SpaceError, Subject};

/// A question with its answers.
pub(super) struct Choice {
    pub(super) axis: usize,
    /// The product whose version is asked for, by its place on the axis.
    pub(super) segment: Option<usize>,
    pub(super) answers: Vec<(Cells, State)>,
}

impl Choice {
    /// Kinds that are left on average where answers part, in thousandths, then the number of answers.
    fn cost(&self) -> (usize, usize) {
        let states = self.answers.iter().map(|(_, state)| state).filter(|state| !state.kinds.is_empty());
        // Two answers that settle it alike part nobody.
        let apart: BTreeSet<_> =
            states.map(|state| (state.names(), state.is_open().then_some(state))).collect();
        let kinds: usize = apart.iter().map(|(names, _)| names.len()).sum();
        (kinds * 1000 / apart.len().max(1), self.answers.len())
    }
}

/// A run of positions between which nothing differs, with what is left there when the axis is no longer asked.
struct Part {
    segment: usize,
    low: Position,
    high: Position,
    state: State,
}

impl Part {
    fn cells(&self) -> Cells {
        [(self.low.clone(), self.high.clone())].into_iter().collect()
    }
}

impl Sorter<'_> {
    /// The question that settles most; the first of several.
    pub(super) fn best(&mut self, state: &State) -> Result<Option<Choice>, SpaceError> {
        let kinds: Vec<_> = state.kinds.iter().map(|(_, node)| *node).collect();
        let mut best: Option<Choice> = None;
        for axis in self.diagram.axes_of(&kinds)? {
            let Some(choice) = self.choice(state, axis)? else { continue };
            if best.as_ref().is_none_or(|best| choice.cost() < best.cost()) {
                best = Some(choice);
            }
        }
        Ok(best)
    }

    fn choice(&mut self, state: &State, axis: usize) -> Result<Option<Choice>, SpaceError> {
        let mut parts = self.parts(state, axis)?;
        let Some(on) = self.diagram.axes.get(axis) else { return Ok(None) };
        let is_versions = |part: &&Part| matches!(on.segments.get(part.segment), Some(Segment::Versions(_)));
        let asked = |part: &&Part| !part.state.kinds.is_empty();
        // Who has another system is of no kind; they need not say which. Nor need those whom a question is not about.
        let has_other = |part: &Part| match on.subject {
            Subject::Os(_) => true,
            _ => matches!(on.segments.get(part.segment), Some(Segment::NotAsked)),
        };
        parts.retain(|part| asked(&part) || !has_other(part));
        let segments: BTreeSet<usize> = parts.iter().map(|part| part.segment).collect();
        let wanted = parts.iter().filter(is_versions).filter(asked);
        let versions: BTreeSet<usize> = wanted.map(|part| part.segment).collect();
        let with_versions = match on.subject {
            Subject::Question(_) | Subject::Device(_) => None,
            Subject::Os(_) if segments.len() > 1 => None,
            _ if versions.len() > 1 => None,
            _ => versions.first().copied(),
        };
        let answers = match (with_versions, on.subject) {
            (Some(_), _) | (None, Subject::Device(_)) => self.grouped(parts, with_versions)?,
            (None, Subject::Question(_)) => {
                parts.into_iter().map(|part| (part.cells(), part.state)).collect()
            }
            (None, _) => self.by_segment(state, axis, &parts)?,
        };
        let several = answers.len() > 1;
        Ok(several.then_some(Choice { axis, segment: with_versions, answers }))
    }

    /// The runs of an axis between which something differs; where nobody can be is left out.
    fn parts(&mut self, state: &State, axis: usize) -> Result<Vec<Part>, SpaceError> {
        let mut cuts = self.diagram.cuts(&state.nodes(), axis)?;
        let segments = self.diagram.axes.get(axis).map_or(0, |on| on.segments.len());
        cuts.extend((0..=segments).map(Position::start_of));
        let cuts: Vec<Position> = cuts.into_iter().collect();
        let mut parts = Vec::new();
        for (low, high) in cuts.iter().zip(cuts.iter().skip(1)) {
            let cells: Cells = [(low.clone(), high.clone())].into_iter().collect();
            let here = self.at(state, axis, &cells)?;
            if here.possible == NOTHING {
                continue;
            }
            let state = self.opened(&here, axis)?;
            parts.push(Part { segment: low.segment, low: low.clone(), high: high.clone(), state });
        }
        Ok(parts)
    }

    /// Versions that follow one another and leave the same kinds are one answer, and so are such values.
    fn grouped(
        &mut self,
        parts: Vec<Part>,
        versions: Option<usize>,
    ) -> Result<Vec<(Cells, State)>, SpaceError> {
        let mut groups: Vec<(Vec<Part>, State)> = Vec::new();
        for part in parts {
            let is_version = versions == Some(part.segment);
            let mut joined = None;
            for (place, (members, state)) in groups.iter().enumerate().rev() {
                let alike = members.last().is_some_and(|last| (versions == Some(last.segment)) == is_version);
                if alike && state.names() == part.state.names() {
                    let both = self.either(state, &part.state)?;
                    if self.are_apart(&both)? {
                        joined = Some((place, both));
                        break;
                    }
                }
                // What lies between two runs of versions would be left out.
                if is_version && alike {
                    break;
                }
            }
            match joined.and_then(|(place, both)| Some((groups.get_mut(place)?, both))) {
                Some((group, both)) => {
                    group.0.push(part);
                    group.1 = both;
                }
                None => {
                    let state = part.state.clone();
                    groups.push((vec![part], state));
                }
            }
        }
        Ok(groups.into_iter().map(|(members, state)| (cells(&members), state)).collect())
    }

    /// Each segment by itself, its versions left to a later question. Those that leave the same are one answer.
    fn by_segment(
        &mut self,
        state: &State,
        axis: usize,
        parts: &[Part],
    ) -> Result<Vec<(Cells, State)>, SpaceError> {
        let segments: BTreeSet<usize> = parts.iter().map(|part| part.segment).collect();
        let mut answers: Vec<(Cells, State, State)> = Vec::new();
        for segment in segments {
            let Some(on) = self.diagram.axes.get(axis) else { continue };
            let whole = on.segments.get(segment).map(|it| on.cells_of(*it)).unwrap_or_default();
            let here = self.at(state, axis, &whole)?;
            let open = self.opened(&here, axis)?;
            let value = self.diagram.axes.get(axis).is_some_and(|on| is_value(on, segment));
            let alike = |other: &State| {
                let nobody = other.kinds.is_empty() && open.kinds.is_empty();
                nobody || value && *other == open
            };
            match answers.iter_mut().find(|(_, _, other)| alike(other)) {
                Some((cells, _, _)) => *cells = Cells::union([std::mem::take(cells), whole]),
                None => answers.push((whole, here, open)),
            }
        }
        Ok(answers.into_iter().map(|(cells, here, _)| (cells, here)).collect())
    }
}

fn is_value(axis: &Axis, segment: usize) -> bool {
    !matches!(axis.segments.get(segment), Some(Segment::Versions(_)))
}

/// All of the parts; between two runs of versions lies only what nobody can have.
fn cells(parts: &[Part]) -> Cells {
    let mut runs: Vec<(Position, Position)> = Vec::new();
    for part in parts {
        match runs.last_mut() {
            Some((low, high)) if low.segment == part.segment && high.segment == part.segment => {
                high.clone_from(&part.high);
            }
            _ => runs.push((part.low.clone(), part.high.clone())),
        }
    }
    runs.into_iter().collect()
}
