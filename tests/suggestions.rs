//! What is suggested about usual slips is right: the guide with it compiles, and says what is expected here.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use guidec::build::{Keep, Project, compile};
use guidec::diagnostic::{Diagnostic, Severity};
use guidec::host::{MemoryHost, ProjectPath};

/// Declarations that the lines below speak of.
const DECLARED: &str = r#"os android "Android" { names "15 QPR1" after 15 }
app notes "Notes" on android or ios {
  versions 5 or later
  screen home "Notes" {
    button more "More" -> more
    field words "Words"
  }
  screen more "More" { row about "About" }
}
question plan "Your plan" { free "Free", paid "Paid", trial "Trial" }
"#;

/// A line among the steps of a guide for everybody with Notes, and what is to be made of it.
const SLIPS: &[(&str, &str)] = &[
    // Answers.
    (r#"when plan is free, paid { do "a" }"#, r#"when plan is one of free, paid { do "a" }"#),
    (r#"when plan is free or paid { do "a" }"#, r#"when plan is one of free, paid { do "a" }"#),
    (r#"when not plan is free, paid { do "a" }"#, r#"when not plan is one of free, paid { do "a" }"#),
    (r#"when plan paid { do "a" }"#, r#"when plan is paid { do "a" }"#),
    (r#"when plan is not paid { do "a" }"#, r#"when not plan is paid { do "a" }"#),
    // Versions.
    (r#"when notes 7,2 or later { do "a" }"#, r#"when notes 7.2 or later { do "a" }"#),
    (r#"when notes v7 { do "a" }"#, r#"when notes 7 { do "a" }"#),
    (r#"when notes version 7 { do "a" }"#, r#"when notes 7 { do "a" }"#),
    (r#"when notes is 7 { do "a" }"#, r#"when notes 7 { do "a" }"#),
    (r#"when notes is 7 or later { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (r#"when notes is not 7 { do "a" }"#, r#"when not notes 7 { do "a" }"#),
    (r#"when android Pie { do "a" }"#, r#"when android "Pie" { do "a" }"#),
    (r#"when android 15 QPR1 { do "a" }"#, r#"when android "15 QPR1" { do "a" }"#),
    (r#"when notes 7 - 7.2 { do "a" }"#, r#"when notes 7 to 7.2 { do "a" }"#),
    (r#"when notes 7-8 { do "a" }"#, r#"when notes 7 to 8 { do "a" }"#),
    (r#"when notes 7..8 { do "a" }"#, r#"when notes 7 to 8 { do "a" }"#),
    (r#"when notes 7–8 { do "a" }"#, r#"when notes 7 to 8 { do "a" }"#),
    (r#"when notes 7 through 8 { do "a" }"#, r#"when notes 7 to 8 { do "a" }"#),
    (r#"when notes between 7 and 8 { do "a" }"#, r#"when notes 7 to 8 { do "a" }"#),
    (r#"when notes from 7 to 8 { do "a" }"#, r#"when notes 7 to 8 { do "a" }"#),
    (r#"when notes newer than 7 { do "a" }"#, r#"when notes after 7 { do "a" }"#),
    (r#"when notes is newer than 7 { do "a" }"#, r#"when notes after 7 { do "a" }"#),
    (r#"when notes above 7 { do "a" }"#, r#"when notes after 7 { do "a" }"#),
    (r#"when notes at least 7 { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (r#"when notes is at least 7 { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (r#"when notes from 7 { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (r#"when notes from 7 on { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (r#"when notes older than 7 { do "a" }"#, r#"when notes before 7 { do "a" }"#),
    (r#"when notes below 7 { do "a" }"#, r#"when notes before 7 { do "a" }"#),
    (r#"when notes up to 7 { do "a" }"#, r#"when notes 7 or earlier { do "a" }"#),
    (r#"when notes 7 or newer { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (r#"when notes 7 and above { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (r#"when notes 7 upwards { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (r#"when notes 7+ { do "a" }"#, r#"when notes 7 or later { do "a" }"#),
    (
        r#"when (notes at least 7) and plan is free { do "a" }"#,
        r#"when (notes 7 or later) and plan is free { do "a" }"#,
    ),
    // Words for systems.
    (r#"when iphone { do "a" }"#, r#"when ios { do "a" }"#),
    // Blocks and lines.
    (r#"when android do "a""#, r#"when android { do "a" }"#),
    (r#"if see more do "a""#, r#"if see more { do "a" }"#),
    ("when android\n  {\n    do \"a\"\n  }", "when android {\n    do \"a\"\n  }"),
    (
        r#"when android 12 { do "a" } else if android 13 { do "b" } otherwise { do "c" }"#,
        r#"when android 12 { do "a" } otherwise when android 13 { do "b" } otherwise { do "c" }"#,
    ),
    (
        r#"when android 12 { do "a" } otherwise if android 13 { do "b" }"#,
        r#"when android 12 { do "a" } otherwise when android 13 { do "b" }"#,
    ),
    (
        r#"if "it rings" { do "a" } else if "it blinks" { do "b" } else { do "c" }"#,
        r#"if "it rings" { do "a" } otherwise if "it blinks" { do "b" } otherwise { do "c" }"#,
    ),
    ("tap \"More\" see about", "tap \"More\"\n  see about"),
    ("step 1: tap more", "tap more"),
    ("clik more", "tap more"),
    // Taps.
    ("tap more, about", "tap more > about"),
    ("tap more and about", "tap more > about"),
    (r#"tap "More" -> "About""#, r#"tap "More" > "About""#),
    (r#"tap "More" "About""#, r#"tap "More" > "About""#),
    (r#"tap "About" in "More""#, r#"tap "More" > "About""#),
    (r#"tap the "More""#, r#"tap "More""#),
    (r#"tap "More" button"#, r#"tap "More""#),
    (r#"tap on "More""#, r#"tap "More""#),
    ("tap ‘More’", r#"tap "More""#),
    ("tap «More»", r#"tap "More""#),
    ("do “Look around.”\n  do 'Look again.'", "do “Look around.”\n  do \"Look again.\""),
    (r#"do "Look around.”"#, r#"do "Look around.""#),
];

/// The same for a line among the elements of a screen.
const ON_SCREENS: &[(&str, &str)] = &[
    (r#"switch power "Power""#, r#"toggle power "Power""#),
    (r#"item other "Other""#, r#"row other "Other""#),
    (r#"list item other "Other""#, r#"row other "Other""#),
    (r#"row other "Other" for android 12"#, r#"row other "Other" when android 12"#),
    (r#"tab other "Other" only for android 12"#, r#"tab other "Other" when android 12"#),
    (r#"buton other "Other""#, r#"button other "Other""#),
];

fn screen(line: &str) -> String {
    format!(
        "{DECLARED}app other \"Other\" on android {{\n  screen start \"Start\" {{\n    {line}\n  }}\n}}\n"
    )
}

fn guide(line: &str) -> String {
    format!(
        "{DECLARED}guide \"G\" {{\n  for notes\n  value name \"Your name\"\n  open notes\n  {line}\n  note \"{{name}}\"\n}}\n"
    )
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let host = MemoryHost::new();
    host.add(ProjectPath::new("case.guide").unwrap(), text);
    let project = Project::open(&host, &[]).unwrap();
    let found = compile(&host, &project, Keep::Findings).diagnostics;
    found.into_iter().filter(|finding| finding.severity == Severity::Error).collect()
}

/// The text with all fixes that are offered.
fn fixed(text: &str, findings: &[Diagnostic]) -> String {
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let mut edits: Vec<_> = fixes.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
    }
    text
}

#[test]
fn every_suggestion_compiles_and_is_what_was_meant() {
    check(SLIPS, guide);
    check(ON_SCREENS, screen);
}

fn check(slips: &[(&str, &str)], file: fn(&str) -> String) {
    let mut wrong = String::new();
    for (slip, meant) in slips {
        let before = file(slip);
        let found = findings(&before);
        if found.is_empty() {
            wrong.push_str(&format!("\n{slip}: nothing is said\n"));
        }
        // Of several readings, what is meant must stand in one of the helps.
        let said = |finding: &Diagnostic| finding.help.iter().any(|help| contained(help, meant));
        let after = match found.iter().all(|finding| finding.fix.is_some()) {
            true => fixed(&before, &found),
            false if found.iter().all(|finding| finding.fix.is_some() || said(finding)) => file(meant),
            false => before.clone(),
        };
        let left = findings(&after);
        if after != file(meant) || !left.is_empty() {
            wrong.push_str(&format!("\n{slip}\n{found:#?}\nbecame\n{after}\n{left:#?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Whether a help shows a part of the line that is meant.
fn contained(help: &str, meant: &str) -> bool {
    help.split('`').skip(1).step_by(2).any(|shown| meant.contains(shown))
}

#[test]
fn what_a_word_processor_makes_of_a_line_is_understood() {
    for line in ["tap more → about", "tap “More” › “About”", "tap more ⇒ about"] {
        let found = findings(&guide(line));
        assert!(found.is_empty(), "{line}\n{found:#?}");
    }
}
