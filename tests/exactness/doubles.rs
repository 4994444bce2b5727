//! What is called alike: a step that names an element prints its label, which something else may bear.

use std::collections::BTreeSet;

use guidec::model::element::Element;
use guidec::model::ids::{ElementId, ScreenId};
use guidec::model::reference::{ElementUse, Written};
use guidec::model::screen::{Screen, Variant};
use guidec::model::text::{Literal, LiteralPiece};
use guidec::readers::ThingId;

use super::acts::Use;
use super::fits::fits;
use super::interpret::Interpreter;
use super::situation::{View, Who};

/// What readers mean, and what they may see at that time.
#[derive(Default)]
pub struct Sights {
    pub meant: BTreeSet<(Who, ElementId)>,
    pub views: BTreeSet<(Who, View)>,
}

impl Interpreter<'_> {
    /// Those who may take something else for what is meant. Words of the author's mean whatever bears them.
    pub fn confused(
        &self,
        thing: ThingId,
        used: &ElementUse,
        how: Use,
        sights: &Sights,
        lost: &BTreeSet<Who>,
    ) -> Option<Who> {
        if matches!(used.written, Written::Label(_)) {
            return None;
        }
        let seeing = |(who, meant): &&(Who, ElementId)| {
            let mut views = sights.views.iter().filter(|(other, _)| other == who).map(|(_, view)| view);
            !lost.contains(who) && views.any(|view| self.has_double(*who, thing, used, how, *meant, view))
        };
        sights.meant.iter().find(seeing).map(|(who, _)| *who)
    }

    /// Whether something in front may be taken for an element.
    pub fn has_double(
        &self,
        who: Who,
        thing: ThingId,
        used: &ElementUse,
        how: Use,
        meant: ElementId,
        view: &View,
    ) -> bool {
        let element = self.element(meant);
        // Of what was not seen on a phone like theirs nobody knows what else is there.
        let known = self.claims(who, view, thing);
        known
            && self.in_front(view).into_iter().filter(|id| *id != meant && !used.candidates.contains(id)).any(
                |id| {
                    let other = self.element(id);
                    let called = |it: &Element| {
                        let label = self.words(who, thing, &it.labels).map(<[_]>::to_vec);
                        let plain = it.described.as_ref().map(|it| it.pieces.clone());
                        let kind = (label.is_none() && plain.is_none()).then(|| it.kind.clone());
                        let plain = if label.is_none() { plain } else { None };
                        (label, plain, kind)
                    };
                    let looks = used.looks.as_ref().or(element.looks.as_ref());
                    let at = used.at.as_ref().or(element.at.as_ref());
                    let verb_fits = match how {
                        Use::With(_, verb) => fits(verb, other),
                        _ => true,
                    };
                    called(element) == called(other)
                        && verb_fits
                        && !differs(looks, other.looks.as_ref())
                        && !differs(at, other.at.as_ref())
                        && self.chance(who, thing, view, id) != Some(Some(false))
                },
            )
    }

    /// Whether two screens of one kind have one title for a reader.
    pub fn titled_alike(&self, who: Who, thing: ThingId, one: ScreenId, other: ScreenId) -> bool {
        let [one, other] = [one, other].map(|screen| &self.project.screens[screen.0 as usize]);
        let called = |it: &Screen| {
            let title = self.words(who, thing, &it.titles).map(<[_]>::to_vec);
            match (title, &it.described) {
                (Some(title), _) => Some((true, title)),
                (None, described) => described.as_ref().map(|it| (false, it.pieces.clone())),
            }
        };
        one.kind == other.kind && called(one).is_some() && called(one) == called(other)
    }

    /// Which of several texts a reader sees.
    fn words<'v>(&self, who: Who, thing: ThingId, variants: &'v [Variant]) -> Option<&'v [LiteralPiece]> {
        let mut variants = variants.iter();
        let own = variants.find(|variant| self.allowed(who, variant.when.as_ref(), thing))?;
        Some(&own.text.pieces)
    }
}

fn differs(said: Option<&Literal>, declared: Option<&Literal>) -> bool {
    said.is_some_and(|said| declared.is_none_or(|declared| declared.pieces != said.pieces))
}
