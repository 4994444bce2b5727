//! Under which circumstances a block is walked.

use super::following::{CallId, Site};
use crate::model::ids::StatementId;
use crate::readers::ThingId;

/// Under which circumstances a block is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Context {
    pub(super) call: CallId,
    /// The thing that steps act on: one of the guide's.
    pub(super) thing: ThingId,
    /// What becomes of readers who do not find what is there only `sometimes`.
    pub(super) unsure: Unsure,
    /// A step may fail where it holds on another screen of the same reader.
    pub(super) may_fail: bool,
    /// In an attempt, all steps of which are done before it is known whether it worked.
    pub(super) all_steps: bool,
    /// Only readers to whom certain words apply are meant: `at` selects them.
    pub(super) words_apply: bool,
}

/// What becomes of readers who do not find what is there only `sometimes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unsure {
    /// Nothing says what they do: a finding.
    Stranded,
    /// They leave out the rest of the `optional` around it.
    LeaveOut,
    /// They do what follows, whatever that is: the attempt around it may break off anywhere, or nobody acts.
    GoOn,
}

impl Context {
    /// At the beginning of the guide.
    pub(super) fn of_guide() -> Self {
        Self {
            call: CallId::GUIDE,
            thing: ThingId::FIRST,
            unsure: Unsure::Stranded,
            may_fail: false,
            all_steps: false,
            words_apply: false,
        }
    }

    /// A statement of the body that is being walked.
    pub(super) fn site(self, statement: StatementId) -> Site {
        Site { call: self.call, statement }
    }
}
