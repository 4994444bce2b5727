//! Guides and procedures, as far as they are alike.

use crate::model::guide::{Guide, Procedure};
use crate::model::project::Project;
use crate::model::statement::{Block, Statement};
use crate::model::text::Literal;
use crate::readers::ThingId;
use crate::source::{FileId, Span};

/// A guide or a procedure.
#[derive(Clone, Copy)]
pub(super) enum Body<'a> {
    Guide(&'a Guide),
    Procedure(&'a Procedure),
}

/// All of a project, guides first.
pub(super) fn all(project: &Project) -> impl Iterator<Item = Body<'_>> {
    let guides = project.guides.iter().map(Body::Guide);
    guides.chain(project.procedures.iter().map(Body::Procedure))
}

impl<'a> Body<'a> {
    pub(super) fn title(&self) -> &'a Literal {
        match self {
            Self::Guide(guide) => &guide.title,
            Self::Procedure(procedure) => &procedure.title,
        }
    }

    /// The file that it stands in.
    pub(super) fn file(&self) -> FileId {
        self.span().file
    }

    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        match self {
            Self::Guide(guide) => guide.span,
            Self::Procedure(procedure) => procedure.span,
        }
    }

    /// Its blocks: what is done, then what helps if something goes wrong.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &'a Block> {
        let (body, trouble) = match self {
            Self::Guide(guide) => (&guide.body, guide.trouble.as_slice()),
            Self::Procedure(procedure) => (&procedure.body, [].as_slice()),
        };
        std::iter::once(body).chain(trouble.iter().map(|trouble| &trouble.body))
    }

    /// Every statement in the order of writing, with the thing in hand there.
    pub(super) fn statements(&self) -> Vec<(&'a Statement, ThingId)> {
        use crate::model::statement::StatementKind::On;
        let mut all = Vec::new();
        for block in self.blocks() {
            let mut next: Vec<_> = block.statements.iter().rev().map(|it| (it, ThingId::FIRST)).collect();
            while let Some((statement, thing)) = next.pop() {
                all.push((statement, thing));
                let inner = if let On { thing, .. } = &statement.kind { *thing } else { thing };
                for block in statement.kind.blocks().into_iter().rev() {
                    next.extend(block.statements.iter().rev().map(|it| (it, inner)));
                }
            }
        }
        all
    }
}
