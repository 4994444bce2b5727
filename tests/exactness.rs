//! Following the readers is exact: the analysis, which knows sets of readers, and a plain interpreter, which
//! knows each concrete reader, have to find the same in random guides: the same codes at the same places.
//!
//! The guides are texts, made from a fixed seed. For each, every run of versions between two cut points has its
//! reader, so that the readers can miss nothing that the analysis tells apart.
//!
//! `EXACTNESS_GUIDES=10000 cargo test --test exactness` compares more guides than usual; `EXACTNESS_FIRST=500`
//! begins with another one. A guide that differs is printed as small as it can be made. Then either the analysis
//! is wrong, or the interpreter: `docs/language.md` decides.
//!
//! Whoever goes back where an update makes another reader of somebody is taken to come to an end if anybody from the
//! same place does; see `docs/guarantees.md`. That alone the analysis may miss.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::string_slice,
    unreachable_pub
)]

#[path = "exactness/acts.rs"]
mod acts;
#[path = "exactness/alone.rs"]
mod alone;
#[path = "exactness/app.rs"]
mod app;
#[path = "exactness/axes.rs"]
mod axes;
#[path = "exactness/beginning.rs"]
mod beginning;
#[path = "exactness/bodies.rs"]
mod bodies;
#[path = "exactness/branches.rs"]
mod branches;
#[path = "exactness/cells.rs"]
mod cells;
#[path = "exactness/choices.rs"]
mod choices;
#[path = "exactness/compare.rs"]
mod compare;
#[path = "exactness/conditions.rs"]
mod conditions;
#[path = "exactness/doing.rs"]
mod doing;
#[path = "exactness/doubles.rs"]
mod doubles;
#[path = "exactness/features.rs"]
mod features;
#[path = "exactness/fits.rs"]
mod fits;
#[path = "exactness/forms.rs"]
mod forms;
#[path = "exactness/generate.rs"]
mod generate;
#[path = "exactness/interpret.rs"]
mod interpret;
#[path = "exactness/jumps.rs"]
mod jumps;
#[path = "exactness/leads.rs"]
mod leads;
#[path = "exactness/places.rs"]
mod places;
#[path = "exactness/points.rs"]
mod points;
#[path = "exactness/random.rs"]
mod random;
#[path = "exactness/readers.rs"]
mod readers;
#[path = "exactness/routes.rs"]
mod routes;
#[path = "exactness/shrink.rs"]
mod shrink;
#[path = "exactness/situation.rs"]
mod situation;
#[path = "exactness/software.rs"]
mod software;
#[path = "exactness/switches.rs"]
mod switches;

use compare::{Outcome, compare};
use std::collections::BTreeMap;

/// How many guides are compared if nothing else is asked for.
const GUIDES: u64 = 300;

fn asked(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// More differences than these are not looked into.
const MOST_DIFFERENT: usize = 12;

#[test]
fn the_analysis_finds_what_concrete_readers_meet() {
    let first = asked("EXACTNESS_FIRST", 0);
    let (mut same, mut too_much, mut readers) = (0, 0, 0);
    let mut counted: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut different = Vec::new();
    for seed in first..first + asked("EXACTNESS_GUIDES", GUIDES) {
        let text = generate::guide(seed);
        match compare(&text) {
            Outcome::Refused(why) => panic!("guide {seed} is not right: {why}\n{text}"),
            Outcome::TooMuch => too_much += 1,
            Outcome::Same { readers: more, met } => {
                same += 1;
                readers += more;
                met.into_iter().for_each(|what| *counted.entry(what).or_default() += 1);
            }
            Outcome::Different(what) => {
                // Making it small can take long.
                eprintln!("guide {seed}: {what:#?}");
                different.push(format!("guide {seed}\n{}", smallest(&text, &what)));
            }
        }
        if different.len() >= MOST_DIFFERENT {
            break;
        }
    }
    eprintln!("{same} guides with {readers} readers, {too_much} too large; of which with: {counted:?}");
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert!(too_much * 20 <= same, "most guides have to be compared: {too_much} of {same} are too large");
    let missing = features::missing(same, &counted);
    assert!(missing.is_empty(), "too little of this was compared: {missing:#?}");
}

/// The smallest text with the first of these differences, and its differences.
fn smallest(text: &str, what: &[String]) -> String {
    let kind = |what: &str| what.split(' ').take(4).collect::<Vec<_>>().join(" ");
    let wanted = kind(&what[0]);
    let small = shrink::shrink(text, |text| match compare(text) {
        Outcome::Different(what) => what.iter().any(|it| kind(it) == wanted),
        _ => false,
    });
    match compare(&small) {
        Outcome::Different(what) => format!("{small}{}", what.join("\n")),
        _ => small,
    }
}
