//! What a walk finds. Knows no rule.

use super::concern::Concern;
use super::walk::{Place, Walk};
use crate::diagnostic::{Code, Diagnostic};

impl Walk<'_> {
    /// Adds a finding; the first of a kind at one place stands for all.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.findings.entry((finding.span(), finding.code.id)).or_insert(finding);
    }

    /// Adds a finding about readers; the readers of several visits are named together.
    pub(super) fn report_about(&mut self, place: Place, concern: Concern) {
        let Self { concerns, sets, .. } = self;
        let place = (place, concern.whom.cause);
        match concerns.get_mut(&place) {
            Some(known) => known.add(sets, concern),
            None => {
                concerns.insert(place, concern);
            }
        }
    }

    /// Adds a finding that is told once for a guide.
    pub(super) fn report_once(&mut self, finding: Diagnostic) {
        if self.told.insert(finding.code.id) {
            self.report(finding);
        }
    }

    /// Adds a finding unless another one stands at the same place and says more.
    pub(super) fn report_unless(&mut self, finding: Diagnostic, other: &'static Code) {
        let place = (finding.span(), other.id);
        let concerned = self.concerns.range((place, 0)..=(place, u32::MAX)).next().is_some();
        if !concerned && !self.findings.contains_key(&place) {
            self.report(finding);
        }
    }

    /// Takes what was found.
    pub(super) fn take_findings(&mut self) -> Vec<Diagnostic> {
        let findings = std::mem::take(&mut self.findings).into_values();
        findings.chain(std::mem::take(&mut self.about)).collect()
    }
}
