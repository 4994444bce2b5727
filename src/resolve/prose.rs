//! Prose: references, links and Markdown bound to what they mean.

use std::collections::BTreeSet;

use super::flow::BodyId;
use super::markdown;
use super::resolver::Resolver;
use super::table::{Found, Table};
use super::value::Braces;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{names, prose as codes};
use crate::model::ids::{ElementId, ProcedureId};
use crate::model::text::{Inline, LinkTarget, Prose};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::reference::{ElementRef, Target};
use crate::syntax::ast::text::Text;
use crate::text::{near_miss, or};

/// What an address in prose turned out to be.
pub(super) enum Address {
    Outside(String),
    Inside(LinkTarget),
    /// Refused, and reported: its words stand alone.
    Nowhere,
}

impl<'a> Resolver<'a> {
    /// Binds prose.
    pub(super) fn prose(&mut self, text: &Text) -> Prose {
        let blocks = markdown::read(self, text);
        self.mistaken_names(text.span, &blocks);
        Prose { span: text.span, blocks }
    }

    /// What a reference in prose stands for: a value, or a label. One that is not known stands as written.
    pub(super) fn prose_reference(&mut self, path: &[Name], span: Span) -> Inline {
        let bound = match path {
            [name] => self.value(name, Braces::Prose).map(Inline::Value),
            path => self.label_of(path, span).map(|element| {
                self.project.told.insert(element);
                Inline::Label(element)
            }),
        };
        bound.unwrap_or_else(|| Inline::Text(as_written(path)))
    }

    /// The element that `{app.screen.element}` names; reported if there is none or more than one.
    fn label_of(&mut self, path: &[Name], span: Span) -> Option<ElementId> {
        let reference = ElementRef {
            span,
            target: Target::Path(path.to_vec()),
            looks: None,
            at: None,
            further_down: false,
        };
        let found = self.element_use(&reference);
        match found.candidates.as_slice() {
            [] => None,
            [only] => Some(*only),
            [first, second, ..] => {
                let words: Vec<&str> = path.iter().map(|name| name.value.as_str()).collect();
                let written = words.join(".");
                let title = format!("several elements are called `{written}`");
                let mut finding = Diagnostic::new(&names::AMBIGUOUS_NAME, title).at(span, "which one?");
                for element in [first, second].into_iter().filter_map(|id| self.project.element(*id)) {
                    finding = finding.see(element.span, "one of them");
                }
                let screens =
                    path.first().map(|screen| self.visible_screens(&screen.value)).unwrap_or_default();
                let products = screens.iter().filter_map(|id| self.project.screen(*id)?.product);
                let keys = products.filter_map(|id| self.project.readers.products.get(id));
                let ways: Vec<String> =
                    keys.take(4).map(|it| format!("`{{{}.{written}}}`", it.key)).collect();
                self.report(if ways.len() > 1 {
                    finding.help(format!("write {}", or(&ways)))
                } else {
                    finding
                });
                None
            }
        }
    }

    /// Binds the address of a link; `span` is where it stands, as far as that is known.
    pub(super) fn link(&mut self, address: &str, span: Span) -> Address {
        match address.strip_prefix('@') {
            Some(name) => self.link_target(name, span).map_or(Address::Nowhere, Address::Inside),
            None => match self.link_address(address, span) {
                Some(address) => {
                    let is_of_this_site =
                        !address.split(['/', '?', '#']).next().is_some_and(|it| it.contains(':'));
                    self.project.links.extend(is_of_this_site.then(|| (address.clone(), span)));
                    Address::Outside(address)
                }
                None => Address::Nowhere,
            },
        }
    }

    /// What `@name` or `@guide.step` leads to: first a step, part or text of this guide, else another guide,
    /// procedure or page.
    fn link_target(&mut self, written: &str, span: Span) -> Option<LinkTarget> {
        let (name, step) = match written.split_once('.') {
            Some((name, step)) => (name, Some(step)),
            None => (written, None),
        };
        let own = self.flow.body;
        if let (None, Some(body)) = (step, own)
            && let Some(found) = self.link_within(body, name)
        {
            return Some(found);
        }
        let found = self.link_outside(name, written, span)?;
        if let LinkTarget::Procedure(procedure) = found
            && !self.prints(procedure)
        {
            let title = format!("`{name}` is a procedure that this guide does not follow");
            let finding = Diagnostic::new(&codes::UNKNOWN_LINK, title)
                .at(span, "it is not printed here")
                .help("link to a guide that follows it");
            self.report(finding);
            return None;
        }
        let Some(step) = step else { return Some(found) };
        let body = match found {
            LinkTarget::Guide(id) => Some(BodyId::Guide(id)),
            LinkTarget::Procedure(id) => Some(BodyId::Procedure(id)),
            LinkTarget::About(_) | LinkTarget::Statement { .. } => None,
        };
        if let Some(found) = body.and_then(|body| self.link_within(body, step)) {
            return Some(found);
        }
        let outline = body.and_then(|body| self.outline_of(body));
        let markers = outline.iter().flat_map(|outline| outline.markers.keys());
        let near = near_miss(step, markers.map(String::as_str)).map(|near| format!("@{name}.{near}"));
        self.report_link(format!("`{name}` has no step or part `{step}`"), span, near, None);
        None
    }

    /// Whether a procedure is printed where the text at hand is: in a guide that follows it, perhaps by way of
    /// others. For the text of a procedure that depends on who follows it.
    fn prints(&self, wanted: ProcedureId) -> bool {
        let body = match self.flow.body {
            Some(BodyId::Procedure(_)) => return true,
            Some(body) => body,
            None => return false,
        };
        let mut seen = BTreeSet::new();
        let mut next = vec![body];
        while let Some(outline) = next.pop().and_then(|body| self.outline_of(body)) {
            for (name, _) in &outline.follows {
                let followed = one(&self.names.procedures, &name.value, self);
                if followed == Some(wanted) {
                    return true;
                }
                next.extend(followed.filter(|id| seen.insert(*id)).map(BodyId::Procedure));
            }
        }
        false
    }

    /// A named step, part or text of a guide or procedure.
    fn link_within(&self, body: BodyId, name: &str) -> Option<LinkTarget> {
        let outline = self.outline_of(body)?;
        let guide = match body {
            BodyId::Guide(id) => Some(id),
            BodyId::Procedure(_) => None,
        };
        let marker =
            outline.markers.get(name).map(|marker| LinkTarget::Statement { guide, statement: marker.id });
        marker.or_else(|| outline.abouts.get(name).map(|(id, _)| LinkTarget::About(*id)))
    }

    fn link_outside(&mut self, name: &str, written: &str, span: Span) -> Option<LinkTarget> {
        let guide = one(&self.names.guides, name, self).map(LinkTarget::Guide);
        let procedure = one(&self.names.procedures, name, self).map(LinkTarget::Procedure);
        let page = one(&self.names.pages, name, self).map(LinkTarget::About);
        let found: Vec<LinkTarget> = [guide, procedure, page].into_iter().flatten().collect();
        match found.as_slice() {
            [only] => Some(*only),
            [] => {
                self.unknown_link(name, written, span);
                None
            }
            _ => {
                let title =
                    format!("`@{name}` is the name of a guide, a procedure or a page: it is not clear which");
                self.report(Diagnostic::new(&names::AMBIGUOUS_NAME, title).at(span, "which one?"));
                None
            }
        }
    }

    fn unknown_link(&mut self, name: &str, written: &str, span: Span) {
        if self.scope.excuses(name) {
            self.excused.push(span);
            return;
        }
        let elsewhere = [
            self.anywhere(&self.names.guides, name),
            self.anywhere(&self.names.procedures, name),
            self.anywhere(&self.names.pages, name),
        ];
        let mut candidates = self.candidates(&self.names.guides);
        candidates.extend(self.candidates(&self.names.procedures));
        candidates.extend(self.candidates(&self.names.pages));
        if let Some(outline) = self.flow.body.and_then(|body| self.outline_of(body))
            && self.names.may_compare(outline.markers.len() + outline.abouts.len())
        {
            candidates
                .extend(outline.markers.iter().map(|(name, marker)| (name.as_str(), Some(marker.span))));
            candidates.extend(outline.abouts.iter().map(|(name, (_, span))| (name.as_str(), Some(*span))));
        }
        let near = near_miss(name, candidates.iter().map(|(name, _)| *name)).map(|near| format!("@{near}"));
        let title = format!("no guide, part or step is called `{written}`");
        self.report_link(title, span, near, elsewhere.into_iter().flatten().next());
    }

    fn report_link(&mut self, title: String, span: Span, near: Option<String>, elsewhere: Option<Span>) {
        let finding = Diagnostic::new(&codes::UNKNOWN_LINK, title).at(span, "");
        if let Some(declared) = elsewhere {
            self.unbound.note(span, declared.file);
        }
        self.report(match (elsewhere, near) {
            (Some(declared), _) => finding.see(declared, "it is declared here"),
            // The place may be that of the whole text, so nothing is replaced mechanically.
            (None, Some(near)) => finding.help(format!("did you mean `{near}`?")),
            (None, None) => finding
                .note("`@name` leads to a guide, a procedure, a page, or a part or named step of this guide"),
        });
    }
}

/// A reference as it was written.
pub(super) fn as_written(path: &[Name]) -> String {
    let words: Vec<&str> = path.iter().map(|name| name.value.as_str()).collect();
    format!("{{{}}}", words.join("."))
}

fn one<I: Copy + PartialEq>(table: &Table<I>, name: &str, resolver: &Resolver<'_>) -> Option<I> {
    match table.find(name, &resolver.scope) {
        Found::Nothing => None,
        Found::One(entry) | Found::Several(entry, _) => Some(entry.id),
    }
}
