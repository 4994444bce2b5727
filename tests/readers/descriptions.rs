//! Descriptions say exactly what they describe, and witnesses belong to their sets.

use guidec::readers::*;
use proptest::prelude::*;

use super::meaning;
use super::random::condition;
use super::world::World;

proptest! {
    #[test]
    fn a_description_is_the_set_among_those_who_come_there(a in condition(), b in condition()) {
        let world = World::new();
        let everything = world.everything();
        let universe = Universe::build(&world.declared, &world.things(), &[&everything, &a, &b]).unwrap();
        let (set, among) = (universe.set(&a).unwrap(), universe.set(&b).unwrap());
        for among in [among, universe.all()] {
            let description = universe.describe(set, among, &[&a]);
            if description.more {
                continue;
            }
            let meaning = universe.set(&meaning::of_description(&world, &description)).unwrap();
            prop_assert_eq!(
                universe.intersection(meaning, among).unwrap(),
                universe.intersection(set, among).unwrap(),
                "{}", description.in_words()
            );
        }
    }

    #[test]
    fn a_witness_belongs_to_its_set_for_its_facts_alone(a in condition()) {
        let world = World::new();
        let everything = world.everything();
        let universe = Universe::build(&world.declared, &world.things(), &[&everything, &a]).unwrap();
        let set = universe.set(&a).unwrap();
        match universe.witness(set) {
            None => prop_assert!(universe.is_empty(set)),
            Some(witness) => {
                let readers = universe.set(&meaning::of_terms(&world, &witness.facts)).unwrap();
                prop_assert!(!universe.is_empty(readers), "{}", witness.in_words());
                // The example names one version; the numbers below it stay open, so it may only touch the set.
                prop_assert!(!universe.is_disjoint(readers, set).unwrap(), "{}", witness.in_words());
            }
        }
    }
}
