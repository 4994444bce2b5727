//! What a step means, as a number that is the same for steps that mean the same.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::ids::{ProcedureId, StatementId};
use crate::model::reference::{ElementUse, ScreenUse, Written};
use crate::model::step::{Action, Opened, Step};
use crate::source::{Sources, Span};
use crate::style::texts::elements;

/// One thing to do.
pub(super) struct Item {
    pub(super) meaning: u64,
    pub(super) span: Span,
}

pub(super) fn of_follow(procedure: ProcedureId, without: &[StatementId], span: Span) -> Item {
    let mut hasher = DefaultHasher::new();
    ("follow", procedure, without).hash(&mut hasher);
    Item { meaning: hasher.finish(), span }
}

/// What is to be done in a step: for several taps on one line, each.
pub(super) fn of_step(sources: &Sources, step: &Step, items: &mut Vec<Item>) {
    let mut put = |span: Span, meaning: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        std::mem::discriminant(&step.action).hash(&mut hasher);
        meaning(&mut hasher);
        items.push(Item { meaning: hasher.finish(), span });
    };
    if let Action::Tap { path, .. } = &step.action {
        for (place, used) in path.iter().enumerate() {
            let gesture = step.action.gesture(place, path.len() - 1);
            put(used.span, &|hasher| {
                gesture.hash(hasher);
                element(sources, used, hasher);
            });
        }
        return;
    }
    put(step.span, &|hasher| {
        elements(&step.action).into_iter().for_each(|used| element(sources, used, hasher));
        rest(sources, &step.action, hasher);
    });
}

/// What an element is, however it is named.
fn element(sources: &Sources, used: &ElementUse, hasher: &mut DefaultHasher) {
    used.candidates.hash(hasher);
    if used.candidates.is_empty() {
        match &used.written {
            Written::Name(name) => name.hash(hasher),
            Written::Label(label) => sources.slice(label.span).hash(hasher),
        }
    }
}

/// What an action says beside its elements.
fn rest(sources: &Sources, action: &Action, hasher: &mut DefaultHasher) {
    let mut words = |span: Span| sources.slice(span).hash(hasher);
    match action {
        Action::Swipe { from, .. } => from.iter().for_each(|from| words(from.span)),
        Action::Type { text, .. } | Action::Run(text) => words(text.span),
        Action::Press { keys, .. } => words(keys.span),
        Action::Wait { until, .. } => until.iter().for_each(|until| words(until.span)),
        Action::Scan(what) => what.iter().for_each(|what| words(what.span)),
        Action::SignIn { how, .. } => how.iter().for_each(|how| words(how.span)),
        Action::Install { to, .. } => to.iter().for_each(|to| words(to.span)),
        Action::Read(text) | Action::Do { text, .. } => words(text.span),
        _ => {}
    }
    match action {
        Action::Swipe { direction, .. } => direction.hash(hasher),
        Action::Scroll(direction) => direction.hash(hasher),
        Action::Turn { on, .. } | Action::TurnAll { on, .. } | Action::Tick { on, .. } => on.hash(hasher),
        Action::Permit { allow, .. } => allow.hash(hasher),
        Action::Open(opened) | Action::ReturnTo(opened) | Action::SignIn { to: Some(opened), .. } => {
            match opened {
                Opened::Product(product) => product.hash(hasher),
                Opened::Words(words) => sources.slice(words.span).hash(hasher),
            }
        }
        Action::Install { kind, product, .. } => (kind, product).hash(hasher),
        Action::Restart(thing) => thing.hash(hasher),
        Action::GoTo(ScreenUse { screens, .. }) => screens.hash(hasher),
        _ => {}
    }
}
