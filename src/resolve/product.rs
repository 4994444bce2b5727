//! Products: what they run on, their versions, what their versions need.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::collect::Declared;
use super::resolver::Resolver;
use super::version::Bounds;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{conditions, names};
use crate::readers::declarations::{Product, Releases, Runs, Supported};
use crate::readers::{Literal, ProductId, Ranges};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::condition::VersionText;
use crate::syntax::ast::product::{self as ast, ProductClauseKind};
use crate::vocabulary::ProductKind;

type Tree<'a> = Declared<'a, ast::Product, ProductId>;

impl<'a> Resolver<'a> {
    pub(super) fn collect_product(&mut self, tree: &ast::Product, name: &Name) -> ProductId {
        let label = tree.head.title.as_ref().map_or_else(|| name.value.clone(), |title| title.plain());
        let product = Product::new(tree.kind, name.value.clone(), label.clone());
        let id = self.declare_product(product, name);
        self.product_labels.entry(label.trim().to_owned()).or_default().push(id);
        id
    }

    fn declare_product(&mut self, product: Product, name: &Name) -> ProductId {
        match self.names.products.redeclare(&name.value, name.span) {
            Some(Ok(id)) if product.kind == ProductKind::Os => {
                if let Some(place) = self.project.readers.products.get_mut(id) {
                    *place = product;
                }
                if let Some(place) = self.project.places.products.get_mut(id.0 as usize) {
                    *place = Some(name.span);
                }
                id
            }
            Some(other) => {
                self.report(built_in_twice(name, other.err()));
                self.push_product(product, name)
            }
            None => {
                let id = self.push_product(product, name);
                self.names.products.declare(&name.value, id, name.span);
                id
            }
        }
    }

    fn push_product(&mut self, product: Product, name: &Name) -> ProductId {
        let is_os = product.kind == ProductKind::Os;
        self.project.places.products.push(Some(name.span));
        let id = self.project.readers.products.push(product);
        self.systems.extend(is_os.then_some(id));
        id
    }

    /// What they run on and how their versions are read: all that later walks need of other products.
    pub(super) fn products_on_and_schemes(&mut self, products: &[Tree<'a>]) {
        for Declared { file, tree, id, name } in products {
            self.scope.enter(*file);
            let on: Vec<ProductId> = tree.on.iter().filter_map(|name| self.operating_system(name)).collect();
            let is_web = |id: &ProductId| self.label_key(*id) == "web";
            let web = tree.kind == ProductKind::App && !on.is_empty() && on.iter().all(is_web);
            let scheme = self.scheme(tree, &name.value);
            if let Some(product) = self.project.readers.products.get_mut(*id) {
                product.scheme = Arc::new(scheme);
                // A browser is on every thing.
                product.always_present = web;
                product.on = if web { Vec::new() } else { on };
            }
        }
    }

    /// Where a product is declared; None if it is built in.
    pub(super) fn place_of(&self, id: ProductId) -> Option<Span> {
        self.project.places.product(id)
    }

    fn label_key(&self, id: ProductId) -> &str {
        self.project.readers.products.get(id).map_or("", |product| product.key.as_str())
    }

    /// The operating system of that name.
    pub(super) fn operating_system(&mut self, name: &Name) -> Option<ProductId> {
        let id = self.look_up(|names| &names.products, name)?;
        let product = self.project.readers.products.get(id)?;
        if product.kind == ProductKind::Os {
            return Some(id);
        }
        let title = format!("{} is not an operating system", product.label);
        let mut finding = Diagnostic::new(&names::WRONG_KIND, title).at(name.span, "");
        if let Some(place) = self.place_of(id) {
            finding = finding.see(place, "declared here");
        }
        self.report(finding.note("after `on` stand operating systems, joined by `or`"));
        None
    }

    /// Versions and releases.
    pub(super) fn products_versions(&mut self, products: &[Tree<'a>]) {
        for Declared { file, tree, id, .. } in products {
            self.scope.enter(*file);
            let mut supported = Vec::new();
            for clause in &tree.clauses {
                if let ProductClauseKind::Versions { ranges, on } = &clause.kind {
                    self.supported_places.entry(*id).or_insert(clause.span);
                    let os = on.as_ref().map(|on| self.operating_system(on));
                    let versions = self.ranges(*id, ranges, Bounds::Any).map(|versions| versions.ranges);
                    if let (Some(versions), None | Some(Some(_))) = (versions, os) {
                        supported.push(Supported { os: os.flatten(), versions });
                    }
                }
            }
            if let Some(product) = self.project.readers.products.get_mut(*id) {
                product.supported = supported;
            }
            self.remember_supported(*id);
        }
        for Declared { file, tree, id, .. } in products {
            self.scope.enter(*file);
            let releases = self.releases(*id, tree);
            if let Some(product) = self.project.readers.products.get_mut(*id) {
                product.releases = Releases::new(releases);
            }
        }
    }

    fn releases(&mut self, id: ProductId, tree: &ast::Product) -> Vec<Literal> {
        let texts = tree.clauses.iter().filter_map(|clause| match &clause.kind {
            ProductClauseKind::Releases(texts) => Some(texts),
            _ => None,
        });
        let texts: Vec<&VersionText> = texts.flatten().collect();
        let mut releases = Vec::with_capacity(texts.len());
        for text in texts {
            if let Some(literal) = self.version_literal(id, text) {
                self.check_supported(id, text.span, &literal.exactly());
                releases.push(literal);
            }
        }
        releases
    }

    /// The union of a product's `versions`, if they leave anything out.
    fn remember_supported(&mut self, id: ProductId) {
        let Some(product) = self.project.readers.products.get(id) else { return };
        if product.supported.is_empty() {
            return;
        }
        let has_general = product.supported.iter().any(|entry| entry.os.is_none());
        let covered: Vec<ProductId> = product.supported.iter().filter_map(|entry| entry.os).collect();
        if !has_general && (product.on.is_empty() || product.on.iter().any(|os| !covered.contains(os))) {
            return;
        }
        let all: Ranges =
            product.supported.iter().flat_map(|entry| entry.versions.intervals().iter().cloned()).collect();
        self.supported.insert(id, all);
    }

    /// What versions need, whether every reader has it, its address.
    pub(super) fn products_facts(&mut self, products: &[Tree<'a>]) {
        for Declared { file, tree, id, .. } in products {
            self.scope.enter(*file);
            let mut runs = Vec::new();
            let mut built_in = false;
            for clause in &tree.clauses {
                match &clause.kind {
                    ProductClauseKind::Runs { ranges, condition } => {
                        let versions = match ranges.as_slice() {
                            [] => Some(Ranges::all()),
                            ranges => self.ranges(*id, ranges, Bounds::Supported).map(|it| it.ranges),
                        };
                        let needs = self.bind(condition);
                        let own = self.project.readers.products.get(*id).map(|product| product.on.clone());
                        self.refuse_two_systems(&own.unwrap_or_default(), &needs, condition.span());
                        runs.extend(versions.map(|versions| Runs { versions, needs }));
                    }
                    ProductClauseKind::BuiltIn => built_in = true,
                    ProductClauseKind::Address(text) => {
                        let address = self.address(text);
                        self.project.places.addresses.extend(address.map(|address| (id.0, address)));
                    }
                    _ => {}
                }
            }
            if let Some(product) = self.project.readers.products.get_mut(*id) {
                product.built_in = built_in;
                product.runs = runs;
            }
        }
    }

    /// Reports versions that no reader has by the product's own `versions`.
    pub(super) fn check_supported(&mut self, id: ProductId, span: Span, versions: &Ranges) {
        let Some(supported) = self.supported.get(&id) else { return };
        if versions.is_empty() || !supported.intersect(versions).is_empty() {
            return;
        }
        let label = self.project.readers.products.get(id).map_or("", |product| product.label.as_str());
        let written = self.sources.slice(span).trim();
        let title = format!("no reader has {label} {written}");
        let mut finding = Diagnostic::new(&conditions::UNSUPPORTED_VERSION, title).at(span, "");
        if let Some(place) = self.supported_places.get(&id) {
            finding = finding.see(*place, "these are the versions that readers have");
        }
        self.report(finding);
    }
}

/// What has been worked out about `versions` clauses.
pub(super) type SupportedVersions = BTreeMap<ProductId, Ranges>;

fn built_in_twice(name: &Name, first: Option<Span>) -> Diagnostic {
    let of = |title: String| Diagnostic::new(&names::DUPLICATE_NAME, title).at(name.span, "");
    match first {
        Some(first) => of(format!("the built-in operating system `{}` is declared twice", name.value))
            .see(first, "first declared here")
            .note("what is built in can be declared anew once, and that holds for all files"),
        None => of(format!("`{}` is the name of a built-in operating system", name.value))
            .note("only an `os` can take the place of a built-in operating system"),
    }
}
