//! Steps: what the reader does, in a sentence made from the model, with what is said beside it.

mod act;
mod handle;
mod product;
mod tap;

use super::builder::{Builder, Place};
use super::element::Named;
use super::inlines::{change_first, split_sentence};
use super::phrase::Phrase;
use super::shape::{self, Aside, Block, Drawing, Inline, Node};
use crate::analysis::{Facts, UseFacts};
use crate::model::ids::StatementId;
use crate::model::reference::ElementUse;
use crate::model::step::{Action, Step};
use crate::text::lower_letter;

/// What is printed of an action.
#[derive(Debug, Default)]
struct Said {
    verb: &'static str,
    text: Vec<Inline>,
    more: Vec<Block>,
    copy: Option<String>,
    cannot_be_undone: bool,
    drawings: Vec<Drawing>,
}

impl Said {
    fn new(verb: &'static str, text: Vec<Inline>) -> Self {
        Self { verb, text, ..Self::default() }
    }
}

impl Builder<'_> {
    /// A step with its block. `go to` may become several items.
    pub(super) fn step(&mut self, place: Place, id: StatementId, step: &Step) -> Vec<Node> {
        let facts = self.facts(place, id);
        if !matches!(step.action, Action::Tap { .. }) {
            self.trail.tapped = None;
        }
        if let Action::GoTo(target) = &step.action {
            return self.go_to(place, step, target, facts);
        }
        let said = self.action(place, step, facts);
        let said = Said { drawings: self.drawings(place, &step.action, facts), ..said };
        let mut nodes = vec![self.step_node(place, step, said, facts)];
        self.stop_at(place, step, facts, &mut nodes);
        nodes
    }

    fn step_node(&mut self, place: Place, step: &Step, said: Said, facts: Option<&Facts>) -> Node {
        let mut before = self.unverified(place, facts);
        let (more_before, after) = self.attachments(place, &step.attachments);
        before.extend(more_before);
        let cannot_be_undone = step.cannot_be_undone || said.cannot_be_undone;
        self.node(Said { cannot_be_undone, ..said }, before, after)
    }

    /// A step in the author's own words.
    pub(super) fn step_in_words(&mut self, blocks: Vec<Block>) -> Node {
        let (text, more) = split_sentence(blocks);
        self.plain_step(Said { more, ..Said::new("do", text) })
    }

    /// A step with nothing beside it.
    pub(super) fn step_saying(&mut self, verb: &'static str, text: Vec<Inline>) -> Node {
        self.step_drawn(verb, text, Vec::new())
    }

    /// A step with nothing beside it but drawings.
    pub(super) fn step_drawn(
        &mut self,
        verb: &'static str,
        text: Vec<Inline>,
        drawings: Vec<Drawing>,
    ) -> Node {
        self.plain_step(Said { drawings, ..Said::new(verb, text) })
    }

    fn plain_step(&mut self, said: Said) -> Node {
        self.node(said, Vec::new(), Vec::new())
    }

    fn node(&mut self, said: Said, before: Vec<Aside>, after: Vec<Aside>) -> Node {
        self.nodes += 1;
        Node::Step(Box::new(shape::Step {
            number: 0,
            label: String::new(),
            anchor: String::new(),
            verb: said.verb.to_owned(),
            text: said.text,
            without_looking: None,
            more: said.more,
            before,
            after,
            cannot_be_undone: said.cannot_be_undone,
            copy: said.copy,
            passed_by: Vec::new(),
            drawings: said.drawings,
        }))
    }

    fn action(&mut self, place: Place, step: &Step, facts: Option<&Facts>) -> Said {
        let uses = facts.map(|facts| facts.uses.as_slice()).unwrap_or_default();
        match &step.action {
            Action::Tap { gesture, path, times } => self.tap(place, *gesture, path, *times, uses),
            Action::Swipe { direction, on, from } => {
                self.swipe(place, *direction, on.as_ref(), from.as_ref(), uses)
            }
            Action::ScrollTo(what) => self.scroll_to(place, what, uses),
            Action::Scroll(direction) => self.scroll(*direction),
            Action::Drag { what, to } => self.drag(place, what, to, uses),
            Action::Type { text, into } => self.type_text(place, text, into.as_ref(), uses),
            Action::Choose { option, within } => self.choose(place, option, within.as_deref(), uses),
            Action::Turn { on, what } => self.turn(place, *on, what, uses),
            Action::TurnAll { on, except } => self.turn_all(place, *on, except, uses),
            Action::Tick { on, what } => self.tick(place, *on, what, uses),
            Action::Press { keys, duration } => self.press(keys, *duration),
            Action::Open(what) => self.open("open", what),
            Action::ReturnTo(what) => self.open("return-to", what),
            Action::Back => Said::new("back", Phrase::new("back").say(&self.catalogue)),
            Action::Wait { until, time, at_most } => self.wait(place, until.as_ref(), *time, *at_most),
            Action::Scan(what) => self.scan(what.as_ref()),
            Action::SignIn { to, how } => self.sign_in(place, to.as_ref(), how.as_ref()),
            Action::Permit { allow, what } => self.permit(place, *allow, what, uses),
            Action::Restart(thing) => self.restart(place, *thing),
            Action::Install { kind, product, to, from } => {
                self.install(place, *kind, *product, to.as_ref(), from.as_ref())
            }
            Action::Run(command) => self.run(command),
            Action::See(what) => self.see(place, what, uses),
            Action::Read(what) => self.read(place, what),
            Action::Do { text, .. } => {
                let (text, more) = split_sentence(self.prose(place, text));
                Said { more, ..Said::new("do", text) }
            }
            Action::GoTo(_) => Said::default(),
        }
    }

    /// The element of that place among those that the step names.
    fn use_of(&mut self, place: Place, what: &ElementUse, uses: &[UseFacts], at: usize) -> Named {
        let facts = uses.get(at);
        if let Some(facts) = facts {
            self.touch_elements(facts);
        }
        self.named(place, what, facts)
    }

    /// A sentence about one element, with the scrolling that comes first.
    fn about(&self, verb: &'static str, key: &'static str, what: Named) -> Said {
        let text = Phrase::new(key).with("what", what.words).say(&self.catalogue);
        let cannot_be_undone = what.cannot_be_undone;
        Said { cannot_be_undone, ..Said::new(verb, self.after_scrolling(what.further_down, text)) }
    }

    pub(super) fn after_scrolling(&self, scroll: bool, text: Vec<Inline>) -> Vec<Inline> {
        if !scroll {
            return text;
        }
        let step = change_first(&text, lower_letter);
        Phrase::new("scroll-first").with("step", step).with("sentence", text).say(&self.catalogue)
    }

    /// The products whose screens a step touches.
    fn touch_elements(&mut self, facts: &UseFacts) {
        let screens: Vec<_> =
            facts.screens.iter().filter_map(|(screen, _)| self.project.screen(*screen)).collect();
        screens.into_iter().filter_map(|screen| screen.product).for_each(|product| self.touch(product));
    }
}
