//! Mistakes in a small right guide, each with what has to be found.

use super::super::follow::codes;

const ALIPAY: &str = include_str!("../../cases/analysis/alipay.guide");

/// What is replaced by what, and what has to be found then.
const MUTATIONS: [(&str, &str, &str); 14] = [
    // A step names something else.
    ("tap leave-plan\n", "tap \"Exit the plan\"\n", "E0450"),
    ("tap still-leave > give-up", "tap give-up > still-leave", "E0450"),
    ("  tap mine\n", "", "E0450"),
    (
        "tap mutual-treasure > my-mutual-aid > plan",
        "tap mutual-treasure\n  back\n  tap my-mutual-aid",
        "E0450",
    ),
    ("tap mutual-treasure > my-mutual-aid > plan", "tap aid", "E0453"),
    // The app changed.
    ("link leave-plan \"Exit the", "link leave-plan when alipay before 10.4 \"Exit the", "E0450"),
    ("card plan \"Serious", "card plan disabled when alipay 11 or later \"Serious", "E0475"),
    ("screen home \"Alipay\" { has tabs }", "screen home \"Alipay\" { }", "E0450"),
    ("-> reasons }", "-> my }", "E0450"),
    ("button ok \"OK\" cannot be undone -> left", "button ok \"OK\" cannot be undone -> my", "E0464"),
    // The text around the steps.
    ("  warning \"Cover for {member-name} ends as soon as you confirm.\"\n", "", "E0465"),
    ("  tap ok\n", "", "E0464"),
    ("android and alipay 10.2.53 or later\n", "android and ios and alipay\n", "E0460"),
    ("  tap mine\n", "  done \"Here.\"\n  tap mine\n", "E0463"),
];

#[test]
fn each_mutation_is_caught() {
    let mut missed = Vec::new();
    for (from, to, code) in MUTATIONS {
        assert!(ALIPAY.contains(from), "{from}");
        let found = codes(&ALIPAY.replacen(from, to, 1));
        if !found.contains(&code) {
            missed.push(format!("{from:?} -> {to:?}: {found:?}, not {code}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn the_right_guide_is_clean() {
    assert_eq!(codes(ALIPAY), Vec::<&str>::new());
}
