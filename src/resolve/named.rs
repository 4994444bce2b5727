//! Conditions that the author named.

use super::circles::circles;
use super::collect::Declared;
use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::conditions;
use crate::readers::declarations::NamedCondition;
use crate::readers::ids::Id;
use crate::readers::{Condition, ConditionId, ProductId, ThingId};
use crate::source::Span;
use crate::syntax::ast::reader as ast;
use crate::syntax::ast::text::Text;

impl<'a> Resolver<'a> {
    pub(super) fn collect_condition(&mut self, tree: &ast::NamedCondition) -> ConditionId {
        let key = tree.name.value.clone();
        let label = tree.title.as_ref().map_or_else(|| key.clone(), Text::plain);
        let named = NamedCondition { key, label, condition: Condition::Always };
        let id = self.project.readers.conditions.push(named);
        self.project.places.conditions.push(Some(tree.name.span));
        self.names.conditions.declare(&tree.name.value, id, tree.name.span);
        id
    }

    pub(super) fn named_conditions(&mut self, named: &[Declared<'a, ast::NamedCondition, ConditionId>]) {
        for Declared { file, tree, id, .. } in named {
            self.scope.enter(*file);
            let condition = self.bind(&tree.condition);
            if let Some(named) = self.project.readers.conditions.get_mut(*id) {
                named.condition = condition;
            }
        }
        self.refuse_cycles();
    }

    /// Breaks every circle of named conditions where it closes. Without recursion: chains may be long.
    fn refuse_cycles(&mut self) {
        let uses: Vec<Vec<ConditionId>> =
            self.project.readers.conditions.iter().map(|(_, named)| named_in(&named.condition)).collect();
        let circles = circles(&uses);
        for circle in circles {
            let Some(first) = circle.first().copied() else { continue };
            let place = |id: ConditionId| self.project.places.conditions.get(id.index()).copied().flatten();
            let key = |id: ConditionId| {
                self.project.readers.conditions.get(id).map_or("", |named| named.key.as_str())
            };
            let path: Vec<String> =
                circle.iter().chain([&first]).map(|id| format!("`{}`", key(*id))).collect();
            let title = format!("the condition `{}` is explained by itself", key(first));
            let mut finding = Diagnostic::new(&conditions::CONDITION_CIRCLE, title);
            if let Some(span) = place(first) {
                finding = finding.at(span, "");
            }
            for id in circle.iter().skip(1).take(5) {
                finding = match place(*id) {
                    Some(span) => finding.see(span, "by way of this one"),
                    None => finding,
                };
            }
            if path.len() > 2 {
                finding = finding.note(format!("the circle is {}", shortened(&path)));
            }
            self.report(finding);
            for id in circle {
                if let Some(named) = self.project.readers.conditions.get_mut(id) {
                    named.condition = Condition::Always;
                }
            }
        }
    }

    /// The thing that a named condition is about where it is used. Its tests find the only thing that can have
    /// their product themselves; if several can, the place of use must say which.
    pub(super) fn thing_of_named(
        &mut self,
        condition: ConditionId,
        said: Option<ThingId>,
        span: Span,
    ) -> Option<ThingId> {
        if said.is_some() {
            return said;
        }
        let Some(hand) = &self.hand else { return Some(ThingId::UNSTATED) };
        let first = hand.in_scope.first().copied()?;
        if hand.in_scope.len() == 1 {
            return Some(first);
        }
        let fallback = hand.current.unwrap_or(first);
        for product in self.products_tested(condition) {
            self.owner_of_product(product, span)?;
        }
        Some(fallback)
    }

    /// Products that a condition tests without saying of which thing.
    fn products_tested(&self, condition: ConditionId) -> Vec<ProductId> {
        let mut products = std::collections::BTreeSet::new();
        let named = Condition::Named { condition, thing: ThingId::UNSTATED };
        self.visit_tests(&named, &mut |part| {
            if let Condition::Present { product, .. } | Condition::Version { product, .. } = part {
                products.insert(*product);
            }
        });
        products.into_iter().collect()
    }

    /// Visits every test of a condition and of the named ones that it uses.
    pub(super) fn visit_tests(&self, condition: &Condition, visit: &mut impl FnMut(&Condition)) {
        let mut seen = std::collections::BTreeSet::new();
        let mut next = Vec::new();
        let mut part_of = |part: &Condition, next: &mut Vec<ConditionId>| match part {
            Condition::Named { condition, .. } if seen.insert(*condition) => next.push(*condition),
            part => visit(part),
        };
        walk(condition, &mut |part| part_of(part, &mut next));
        while let Some(id) = next.pop() {
            let Some(named) = self.project.readers.conditions.get(id) else { continue };
            walk(&named.condition, &mut |part| part_of(part, &mut next));
        }
    }
}

/// At most six steps of a path, with dots for the rest.
pub(super) fn shortened(path: &[String]) -> String {
    let shown: Vec<&str> = path.iter().take(6).map(String::as_str).collect();
    let rest = if path.len() > shown.len() { " → …" } else { "" };
    format!("{}{rest}", shown.join(" → "))
}

/// Visits every part. Conditions nest only as deep as the author's parentheses.
pub(super) fn walk(condition: &Condition, visit: &mut impl FnMut(&Condition)) {
    visit(condition);
    match condition {
        Condition::Not(inner) => walk(inner, visit),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| walk(part, visit)),
        _ => {}
    }
}

fn named_in(condition: &Condition) -> Vec<ConditionId> {
    let mut named = Vec::new();
    walk(condition, &mut |part| {
        if let Condition::Named { condition, .. } = part {
            named.push(*condition);
        }
    });
    named
}
