//! `if`: the reader looks. Where the model is certain, nothing is left to look for.

use super::builder::{Builder, Place};
use super::phrase::Phrase;
use super::shape::{Arm, BranchKind, Inline, Node};
use super::trail::Way;
use crate::analysis::{Facts, UseFacts};
use crate::model::branch::{If, Look};
use crate::model::ids::{ScreenId, StatementId};
use crate::model::reference::{ElementUse, Written};
use crate::model::statement::{Block, StatementKind};
use crate::model::step::Action;
use crate::readers::Set;
use crate::vocabulary::TapGesture;

/// How readers come to take a way.
#[derive(Clone, Copy)]
struct Seen<'b> {
    /// None: what is left when nothing is seen.
    test: Option<(usize, &'b Look)>,
    /// Those of its readers who need not look.
    surely: Set,
}

impl Builder<'_> {
    pub(super) fn look(&mut self, place: Place, id: StatementId, look: &If) -> Vec<Node> {
        let (ways, passing) = self.ways(place, id, look);
        let apart = self.are_all_apart(&ways);
        // Every reader can take one way only: their things tell them which.
        if apart && ways.iter().all(|way| self.readers.are_apart(way.readers, passing)) {
            if let [way] = ways.as_slice()
                && self.readers.is_within(place.readers, way.readers)
            {
                return self.block(place, way.body);
            }
            let arms = self.arms(place, ways, passing, |builder, way, body| {
                builder.variant(place, (way.readers, &[]), body, way.more.test.is_none())
            });
            return self.branch(BranchKind::Variants, Vec::new(), arms);
        }
        let arms = self.arms(place, ways, passing, |builder, way, mut body| {
            let place_of_way = place.among(way.readers);
            let (heading, looking) = builder.look_heading(place, &way, id, look);
            if let Some((_, Look::See(what))) = way.more.test {
                builder.tap_it(place_of_way, what, way.body, &mut body);
            }
            let who = builder.who(way.readers, place.readers, &[]);
            let sure = builder.at_start(way.more.surely, place.readers).into_iter().collect();
            Arm { looking, sure, ..Arm::new(who, heading, body) }
        });
        self.branch(BranchKind::Look, Vec::new(), arms)
    }

    /// The ways that somebody here can take, and who may take none.
    fn ways<'b>(&self, place: Place, id: StatementId, look: &'b If) -> (Vec<Way<'b, Seen<'b>>>, Set) {
        let mut taken = self.taken(place, id, look.arms.len() + 1);
        let rest = taken.pop().unwrap_or(place.readers);
        let tests = look.arms.iter().enumerate().map(|(at, arm)| (Some((at, &arm.test)), &arm.body));
        let nobody = self.following.universe.none();
        let way = |readers, test, body| Way { readers, body, more: Seen { test, surely: nobody } };
        let mut ways: Vec<Way<'_, Seen<'_>>> =
            taken.into_iter().zip(tests).map(|(readers, (test, body))| way(readers, test, body)).collect();
        let mut passing = rest;
        if let Some(body) = &look.otherwise {
            ways.push(way(rest, None, body));
            passing = nobody;
        }
        ways.retain(|way| !self.readers.is_empty(way.readers));
        // The last of several is what remains when the others are not seen.
        if self.readers.is_empty(passing)
            && ways.len() > 1
            && let Some(last) = ways.last_mut()
        {
            last.more.test = None;
        }
        let sets: Vec<Set> = ways.iter().map(|way| way.readers).collect();
        for (at, way) in ways.iter_mut().enumerate() {
            let others = sets.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, set)| *set);
            way.more.surely = others
                .chain([passing])
                .fold(way.readers, |surely, other| self.readers.without(surely, other));
        }
        (ways, passing)
    }

    /// What stands over a way, and what for those who have to look if that is less.
    fn look_heading(
        &mut self,
        place: Place,
        way: &Way<'_, Seen<'_>>,
        id: StatementId,
        look: &If,
    ) -> (Vec<Inline>, Option<Vec<Inline>>) {
        let among = place.among(way.readers);
        let what = match way.more.test {
            None => {
                let looked_for =
                    matches!(look.arms.as_slice(), [only] if !matches!(only.test, Look::Words(_)));
                let key = if looked_for { "if-not-see" } else { "otherwise" };
                return (Phrase::new(key).say(&self.catalogue), None);
            }
            Some((_, Look::Words(words))) => return (self.if_words(among, words), None),
            Some((_, Look::Screens(screens))) => {
                let uses: Vec<_> =
                    screens.iter().map(|named| (named.span, named.screens.as_slice())).collect();
                self.screens_to_see(among, &uses)
            }
            Some((at, Look::See(what))) => {
                let facts = seen(self.facts(place, id), look, at);
                match means_screens(what, facts) {
                    Some(screens) => self.screens_to_see(among, &[(what.span, screens)]),
                    None => self.named(among, what, facts).words,
                }
            }
        };
        // Who surely sees it is named, and needs not look.
        let looking = Phrase::new("if-see").with("what", what.clone()).say(&self.catalogue);
        let surely = way.more.surely;
        if !self.readers.is_empty(surely) {
            let who = self.who_aside(surely, place.readers, &[]);
            if !who.readers.unless {
                let who = super::inlines::text(who.words);
                let whole = Phrase::new("if-see-or-for").with("who", who).with("what", what);
                return (whole.say(&self.catalogue), Some(looking));
            }
        }
        (looking, None)
    }

    /// "Tap it." where the first step taps what was looked for.
    fn tap_it(&self, place: Place, what: &ElementUse, block: &Block, body: &mut [Node]) {
        let first = block.statements.first().map(|statement| &statement.kind);
        let Some(StatementKind::Step(step)) = first else { return };
        let Action::Tap { gesture: TapGesture::Tap, path, times: None } = &step.action else { return };
        let [tapped] = path.as_slice() else { return };
        let same = if what.candidates.is_empty() {
            tapped.candidates.is_empty() && is_same(&tapped.written, &what.written)
        } else {
            tapped.candidates == what.candidates
        };
        let Some(Node::Step(printed)) = body.first_mut() else { return };
        if !same || printed.verb != "tap" {
            return;
        }
        let elements = tapped.candidates.iter().filter_map(|element| self.project.element(*element));
        let further_down = tapped.further_down || elements.into_iter().any(|element| element.further_down);
        let key = if self.with_mouse(place) { "click-it" } else { "tap-it" };
        let text = self.after_scrolling(further_down, Phrase::new(key).say(&self.catalogue));
        printed.without_looking = Some(std::mem::replace(&mut printed.text, text));
    }
}

/// What is known of the element that an arm looks for.
fn seen<'f>(facts: Option<&'f Facts>, look: &If, at: usize) -> Option<&'f UseFacts> {
    let before = look.arms.iter().take(at).filter(|arm| matches!(arm.test, Look::See(_))).count();
    facts?.uses.get(before)
}

/// Whether two uses are written alike, wherever that is.
fn is_same(one: &Written, other: &Written) -> bool {
    match (one, other) {
        (Written::Name(one), Written::Name(other)) => one == other,
        (Written::Label(one), Written::Label(other)) => one.pieces == other.pieces,
        _ => false,
    }
}

/// The screens that a name means, if it means no element here.
pub(super) fn means_screens<'s>(what: &'s ElementUse, facts: Option<&'s UseFacts>) -> Option<&'s [ScreenId]> {
    match facts.filter(|facts| facts.elements.is_empty()) {
        Some(found) if !found.screens.is_empty() => Some(what.screens.as_slice()),
        None if facts.is_some() => None,
        _ => {
            Some(what.screens.as_slice()).filter(|screens| what.candidates.is_empty() && !screens.is_empty())
        }
    }
}
