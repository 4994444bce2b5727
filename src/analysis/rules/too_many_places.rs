//! Readers may be in too many places at once.

use crate::diagnostic::{Diagnostic, codes};
use crate::model::statement::Statement;

/// From here on the screen is unknown.
pub(in crate::analysis) fn finding(statement: &Statement) -> Diagnostic {
    Diagnostic::new(&codes::guides::TOO_MANY_PLACES, "readers may be on too many screens after this")
        .at(statement.span.end_point(), "from here on nothing is checked")
        .help("say where they are: `now at …`")
}
