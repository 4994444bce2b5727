#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
//! Hostile and huge input: every text has a clear outcome, on a small stack.

use guidec::diagnostic::Diagnostic;
use guidec::source::FileId;
use guidec::syntax::ast::file::File;
use guidec::syntax::{ast::condition::Condition, parse, parse_condition};

const MANY: usize = 20_000;

/// For tests with many texts.
const SOME: usize = if cfg!(debug_assertions) { 2_000 } else { 9_000 };

/// Parses, and drops what was parsed, on the stack of a worker thread.
fn on_small_stack<T: Send + 'static>(
    text: String,
    look: impl FnOnce(File, Vec<Diagnostic>) -> T + Send + 'static,
) -> T {
    let run = move || {
        let (file, diagnostics) = parse(FileId(0), &text);
        look(file, diagnostics)
    };
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(run).unwrap().join().unwrap()
}

/// The codes of the findings, each once, with how often it was found.
fn codes(text: String) -> Vec<(&'static str, usize)> {
    on_small_stack(text, |_, diagnostics| {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for diagnostic in diagnostics {
            match counts.iter_mut().find(|(id, _)| *id == diagnostic.code.id) {
                Some((_, count)) => *count += 1,
                None => counts.push((diagnostic.code.id, 1)),
            }
        }
        counts
    })
}

fn guide(body: &str) -> String {
    format!("guide \"Limits\" {{\n{body}\n}}\n")
}

#[test]
fn statements_and_branches_have_a_limit() {
    let condition = |tests: usize| guide(&format!("for {}", vec!["android"; tests].join(" and ")));
    assert_eq!(codes(condition(1_500)), []);
    assert_eq!(codes(condition(1_501)), [("E0140", 1)]);
    assert_eq!(codes(condition(MANY)), [("E0140", 1)]);
    let branch = |arms: usize| {
        guide(&format!("when android {{ back }}{}", " otherwise when ios { back }".repeat(arms)))
    };
    assert_eq!(codes(branch(1_000)), []);
    assert_eq!(codes(branch(1_001)), [("E0140", 1)]);
    assert_eq!(codes(branch(4_000)), [("E0140", 1)]);
    let broken = "{ back } otherwise when ios { back }".repeat(600);
    assert!(!codes(guide(&format!("when android {{ back }}{broken}"))).contains(&("E0140", 1)));
    let inner = |lines: usize| guide(&format!("optional {{\n{}}}", "back\n".repeat(lines)));
    assert_eq!(codes(inner(1_000)), []);
    assert_eq!(codes(inner(1_001)), [("E0140", 1)]);
    assert_eq!(codes(guide(&format!("tap \"{}\"", "x".repeat(2_000)))), []);
    assert_eq!(codes(guide(&format!("tap \"{}\"", "x".repeat(2_001)))), [("E0140", 1)]);
    assert_eq!(codes(guide(&format!("do \"{}\"", "x".repeat(100_000)))), []);
    assert_eq!(codes(guide(&format!("do \"{}\"", "x".repeat(100_001)))), [("E0140", 1)]);
}

#[test]
fn a_finding_names_the_statement_that_is_too_long() {
    let text = guide(&format!("back\nfor {}\nback", vec!["android"; 1_501].join(" and ")));
    let place = on_small_stack(text.clone(), |_, found| found[0].span().unwrap());
    assert_eq!(text.get(place.start as usize..place.end as usize), Some("f"));
}

#[test]
fn nesting_has_one_limit() {
    let nested = |depth: usize| {
        let open = "optional {\n".repeat(depth - 1);
        guide(&format!("{open}back\n{}", "}\n".repeat(depth - 1)))
    };
    assert_eq!(codes(nested(64)), []);
    assert_eq!(codes(nested(65)), [("E0104", 1)]);
    let parentheses =
        |depth: usize| guide(&format!("for {}android{}", "(".repeat(depth - 1), ")".repeat(depth - 1)));
    assert_eq!(codes(parentheses(64)), []);
    assert_eq!(codes(parentheses(65)), [("E0104", 1)]);
    assert_eq!(codes("{".repeat(MANY)), [("E0104", 1)]);
    assert_eq!(codes(guide(&"when not (".repeat(MANY))), [("E0104", 1)]);
    assert_eq!(codes("a {".repeat(MANY)), [("E0104", 1)]);
    let condition = "(".repeat(MANY);
    assert!(matches!(parse_condition(FileId(0), &condition).0, Condition::Wrong(_)));
}

/// The grammar nests with each of them, so each counts.
#[test]
fn what_is_nested_counts() {
    for piece in [
        "{ ",
        "a {\n",
        "{x} {\n",
        "{x.y} {\n",
        "{x.} {\n",
        "{} {\n",
        "\"{\" {\n",
        "“(” {\n",
        "\"\" {\n",
        "\"\\\"\" {\n",
        "\"\"\" ( \"\"\" {\n",
        "tap \"Next {\n",
        "# ( }\n{\n",
        "(",
        "(\n",
        "( \n",
        "(a and\n",
        "(a or \n",
        "(a and\t\r\n",
        "(a and # )\n",
        "(a\nand ",
        "(a\n\n  or ",
        "(a # )\n # )\n and ",
    ] {
        assert_eq!(codes(piece.repeat(65)), [("E0104", 1)], "{piece:?}");
        // Something more that opens, since a text with fewer braces cannot be nested too deeply.
        let found = codes(format!("{}\nguide \"Next\" {{ }}\n", piece.repeat(64)));
        assert!(!found.contains(&("E0104", 1)), "{piece:?} {found:?}");
    }
}

/// What only stands beside each other does not count, nor do signs in texts and comments.
#[test]
fn what_is_not_nested_does_not_count() {
    for piece in [
        "a {\n}\n",
        "a { b } ",
        "(a) ",
        "(a and\n b)\n",
        "(a\n)\n",
        "(a\n",
        "((a b\n c\n",
        "{x} ",
        "{x.y} ",
        "# { (\n",
        "tap \"{ (\"\n",
        "tap “{ („\n",
        "tap “{ (”\n",
        "tap \"\\\" { (\"\n",
        "about \"x\" \"\"\"\n{ ( \"\n\"\"\"\n",
        "about \"x\" \"\"\"\n \"a\" {\n\"\"\"\n",
        "tap \"{ ( x\n",
        "tap \"{ {\n}\n",
        "guide \"x\" {\n (\n",
        "guide x \"x\" { \"\"\" {\n",
        "guide \"x\" {\n (a\n\n",
        "(a and,\n",
    ] {
        let found = codes(piece.repeat(200));
        assert!(!found.iter().any(|(id, _)| *id == "E0104"), "{piece:?} {found:?}");
    }
    // A value in braces is no block.
    let innermost = |braces: &str| codes(format!("{}{braces}", "{ ".repeat(64)));
    assert!(!innermost("{x.yy.zz}").contains(&("E0104", 1)));
    assert_eq!(innermost("{.x}"), [("E0104", 1)]);
}

/// Lines that are read as one statement count together.
#[test]
fn parentheses_on_two_lines_stand_in_each_other() {
    let both = |each: usize| {
        let (open, close) = ("(".repeat(each), ")".repeat(2 * each));
        codes(guide(&format!("when {open}android,\n      {open}android{close} {{ back }}\n")))
    };
    assert_eq!(both(40), [("E0104", 1)]);
    assert!(!both(30).contains(&("E0104", 1)));
}

#[test]
fn a_top_level_word_ends_what_was_left_open() {
    let text = "guide \"Open\" {\n  optional {\n    back\n".repeat(1_500);
    let found = codes(text);
    assert_eq!(found, [("E0105", 1_000), ("E0199", 1)]);
}

#[test]
fn errors_are_capped() {
    for (line, id) in [
        ("tpa \"Next\"", "E0108"),
        ("tap \"Next", "E0107"),
        ("when android and ios or web { back }", "E0125"),
        ("when (android { back }", "E0127"),
        ("back;", "E0121"),
        ("{ back }", "E0108"),
        ("tap \"A\" \u{1} \"B\"", "E0115"),
        ("picture \"a.png\" \"b\" )", "E0115"),
    ] {
        let found = codes(guide(&format!("{line}\n").repeat(SOME)));
        assert_eq!(found, [(id, 1_000), ("E0199", 1)], "{line}");
    }
}

#[test]
fn one_long_line_is_read_once() {
    for piece in [
        "\"",
        "(",
        ")",
        "“",
        "x ",
        "x;",
        "} ",
        "$",
        "->",
        "\\",
        "1",
        "a.",
        "a>",
        "{x} ",
        "not ",
        "and ",
        ", ",
        "\"a\" ",
        "\u{301}",
        "\u{A0}",
        "(a) ",
        "{ } ",
        "when { } ",
        "tap ",
        "guide {} ",
        "or else { } ",
        "\" { ",
        "“{",
        "#",
        "é",
    ] {
        for start in [
            "",
            "guide \"Limits\" {\n tap ",
            "guide \"Limits\" {\n for ",
            "guide \"Limits\" {\n \"",
            "app x {\n screen y {\n row z ",
        ] {
            let found = codes(format!("{start}{}", piece.repeat(SOME)));
            assert!(found.len() <= 8, "{start:?} {piece:?} {found:?}");
        }
    }
}

#[test]
fn many_lines_are_read_once() {
    for line in [
        "\"",
        "\"\"\"",
        "(",
        "for (android and",
        "about \"x\" \"\"\"",
        "tap \"\"\"x",
        "{",
        "}",
        "guide \"x\" \"\"\"",
        "  }",
        "otherwise {",
        "# x",
        "",
        "   ",
        "tap x",
        "for (",
        "(\n#",
        "app x \"y",
        "use",
        "row",
        "condition x = (a",
        "question q { a",
    ] {
        for start in ["", "guide \"Limits\" {\n"] {
            codes(format!("{start}{}", format!("{line}\n").repeat(SOME)));
        }
    }
}

#[test]
fn a_huge_file_is_refused() {
    assert_eq!(codes(" ".repeat(1024 * 1024 + 1)), [("E0103", 1)]);
    assert_eq!(codes("#".repeat(1024 * 1024)), []);
    // The guide itself is one.
    assert_eq!(codes(guide(&"back\n".repeat(9_999))), []);
    assert_eq!(codes(guide(&"back\n".repeat(10_000))), [("E0103", 1)]);
    assert_eq!(codes("guide \"A\" { back }\n".repeat(5_001)), [("E0103", 1)]);
    assert_eq!(codes("# x\n".repeat(50_000)), []);
    assert_eq!(codes("# x\n".repeat(50_001)), [("E0103", 1)]);
    // Also where a parenthesis is looked for.
    assert_eq!(codes(format!("(a\n{}", "# x\n".repeat(50_000))), [("E0103", 1)]);
    assert_eq!(codes(format!("(a\n{}", "\r".repeat(50_000))), [("E0103", 1)]);
    // A number is one thing, however long, and blanks are none.
    assert!(!codes(format!("(a>\n{}", " ".repeat(60_000))).contains(&("E0103", 1)));
    assert!(!codes("1".repeat(60_000)).contains(&("E0103", 1)));
    assert_eq!(codes("1,".repeat(30_000)), [("E0103", 1)]);
    assert_eq!(codes(",".repeat(1_000_000)), [("E0103", 1)]);
    assert_eq!(codes("a{}".repeat(300_000)), [("E0103", 1)]);
}

#[test]
fn conditions_alone() {
    let read = |text: &str| parse_condition(FileId(0), text);
    assert!(
        matches!(read("android 14 and alipay 10.3"), (Condition::All(tests, _), found) if tests.len() == 2 && found.is_empty())
    );
    assert!(matches!(read("  android  "), (Condition::Test(_), found) if found.is_empty()));
    for wrong in [
        "",
        " ",
        "\n",
        "android ios",
        "android and",
        "android { }",
        "a\nb",
        "a or b and c",
        "\"x\"",
        "{",
        "}",
        "(",
        "#",
        "android }",
    ] {
        let (_, found) = read(wrong);
        assert_eq!(found.len(), 1, "{wrong:?} {found:?}");
    }
}
