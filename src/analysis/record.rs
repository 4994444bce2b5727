//! What a walk remembers of the places that it came to.

use super::concern::Concern;
use super::following::{Facts, Sight, Site, UseFacts};
use super::jump::Jump;
use super::sets::Sets;
use super::state::State;
use super::walk::{Place, Walk};
use crate::model::ids::{ElementId, ScreenId};
use crate::readers::{Set, ThingId};
use std::collections::BTreeMap;

/// What a walk for some readers only came to.
#[derive(Debug)]
pub(super) struct Aside {
    /// Who came to an end.
    pub(super) ended: Set,
    pub(super) jumps: Vec<Jump>,
    pub(super) concerns: Vec<((Place, u32), Concern)>,
    /// Whether somebody became another reader.
    pub(super) changing: bool,
}

impl Walk<'_> {
    /// Walks through everything again, for readers who go on at one statement, and keeps it apart from what
    /// the first walk knows.
    pub(super) fn aside(&mut self, from: Site, start: State, again: impl FnOnce(&mut Self)) -> Aside {
        let facts = std::mem::take(&mut self.facts);
        let tally = std::mem::take(&mut self.tally);
        let coverage = std::mem::take(&mut self.coverage);
        let reached = std::mem::take(&mut self.reached);
        let skipped = std::mem::take(&mut self.skipped);
        let told = std::mem::take(&mut self.told);
        let findings = std::mem::take(&mut self.findings);
        let concerns = std::mem::take(&mut self.concerns);
        let ended = std::mem::replace(&mut self.ended, self.sets.nobody());
        let walked = std::mem::take(&mut self.walked);
        self.changed = false;
        self.resuming = true;
        self.ahead.insert(from, start);
        again(self);
        self.ahead.clear();
        self.resuming = false;
        self.walked = walked;
        self.facts = facts;
        self.tally = tally;
        self.coverage = coverage;
        self.reached = reached;
        self.skipped = skipped;
        self.told = told;
        self.findings = findings;
        Aside {
            ended: std::mem::replace(&mut self.ended, ended),
            jumps: std::mem::take(&mut self.jumps),
            changing: self.changed,
            concerns: std::mem::replace(&mut self.concerns, concerns).into_iter().collect(),
        }
    }

    /// Remembers who came to a place.
    pub(super) fn visit(&mut self, site: Site, state: &State) {
        let readers = state.readers(&self.sets);
        let Self { sets, facts, .. } = self;
        let facts = facts_of(facts, site, sets.nobody());
        facts.readers = sets.union(facts.readers, readers);
    }

    /// Remembers what the element use of a place means for some readers, who see it on this screen.
    pub(super) fn means(
        &mut self,
        site: Site,
        index: usize,
        element: ElementId,
        screen: Option<ScreenId>,
        readers: Set,
    ) {
        self.sees(site, index, Sight { screen, element: Some(element), readers });
        let Self { sets, facts, .. } = self;
        let facts = facts_of(facts, site, sets.nobody());
        let Some(used) = facts.uses.get_mut(index) else { return };
        match used.elements.iter_mut().find(|(there, _)| *there == element) {
            Some((_, all)) => *all = sets.union(*all, readers),
            None => used.elements.push((element, readers)),
        }
    }

    /// Remembers who uses an element in the step at hand, if that cannot be undone.
    pub(super) fn uses(&mut self, element: ElementId, readers: Set) {
        if self.project.element(element).is_some_and(|element| element.cannot_be_undone) {
            self.for_good = self.sets.union(self.for_good, readers);
        }
    }

    /// Remembers where some readers are who use an element.
    pub(super) fn sees(&mut self, site: Site, index: usize, sight: Sight) {
        let Self { sets, facts, .. } = self;
        let facts = facts_of(facts, site, sets.nobody());
        if facts.uses.len() <= index {
            facts.uses.resize_with(index + 1, UseFacts::default);
        }
        let Some(used) = facts.uses.get_mut(index) else { return };
        add_sight(sets, &mut used.sights, sight);
    }

    /// Remembers a whole screen that the element use of a place means.
    pub(super) fn means_screen(&mut self, site: Site, index: usize, screen: ScreenId, readers: Set) {
        let Self { sets, facts, .. } = self;
        let facts = facts_of(facts, site, sets.nobody());
        if facts.uses.len() <= index {
            facts.uses.resize_with(index + 1, UseFacts::default);
        }
        let Some(used) = facts.uses.get_mut(index) else { return };
        match used.screens.iter_mut().find(|(there, _)| *there == screen) {
            Some((_, all)) => *all = sets.union(*all, readers),
            None => used.screens.push((screen, readers)),
        }
    }

    /// Remembers on which screens of a thing a step begins and ends.
    pub(super) fn goes(&mut self, site: Site, thing: ThingId, before: &State, after: &State) {
        let Self { sets, facts, .. } = self;
        let facts = facts_of(facts, site, sets.nobody());
        for (known, state) in [(&mut facts.before, before), (&mut facts.after, after)] {
            for (combination, readers) in &state.places {
                if let Some(front) = combination.view(thing).front() {
                    add(sets, known, (front, *readers));
                }
            }
        }
    }

    /// Remembers who takes an arm.
    pub(super) fn takes(&mut self, site: Site, arm: usize, readers: Set) {
        let Self { sets, facts, .. } = self;
        let facts = facts_of(facts, site, sets.nobody());
        if facts.arms.len() <= arm {
            facts.arms.resize(arm + 1, sets.nobody());
        }
        if let Some(taking) = facts.arms.get_mut(arm) {
            *taking = sets.union(*taking, readers);
        }
    }

    /// What is known of a place, to add to it.
    pub(super) fn facts_of(&mut self, site: Site) -> &mut Facts {
        facts_of(&mut self.facts, site, self.sets.nobody())
    }
}

/// What is known of a place, to add to it.
fn facts_of(facts: &mut BTreeMap<Site, Facts>, site: Site, nobody: Set) -> &mut Facts {
    facts.entry(site).or_insert_with(|| Facts {
        readers: nobody,
        uses: Vec::new(),
        arms: Vec::new(),
        routes: Vec::new(),
        before: Vec::new(),
        after: Vec::new(),
    })
}

/// Adds readers to those for whom the same is known.
pub(super) fn add<Id: PartialEq>(sets: &Sets, all: &mut Vec<(Id, Set)>, (id, readers): (Id, Set)) {
    match all.iter_mut().find(|(there, _)| *there == id) {
        Some((_, there)) => *there = sets.union(*there, readers),
        None => all.push((id, readers)),
    }
}

/// Adds readers to those who find the same on the same screen.
pub(super) fn add_sight(sets: &Sets, sights: &mut Vec<Sight>, sight: Sight) {
    let same = |other: &&mut Sight| other.screen == sight.screen && other.element == sight.element;
    match sights.iter_mut().find(same) {
        Some(known) => known.readers = sets.union(known.readers, sight.readers),
        None => sights.push(sight),
    }
}
