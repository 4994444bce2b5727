//! Where one reader may be, as a plain set of situations.

use std::collections::{BTreeMap, BTreeSet};

use super::interpret::Site;
use guidec::model::ids::{ElementId, ScreenId};
use guidec::model::project::Project;
use guidec::readers::ids::Id;
use guidec::readers::{ProductId, ThingId};

/// A reader, by their place in the world.
pub type Who = usize;

/// What one thing shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct View {
    /// The app in front, also where its screen is unknown.
    pub app: Option<ProductId>,
    /// None: unknown.
    pub base: Option<ScreenId>,
    /// Dialogs, sheets and menus, the front one last.
    pub over: Vec<ScreenId>,
    /// What a look told about elements that are there `sometimes`.
    pub drawn: BTreeMap<ElementId, bool>,
}

impl View {
    pub fn front(&self) -> Option<ScreenId> {
        self.over.last().copied().or(self.base)
    }

    /// An unknown screen.
    pub fn unknown(&self) -> Self {
        Self { app: self.app, ..Self::default() }
    }

    /// The same with a screen in front.
    pub fn show(&self, project: &Project, screen: ScreenId) -> Self {
        let shown = &project.screens[screen.index()];
        let mut next = self.clone();
        if shown.kind.lies_over() {
            match next.over.iter().position(|there| *there == screen) {
                Some(place) => next.over.truncate(place + 1),
                None => next.over.push(screen),
            }
        } else {
            next = View { base: Some(screen), ..self.unknown() };
        }
        next.drawn.retain(|element, _| !shown.elements.contains(element));
        next.app = shown.product.or(next.app);
        next.tidied(project)
    }

    /// What lies under the front one.
    pub fn under(&self, project: &Project) -> Self {
        let mut next = self.clone();
        match next.over.pop() {
            Some(_) => next.tidied(project),
            None => self.unknown(),
        }
    }

    /// Forgets what was drawn on screens that are not there any more.
    fn tidied(mut self, project: &Project) -> Self {
        let shown: Vec<ScreenId> = self.over.iter().copied().chain(self.base).collect();
        let on = |element: &ElementId| {
            shown.iter().any(|screen| project.screens[screen.index()].elements.contains(element))
        };
        if self.base.is_some() {
            self.drawn.retain(|element, _| on(element));
        }
        self
    }

    /// Whether the other view may be this one: unknown contains every screen.
    pub fn contains(&self, other: &Self) -> bool {
        let anywhere = self.base.is_none() && self.over.is_empty();
        let same = (self.base.is_none() || self.base == other.base) && self.over == other.over;
        let drawn = self.drawn.iter().all(|(element, there)| other.drawn.get(element) == Some(there));
        (anywhere || same) && drawn
    }
}

/// A reader at one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Situation {
    /// Whoever they are now: an update makes another reader of them.
    pub who: Who,
    pub views: Vec<View>,
    /// What apps showed when they were left.
    pub left: BTreeMap<(ThingId, ProductId), View>,
    /// A warning was read, and nothing was done since.
    pub warned: bool,
    /// What was done of that from which some time runs.
    pub done: BTreeSet<Site>,
}

impl Situation {
    pub fn view(&self, thing: ThingId) -> &View {
        &self.views[thing.index()]
    }

    /// The same with another view; an app that is left is remembered.
    pub fn moved(&self, thing: ThingId, view: View) -> Self {
        let mut next = self.clone();
        let before = std::mem::replace(&mut next.views[thing.index()], view);
        if let Some(app) = before.app
            && next.view(thing).app != Some(app)
        {
            next.left.insert((thing, app), View { drawn: BTreeMap::new(), ..before });
        }
        next
    }

    /// Whether the other one may be this one; what was left and read does not count.
    pub fn contains(&self, other: &Self) -> bool {
        self.who == other.who && self.views.iter().zip(&other.views).all(|(here, there)| here.contains(there))
    }
}

/// All situations in which a reader may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub places: BTreeSet<Situation>,
    /// Whom a finding dropped.
    pub lost: BTreeSet<Who>,
}

impl State {
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub fn readers(&self) -> BTreeSet<Who> {
        self.places.iter().map(|place| place.who).collect()
    }

    /// Who is here or would be, were it not for a finding.
    pub fn expected(&self) -> BTreeSet<Who> {
        self.places.iter().map(|place| place.who).chain(self.lost.iter().copied()).collect()
    }

    pub fn only(&self, wanted: impl Fn(Who) -> bool) -> Self {
        Self {
            places: self.places.iter().filter(|place| wanted(place.who)).cloned().collect(),
            lost: self.lost.iter().copied().filter(|who| wanted(*who)).collect(),
        }
    }

    /// The same without anybody.
    pub fn emptied(&self) -> Self {
        Self { places: BTreeSet::new(), lost: self.lost.clone() }
    }

    pub fn lose(&mut self, readers: &BTreeSet<Who>) {
        self.places.retain(|place| !readers.contains(&place.who));
        self.lost.extend(readers);
    }

    /// Everybody did something: no warning stands right before what comes next.
    pub fn acted(self) -> Self {
        let places = self.places.into_iter().map(|place| Situation { warned: false, ..place });
        Self { places: places.collect(), lost: self.lost }
    }

    pub fn join(&mut self, other: &Self) {
        self.places.extend(other.places.iter().cloned());
        self.lost.extend(&other.lost);
    }
}
