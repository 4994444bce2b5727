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
//! Not compared: warnings before what cannot be undone, verbs and gestures that do not fit an element, `go to`, `choose`, `drag`, `turn off all`, `allow`; and
//! whether whoever goes back comes to an end where an update makes another reader of them.
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
#[path = "exactness/beginning.rs"]
mod beginning;
#[path = "exactness/bodies.rs"]
mod bodies;
#[path = "exactness/branches.rs"]
mod branches;
#[path = "exactness/compare.rs"]
mod compare;
#[path = "exactness/conditions.rs"]
mod conditions;
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
#[path = "exactness/random.rs"]
mod random;
#[path = "exactness/readers.rs"]
mod readers;
#[path = "exactness/shrink.rs"]
mod shrink;
#[path = "exactness/situation.rs"]
mod situation;

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
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    let mut different = Vec::new();
    for seed in first..first + asked("EXACTNESS_GUIDES", GUIDES) {
        let text = generate::guide(seed);
        match compare(&text) {
            Outcome::Refused(why) => panic!("guide {seed} is not right: {why}\n{text}"),
            Outcome::TooMuch => too_much += 1,
            Outcome::Same { readers: more, found: codes } => {
                same += 1;
                readers += more;
                codes.into_iter().for_each(|code| *found.entry(code).or_default() += 1);
            }
            Outcome::Different(what) => different.push(format!("guide {seed}\n{}", smallest(&text, &what))),
        }
        if different.len() >= MOST_DIFFERENT {
            break;
        }
    }
    eprintln!("{same} guides with {readers} readers, {too_much} too large; found: {found:?}");
    assert!(different.is_empty(), "{}", different.join("\n"));
    assert!(too_much * 20 <= same, "most guides have to be compared: {too_much} of {same} are too large");
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
