//! The prose that statements hold.

use super::branch::Look;
use super::statement::{Attachment, AttachmentKind, Guard, OrElse, StatementKind};
use super::step::Action;
use super::text::{Inline, LinkTarget, Prose, ProseBlock};
use crate::source::Span;

/// What a statement says in its own words, with whom it is said to; not what the statements in it say.
pub fn said(kind: &StatementKind) -> Vec<(&Prose, Option<&Guard>)> {
    let to_all = |prose| (prose, None);
    match kind {
        StatementKind::Step(step) => {
            let own = match &step.action {
                Action::Wait { until: prose, .. } | Action::SignIn { how: prose, .. } => prose.as_ref(),
                Action::Read(prose) | Action::Do { text: prose, .. } => Some(prose),
                _ => None,
            };
            own.map(to_all).into_iter().chain(step.attachments.iter().filter_map(beside)).collect()
        }
        StatementKind::If(look) => {
            let tests = look.arms.iter().map(|arm| &arm.test);
            let words =
                tests.filter_map(|test| if let Look::Words(words) = test { Some(words) } else { None });
            words.map(to_all).collect()
        }
        StatementKind::Within(within) => match &within.or_else {
            Some(OrElse::Text(prose)) => vec![to_all(prose)],
            _ => Vec::new(),
        },
        StatementKind::Repeat { why: prose, .. }
        | StatementKind::Done(prose)
        | StatementKind::Stop(prose)
        | StatementKind::Never { reason: prose, .. } => prose.iter().map(to_all).collect(),
        StatementKind::Attachment(attachment) => beside(attachment).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn beside(attachment: &Attachment) -> Option<(&Prose, Option<&Guard>)> {
    let prose = match &attachment.kind {
        AttachmentKind::Note { text, .. }
        | AttachmentKind::Tip { text, .. }
        | AttachmentKind::Warning { text, .. }
        | AttachmentKind::Result(text)
        | AttachmentKind::Why(text) => text,
        AttachmentKind::Picture(_) | AttachmentKind::Video { .. } => return None,
    };
    Some((prose, attachment.when.as_ref()))
}

/// The checked links of a text, with the place of each.
pub fn links(prose: &Prose) -> Vec<(Span, LinkTarget)> {
    let mut found = Vec::new();
    in_blocks(&prose.blocks, &mut found);
    found
}

fn in_blocks(blocks: &[ProseBlock], found: &mut Vec<(Span, LinkTarget)>) {
    for block in blocks {
        match block {
            ProseBlock::Paragraph(inlines) | ProseBlock::Heading { inlines, .. } => {
                in_inlines(inlines, found)
            }
            ProseBlock::List { items, .. } => items.iter().for_each(|item| in_blocks(item, found)),
            ProseBlock::Quote(blocks) => in_blocks(blocks, found),
            ProseBlock::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| in_inlines(cell, found));
            }
            ProseBlock::Code { .. } | ProseBlock::Rule => {}
        }
    }
}

fn in_inlines(inlines: &[Inline], found: &mut Vec<(Span, LinkTarget)>) {
    for inline in inlines {
        match inline {
            Inline::Reference { span, to, inlines } => {
                found.push((*span, *to));
                in_inlines(inlines, found);
            }
            Inline::Strong(inlines)
            | Inline::Emphasis(inlines)
            | Inline::Strikethrough(inlines)
            | Inline::Link { inlines, .. } => in_inlines(inlines, found),
            Inline::Text(_) | Inline::Code(_) | Inline::Value(_) | Inline::Label(_) | Inline::LineBreak => {}
        }
    }
}
