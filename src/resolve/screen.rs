//! Screens: titles, groups, what they inherit, where acts on them lead.

use std::collections::BTreeMap;

use super::circles::{Place, circles};
use super::leads::Origin;
use super::named::shortened;
use super::resolver::Resolver;
use super::screens::{in_product, label_text};
use super::surface::{GroupTree, ScreenTree, Surfaces};
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{guides, names};
use crate::model::ids::{ElementId, ScreenId};
use crate::model::screen::{ActLeads, Destination};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::screen::{ScreenClause, Variant};
use crate::vocabulary::ScreenAct;

/// So many elements, titles and acts may be inherited in one project, each counted on each screen that has it.
const MOST_INHERITED: usize = 500_000;

impl<'a> Resolver<'a> {
    /// Completes all screens. Their elements are complete already.
    pub(super) fn screens(&mut self, surfaces: &Surfaces<'a>) {
        for screen in &surfaces.screens {
            self.scope.enter(screen.file);
            self.own_parts(screen);
        }
        let parents = self.parents(surfaces);
        let mut inherited = 0;
        for place in self.parents_first(surfaces, &parents) {
            let Some(screen) = surfaces.screens.get(place) else { continue };
            self.scope.enter(screen.file);
            let parent =
                parents.get(place).copied().flatten().and_then(|parent| surfaces.screens.get(parent.0));
            self.inherit(screen, parent, surfaces, &mut inherited);
        }
    }

    /// Titles, other names and acts.
    fn own_parts(&mut self, screen: &ScreenTree<'a>) {
        let variants: Vec<&Variant> = screen
            .tree
            .clauses
            .iter()
            .filter_map(|clause| match clause {
                ScreenClause::Title(variant) => Some(variant),
                _ => None,
            })
            .collect();
        let titles = self.variants(&variants, screen.tree.head.title.as_ref(), "title");
        for text in variants.iter().map(|variant| &variant.text).chain(screen.tree.head.title.as_ref()) {
            let screens = self.screens.by_title.entry(label_text(text)).or_default();
            if screens.last() != Some(&screen.id) {
                screens.push(screen.id);
            }
        }
        let described = screen.tree.described.as_ref().map(|text| self.literal(text));
        let mut also_called = Vec::new();
        let mut acts = Vec::new();
        let mut complete: Vec<(ScreenAct, Span)> = Vec::new();
        let mut seen_on = None;
        for clause in &screen.tree.clauses {
            match clause {
                ScreenClause::AlsoCalled(texts) => {
                    for text in texts {
                        also_called.push(self.literal(text));
                        self.screens.also_called.entry(label_text(text)).or_default().push(screen.id);
                    }
                }
                ScreenClause::SeenOn(tree) => seen_on = Some(self.seen_on(tree)),
                ScreenClause::Act { act, leads, .. } => {
                    if let Some((_, first)) = complete.iter().find(|(done, _)| done == act) {
                        self.after_complete(leads.span, *first);
                        continue;
                    }
                    if leads.when.is_none() {
                        complete.push((*act, leads.span));
                    }
                    let origin =
                        Origin { product: Some(screen.product), covers: Some(screen.tree.kind.lies_over()) };
                    acts.extend(self.leads(leads, origin).map(|leads| ActLeads { act: *act, leads }));
                }
                _ => {}
            }
        }
        if let Some(built) = self.project.screens.get_mut(screen.id.index()) {
            built.titles = titles;
            built.described = described;
            built.also_called = also_called;
            built.acts = acts;
            built.seen_on = seen_on;
        }
    }

    /// The screen that each is `like`.
    fn parents(&mut self, surfaces: &Surfaces<'a>) -> Vec<Option<Place>> {
        let places: BTreeMap<ScreenId, usize> =
            surfaces.screens.iter().enumerate().map(|(place, screen)| (screen.id, place)).collect();
        let mut parents: Vec<Option<Place>> = surfaces
            .screens
            .iter()
            .map(|screen| {
                self.scope.enter(screen.file);
                let like = screen.tree.like.as_ref()?;
                let parent = self.one_screen(std::slice::from_ref(like), Some(screen.product))?;
                places.get(&parent).copied().map(Place)
            })
            .collect();
        let uses: Vec<Vec<Place>> = parents.iter().map(|parent| parent.iter().copied().collect()).collect();
        for circle in circles(&uses) {
            self.report_like_circle(&circle, surfaces);
            for place in circle {
                if let Some(parent) = parents.get_mut(place.0) {
                    *parent = None;
                }
            }
        }
        parents
    }

    fn report_like_circle(&mut self, circle: &[Place], surfaces: &Surfaces<'a>) {
        let members: Vec<&ScreenTree<'a>> =
            circle.iter().filter_map(|place| surfaces.screens.get(place.0)).collect();
        let Some(first) = members.first() else { return };
        let title = format!("the screen `{}` is like itself", first.name.value);
        let mut finding = Diagnostic::new(&guides::LIKE_CIRCLE, title);
        if let Some(like) = &first.tree.like {
            finding = finding.at(like.span, "");
        }
        for other in members.iter().skip(1).take(5) {
            finding = finding.see(other.name.span, "by way of this one");
        }
        if members.len() > 1 {
            let names =
                members.iter().chain(members.first()).map(|screen| format!("`{}`", screen.name.value));
            finding = finding.note(format!("the circle is {}", shortened(&names.collect::<Vec<_>>())));
        }
        self.report(finding);
    }

    /// Places of screens, each after the one that it is like. There are no circles.
    fn parents_first(&self, surfaces: &Surfaces<'a>, parents: &[Option<Place>]) -> Vec<usize> {
        let mut order = Vec::with_capacity(surfaces.screens.len());
        let mut done = vec![false; surfaces.screens.len()];
        for start in 0..surfaces.screens.len() {
            let mut chain = Vec::new();
            let mut next = Some(start);
            while let Some(place) = next.filter(|place| done.get(*place) == Some(&false)) {
                if let Some(done) = done.get_mut(place) {
                    *done = true;
                }
                chain.push(place);
                next = parents.get(place).copied().flatten().map(|parent| parent.0);
            }
            order.extend(chain.into_iter().rev());
        }
        order
    }

    /// Adds what comes from groups and from the screen that it is like.
    fn inherit(
        &mut self,
        screen: &ScreenTree<'a>,
        parent: Option<&ScreenTree<'a>>,
        surfaces: &Surfaces<'a>,
        inherited: &mut usize,
    ) {
        let own = self.own_and_grouped(screen, surfaces, inherited);
        let parent_id = parent.map(|parent| parent.id);
        let parent = parent_id.and_then(|id| self.project.screen(id));
        let number =
            parent.map_or(0, |it| it.elements.len() + it.titles.len() + it.acts.len() + it.also_called.len());
        if !self.may_inherit(number, inherited, screen) {
            let mut own: Vec<ElementId> = own.into_values().collect();
            own.sort();
            self.set_elements(screen.id, own);
            return;
        }
        let parent = parent_id.and_then(|id| self.project.screen(id)).cloned();
        let from_parent = parent.as_ref().map(|parent| parent.elements.as_slice()).unwrap_or_default();
        // Where a name is taken again, the element takes the place of the inherited one.
        let mut names = own;
        let mut elements = Vec::with_capacity(from_parent.len() + names.len());
        for id in from_parent {
            let key = self.project.element(*id).map(|element| element.key.clone()).unwrap_or_default();
            elements.push(names.remove(&key).unwrap_or(*id));
        }
        let mut rest: Vec<ElementId> = names.into_values().collect();
        rest.sort();
        elements.extend(rest);
        self.set_elements(screen.id, elements);
        let (Some(parent), Some(built)) = (parent, self.project.screens.get_mut(screen.id.index())) else {
            return;
        };
        built.like = parent_id;
        if built.titles.is_empty() && built.described.is_none() {
            built.titles = parent.titles;
            built.described = parent.described;
        }
        if built.seen_on.is_none() {
            built.seen_on = parent.seen_on;
        }
        let own: Vec<ScreenAct> = built.acts.iter().map(|act| act.act).collect();
        built.acts.extend(parent.acts.into_iter().filter(|act| !own.contains(&act.act)));
    }

    /// Counts inherited elements; the first screen that brings too many is reported.
    fn may_inherit(&mut self, number: usize, inherited: &mut usize, screen: &ScreenTree<'a>) -> bool {
        let before = *inherited;
        *inherited += number;
        if *inherited > MOST_INHERITED && before <= MOST_INHERITED {
            let title = "the screens of this project have too much from groups and other screens";
            let finding = Diagnostic::new(&guides::TOO_MUCH_INHERITED, title).at(screen.name.span, "");
            self.report(finding.note(format!("at most {MOST_INHERITED} are read, counted on each screen")));
        }
        *inherited <= MOST_INHERITED
    }

    fn set_elements(&mut self, screen: ScreenId, elements: Vec<ElementId>) {
        if let Some(built) = self.project.screens.get_mut(screen.index()) {
            built.elements = elements;
        }
    }

    /// The elements of its block and of its groups, by their names. A name that is taken twice is reported.
    fn own_and_grouped(
        &mut self,
        screen: &ScreenTree<'a>,
        surfaces: &Surfaces<'a>,
        inherited: &mut usize,
    ) -> BTreeMap<String, ElementId> {
        let mut elements = BTreeMap::new();
        for (tree, id) in screen.tree.elements.iter().zip(&screen.elements) {
            self.take_name(&mut elements, &tree.name, *id, None);
        }
        let mut groups: Vec<(&Name, Span)> = Vec::new();
        for clause in &screen.tree.clauses {
            if let ScreenClause::Has { groups: names, span } = clause {
                groups.extend(names.iter().map(|name| (name, *span)));
            }
        }
        for (name, _) in groups {
            let Some(group) = self.group(name, screen, surfaces) else { continue };
            if !self.may_inherit(group.elements.len(), inherited, screen) {
                continue;
            }
            for (tree, id) in group.trees.iter().zip(&group.elements) {
                self.take_name(&mut elements, &tree.name, *id, Some(name));
                self.refuse_under(screen, *id, name.span);
            }
        }
        elements
    }

    fn take_name(
        &mut self,
        elements: &mut BTreeMap<String, ElementId>,
        name: &Name,
        id: ElementId,
        group: Option<&Name>,
    ) {
        let Some(first) = elements.get(&name.value).copied() else {
            elements.insert(name.value.clone(), id);
            return;
        };
        if first == id {
            // One group twice, or through two others: reported at `has`.
            return;
        }
        let first = self.project.element(first).map_or(name.span, |element| element.span);
        let finding = match group {
            None => super::collect::duplicate("element", name, first),
            Some(group) => {
                let title = format!("the screen has two elements `{}`", name.value);
                Diagnostic::new(&names::DUPLICATE_NAME, title)
                    .at(group.span, format!("the group `{}` brings the second", group.value))
                    .see(first, "the first")
                    .see(name.span, "the second")
            }
        };
        self.report(finding);
    }

    fn group<'s>(
        &mut self,
        name: &Name,
        screen: &ScreenTree<'a>,
        surfaces: &'s Surfaces<'a>,
    ) -> Option<&'s GroupTree<'a>> {
        let key = in_product(screen.product, &name.value);
        if let Found::One(entry) | Found::Several(entry, _) = self.screens.groups.find(&key, &self.scope) {
            return surfaces.groups.get(entry.id);
        }
        let groups: Vec<_> = match self.names.may_compare(surfaces.groups.len()) {
            true => surfaces
                .groups
                .iter()
                .filter(|group| group.product == screen.product && self.scope.sees(group.file))
                .map(|group| (group.name.value.as_str(), Some(group.name.span)))
                .collect(),
            false => Vec::new(),
        };
        let title = format!("no group is called `{}`", name.value);
        let finding = self.unknown(&names::UNKNOWN_NAME, title, name, &groups, None);
        self.report_unless_excused(name, finding);
        None
    }

    /// Reports a group's element that returns to what is covered, on a screen that covers nothing.
    fn refuse_under(&mut self, screen: &ScreenTree<'a>, id: ElementId, has: Span) {
        if screen.tree.kind.lies_over() {
            return;
        }
        let Some(element) = self.project.element(id) else { return };
        let under = element.leads.iter().find(|leads| leads.to.contains(&Destination::Under));
        if let Some(leads) = under {
            let finding =
                Diagnostic::new(&guides::NOTHING_UNDER, "a screen covers nothing that `under` could lead to")
                    .at(has, "")
                    .see(leads.span, "this element of the group returns to what is covered");
            self.report(finding);
        }
    }
}
