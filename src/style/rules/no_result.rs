//! A guide that says neither what it is for nor what comes of it.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::NO_RESULT;
use crate::model::statement::{Attachment, AttachmentKind, StatementKind};
use crate::style::body::Body;

pub(super) fn check(body: &Body<'_>, found: &mut Vec<Diagnostic>) {
    let Body::Guide(guide) = body else { return };
    let says = guide.goal.is_some()
        || body.statements().iter().any(|(statement, _)| match &statement.kind {
            StatementKind::Done(words) => words.is_some(),
            StatementKind::Attachment(attachment) => is_result(attachment),
            StatementKind::Step(step) => step.attachments.iter().any(is_result),
            _ => false,
        });
    if says || guide.in_error || guide.body.statements.is_empty() {
        return;
    }
    found.push(
        Diagnostic::new(&NO_RESULT, "this guide does not say what comes of it")
            .at(guide.title.span, "")
            .help("end it with `done \"…\"`, which tells readers how they know that it worked, or give it a `goal`"),
    );
}

fn is_result(attachment: &Attachment) -> bool {
    matches!(attachment.kind, AttachmentKind::Result(_))
}
