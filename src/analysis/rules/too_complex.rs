//! Conditions that are too much to work out.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// At the condition or statement where the limit was reached.
pub(in crate::analysis) fn finding(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::guides::TOO_COMPLEX, "too many independent conditions")
        .at(span, "from here on there are too many kinds of readers to tell apart")
        .help("split the guide, or name fewer products, devices and questions in one condition")
}
