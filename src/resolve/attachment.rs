//! What is said beside a step: notes, warnings, pictures and the like.

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose;
use crate::model::statement::{Attachment, AttachmentKind, Picture};
use crate::syntax::ast::statement as ast;
use crate::syntax::ast::text::Text;

impl Resolver<'_> {
    /// Binds an attachment; None if its address is refused, which is reported.
    pub(super) fn attachment(&mut self, tree: &ast::Attachment) -> Option<Attachment> {
        let kind = match &tree.kind {
            ast::AttachmentKind::Note { text, always } => {
                AttachmentKind::Note { text: self.prose(text), always: *always }
            }
            ast::AttachmentKind::Tip { text, always } => {
                AttachmentKind::Tip { text: self.prose(text), always: *always }
            }
            ast::AttachmentKind::Warning { text, always } => {
                AttachmentKind::Warning { text: self.prose(text), always: *always }
            }
            ast::AttachmentKind::Result(text) => AttachmentKind::Result(self.prose(text)),
            ast::AttachmentKind::Why(text) => AttachmentKind::Why(self.prose(text)),
            ast::AttachmentKind::Picture { path, alt, marks } => {
                self.check_alternative(path, alt.as_ref());
                AttachmentKind::Picture(Picture {
                    path: self.literal(path),
                    alt: alt.as_ref().map(|text| self.literal(text)),
                    marks: marks.iter().map(|mark| (mark.x, mark.y)).collect(),
                })
            }
            ast::AttachmentKind::Video { address, title } => AttachmentKind::Video {
                address: self.address(address)?,
                title: title.as_ref().map(|text| self.literal(text)),
            },
        };
        let when = tree.when.as_ref().map(|condition| self.guard(condition));
        Some(Attachment { span: tree.span, kind, when })
    }

    fn check_alternative(&mut self, path: &Text, alt: Option<&Text>) {
        if alt.is_none_or(|text| text.plain().trim().is_empty()) {
            let finding = Diagnostic::new(&prose::PICTURE_WITHOUT_WORDS, "this picture has no words")
                .at(alt.map_or(path.span, |text| text.span), "")
                .note("whoever cannot see it is told what it shows")
                .help("say it behind the path: `picture \"…\" \"The Exit link at the bottom\"`");
            self.report(finding);
        }
    }
}
