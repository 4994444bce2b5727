//! Guides, procedures and pages of facts.

use super::collect::{Collected, Declared};
use super::flow::BodyId;
use super::resolver::Resolver;
use crate::model::guide::{About, Guide, Procedure, Trouble};
use crate::model::ids::{AboutId, GuideId, ProcedureId};
use crate::model::text::{Literal, LiteralPiece};
use crate::source::FileId;
use crate::syntax::ast::file::Head;
use crate::syntax::ast::guide as ast;

impl<'a> Resolver<'a> {
    /// Binds everything in guides, procedures and pages. All names are declared already.
    pub(super) fn guides(&mut self, collected: &Collected<'a>) {
        for page in &collected.pages {
            self.scope.enter(page.file);
            let about = self.about(page.tree, page.file, Some(page.name.value.clone()), true);
            self.project.abouts.push(about);
        }
        for guide in &collected.guides {
            self.scope.enter(guide.file);
            let guide = self.guide(guide);
            self.project.guides.push(guide);
        }
        for procedure in &collected.procedures {
            self.scope.enter(procedure.file);
            let procedure = self.procedure(procedure);
            self.project.procedures.push(procedure);
        }
    }

    fn guide(&mut self, declared: &Declared<'a, ast::Guide, GuideId>) -> Guide {
        let Declared { file, name, tree, id } = declared;
        let values = self.enter_body(BodyId::Guide(*id));
        let title = self.title(&tree.head, &name.value);
        let header = self.header(&tree.header, tree.head.span, values);
        let body = self.block(&tree.body);
        let trouble = tree.trouble.iter().map(|trouble| self.trouble(trouble)).collect();
        let abouts = self.abouts(&tree.abouts, *file);
        let hand = self.leave_body();
        Guide {
            key: name.value.clone(),
            span: tree.head.span,
            file: *file,
            title,
            in_error: false,
            language: header.language,
            things: hand.things,
            audience: header.audience,
            unsupported: header.unsupported,
            checked: header.checked,
            needs: header.needs,
            takes: header.takes,
            goal: header.goal,
            topics: header.topics,
            values: header.values,
            start: header.start,
            end: header.end,
            body,
            trouble,
            abouts,
        }
    }

    fn procedure(&mut self, declared: &Declared<'a, ast::Procedure, ProcedureId>) -> Procedure {
        let Declared { file, name, tree, id } = declared;
        let values = self.enter_body(BodyId::Procedure(*id));
        let title = self.title(&tree.head, &name.value);
        let header = self.header(&tree.header, tree.head.span, values);
        let body = self.block(&tree.body);
        let hand = self.leave_body();
        Procedure {
            key: name.value.clone(),
            span: tree.head.span,
            file: *file,
            in_error: false,
            title,
            things: hand.things,
            own_things: header.own_things,
            audience: header.audience,
            unsupported: header.unsupported,
            needs: header.needs,
            values: header.values,
            start: header.start,
            end: header.end,
            body,
        }
    }

    fn trouble(&mut self, tree: &ast::Trouble) -> Trouble {
        let id = self.next_statement();
        let title = self.literal(&tree.title);
        let when = tree.when.as_ref().map(|condition| self.guard(condition));
        Trouble { id, span: tree.span, title, when, body: self.arm(&tree.body) }
    }

    fn abouts(&mut self, trees: &[ast::About], file: FileId) -> Vec<AboutId> {
        let mut ids = Vec::with_capacity(trees.len());
        for tree in trees {
            ids.push(AboutId(u32::try_from(self.project.abouts.len()).unwrap_or(u32::MAX)));
            let about = self.about(tree, file, tree.name.as_ref().map(|name| name.value.clone()), false);
            self.project.abouts.push(about);
        }
        ids
    }

    fn about(&mut self, tree: &ast::About, file: FileId, key: Option<String>, page: bool) -> About {
        let title = tree.title.as_ref().map(|title| self.literal(title));
        About { key, span: tree.span, file, title, prose: self.prose(&tree.prose), page }
    }

    /// The title of a guide or procedure; without one, its name.
    fn title(&mut self, head: &Head, name: &str) -> Literal {
        match &head.title {
            Some(title) => self.literal(title),
            None => Literal { span: head.span, pieces: vec![LiteralPiece::Text(name.to_owned())] },
        }
    }
}
