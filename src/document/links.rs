//! References to places whose number is not known yet. A body is built with numbers of drafts in it; when all of it
//! stands, they are exchanged.

use crate::analysis::CallId;
use crate::model::ids::{AboutId, ProcedureId, StatementId};
use std::collections::BTreeMap;

/// Begins an anchor that is still a draft.
const DRAFT: char = '\u{E000}';

/// Something in this document that can be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Statement(CallId, StatementId),
    Procedure(ProcedureId),
    About(AboutId),
    Trouble(StatementId),
    /// A step that the map of the screens shows.
    Stop(u32),
}

/// All targets of a document, referred to or there.
#[derive(Debug, Default)]
pub(super) struct Links {
    targets: Vec<Target>,
    places: BTreeMap<Target, usize>,
    /// The names that authors gave, by target.
    names: BTreeMap<Target, String>,
}

impl Links {
    /// A draft of the target's anchor.
    pub(super) fn draft(&mut self, target: Target) -> String {
        let next = self.targets.len();
        let place = *self.places.entry(target).or_insert(next);
        if place == next {
            self.targets.push(target);
        }
        format!("{DRAFT}{place}")
    }

    /// A draft of the target's anchor, which its name decides.
    pub(super) fn named(&mut self, target: Target, name: &str) -> String {
        self.names.entry(target).or_insert_with(|| name.to_owned());
        self.draft(target)
    }

    /// The targets of a draft: a node may be several.
    pub(super) fn targets(&self, draft: &str) -> Vec<Target> {
        let places = draft.split(DRAFT).filter_map(|place| place.parse::<usize>().ok());
        places.filter_map(|place| self.targets.get(place)).copied().collect()
    }

    pub(super) fn name(&self, target: Target) -> Option<&str> {
        self.names.get(&target).map(String::as_str)
    }
}
