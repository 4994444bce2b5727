//! English words for any condition: what is joined on one level is joined by one word.

use guidec::catalogue::Catalogue;
use guidec::readers::*;
use proptest::prelude::*;

use super::random::condition;
use super::world::World;

/// Words that hold an "or" or an "and" and mean one thing.
const IDIOMS: [&str; 4] = ["or later", "or earlier", ", and others", "and readers"];

/// Joints that group, from the widest on: what lies between them is judged by itself.
const GROUPS: [&str; 6] = ["; or ", ", unless ", ", and unless ", ", and either ", ", and if ", "either "];

fn is_mixed(words: &str) -> bool {
    let mut parts = vec![IDIOMS.iter().fold(words.to_lowercase(), |words, idiom| words.replace(idiom, ""))];
    for joint in GROUPS {
        parts = parts.iter().flat_map(|part| part.split(joint)).map(str::to_owned).collect();
    }
    parts.iter().any(|part| part.contains(" or ") && part.contains(" and "))
}

fn check(words: &str) {
    let small = words.to_lowercase();
    for never in
        ["except without", "unless without", "unless not", "  ", " ,", " the ,", "on the :", "except on"]
    {
        assert!(!small.contains(never), "{words}");
    }
    assert!(!small.ends_with(' ') && !small.is_empty(), "{words}");
    assert!(!is_mixed(words), "{words}");
    let (opened, closed) = (words.matches('“').count(), words.matches('”').count());
    assert_eq!(opened, closed, "{words}");
    // An exception reaches to the end: nothing is an alternative to it.
    if let Some((_, taken_out)) = small.split_once("unless ") {
        assert!(!taken_out.contains("; or ") && !taken_out.contains(" with "), "{words}");
    }
}

#[test]
fn mixed_words_are_found() {
    assert!(is_mixed("Android 12 or iOS and App A 3"));
    assert!(is_mixed("On Android 12 or on iOS with App A and App B"));
    assert!(!is_mixed("With App A 3 and App B, either on Android 12 or on iOS"));
    assert!(!is_mixed("On Android 12 or later with App A and App B; or on iOS"));
}

proptest! {
    #[test]
    fn words_have_one_reading(a in condition(), b in condition()) {
        let world = World::new();
        let everything = world.everything();
        let universe = Universe::build(&world.declared, &world.things(), &[&everything, &a, &b]).unwrap();
        let (set, among) = (universe.set(&a).unwrap(), universe.set(&b).unwrap());
        let catalogue = Catalogue::for_language("en");
        let wording = Wording::new(&catalogue, "phone");
        for among in [among, universe.all()] {
            let description = universe.describe(set, among, &[&a]);
            check(&wording.who(&description));
            check(&wording.class(&description));
            check(&wording.audience(&description));
            check(&description.in_words());
        }
        if let Some(witness) = universe.witness(set) {
            check(&witness.in_words());
        }
    }
}
