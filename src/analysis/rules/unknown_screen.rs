//! A title in quotation marks that no screen of the app in front has.
//!
//! Where a step touches an element of an app whose screens are all declared, the title has to be one of
//! them. Elsewhere the reader may as well be in an app that nobody declared, so only what is probably a
//! slip is reported.

use crate::analysis::context::Context;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::ids::ScreenId;
use crate::model::reference::ScreenUse;
use crate::readers::ProductId;
use crate::text::near_miss;

/// The screens that are named, without those that are reported here.
pub(in crate::analysis) fn known(
    walk: &mut Walk<'_>,
    context: Context,
    uses: &[ScreenUse],
    state: &State,
    touches: bool,
) -> Vec<ScreenUse> {
    let (known, inferred): (Vec<&ScreenUse>, Vec<&ScreenUse>) =
        uses.iter().partition(|used| used.screens.iter().any(|it| screens::is_declared(walk.project, *it)));
    let mut known: Vec<ScreenUse> = known.into_iter().cloned().collect();
    if inferred.is_empty() {
        return known;
    }
    let (products, fronts) = in_front(walk, context, state);
    if !products.is_empty() {
        // It depends on where all are who come here.
        walk.together.set(true);
    }
    let certain = touches && fronts;
    for used in inferred {
        if !report(walk, used, &products, certain) {
            known.push(used.clone());
        }
    }
    known
}

/// The completely declared apps that readers can be in, and whether a screen of one is in front for sure.
fn in_front(walk: &Walk<'_>, context: Context, state: &State) -> (Vec<ProductId>, bool) {
    let mut products = Vec::new();
    let mut certain = !state.is_empty();
    for combination in state.places.keys() {
        let front = combination.view(context.thing).front();
        let product = front.and_then(|front| walk.project.screen(front)?.product);
        let partial = front.is_none_or(|front| screens::is_partial(walk.project, front));
        certain &= product.is_some() && !partial;
        match product {
            Some(product) if !partial => products.push(product),
            Some(_) => {}
            None => products.extend(walk.opened.iter().copied()),
        }
    }
    products.sort_unstable();
    products.dedup();
    (products, certain)
}

/// Reports a title that none of the products has.
fn report(walk: &mut Walk<'_>, used: &ScreenUse, products: &[ProductId], certain: bool) -> bool {
    let Some(screen) = used.screens.first().and_then(|screen| walk.project.screen(*screen)) else {
        return false;
    };
    let written = screens::plain(
        walk.project,
        match screen.titles.first() {
            Some(title) => &title.text,
            None => return false,
        },
    );
    let titles = titles(walk, products);
    let near = near_miss(&written, titles.iter().map(|(title, _)| title.as_str())).map(str::to_owned);
    if near.is_none() && !certain {
        return false;
    }
    let labels = products.iter().filter_map(|id| walk.project.readers.products.get(*id));
    let labels: Vec<String> = labels.map(|product| product.label.clone()).collect();
    let title = format!("no screen of {} is called \"{written}\"", crate::text::or(&labels));
    let mut finding = Diagnostic::new(&codes::names::UNKNOWN_SCREEN, title).at(used.span, "");
    finding = match near {
        Some(near) => {
            if let Some((_, screen)) = titles.iter().find(|(title, _)| *title == near)
                && let Some(screen) = walk.project.screen(*screen)
            {
                finding = finding.see(screen.span, "this one is");
            }
            finding.guess_text("replace it by", used.span, &near)
        }
        None => finding.help("declare the screen, or mark the app `partial` if more exist than are declared"),
    };
    walk.report(finding);
    true
}

/// The titles of all screens of the products.
fn titles(walk: &Walk<'_>, products: &[ProductId]) -> Vec<(String, ScreenId)> {
    let surfaces = products.iter().filter_map(|product| screens::surface(walk.project, *product));
    let complete = surfaces.filter(|surface| !surface.partial);
    let all = complete.flat_map(|surface| &surface.screens);
    let mut titles = Vec::new();
    for id in all {
        let Some(screen) = walk.project.screen(*id) else { continue };
        titles.extend(screen.titles.iter().map(|title| (screens::plain(walk.project, &title.text), *id)));
    }
    titles
}
