//! The path through the diagram that decides the fewest axes and has the best examples.

use foldhash::{HashMap, HashMapExt as _};

use super::Path;
use super::sample::quality;
use crate::readers::describe::{Vocabulary, interval};
use crate::readers::space::{Axis, Diagram, EVERYTHING, NOTHING, NodeId, Position, Segment, SpaceError};

/// What deciding an axis costs beside the quality of its example.
const AXIS: usize = 10;

/// Where an example lies and how bad it is.
pub(super) struct Example {
    pub(super) segment: usize,
    badness: usize,
}

/// The positions on the cheapest path from `node` to everything.
pub(super) fn cheapest(
    diagram: &mut Diagram,
    words: &Vocabulary<'_>,
    node: NodeId,
) -> Result<Path, SpaceError> {
    let mut best = HashMap::new();
    weigh(diagram, words, node, &mut best)?;
    let mut path = Path::new();
    let mut at = node;
    while let Some((_, Some((axis, low, high, to)))) = best.remove(&at) {
        path.insert(axis, [(low, high)].into_iter().collect());
        at = to;
    }
    Ok(path)
}

type Step = (usize, Position, Position, NodeId);

/// The cost from each node on, and the step that has it.
fn weigh(
    diagram: &mut Diagram,
    words: &Vocabulary<'_>,
    node: NodeId,
    best: &mut HashMap<NodeId, (usize, Option<Step>)>,
) -> Result<usize, SpaceError> {
    if node == EVERYTHING {
        return Ok(0);
    }
    if let Some((cost, _)) = best.get(&node) {
        return Ok(*cost);
    }
    let (axis, edges) = diagram.node(node);
    diagram.step(edges.len())?;
    let runs: Vec<_> = diagram.edge_runs(axis, &edges).filter(|(.., to)| *to != NOTHING).collect();
    let mut cheapest: Option<(usize, Step)> = None;
    for (low, high, to) in runs {
        let below = weigh(diagram, words, to, best)?;
        let on = diagram.axes.get(axis);
        let badness =
            on.and_then(|on| super::path::best(words, on, &low, &high)).map_or(AXIS, |it| it.badness);
        let cost = below + AXIS + badness;
        if cheapest.as_ref().is_none_or(|(least, _)| cost < *least) {
            cheapest = Some((cost, (axis, low, high, to)));
        }
    }
    let (cost, step) = cheapest.map_or((usize::MAX / 2, None), |(cost, step)| (cost, Some(step)));
    best.insert(node, (cost, step));
    Ok(cost)
}

/// The best example in a run of positions; the first of several.
pub(super) fn best(words: &Vocabulary<'_>, axis: &Axis, low: &Position, high: &Position) -> Option<Example> {
    let last = if high.version.is_least() { high.segment } else { high.segment + 1 };
    let segments = axis.segments.iter().enumerate().take(last).skip(low.segment);
    let examples = segments.map(|(segment, value)| {
        let (start, end) = (Position::start_of(segment), Position::start_of(segment + 1));
        let badness = match *value {
            Segment::Versions(id) => {
                let run = interval(low.max(&start), high.min(&end), &end);
                words.product(id).map_or(AXIS, |(_, _, texts)| quality(&texts, &run))
            }
            Segment::Device(_) | Segment::Generation(..) | Segment::Answer(_) => 0,
            Segment::Absent | Segment::NoSkin | Segment::NotAsked => 1,
            Segment::OtherBy(_) | Segment::OtherDevice | Segment::OtherSkin => 3,
        };
        Example { segment, badness }
    });
    examples.min_by_key(|example| example.badness)
}
