//! A procedure is walked once, not once more for each caller. Counted, not timed.

use crate::follow::follow;
use std::fmt::Write;

const APP: &str = r#"app letters "Letters" on android {
  versions 1 or later
  screen home "Home" { button more "More" }
}
"#;

/// How many statements are walked for the guide of a text without mistakes.
fn walked(text: &str) -> usize {
    let followed = follow(text);
    assert!(followed.findings.is_empty(), "{:?}\n{text}", followed.findings);
    followed.followings[0].as_ref().unwrap().walked
}

/// One procedure of 100 steps, followed by readers of as many versions as there are callers.
fn called(callers: usize) -> String {
    let mut text = format!("{APP}procedure shared \"Shared\" {{\n  for android and letters\n  start home\n");
    for version in 1..=50 {
        let _ = writeln!(text, "  tap more\n  when letters {version} {{ tap more }}");
    }
    let _ = writeln!(text, "}}\nguide many \"Many\" {{\n  for android and letters\n  open letters");
    for version in 1..=callers {
        let _ = writeln!(text, "  when letters {version} {{ follow shared }}");
    }
    text + "}\n"
}

/// Procedures in each other, each followed twice, by some readers only the second time.
fn nested(depth: usize) -> String {
    let mut text = APP.to_owned();
    for level in 0..depth {
        let next = level + 1;
        let _ = write!(text, "procedure p{level} \"P{level}\" {{\n  for android and letters\n  start home\n");
        let _ = writeln!(text, "  when letters before {} {{ tap more }}", level + 2);
        if next < depth {
            let _ =
                writeln!(text, "  follow p{next}\n  when letters before {} {{ follow p{next} }}", next + 10);
        }
        text += "}\n";
    }
    text + "guide deep \"Deep\" {\n  for android and letters\n  open letters\n  follow p0\n}\n"
}

#[test]
fn callers_with_other_readers_walk_only_their_own_lines() {
    let (one, forty) = (walked(&called(1)), walked(&called(40)));
    assert!(one > 100, "{one}");
    // A `when` and a `follow` each.
    assert_eq!(forty, one + 39 * 2);
}

#[test]
fn what_is_nested_is_walked_once_at_each_depth() {
    let (one, eight) = (walked(&nested(1)), walked(&nested(8)));
    let each = walked(&nested(2)) - one;
    assert_eq!(eight, one + 7 * each);
}
