//! Following the readers from screen to screen: which element each step names for whom, who comes to each
//! statement, and where somebody is left without a path. Knows nothing of printing and of the disk.

mod following;

pub use following::{Call, CallId, Facts, Following, Route, Site, UseFacts};

use crate::diagnostic::Diagnostic;
use crate::model::ids::GuideId;
use crate::model::project::Project;

/// Follows all readers of a guide. Without a result only where its conditions are too complex, which is
/// reported.
pub fn follow(_project: &Project, _guide: GuideId) -> (Option<Following>, Vec<Diagnostic>) {
    (None, Vec::new())
}
