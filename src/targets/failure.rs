//! Findings about target folders. They have no place in a guide, so file and line are told in words.

use super::guard::Excess;
use super::limits::{ALLOWANCE, PAGE};
use crate::diagnostic::{Code, Diagnostic, codes::build};
use crate::text::near_miss;
use minijinja::{Error, ErrorKind};
use std::error::Error as _;

/// A file of a target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) target: &'a str,
    pub(super) file: &'a str,
}

impl Source<'_> {
    /// "in `target.toml`, line 3": the place of a byte.
    pub(super) fn line_at(&self, text: &str, byte: usize) -> String {
        let line = text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1;
        format!("in `{}`, line {line}", self.file)
    }
}

/// A finding about a manifest.
pub(super) fn manifest(source: &Source<'_>, problem: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::new(
        &build::TARGET_MANIFEST,
        format!("the target `{}` cannot be used: {problem}", source.target),
    )
}

/// Adds a near miss or the list of what is allowed.
pub(super) fn suggest(diagnostic: Diagnostic, word: &str, allowed: &[&str]) -> Diagnostic {
    let quoted: Vec<String> = allowed.iter().map(|name| format!("`{name}`")).collect();
    let diagnostic = diagnostic.note(format!("allowed here: {}", crate::text::or(&quoted)));
    match near_miss(word, allowed.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

/// What went wrong in a template of the target `target`. `template` is the one that the page began with and
/// `page` the file that was being written, with the most bytes that it may have.
pub(super) fn template(
    target: &str,
    template: &str,
    error: &Error,
    page: Option<(&str, usize)>,
) -> Diagnostic {
    let innermost = innermost(error);
    let name = innermost.name().or(error.name()).unwrap_or(template);
    let diagnostic = Diagnostic::new(
        code(innermost.kind()),
        format!(
            "the template `{name}` of the target `{target}` {}",
            cause(innermost, page.map_or(PAGE, |(_, most)| most))
        ),
    );
    let diagnostic = match innermost.line().or(error.line()) {
        Some(line) => diagnostic.note(format!("in `{name}`, line {line}")),
        None => diagnostic,
    };
    match page {
        Some((page, _)) => diagnostic.note(format!("while writing `{page}`")),
        None => diagnostic,
    }
}

/// A page of the template `template` that was left behind, while the file `page` was being written.
pub(super) fn excess(target: &str, template: &str, excess: Excess, page: &str) -> Diagnostic {
    let cause = match excess {
        Excess::Time => format!("takes more than {} seconds for one page", ALLOWANCE.time.as_secs()),
        Excess::Memory => format!("takes more than {} MiB of memory for one page", ALLOWANCE.memory >> 20),
        Excess::Thread => "cannot be run: the system has no thread for it".to_owned(),
    };
    let title = format!("the template `{template}` of the target `{target}` {cause}");
    Diagnostic::new(&build::TEMPLATE_LIMIT, title)
        .note(format!("while writing `{page}`"))
        .note("pages after it were not tried")
}

/// Errors of included templates and macros lie inside those of the templates that use them.
fn innermost(error: &Error) -> &Error {
    let mut innermost = error;
    while let Some(source) = innermost.source().and_then(|source| source.downcast_ref::<Error>()) {
        innermost = source;
    }
    innermost
}

fn code(kind: ErrorKind) -> &'static Code {
    match kind {
        ErrorKind::SyntaxError | ErrorKind::InvalidDelimiter => &build::TEMPLATE_SYNTAX,
        ErrorKind::OutOfFuel | ErrorKind::WriteFailure => &build::TEMPLATE_LIMIT,
        _ => &build::TEMPLATE_FAILED,
    }
}

fn cause(error: &Error, most: usize) -> String {
    let detail = error.detail().map(|detail| crate::text::visible(detail).into_owned());
    match (error.kind(), detail) {
        (ErrorKind::OutOfFuel, _) => "does too much work for one page".to_owned(),
        (ErrorKind::WriteFailure, _) => format!("writes more than {} bytes", most),
        (ErrorKind::SyntaxError, Some(detail)) => format!("cannot be read: {detail}"),
        (ErrorKind::UndefinedError, None) => "uses a value that is not there".to_owned(),
        (ErrorKind::UndefinedError, Some(detail)) => format!("uses a value that is not there: {detail}"),
        (ErrorKind::InvalidOperation, Some(detail)) => format!("failed: {detail}"),
        (kind, Some(detail)) => format!("failed: {kind}: {detail}"),
        (kind, None) => format!("failed: {kind}"),
    }
}
