//! The algebra of reader sets against brute force over concrete readers.

use guidec::readers::*;
use proptest::prelude::*;

use super::random::{condition, reader};
use super::world::World;

fn has(universe: &Universe, set: Set, only: Set) -> bool {
    let inside = universe.is_subset(only, set).unwrap();
    assert_eq!(inside, !universe.is_disjoint(only, set).unwrap(), "one reader is inside or outside");
    inside
}

proptest! {
    #[test]
    fn sets_agree_with_readers(
        a in condition(),
        b in condition(),
        readers in proptest::collection::vec(reader(), 24),
    ) {
        let world = World::new();
        let everything = world.everything();
        let universe = Universe::build(&world.declared, &world.things(), &[&everything, &a, &b]).unwrap();
        let (of_a, of_b) = (universe.set(&a).unwrap(), universe.set(&b).unwrap());
        let union = universe.union(of_a, of_b).unwrap();
        let both = universe.intersection(of_a, of_b).unwrap();
        let first = universe.difference(of_a, of_b).unwrap();
        let neither = universe.complement(union).unwrap();
        prop_assert_eq!(union, universe.set(&Condition::Any(vec![a.clone(), b.clone()])).unwrap());
        prop_assert_eq!(both, universe.set(&Condition::All(vec![a.clone(), b.clone()])).unwrap());
        prop_assert_eq!(universe.complement(of_a).unwrap(), universe.set(&a.clone().negated()).unwrap());
        prop_assert_eq!(universe.is_subset(of_a, of_b).unwrap(), universe.is_empty(first));
        for reader in &readers {
            let only = universe.set(&world.only(reader)).unwrap();
            prop_assert_eq!(!universe.is_empty(only), world.allows(reader), "{:?}", reader);
            if universe.is_empty(only) {
                continue;
            }
            let (in_a, in_b) = (world.meets(reader, &a), world.meets(reader, &b));
            prop_assert_eq!(has(&universe, of_a, only), in_a);
            prop_assert_eq!(has(&universe, union, only), in_a || in_b);
            prop_assert_eq!(has(&universe, both, only), in_a && in_b);
            prop_assert_eq!(has(&universe, first, only), in_a && !in_b);
            prop_assert_eq!(has(&universe, neither, only), !in_a && !in_b);
        }
    }
}
