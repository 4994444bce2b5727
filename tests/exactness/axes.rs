//! Random axes: products with versions, makers, questions, and the tests of them.

use std::fmt::Write;

use super::app::{Declared, condition};
use super::random::Random;

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

/// In how many of a hundred guides readers differ along six axes, one of them with thirty cut points and more.
const LARGE: usize = 6;

pub fn axes(random: &mut Random, text: &mut String, declared: &mut Declared) {
    if random.percent(LARGE) {
        return large(random, text, declared);
    }
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
        text.push_str(CHAT);
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
    if random.percent(15) && size < 100 {
        size *= 2;
        declared.answered_with_mail = true;
        text.push_str("question uses \"What you use\" {\n  mail\n  letters \"Letters\"\n}\n");
        tests.extend(["uses is mail".to_owned(), "uses is letters".to_owned()]);
    }
    if random.percent(40) && size < 80 && !text.contains("maker") {
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

/// Six axes, one of them with thirty cut points at least, and a test of every cut and every axis.
fn large(random: &mut Random, text: &mut String, declared: &mut Declared) {
    declared.large = true;
    let mail = cuts(random, 30, 2);
    let tests = &mut declared.tests;
    for cut in &mail {
        let how = *random.pick(&["or later", "or earlier"]);
        declared.ladder.push(format!("mail {cut} {how}"));
    }
    declared.ladder.sort_by_cached_key(|_| random.below(1000));
    declared.cuts = mail;
    let android = cuts(random, 2, 11);
    let others = [
        format!("android {} or later", android[0]),
        format!("android before {}", android[1]),
        "velvet".to_owned(),
        "velvet 4 or later".to_owned(),
        "fold".to_owned(),
        "acme".to_owned(),
        "plan is full".to_owned(),
    ];
    tests.extend(others.clone());
    declared.ladder.extend(others);
    tests.extend(declared.ladder.iter().take(6).cloned());
    text.push_str("skin velvet \"Velvet\" on android {\n}\nmaker acme \"ACME\"\n");
    text.push_str("device fold \"Fold\" by acme {\n  runs android 12 or later\n}\n");
    text.push_str("question plan \"Your plan\" {\n  basic \"Basic\"\n  full \"Full\"\n}\n");
    if random.percent(50) {
        declared.chat = true;
        text.push_str(CHAT);
        tests.push("chat".to_owned());
        declared.ladder.push("chat".to_owned());
    } else {
        let when = condition(random, tests);
        let _ = writeln!(
            text,
            "question role \"Your role\" when {when} {{\n  boss \"Boss\"\n  hand \"Hand\"\n}}"
        );
        tests.push("role is boss".to_owned());
        declared.ladder.push("role is boss".to_owned());
    }
}

const CHAT: &str =
    "app chat \"Chat\" on android {\n  screen rooms \"Rooms\" {\n    button enter \"Enter\"\n  }\n}\n";
