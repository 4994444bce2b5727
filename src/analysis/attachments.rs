//! What is said beside the steps: who is told, and who is warned.

use super::context::Context;
use super::coverage::{Arm, ArmKind};
use super::following::Site;
use super::rules;
use super::state::State;
use super::walk::Walk;
use super::when;
use crate::model::statement::{Attachment, AttachmentKind};

/// Tells everybody whom it concerns.
pub(super) fn follow(
    walk: &mut Walk<'_>,
    context: Context,
    site: Site,
    attachments: &[Attachment],
    mut state: State,
) -> State {
    if attachments.is_empty() {
        return state;
    }
    let here = state.expected(&walk.sets);
    for (place, attachment) in attachments.iter().enumerate() {
        let mut told = here;
        if let Some(guard) = &attachment.when {
            let meeting = rules::impossible::meeting(walk, context, guard);
            told = walk.sets.intersection(here, meeting);
            let arm = Arm { span: guard.span, kind: ArmKind::Told, here, meeting, taken: told };
            when::cover(walk, context, site, place, arm);
            if warns(attachment) {
                walk.warnings.add(guard.span, told, here, &walk.sets);
            }
        }
        if warns(attachment) {
            state.warn(told, &walk.sets);
        }
    }
    state
}

/// Whether it warns of the step that comes next. What holds for the whole guide is read at its head, with steps
/// between.
fn warns(attachment: &Attachment) -> bool {
    matches!(attachment.kind, AttachmentKind::Warning { always: false, .. })
}
