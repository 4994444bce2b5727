//! The rules, one for each file, and the order in which they look.

pub(super) mod banned_term;
mod broken_number;
mod label_spelling;
mod long_step;
pub(super) mod look_alikes;
mod no_result;
mod other_verb;
pub(super) mod same_title;
mod several_actions;
pub(super) mod shared_steps;
mod stray_blanks;
mod title_style;
mod unknown_label;

use super::Context;
use super::body::Body;
use super::labels::Used;
use super::mention::mentions;
use super::text::{Kind, Text};
use super::texts;
use crate::diagnostic::Diagnostic;

/// What is found in one guide or procedure.
pub(super) fn of_body(context: &Context<'_>, body: &Body<'_>, language: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    no_result::check(body, &mut found);
    let used = Used::of(context.project, body);
    for text in texts::of_body(context.project, context.sources, body, language) {
        of_text(context, Some(&used), &text, &mut found);
    }
    found
}

/// What is found in one text. `used` is what the guide uses, if it is a guide's.
pub(super) fn of_text(
    context: &Context<'_>,
    used: Option<&Used<'_>>,
    text: &Text<'_>,
    found: &mut Vec<Diagnostic>,
) {
    broken_number::check(text, found);
    if text.kind == Kind::Label {
        stray_blanks::check(text, found);
        return;
    }
    other_verb::check(text, found);
    context.terms.check(text, found);
    match text.kind {
        Kind::Title => title_style::check(context, text, found),
        Kind::Step => {
            long_step::check(text, context.options.step_words, found);
            several_actions::check(text, found);
        }
        _ => {}
    }
    if let (Kind::Step | Kind::Prose, Some(used)) = (text.kind, used) {
        for mention in mentions(text) {
            label_spelling::check(&context.labels, used, text, &mention, found);
            unknown_label::check(context, used, text, &mention, found);
        }
    }
}
