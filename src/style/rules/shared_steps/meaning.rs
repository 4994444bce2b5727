//! What a step means, as a number that is the same for steps that mean the same.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::ids::{ProcedureId, StatementId};
use crate::model::reference::{ElementUse, ScreenUse, Written};
use crate::model::step::{Action, Opened, Step};
use crate::readers::ProductId;
use crate::source::{SourceFile, Span};
use crate::style::Context;
use crate::style::texts::elements;
use serde::{Deserialize, Serialize};

/// One thing to do. There is one for every step of a project: it takes no more than it must.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Item {
    pub(super) meaning: u64,
    /// Where it stands in the file of its guide or procedure.
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Item {
    fn new(meaning: u64, span: Span) -> Self {
        Self { meaning, start: span.start, end: span.end }
    }
}

pub(super) fn of_follow(
    context: &Context<'_>,
    procedure: ProcedureId,
    without: &[StatementId],
    span: Span,
) -> Option<Item> {
    let mut hasher = DefaultHasher::new();
    ("follow", without).hash(&mut hasher);
    place(context, context.project.procedure(procedure)?.span, &mut hasher);
    Some(Item::new(hasher.finish(), span))
}

/// What is to be done in a step: for several taps on one line, each.
pub(super) fn of_step(context: &Context<'_>, step: &Step, items: &mut Vec<Item>) {
    let mut put = |span: Span, meaning: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        std::mem::discriminant(&step.action).hash(&mut hasher);
        meaning(&mut hasher);
        items.push(Item::new(hasher.finish(), span));
    };
    if let Action::Tap { path, .. } = &step.action {
        for (place, used) in path.iter().enumerate() {
            let gesture = step.action.gesture(place, path.len() - 1);
            put(used.span, &|hasher| {
                gesture.hash(hasher);
                element(context, used, hasher);
            });
        }
        return;
    }
    put(step.span, &|hasher| {
        elements(&step.action).into_iter().for_each(|used| element(context, used, hasher));
        rest(context, &step.action, hasher);
    });
}

/// What an element is, however it is named. Places of declarations stand for what is declared, as ids are those of a part
/// of the project.
fn element(context: &Context<'_>, used: &ElementUse, hasher: &mut DefaultHasher) {
    let declared = used.candidates.iter().filter_map(|id| context.project.element(*id));
    declared.for_each(|element| place(context, element.span, hasher));
    if used.candidates.is_empty() {
        match &used.written {
            Written::Name(name) => name.hash(hasher),
            Written::Label(label) => context.sources.slice(label.span).hash(hasher),
        }
    }
}

/// A place, which is the same in other runs: ids of files are those of one.
fn place(context: &Context<'_>, span: Span, hasher: &mut DefaultHasher) {
    let file = context.sources.get(span.file).map(SourceFile::name);
    (file, span.start, span.end).hash(hasher);
}

/// What an action says beside its elements.
fn rest(context: &Context<'_>, action: &Action, hasher: &mut DefaultHasher) {
    let Context { project, sources, .. } = context;
    let mut words = |span: Span| sources.slice(span).hash(hasher);
    let product = |id: &ProductId| project.readers.products.get(*id).map(|it| it.key.as_str());
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
                Opened::Product(id) => product(id).hash(hasher),
                Opened::Words(words) => sources.slice(words.span).hash(hasher),
            }
        }
        Action::Install { kind, product: id, .. } => (kind, product(id)).hash(hasher),
        Action::Restart(thing) => thing.hash(hasher),
        Action::GoTo(ScreenUse { screens, .. }) => {
            for screen in screens.iter().filter_map(|id| project.screen(*id)) {
                match screen.product {
                    Some(_) => place(context, screen.span, hasher),
                    None => screen.key.hash(hasher),
                }
            }
        }
        _ => {}
    }
}
