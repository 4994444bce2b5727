//! Findings about readers, until all who come to their places are known: the same place may be visited again by
//! others, and a step of a procedure is come to from every line that follows it. Only then they are put into
//! words. Knows no rule.

use super::partings::Parted;
use super::rules::whom::{Parting, Whom};
use super::sets::Sets;
use super::walk::{Place, Walk};
use crate::diagnostic::Diagnostic;
use crate::model::ids::StatementId;
use crate::readers::{ProductId, Set, ThingId};
use crate::source::Span;
use std::fmt;
use std::rc::Rc;

/// Puts a finding into words.
type Words = dyn Fn(&Walk<'_>, &Whom) -> Diagnostic;

/// A finding about readers.
#[derive(Clone)]
pub(super) struct Concern {
    pub(super) whom: Whom,
    pub(super) parting: Parting,
    /// Where they went another way than the others.
    pub(super) parted: Option<Parted>,
    /// The statement that made them such readers, where the guide was not for them before.
    pub(super) changed: Option<Change>,
    /// The way on which it is so, and what is said of it.
    pub(super) way: Option<(Span, &'static str)>,
    /// The statement that it is found at.
    pub(super) statement: StatementId,
    words: Rc<Words>,
}

/// A step that makes other readers of some.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) span: Span,
    pub(super) product: (ThingId, ProductId),
    /// What they are then.
    pub(super) message: String,
    /// Those who became others, as what they are then.
    pub(super) readers: Set,
}

impl fmt::Debug for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { whom, statement, .. } = self;
        f.debug_struct("Concern").field("whom", whom).field("statement", statement).finish_non_exhaustive()
    }
}

impl Concern {
    /// In words, as far as the rule goes.
    pub(super) fn say(&self, walk: &Walk<'_>) -> Diagnostic {
        (self.words)(walk, &self.whom)
    }

    /// Adds the readers of another visit.
    pub(super) fn add(&mut self, sets: &Sets, other: Self) {
        self.whom.add(sets, other.whom);
        self.parted = match (self.parted, other.parted) {
            (Some(one), Some(another)) if one == another => Some(one),
            (one, another) => one.or(another).map(|parted| Parted { from_all: false, ..parted }),
        };
        self.changed = self.changed.take().or(other.changed);
        self.way = self.way.or(other.way);
    }
}

/// Remembers a finding about readers.
pub(super) fn report(
    walk: &mut Walk<'_>,
    whom: Whom,
    parting: Parting,
    words: impl Fn(&Walk<'_>, &Whom) -> Diagnostic + 'static,
) {
    let finding = words(walk, &whom);
    let (readers, here) = (whom.readers(), whom.here());
    let differ = parting != Parting::Shown && !whom.are_all(&walk.sets);
    let parted = walk.partings.of(readers, here, finding.span(), &walk.sets).filter(|_| differ);
    let concern = Concern {
        parting,
        parted,
        changed: changed(walk, readers),
        way: walk.ways.leading(&walk.sets, &whom).filter(|_| whom.is_so_for_a_way(&walk.sets)),
        statement: walk.at.statement,
        words: Rc::new(words),
        whom,
    };
    walk.report_about((finding.span(), finding.code.id), concern);
}

/// The last step that made some of the readers what they are, unless the guide was for them from the start.
fn changed(walk: &Walk<'_>, readers: Set) -> Option<Change> {
    let sets = &walk.sets;
    let new = sets.difference(readers, walk.supported);
    let made = |change: &&Change| sets.meet(change.readers, new);
    walk.changes.iter().rev().find(made).filter(|_| !sets.is_empty(new)).cloned()
}

/// Finds again what was found in a procedure, for those who follow it from a line.
pub(super) fn called(walk: &mut Walk<'_>, follow: Span, concerns: &[((Place, u32), Concern)]) {
    for ((place, _), concern) in concerns {
        let mut concern = concern.clone();
        concern.whom.called_from(follow);
        walk.report_about(*place, concern);
    }
}
