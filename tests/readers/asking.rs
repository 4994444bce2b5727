//! Questions that tell kinds of readers apart: every reader's own answers lead to their kind.

use guidec::readers::asking::{Asking, Next};
use guidec::readers::*;
use proptest::prelude::*;

use super::random::condition;
use super::world::World;

/// The readers of each end of the questions, one set for each way to it.
fn ends(universe: &Universe, asking: &Asking, node: usize, here: Set, found: &mut Vec<(Next, Set)>) {
    let node = &asking.nodes[node];
    let question = &asking.questions[node.question];
    for (answer, next) in &node.ways {
        let giving = universe.answering(question, &question.answers[*answer]).unwrap();
        let left = universe.intersection(here, giving).unwrap();
        match next {
            Next::Node(next) => ends(universe, asking, *next, left, found),
            end => found.push((*end, left)),
        }
    }
}

proptest! {
    #[test]
    fn answers_lead_to_their_kind(parts in proptest::collection::vec(condition(), 1..4), nobody in condition()) {
        let world = World::new();
        let everything = world.everything();
        let mentioned: Vec<&Condition> = [&everything, &nobody].into_iter().chain(&parts).collect();
        let universe = Universe::build(&world.declared, &world.things(), &mentioned).unwrap();
        let mut kinds = vec![universe.complement(universe.set(&nobody).unwrap()).unwrap()];
        for part in &parts {
            let part = universe.set(part).unwrap();
            let split = |kind: &Set| [universe.intersection(*kind, part).unwrap(), universe.difference(*kind, part).unwrap()];
            kinds = kinds.iter().flat_map(split).filter(|kind| !universe.is_empty(*kind)).collect();
        }
        let Some(asking) = universe.asking(&kinds, universe.all()) else {
            prop_assert!(kinds.len() < 2);
            return Ok(());
        };
        let mut found = Vec::new();
        ends(&universe, &asking, 0, universe.all(), &mut found);
        for (place, kind) in kinds.iter().enumerate() {
            let mut led = universe.none();
            for (end, readers) in &found {
                if *end == Next::Kind(place) {
                    led = universe.union(led, *readers).unwrap();
                } else {
                    prop_assert!(universe.is_disjoint(*readers, *kind).unwrap(), "{end:?} instead of {place}");
                }
            }
            prop_assert!(universe.is_subset(*kind, led).unwrap(), "some of {place} find no answer");
        }
    }
}

#[test]
fn what_makes_no_difference_is_not_asked() {
    let world = World::new();
    let everything = world.everything();
    let universe = Universe::build(&world.declared, &world.things(), &[&everything]).unwrap();
    assert_eq!(universe.asking(&[universe.all()], universe.all()), None);
    let android = universe.set(&super::world::present(world.android)).unwrap();
    let others = universe.complement(android).unwrap();
    let asking = universe.asking(&[android, others], universe.all()).unwrap();
    assert_eq!((asking.questions.len(), asking.nodes.len()), (1, 1));
}
