//! Elements of screens and groups.

use std::collections::BTreeMap;

use super::leads::Origin;
use super::resolver::Resolver;
use super::screens::label_text;
use super::surface::Surfaces;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{guides, names};
use crate::model::element::{Element, PickerOption, Sometimes};
use crate::model::ids::ElementId;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::screen as tree;

impl<'a> Resolver<'a> {
    /// Gives ids to elements. What they say is bound by [`Resolver::elements`], when all screens have ids.
    pub(super) fn element_ids(&mut self, trees: &[tree::Element]) -> Vec<ElementId> {
        let mut ids = Vec::with_capacity(trees.len());
        for tree in trees {
            ids.push(ElementId(u32::try_from(self.project.elements.len()).unwrap_or(u32::MAX)));
            self.project.elements.push(Element {
                key: tree.name.value.clone(),
                span: head(tree),
                product: None,
                kind: tree.kind.map(|words| words.plain()),
                labels: Vec::new(),
                described: None,
                looks: None,
                at: None,
                further_down: tree.further_down,
                when: None,
                sometimes: None,
                disabled_when: None,
                cannot_be_undone: tree.cannot_be_undone,
                leads: Vec::new(),
                options: Vec::new(),
            });
        }
        ids
    }

    /// Binds what all elements say.
    pub(super) fn elements(&mut self, surfaces: &Surfaces<'a>) {
        for group in &surfaces.groups {
            self.scope.enter(group.file);
            for (tree, id) in group.trees.iter().zip(&group.elements) {
                self.element(tree, *id, Origin { product: Some(group.product), covers: None });
            }
        }
        for screen in &surfaces.screens {
            self.scope.enter(screen.file);
            let origin = Origin { product: Some(screen.product), covers: Some(screen.tree.kind.lies_over()) };
            for (tree, id) in screen.tree.elements.iter().zip(&screen.elements) {
                self.element(tree, *id, origin);
            }
        }
        self.in_order_of_files();
    }

    /// Groups come before screens, whatever their files; who looks for what a file sees wants them file by file.
    fn in_order_of_files(&mut self) {
        let project = &self.project;
        let file_of = |id: &ElementId| project.element(*id).map(|element| element.span.file);
        let indexes = [&mut self.screens.elements_by_name, &mut self.screens.elements_by_label];
        for elements in indexes.into_iter().flat_map(BTreeMap::values_mut) {
            elements.sort_by_key(file_of);
        }
    }

    fn element(&mut self, tree: &tree::Element, id: ElementId, origin: Origin) {
        let variants: Vec<&tree::Variant> = tree.labels.iter().collect();
        let labels = self.variants(&variants, tree.label.as_ref(), "label");
        self.index(tree, id);
        self.refuse_nameless(tree);
        let described = tree.described.as_ref().map(|text| self.literal(text));
        let looks = tree.looks.as_ref().map(|text| self.literal(text));
        let at = tree.at.as_ref().map(|text| self.literal(text));
        let when = tree.when.as_ref().map(|condition| self.bind(condition));
        let sometimes = tree.sometimes.as_ref().map(|sometimes| {
            Box::new(Sometimes {
                span: sometimes.span,
                when: sometimes.when.as_ref().map(|condition| self.bind(condition)),
                instead_of: None,
            })
        });
        let disabled_when = tree.disabled_when.as_ref().map(|condition| self.bind(condition));
        let leads = self.all_leads(&tree.leads, origin);
        let options = tree.options.iter().map(|option| self.option(option, origin)).collect();
        if let Some(element) = self.project.elements.get_mut(id.index()) {
            element.product = origin.product;
            element.labels = labels;
            element.described = described;
            element.looks = looks;
            element.at = at;
            element.when = when;
            element.sometimes = sometimes;
            element.disabled_when = disabled_when;
            element.leads = leads;
            element.options = options;
        }
    }

    /// Reports what no step could name to a reader.
    fn refuse_nameless(&mut self, tree: &tree::Element) {
        let named = tree.label.is_some() || !tree.labels.is_empty();
        if named || tree.described.is_some() || tree.looks.is_some() {
            return;
        }
        let title = format!("readers are not told what `{}` looks like or is called", tree.name.value);
        let finding = Diagnostic::new(&guides::NOTHING_TO_CALL, title)
            .at(tree.name.span, "it has no label")
            .help("write the label that readers see, in quotation marks, behind the name")
            .help(
                "what has none is described: `described \"the profile's name\"`, or `looks \"three dots\"`",
            );
        self.report(finding);
    }

    fn option(&mut self, tree: &tree::PickerOption, origin: Origin) -> PickerOption {
        PickerOption {
            key: tree.name.as_ref().map(|name| name.value.clone()),
            span: tree.span,
            label: self.literal(&tree.label),
            when: tree.when.as_ref().map(|condition| self.bind(condition)),
            leads: self.all_leads(&tree.leads, origin),
        }
    }

    fn index(&mut self, tree: &tree::Element, id: ElementId) {
        self.screens.elements_by_name.entry(tree.name.value.clone()).or_default().push(id);
        let texts = tree.labels.iter().map(|variant| &variant.text).chain(&tree.label);
        for text in texts {
            let elements = self.screens.elements_by_label.entry(label_text(text)).or_default();
            if elements.last() != Some(&id) {
                elements.push(id);
            }
        }
    }

    /// Binds `instead of`, when all screens know their elements.
    pub(super) fn alternatives(&mut self, surfaces: &Surfaces<'a>) {
        for group in &surfaces.groups {
            self.scope.enter(group.file);
            let own: BTreeMap<&str, ElementId> = group
                .trees
                .iter()
                .map(|tree| tree.name.value.as_str())
                .zip(group.elements.iter().copied())
                .collect();
            for (tree, id) in group.trees.iter().zip(&group.elements) {
                if let Some(name) = instead_of(tree) {
                    self.alternative(name, *id, own.get(name.value.as_str()).copied());
                }
            }
        }
        for screen in &surfaces.screens {
            self.scope.enter(screen.file);
            for (tree, id) in screen.tree.elements.iter().zip(&screen.elements) {
                if let Some(name) = instead_of(tree) {
                    let other = self.element_on(screen.id, &name.value);
                    self.alternative(name, *id, other);
                }
            }
        }
    }

    fn alternative(&mut self, name: &Name, id: ElementId, other: Option<ElementId>) {
        if other.is_none() {
            let title = format!("this screen has no element `{}`", name.value);
            let candidates = self.element_names();
            let finding = self.unknown(&names::UNKNOWN_ELEMENT, title, name, &candidates, None);
            self.report_unless_excused(name, finding);
        }
        let element = self.project.elements.get_mut(id.index());
        if let Some(sometimes) = element.and_then(|element| element.sometimes.as_mut()) {
            sometimes.instead_of = other;
        }
    }
}

fn instead_of(tree: &tree::Element) -> Option<&Name> {
    tree.sometimes.as_ref()?.instead_of.as_ref()
}

/// Name and label, which stand side by side.
fn head(tree: &tree::Element) -> Span {
    let label = tree.label.as_ref().filter(|label| label.span.start >= tree.name.span.end);
    label.map_or(tree.name.span, |label| tree.name.span.to(label.span))
}
