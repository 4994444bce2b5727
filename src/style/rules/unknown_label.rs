//! A text says to tap something that no screen has.
//!
//! It speaks only where all screens of the apps that a guide uses are declared.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::UNKNOWN_LABEL;
use crate::style::Context;
use crate::style::labels::{Used, all};
use crate::style::language::words_of;
use crate::style::mention::Mention;
use crate::style::text::{Text, holds, words};
use crate::text::{and, near_miss, visible};

pub(super) fn check(
    context: &Context<'_>,
    used: &Used<'_>,
    text: &Text<'_>,
    mention: &Mention<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let words = mention.words;
    // "Tap **twice**", "tap **Notes** on the home screen".
    let is_no_label = words.starts_with(char::is_lowercase)
        || context.project.readers.products.iter().any(|(_, product)| product.label == words);
    if is_no_label
        || !mention.is_tapped
        || !context.labels.like(words).is_empty()
        || !used.is_known(context.project)
        || is_elsewhere(context, used, text, mention)
    {
        return;
    }
    let products = used.products.iter().filter_map(|id| context.project.readers.products.get(*id));
    let products: Vec<&str> = products.map(|product| product.label.as_str()).collect();
    let title = format!("no screen of {} has \"{}\"", and(&products), visible(words));
    let place = text.place(mention.range.clone());
    let finding = Diagnostic::new(&UNKNOWN_LABEL, title).at(place, "");
    let labels = all(context.project).filter(|it| it.product.is_some_and(|it| used.products.contains(&it)));
    found.push(match near_miss(words, labels.map(|label| label.words)) {
        Some(meant) => finding.guess(format!("did you mean `{}`?", visible(meant)), place, meant),
        None => finding.help("declare it on its screen, or say where else it is"),
    });
}

/// Whether the sentence says that this is on a screen of something else: of the system, of another app.
fn is_elsewhere(context: &Context<'_>, used: &Used<'_>, text: &Text<'_>, mention: &Mention<'_>) -> bool {
    let around = text.around(&mention.range);
    let names = words_of(text.language).map(|language| language.elsewhere).unwrap_or_default();
    let mut said = around.into_iter().flat_map(words).map(|(_, word)| word.to_lowercase());
    let mut others = context.project.readers.products.iter().filter(|(id, _)| !used.products.contains(id));
    said.any(|word| names.contains(&word.as_str()))
        || others.any(|(_, other)| around.iter().any(|part| holds(part, &other.label)))
}
