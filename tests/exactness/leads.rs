//! What a reader finds on the screen, and where things lead.

use guidec::model::element::Element;
use guidec::model::ids::{ElementId, ScreenId};
use guidec::model::reference::{ElementUse, ScreenUse, Written};
use guidec::model::screen::{Destination, Leads};
use guidec::readers::ids::Id;
use guidec::readers::{ProductId, ThingId};
use guidec::vocabulary::{ElementKind, Gesture, ProductKind, ScreenAct, ScreenKind};

use std::cell::Cell;

use super::interpret::Interpreter;
use super::situation::{View, Who};

/// What a reader comes to who looks for an element.
pub enum Found {
    /// No model says anything.
    Open,
    There {
        element: ElementId,
        view: View,
        /// It is there only sometimes, and nobody has looked yet.
        unsure: bool,
        ambiguous: bool,
    },
    Missing(&'static str),
}

/// Why somebody misses something who has looked before: `E0450`, where anything is found.
pub const NOT_THIS_TIME: &str = "not this time";

/// Which of several reasons says most.
fn telling(reason: &str) -> usize {
    ["E0450", NOT_THIS_TIME, "E0475", "E0451"].iter().position(|it| *it == reason).unwrap()
}

impl Interpreter<'_> {
    pub fn element(&self, id: ElementId) -> &Element {
        &self.project.elements[id.index()]
    }

    fn shows(&self, screen: ScreenId, element: ElementId) -> bool {
        self.project.screens[screen.index()].elements.contains(&element)
    }

    /// Whether a reader has a product on a thing.
    pub fn has(&self, who: Who, product: ProductId, thing: ThingId) -> bool {
        let declared = self.project.readers.products.get(product).unwrap();
        let sure = declared.always_present || declared.kind == ProductKind::Os;
        let hand = &self.world.readers[who].hands[thing.index()];
        sure || super::conditions::version_of(hand, product).is_some()
    }

    /// Whether a reader can be where a view says.
    pub fn able(&self, who: Who, view: &View, thing: ThingId) -> bool {
        let product = view.front().and_then(|front| self.project.screens[front.index()].product);
        product.is_none_or(|product| self.has(who, product, thing))
    }

    /// Whether the model claims to be right for a reader about the screen in front.
    pub fn claims(&self, who: Who, view: &View, thing: ThingId) -> bool {
        let Some(front) = view.front() else { return true };
        let screen = &self.project.screens[front.index()];
        let surface = self.project.surfaces.iter().find(|it| Some(it.product) == screen.product);
        let limits = screen.seen_on.iter().chain(surface.and_then(|it| it.seen_on.as_ref()));
        limits.into_iter().all(|it| it.readers.as_ref().is_some_and(|it| self.declared(who, it, thing)))
    }

    pub fn partial(&self, screen: ScreenId) -> bool {
        let product = self.project.screens[screen.index()].product;
        self.project.surfaces.iter().find(|it| Some(it.product) == product).is_none_or(|it| it.partial)
    }

    /// Where the first lead that is this reader's may take them; nothing if none is.
    pub fn follow(
        &self,
        who: Who,
        thing: ThingId,
        leads: &[&Leads],
        from: &View,
        under: &View,
    ) -> Option<Vec<View>> {
        let own = leads.iter().find(|lead| self.allowed(who, lead.when.as_ref(), thing))?;
        let to = own.to.iter().map(|destination| match destination {
            Destination::Screen(screen) => from.show(self.project, *screen),
            Destination::Under => under.clone(),
        });
        Some(to.collect())
    }

    /// Where an act on the screen in front leads, each with whether that is declared; nothing if the screen
    /// says nothing of the act.
    pub fn act(&self, who: Who, thing: ThingId, view: &View, act: ScreenAct) -> Option<Vec<(View, bool)>> {
        let front = &self.project.screens[view.front()?.index()];
        let leads: Vec<&Leads> = front.acts.iter().filter(|it| it.act == act).map(|it| &it.leads).collect();
        if leads.is_empty() {
            return None;
        }
        Some(match self.follow(who, thing, &leads, view, &view.under(self.project)) {
            Some(views) => views.into_iter().map(|view| (view, true)).collect(),
            None => vec![(view.unknown(), false)],
        })
    }

    /// The view and all that it becomes by itself.
    pub fn by_itself(&self, who: Who, thing: ThingId, view: &View) -> Vec<View> {
        let mut views = vec![view.clone()];
        let mut place = 0;
        while place < views.len() {
            for (next, declared) in self.act(who, thing, &views[place], ScreenAct::Then).unwrap_or_default() {
                if declared && !views.contains(&next) {
                    views.push(next);
                }
            }
            place += 1;
        }
        views
    }

    /// Whether all of the app that a screen belongs to is declared.
    pub fn is_complete(&self, screen: ScreenId) -> bool {
        let product = self.project.screens[screen.index()].product;
        self.project.surfaces.iter().any(|surface| Some(surface.product) == product && !surface.partial)
    }

    /// What a gesture on an element leads to, each with whether that is declared.
    pub fn gesture(
        &self,
        who: Who,
        thing: ThingId,
        view: &View,
        element: &Element,
        gesture: Option<Gesture>,
    ) -> Vec<(View, bool)> {
        let front = view.front().map(|front| self.project.screens[front.index()].kind);
        let stays_open = matches!(
            element.kind,
            ElementKind::Toggle
                | ElementKind::Checkbox
                | ElementKind::Radio
                | ElementKind::Field
                | ElementKind::Slider
                | ElementKind::Picker
        );
        let closes = front == Some(ScreenKind::Menu) && gesture.is_none() && !stays_open;
        let from = if closes { view.under(self.project) } else { view.clone() };
        let under = if closes { from.clone() } else { from.under(self.project) };
        let leads: Vec<&Leads> = element.leads.iter().filter(|leads| leads.gesture == gesture).collect();
        if leads.is_empty() {
            let stays = gesture.is_none() || element.leads.is_empty();
            // Where all of an app is declared, an element without a target surely keeps the screen.
            let complete = view.front().is_some_and(|front| self.is_complete(front));
            let declared = closes || complete && element.leads.is_empty();
            return vec![(if stays { from } else { from.unknown() }, declared)];
        }
        match self.follow(who, thing, &leads, &from, &under) {
            Some(views) => views.into_iter().map(|view| (view, true)).collect(),
            None => vec![(from.unknown(), false)],
        }
    }

    /// What a reader sees whom the writer's word takes to one of the screens.
    pub fn taken_to(&self, view: &View, uses: &[ScreenUse]) -> Vec<View> {
        let shown = uses.iter().map(|used| match used.screens.as_slice() {
            [only] => view.show(self.project, *only),
            _ => view.unknown(),
        });
        shown.collect()
    }

    /// What becomes of a view by itself, on each way that the app may decide for: where something holds first, or
    /// else where nothing does.
    pub fn ways(
        &self,
        who: Who,
        thing: ThingId,
        path: &[View],
        holds: &dyn Fn(&View) -> bool,
    ) -> Vec<Result<View, View>> {
        let now = path.last().unwrap();
        if holds(now) {
            return vec![Ok(now.clone())];
        }
        let then = self.act(who, thing, now, ScreenAct::Then).unwrap_or_default();
        let next: Vec<View> = then.into_iter().filter(|(_, declared)| *declared).map(|(it, _)| it).collect();
        if next.is_empty() {
            return vec![Err(now.clone())];
        }
        let further = |view: View| match path.contains(&view) {
            true => vec![Err(path[0].clone())],
            false => self.ways(who, thing, &[path, &[view]].concat(), holds),
        };
        next.into_iter().flat_map(further).collect()
    }

    /// The views of one of the screens where the reader is or comes by themselves, and whether they may come to none.
    pub fn reaching(&self, who: Who, thing: ThingId, view: &View, uses: &[ScreenUse]) -> (Vec<View>, bool) {
        let wanted = |view: &View| {
            view.front().is_some_and(|front| uses.iter().any(|used| used.screens.contains(&front)))
        };
        let ways = self.ways(who, thing, std::slice::from_ref(view), &wanted);
        let misses = ways.iter().any(Result::is_err);
        (ways.into_iter().filter_map(Result::ok).collect(), misses)
    }

    /// Looks for an element; `acts`: it has to react. The app may decide on several ways what there is.
    pub fn find(&self, who: Who, thing: ThingId, used: &ElementUse, view: &View, acts: bool) -> Vec<Found> {
        let why = Cell::new("E0450");
        let hits = |now: &View| {
            let mut hits = Vec::new();
            let front = now.front();
            for id in used.candidates.iter().copied().filter(|id| front.is_some_and(|it| self.shows(it, *id)))
            {
                match self.shown(who, thing, used, now, id, acts) {
                    Ok(unsure) => hits.push((id, unsure)),
                    Err(reason) if telling(reason) > telling(why.get()) => why.set(reason),
                    Err(_) => {}
                }
            }
            hits
        };
        let found = |now: &View| match (now.front(), hits(now).as_slice()) {
            (None, _) => Some(self.find_anywhere(who, thing, used, now)),
            (_, []) => None,
            (_, [(element, unsure), rest @ ..]) => Some(Found::There {
                element: *element,
                view: now.clone(),
                unsure: *unsure,
                ambiguous: !rest.is_empty(),
            }),
        };
        let not_there = |view: &View| {
            let front = view.front().unwrap();
            let says_nothing = match &used.written {
                Written::Label(_) => self.partial(front),
                Written::Name(_) => used.candidates.is_empty(),
            };
            let declared = self.project.screens[front.index()].product.is_some();
            match says_nothing || !declared || !self.claims(who, view, thing) {
                true => Found::Open,
                false => Found::Missing(why.get()),
            }
        };
        self.on_each_way(who, thing, view, &found, &not_there)
    }

    /// What is found on each way that the app may decide for; nothing on any of them is nothing on the first view.
    pub fn on_each_way(
        &self,
        who: Who,
        thing: ThingId,
        view: &View,
        found: &dyn Fn(&View) -> Option<Found>,
        not_there: &dyn Fn(&View) -> Found,
    ) -> Vec<Found> {
        let ways = self.ways(who, thing, std::slice::from_ref(view), &|view| found(view).is_some());
        if ways.iter().all(Result::is_err) {
            return vec![not_there(view)];
        }
        let each = ways.iter().map(|way| match way {
            Ok(view) => found(view).unwrap(),
            Err(view) => not_there(view),
        });
        each.collect()
    }

    /// Whether an element of the screen in front is there for the reader, and then whether only sometimes.
    fn shown(
        &self,
        who: Who,
        thing: ThingId,
        used: &ElementUse,
        view: &View,
        id: ElementId,
        acts: bool,
    ) -> Result<bool, &'static str> {
        let element = self.element(id);
        let front = view.front().unwrap();
        if self.declared_there(who, thing, front, id) == Some(false) {
            return Err("E0450");
        }
        if let Written::Label(words) = &used.written {
            let mut labels = element.labels.iter();
            let seen = labels.find(|label| self.allowed(who, label.when.as_ref(), thing));
            if seen.is_none_or(|seen| seen.text.pieces != words.pieces) {
                return Err("E0451");
            }
        }
        if acts && element.disabled_when.as_ref().is_some_and(|when| self.declared(who, when, thing)) {
            return Err("E0475");
        }
        match self.chance(who, thing, view, id) {
            Some(Some(true)) | None => Ok(false),
            Some(Some(false)) => Err(NOT_THIS_TIME),
            Some(None) => Ok(true),
        }
    }

    /// Whether the reader has an element of a screen; None: nobody can tell. Of two of which one is there `sometimes
    /// instead of` the other, who can have both has exactly one.
    pub fn declared_there(&self, who: Who, thing: ThingId, screen: ScreenId, id: ElementId) -> Option<bool> {
        let element = self.element(id);
        let available = |it: &Element| self.allowed(who, it.when.as_ref(), thing);
        let unsure =
            |it: &Element| it.sometimes.as_ref().is_some_and(|it| self.allowed(who, it.when.as_ref(), thing));
        let own = element.sometimes.as_ref();
        let instead = own.and_then(|it| it.instead_of).filter(|other| self.shows(screen, *other));
        let on_screen = self.project.screens[screen.index()].elements.iter();
        let mut rivals = on_screen
            .filter(|other| instead != Some(**other))
            .map(|other| self.element(*other))
            .filter(|other| other.sometimes.as_ref().is_some_and(|it| it.instead_of == Some(id)))
            .filter(|other| available(other));
        if !available(element) || rivals.clone().any(|rival| !unsure(rival)) {
            return Some(false);
        }
        if own.is_some() && !unsure(element) {
            return Some(true);
        }
        match instead.map(|other| self.element(other)) {
            None if own.is_some() => None,
            Some(other) if available(other) && other.sometimes.is_some() && !unsure(other) => Some(false),
            Some(other) if available(other) => None,
            _ => rivals.next().is_none().then_some(true),
        }
    }

    /// None: it is surely there. Else whether a look told that it is there this time.
    pub fn chance(&self, who: Who, thing: ThingId, view: &View, id: ElementId) -> Option<Option<bool>> {
        let front = view.front()?;
        match self.declared_there(who, thing, front, id) {
            Some(true) => return None,
            Some(false) => return Some(Some(false)),
            None => {}
        }
        let own = self.element(id).sometimes.as_ref().and_then(|it| it.instead_of);
        let rival = self.project.screens[front.index()].elements.iter().find(|other| {
            let other = self.element(**other).sometimes.as_ref();
            other.is_some_and(|it| it.instead_of == Some(id))
        });
        let instead = own.and_then(|other| view.drawn.get(&other));
        let opposite = instead.or(rival.and_then(|rival| view.drawn.get(rival))).map(|there| !there);
        Some(view.drawn.get(&id).copied().or(opposite))
    }

    /// On an unknown screen a name says which element is meant; a label may be one that no model knows.
    fn find_anywhere(&self, who: Who, thing: ThingId, used: &ElementUse, view: &View) -> Found {
        let (Written::Name(_), [only]) = (&used.written, used.candidates.as_slice()) else {
            return Found::Open;
        };
        let element = self.element(*only);
        if element.product.is_some_and(|product| !self.has(who, product, thing)) {
            return Found::Missing("E0467");
        }
        if !self.allowed(who, element.when.as_ref(), thing) {
            return Found::Missing("E0450");
        }
        let ids = (0..).map(ScreenId).take(self.project.screens.len());
        let having: Vec<ScreenId> = ids.filter(|screen| self.shows(*screen, *only)).collect();
        let view = match having.as_slice() {
            [screen] => view.show(self.project, *screen),
            _ => view.clone(),
        };
        let there = match view.front() {
            Some(front) => self.declared_there(who, thing, front, *only),
            None => Some(true),
        };
        if there == Some(false) {
            return Found::Missing("E0450");
        }
        Found::There { element: *only, view, unsure: there.is_none(), ambiguous: false }
    }
}
