//! The five forms of branching.

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::guides;
use crate::model::branch::{
    Attempt, Attempts, Either, EitherOption, ExactlyOne, If, IfArm, Look, When, WhenArm,
};
use crate::source::Span;
use crate::syntax::ast::branch as ast;

impl Resolver<'_> {
    pub(super) fn when(&mut self, tree: &ast::When) -> When {
        let arms = tree.arms.iter().map(|arm| self.when_arm(arm)).collect();
        When { arms, otherwise: tree.otherwise.as_ref().map(|block| self.block(block)) }
    }

    pub(super) fn exactly_one(&mut self, tree: &ast::ExactlyOne) -> ExactlyOne {
        ExactlyOne { arms: tree.arms.iter().map(|arm| self.when_arm(arm)).collect() }
    }

    fn when_arm(&mut self, tree: &ast::WhenArm) -> WhenArm {
        WhenArm { guard: self.guard(&tree.condition), body: self.block(&tree.body) }
    }

    pub(super) fn either(&mut self, tree: &ast::Either) -> Either {
        if let [only] = tree.options.as_slice() {
            let finding = Diagnostic::new(&guides::ONE_WAY, "there is only one way to choose from")
                .at(only.span, "")
                .help("add another: `or \"…\" { … }`; steps that may be left out stand in `optional { … }`");
            self.report(finding);
        }
        let options = tree.options.iter().map(|option| EitherOption {
            span: option.span,
            title: option.title.as_ref().map(|title| self.literal(title)),
            when: option.when.as_ref().map(|condition| self.guard(condition)),
            body: self.block(&option.body),
        });
        Either { options: options.collect() }
    }

    pub(super) fn attempts(&mut self, tree: &ast::Attempts, span: Span) -> Attempts {
        if tree.attempts.len() < 2 {
            let place = tree.attempts.first().map_or(span, |attempt| attempt.span);
            let finding = Diagnostic::new(&guides::ONE_WAY, "nothing is said of what to do if this fails")
                .at(place, "")
                .help("add `or else { … }` after the block");
            self.report(finding);
        }
        let attempts = tree.attempts.iter().map(|attempt| Attempt {
            span: attempt.span,
            after_all_steps: attempt.after_all_steps,
            title: attempt.title.as_ref().map(|title| self.literal(title)),
            body: self.arm(&attempt.body),
        });
        Attempts { attempts: attempts.collect() }
    }

    pub(super) fn look(&mut self, tree: &ast::If) -> If {
        let arms = tree.arms.iter().map(|arm| IfArm {
            span: arm.span,
            test: self.look_test(&arm.test),
            body: self.arm(&arm.body),
        });
        let arms = arms.collect();
        If { arms, otherwise: tree.otherwise.as_ref().map(|block| self.arm(block)) }
    }

    fn look_test(&mut self, tree: &ast::Look) -> Look {
        match tree {
            ast::Look::See(what) => Look::See(Box::new(self.seen(what))),
            ast::Look::Screens(targets) => Look::Screens(self.screen_uses(targets)),
            ast::Look::Words(text) => Look::Words(self.prose(text)),
        }
    }
}
