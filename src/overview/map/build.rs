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
        for (at, act) in screen.acts.iter().enumerate() {
            let before = screen.acts.iter().take(at).filter(|it| it.act == act.act);
            let before: Vec<&Leads> = before.map(|it| &it.leads).collect();
            let Some(row) = self.row(act_words(act.act), None, &before, &act.leads) else { continue };
            // What happens by itself is on the way if both ends are.
            let by_itself = act.act == ScreenAct::Then;
            let marked = self.trail.is_some_and(|trail| {
                trail.takes(self.here, &act.leads) || by_itself && self.is_between(trail, &act.leads)
            });
            rows.push(Row { marked, ..row });
        }
        rows.retain(|row| row.under || row.marked || !row.to.is_empty());
        rows
    }

    fn element(&self, id: ElementId, element: &Element, rows: &mut Vec<Row>) {
        let label = self.words.label(element);
        let mut notes = self.words.condition(element.when.as_ref());
        notes.extend(self.words.sometimes(element));
        let before = rows.len();
        self.leads((&label, element.when.as_ref(), &notes), &element.leads, rows);
        for option in &element.options {
            let label = format!("{label}: {}", self.words.literal(&option.label));
            let mut notes = notes.clone();
            notes.extend(self.words.condition(option.when.as_ref()));
            self.leads((&label, option.when.as_ref().or(element.when.as_ref()), &notes), &option.leads, rows);
        }
        let is_marked = rows.iter().skip(before).any(|row| row.marked);
        if !is_marked && self.trail.is_some_and(|trail| trail.touches(self.here, id)) {
            rows.push(Row { label, notes, to: Vec::new(), under: false, marked: true });
        }
    }

    /// A row for each place where an element or an option leads.
    fn leads(
        &self,
        (label, whose, notes): (&str, Option<&Condition>, &[String]),
        leads: &[Leads],
        rows: &mut Vec<Row>,
    ) {
        for (at, lead) in leads.iter().enumerate() {
            let before: Vec<&Leads> =
                leads.iter().take(at).filter(|before| before.gesture == lead.gesture).collect();
            let Some(row) = self.row(label, whose, &before, lead) else { continue };
            let marked = self.trail.is_some_and(|trail| trail.takes(self.here, lead));
            let notes = notes.iter().cloned().chain(row.notes).collect();
            rows.push(Row { marked, notes, ..row });
        }
    }

    /// Nothing if those `before` leave nobody, among `whose` element it is.
    fn row(&self, label: &str, whose: Option<&Condition>, before: &[&Leads], leads: &Leads) -> Option<Row> {
        let mut notes: Vec<String> = leads.gesture.map(gesture_words).into_iter().collect();
        let others: Vec<Option<&Condition>> = before.iter().map(|before| before.when.as_ref()).collect();
        notes.extend(self.words.rest(whose, &others, leads.when.as_ref())?);
        let screens = leads.to.iter().filter_map(|to| match to {
            Destination::Screen(screen) => self.places.get(screen).copied(),
            Destination::Under => None,
        });
        let (label, to) = (label.to_owned(), screens.collect());
        let under = leads.to.contains(&Destination::Under);
        Some(Row { label, notes, to, under, marked: false })
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
