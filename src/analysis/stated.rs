//! Conditions of declarations, which speak of no thing, said of one. Knows nothing of screens.

use crate::readers::{Condition, ThingId};

/// The same condition, said of this thing wherever it does not say of which.
pub(super) fn stated(condition: &Condition, here: ThingId) -> Condition {
    let mut said = condition.clone();
    let mut open = vec![&mut said];
    while let Some(part) = open.pop() {
        match part {
            Condition::Always | Condition::Answer { .. } => {}
            Condition::Present { thing, .. }
            | Condition::Version { thing, .. }
            | Condition::Device { thing, .. }
            | Condition::KnownDevice { thing }
            | Condition::Maker { thing, .. }
            | Condition::Series { thing, .. }
            | Condition::Named { thing, .. } => {
                if *thing == ThingId::UNSTATED {
                    *thing = here;
                }
            }
            Condition::Not(inner) => open.push(inner),
            Condition::All(parts) | Condition::Any(parts) => open.extend(parts),
        }
    }
    said
}
