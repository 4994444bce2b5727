//! What following the readers through one guide found out. Knows nothing of how it is found and printed.

use crate::model::ids::{ElementId, ProcedureId, ScreenId, StatementId};
use crate::readers::{ProductId, Set, ThingId, Universe};
use std::collections::{BTreeMap, BTreeSet};

/// What following the readers through one guide found out.
#[derive(Debug)]
pub struct Following {
    /// The guide's readers; it knows the conditions of followed procedures, too.
    pub universe: Universe,
    /// `for`, narrowed to those who have what everybody opens.
    pub audience: Set,
    /// `for` without `unsupported`, narrowed to those who have what the guide needs.
    pub supported: Set,
    /// Those of them who have a newer release than the guide was checked with.
    pub unverified: Set,
    /// Products that readers must have: "needs P" is printed.
    pub needed: Vec<(ProductId, ThingId)>,
    /// Screens that the guide names.
    pub(super) named: BTreeSet<ScreenId>,
    /// The first is the guide itself; then each followed procedure, in the order of following.
    pub calls: Vec<Call>,
    /// The calls by where they are made.
    pub(super) called: BTreeMap<Site, CallId>,
    pub(super) facts: BTreeMap<Site, Facts>,
    /// Products by which a step makes other readers of some.
    pub changed: Vec<(ThingId, ProductId)>,
    /// How many statements were walked for it, each time that somebody was followed through one.
    pub walked: usize,
}

/// A place in [`Following::calls`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub u32);

impl CallId {
    /// The guide's own body and its trouble sections.
    pub const GUIDE: Self = Self(0);
}

/// One run of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Where it was called; none for the guide.
    pub parent: Option<(CallId, StatementId)>,
    /// None for the guide.
    pub procedure: Option<ProcedureId>,
    /// The body's thing n is the guide's `things[n]`.
    pub things: Vec<ThingId>,
    /// Named steps and parts that are left out.
    pub without: Vec<StatementId>,
}

/// A statement of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    pub call: CallId,
    pub statement: StatementId,
}

/// What is known of one statement.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Who may be there, before it.
    pub readers: Set,
    /// One for each element that the statement names, in the order of the model's fields: a tap's path; a
    /// drag's `what` and `to`; a choice's option and `within`; the exceptions of `turn off all`; one for
    /// each `see` arm of an `if`.
    pub uses: Vec<UseFacts>,
    /// Branches: who takes each arm (`when`, `exactly one`: the first that holds; `either`: who has the
    /// option; `if` and `try`: who can come there). Last: `otherwise`, if there is one; of an `if` always who may see
    /// nothing of it.
    pub arms: Vec<Set>,
    /// `go to`: the taps for each set of readers.
    pub routes: Vec<Route>,
    /// Steps: the screens in front before it, each with its readers.
    pub before: Vec<(ScreenId, Set)>,
    /// Steps: the screens that it leads to or stays on.
    pub after: Vec<(ScreenId, Set)>,
}

/// What one [`crate::model::reference::ElementUse`] means.
#[derive(Clone, Debug, Default)]
pub struct UseFacts {
    /// The elements that it means, each with the readers for whom.
    pub elements: Vec<(ElementId, Set)>,
    /// Whole screens that it means (`see X`), each with the readers for whom.
    pub screens: Vec<(ScreenId, Set)>,
    /// Where its readers are when they use it; somebody who may be at several places is in several.
    pub sights: Vec<Sight>,
}

/// Readers who find an element on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// None: nobody knows where they are.
    pub screen: Option<ScreenId>,
    /// None: nobody knows what they find.
    pub element: Option<ElementId>,
    pub readers: Set,
}

/// The shortest way for some readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub readers: Set,
    pub taps: Vec<ElementId>,
    /// The screen that each of them is on.
    pub screens: Vec<ScreenId>,
}

impl Following {
    /// For a text outside of guides: everyone may read it and nothing is followed.
    pub fn nothing(universe: Universe) -> Self {
        let supported = universe.all();
        let guide = Call { parent: None, procedure: None, things: vec![ThingId::FIRST], without: Vec::new() };
        Self {
            audience: supported,
            supported,
            unverified: universe.none(),
            universe,
            needed: Vec::new(),
            named: BTreeSet::new(),
            calls: vec![guide],
            called: BTreeMap::new(),
            facts: BTreeMap::new(),
            changed: Vec::new(),
            walked: 0,
        }
    }

    /// What is known of a statement; nothing if nobody was followed there.
    pub fn facts(&self, call: CallId, statement: StatementId) -> Option<&Facts> {
        self.facts.get(&Site { call, statement })
    }

    /// The run of the procedure that a `follow` of `parent` starts.
    pub fn call(&self, parent: CallId, follow: StatementId) -> Option<CallId> {
        self.called.get(&Site { call: parent, statement: follow }).copied()
    }
}
