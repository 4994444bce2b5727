//! `do "Open the settings"`: the words say that it leads somewhere, and the step keeps the screen.
//!
//! The lint speaks only where a declared screen is in front: elsewhere nothing depends on it.

use crate::analysis::context::Context;
use crate::analysis::screens;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::step::{Action, Step};
use crate::model::text::{Inline, Prose, ProseBlock};

/// How a sentence begins that leads elsewhere, in lower case, by the language of the guide. A language that
/// is not listed is not checked; a guide that names none is in the project's, which may be any of these.
const BEGINNINGS: &[(&str, &[&str])] = &[
    ("en", &["open", "go to", "go back to", "switch to", "return to", "navigate to"]),
    ("de", &["öffnen sie", "öffne", "gehen sie zu", "gehe zu", "wechseln sie", "wechsle zu"]),
    ("ar", &["افتح", "انتقل إلى", "اذهب إلى"]),
];

/// Asks where a step leads that says that it leads somewhere.
pub(in crate::analysis) fn check(walk: &mut Walk<'_>, context: Context, step: &Step, state: &State) {
    let Action::Do { text, leaves: false } = &step.action else { return };
    if !step.opens.is_empty() || !on_declared_screen(walk, context, state) {
        return;
    }
    let Some(beginning) = beginning(text, walk.guide.language.as_deref()) else { return };
    let finding = Diagnostic::new(
        &codes::guides::DO_STAYS,
        format!("this says \"{beginning}\", and the reader stays on the screen"),
    )
    .at(text.span, "does it lead somewhere else?")
    .note("a `do` keeps the screen unless it says otherwise")
    .help("say where it leads with `opens SCREEN`, or write `leaves` if no declared screen is meant");
    walk.report(finding);
}

fn on_declared_screen(walk: &Walk<'_>, context: Context, state: &State) -> bool {
    state.places.keys().any(|combination| {
        let front = combination.view(context.thing).front();
        front.is_some_and(|front| screens::is_declared(walk.project, front))
    })
}

/// The words that say so.
fn beginning(text: &Prose, language: Option<&str>) -> Option<&'static str> {
    let Some(ProseBlock::Paragraph(inlines)) = text.blocks.first() else { return None };
    let Some(Inline::Text(words)) = inlines.first() else { return None };
    let words = words.to_lowercase();
    let spoken = |(tag, _): &&(&str, &[&str])| {
        language.is_none_or(|language| language.split('-').next() == Some(*tag))
    };
    let all = BEGINNINGS.iter().filter(spoken).flat_map(|(_, all)| *all).copied();
    all.into_iter().find(|beginning| {
        let rest = words.strip_prefix(beginning);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    })
}
