//! Labels or titles that differ by readers and leave some without any.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// `what`: "label" or "title".
pub(in crate::analysis) fn finding(span: Span, what: &str) -> Diagnostic {
    let title = format!("some readers get no {what} here");
    let finding = Diagnostic::new(&codes::guides::NO_WORDS_FOR_SOME, title)
        .at(span, format!("no `{what}` line covers them"))
        .help(format!("end the last line with `otherwise`: `{what} \"…\" otherwise`"));
    match what {
        "label" => finding.help("or say what it looks like: `described \"…\"`"),
        _ => finding,
    }
}
