//! `checked on C` against the readers whom the guide is for, and against the releases that came later.

use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::newer;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Guide;
use crate::readers::{Condition, Set};

/// Reports a check by readers none of whom the guide is for. What was checked with versions that nobody has
/// any more is only old.
pub(in crate::analysis) fn outside(walk: &mut Walk<'_>, guide: &Guide, supported: Set) {
    let Some((checked, on)) = guide.checked.as_ref().and_then(|it| Some((it, it.on.as_ref()?))) else {
        return;
    };
    let thing = Context::of_guide().thing;
    let meeting = walk.sets.of(on, thing);
    let anybody = walk.sets.of(&whatever_version(on), thing);
    let old = walk.sets.is_empty(meeting) && walk.sets.meet(anybody, supported);
    if old || walk.sets.is_empty(supported) || walk.sets.meet(meeting, supported) || walk.sets.too_complex() {
        return;
    }
    let Some(whom) = Whom::some(&walk.sets, meeting, walk.sets.beginners()) else { return };
    let (span, audience) = (checked.span, guide.audience.span);
    whom.report(walk, Parting::Shown, move |_, _| {
        let title = "this guide was checked by nobody whom it is for";
        Diagnostic::new(&codes::guides::CHECKED_OUTSIDE, title)
            .at(span, "none of the guide's readers is like this")
            .see(audience, "it is for these readers")
            .help("check it as one of its readers, or change whom it is `for`")
    });
}

/// Those readers who have a newer release than the guide was checked with.
pub(in crate::analysis) fn newer(walk: &mut Walk<'_>, guide: &Guide, supported: Set) -> Set {
    let mut all = walk.sets.nobody();
    let Some((checked, on)) = guide.checked.as_ref().and_then(|it| Some((it, it.on.as_ref()?))) else {
        return all;
    };
    let mut names = Vec::new();
    for newer in newer::releases(walk.project, on) {
        let having = walk.sets.of(&newer.condition, Context::of_guide().thing);
        let having = walk.sets.intersection(having, supported);
        if walk.sets.is_empty(having) {
            continue;
        }
        all = walk.sets.union(all, having);
        let label = walk.project.readers.products.get(newer.product).map_or("", |it| it.label.as_str());
        names.push(format!("{label} {}", newer.release.text));
    }
    if let Some(whom) = Whom::some(&walk.sets, all, supported) {
        let title = format!("nobody has checked this guide with {} or later", crate::text::and(&names));
        let span = checked.span;
        whom.report(walk, Parting::Shown, move |_, _| {
            Diagnostic::new(&codes::guides::UNVERIFIED, title.clone())
                .at(span, "there are newer releases by now")
                .note("the guide tells readers who have one that it was not checked with theirs")
                .help("try the guide again, and change this line")
        });
    }
    all
}

/// The same for any versions.
fn whatever_version(condition: &Condition) -> Condition {
    match condition {
        Condition::Version { thing, product, .. } => Condition::Present { thing: *thing, product: *product },
        Condition::All(parts) => Condition::All(parts.iter().map(whatever_version).collect()),
        Condition::Any(parts) => Condition::Any(parts.iter().map(whatever_version).collect()),
        other => other.clone(),
    }
}
