//! Findings: one plain, owned [`Diagnostic`] and the table of codes. Knows nothing of how a finding is printed.

mod code;
pub mod codes;
mod curable;
mod identity;
mod level;
mod standing;
mod tolerated;

pub use code::{Code, find, meant};
pub use curable::Curable;
pub use identity::Identity;
pub use level::Level;
pub use standing::Standing;
pub use tolerated::Tolerated;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::source::Span;
use crate::text::quoted;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Something worth knowing; never fails a run.
    Note,
    /// Probably wrong; fails a run only under `--deny`.
    Warning,
    /// Wrong; fails the run and nothing is written.
    Error,
}

/// A place with words. The primary one is the smallest span that is wrong; the others show
/// declarations and causes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    pub span: Span,
    pub message: Cow<'static, str>,
    pub primary: bool,
}

/// A mechanical cure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, in the imperative: "replace by `settings`".
    pub title: String,
    /// Replacements that do not overlap.
    pub edits: Vec<Edit>,
    /// Whether it may be applied unseen: it neither changes what readers are told nor guesses what the author meant.
    pub is_safe: bool,
}

/// Replaces the text under `span`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub span: Span,
    pub replacement: String,
}

/// One finding.
///
/// The title says what is wrong in the author's words, in lower case and without a full stop;
/// notes say what is allowed; help says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    #[serde(with = "code::by_id")]
    pub code: &'static Code,
    pub severity: Severity,
    pub title: String,
    pub labels: Vec<Label>,
    pub notes: Vec<String>,
    pub help: Vec<String>,
    pub fix: Option<Box<Fix>>,
}

impl Diagnostic {
    /// A finding of the code's usual severity.
    pub fn new(code: &'static Code, title: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            title: title.into(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            fix: None,
        }
    }

    /// Points at what is wrong; `message` may be empty.
    pub fn at(mut self, span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        add(&mut self.labels, Label { span, message: message.into(), primary: true });
        self
    }

    /// Points at a declaration or cause.
    pub fn see(mut self, span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        add(&mut self.labels, Label { span, message: message.into(), primary: false });
        self
    }

    /// Adds a fact: what is allowed, or why.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        add(&mut self.notes, note.into());
        self
    }

    /// Adds advice.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        add(&mut self.help, help.into());
        self
    }

    /// Adds a cure that replaces the text under `span`, says the same in the right spelling, and so is safe; it is printed as
    /// help, too.
    pub fn fix(self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.cure(true, title.into(), span, replacement.into())
    }

    /// The same for a cure that may say something else than what was meant.
    pub fn guess(self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.cure(false, title.into(), span, replacement.into())
    }

    /// The same for a text in quotation marks, such as a label, as people read it: "replace it by" it, say.
    pub fn guess_text(self, advice: &str, span: Span, text: &str) -> Self {
        self.guess(format!("{advice} \"{text}\""), span, quoted(text))
    }

    fn cure(mut self, is_safe: bool, title: String, span: Span, replacement: String) -> Self {
        self.fix = Some(Box::new(Fix { title, edits: vec![Edit { span, replacement }], is_safe }));
        self
    }

    /// The first primary place, by which findings are ordered.
    pub fn span(&self) -> Option<Span> {
        self.labels.iter().find(|label| label.primary).map(|label| label.span)
    }
}

/// Adds to a list that takes no more room than it needs: findings wait for the end of a run, and there may be very many.
fn add<T>(list: &mut Vec<T>, item: T) {
    list.reserve_exact(1);
    list.push(item);
}

/// Puts findings into the one order that every output uses (file, place, code, title, and what else they show and say)
/// and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let places = |it: &Diagnostic| it.labels.iter().map(|label| label.span).collect::<Vec<_>>();
    diagnostics.sort_by(|a, b| {
        let told = (a.span(), a.code.id, &a.title).cmp(&(b.span(), b.code.id, &b.title));
        told.then_with(|| places(a).cmp(&places(b))).then_with(|| a.notes.cmp(&b.notes))
    });
    diagnostics.dedup();
}

/// At most `limit` findings, the weightier ones first to be chosen, in the order that they had.
pub fn weightiest(diagnostics: &[Diagnostic], limit: usize) -> Vec<&Diagnostic> {
    let mut order: Vec<(usize, &Diagnostic)> = diagnostics.iter().enumerate().collect();
    order.sort_by_key(|(place, diagnostic)| (std::cmp::Reverse(diagnostic.severity), *place));
    order.truncate(limit);
    order.sort_by_key(|(place, _)| *place);
    order.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}
