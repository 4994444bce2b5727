//! A guide with too many steps to follow.

use crate::analysis::walk::MOST_STATEMENTS;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Guide;

/// The rest of the guide was not followed.
pub(in crate::analysis) fn finding(guide: &Guide) -> Diagnostic {
    Diagnostic::new(&codes::guides::TOO_LONG, "this guide is too long to follow")
        .at(guide.title.span, format!("more than {MOST_STATEMENTS} steps, those of procedures included"))
        .help("split the guide; a procedure counts each time that it is followed")
}
