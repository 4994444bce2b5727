//! What a step, or a whole branch, does to the screen, as far as it is written.

use super::declared::{Declared, blocks, touched};
use super::reasons::Reason;
use guidec::syntax::ast::statement::{Block, Statement, StatementKind};
use guidec::syntax::ast::step::{Action, Step};

/// Why nothing depends on a step: it is on no screen, or readers are then where they were.
pub(super) fn of_step(step: &Step, declared: &Declared) -> Option<Reason> {
    if !step.opens.is_empty() {
        return None;
    }
    match &step.action {
        Action::Do { leaves: false, .. }
        | Action::Read(_)
        | Action::Run(_)
        | Action::Wait { .. }
        | Action::Scan(_)
        | Action::Install { .. } => Some(Reason::Words),
        Action::ScrollTo(_) | Action::See(_) => Some(Reason::Stays),
        Action::Tap { .. }
        | Action::Turn { .. }
        | Action::Tick { .. }
        | Action::Type { .. }
        | Action::Choose { .. }
        | Action::Swipe { .. } => declared.stays(&touched(step)).then_some(Reason::Stays),
        _ => None,
    }
}

/// The same for all that stands in a block.
pub(super) fn of_block(block: &Block, declared: &Declared) -> Option<Reason> {
    let mut all = Reason::Words;
    for statement in &block.statements {
        if of_statement(statement, declared)? == Reason::Stays {
            all = Reason::Stays;
        }
    }
    Some(all)
}

fn of_statement(statement: &Statement, declared: &Declared) -> Option<Reason> {
    match &statement.kind {
        StatementKind::Step(step) => of_step(step, declared),
        StatementKind::Attachment(_)
        | StatementKind::Value(_)
        | StatementKind::SkipTo(_)
        | StatementKind::Done(_)
        | StatementKind::Stop(_) => Some(Reason::Words),
        StatementKind::When(_)
        | StatementKind::If(_)
        | StatementKind::On { .. }
        | StatementKind::Part { .. }
        | StatementKind::Optional(_) => {
            let inside: Option<Vec<Reason>> =
                blocks(statement).iter().map(|block| of_block(block, declared)).collect();
            inside.map(|all| all.into_iter().max().unwrap_or(Reason::Words))
        }
        _ => None,
    }
}
