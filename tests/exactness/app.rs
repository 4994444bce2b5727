//! Random declarations: products, devices, questions, and an app with a few screens.

use super::random::Random;
use std::fmt::Write;

/// What a random element is, as far as guides care.
#[derive(Clone, Debug)]
pub struct Element {
    pub key: String,
    pub label: String,
    pub to: Vec<usize>,
    pub sometimes: bool,
}

#[derive(Clone, Debug)]
pub struct Screen {
    pub over: bool,
    pub elements: Vec<Element>,
}

/// What a guide can name.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// Simple tests that conditions are made of.
    pub tests: Vec<String>,
    pub screens: Vec<Screen>,
    /// The versions of the app that tests speak of.
    pub cuts: Vec<String>,
    /// Systems that the guide is for.
    pub systems: &'static str,
    /// A second app; a computer with a program.
    pub chat: bool,
    pub computer: bool,
}

/// The declarations as text, and what they declare.
pub fn declare(random: &mut Random) -> (String, Declared) {
    let mut text = String::new();
    let mut declared = Declared { systems: "android", ..Declared::default() };
    axes(random, &mut text, &mut declared);
    app(random, &mut text, &mut declared);
    (text, declared)
}

/// A test of a version of a product.
fn version_test(random: &mut Random, product: &str, cuts: &[String]) -> String {
    let (one, other) = (random.below(cuts.len()), random.below(cuts.len()));
    let (low, high) = (&cuts[one.min(other)], &cuts[one.max(other)]);
    match random.below(6) {
        0 => format!("{product} {low} or later"),
        1 => format!("{product} before {high}"),
        2 => format!("{product} {low} or earlier"),
        3 => format!("{product} after {low}"),
        4 if low != high => format!("{product} {low} to {high}"),
        _ => format!("{product} {low}"),
    }
}

/// Versions to cut at, in order.
fn cuts(random: &mut Random, count: usize, first: usize) -> Vec<String> {
    let cut = |major: usize| match random.below(4) {
        0 => format!("{major}.{}", random.between(1, 4)),
        _ => format!("{major}"),
    };
    (first..first + count).map(cut).collect()
}

fn axes(random: &mut Random, text: &mut String, declared: &mut Declared) {
    let mut size = 2;
    let many = random.percent(15);
    let count = if many { random.between(6, 15) } else { random.between(1, 3) };
    let mail = cuts(random, count, 2);
    size *= 2 * count + 2;
    let tests = &mut declared.tests;
    for _ in 0..if many { count } else { 3 } {
        tests.push(version_test(random, "mail", &mail));
    }
    declared.cuts = mail;
    let count = random.between(0, 3);
    if count > 0 && !many {
        let android = cuts(random, count, 11);
        size *= 2 * count;
        for _ in 0..2 {
            tests.push(version_test(random, "android", &android));
        }
    }
    if random.percent(50) {
        declared.systems = "android or ios";
        tests.extend(["android".to_owned(), "ios".to_owned()]);
        size += size / 2;
    }
    if random.percent(30) && size < 100 {
        size *= 2;
        declared.chat = true;
        text.push_str("app chat \"Chat\" on android {\n  screen rooms \"Rooms\" {\n    button enter \"Enter\"\n  }\n}\n");
        tests.push("chat".to_owned());
    }
    if random.percent(25) && size < 100 {
        size *= 4;
        text.push_str("skin velvet \"Velvet\" on android {\n}\n");
        tests.push("velvet".to_owned());
        tests.push("velvet 4 or later".to_owned());
    }
    if random.percent(25) && size < 100 {
        size *= 3;
        text.push_str("maker acme \"ACME\"\n");
        let runs = if random.percent(50) { " {\n  runs android 12 or later\n}" } else { "" };
        let _ = writeln!(text, "device fold \"Fold\" by acme{runs}");
        tests.extend(["acme".to_owned(), "fold".to_owned(), "known device".to_owned()]);
    }
    if random.percent(40) && size < 150 {
        size *= 2;
        text.push_str("question plan \"Your plan\" {\n  basic \"Basic\"\n  full \"Full\"\n}\n");
        tests.push("plan is full".to_owned());
        if random.percent(40) && size < 150 {
            size *= 2;
            let when = condition(random, tests);
            let _ = writeln!(
                text,
                "question role \"Your role\" when {when} {{\n  boss \"Boss\"\n  hand \"Hand\"\n}}"
            );
            tests.push("role is boss".to_owned());
        }
    }
    if random.percent(20) && size < 40 && !text.contains("maker") {
        declared.computer = true;
        text.push_str(concat!(
            "app desk \"Desk\" on windows or macos {\n  screen top \"Top\" {\n    button send \"Send\" when windows -> sent\n",
            "    button wipe \"Wipe\" sometimes -> sent\n  }\n  screen sent \"Sent\" {\n    back -> top\n  }\n}\n"
        ));
    }
    if random.percent(20) {
        let named = condition(random, tests);
        let _ = writeln!(text, "condition special = {named}");
        tests.push("special".to_owned());
    }
}

/// A condition made of simple tests.
pub fn condition(random: &mut Random, tests: &[String]) -> String {
    let (one, other) = (random.pick(tests).clone(), random.pick(tests).clone());
    let not = if random.percent(20) { "not " } else { "" };
    match random.below(10) {
        0 => format!("{not}{one} and {other}"),
        1 => format!("({one} or {other})"),
        _ => format!("{not}{one}"),
    }
}

fn app(random: &mut Random, text: &mut String, declared: &mut Declared) {
    let count = random.between(2, 6);
    for place in 0..count {
        let over = place > 0 && random.percent(30);
        declared.screens.push(Screen { over, elements: Vec::new() });
    }
    let _ = writeln!(text, "app mail \"Mail\" on {} {{", declared.systems);
    if random.percent(30) {
        text.push_str("  versions 1.5 or later\n");
    }
    if random.percent(8) {
        text.push_str("  partial\n");
    }
    if random.percent(10) {
        let seen = condition(random, &declared.tests);
        let _ = writeln!(text, "  seen on {seen} otherwise \"Elsewhere names may differ.\"");
    }
    let mut labels = 0;
    for place in 0..count {
        let kind = match declared.screens[place].over {
            true => *random.pick(&["dialog", "sheet", "menu"]),
            false => "screen",
        };
        let _ = writeln!(text, "  {kind} s{place} \"S{place}\" {{");
        for element in 0..random.between(1, 4) {
            let made = self::element(random, text, declared, place, element, &mut labels);
            declared.screens[place].elements.push(made);
        }
        if random.percent(30) {
            let _ = writeln!(text, "    back -> {}", target(random, declared, place).0);
        }
        if random.percent(8) {
            let _ = writeln!(text, "    scan -> {}", target(random, declared, place).0);
        }
        if random.percent(8) {
            let _ = writeln!(text, "    wait -> {}", target(random, declared, place).0);
        }
        if random.percent(8) {
            let _ = writeln!(text, "    then -> {}", target(random, declared, place).0);
        }
        text.push_str("  }\n");
    }
    text.push_str("}\n");
}

/// Where something leads.
fn target(random: &mut Random, declared: &Declared, from: usize) -> (String, Vec<usize>) {
    let count = declared.screens.len();
    if declared.screens[from].over && random.percent(30) {
        return ("under".to_owned(), Vec::new());
    }
    let one = random.below(count);
    let other = random.below(count);
    if random.percent(15) && one != other {
        return (format!("s{one} or s{other}"), vec![one, other]);
    }
    (format!("s{one}"), vec![one])
}

fn element(
    random: &mut Random,
    text: &mut String,
    declared: &Declared,
    screen: usize,
    place: usize,
    labels: &mut usize,
) -> Element {
    let shared = random.percent(15);
    let key = if shared { format!("e{place}") } else { format!("e{screen}{place}") };
    *labels += 1;
    let label = if random.percent(10) { format!("L{}", random.below(*labels)) } else { format!("L{labels}") };
    let mut line = format!("    button {key}");
    let two_labels = random.percent(15);
    if !two_labels {
        let _ = write!(line, " \"{label}\"");
    }
    let when = |random: &mut Random| condition(random, &declared.tests);
    if random.percent(20) {
        let _ = write!(line, " when {}", when(random));
    }
    let sometimes = random.percent(15);
    if sometimes {
        line.push_str(" sometimes");
        if random.percent(30) {
            let _ = write!(line, " when {}", when(random));
        } else if place > 0 && random.percent(30) {
            let rival = &declared.screens[screen].elements[place - 1].key;
            let _ = write!(line, " instead of {rival}");
        }
    }
    if random.percent(7) {
        let _ = write!(line, " disabled when {}", when(random));
    }
    let mut block = String::new();
    let mut to = Vec::new();
    if random.percent(20) {
        let (first, more) = target(random, declared, screen);
        let _ = writeln!(block, "      -> {first} when {}", when(random));
        to.extend(more);
        if random.percent(60) {
            let (second, more) = target(random, declared, screen);
            let _ = writeln!(block, "      -> {second} otherwise");
            to.extend(more);
        }
    } else if random.percent(85) {
        let (only, more) = target(random, declared, screen);
        let _ = write!(line, " -> {only}");
        to = more;
    }
    if random.percent(8) {
        let _ = writeln!(block, "      -> {} on hold", target(random, declared, screen).0);
    }
    if two_labels {
        let _ = writeln!(block, "      label \"{label}\" when {}", when(random));
        if random.percent(80) {
            let _ = writeln!(block, "      label \"Q{label}\" otherwise");
        }
    }
    let end = if block.is_empty() { String::new() } else { format!(" {{\n{block}    }}") };
    let _ = writeln!(text, "{line}{end}");
    Element { key, label, to, sometimes }
}
