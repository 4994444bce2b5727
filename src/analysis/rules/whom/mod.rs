//! The readers of a finding; how they are named is in `words`.

mod words;

pub(super) use words::so_among;

use crate::analysis::concern;
use crate::analysis::sets::Sets;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::Diagnostic;
use crate::model::ids::ScreenId;
use crate::readers::{Set, ThingId};
use crate::source::Span;
use std::collections::BTreeSet;

/// Readers by the screens that they are on; none: nobody knows where they are.
pub(in crate::analysis) type On = Vec<(Option<ScreenId>, Set)>;

/// The readers whom a finding is about, among all who come to its place. Every finding about readers goes
/// through here: it names them in few words, gives one of them as an example, and shows where they parted
/// from the others.
///
/// A reader may come to a place by several ways, and the finding may be true of some of these only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Whom {
    readers: Set,
    here: Set,
    /// Where it is so; not known of every rule.
    so_on: On,
    /// Where it is not so.
    not_so_on: On,
    /// For whom it is not so where a procedure is followed from another line.
    not_so_elsewhere: Set,
    /// Of whom nobody knows.
    unsure: Set,
    /// The lines that follow the procedure in which the finding is.
    pub(in crate::analysis) callers: Vec<Span>,
    /// Findings of one rule at one place that have different causes are told each for itself.
    pub(in crate::analysis) cause: u32,
}

/// By what readers differ from the others at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Parting {
    /// By where they are, or what they did: wherever they went another way.
    OnTheWay,
    /// By who they are: a way counts only if exactly they went it.
    ByThemselves,
    /// By a declaration that a label of the finding shows; a way may be shown, too, as above.
    Declared,
    /// A label of the finding shows it.
    Shown,
}

impl Whom {
    /// Some readers; none if there are none.
    pub(in crate::analysis) fn some(sets: &Sets, readers: Set, here: Set) -> Option<Self> {
        let nobody = sets.nobody();
        (!sets.is_empty(readers)).then_some(Self {
            readers,
            here,
            so_on: Vec::new(),
            not_so_on: Vec::new(),
            not_so_elsewhere: nobody,
            unsure: nobody,
            callers: Vec::new(),
            cause: 0,
        })
    }

    /// The readers of some of a state's combinations; none if there are none.
    pub(in crate::analysis) fn at(
        walk: &Walk<'_>,
        thing: ThingId,
        so: &State,
        state: &State,
    ) -> Option<Self> {
        let sets = &walk.sets;
        let whom = Self::some(sets, so.readers(sets), state.readers(sets))?;
        let nobody = sets.nobody();
        let rest = state.places.iter().map(|(combination, readers)| {
            let those = so.places.get(combination).copied().unwrap_or(nobody);
            (combination.view(thing).front(), sets.difference(*readers, those))
        });
        let not_so = rest.filter(|(_, readers)| !sets.is_empty(*readers)).collect();
        let so = so.places.iter().map(|(combination, those)| (combination.view(thing).front(), *those));
        Some(whom.on(so.collect(), not_so))
    }

    /// The same with the screens on which it is so, and on which not.
    pub(in crate::analysis) fn on(self, so_on: On, not_so_on: On) -> Self {
        Self { so_on, not_so_on, ..self }
    }

    /// The same where nobody knows of some.
    pub(in crate::analysis) fn unsure_of(self, unsure: Set) -> Self {
        Self { unsure, ..self }
    }

    /// The same for one of several causes.
    pub(in crate::analysis) fn because(self, cause: u32) -> Self {
        Self { cause, ..self }
    }

    /// Adds those of whom the same is found on another visit.
    pub(in crate::analysis) fn add(&mut self, sets: &Sets, other: Self) {
        // Whoever was there on one visit, and is not named, was fine there.
        let fine = sets.difference(other.here, other.readers);
        let was_fine = sets.difference(self.here, self.readers);
        self.readers = sets.union(self.readers, other.readers);
        let crossing = sets.intersection(self.readers, sets.union(fine, was_fine));
        self.not_so_elsewhere = sets.union(self.not_so_elsewhere, other.not_so_elsewhere);
        self.not_so_elsewhere = sets.union(self.not_so_elsewhere, crossing);
        self.here = sets.union(self.here, other.here);
        self.unsure = sets.union(self.unsure, other.unsure);
        self.so_on.extend(other.so_on);
        self.not_so_on.extend(other.not_so_on);
        for caller in other.callers {
            self.called_from(caller);
        }
    }

    /// Adds a line that follows the procedure.
    pub(in crate::analysis) fn called_from(&mut self, follow: Span) {
        if !self.callers.contains(&follow) {
            self.callers.push(follow);
        }
    }

    /// Adds readers who come to the same place by other lines, and of whom nothing is found there.
    pub(in crate::analysis) fn fine_elsewhere(&mut self, sets: &Sets, readers: Set) {
        self.here = sets.union(self.here, readers);
        let both = sets.intersection(self.readers, readers);
        self.not_so_elsewhere = sets.union(self.not_so_elsewhere, both);
    }

    pub(in crate::analysis) fn readers(&self) -> Set {
        self.readers
    }

    pub(in crate::analysis) fn here(&self) -> Set {
        self.here
    }

    /// What is in front where it is so.
    pub(in crate::analysis) fn fronts(&self) -> BTreeSet<Option<ScreenId>> {
        self.so_on.iter().map(|(screen, _)| *screen).collect()
    }

    /// What is in front where it is not so for some of the same readers.
    pub(in crate::analysis) fn other_fronts(&self, sets: &Sets) -> BTreeSet<Option<ScreenId>> {
        let also = self.not_so_on.iter().filter(|(_, readers)| sets.meet(*readers, self.readers));
        also.map(|(screen, _)| *screen).collect()
    }

    /// The screens on which it is so.
    pub(in crate::analysis) fn screens(&self) -> Vec<ScreenId> {
        screens(&self.so_on)
    }

    /// Whether they are all who come here.
    pub(in crate::analysis) fn are_all(&self, sets: &Sets) -> bool {
        sets.is_within(self.here, self.readers)
    }

    /// Whether it is so for all who come here, whatever way they come.
    pub(in crate::analysis) fn is_always_so(&self, sets: &Sets) -> bool {
        self.are_all(sets) && !self.is_so_for_a_way(sets)
    }

    /// Whether some of them may as well come by a way on which it is not so.
    pub(in crate::analysis) fn is_so_for_a_way(&self, sets: &Sets) -> bool {
        let on = self.not_so_on.iter().any(|(_, readers)| sets.meet(*readers, self.readers));
        on || !sets.is_empty(self.not_so_elsewhere)
    }

    /// The other screens that some of them may as well be on, where it is not so.
    pub(super) fn also_on(&self, sets: &Sets) -> Vec<ScreenId> {
        let also = self.not_so_on.iter().filter(|(_, readers)| sets.meet(*readers, self.readers));
        let also: On = also.copied().collect();
        let so = self.screens();
        screens(&also).into_iter().filter(|screen| !so.contains(screen)).collect()
    }

    /// Adds the finding, to be put into words when all who come to its place are known. It then gets one of
    /// these readers, and the place where they parted from the others.
    pub(super) fn report(
        self,
        walk: &mut Walk<'_>,
        parting: Parting,
        words: impl Fn(&Walk<'_>, &Self) -> Diagnostic + 'static,
    ) {
        concern::report(walk, self, parting, words);
    }
}

/// The known screens, in order of declaration.
fn screens(on: &On) -> Vec<ScreenId> {
    let mut screens: Vec<ScreenId> = on.iter().filter_map(|(screen, _)| *screen).collect();
    screens.sort();
    screens.dedup();
    screens
}
