//! Under which circumstances a block is walked.

use super::following::{CallId, Site};
use crate::model::ids::StatementId;
use crate::readers::ThingId;

/// Under which circumstances a block is walked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) call: CallId,
    /// The thing that steps act on: one of the guide's.
    pub(super) thing: ThingId,
    /// Elements that are there only `sometimes` may be used.
    pub(super) may_be_missing: bool,
    /// A step may fail where it holds on another screen of the same reader.
    pub(super) may_fail: bool,
    /// Only readers to whom certain words apply are meant: `at` selects them.
    pub(super) words_apply: bool,
}

impl Context {
    /// At the beginning of the guide.
    pub(super) fn of_guide() -> Self {
        Self {
            call: CallId::GUIDE,
            thing: ThingId::FIRST,
            may_be_missing: false,
            may_fail: false,
            words_apply: false,
        }
    }

    /// A statement of the body that is being walked.
    pub(super) fn site(self, statement: StatementId) -> Site {
        Site { call: self.call, statement }
    }
}
