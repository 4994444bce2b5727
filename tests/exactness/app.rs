//! Random declarations: products, devices, questions, and an app with a few screens.

use super::axes;
use super::random::Random;
use std::fmt::Write;

/// What a random element is, as far as guides care.
#[derive(Clone, Debug)]
pub struct Element {
    pub key: String,
    pub label: String,
    /// It has none: steps name it by its key.
    pub unlabelled: bool,
    pub to: Vec<usize>,
    pub sometimes: bool,
    pub kind: &'static str,
    /// Where only another gesture leads.
    pub held: bool,
    /// It cannot be undone.
    pub for_good: bool,
    /// It does not react for some.
    pub disabled: bool,
}

impl Element {
    pub fn is_switch(&self) -> bool {
        ["toggle", "checkbox"].contains(&self.kind)
    }
}

#[derive(Clone, Debug)]
pub struct Screen {
    pub over: bool,
    pub elements: Vec<Element>,
    /// What it becomes by itself.
    pub then: Vec<usize>,
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
    /// A question that one may answer with the app.
    pub answered_with_mail: bool,
    /// A second app; a computer with a program.
    pub chat: bool,
    pub computer: bool,
    /// Six axes, one with thirty cut points; tests of all of them.
    pub large: bool,
    pub ladder: Vec<String>,
}

/// The declarations as text, and what they declare.
pub fn declare(random: &mut Random) -> (String, Declared) {
    let mut text = String::new();
    let mut declared = Declared { systems: "android", ..Declared::default() };
    axes::axes(random, &mut text, &mut declared);
    app(random, &mut text, &mut declared);
    (text, declared)
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
        declared.screens.push(Screen { over, elements: Vec::new(), then: Vec::new() });
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
        let title = if random.percent(35) { random.below(place + 1) } else { place };
        let title = match random.below(20) {
            0 => "described \"the last one\"".to_owned(),
            _ => format!("\"S{title}\""),
        };
        let _ = writeln!(text, "  {kind} s{place} {title} {{");
        if place == 0 && declared.large {
            ladder(random, text, declared);
        }
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
            let (mut then, mut shown) = target(random, declared, place);
            let other = random.below(count);
            if random.percent(35) && shown.len() == 1 && shown[0] != other {
                then = format!("{then} or s{other}");
                shown.push(other);
            }
            let _ = writeln!(text, "    then -> {then}");
            declared.screens[place].then = shown;
        }
        text.push_str("  }\n");
    }
    text.push_str("}\n");
}

/// A button that leads elsewhere for each kind of readers.
fn ladder(random: &mut Random, text: &mut String, declared: &Declared) {
    text.push_str("    button ladder \"Ladder\" {\n");
    for test in &declared.ladder {
        let other = random.pick(&declared.ladder);
        let test = if random.percent(30) { format!("{test} and {other}") } else { test.clone() };
        let _ = writeln!(text, "      -> {} when {test}", target(random, declared, 0).0);
    }
    let _ = writeln!(text, "      -> {} otherwise\n    }}", target(random, declared, 0).0);
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
    let before = declared.screens[screen].elements.last().map(|element| element.kind);
    let pickers = if before == Some("picker") { 35 } else { 8 };
    let toggles = if before == Some("toggle") { 40 } else { 10 };
    let kinds = [60, toggles, 5, 8, 5, pickers, 4];
    let kind = ["button", "toggle", "checkbox", "row", "field", "picker", "image"][random.weighted(&kinds)];
    let mut line = format!("    {kind} {key}");
    let two_labels = random.percent(15);
    let unlabelled = !two_labels && random.percent(12);
    if unlabelled {
        let _ = write!(line, " {}", random.pick(&["described \"the knob\"", "looks \"a pen\""]));
    } else if !two_labels {
        let _ = write!(line, " \"{label}\"");
    }
    let when = |random: &mut Random| condition(random, &declared.tests);
    if random.percent(8) && !unlabelled {
        let _ =
            write!(line, " {}", random.pick(&["at \"top left\"", "at \"top right\"", "looks \"a heart\""]));
    }
    if random.percent(20) {
        let _ = write!(line, " when {}", when(random));
    }
    let sometimes = random.percent(15);
    if sometimes {
        line.push_str(" sometimes");
        if random.percent(30) {
            let _ = write!(line, " when {}", when(random));
        }
        if place > 0 && random.percent(30) {
            let rival = &declared.screens[screen].elements[place - 1].key;
            let _ = write!(line, " instead of {rival}");
        }
    }
    let disabled = random.percent(7);
    if disabled {
        let _ = write!(line, " disabled when {}", when(random));
    }
    let for_good = random.percent(8);
    if for_good {
        line.push_str(" cannot be undone");
    }
    let mut block = String::new();
    let mut to = Vec::new();
    let leads = if ["button", "row", "image"].contains(&kind) { 85 } else { 25 };
    let mut held = false;
    if random.percent(leads / 4) {
        let (first, more) = target(random, declared, screen);
        let _ = writeln!(block, "      -> {first} when {}", when(random));
        to.extend(more);
        if random.percent(60) {
            let (second, more) = target(random, declared, screen);
            let _ = writeln!(block, "      -> {second} otherwise");
            to.extend(more);
        }
    } else if random.percent(leads) {
        let (only, more) = target(random, declared, screen);
        let _ = write!(line, " -> {only}");
        to = more;
    }
    if random.percent(14) {
        let gesture = *random.pick(&["hold", "hold", "double-tap", "swipe", "drag", "3 taps"]);
        let _ = writeln!(block, "      -> {} on {gesture}", target(random, declared, screen).0);
        held = gesture == "hold" && to.is_empty();
    }
    if kind == "picker" && random.percent(85) {
        options(random, &mut block, declared, screen);
    }
    if two_labels {
        let _ = writeln!(block, "      label \"{label}\" when {}", when(random));
        if random.percent(80) {
            let _ = writeln!(block, "      label \"Q{label}\" otherwise");
        }
    }
    let end = if block.is_empty() { String::new() } else { format!(" {{\n{block}    }}") };
    let _ = writeln!(text, "{line}{end}");
    let label = if unlabelled { key.clone() } else { label };
    Element { key, label, unlabelled, to, sometimes, kind, held, for_good, disabled }
}

/// What a picker offers.
fn options(random: &mut Random, block: &mut String, declared: &Declared, screen: usize) {
    if random.percent(40) {
        block.push_str("      options \"O0\", \"O1\", \"O2\"\n");
        return;
    }
    for option in 0..3 {
        let _ = write!(block, "      option \"O{option}\"");
        if random.percent(60) {
            let _ = write!(block, " -> {}", target(random, declared, screen).0);
        }
        if random.percent(30) {
            let _ = write!(block, " when {}", condition(random, &declared.tests));
        }
        block.push('\n');
    }
}
