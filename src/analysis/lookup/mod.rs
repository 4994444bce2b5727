//! Which element a step names, for whom.

mod chance;
mod search;

pub(super) use chance::{chance, disabled, possible, unsure};

use super::screens;
use super::view::View;
use super::waiting;
use super::walk::Walk;
use crate::model::element::Element;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::model::screen::Variant;
use crate::model::text::Literal;
use crate::readers::{ProductId, Set, ThingId};
use search::{Search, Sought};

/// What a use of an element comes to, for the readers of one view.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) there: Vec<There>,
    pub(super) missing: Vec<Missing>,
    /// Readers for whom two elements answer to the name.
    pub(super) ambiguous: Vec<(ElementId, ElementId, Set)>,
    /// Readers for whom no model says anything.
    pub(super) open: Vec<Set>,
}

/// Readers who find the element.
#[derive(Clone, Debug)]
pub(super) struct There {
    pub(super) element: ElementId,
    pub(super) readers: Set,
    /// What they look at: it may have moved on by itself.
    pub(super) view: View,
    /// It is there only sometimes, and nobody has looked yet.
    pub(super) sometimes: bool,
}

/// Readers who do not find it.
#[derive(Clone, Debug)]
pub(super) struct Missing {
    pub(super) screen: Option<ScreenId>,
    pub(super) reason: Reason,
    pub(super) readers: Set,
}

/// Why somebody does not find an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// Nothing of that name is on the screen.
    NotHere,
    /// It is there, for others.
    ForOthers(ElementId),
    /// For them something else is there instead.
    Instead(ElementId),
    /// It is there under another label.
    OtherLabel(ElementId),
    /// It is there and does nothing.
    Disabled(ElementId),
    /// They looked, and it was not there this time.
    NotThisTime(ElementId),
    /// They do not have what it belongs to.
    Without(ProductId),
}

/// What the readers of a view find; `acts`: it has to react, not only to be seen.
pub(super) fn find(
    walk: &Walk<'_>,
    thing: ThingId,
    used: &ElementUse,
    view: &View,
    readers: Set,
    acts: bool,
) -> Found {
    seek(walk, Sought { thing, used, as_option: false, acts }, view, readers)
}

/// The lists from which the readers of a view can choose an option.
pub(super) fn offering(
    walk: &Walk<'_>,
    thing: ThingId,
    option: &ElementUse,
    view: &View,
    readers: Set,
) -> Found {
    seek(walk, Sought { thing, used: option, as_option: true, acts: true }, view, readers)
}

/// On the view, else on what it becomes by itself.
fn seek(walk: &Walk<'_>, sought: Sought<'_>, view: &View, readers: Set) -> Found {
    let mut found = Found::default();
    let mut reasons = Vec::new();
    let missing = waiting::until(walk, sought.thing, view, readers, |view, readers| {
        let search = Search { walk, sought, view };
        match view.front() {
            Some(front) => search.on(front, readers, &mut found, &mut reasons),
            None => {
                search.anywhere(readers, &mut found);
                readers
            }
        }
    });
    reasons.sort_by_key(|(reason, _)| std::cmp::Reverse(rank(*reason)));
    for (view, readers) in missing {
        explain(walk, sought, &view, readers, &reasons, &mut found);
    }
    found
}

/// Sorts those who found nothing by the reason.
fn explain(
    walk: &Walk<'_>,
    sought: Sought<'_>,
    view: &View,
    mut rest: Set,
    reasons: &[(Reason, Set)],
    found: &mut Found,
) {
    let sets = &walk.sets;
    let Some(front) = view.front() else { return };
    let known = known(walk, sought, view, front);
    let unknown = sets.difference(rest, known);
    if !sets.is_empty(unknown) {
        found.open.push(unknown);
    }
    rest = sets.intersection(rest, known);
    for (reason, readers) in reasons {
        let readers = sets.intersection(*readers, rest);
        rest = sets.difference(rest, readers);
        if !sets.is_empty(readers) {
            found.missing.push(Missing { screen: Some(front), reason: *reason, readers });
        }
    }
    if !sets.is_empty(rest) {
        found.missing.push(Missing { screen: Some(front), reason: Reason::NotHere, readers: rest });
    }
}

/// For whom the model would know it if it were there.
fn known(walk: &Walk<'_>, sought: Sought<'_>, view: &View, front: ScreenId) -> Set {
    let says_nothing = match &sought.used.written {
        _ if sought.as_option => screens::is_partial(walk.project, front),
        Written::Label(_) => screens::is_partial(walk.project, front),
        // A name that nothing bears was reported when names were bound.
        Written::Name(_) => sought.used.candidates.is_empty(),
    };
    if says_nothing || !screens::is_declared(walk.project, front) {
        return walk.sets.nobody();
    }
    let claimed = verified(walk, sought.thing, front);
    match sought.as_option {
        true => walk.sets.intersection(claimed, listed(walk, sought, view)),
        false => claimed,
    }
}

/// Who has a list on the screen in front, and none there that does not declare its options. Nobody, if something
/// there is called like the option, for whomever.
fn listed(walk: &Walk<'_>, sought: Sought<'_>, view: &View) -> Set {
    let sets = &walk.sets;
    let (mut listed, mut open) = (sets.nobody(), sets.nobody());
    let front = view.front().and_then(|front| walk.project.screen(front));
    for id in front.map_or(&[][..], |screen| screen.elements.as_slice()) {
        let Some(element) = walk.project.element(*id) else { continue };
        if is_called(element, sought.used) {
            return sets.nobody();
        }
        if screens::is_list(element) {
            let those = if element.options.is_empty() { &mut open } else { &mut listed };
            *those = sets.union(*those, possible(walk, sought.thing, view, *id, element));
        }
    }
    sets.difference(listed, open)
}

/// Whether somebody may mean an element by the words of a step.
fn is_called(element: &Element, used: &ElementUse) -> bool {
    match &used.written {
        Written::Name(name) => *name == element.key,
        Written::Label(words) => element.labels.iter().any(|label| screens::same_words(&label.text, words)),
    }
}

/// For whom the model of a screen claims to be right.
pub(super) fn verified(walk: &Walk<'_>, thing: ThingId, screen: ScreenId) -> Set {
    let sets = &walk.sets;
    screens::limits(walk.project, screen).fold(sets.everyone(), |all, limit| match &limit.readers {
        Some(condition) => sets.intersection(all, sets.of(condition, thing)),
        None => sets.nobody(),
    })
}

/// Readers who see these words as the element's label.
pub(super) fn seeing(walk: &Walk<'_>, thing: ThingId, element: &Element, words: &Literal) -> Set {
    reading(walk, thing, &element.labels, words)
}

/// Readers for whom a text that may differ by readers is these words.
pub(super) fn reading(walk: &Walk<'_>, thing: ThingId, variants: &[Variant], words: &Literal) -> Set {
    let sets = &walk.sets;
    let mut rest = sets.everyone();
    let mut seeing = sets.nobody();
    for variant in variants {
        let meeting = sets.of_option(variant.when.as_ref(), thing);
        if screens::same_words(&variant.text, words) {
            seeing = sets.union(seeing, sets.intersection(rest, meeting));
        }
        rest = sets.difference(rest, meeting);
    }
    seeing
}

/// The reason that explains most comes first.
fn rank(reason: Reason) -> u8 {
    match reason {
        Reason::OtherLabel(_) => 4,
        Reason::Disabled(_) => 3,
        Reason::NotThisTime(_) => 2,
        Reason::ForOthers(_) | Reason::Instead(_) => 1,
        Reason::NotHere | Reason::Without(_) => 0,
    }
}
