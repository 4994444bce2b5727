//! Snapshots of whole reports.

use crate::diagnostic::{Code, Diagnostic, Severity, Standing};
use crate::source::{FileId, SourceFile, Sources, Span};

use super::{Format, Options, print};

static UNKNOWN: Code = Code {
    id: "E0201",
    name: "unknown-name",
    severity: Severity::Error,
    standing: Standing::Meaning,
    explanation: "",
};
static UNUSED: Code = Code {
    id: "E0299",
    name: "unused-name",
    severity: Severity::Warning,
    standing: Standing::Free,
    explanation: "",
};

fn sources(texts: &[(&str, &str)]) -> Sources {
    let mut sources = Sources::default();
    for (name, text) in texts {
        sources.add(SourceFile::new(*name, *text));
    }
    sources
}

/// The span of the first `wanted` in a file.
fn span(sources: &Sources, file: u32, wanted: &str) -> Span {
    let start = sources.get(FileId(file)).unwrap().text().find(wanted).unwrap();
    Span::new(FileId(file), start as u32, (start + wanted.len()) as u32)
}

fn rich(diagnostics: Vec<Diagnostic>, sources: &Sources) -> String {
    print(diagnostics, sources, &Options::default())
}

const GUIDE: &str = "guide \"Leave\" {\r\n  open alipay\r\n  tap mine\r\n\ttap setings\r\n}\r\n";
const APP: &str = "app alipay \"Alipay\" {\n  screen home {\n    row settings \"Settings\"\n  }\n}\n";

#[test]
fn a_finding_shows_its_places_notes_help_and_fix() {
    let sources = sources(&[("guides/leave.guide", GUIDE), ("apps/alipay.guide", APP)]);
    let place = span(&sources, 0, "setings");
    let finding = Diagnostic::new(&UNKNOWN, "no element is called `setings`")
        .at(place, "not on the screen `home`")
        .see(span(&sources, 1, "settings"), "this one is")
        .note("a step names an element of the screen\nthat the reader is on")
        .help("did you mean `settings`?")
        .fix("replace it by `settings`", place, "settings");
    insta::assert_snapshot!(rich(vec![finding.clone()], &sources));

    let warning = Diagnostic::new(&UNUSED, "nobody uses `home`").at(span(&sources, 1, "home"), "");
    let short = Options { format: Format::Short, ..Options::default() };
    insta::assert_snapshot!(print(vec![warning, finding], &sources, &short));
}

#[test]
fn places_over_several_lines_are_framed_or_cut() {
    let tall = format!("guide {{\n{}}}\n", "  tap a\n".repeat(100_000));
    let sources = sources(&[("a.guide", APP), ("tall.guide", &tall)]);
    let block = Span::new(FileId(0), 23, APP.len() as u32 - 1);
    let whole = Span::new(FileId(1), 6, tall.len() as u32 - 1);
    let apart = Diagnostic::new(&UNKNOWN, "two places")
        .at(span(&sources, 0, "app"), "one")
        .see(span(&sources, 0, "row"), "other");
    let findings = vec![
        apart,
        Diagnostic::new(&UNKNOWN, "a block").at(block, "all of this"),
        Diagnostic::new(&UNKNOWN, "a tall block").at(whole, "opened here"),
    ];
    insta::assert_snapshot!(rich(findings, &sources));
}

#[test]
fn nothing_hidden_reaches_the_terminal() {
    let text = "tap \"a\u{202E}b\u{1B}[31m\u{7}\"  # ##[error]x\n::error::y\n";
    let sources = sources(&[("a\u{1B}.guide", text)]);
    let finding = Diagnostic::new(&UNKNOWN, "no `\u{202E}`\u{1B}[2J")
        .at(span(&sources, 0, "[31m"), "\u{9B}")
        .see(span(&sources, 0, "error::y"), "")
        .note("one\n::set-output name=x::y");
    let printed = rich(vec![finding], &sources);
    assert!(!printed.chars().any(|c| c != '\n' && crate::text::is_hidden(c)));
    insta::assert_snapshot!(printed);
}

#[test]
fn a_very_long_line_is_cut_around_the_place() {
    let text = format!("{}HERE{}\n", "é ".repeat(500_000), " x".repeat(500_000));
    let sources = sources(&[("long.guide", &text)]);
    let findings = vec![Diagnostic::new(&UNKNOWN, "in the middle").at(span(&sources, 0, "HERE"), "here")];
    insta::assert_snapshot!(rich(findings, &sources));
}

#[test]
fn too_many_findings_are_counted_and_errors_come_first() {
    let sources = sources(&[("a.guide", GUIDE)]);
    let at = |code, number: u32| {
        Diagnostic::new(code, format!("number {number}"))
            .at(Span::new(FileId(0), number % 30, number % 30), "")
    };
    let mut findings: Vec<Diagnostic> = (0..500).map(|number| at(&UNUSED, number)).collect();
    findings.extend((500..505).map(|number| at(&UNKNOWN, number)));
    let options = Options { format: Format::Short, limit: 7, ..Options::default() };
    insta::assert_snapshot!(print(findings, &sources, &options));
}

#[test]
fn odd_places_do_no_harm() {
    let sources = sources(&[("empty.guide", ""), ("end.guide", "é")]);
    let findings = vec![
        Diagnostic::new(&UNKNOWN, "no place at all"),
        Diagnostic::new(&UNKNOWN, "an empty file").at(Span::new(FileId(0), 0, 0), "here"),
        Diagnostic::new(&UNKNOWN, "behind the end").at(Span::new(FileId(1), 2, 900), "here"),
        Diagnostic::new(&UNKNOWN, "inside a letter").at(Span::new(FileId(1), 1, 1), "here"),
        Diagnostic::new(&UNKNOWN, "no such file").at(Span::new(FileId(9), 1, 1), "here"),
    ];
    insta::assert_snapshot!(rich(findings, &sources));
}

#[test]
fn colours_are_the_callers_choice() {
    let sources = sources(&[("a.guide", "tap x\n")]);
    let finding = Diagnostic::new(&UNKNOWN, "no `x`").at(span(&sources, 0, "x"), "here");
    let options = Options { color: true, ..Options::default() };
    assert!(print(vec![finding], &sources, &options).contains("\u{1B}["));
    assert_eq!(print(vec![], &sources, &options), "");
}
