//! A guide opens what some whom its `for` names cannot have, and nobody of them is left.

use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Guide;
use crate::readers::{Condition, Set};

/// Tells of each alternative of `for` of which nobody is left.
pub(in crate::analysis) fn report(walk: &mut Walk<'_>, guide: &Guide, named: Set, left: Set) {
    let Condition::Any(alternatives) = &guide.audience.condition else { return };
    for alternative in alternatives {
        let meeting = walk.sets.of(alternative, Context::of_guide().thing);
        let readers = walk.sets.intersection(named, meeting);
        let everyone = walk.sets.beginners();
        let whom = Whom::some(&walk.sets, readers, everyone).filter(|_| !walk.sets.meet(readers, left));
        let Some((whom, words)) = whom.and_then(|whom| Some((whom.clone(), whom.named(walk)?))) else {
            continue;
        };
        let span = guide.audience.span;
        whom.report(walk, Parting::Shown, move |walk, _| {
            let title = format!("this guide is not {words}, though its `for` names them");
            let finding = Diagnostic::new(&codes::guides::LEFT_OUT, title)
                .at(span, "whom it is for")
                .help("open it inside a `when` for those who have it, or leave the others out of `for`");
            opened(walk, finding, readers)
        });
    }
}

/// Shows the steps that open what these readers do not have.
pub(in crate::analysis) fn opened(walk: &Walk<'_>, finding: Diagnostic, readers: Set) -> Diagnostic {
    let steps = walk.left_out.iter().filter(|left_out| walk.sets.meet(left_out.readers, readers));
    steps.fold(finding, |finding, left_out| {
        let product = walk.project.readers.products.get(left_out.product);
        let label = product.map(|product| product.label.as_str()).unwrap_or_default();
        let what = match walk.guide.start.iter().any(|start| start.span == left_out.span) {
            true => format!("everybody begins in {label}, which they do not have"),
            false => format!("everybody opens {label} here, which they do not have"),
        };
        finding.see(left_out.span, what)
    })
}
