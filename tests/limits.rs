//! Whatever a stranger writes, the command ends soon, in little memory, with words; and nothing is written.
//!
//! Each shape made some earlier version slow, large, or crash.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::Command;

/// More than a statement may hold, and fewer than make a file too large.
const MANY: usize = 20_000;
/// More than a branch may have, and fewer than make a file too large.
const ARMS: usize = 2_000;
/// As many statements as a file may nearly have.
const STATEMENTS: usize = 9_000;

/// What a run may take, in seconds of processor time, whatever else the machine does. What is quadratic takes minutes.
const SECONDS: u64 = 60;
const KIBIBYTES: usize = 1_500_000;

struct Ended {
    code: Option<i32>,
    said: String,
    files: usize,
}

/// Runs the command in a folder with that guide.
fn run(command: &str, guide: &str) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.guide"), guide).unwrap();
    let mut process = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        let line =
            format!("ulimit -v {KIBIBYTES}; ulimit -t {SECONDS}; exec \"$0\" {command} --format short");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_guidec")]);
        shell
    } else {
        let mut process = Command::new(env!("CARGO_BIN_EXE_guidec"));
        process.args(command.split(' ')).args(["--format", "short"]);
        process
    };
    let output = process.current_dir(folder.path()).output().unwrap();
    assert!(output.status.code().is_some(), "{:?} for {guide:.60}", output.status);
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked") && said.len() < 100_000, "{guide:.60}\n{said:.2000}");
    Ended { code: output.status.code(), said, files: std::fs::read_dir(folder.path()).unwrap().count() }
}

/// Refused, with that finding, and nothing is written.
fn refused(command: &str, guide: &str, code: &str) {
    let ended = run(command, guide);
    assert_eq!(ended.code, Some(1), "{guide:.60}\n{:.2000}", ended.said);
    assert!(ended.said.contains(code), "{code} is not in {:.2000}\n{guide:.60}", ended.said);
    assert_eq!(ended.files, 1, "{guide:.60}");
}

/// Fine.
fn clean(command: &str, guide: &str) {
    let ended = run(command, guide);
    assert_eq!(ended.code, Some(0), "{guide:.60}\n{:.2000}", ended.said);
}

fn guide(body: &str) -> String {
    format!("guide x \"X\" {{\n  for android\n{body}\n}}\n")
}

fn app(screens: &str) -> String {
    format!("app a \"A\" on android {{\n  versions 1 or later\n{screens}\n}}\n")
}

fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|number| line(number) + "\n").collect()
}

#[test]
fn long_conditions_are_refused() {
    let versions: Vec<String> = (1..MANY).map(|version| version.to_string()).collect();
    refused("check", &guide(&format!("when android {} {{ back }}", versions.join(" or "))), "E0140");
    refused("check", &guide(&format!("when {} {{ back }}", vec!["android"; MANY].join(" and "))), "E0140");
}

#[test]
fn long_branches_are_refused() {
    refused(
        "check",
        &guide(&format!("when ios {{ back }}{}", " otherwise when ios { back }".repeat(ARMS))),
        "E0140",
    );
    refused(
        "check",
        &guide(&format!("either \"a\" {{ back }}{}", " or \"b\" { back }".repeat(ARMS))),
        "E0140",
    );
    refused("check", &guide(&format!("try {{ back }}{}", "\nor else { back }".repeat(ARMS))), "E0140");
    let arms = each(2_000, |answer| format!("when q is a{answer} {{ back }}"));
    refused("check", &guide(&format!("exactly one {{\n{arms}}}")), "E0140");
}

#[test]
fn long_statements_and_labels_are_refused() {
    refused("check", &guide(&format!("tap {}", vec!["\"a\""; MANY].join(" > "))), "E0140");
    let labels = each(2_000, |version| format!("label \"L\" when android {version}"));
    refused("check", &app(&format!("screen s {{\nbutton b {{\n{labels}}}\n}}")), "E0140");
    refused("check", &guide(&format!("tap \"{}\"", "x".repeat(100_000))), "E0140");
    clean("check", &guide(&format!("tap {}", vec!["\"a\""; 1_000].join(" > "))));
}

/// Where it stands says nothing of how long it is.
#[test]
fn the_indentation_of_a_text_is_not_counted() {
    let text = |lines: usize, indented: usize| {
        let line = " ".repeat(indented) + "x\n";
        guide(&format!("do \"\"\"\n{}\"\"\"", line.repeat(lines)))
    };
    clean("check", &text(49_000, 0));
    clean("check", &text(2_000, 120));
    refused("check", &text(51_000, 0), "E0140");
}

/// What Markdown is read into takes some hundred times as much memory.
#[test]
fn prose_that_is_too_long_is_not_read_as_markdown() {
    let prose = guide(&format!("do \"{}\"", "[x](javascript:y) ".repeat(6_000)));
    refused("check", &prose, "E0140");
    let ended = run("check", &prose);
    assert!(!ended.said.contains("E0505"), "{:.2000}", ended.said);
}

#[test]
fn names_that_use_names_are_looked_into_once() {
    let conditions = each(60, |place| format!("condition c{} \"C\" = c{place} and c{place}", place + 1));
    let text = format!("condition c0 \"C\" = android 12\n{conditions}{}", guide("when c60 { back }"));
    clean("check", &text);
}

/// Forty products in pairs, all the first ones before all the second ones: the smallest diagram has a million nodes.
#[test]
fn tangled_conditions_are_refused() {
    let apps = each(40, |place| format!("app a{place} \"A\" on android"));
    let order: Vec<String> = (0..40).map(|place| format!("a{place}")).collect();
    let pairs: Vec<String> = (0..20).map(|place| format!("(a{place} and a{})", place + 20)).collect();
    let steps = format!("when {} {{ do \"x\" }}\nwhen {} {{ back }}", order.join(" or "), pairs.join(" or "));
    refused("check", &(apps + &guide(&steps)), "E0466");
}

/// Whether of three rows of eleven products the first is like the third, and the second, too: few nodes, which are
/// compared in millions of pairs.
#[test]
fn conditions_that_take_long_to_join_are_refused() {
    let product = |place: usize| format!("{}{}", ["a", "b", "c"][place / 11], place % 11);
    let apps = each(33, |place| format!("app {} \"A\" on android", product(place)));
    let order: Vec<String> = (0..33).map(product).collect();
    let like = |row: &str| {
        let pair = |place| format!("(({row}{place} and c{place}) or (not {row}{place} and not c{place}))");
        (0..11).map(pair).collect::<Vec<_>>().join(" and ")
    };
    let conditions =
        format!("condition one \"One\" = {}\ncondition two \"Two\" = {}\n", like("a"), like("b"));
    let steps = format!("when {} {{ do \"x\" }}\nwhen one and two {{ back }}", order.join(" or "));
    refused("check", &(apps + &conditions + &guide(&steps)), "E0466");
}

#[test]
fn guides_are_not_printed_without_end() {
    let tap = format!("tap \"a\" {{\n{}}}\n", "note \"x\"\n".repeat(100));
    let procedure = format!("procedure p \"P\" {{\n{}}}\n", tap.repeat(50));
    let followed = |times| procedure.clone() + &guide(&"follow p\n".repeat(times));
    clean("check", &followed(9));
    refused("check", &followed(11), "E0590");
}

#[test]
fn procedures_do_not_stand_in_each_other_without_end() {
    // Each follows the next one where NEXT stands.
    let linked = |length: usize, body: &str| {
        let last = format!("procedure p{length} \"P\" {{\nback\n}}\n");
        let rest = each(length, |place| {
            format!("procedure p{place} \"P\" {{\n{}\n}}", body.replace("NEXT", &format!("p{}", place + 1)))
        });
        rest + &last + &guide("follow p0")
    };
    let chain = |length: usize| linked(length, "follow NEXT");
    clean("check", &chain(62));
    clean("build --target all", &chain(62));
    refused("check", &chain(63), "E0440");
    refused("check", &chain(STATEMENTS / 2), "E0440");
    let (open, close) = ("optional {\n".repeat(30), "}\n".repeat(30));
    let grouped = |length: usize| linked(length, &format!("{open}follow NEXT\n{close}"));
    clean("check", &grouped(2));
    refused("check", &grouped(3), "E0440");
    refused("check", &grouped(31), "E0440");
    let doubled = |length: usize| linked(length, "follow NEXT\nfollow NEXT");
    clean("check", &doubled(10));
    refused("check", &doubled(12), "E0477");
    refused("check", &doubled(22), "E0477");
}

#[test]
fn names_are_not_compared_without_end() {
    let buttons = each(600, |place| format!("button button-{place}x \"B{place}\""));
    let text = app(&format!("screen s \"S\" {{\n{buttons}}}"));
    let taps = |count| each(count, |place| format!("tap button-{place}y"));
    // What is told in short has no suggestions, but says to how many findings there are some.
    let suggested = |count| {
        let said = run("check", &(text.clone() + &guide(&format!("open a\n{}", taps(count))))).said;
        let (_, number) = said.split_once("--unsafe-fixes` cures ").unwrap();
        number.split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    let (few, many) = (suggested(100), suggested(400));
    assert!(few == 100 && (200..300).contains(&many), "{few} and {many}");
}

#[test]
fn what_is_inherited_is_counted() {
    let acts = each(900, |version| format!("back -> p when a {}", version + 1));
    let children = each(2_000, |place| format!("screen s{place} like p"));
    refused("check", &app(&format!("screen p {{\n{acts}}}\n{children}")), "E0414");
}

#[test]
fn words_are_not_printed_without_end() {
    let words = "x".repeat(90_000);
    let procedure = format!("procedure p \"P\" {{\ndo \"{words}\"\n}}\n");
    refused("build --target all", &(procedure + &guide(&"follow p\n".repeat(1_000))), "E0590");
    let emphasis = format!("do \"{}\"\n", "*a* **b** ".repeat(9_000));
    refused("build --target all", &guide(&emphasis.repeat(5)), "E0590");
    let value = format!("value v \"{}\"\n", "v".repeat(1_900));
    refused("build --target all", &(value + &guide(&format!("do \"{}\"", "{v} ".repeat(MANY)))), "E0590");
}

#[test]
fn large_screens_and_many_readers_are_followed() {
    let buttons = each(900, |place| format!("button b{place} \"B\" sometimes"));
    let looks = each(100, |place| format!("if see b{place} {{ tap b{place} }}"));
    let text = app(&format!("screen s \"S\" {{\n{buttons}}}")) + &guide(&format!("open a\n{looks}"));
    run("check", &text);
    let devices =
        each(300, |place| format!("device d{place} \"D{place}\" by \"M\" {{ runs android 11 to 13 }}"));
    let whens = each(300, |place| format!("when d{place} {{ do \"x\" }}"));
    clean("check", &(devices + &guide(&whens)));
}

#[test]
fn many_apps_may_have_been_left() {
    let apps = each(14, |number| {
        format!("app a{number} \"A{number}\" on android {{ screen s{number} {{ button b \"B\" }} }}")
    });
    let all: Vec<String> = (0..14).map(|number| format!("a{number}")).collect();
    let opened = each(14, |number| format!("  optional {{ open a{number} }}"));
    let back = each(14, |number| format!("  if \"it rings\" {{ return to a{number} }}"));
    let steps = each(14, |number| {
        format!(
            "  optional {{ step s{number}: do \"It.\" }}\n  within 8 minutes of s{number} {{ do \"That.\" }}"
        )
    });
    let guides = format!("{apps}guide x \"X\" {{\n  for {}\n{opened}{back}  done\n}}\n", all.join(" and "));
    refused("check", &guides, "E0468");
    refused("check", &guide(&steps), "E0497");
}

#[test]
fn many_mistakes_are_counted() {
    refused("check", &guide(&"tpa \"x\"\n".repeat(STATEMENTS)), "more errors");
    refused("check", &guide(&each(STATEMENTS, |place| format!("tap zork{place}"))), "more errors");
    refused("check", &"guide g \"G\" { do \"x\" }\n".repeat(STATEMENTS / 2), "E0202");
    refused("check", &"guide g \"G\" { do \"x\" }\n".repeat(MANY / 2), "E0103");
    refused("check", &"{".repeat(100_000), "E0104");
}

#[test]
fn numbers_for_hidden_characters_are_refused() {
    for number in ["&#27;", "&#x202e;", "&#x2028;", "&#13;"] {
        refused("build --target all", &guide(&format!("do \"x {number} y\"")), "E0102");
        refused("build --target all", &guide(&format!("do \"[x](https://a.example/{number})\"")), "E0505");
    }
    refused("build --target all", &guide("do \"[r]: https://a.example\""), "E0540");
}
