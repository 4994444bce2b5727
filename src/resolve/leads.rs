//! Where elements and acts lead, and texts that differ by readers.

use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::guides;
use crate::model::screen::{Destination, Leads, Variant};
use crate::readers::ProductId;
use crate::source::Span;
use crate::syntax::ast::screen as tree;
use crate::syntax::ast::text::Text;

/// Where a target is written.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    /// Whose screens come first.
    pub(super) product: Option<ProductId>,
    /// Whether the surface lies over another one; None for a group, which does not know.
    pub(super) covers: Option<bool>,
}

impl Resolver<'_> {
    /// Binds one target; None if nothing of it is known, which is reported.
    pub(super) fn leads(&mut self, leads: &tree::Leads, origin: Origin) -> Option<Leads> {
        let when = leads.when.as_ref().map(|condition| self.bind(condition));
        let to: Vec<Destination> =
            leads.to.iter().filter_map(|destination| self.destination(destination, origin)).collect();
        let gesture = leads.gesture;
        // With a part of them the app would seem to decide less than it does.
        (to.len() == leads.to.len()).then_some(Leads { span: leads.span, to, gesture, when })
    }

    fn destination(&mut self, destination: &tree::Destination, origin: Origin) -> Option<Destination> {
        match destination {
            tree::Destination::Screen(target) => {
                self.declared_screen(target, origin.product).map(Destination::Screen)
            }
            tree::Destination::Under(span) => {
                if origin.covers == Some(false) {
                    let finding = Diagnostic::new(
                        &guides::NOTHING_UNDER,
                        "a screen covers nothing that `under` could lead to",
                    )
                    .at(*span, "")
                    .note("`under` is what a `dialog`, `sheet` or `menu` covers");
                    self.report(finding);
                    return None;
                }
                Some(Destination::Under)
            }
        }
    }

    /// All targets of one element or option, in order. After one that holds for all, another one of the same
    /// gesture is refused.
    pub(super) fn all_leads(&mut self, trees: &[tree::Leads], origin: Origin) -> Vec<Leads> {
        let mut bound = Vec::with_capacity(trees.len());
        let mut complete: Vec<&tree::Leads> = Vec::new();
        for tree in trees {
            if let Some(first) = complete.iter().find(|first| first.gesture == tree.gesture) {
                self.after_complete(tree.span, first.span);
                continue;
            }
            if tree.when.is_none() {
                complete.push(tree);
            }
            bound.extend(self.leads(tree, origin));
        }
        bound
    }

    /// Reports a target behind one that holds for everybody.
    pub(super) fn after_complete(&mut self, span: Span, first: Span) {
        let finding = Diagnostic::new(&guides::AFTER_OTHERWISE, "no reader is left for this target")
            .at(span, "")
            .see(first, "this one holds for everybody")
            .help("say `when` on the first, and `otherwise` on the last");
        self.report(finding);
    }

    /// Texts that differ by readers, and last the text of the first line, which holds for the rest.
    pub(super) fn variants(
        &mut self,
        trees: &[&tree::Variant],
        head: Option<&Text>,
        what: &str,
    ) -> Vec<Variant> {
        let mut variants = Vec::with_capacity(trees.len() + 1);
        let mut complete = None;
        for tree in trees {
            if let Some(first) = complete {
                let finding =
                    Diagnostic::new(&guides::AFTER_OTHERWISE, format!("no reader is left for this {what}"))
                        .at(tree.span, "")
                        .see(first, "this one holds for everybody")
                        .help("say `when` on the first, and `otherwise` on the last");
                self.report(finding);
                continue;
            }
            let when = tree.when.as_ref().map(|condition| self.bind(condition));
            if when.is_none() {
                complete = Some(tree.span);
            }
            variants.push(Variant { text: self.literal(&tree.text), when });
        }
        if let Some(head) = head {
            match complete {
                Some(rest) => {
                    let title = format!("two {what}s are for all other readers");
                    let finding = Diagnostic::new(&guides::AFTER_OTHERWISE, title)
                        .at(rest, "")
                        .see(head.span, "the other");
                    self.report(finding.help(format!("remove this line, or the {what} of the first line")));
                }
                None => variants.push(Variant { text: self.literal(head), when: None }),
            }
        }
        variants
    }
}
