//! From the model to a map.

use super::words::Words;
use super::{Card, Map, Row, Trail};
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::project::Project;
use crate::model::screen::{Destination, Leads, Screen};
use crate::readers::{Condition, ProductId};
use crate::text::and;
use crate::vocabulary::{Gesture, ScreenAct};
use std::collections::BTreeMap;

/// The screens of these products, with a guide's title and path if one is to be marked.
pub fn map(project: &Project, products: &[ProductId], guide: Option<(&str, &Trail)>) -> Map {
    let surfaces = products
        .iter()
        .filter_map(|product| project.surfaces.iter().find(|surface| surface.product == *product));
    let mut map = Map { title: title(project, products), ..Map::default() };
    let mut screens: Vec<(ScreenId, bool, ProductId)> = Vec::new();
    for surface in surfaces {
        let marked =
            surface.screens.iter().map(|screen| (*screen, surface.entry == Some(*screen), surface.product));
        screens.extend(marked);
    }
    let places: BTreeMap<ScreenId, usize> =
        screens.iter().enumerate().map(|(place, (screen, ..))| (*screen, place)).collect();
    let words: BTreeMap<ProductId, Words<'_>> =
        products.iter().map(|product| (*product, Words::of(project, *product))).collect();
    let trail = guide.map(|(_, trail)| trail);
    for (id, entry, product) in screens {
        let (Some(screen), Some(words)) = (project.screen(id), words.get(&product)) else { continue };
        let builder = Rows { project, places: &places, words, trail, here: id };
        let several = products.len() > 1;
        let app = project.readers.products.get(product).map(|product| product.label.clone());
        let begins = app.filter(|_| several).unwrap_or_else(|| "start".to_owned());
        map.cards.push(Card {
            title: words.title(screen),
            kind: screen.kind,
            entry: entry.then_some(begins),
            marked: trail.is_some_and(|trail| trail.screens.contains(&id)),
            rows: builder.rows(screen),
        });
    }
    drop_ways_back(&mut map);
    if let Some((title, _)) = guide {
        map.description = format!("Marked: the way of the guide “{title}”.");
    }
    map
}

fn title(project: &Project, products: &[ProductId]) -> String {
    let names = products.iter().filter_map(|product| project.readers.products.get(*product));
    let names: Vec<&str> = names.map(|product| product.label.as_str()).collect();
    format!("The screens of {}", and(&names))
}

/// Makes the rows of one screen.
struct Rows<'m> {
    project: &'m Project,
    places: &'m BTreeMap<ScreenId, usize>,
    words: &'m Words<'m>,
    trail: Option<&'m Trail>,
    here: ScreenId,
}

impl Rows<'_> {
    fn rows(&self, screen: &Screen) -> Vec<Row> {
        let mut rows = Vec::new();
        for id in &screen.elements {
            let Some(element) = self.project.element(*id) else { continue };
            self.element(*id, element, &mut rows);
        }
        for act in &screen.acts {
            let label = act_words(act.act);
            let row = self.row(label.to_owned(), Vec::new(), &act.leads);
            // What happens by itself is on the way if both ends are.
            let done = |trail: &&Trail| act.act == ScreenAct::Then || trail.acts.contains(&act.act);
            let marked = self.trail.filter(done).is_some_and(|trail| self.is_between(trail, &act.leads));
            rows.push(Row { marked, ..row });
        }
        rows.retain(|row| row.under || row.marked || !row.to.is_empty());
        rows
    }

    fn element(&self, id: ElementId, element: &Element, rows: &mut Vec<Row>) {
        let label = self.words.label(element);
        let trail = self.trail.filter(|trail| trail.screens.contains(&self.here));
        let taken = |gesture| trail.is_some_and(|trail| trail.takes(id, gesture));
        let mut notes = self.words.condition(element.when.as_ref());
        notes.extend(self.words.sometimes(element));
        let options = element.options.iter().flat_map(|option| {
            let label = format!("{label}: {}", self.words.literal(&option.label));
            option.leads.iter().map(move |leads| (label.clone(), option.when.as_ref(), leads))
        });
        let own = element.leads.iter().map(|leads| (label.clone(), None, leads));
        let before = rows.len();
        for (label, when, leads) in own.chain(options) {
            let mut notes = notes.clone();
            notes.extend(self.words.condition(when));
            let row = self.row(label, notes, leads);
            // A bar of tabs is on many screens, also on those that its tabs lead to.
            let is_here = self.places.get(&self.here).is_some_and(|here| row.to == [*here]);
            let marked = taken(leads.gesture) && !(is_here && leads.gesture.is_none());
            rows.push(Row { marked, ..row });
        }
        if rows.len() == before && trail.is_some_and(|trail| trail.elements.contains_key(&id)) {
            rows.push(Row { label, notes, to: Vec::new(), under: false, marked: true });
        }
    }

    fn row(&self, label: String, mut notes: Vec<String>, leads: &Leads) -> Row {
        notes.extend(leads.gesture.map(gesture_words));
        notes.extend(self.words.condition(leads.when.as_ref()));
        let screens = leads.to.iter().filter_map(|to| match to {
            Destination::Screen(screen) => self.places.get(screen).copied(),
            Destination::Under => None,
        });
        let to = screens.collect();
        Row { label, notes, to, under: leads.to.contains(&Destination::Under), marked: false }
    }

    fn is_between(&self, trail: &Trail, leads: &Leads) -> bool {
        let is_on =
            |to: &Destination| matches!(to, Destination::Screen(screen) if trail.screens.contains(screen));
        trail.screens.contains(&self.here) && leads.to.iter().any(is_on)
    }
}

/// `back` to where one came from says nothing that the way there does not.
fn drop_ways_back(map: &mut Map) {
    let ways: std::collections::BTreeSet<(usize, usize)> = map
        .edges()
        .filter(|(_, row, _)| row.label != act_words(ScreenAct::Back))
        .map(|(from, _, to)| (from, to))
        .collect();
    for (here, card) in map.cards.iter_mut().enumerate() {
        card.rows.retain(|row| {
            row.label != act_words(ScreenAct::Back)
                || row.marked
                || !row.to.iter().all(|to| ways.contains(&(*to, here)))
        });
    }
}

fn act_words(act: ScreenAct) -> &'static str {
    match act {
        ScreenAct::Back => "(back)",
        ScreenAct::Scan => "(scanning)",
        ScreenAct::Wait => "(waiting)",
        ScreenAct::Then => "(by itself)",
        ScreenAct::Restart => "(restarting)",
        ScreenAct::SignIn => "(signing in)",
        ScreenAct::Swipe => "(swiping)",
    }
}

fn gesture_words(gesture: Gesture) -> String {
    match gesture {
        Gesture::Hold => "hold".to_owned(),
        Gesture::DoubleTap => "double-tap".to_owned(),
        Gesture::Swipe => "swipe".to_owned(),
        Gesture::Drag => "drag".to_owned(),
        Gesture::Taps(times) => format!("{times} taps"),
    }
}

/// Every condition that the words of a product's map speak of.
pub(super) fn conditions<'p>(project: &'p Project, product: ProductId) -> Vec<&'p Condition> {
    let mut found: Vec<&'p Condition> = Vec::new();
    let surface = project.surfaces.iter().find(|surface| surface.product == product);
    let screens = surface.into_iter().flat_map(|surface| &surface.screens);
    for screen in screens.filter_map(|id| project.screen(*id)) {
        found.extend(screen.acts.iter().filter_map(|act| act.leads.when.as_ref()));
        for element in screen.elements.iter().filter_map(|id| project.element(*id)) {
            found.extend(&element.when);
            found.extend(element.sometimes.iter().filter_map(|sometimes| sometimes.when.as_ref()));
            found.extend(element.leads.iter().filter_map(|leads| leads.when.as_ref()));
            for option in &element.options {
                found.extend(&option.when);
                found.extend(option.leads.iter().filter_map(|leads| leads.when.as_ref()));
            }
        }
    }
    found
}
