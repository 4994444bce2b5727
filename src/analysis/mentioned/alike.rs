//! What else of a product may be called like something. All that are called alike are asked about with the first of them, so
//! they are taken from here together.

use crate::analysis::doubles::{self, Called};
use crate::analysis::project::elements;
use crate::analysis::screens;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::screen::Screen;
use crate::readers::ProductId;
use crate::vocabulary::ScreenKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

/// Things of products by all that they may be called, without those that were taken.
#[derive(Debug, Default)]
pub(super) struct Alike<'a> {
    elements: BTreeMap<ProductId, HashMap<Called<'a>, Vec<ElementId>>>,
    screens: BTreeMap<ProductId, HashMap<(ScreenKind, Called<'a>), Vec<ScreenId>>>,
}

impl<'a> Alike<'a> {
    /// Takes the elements with conditions that may be called like this one.
    pub(super) fn take_elements(
        &mut self,
        project: &'a Project,
        element: &'a Element,
    ) -> BTreeSet<ElementId> {
        let Some(product) = element.product else { return BTreeSet::new() };
        let all = self.elements.entry(product).or_insert_with(|| {
            let surface = screens::surface(project, product);
            let ids = surface.map(|surface| elements(project, surface)).unwrap_or_default();
            let elements = ids.into_iter().filter_map(|id| Some((id, project.element(id)?)));
            // Of the others there is nothing to ask.
            let elements = elements.filter(|(_, element)| element.conditions().next().is_some());
            by_name(elements, doubles::called)
        });
        taken(all, doubles::called(element))
    }

    /// Takes the screens that may be called like this one.
    pub(super) fn take_screens(&mut self, project: &'a Project, screen: &'a Screen) -> BTreeSet<ScreenId> {
        let Some(product) = screen.product else { return BTreeSet::new() };
        let all = self.screens.entry(product).or_insert_with(|| {
            let surface = screens::surface(project, product);
            let ids = surface.into_iter().flat_map(|surface| &surface.screens);
            by_name(ids.filter_map(|id| Some((*id, project.screen(*id)?))), titled)
        });
        taken(all, titled(screen))
    }
}

/// Those of different kinds are told apart.
fn titled(screen: &Screen) -> Vec<(ScreenKind, Called<'_>)> {
    doubles::titled(screen).into_iter().map(|name| (screen.kind, name)).collect()
}

fn by_name<'a, Id: Copy, Thing: 'a, Name: Eq + Hash>(
    things: impl Iterator<Item = (Id, &'a Thing)>,
    names: impl Fn(&'a Thing) -> Vec<Name>,
) -> HashMap<Name, Vec<Id>> {
    let mut all: HashMap<Name, Vec<Id>> = HashMap::new();
    for (id, thing) in things {
        for name in names(thing) {
            all.entry(name).or_default().push(id);
        }
    }
    all
}

fn taken<Id: Ord, Name: Eq + Hash>(all: &mut HashMap<Name, Vec<Id>>, names: Vec<Name>) -> BTreeSet<Id> {
    names.into_iter().filter_map(|name| all.remove(&name)).flatten().collect()
}
