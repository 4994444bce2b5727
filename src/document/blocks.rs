//! The blocks inside a statement.

use crate::model::statement::{Block, OrElse, StatementKind};

/// In order of writing.
pub(super) fn within(kind: &StatementKind) -> Vec<&Block> {
    match kind {
        StatementKind::When(when) => {
            when.arms.iter().map(|arm| &arm.body).chain(when.otherwise.as_ref()).collect()
        }
        StatementKind::ExactlyOne(one) => one.arms.iter().map(|arm| &arm.body).collect(),
        StatementKind::Either(either) => either.options.iter().map(|option| &option.body).collect(),
        StatementKind::Try(attempts) => attempts.attempts.iter().map(|attempt| &attempt.body).collect(),
        StatementKind::If(look) => {
            look.arms.iter().map(|arm| &arm.body).chain(look.otherwise.as_ref()).collect()
        }
        StatementKind::Within(within) => {
            let or_else = match &within.or_else {
                Some(OrElse::Block(block)) => Some(block),
                Some(OrElse::Text(_)) | None => None,
            };
            std::iter::once(&within.body).chain(or_else).collect()
        }
        StatementKind::Optional(body)
        | StatementKind::OptionalAny(body)
        | StatementKind::Repeat { body, .. }
        | StatementKind::Part { body, .. }
        | StatementKind::On { body, .. }
        | StatementKind::At { body, .. } => vec![body],
        _ => Vec::new(),
    }
}
