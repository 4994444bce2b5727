//! A guide whose first step is in an app to which nothing leads.
//!
//! Only the first step is looked at: where a guide says anything before it, readers may come there by that.

use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::branch::Look;
use crate::model::guide::Guide;
use crate::model::project::Project;
use crate::model::reference::{ElementUse, Written};
use crate::model::statement::{Block, StatementKind};
use crate::model::step::{Action, Step};
use crate::readers::ProductId;
use crate::vocabulary::ProductKind;

/// Reports the first steps that touch something in an app.
pub(in crate::analysis) fn check(walk: &mut Walk<'_>, guide: &Guide) {
    if !guide.start.is_empty() {
        return;
    }
    let mut first = Vec::new();
    first_steps(&guide.body, &mut first);
    for used in first.into_iter().filter_map(touched) {
        let Some(product) = app(walk.project, used) else { continue };
        let Some(declared) = walk.project.readers.products.get(product) else { continue };
        let title = format!("the guide begins in {} and does not say how readers come there", declared.label);
        let finding = Diagnostic::new(&codes::guides::NO_BEGINNING, title)
            .at(used.span, "the first thing that they are to do")
            .help(format!("begin with `open {}`", declared.key))
            .help("or name the screen that they are on in the head of the guide: `start SCREEN`");
        // Whoever does not even have the app is told of at the same place.
        walk.report_unless(finding, &codes::guides::WITHOUT_PRODUCT);
    }
}

/// The steps before which a block says nothing.
fn first_steps<'a>(block: &'a Block, first: &mut Vec<&'a Step>) {
    let said = |kind: &&StatementKind| {
        !matches!(kind, StatementKind::Attachment(_) | StatementKind::Value(_) | StatementKind::Never { .. })
    };
    match block.statements.iter().map(|statement| &statement.kind).find(said) {
        Some(StatementKind::Step(step)) => first.push(step),
        Some(
            StatementKind::Part { body, .. }
            | StatementKind::On { body, .. }
            | StatementKind::Repeat { body, .. },
        ) => first_steps(body, first),
        Some(StatementKind::When(when)) => {
            let bodies = when.arms.iter().map(|arm| &arm.body).chain(&when.otherwise);
            bodies.for_each(|body| first_steps(body, first));
        }
        Some(StatementKind::ExactlyOne(one)) => {
            one.arms.iter().for_each(|arm| first_steps(&arm.body, first));
        }
        Some(StatementKind::Either(either)) => {
            either.options.iter().for_each(|option| first_steps(&option.body, first));
        }
        Some(StatementKind::If(look)) => {
            let told = look.arms.iter().filter(|arm| matches!(arm.test, Look::Words(_)));
            told.for_each(|arm| first_steps(&arm.body, first));
        }
        _ => {}
    }
}

/// What a step touches first.
fn touched(step: &Step) -> Option<&ElementUse> {
    match &step.action {
        Action::Tap { path, .. } => path.first(),
        Action::Turn { what, .. } | Action::Tick { what, .. } | Action::Drag { what, .. } => Some(what),
        Action::Swipe { on, .. } => on.as_ref(),
        Action::Type { into, .. } => into.as_ref(),
        Action::Choose { within, .. } => within.as_deref(),
        _ => None,
    }
}

/// The app that a name leads into. A label may as well stand elsewhere.
fn app(project: &Project, used: &ElementUse) -> Option<ProductId> {
    let Written::Name(_) = used.written else { return None };
    let mut products = used.candidates.iter().map(|candidate| project.element(*candidate)?.product);
    let first = products.next()??;
    let is_app = project.readers.products.get(first)?.kind == ProductKind::App;
    (is_app && products.all(|other| other == Some(first))).then_some(first)
}
