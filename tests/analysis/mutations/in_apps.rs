//! Mistakes in what is declared about an app, made from its syntax tree.

use super::declared::{Declared, last, screen_name, targets};
use super::reasons::Reason;
use super::{Kind, Mutant, edit, slice};
use guidec::source::Span;
use guidec::syntax::ast::file::{File, Item};
use guidec::syntax::ast::reference::Target;
use guidec::syntax::ast::screen::{Destination, Element, Leads, ScreenClause, ScreenItem};
use guidec::syntax::ast::text::Text;

/// All mistakes of the kinds that concern apps, in the order of writing.
pub(super) fn mutants(file: &File, text: &str, declared: &Declared) -> Vec<Mutant> {
    let mut found = Vec::new();
    for item in &file.items {
        let (product, screens) = match item {
            Item::Product(product) => (product.head.name.as_ref().unwrap(), &product.screens),
            Item::ScreensOf(screens) => (&screens.product, &screens.screens),
            _ => continue,
        };
        of_product(&product.value, screens, text, declared, &mut found);
    }
    found
}

fn of_product(product: &str, items: &[ScreenItem], text: &str, declared: &Declared, found: &mut Vec<Mutant>) {
    let screens = items.iter().filter_map(|item| match item {
        ScreenItem::Screen(screen) => Some(screen),
        ScreenItem::Group { .. } => None,
    });
    let Some(last) = screens.clone().next_back() else { return };
    let names: Vec<&str> = screens.clone().filter_map(screen_name).collect();
    let mut places = Places { names, last: last.span, text, declared, found };
    for screen in screens {
        for element in &screen.elements {
            of_element(product, element, text, places.found);
            let options = element.options.iter().flat_map(|option| &option.leads);
            element.leads.iter().chain(options).for_each(|leads| places.retarget(leads));
        }
        for clause in &screen.clauses {
            if let ScreenClause::Act { leads, .. } = clause {
                places.retarget(leads);
            }
        }
    }
}

fn of_element(product: &str, element: &Element, text: &str, found: &mut Vec<Mutant>) {
    let about = || vec![element.name.value.clone()];
    let labels = element.label.iter().chain(element.labels.iter().map(|label| &label.text));
    found.extend(labels.map(|label| rename(Kind::RenameLabel, label, text)));
    found.extend(element.options.iter().map(|option| rename(Kind::RenameOption, &option.label, text)));
    found.push(Mutant::new(Kind::Remove, element.span, "").about(about()));
    // A version that none of the guides speaks of.
    let newer = format!("{product} 99 or later");
    let for_some = match &element.when {
        Some(when) => {
            let both = format!("({}) and {newer}", slice(text, when.span()));
            Mutant::new(Kind::RemoveForSome, when.span(), both)
        }
        None => {
            let behind = element.label.as_ref().map_or(element.name.span, |label| label.span);
            Mutant::new(Kind::RemoveForSome, behind.end_point(), format!(" when {newer}"))
        }
    };
    found.push(for_some.about(about()));
}

fn rename(kind: Kind, label: &Text, text: &str) -> Mutant {
    let inner = Span { start: label.span.start + 1, end: label.span.end - 1, ..label.span };
    let new = format!("{} and more", slice(text, inner));
    Mutant::new(kind, inner, new.clone()).about(vec![new])
}

/// What targets are changed to.
struct Places<'a> {
    names: Vec<&'a str>,
    /// Where the last screen is declared. (The first one is where `open` leads.)
    last: Span,
    text: &'a str,
    declared: &'a Declared,
    found: &'a mut Vec<Mutant>,
}

impl Places<'_> {
    /// Each target becomes the screen that is declared after it; to see whether anything follows, one on which nothing is.
    fn retarget(&mut self, leads: &Leads) {
        for to in &leads.to {
            let Destination::Screen(target @ Target::Path(_)) = to else { continue };
            let span = target.span().unwrap();
            let place = self.names.iter().position(|name| *name == slice(self.text, span));
            let next = self.names[place.map_or(0, |place| (place + 1) % self.names.len())];
            let shown = if targets(leads).iter().any(|other| other == next) {
                Some(Reason::OneOfSeveral)
            } else {
                let waits = last(target).is_some_and(|screen| self.declared.waits(&screen, next));
                waits.then_some(Reason::ByItself)
            };
            let empty = edit(Span { end: self.last.start, ..self.last }, "screen nothing-is-here\n  ");
            let mut probe = vec![empty, edit(span, "nothing-is-here")];
            probe.sort_by_key(|edit| edit.span.start);
            self.found.push(Mutant::new(Kind::Retarget, span, next).shown(shown).probe(probe));
        }
    }
}
