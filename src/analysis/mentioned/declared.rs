//! What is asked about the screens and elements that a guide may come to.

use super::{Collector, Mentioned, Scope};
use crate::analysis::screens;
use crate::analysis::stated::stated;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, ScreenUse};
use crate::model::screen::Leads;
use crate::readers::{Condition, ProductId, ThingId};
use crate::source::Span;
use std::collections::BTreeSet;

impl<'a> Collector<'a> {
    pub(super) fn product(&mut self, scope: &Scope, product: ProductId, span: Span) {
        let thing = scope.thing;
        self.mentioned.conditions.push((Condition::Present { thing, product }, span));
    }

    pub(super) fn used(&mut self, used: &ElementUse) {
        self.mentioned.named.extend(&used.screens);
        used.candidates.iter().for_each(|element| self.element(*element));
        used.screens.iter().for_each(|screen| self.titled(*screen));
    }

    pub(super) fn named(&mut self, uses: &[ScreenUse]) {
        self.mentioned.named.extend(screens::named(uses));
        screens::named(uses).for_each(|screen| self.titled(screen));
    }

    /// Everything that is asked about a screen whose title is printed: what it is called, and what is called so, too.
    fn titled(&mut self, id: ScreenId) {
        self.screen(id);
        let Some(screen) = self.project.screen(id).filter(|_| self.titles.insert(id)) else { return };
        let alike = self.alike.take_screens(self.project, screen);
        for id in std::iter::once(id).chain(alike) {
            let Some(screen) = self.project.screen(id).filter(|_| self.called.insert(id)) else { continue };
            for title in &screen.titles {
                if let Some(condition) = &title.when {
                    self.different(condition, screen.span, (title.text.span, None));
                }
            }
        }
    }

    /// Everything that is asked about an element.
    fn element(&mut self, id: ElementId) {
        let Some(element) = self.project.element(id).filter(|_| self.elements.insert(id)) else { return };
        self.conditions_of(id, element);
        self.rivals(id, element);
        self.called_alike(element);
        // Whoever uses it is there, from wherever they came.
        if let [only] = self.project.screens_with(id) {
            self.screen(*only);
        }
        if let Some(product) = element.product {
            self.having(product, element.span);
        }
        let options = element.options.iter().flat_map(|option| &option.leads);
        self.leads(id, element.leads.iter().chain(options));
    }

    /// Asked once of each.
    fn conditions_of(&mut self, id: ElementId, element: &Element) {
        if self.differing.insert(id) {
            for (condition, place) in element.conditions() {
                self.different(condition, element.span, (place, Some(id)));
            }
        }
    }

    fn leads<'l>(&mut self, id: ElementId, leads: impl Iterator<Item = &'l Leads>) {
        for lead in leads {
            if let Some(condition) = &lead.when {
                self.different(condition, lead.span, (lead.span, Some(id)));
            }
            screens::shown(lead).for_each(|screen| self.screen(screen));
        }
    }

    /// What is asked about a screen that somebody comes to. Its elements are not looked at: only those that
    /// steps name matter.
    pub(super) fn screen(&mut self, id: ScreenId) {
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(screen) = self.project.screen(id).filter(|_| self.screens.insert(id)) else { continue };
            if let Some(product) = screen.product {
                self.having(product, screen.span);
            }
            for limit in screens::limits(self.project, id) {
                if let Some(condition) = &limit.readers {
                    self.declared(condition, limit.span);
                }
            }
            for act in &screen.acts {
                if let Some(condition) = &act.leads.when {
                    self.declared(condition, act.leads.span);
                }
                open.extend(screens::shown(&act.leads));
            }
        }
    }

    /// Which of two stands there depends on the other, too.
    fn rivals(&mut self, id: ElementId, element: &Element) {
        let instead = element.sometimes.as_ref().and_then(|it| it.instead_of);
        let others = self.project.rivals(id).iter().copied().chain(instead);
        for (other, element) in others.filter_map(|other| Some((other, self.project.element(other)?))) {
            self.conditions_of(other, element);
        }
    }

    /// Whether a step can be misunderstood depends on what else is called so.
    fn called_alike(&mut self, element: &'a Element) {
        for id in self.alike.take_elements(self.project, element) {
            if let Some(other) = self.project.element(id) {
                self.conditions_of(id, other);
            }
        }
    }

    /// Screens of which any element may matter: all of the products here for routes, those that are known
    /// to be seen for choices.
    pub(super) fn whole_screens(&mut self) {
        let product = |id: ScreenId| self.project.screen(id).and_then(|screen| screen.product);
        let seen: Vec<ScreenId> = self.screens.iter().copied().collect();
        let products: BTreeSet<ProductId> = seen.iter().filter_map(|id| product(*id)).collect();
        let surfaces =
            self.project.surfaces.iter().filter(|it| self.routes && products.contains(&it.product));
        let reachable: Vec<ScreenId> = surfaces.flat_map(|surface| surface.screens.iter().copied()).collect();
        for id in reachable {
            self.screen(id);
            self.elements_of(id, |_| true);
        }
        let (choices, switches) = (self.choices, self.switches);
        let matters = |element: &Element| {
            choices && screens::is_list(element) || switches && screens::is_switch(element)
        };
        // What is chosen or turned may show other screens, where there is more of it.
        let mut open: Vec<ScreenId> = self.screens.iter().copied().collect();
        while (choices || switches) && !open.is_empty() {
            let seen = self.screens.clone();
            open.into_iter().for_each(|id| self.elements_of(id, matters));
            open = self.screens.difference(&seen).copied().collect();
        }
    }

    fn elements_of(&mut self, screen: ScreenId, wanted: impl Fn(&Element) -> bool) {
        let elements = self.project.screen(screen).map_or(&[][..], |screen| screen.elements.as_slice());
        for id in elements {
            if self.project.element(*id).is_some_and(&wanted) {
                self.element(*id);
            }
        }
    }

    /// What stands at a place is there for those only who have the product.
    fn having(&mut self, product: ProductId, span: Span) {
        self.asked(&Condition::Present { thing: ThingId::UNSTATED, product }, span);
    }

    /// A condition by which a declaration treats readers differently.
    fn declared(&mut self, condition: &Condition, span: Span) {
        self.different(condition, span, (span, None));
    }

    /// The same; `place`: what exactly differs, and of which element.
    fn different(&mut self, condition: &Condition, span: Span, place: (Span, Option<ElementId>)) {
        let first = self.mentioned.conditions.len();
        self.asked(condition, span);
        let Mentioned { conditions, differences, .. } = &mut self.mentioned;
        let (place, element) = place;
        differences.extend((first..conditions.len()).map(|condition| (condition, place, element)));
    }

    /// A condition of a declaration: it is asked for whichever thing shows the screen.
    fn asked(&mut self, condition: &Condition, span: Span) {
        if self.guide.things.len() < 2 {
            self.mentioned.conditions.push((condition.clone(), span));
            return;
        }
        for thing in (0..).map(ThingId).take(self.guide.things.len()) {
            self.mentioned.conditions.push((stated(condition, thing), span));
        }
    }
}
