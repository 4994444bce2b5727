//! Items that belong together: optional ones, repeated ones, those with a time limit or on another thing, parts.

use super::builder::{Builder, Place};
use super::inlines::{text, with_colon};
use super::links::Target;
use super::literal::Style;
use super::phrase::Phrase;
use super::shape::{Arm, BranchKind, Inline, Node, Part};
use super::time;
use super::trail::Arms;
use crate::model::ids::StatementId;
use crate::model::statement::{Block, OrElse, Within};
use crate::model::text::{Literal, Prose};
use crate::readers::ThingId;

impl Builder<'_> {
    pub(super) fn optional(&mut self, place: Place, body: &Block, any: bool) -> Vec<Node> {
        let (kind, intro) = if any {
            (BranchKind::OptionalItems, "optional-items-intro")
        } else {
            (BranchKind::Optional, "optional-intro")
        };
        let intro = Phrase::new(intro).say(&self.catalogue);
        let body = self.maybe_block(place, body);
        self.group_of(kind, intro, body)
    }

    pub(super) fn repeat(&mut self, place: Place, why: Option<&Prose>, body: &Block) -> Vec<Node> {
        let why = why.map(|why| self.part_of_sentence(place, why).0);
        let intro = Phrase::new("repeat-intro").maybe("why", why).say(&self.catalogue);
        self.group(place, BranchKind::Repeat, intro, body)
    }

    pub(super) fn within(&mut self, place: Place, within: &Within) -> Vec<Node> {
        let of = within.of.map(|of| self.link_statement(place, of.statement, Vec::new()));
        let limit = time::duration(within.limit, &self.catalogue);
        let limit = Phrase::new("within").with("time", limit).maybe("of", of).say(&self.catalogue);
        let before = self.trail.clone();
        let body = self.maybe_block(place, &within.body);
        if body.is_empty() {
            return Vec::new();
        }
        let over = match &within.or_else {
            Some(OrElse::Text(text)) => {
                let blocks = self.prose(place, text);
                vec![self.step_in_words(blocks)]
            }
            Some(OrElse::Block(block)) => {
                let behind = std::mem::replace(&mut self.trail, before);
                let over = self.block(place.inside(), block);
                self.trail = behind;
                over
            }
            None => Vec::new(),
        };
        let arm = |heading, body| Arm::new(None, heading, body);
        if over.is_empty() {
            return self.branch(BranchKind::Within, with_colon(limit), arm(Vec::new(), body).into());
        }
        // Arms have letters, so both have a heading.
        let heading = Phrase::new("within-over").say(&self.catalogue);
        let arms = vec![arm(limit, body), arm(heading, over)];
        self.branch(BranchKind::Within, Vec::new(), Arms { arms, ..Arms::default() })
    }

    /// Steps on another thing in hand; where it is the one in hand already, plain steps.
    pub(super) fn on_thing(&mut self, place: Place, thing: ThingId, body: &Block) -> Vec<Node> {
        let thing = self.thing(place, thing);
        let on = Place { thing, ..place };
        match self.thing_label(thing) {
            Some(label) if thing != place.thing => {
                let intro = Phrase::new("thing-intro").with("thing", text(label)).say(&self.catalogue);
                self.trail.tapped = None;
                let nodes = self.group(on, BranchKind::Thing, intro, body);
                self.trail.tapped = None;
                nodes
            }
            _ => self.block(on, body),
        }
    }

    pub(super) fn part(&mut self, place: Place, id: StatementId, title: &Literal, body: &Block) -> Vec<Node> {
        let body = self.block(Place { depth: place.depth + 1, ..place }, body);
        if body.is_empty() {
            return Vec::new();
        }
        let title = self.literal(title, Style::Plain);
        self.nodes += 1;
        let anchor = self.links.draft(Target::Statement(place.call, id));
        vec![Node::Part(Part { anchor, title, body, passed_by: Vec::new() })]
    }

    /// A branch with one arm; nothing if nothing stands in it.
    pub(super) fn group(
        &mut self,
        place: Place,
        kind: BranchKind,
        intro: Vec<Inline>,
        body: &Block,
    ) -> Vec<Node> {
        let body = self.block(place.inside(), body);
        self.group_of(kind, intro, body)
    }

    fn group_of(&mut self, kind: BranchKind, intro: Vec<Inline>, body: Vec<Node>) -> Vec<Node> {
        if body.is_empty() {
            return Vec::new();
        }
        self.branch(kind, intro, Arm::new(None, Vec::new(), body).into())
    }
}
