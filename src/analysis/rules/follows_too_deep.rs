//! Procedures that follow procedures that follow procedures, deeper than anybody reads.

use crate::analysis::call::DEEPEST;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::guides::FOLLOWS_TOO_DEEP;
use crate::model::guide::Procedure;
use crate::source::Span;

/// The procedure would be followed too deep at a place.
pub(in crate::analysis) fn finding(place: Span, procedure: &Procedure) -> Diagnostic {
    let title = format!("`{}` would be followed too deep inside other procedures", procedure.key);
    Diagnostic::new(&FOLLOWS_TOO_DEEP, title)
        .at(place, "")
        .note(format!("procedures may stand in each other {DEEPEST} deep"))
        .help("write the steps of small procedures where they are followed")
}
