//! What is said beside a step: notes, warnings, results, pictures.

use super::builder::{Builder, Place};
use super::literal::words;
use super::shape::{Aside, AsideKind, Block, Inline, Mark, Node, Picture};
use crate::host::ProjectPath;
use crate::model::reference::ElementUse;
use crate::model::statement::{self as model, Attachment, AttachmentKind};
use crate::model::text::Prose;
use crate::readers::Condition;
use crate::source::FileId;

impl Builder<'_> {
    /// What stands before a step and what after it.
    pub(super) fn attachments(
        &mut self,
        place: Place,
        attachments: &[Attachment],
    ) -> (Vec<Aside>, Vec<Aside>) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for attachment in attachments {
            let Some(aside) = self.attachment(place, attachment) else { continue };
            match aside.kind {
                AsideKind::Warning { .. } | AsideKind::Picture { .. } => before.push(aside),
                _ => after.push(aside),
            }
        }
        (before, after)
    }

    /// An attachment that stands alone.
    pub(super) fn standing(&mut self, place: Place, attachment: &Attachment) -> Vec<Node> {
        self.attachment(place, attachment).map(Node::Aside).into_iter().collect()
    }

    /// Nothing if nobody here needs it, and for what holds for the whole guide.
    fn attachment(&mut self, place: Place, attachment: &Attachment) -> Option<Aside> {
        let always = is_always(&attachment.kind);
        let among = if always { self.start() } else { place };
        let readers = match &attachment.when {
            Some(guard) => self.meeting(place, &guard.condition, among.readers),
            None => among.readers,
        };
        if self.readers.is_empty(readers) {
            return None;
        }
        let here: Vec<&Condition> = attachment.when.iter().map(|guard| &guard.condition).collect();
        let who = self.who(readers, among.readers, &here);
        let kind = self.aside_kind(place.among(readers), attachment);
        self.nodes += 1;
        let aside = Aside { who, kind };
        if !always {
            return Some(aside);
        }
        if !self.always.contains(&aside) {
            self.always.push(aside);
        }
        None
    }

    fn aside_kind(&mut self, place: Place, attachment: &Attachment) -> AsideKind {
        match &attachment.kind {
            AttachmentKind::Note { text, .. } => AsideKind::Note { blocks: self.prose(place, text) },
            AttachmentKind::Tip { text, .. } => AsideKind::Tip { blocks: self.prose(place, text) },
            AttachmentKind::Warning { text, .. } => AsideKind::Warning { blocks: self.prose(place, text) },
            AttachmentKind::Result(text) => AsideKind::Result { blocks: self.prose(place, text) },
            AttachmentKind::Why(text) => AsideKind::Why { blocks: self.prose(place, text) },
            AttachmentKind::Picture(picture) => {
                AsideKind::Picture { picture: self.picture(attachment.span.file, picture) }
            }
            AttachmentKind::Video { address, title } => AsideKind::Video {
                address: address.clone(),
                title: title.as_ref().map(|title| self.words(title)),
            },
        }
    }

    /// A picture with its path from the project's root.
    fn picture(&mut self, file: FileId, picture: &model::Picture) -> Picture {
        let written = words(&picture.path);
        let home = self.options.sources.get(file).and_then(|file| ProjectPath::new(file.name()).ok());
        let path = home.and_then(|home| home.beside(&written).ok());
        let path = path.map_or(written, |path| path.as_str().to_owned());
        let size = (self.options.picture_size)(&path);
        Picture {
            alt: picture.alt.as_ref().map(|alt| self.words(alt)).unwrap_or_default(),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            marks: picture.marks.iter().map(|(x, y)| Mark { x: *x, y: *y }).collect(),
            path,
        }
    }

    /// "Never tap **X**: it deletes everything."
    pub(super) fn never(
        &mut self,
        place: Place,
        id: crate::model::ids::StatementId,
        what: &ElementUse,
        reason: Option<&Prose>,
    ) -> Node {
        let facts = self.facts(place, id).and_then(|facts| facts.uses.first());
        let what = self.named(place, what, facts).words;
        let mut reason = reason.map(|reason| self.prose(place, reason)).unwrap_or_default();
        // A reason of one paragraph goes on with the sentence.
        let in_sentence: Option<Vec<Inline>> = match reason.as_slice() {
            [Block::Paragraph { inlines }] => Some(inlines.clone()),
            _ => None,
        };
        if in_sentence.is_some() {
            reason.clear();
        }
        let phrase = super::phrase::Phrase::new("never").with("what", what).maybe("reason", in_sentence);
        let mut blocks = vec![Block::Paragraph { inlines: phrase.say(&self.catalogue) }];
        blocks.extend(reason);
        self.nodes += 1;
        Node::Aside(Aside { who: None, kind: AsideKind::Warning { blocks } })
    }
}

fn is_always(kind: &AttachmentKind) -> bool {
    match kind {
        AttachmentKind::Note { always, .. }
        | AttachmentKind::Tip { always, .. }
        | AttachmentKind::Warning { always, .. } => *always,
        _ => false,
    }
}
