//! What a code stands for.

use super::{Severity, codes};
use crate::text::upper_letter;

/// A kind of finding. Codes are never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `E0201`: the first two digits name the area.
    pub id: &'static str,
    /// A name that reads well after "allow": `unknown-name`.
    pub name: &'static str,
    /// The usual severity.
    pub severity: Severity,
    /// Markdown: what it means, why it matters, an example and its cure (the text of `docs/codes/ID.md`).
    pub explanation: &'static str,
}

impl Code {
    /// The title of its explanation: one line without a full stop.
    pub fn summary(&self) -> String {
        upper_letter(self.explanation.lines().next().unwrap_or_default().trim_start_matches("# "))
    }
}

/// The code of that id or name, in any case.
pub fn find(id_or_name: &str) -> Option<&'static Code> {
    codes::all()
        .find(|code| code.id.eq_ignore_ascii_case(id_or_name) || code.name.eq_ignore_ascii_case(id_or_name))
}
