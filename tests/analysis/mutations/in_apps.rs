//! Mistakes in what is declared about an app, made from its syntax tree.

use super::{Kind, Mutant, slice};
use guidec::source::Span;
use guidec::syntax::ast::file::{File, Item};
use guidec::syntax::ast::reference::Target;
use guidec::syntax::ast::screen::{Destination, Element, Leads, Screen, ScreenClause, ScreenItem};
use guidec::syntax::ast::text::Text;

/// All mistakes of the kinds that concern apps, in the order of writing.
pub(super) fn mutants(file: &File, text: &str) -> Vec<Mutant> {
    let mut found = Vec::new();
    for item in &file.items {
        let (product, screens) = match item {
            Item::Product(product) => (product.head.name.as_ref().unwrap(), &product.screens),
            Item::ScreensOf(screens) => (&screens.product, &screens.screens),
            _ => continue,
        };
        of_product(&product.value, screens, text, &mut found);
    }
    found
}

fn of_product(product: &str, items: &[ScreenItem], text: &str, found: &mut Vec<Mutant>) {
    let screens = items.iter().filter_map(|item| match item {
        ScreenItem::Screen(screen) => Some(screen),
        ScreenItem::Group { .. } => None,
    });
    let names: Vec<&str> = screens.clone().filter_map(name).collect();
    for screen in screens {
        for clause in &screen.clauses {
            match clause {
                ScreenClause::Element(element) => {
                    of_element(product, element, text, found);
                    let options = element.options.iter().flat_map(|option| &option.leads);
                    element
                        .leads
                        .iter()
                        .chain(options)
                        .for_each(|leads| retarget(leads, &names, text, found));
                }
                ScreenClause::Act { leads, .. } => retarget(leads, &names, text, found),
                _ => {}
            }
        }
    }
}

fn name(screen: &Screen) -> Option<&str> {
    screen.head.name.as_ref().map(|name| name.value.as_str())
}

fn of_element(product: &str, element: &Element, text: &str, found: &mut Vec<Mutant>) {
    let labels = element.label.iter().chain(element.labels.iter().map(|label| &label.text));
    found.extend(labels.map(|label| rename(Kind::RenameLabel, label, text)));
    found.extend(element.options.iter().map(|option| rename(Kind::RenameOption, &option.label, text)));
    found.push(Mutant::new(Kind::Remove, element.span, ""));
    // A version that none of the guides speaks of.
    let newer = format!("{product} 99 or later");
    found.push(match &element.when {
        Some(when) => {
            let both = format!("({}) and {newer}", slice(text, when.span()));
            Mutant::new(Kind::RemoveForSome, when.span(), both)
        }
        None => {
            let behind = element.label.as_ref().map_or(element.name.span, |label| label.span);
            Mutant::new(Kind::RemoveForSome, behind.end_point(), format!(" when {newer}"))
        }
    });
}

fn rename(kind: Kind, label: &Text, text: &str) -> Mutant {
    let inner = Span { start: label.span.start + 1, end: label.span.end - 1, ..label.span };
    Mutant::new(kind, inner, format!("{} and more", slice(text, inner)))
}

/// Each target becomes the screen that is declared after it.
fn retarget(leads: &Leads, names: &[&str], text: &str, found: &mut Vec<Mutant>) {
    for to in &leads.to {
        let Destination::Screen(target @ Target::Path(_)) = to else { continue };
        let span = target.span().unwrap();
        let place = names.iter().position(|name| *name == slice(text, span));
        let next = place.map_or(0, |place| (place + 1) % names.len());
        found.push(Mutant::new(Kind::Retarget, span, names[next]));
    }
}
