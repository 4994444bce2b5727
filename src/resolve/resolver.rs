//! The state of one run: what is visible, what has been declared, what has been built and found.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::Flow;
use super::hand::Hand;
use super::input::Input;
use super::names::Names;
use super::outline::Outlines;
use super::product::SupportedVersions;
use super::scope::Scope;
use super::screens::ScreenNames;
use super::unbound::Unbound;
use super::version::Bounds;
use crate::diagnostic::Diagnostic;
use crate::model::ids::{ScreenId, ValueId};
use crate::model::project::Project;
use crate::readers::{MakerId, ProductId, QuestionId};
use crate::source::{Sources, Span};

/// Each construct's file adds the methods that resolve it.
pub(super) struct Resolver<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) sources: &'a Sources,
    pub(super) scope: Scope<'a>,
    pub(super) names: Names,
    pub(super) project: Project,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Unknown names that were not reported, since something before explains them.
    pub(super) excused: Vec<Span>,
    /// Unknown names that may be known with another `use`.
    pub(super) unbound: Unbound,
    /// What the reader has in hand; None in declarations, which speak of no reader.
    pub(super) hand: Option<Hand>,
    pub(super) outlines: Outlines<'a>,
    pub(super) flow: Flow,
    /// The values of the guide or procedure at hand, with their places.
    pub(super) local_values: BTreeMap<String, (ValueId, Span)>,
    /// Names of declarations that were dropped with what holds them; not told again where they are used.
    pub(super) dropped: BTreeSet<String>,
    /// Questions of which some answer was refused; what they have no answer for may be that one.
    pub(super) refused_answers: BTreeSet<QuestionId>,
    pub(super) screens: ScreenNames,
    /// Screens that steps speak of although nothing declares them, by title.
    pub(super) inferred: BTreeMap<String, ScreenId>,
    /// All operating systems, in order of declaration.
    pub(super) systems: Vec<ProductId>,
    /// Products by what readers call them.
    pub(super) product_labels: BTreeMap<String, Vec<ProductId>>,
    /// Makers by what readers call them.
    pub(super) maker_labels: BTreeMap<String, MakerId>,
    /// What `versions` clauses leave, where they leave anything out.
    pub(super) supported: SupportedVersions,
    /// The first `versions` clause of each product.
    pub(super) supported_places: BTreeMap<ProductId, Span>,
    /// Whether tests may name versions that no reader has any more.
    pub(super) bounds: Bounds,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(input: &'a Input<'a>, sources: &'a Sources) -> Self {
        Self {
            input,
            sources,
            scope: Scope::new(input, sources),
            names: Names::default(),
            project: Project::default(),
            diagnostics: Vec::new(),
            excused: Vec::new(),
            unbound: Unbound::default(),
            hand: None,
            outlines: Outlines::default(),
            flow: Flow::default(),
            local_values: BTreeMap::new(),
            dropped: BTreeSet::new(),
            refused_answers: BTreeSet::new(),
            screens: ScreenNames::default(),
            inferred: BTreeMap::new(),
            systems: Vec::new(),
            product_labels: BTreeMap::new(),
            maker_labels: BTreeMap::new(),
            supported: BTreeMap::new(),
            supported_places: BTreeMap::new(),
            bounds: Bounds::Supported,
        }
    }

    /// Reports a finding, unless it stands in a statement that could not be read: it may follow from that.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        match finding.span().filter(|place| self.scope.is_doubtful(*place)) {
            Some(place) => self.excused.push(place),
            None => self.diagnostics.push(finding),
        }
    }
}
