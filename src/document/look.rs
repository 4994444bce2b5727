//! `if`: the reader looks. Where the model is certain, nothing is left to look for.

use super::builder::{Builder, Place};
use super::phrase::Phrase;
use super::shape::{Arm, BranchKind, Inline, Node};
use crate::analysis::{Facts, UseFacts};
use crate::model::branch::{If, Look};
use crate::model::ids::StatementId;
use crate::model::statement::Block;
use crate::readers::Set;

/// One arm that somebody can take.
struct Way<'b> {
    readers: Set,
    /// None: what is left when nothing is seen.
    test: Option<(usize, &'b Look)>,
    body: &'b Block,
}

impl Builder<'_> {
    pub(super) fn look(&mut self, place: Place, id: StatementId, look: &If) -> Vec<Node> {
        let ways = self.ways(place, id, look);
        if let [way] = ways.as_slice()
            && (way.test.is_none() || self.readers.is_within(place.readers, way.readers))
            && self.is_certain(place, id, look, way)
        {
            return self.block(place, way.body);
        }
        // Every reader can take one arm only: their things tell them which.
        if ways.len() > 1 && self.nobody_looks(place, look, &ways) {
            let arms = self.arms(
                ways,
                |builder, way| builder.block(place.among(way.readers).inside(), way.body),
                |builder, way, body| builder.variant(place, (way.readers, &[]), body, way.test.is_none()),
            );
            return self.branch(BranchKind::Variants, Vec::new(), arms);
        }
        let only = look.arms.len() == 1;
        let arms = self.arms(
            ways,
            |builder, way| builder.block(place.among(way.readers).inside(), way.body),
            |builder, way, body| {
                let facts = way.test.and_then(|(at, _)| seen(builder.facts(place, id), look, at));
                let heading = builder.look_heading(place.among(way.readers), way.test, facts, only);
                Arm { who: builder.who(way.readers, place.readers, &[]), heading, body }
            },
        );
        self.branch(BranchKind::Look, Vec::new(), arms)
    }

    /// The arms that somebody here can take, up to the first that everybody surely takes.
    fn ways<'b>(&self, place: Place, id: StatementId, look: &'b If) -> Vec<Way<'b>> {
        let taken = self.taken(place, id, look.arms.len() + usize::from(look.otherwise.is_some()));
        let certain = self.facts(place, id).map(|facts| facts.certain.as_slice()).unwrap_or_default();
        let mut ways = Vec::new();
        for (at, (arm, readers)) in look.arms.iter().zip(&taken).enumerate() {
            let sure = certain.get(at).copied().flatten();
            if sure == Some(false) || self.readers.is_empty(*readers) {
                continue;
            }
            // The last of several that is certain is what remains when the others are not seen.
            let test = (sure != Some(true)).then_some((at, &arm.test));
            ways.push(Way { readers: *readers, test, body: &arm.body });
            if sure == Some(true) {
                return ways;
            }
        }
        if let (Some(body), Some(readers)) = (&look.otherwise, taken.get(look.arms.len()))
            && !self.readers.is_empty(*readers)
        {
            ways.push(Way { readers: *readers, test: None, body });
        }
        ways
    }

    /// Whether everyone here takes this way without looking.
    fn is_certain(&self, place: Place, id: StatementId, look: &If, way: &Way<'_>) -> bool {
        match way.test {
            None => self.readers.is_within(place.readers, way.readers),
            Some((at, Look::See(_) | Look::Screens(_))) if look.otherwise.is_none() => {
                let certain = self.facts(place, id).and_then(|facts| facts.certain.get(at)).copied();
                certain.flatten() == Some(true)
            }
            Some(_) => false,
        }
    }

    fn nobody_looks(&self, place: Place, look: &If, ways: &[Way<'_>]) -> bool {
        let by_model = look.arms.iter().all(|arm| !matches!(arm.test, Look::Words(_)));
        let mut before = self.following.universe.none();
        for way in ways {
            if !self.readers.are_apart(before, way.readers) {
                return false;
            }
            before = self.readers.either(before, way.readers);
        }
        by_model && look.otherwise.is_some() && self.readers.is_within(place.readers, before)
    }

    fn look_heading(
        &mut self,
        place: Place,
        test: Option<(usize, &Look)>,
        facts: Option<&UseFacts>,
        only: bool,
    ) -> Vec<Inline> {
        match test {
            None if only => Phrase::new("if-not-see").say(&self.catalogue),
            None => Phrase::new("otherwise").say(&self.catalogue),
            Some((_, Look::Words(words))) => {
                let (words, _) = self.part_of_sentence(place, words);
                Phrase::new("if-words").with("words", words).say(&self.catalogue)
            }
            Some((_, Look::Screens(screens))) => {
                let screens: Vec<_> = screens.iter().flat_map(|screen| screen.screens.clone()).collect();
                self.if_see_screens(place, &screens)
            }
            Some((_, Look::See(what))) => {
                let screens = facts.map(|facts| facts.screens.clone()).unwrap_or_default();
                let no_element = facts.is_none_or(|facts| facts.elements.is_empty());
                if what.candidates.is_empty() && no_element && !what.screens.is_empty() {
                    let screens = if screens.is_empty() { what.screens.clone() } else { screens };
                    return self.if_see_screens(place, &screens);
                }
                let what = self.named(place, what, facts).words;
                Phrase::new("if-see").with("what", what).say(&self.catalogue)
            }
        }
    }

    fn if_see_screens(&mut self, place: Place, screens: &[crate::model::ids::ScreenId]) -> Vec<Inline> {
        let title = self.screens(place, screens);
        let what = Phrase::new("screen-named").with("title", title).say(&self.catalogue);
        Phrase::new("if-see").with("what", what).say(&self.catalogue)
    }
}

/// What is known of the element that an arm looks for.
fn seen<'f>(facts: Option<&'f Facts>, look: &If, at: usize) -> Option<&'f UseFacts> {
    let before = look.arms.iter().take(at).filter(|arm| matches!(arm.test, Look::See(_))).count();
    facts?.uses.get(before)
}
