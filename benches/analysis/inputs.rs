//! Guides for measuring, made by code so that their size is an argument. All that they say is made up.

use std::fmt::Write;

/// An app of six screens and a guide of 14 steps and 3 conditions.
pub(crate) fn ordinary(releases: usize) -> String {
    let releases: Vec<String> = (0..releases).map(|place| format!("4.{place}")).collect();
    let lines: String =
        releases.chunks(100).map(|line| format!("  releases {}\n", line.join(", "))).collect();
    format!(
        r#"
app letters "Letters" on android or ios {{
  versions 4 or later
{lines}
  screen inbox "Inbox" {{
    tab more "More" -> more
    button write "Write" -> editor
  }}
  screen editor "New letter" {{
    field receiver "To"
    field body described "the letter"
    button send "Send" -> inbox
    back -> inbox
  }}
  screen more "More" {{
    row settings "Settings" -> settings
    row labels when letters 4.2 or later -> labels {{
      label "Folders" when letters before 4.5
      label "Labels" otherwise
    }}
    back -> inbox
  }}
  screen settings "Settings" {{
    toggle sounds "Sounds"
    toggle receipts "Read receipts" when android
    row account "Account" -> account
    back -> more
  }}
  screen labels "Labels" {{
    button add "Add"
    back -> more
  }}
  screen account "Account" {{
    field name "Your name"
    button save "Save" -> settings
    back -> settings
  }}
}}

guide tidy "Tidy up Letters" {{
  for letters
  open letters
  tap more > settings
  turn off sounds
  when android {{ turn off receipts }}
  tap account
  type "Ada" into name
  tap save
  back
  when letters 4.2 or later {{
    tap labels
    when letters 4.5 or later {{ tap add }}
    back
  }}
  back
  tap write
  tap send
  done "Your letters are in order."
}}
"#
    )
}

/// 300 steps, six version axes and 30 cut points on each of them; readers part ways and meet again all the time.
pub(crate) fn large() -> String {
    let mut steps = String::new();
    for version in 1..=30 {
        for part in 0..6 {
            writeln!(steps, "  when part-{part} {version} or later {{ tap row-{part} }}").unwrap();
        }
        let (a, b) = (version % 6, (version + 1) % 6);
        writeln!(
            steps,
            "  when part-{a} {version} or later and part-{b} before {version} {{\n    tap over\n    tap back-again\n  }} otherwise {{\n    tap row-{a}\n    tap row-{b}\n  }}"
        )
        .unwrap();
    }
    let rows: String = (0..6).map(|part| format!("    row row-{part} \"Row {part}\"\n")).collect();
    let screens = format!(
        "  screen home \"Home\" {{\n{rows}    row over \"Over there\" -> there\n  }}\n  screen there \"There\" {{ row back-again \"Back again\" -> home }}\n"
    );
    let parts: String = (1..6).map(|part| format!("app part-{part} \"Part {part}\" on android\n")).collect();
    format!(
        "app part-0 \"Part 0\" on android {{\n{screens}}}\n{parts}\nguide large \"A large guide\" {{\n  for part-0\n  open part-0\n{steps}  done\n}}\n"
    )
}

/// Towers of blocks, each in the one before it, 200 conditions in all.
pub(crate) fn nested_blocks() -> String {
    let mut steps = String::new();
    for tower in 0..4 {
        for level in 0..50 {
            writeln!(steps, "when app-{} {} or later {{", (tower + level) % 4, level + 1).unwrap();
        }
        write!(steps, "do \"Look.\"\n{}", "}\n".repeat(50)).unwrap();
    }
    of_apps(4, "android", &steps)
}

/// Four conditions of 50 tests, each in the parentheses of the one before it.
pub(crate) fn nested_parentheses() -> String {
    let mut steps = String::new();
    for tower in 0..4 {
        let mut condition = format!("app-{tower} 100");
        for level in 0..49 {
            let word = if level % 2 == 0 { "and" } else { "or" };
            condition = format!("app-{} {} or later {word} ({condition})", (tower + level) % 4, level + 1);
        }
        writeln!(steps, "when {condition} {{ do \"Look.\" }}").unwrap();
    }
    of_apps(4, "android", &steps)
}

/// 200 named conditions, each of which uses the one before it.
pub(crate) fn chained_names() -> String {
    let mut names = String::from("condition chain-0 = app-0 1\n");
    for place in 1..200 {
        let (word, before) = (if place % 2 == 0 { "and" } else { "or" }, place - 1);
        writeln!(names, "condition chain-{place} = app-{} {place} or later {word} chain-{before}", place % 4)
            .unwrap();
    }
    let guide = of_apps(4, "android", "when chain-199 { do \"Look.\" }\n");
    format!("{names}{guide}")
}

/// Forty apps in pairs, so ordered that no diagram of them is small.
pub(crate) fn tangled() -> String {
    let order: Vec<String> = (0..40).map(|app| format!("app-{app}")).collect();
    let pairs: Vec<String> = (0..20).map(|app| format!("(app-{app} and app-{})", app + 20)).collect();
    let steps = format!("when {} {{ do \"Look.\" }}\n", pairs.join(" or "));
    of_apps(40, &format!("android or {}", order.join(" or ")), &steps)
}

fn of_apps(count: usize, audience: &str, steps: &str) -> String {
    let apps: String = (0..count).map(|app| format!("app app-{app} \"App {app}\" on android\n")).collect();
    format!("{apps}guide measured \"What is measured\" {{\nfor {audience}\n{steps}done\n}}\n")
}

const SHARED: &str = "app letters \"Letters\" on android {\n  versions 1 or later\n  screen home \"Home\" { button more \"More\" }\n}\n";

/// A procedure of 100 steps that is followed from many places, each by readers of another version.
pub(crate) fn procedures(callers: usize) -> String {
    let mut text =
        format!("{SHARED}procedure shared \"Shared\" {{\n  for android and letters\n  start home\n");
    for version in 1..=50 {
        let _ = writeln!(text, "  tap more\n  when letters {version} {{ tap more }}");
    }
    let _ = writeln!(text, "}}\nguide many \"Many\" {{\n  for android and letters\n  open letters");
    for version in 1..=callers {
        let _ = writeln!(text, "  when letters {version} {{ follow shared }}");
    }
    text + "}\n"
}

/// Procedures in each other, each of which follows the next one twice.
pub(crate) fn nested_procedures(depth: usize) -> String {
    let mut text = SHARED.to_owned();
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
