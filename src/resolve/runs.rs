//! `runs`: whether a thing can have at once all that a line asks for.

use std::collections::BTreeSet;

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::conditions;
use crate::readers::{Condition, ProductId};
use crate::source::Span;
use crate::text::and;
use crate::vocabulary::ProductKind;

impl Resolver<'_> {
    /// Reports a condition that asks for two systems at once, beside those that the declared thing runs on
    /// itself. A thing has one system, so nobody can meet it.
    pub(super) fn refuse_two_systems(&mut self, own: &[ProductId], condition: &Condition, span: Span) {
        let mut possible: Option<BTreeSet<ProductId>> =
            (!own.is_empty()).then(|| own.iter().copied().collect());
        let mut asked = Vec::new();
        for part in all_of(condition) {
            let (Condition::Present { product, .. } | Condition::Version { product, .. }) = part else {
                continue;
            };
            let Some(declared) = self.project.readers.products.get(*product) else { continue };
            let on: BTreeSet<ProductId> = match declared.kind {
                ProductKind::Os => BTreeSet::from([*product]),
                ProductKind::Server => continue,
                _ if declared.on.is_empty() => continue,
                _ => declared.on.iter().copied().collect(),
            };
            asked.push(declared.label.clone());
            possible = Some(match possible {
                Some(before) => before.intersection(&on).copied().collect(),
                None => on,
            });
        }
        if possible.is_some_and(|systems| systems.is_empty()) {
            let title = format!("nothing can have {} at once", and(&asked));
            let title = if asked.len() > 1 { title } else { format!("this does not run on {}", and(&asked)) };
            let finding = Diagnostic::new(&conditions::RUNS_ON_NOTHING, title)
                .at(span, "")
                .note("a thing has one system; a skin or an app has those behind its `on`");
            self.report(finding);
        }
    }
}

/// What must hold at once, as far as no alternatives and no `not` stand around it.
fn all_of(condition: &Condition) -> Vec<&Condition> {
    match condition {
        Condition::All(parts) => parts.iter().flat_map(all_of).collect(),
        other => vec![other],
    }
}
