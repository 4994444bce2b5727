//! A guide with too many steps to follow.

use crate::analysis::walk::{MOST_FOLLOWED, MOST_STATEMENTS};
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Guide;

/// The rest of the guide was not followed.
pub(in crate::analysis) fn finding(guide: &Guide) -> Diagnostic {
    Diagnostic::new(&codes::guides::TOO_LONG, "this guide is too long to follow")
        .at(guide.title.span, "it comes to too many steps")
        .note(format!(
            "a guide may have {MOST_STATEMENTS} steps, and {MOST_FOLLOWED} of procedures, which count each time that \
             they are followed; a step counts more where readers may be on many screens"
        ))
        .help("split the guide, or let it follow fewer procedures")
}
