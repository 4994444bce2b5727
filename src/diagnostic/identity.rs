//! By what a finding is known again in another run.

use super::Diagnostic;
use crate::source::Sources;

/// The most characters of a line that are kept.
const LONGEST: usize = 160;

/// The rule, the file, the words that a finding points at and the line around them: not the number of the line, which changes
/// with every line above it, nor the title, which names readers and which another version may put better.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    pub file: String,
    pub rule: String,
    pub line: String,
    pub at: String,
}

impl Identity {
    /// None for what points at no place.
    pub fn of(finding: &Diagnostic, sources: &Sources) -> Option<Self> {
        let span = finding.span()?;
        Some(Self {
            file: sources.get(span.file)?.name().to_owned(),
            rule: finding.code.name.to_owned(),
            line: words(sources.line(span)),
            at: words(sources.slice(span).lines().next().unwrap_or_default()),
        })
    }
}

/// The words of a text with one blank between them, shortened.
fn words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST).collect()
}
