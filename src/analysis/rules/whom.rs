//! Naming readers and places in findings.

use crate::analysis::apart::{self, Else};
use crate::analysis::screens;
use crate::analysis::sets::Sets;
use crate::analysis::state::State;
use crate::analysis::walk::Walk;
use crate::diagnostic::Diagnostic;
use crate::model::ids::ScreenId;
use crate::readers::{Set, ThingId};
use crate::text;

/// More screens than these are not listed.
const MOST_SCREENS: usize = 3;

/// More names than these are counted.
const MOST_NAMES: usize = 10;

/// The first of many names, and how many follow.
pub(super) fn some_of(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    if more > 0 {
        names.push(format!("{more} more"));
    }
    text::and(&names)
}

/// The readers whom a finding is about, among all who come to its place. Every finding about readers goes
/// through here: it names them in few words, gives one of them as an example, and shows where they parted
/// from the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whom {
    readers: Set,
    here: Set,
}

/// By what readers differ from the others at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
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
    pub(super) fn some(sets: &Sets, readers: Set, here: Set) -> Option<Self> {
        (!sets.is_empty(readers)).then_some(Self { readers, here })
    }

    /// Whether they are all who come here.
    pub(super) fn are_all(self, sets: &Sets) -> bool {
        sets.is_within(self.here, self.readers)
    }

    /// Behind something that is so: "for Alipay before 10.4", "for everybody who comes here".
    pub(super) fn so(self, sets: &Sets) -> String {
        self.named(sets).unwrap_or_else(|| "for everybody who comes here".to_owned())
    }

    /// Behind something that is not so: "for Alipay before 10.4", "for anybody who comes here".
    pub(super) fn not_so(self, sets: &Sets) -> String {
        self.named(sets).unwrap_or_else(|| "for anybody who comes here".to_owned())
    }

    /// "for Alipay before 10.4", unless they are all who come here.
    pub(super) fn named(self, sets: &Sets) -> Option<String> {
        if self.are_all(sets) {
            return None;
        }
        let words = sets.words(self.readers, self.here);
        let those = if words.starts_with("without ") { "those " } else { "" };
        Some(format!("for {those}{words}"))
    }

    /// What is so, and for whom if that is not everybody: "it is a button for Alipay before 10.4".
    pub(super) fn if_some(self, sets: &Sets, what: String) -> String {
        match self.named(sets) {
            Some(named) => format!("{what} {named}"),
            None => what,
        }
    }

    /// The others who come here, in words: "Alipay 10.4 or later". None if there are none.
    fn others(self, sets: &Sets) -> Option<String> {
        let others = sets.difference(self.here, self.readers);
        (!sets.is_empty(others)).then(|| sets.words(others, self.here))
    }

    /// How to leave out those for whom a step does not hold; `doing`: what the others do.
    pub(super) fn guard(self, sets: &Sets, doing: &str) -> String {
        match self.others(sets) {
            Some(others) => format!("put the step into a `when` for those who {doing}: {others}"),
            None => format!("nobody who comes here can {doing}"),
        }
    }

    /// Adds one of them, unless they are everybody and need no example.
    pub(super) fn with_example(self, sets: &Sets, finding: Diagnostic) -> Diagnostic {
        match sets.witness(self.readers) {
            Some(witness) => finding.note(format!("for example {witness}")),
            None => finding,
        }
    }

    /// Adds the finding, with one of them and the place where they parted from the others.
    pub(super) fn report(self, walk: &mut Walk<'_>, finding: Diagnostic, parting: Parting) {
        let finding = self.with_example(&walk.sets, finding);
        if parting == Parting::Shown || self.are_all(&walk.sets) {
            return walk.report(finding);
        }
        let else_at = match parting {
            Parting::OnTheWay => Else::SomeWay,
            Parting::ByThemselves => Else::Audience,
            Parting::Declared | Parting::Shown => Else::Nowhere,
        };
        match apart::on_the_way(walk, finding, (self.readers, self.here), else_at) {
            (finding, Some(apart)) => walk.report_apart(finding, apart),
            (finding, None) => walk.report(finding),
        }
    }
}

/// What is so, and for whom if that is not all of some readers: where it is only counted, nobody is named as an
/// example.
pub(super) fn so_among(sets: &Sets, what: &str, readers: Set, all: Set) -> String {
    Whom { readers, here: all }.if_some(sets, what.to_owned())
}

/// Where the readers of a state are: "on \"My\"", in order of declaration.
pub(super) fn places(walk: &Walk<'_>, state: &State, thing: ThingId) -> String {
    let mut fronts: Vec<ScreenId> = Vec::new();
    for combination in state.places.keys() {
        if let Some(front) = combination.view(thing).front()
            && !fronts.contains(&front)
        {
            fronts.push(front);
        }
    }
    fronts.sort();
    screens_in_words(walk, &fronts)
}

/// "\"My\" or \"Home\"".
pub(super) fn screens_in_words(walk: &Walk<'_>, fronts: &[ScreenId]) -> String {
    let mut titles: Vec<String> =
        fronts.iter().take(MOST_SCREENS).map(|screen| screens::title(walk.project, *screen)).collect();
    if fronts.len() > MOST_SCREENS {
        titles.push("another screen".to_owned());
    }
    text::or(&titles)
}
